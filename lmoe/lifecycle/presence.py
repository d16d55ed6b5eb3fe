"""Who serves from a state folder: a file that a server's process holds locked for as long as it lives, with its address in it.

Advice for people, not a guard: several servers and commands may share a state folder.
"""

import contextlib
import fcntl
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

FILE = "server.json"


@dataclass(frozen=True, slots=True)
class Server:
    """`watches` says that it takes up by itself what other processes change."""

    url: str
    watches: bool


@contextlib.contextmanager
def present(state: Path, server: Server) -> Iterator[None]:
    """This process serves from `state`. Where the folder cannot be written nobody is told."""
    try:
        state.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(state / FILE, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        yield
        return
    try:
        with contextlib.suppress(OSError):
            # Held with others: the kernel lets go of it however this process ends.
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, json.dumps(asdict(server)).encode(), 0)
        yield
    finally:
        os.close(descriptor)


def server_on(state: Path) -> Server | None:
    """The server that serves from `state` now, the last to start; None if there is none."""
    try:
        with (state / FILE).open("rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                found = json.loads(file.read())
                return Server(str(found["url"]), bool(found["watches"]))
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None
