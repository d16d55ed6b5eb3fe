"""How long `lmoe serve` takes until it is ready, and how much memory it holds.

    python benchmarks/startup.py [--runs 5] [SERVE ARGUMENTS]

The first start has an empty state directory (cold); the others are warm. Memory is the server's resident set after it has
answered one request of each kind. Prints one line a start, then the warm median.
"""

import argparse
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass

import psutil

PROMPTS = ("Write me a haiku.", "python function to reverse a string", "What is 17 + 25?", "What is the capital of Peru?")


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds from launch to ready and to the first answer; resident bytes after the answers."""

    ready: float
    first_answer: float
    resident: int


def start(state: str, arguments: list[str]) -> Start:
    began = time.perf_counter()
    command = [sys.executable, "-m", "lmoe", "serve", "--port", "0", "--state-dir", state, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        found = re.match(r"Ready: (http://\S+)", process.stdout.readline())
        if found is None:
            raise SystemExit("the server did not start")
        ready = time.perf_counter() - began
        first = 0.0
        for prompt in PROMPTS:
            body = json.dumps({"model": "auto", "messages": [{"role": "user", "content": prompt}]}).encode()
            urllib.request.urlopen(urllib.request.Request(f"{found[1]}/v1/chat/completions", body)).read()
            first = first or time.perf_counter() - began
        resident = psutil.Process(process.pid).memory_info().rss
        process.terminate()
        process.wait(60)
    return Start(ready, first, resident)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="warm starts")
    args, rest = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as state:
        starts = [start(state, rest) for _ in range(args.runs + 1)]
    print(f"{'start':8} {'ready s':>8} {'answer s':>9} {'RSS MB':>8}")
    for i, s in enumerate(starts):
        print(f"{'warm' if i else 'cold':8} {s.ready:8.1f} {s.first_answer:9.1f} {s.resident / 1e6:8.0f}")
    warm = starts[1:]
    ready, resident = statistics.median(s.ready for s in warm), statistics.median(s.resident for s in warm)
    print(f"warm median: ready in {ready:.1f} s, {resident / 1e6:.0f} MB resident")


if __name__ == "__main__":
    main()
