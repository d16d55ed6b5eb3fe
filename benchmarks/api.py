"""What the API costs beside routing and the engine: per request, per streamed token, and for listings while it is busy.

    python -m benchmarks.api [--streams 1 64] [--seconds 10] [--step 0.02]

The real app and the real server, in a process of their own, over an engine that does nothing but deliver one word to every running
answer each `--step` seconds, stamped with the clock. What lies between that stamp and the client's clock is ours (and the
kernel's). Requests name their expert, so nothing is routed.

- `per token`: after each step, the time until its last word has arrived, divided by the words of the step.
- `CPU per token`: the server's processor time for each word, requests included, less what the engine's clock takes when nobody asks;
  what else the machine does has no part in it.
- `per request`: from the first byte sent until the engine has the prompt, and from its last word until the answer's end.
- `/health`, `/v1/models`: from request to answer, on a connection of their own, while other streams run.
"""

import argparse
import asyncio
import json
import multiprocessing
import platform
import statistics
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection

import psutil

from lmoe.api.app import create_app
from lmoe.api.server import bind, make_server
from lmoe.generation import GenerationRequest, Load, Piece, Share
from tests.fakes import fake_service, settings

WORDS = 50
"""Words of an answer."""

TARGETS = {"per request": 2.0, "per token": 0.1, "CPU per token": 0.1, "/health": 10.0, "/v1/models": 10.0}
"""Milliseconds."""


@dataclass(slots=True)
class Running:
    deliver: Callable[[Piece], None]
    submitted: int
    said: int = 0
    cancelled: bool = False

    def cancel(self) -> None:
        self.cancelled = True


class SteppingEngine:
    """Delivers a word to every running answer each step; its text is the clock, and the first word also says when it was submitted."""

    max_length = 512

    def __init__(self, step: float) -> None:
        self._step = step
        self._arriving: list[Running] = []
        self._lock = threading.Lock()
        threading.Thread(target=self._run, daemon=True).start()

    @property
    def load(self) -> Load:
        return Load(0, 0, {}, {})

    def prefetch(self, shares: Sequence[Share]) -> None:
        """Everything is there."""

    def submit(self, request: GenerationRequest, deliver: Callable[[Piece], None]) -> Running:
        ticket = Running(deliver, time.monotonic_ns())
        with self._lock:
            self._arriving.append(ticket)
        return ticket

    def _run(self) -> None:
        running: list[Running] = []
        while True:
            time.sleep(self._step)
            with self._lock:
                running += self._arriving
                self._arriving.clear()
            running = [ticket for ticket in running if not ticket.cancelled and ticket.said < WORDS]
            now = time.monotonic_ns()
            for ticket in running:
                text = f"{now} " if ticket.said else f"{ticket.submitted} {now} "
                ticket.said += 1
                ticket.deliver(Piece(text, (0,), finish_reason="stop" if ticket.said == WORDS else None))


def serve(step: float, pipe: Connection) -> None:
    """The server's process: says its port, then serves until it is ended."""
    options = settings()
    app = create_app(fake_service(SteppingEngine(step)), options)  # type: ignore[arg-type]
    listening = bind("127.0.0.1", 0)
    pipe.send(listening.getsockname()[1])
    make_server(app, options).run(sockets=[listening])


@dataclass(slots=True)
class Observed:
    """Milliseconds, but for `cpu`, which is seconds. `arrivals` are kept by step: (stamp, time of arrival) in nanoseconds."""

    arrivals: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    requests: list[float] = field(default_factory=list)
    cpu: float = 0.0
    probes: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    @property
    def tokens(self) -> list[float]:
        return [(max(times) - stamp) / 1e6 / len(times) for stamp, times in self.arrivals.items()]


async def stream(port: int, delay: float, until: float, observed: Observed) -> None:
    """One client: begins after `delay` seconds, and asks again as soon as it has its answer, on one connection."""
    await asyncio.sleep(delay)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    body = json.dumps({"model": "base", "stream": True, "messages": [{"role": "user", "content": "hello " * 20}]}).encode()
    head = f"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    while time.monotonic() < until:
        sent = time.monotonic_ns()
        writer.write(head + body)
        submitted = stamp = 0
        while (line := await reader.readline()) != b"0\r\n":
            arrived = time.monotonic_ns()
            if not line.startswith(b"data: {"):
                continue
            delta = json.loads(line[6:])["choices"][0]["delta"]
            if numbers := delta.get("content"):
                *first, stamp = map(int, numbers.split())
                submitted = first[0] if first else submitted
                observed.arrivals[stamp].append(arrived)
        await reader.readline()
        ended = time.monotonic_ns()
        observed.requests.append((submitted - sent + ended - stamp) / 1e6)
    writer.close()


async def probe(port: int, path: str, until: float, observed: Observed) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while time.monotonic() < until:
        sent = time.monotonic_ns()
        writer.write(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        length = next(int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length"))
        await reader.readexactly(length)
        observed.probes[path].append((time.monotonic_ns() - sent) / 1e6)
        await asyncio.sleep(0.05)
    writer.close()


async def measure(port: int, server: psutil.Process, streams: int, seconds: float, step: float) -> Observed:
    """All streams for so long, begun at different moments: answers that began together would end together for ever."""
    delays = [i * step * WORDS / streams for i in range(streams)]
    # The first answers open connections and import what is imported late.
    await asyncio.gather(*(stream(port, delay, time.monotonic() + 1, Observed()) for delay in delays))
    observed = Observed()
    idle = await cpu_while_idle(server)
    until = time.monotonic() + seconds
    before, began = sum(server.cpu_times()[:2]), time.monotonic()
    await asyncio.gather(*(stream(port, delay, until, observed) for delay in delays))
    observed.cpu = sum(server.cpu_times()[:2]) - before - idle * (time.monotonic() - began)
    # Probes cost what listings cost, which is no part of a stream.
    until = time.monotonic() + seconds / 2
    probes = [probe(port, path, until, observed) for path in ("/health", "/v1/models")]
    await asyncio.gather(*(stream(port, delay, until, Observed()) for delay in delays), *probes)
    return observed


async def cpu_while_idle(server: psutil.Process) -> float:
    """What the engine's clock takes by itself: seconds of processor a second."""
    before = sum(server.cpu_times()[:2])
    await asyncio.sleep(2)
    return (sum(server.cpu_times()[:2]) - before) / 2


def rows(streams: int, observed: Observed) -> list[str]:
    measures = {"per request": observed.requests, "per token": observed.tokens, **observed.probes}
    words = sum(map(len, observed.arrivals.values()))
    cpu = observed.cpu / words * 1000
    target = TARGETS["CPU per token"]
    lines = [f"| {streams} | CPU per token | {cpu:.3f} | | {target:g} | {cpu / target:.2f} | {words} |"]
    for name, values in measures.items():
        centiles = statistics.quantiles(values, n=100)
        target = TARGETS[name]
        lines.append(
            f"| {streams} | {name} | {centiles[49]:.3f} | {centiles[98]:.3f} | {target:g} | {centiles[49] / target:.2f} | {len(values)} |"
        )
    return lines


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--streams", type=int, nargs="+", default=[1, 64], help="concurrent streams")
    parser.add_argument("--seconds", type=float, default=10, help="of measuring, each")
    parser.add_argument("--step", type=float, default=0.02, help="seconds of the engine's step")
    args = parser.parse_args(arguments)
    print(f"Python {platform.python_version()}, {multiprocessing.cpu_count()} cores, a step of {args.step * 1000:g} ms. Milliseconds.\n")
    print("| streams | measure | p50 | p99 | target | p50 / target | n |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    context = multiprocessing.get_context("spawn")
    for streams in args.streams:
        ours, theirs = context.Pipe()
        server = context.Process(target=serve, args=(args.step, theirs), daemon=True)
        server.start()
        try:
            port = ours.recv()
            observed = asyncio.run(measure(port, psutil.Process(server.pid), streams, args.seconds, args.step))
        finally:
            server.terminate()
            server.join()
        print("\n".join(rows(streams, observed)), flush=True)


if __name__ == "__main__":
    main()
