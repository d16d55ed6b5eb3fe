"""Work that gives way: when it rests."""

import subprocess
import sys

import pytest

# In a process of its own: what else runs there decides.
_PROGRAM = """
import hashlib, sys, threading, time
from lmoe import background

rests = []
for word in sys.argv:
    if word.startswith("enough="):
        background.ENOUGH = float(word.removeprefix("enough="))
background.time.sleep, sleep = rests.append, time.sleep
stop = threading.Event()

def busy():
    while not stop.is_set():
        hashlib.sha256(bytes(1 << 22)).digest()

def change():
    if "rests" in sys.argv:
        background.give_way(rests=True)
    for _ in background.pieces(40 * background.PIECE):
        hashlib.sha256(bytes(1 << 20)).digest()

others = [threading.Thread(target=busy)] if "beside-others" in sys.argv else []
for thread in others:
    thread.start()
sleep(0.1)
worker = threading.Thread(target=change)
worker.start()
worker.join()
stop.set()
print(len(rests), max(rests, default=0))
"""


def _rests(*how: str) -> tuple[int, float]:
    out = subprocess.run([sys.executable, "-c", _PROGRAM, *how], capture_output=True, text=True, check=True).stdout.split()
    return int(out[0]), float(out[1])


def test_who_is_told_to_rests_between_portions_while_others_work() -> None:
    """Again and again, and never for long, however long a portion took."""
    count, longest = _rests("rests", "beside-others")
    assert count > 5
    assert 0 < longest <= 0.02


def test_who_rests_comes_to_an_end_all_the_same() -> None:
    """After so much rest in all it only works, however busy the others are."""
    count, longest = _rests("rests", "beside-others", "enough=0.01")
    assert 1 <= count <= 10
    assert longest > 0


@pytest.mark.parametrize("how", [("rests",), ("beside-others",)], ids=["alone in the process", "a thread like others"])
def test_nobody_else_rests(how: tuple[str, ...]) -> None:
    """Neither who gives way to nobody, nor a thread that does not."""
    assert _rests(*how) == (0, 0)
