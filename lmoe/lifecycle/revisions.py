"""The files of accepted revisions, each in a folder named by its digest: written whole and synced, or not at all.

Knows folders and bytes; not which name means which revision.
"""

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Collection, Mapping
from pathlib import Path

from lmoe.background import pieces
from lmoe.database import refused
from lmoe.experts.package import Content

UNCLAIMED = 3600.0
"""Seconds after which a revision's files that no name refers to are an interrupted write's."""


class Revisions:
    """One folder of them, made when the first is kept. Several processes and threads may share it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def folder_of(self, digest: str) -> Path:
        return self._folder / digest

    def keep(self, digest: str, files: Mapping[str, Content]) -> None:
        """The revision's own folder, written once, and again only if it is damaged. Raises Unavailable."""
        folder = self.folder_of(digest)
        try:
            if folder.is_dir() and _holds(folder, files):
                return
            self._folder.mkdir(parents=True, exist_ok=True)
            new = Path(tempfile.mkdtemp(prefix=".new-", dir=self._folder))
            try:
                for name, content in files.items():
                    _write(new / name, content)
                _sync(new)
                if folder.is_dir():
                    folder.rename(Path(tempfile.mkdtemp(prefix=".damaged-", dir=self._folder)) / digest)
                with contextlib.suppress(FileExistsError):
                    new.rename(folder)
            finally:
                shutil.rmtree(new, ignore_errors=True)
            _sync(self._folder)
        except OSError as e:
            raise refused(e, f"revision {digest[:8]}") from None

    def sweep(self, wanted: Collection[str]) -> None:
        """Delete what is none of these digests', unless it is so new that another process may be about to refer to it."""
        if not self._folder.is_dir():
            return
        for folder in self._folder.iterdir():
            if folder.name not in wanted and folder.stat().st_mtime < time.time() - UNCLAIMED:
                shutil.rmtree(folder, ignore_errors=True)


def _holds(folder: Path, files: Mapping[str, Content]) -> bool:
    """Whether these files are in there as they should be."""
    return all((folder / name).is_file() and _same(folder / name, content) for name, content in files.items())


def _same(path: Path, content: Content) -> bool:
    with path.open("rb") as file, memoryview(content) as wanted:
        if path.stat().st_size != len(wanted):
            return False
        # As bytes, and a piece at a time: comparing a view goes byte by byte, and other threads wait meanwhile.
        return all(file.read(piece.stop - piece.start) == bytes(wanted[piece]) for piece in pieces(len(wanted)))


def _write(path: Path, content: Content) -> None:
    with path.open("xb") as file, memoryview(content) as view:
        for piece in pieces(len(view)):
            file.write(view[piece])
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
