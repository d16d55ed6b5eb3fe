"""Work that gives way: when it rests."""

import subprocess
import sys

import pytest

# In a process of its own: what else runs there decides.
_PROGRAM = """
import hashlib, sys, threading, time
from lmoe import background

rests = []
background.time.sleep, sleep = rests.append, time.sleep
stop = threading.Event()

def busy():
    while not stop.is_set():
        hashlib.sha256(bytes(1 << 22)).digest()

def change():
    if "gives-way" in sys.argv:
        background.give_way()
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


def test_who_gives_way_rests_between_portions_while_others_work() -> None:
    """Again and again, and never for long, however long a portion took."""
    count, longest = _rests("gives-way", "beside-others")
    assert count > 5
    assert 0 < longest <= 0.02


@pytest.mark.parametrize("how", [("gives-way",), ("beside-others",)], ids=["alone in the process", "a thread like others"])
def test_nobody_else_rests(how: tuple[str, ...]) -> None:
    """Neither who gives way to nobody, nor a thread that does not."""
    assert _rests(*how) == (0, 0)
