"""Streams that run while experts are added: what those who wait for their next word notice of it."""

import json
import threading
import urllib.request
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from benchmarks.load import Measured, run

_NAMES = count()
EVERY = 1.0
"""Seconds between an expert that went and the next that comes."""


def _call(url: str, method: str, body: object | None = None) -> None:
    data = None if body is None else json.dumps(body).encode()
    headers = {"content-type": "application/json"}
    urllib.request.urlopen(urllib.request.Request(url, data=data, method=method, headers=headers), timeout=120).read()


def long_streams(url: str, models: Sequence[str]) -> Measured:
    """Four streams that begin and end together."""
    return run(url, models, concurrency=4, requests=4, tokens=400)


def adding(url: str, folders: Sequence[Path], models: Sequence[str]) -> Measured:
    """Four long streams over `models`, while the experts of `folders` are added and removed again, one after another, until they end.

    Long ones, since a prompt that is read delays the others' words too, and would be all that a high centile shows.
    """
    stop = threading.Event()
    failures: list[Exception] = []

    def change() -> None:
        try:
            while not stop.is_set():
                for folder in folders:
                    name = f"added-{next(_NAMES)}"
                    _call(f"{url}/v1/experts", "POST", {"name": name, "path": str(folder)})
                    _call(f"{url}/v1/experts/{name}", "DELETE")
                    if stop.wait(EVERY):
                        return
        except Exception as e:
            failures.append(e)

    thread = threading.Thread(target=change)
    thread.start()
    try:
        measured = long_streams(url, models)
    finally:
        stop.set()
        thread.join()
    if failures:
        raise failures[0]
    return measured
