"""What commands print: JSON for programs, plain lines and tables for people."""

import json
from collections.abc import Iterable, Sequence
from typing import Any


def print_json(value: object) -> None:
    print(json.dumps(value, indent=2, ensure_ascii=False))


def print_table(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Columns as wide as their widest cell; numbers to the right."""
    texts = [[_cell(cell) for cell in row] for row in rows]
    numeric = [all(isinstance(row[i], int | float) for row in rows) for i in range(len(headings))] if isinstance(rows, list) else []
    widths = [max(len(heading), *(len(row[i]) for row in texts)) if texts else len(heading) for i, heading in enumerate(headings)]
    for row in [list(headings), *texts]:
        cells = [text.rjust(w) if numeric and numeric[i] else text.ljust(w) for i, (text, w) in enumerate(zip(row, widths, strict=True))]
        print("  ".join(cells).rstrip())


def _cell(value: Any) -> str:
    if value is None:
        return "-"
    return f"{value:.3f}" if isinstance(value, float) else str(value)
