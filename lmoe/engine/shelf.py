"""Columns side by side, in matrices that share them. Knows revisions as the owners of columns; neither layers nor limits."""

from dataclasses import dataclass, field

from torch import Tensor


@dataclass(slots=True, eq=False)
class Shelf:
    """`matrices` [R, any] whose rows are the columns, zero wherever no span lies; `spans` gives each revision's start and stop."""

    matrices: list[Tensor]
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def columns(self) -> int:
        return len(self.matrices[0])

    @property
    def used(self) -> int:
        """Columns that belong to a span."""
        return sum(stop - start for start, stop in self.spans.values())

    @property
    def column_bytes(self) -> int:
        """Of one column, in all matrices."""
        return sum(matrix.shape[1] * matrix.element_size() for matrix in self.matrices)

    @property
    def bytes(self) -> int:
        """Empty columns included."""
        return sum(matrix.nbytes for matrix in self.matrices)

    def gap(self, width: int) -> int:
        """The start of the first gap of `width` columns, which may lie beyond the end."""
        at = 0
        for start, stop in sorted(self.spans.values()):
            if start - at >= width:
                return at
            at = stop
        return at

    def grow(self, columns: int) -> None:
        grown = [old.new_zeros(columns, old.shape[1]) for old in self.matrices]
        for new, old in zip(grown, self.matrices, strict=True):
            new[: len(old)] = old
        # All or none, should memory run out.
        self.matrices = grown

    def repack(self, columns: int) -> dict[str, int]:
        """Lay the spans side by side, in `columns` columns; returns by how much each was moved that was."""
        packed = [old.new_zeros(columns, old.shape[1]) for old in self.matrices]
        spans, moved, at = {}, {}, 0
        for revision, (start, stop) in sorted(self.spans.items(), key=lambda item: item[1]):
            width = stop - start
            for new, old in zip(packed, self.matrices, strict=True):
                new[at : at + width] = old[start:stop]
            spans[revision] = at, at + width
            if at != start:
                moved[revision] = at - start
            at += width
        self.matrices, self.spans = packed, spans
        return moved

    def free(self, revision: str) -> int:
        """Zero a revision's columns, because a zero gate does not silence a NaN; returns their bytes."""
        start, stop = self.spans.pop(revision, (0, 0))
        for matrix in self.matrices:
            matrix[start:stop] = 0
        return (stop - start) * self.column_bytes
