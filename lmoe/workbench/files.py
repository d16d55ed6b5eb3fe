"""Changing the operator's sample files: line by line, so that what is not concerned stays as it was written, and file by file at once.

Knows files and texts. The history's lock is held meanwhile, so that two commands at a time lose nothing of each other.
"""

import contextlib
import json
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from lmoe.errors import ConfigError
from lmoe.experts.samples import SampleSet, parse_sample
from lmoe.workbench.content import Content
from lmoe.workbench.history import History, Version
from lmoe.workbench.intent import Intent

Change = Callable[[SampleSet], SampleSet]


class Overlay(Protocol):
    """What was edited while serving, as a difference from the files; see `lmoe.lifecycle.store.Store`."""

    def samples(self, files: SampleSet) -> SampleSet: ...

    def set_samples(self, samples: Mapping[str, tuple[str, ...]], *, files: SampleSet, intent: Intent | None = None) -> None: ...


def change_files(
    history: History,
    folder: Path,
    read: Callable[[], SampleSet],
    overlay: Overlay,
    change: Change,
    *,
    settings: Mapping[str, Any] | None = None,
    author: str,
    message: str,
) -> Version:
    """Apply `change` to what routes (what `read` finds in the files, and `overlay` over it), and keep the result as a version.

    The files in `folder` that differ are written: what they lack is added, what they have too much is taken out; what was edited
    while serving stays in the overlay; `settings` (None: as they are) go with them. What was edited by hand before becomes a version
    of its own first. Raises SamplesError, or ConfigError for files that cannot be written; then nothing has changed but, at worst,
    whole files of a change of several.
    """

    def apply(content: Content) -> Content:
        files = read()
        now = overlay.samples(files)
        wanted = change(now)
        for name in sorted({*now.experts, *wanted.experts}):
            texts, before, listed = (s.experts.get(name, ()) for s in (wanted, now, files))
            if texts != before:
                gone, new = {*before} - {*texts}, [text for text in texts if text not in {*before}]
                left = dict.fromkeys([*(text for text in listed if text not in gone), *new])
                if tuple(left) != listed:
                    rewrite(folder / f"{name}.jsonl", tuple(left))
        files = read()
        kept = overlay.samples(files)
        differ = {
            n: wanted.experts.get(n, ())
            for n in {*kept.experts, *wanted.experts}
            if {*kept.experts.get(n, ())} != {*wanted.experts.get(n, ())}
        }
        tuned = content.settings if settings is None else settings
        if differ:
            intent = Intent.of(content, Content(wanted, tuned), newest=history.newest, author=author, message=message)
            overlay.set_samples(differ, files=files, intent=intent)
        return Content(overlay.samples(files), tuned)

    return history.commit(apply, author=author, message=message, found=lambda: overlay.samples(read()))


def rewrite(path: Path, texts: Sequence[str]) -> None:
    """Let a file hold exactly these texts: lines that stay are not touched, new ones come at the end. Atomic and synced."""
    wanted = dict.fromkeys(texts)
    lines = []
    try:
        content = path.read_bytes() if path.exists() else b""
        for line in content.split(b"\n"):
            text = parse_sample(line.removeprefix(b"\xef\xbb\xbf"), str(path)) if line.strip() else None
            if text is not None and text in wanted:
                del wanted[text]
                lines.append(line)
        lines += [json.dumps({"instruction": text}, ensure_ascii=False).encode() for text in wanted]
        _replace(path, b"".join(line.rstrip(b"\r") + b"\n" for line in lines))
    except OSError as e:
        raise ConfigError(f"{path}: cannot be written: {e.strerror}") from None


def _replace(path: Path, content: bytes) -> None:
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
    # Where a link was followed, the file that it leads to is replaced, not the link.
    target = path.resolve()
    descriptor, name = tempfile.mkstemp(prefix=".new-", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode)
        os.replace(name, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
