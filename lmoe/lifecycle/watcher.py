"""Watches the operator's folders while serving: what has settled there is read, checked and handed on.

Knows files and when they changed; what taking them means is `own`'s business.
"""

import logging
import threading
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from watchfiles import watch

from lmoe.background import give_way
from lmoe.errors import LmoeError
from lmoe.experts.lora_config import Shapes
from lmoe.experts.package import read_package
from lmoe.experts.samples import SampleSet
from lmoe.lifecycle.marks import Mark, mark_of
from lmoe.lifecycle.own import Own

log = logging.getLogger(__name__)

SETTLED_MS = 700
"""Without a further change for so long, what was written is taken to be complete."""

LONGEST_MS = 60_000
"""A folder in which something changes all the time is looked at this often."""

LOOK_MS = 5_000
"""Nothing is missed for longer, even where the system tells of no change: a folder that was deleted and made again, a network's."""


@dataclass(frozen=True, slots=True)
class Marks:
    """How things stand: the sample files (None: there is no folder), and each expert's folder."""

    samples: Mark | None = None
    experts: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Folders:
    """What is watched: `experts` but for the sub-folders to `skip`, and the files `pattern` in `samples`."""

    experts: Path | None = None
    samples: Path | None = None
    skip: Collection[str] = ()
    pattern: str = "*.jsonl"

    @property
    def paths(self) -> tuple[Path, ...]:
        return tuple(path.resolve() for path in (self.experts, self.samples) if path is not None)

    def marks(self) -> Marks:
        experts: dict[str, Mark] = {}
        if self.experts is not None and self.experts.is_dir():
            for folder in sorted(self.experts.iterdir()):
                if folder.name not in self.skip and not folder.name.startswith((".", "_")) and folder.is_dir():
                    experts[folder.name] = mark_of(folder, "*")
        has_samples = self.samples is not None and self.samples.is_dir()
        return Marks(mark_of(self.samples, self.pattern) if has_samples and self.samples is not None else None, experts)


class Watcher:
    """Looks in a thread of its own, from `start` to `close`. Whatever is wrong with the files, what serves stays as it was."""

    def __init__(
        self,
        folders: Folders,
        own: Own,
        shapes: Shapes,
        read_samples: Callable[[], SampleSet],
        seen: Marks,
        catch_up: Callable[[], None] = lambda: None,
    ) -> None:
        """`seen` is how things stood before they were read for the start: what changed since then is taken first. `catch_up` takes what
        other processes have changed in the state folder."""
        self._folders = folders
        self._own = own
        self._shapes = shapes
        self._read_samples = read_samples
        self._seen = seen
        self._catch_up = catch_up
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="lmoe-watcher", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self._closing.set()
        self._thread.join()

    def _run(self) -> None:
        give_way()
        changes = watch(
            *self._folders.paths,
            # Experts may lie under folders that the default filter thinks of as nobody's: a virtual environment's.
            watch_filter=None,
            step=SETTLED_MS,
            debounce=LONGEST_MS,
            rust_timeout=LOOK_MS,
            yield_on_timeout=True,
            stop_event=self._closing,
            raise_interrupt=False,
        )
        try:
            for _ in changes:
                give_way(rests=True)
                self.look()
        except Exception:
            log.exception("the folders are watched no longer: restart the server to have edits picked up")

    def look(self) -> None:
        """Take what differs from what was seen. Samples first: an expert that came with them is routed to from its first moment."""
        try:
            self._catch_up()
        except LmoeError as e:
            log.warning("what another process changed in the state folder is not taken: %s", e.message)
        found = self._folders.marks()
        if self._folders.samples is not None and found.samples != self._seen.samples:
            self._look_at_samples(found.samples)
        if self._folders.experts is not None and not self._folders.experts.is_dir():
            # All of them at once is an unmounted disk, or a folder about to be swapped.
            return
        for name in sorted({*found.experts, *self._seen.experts}):
            mark = found.experts.get(name)
            if mark != self._seen.experts.get(name):
                self._look_at_expert(name, mark)
        self._own.remark()

    def _look_at_samples(self, mark: Mark | None) -> None:
        try:
            files = self._read_samples()
            if self._folders.marks().samples != mark:
                return  # still being written: the next look finds it
            taken = self._own.take_samples(files)
        except LmoeError as e:
            self._own.refuse_samples(e.message)
            log.warning("the edited samples are not taken, the router stays as it was: %s", e.message)
        else:
            if taken:
                log.info("the edited samples are live")
        self._seen = Marks(mark, self._seen.experts)

    def _look_at_expert(self, name: str, mark: Mark | None) -> None:
        experts = {other: seen for other, seen in self._seen.experts.items() if other != name}
        if mark is None:
            if self._own.lose_expert(name):
                log.info("the expert %r is served no longer: its folder is gone", name)
        else:
            try:
                self._take(name, mark)
            except _Unsettled:
                return
            experts[name] = mark
        self._seen = Marks(self._seen.samples, experts)

    def _take(self, name: str, mark: Mark) -> None:
        """Raises _Unsettled for a folder that changed while it was read."""
        assert self._folders.experts is not None
        folder = self._folders.experts / name
        problem: LmoeError | None = None
        try:
            package = read_package(folder, self._shapes)
        except LmoeError as e:
            problem = e
        if not folder.is_dir() or mark_of(folder, "*") != mark:
            raise _Unsettled
        try:
            if problem is not None:
                raise problem
            if self._own.take_expert(package):
                log.info("the expert %r is live as revision %s", name, package.expert.revision)
        except LmoeError as e:
            shown = name.encode(errors="backslashreplace").decode()
            self._own.refuse_expert(shown, e.message)
            log.warning("the expert folder %r is not taken, nothing else changes: %s", shown, e.message)


class _Unsettled(Exception):
    """Somebody is still writing there."""
