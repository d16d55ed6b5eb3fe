"""What the API costs beside routing and the engine: per request, per streamed token, and for listings while it is busy.

    python -m benchmarks.api [--streams 1 64] [--seconds 5] [--step 0.02]

The real app and the real server, in a process of their own, over an engine that does nothing but deliver one word to every running
answer each `--step` seconds, stamped with the clock. Requests name their expert, so nothing is routed. Linux only: processor time is
the kernel's count, in nanoseconds.

- `token, processor` and `request, processor`: the server's processor time, all threads, less what the engine's clock takes when nobody
  asks. Answers of 2 and of 50 words give two sums of requests and tokens, hence what each costs by itself. What else the machine does,
  and how fast the client reads, have no part in it.
- `token, wall`: after each step, the time until its last word has arrived at a client, divided by the words of the step;
  of steps of at least half the streams' words, for at the beginning and at the end few run.
- `request, wall`: from the first byte sent until the engine has the prompt, and from the last word's arrival until the answer's end; of
  one client that asks for 2 words again and again, while the others stream answers of 50.
- `bare loop`: the same steps, clock and client with no API between: an event loop that a thread wakes, and that writes events made before.
  What it takes is the price of waking up and writing, which no API in Python is without.
- `/health`, `/v1/models`: from request to answer, on a connection of their own, while the streams run.
"""

import argparse
import asyncio
import multiprocessing
import platform
import statistics
import threading
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.api_client import Observed, listen, probe, stream
from lmoe.api.app import create_app
from lmoe.api.server import bind, make_server
from lmoe.background import take_short_turns
from lmoe.generation import GenerationRequest, Load, Piece, Share
from tests.fakes import fake_service, settings

LENGTHS = (2, 50)
"""Words of an answer."""
TARGETS = {"request": 2.0, "token": 0.1, "/health": 10.0, "/v1/models": 10.0}
"""Milliseconds, by the first word of a measure's name."""


@dataclass(slots=True)
class Running:
    deliver: Callable[[Piece], None]
    submitted: int
    length: int
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
        ticket = Running(deliver, time.monotonic_ns(), request.sampling.max_tokens or 1)
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
            running = [ticket for ticket in running if not ticket.cancelled and ticket.said < ticket.length]
            now = time.monotonic_ns()
            for ticket in running:
                text = f"{now} " if ticket.said else f"{ticket.submitted} {now} "
                ticket.said += 1
                ticket.deliver(Piece(text, (0,), finish_reason="stop" if ticket.said == ticket.length else None))


def serve(step: float, pipe: Connection) -> None:
    """The server's process: says its port, then serves until it is ended."""
    options = settings()
    take_short_turns()
    app = create_app(fake_service(SteppingEngine(step)), options)  # type: ignore[arg-type]
    listening = bind("127.0.0.1", 0)
    pipe.send(listening.getsockname()[1])
    make_server(app, options).run(sockets=[listening])


def serve_bare(step: float, pipe: Connection) -> None:
    """An event loop woken by a thread each step, which writes one event to whoever is connected."""
    open_ones: list[asyncio.Transport] = []
    padding = b'", "other fields": "' + b"x" * 200 + b'"}\n\n'

    class Writing(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            assert isinstance(transport, asyncio.Transport)
            open_ones.append(transport)

    async def run() -> None:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(Writing, "127.0.0.1", 0)
        pipe.send(server.sockets[0].getsockname()[1])

        def write(event: bytes) -> None:
            for transport in open_ones:
                transport.write(event)

        def clock() -> None:
            while True:
                time.sleep(step)
                if open_ones:
                    loop.call_soon_threadsafe(write, b'data: {"content":"%d ' % time.monotonic_ns() + padding)

        threading.Thread(target=clock, daemon=True).start()
        await asyncio.Event().wait()

    asyncio.run(run())


class Processor:
    """What a process takes of the processor, all threads, beyond what it takes when nobody asks anything of it."""

    def __init__(self, pid: int) -> None:
        self._threads = Path(f"/proc/{pid}/task")
        self._idle = 0.0

    def _milliseconds(self) -> float:
        return sum(int((one / "schedstat").read_text().split()[0]) for one in self._threads.iterdir()) / 1e6

    async def rest(self, seconds: float) -> None:
        """Learn what its clock takes by itself."""
        before = self._milliseconds()
        await asyncio.sleep(seconds)
        self._idle = (self._milliseconds() - before) / seconds

    async def during(self, work: Awaitable[object]) -> float:
        """Milliseconds of it that this work took."""
        before, began = self._milliseconds(), time.monotonic()
        await work
        return self._milliseconds() - before - self._idle * (time.monotonic() - began)


async def measure(port: int, pid: int, streams: int, seconds: float, step: float) -> list[tuple[str, list[float], int]]:
    """Of each measure its name, its values (one only where it is a mean) and how many it is of."""

    async def run(length: int, seconds: float, observed: Observed, clients: int = streams) -> None:
        # Begun at different moments: answers that began together would end together for ever. Pauses keep short answers from being
        # asked for faster than one core can read the requests.
        delays = [i * step * length / streams for i in range(clients)]
        until, pause = time.monotonic() + seconds, 2 * step + 0.003 * clients
        await asyncio.gather(*(stream(port, length, delay, until, observed, pause) for delay in delays))

    # The first answers open connections and import what is imported late.
    await run(LENGTHS[1], 1, Observed())
    processor = Processor(pid)
    await processor.rest(2)
    short, long, asked, probed = Observed(), Observed(), Observed(), Observed()
    of_short = await processor.during(run(LENGTHS[0], seconds, short))
    of_long = await processor.during(run(LENGTHS[1], seconds, long))
    # Of two sums of requests and tokens, what each takes.
    both = len(short.requests) * long.words - len(long.requests) * short.words
    token = (len(short.requests) * of_long - len(long.requests) * of_short) / both
    request = (of_short * long.words - of_long * short.words) / both
    await asyncio.gather(run(LENGTHS[1], seconds, Observed(), streams - 1), run(LENGTHS[0], seconds, asked, 1))
    until = time.monotonic() + seconds
    probes = [probe(port, path, until, probed) for path in ("/health", "/v1/models")]
    await asyncio.gather(run(LENGTHS[1], seconds, Observed()), *probes)
    return [
        ("request, processor", [request], len(short.requests) + len(long.requests)),
        ("request, wall", asked.requests, len(asked.requests)),
        ("token, processor", [token], long.words + short.words),
        ("token, wall", tokens := long.tokens(streams / 2), len(tokens)),
        *((path, values, len(values)) for path, values in probed.probes.items()),
    ]


async def measure_bare(port: int, pid: int, streams: int, seconds: float, step: float) -> list[tuple[str, list[float], int]]:
    processor, observed = Processor(pid), Observed()
    await processor.rest(1)
    taken = await processor.during(asyncio.gather(*(listen(port, seconds / 2, observed) for _ in range(streams))))
    return [
        ("bare loop: token, processor", [taken / observed.words], observed.words),
        ("bare loop: token, wall", tokens := observed.tokens(streams), len(tokens)),
    ]


def row(streams: int, name: str, values: list[float], n: int) -> str:
    centiles = statistics.quantiles(values, n=100, method="inclusive") if len(values) > 1 else []
    middle = centiles[49] if centiles else values[0]
    last = f"{centiles[98]:.3f}" if centiles else ""
    target = TARGETS.get(name.split(",")[0])
    asked = f"{target:g} | {middle / target:.2f}" if target else " | "
    return f"| {streams} | {name} | {middle:.3f} | {last} | {asked} | {n} |"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--streams", type=int, nargs="+", default=[1, 64], help="concurrent streams")
    parser.add_argument("--seconds", type=float, default=5, help="of measuring, each")
    parser.add_argument("--step", type=float, default=0.02, help="seconds of the engine's step")
    args = parser.parse_args(arguments)
    print(f"Python {platform.python_version()}, {multiprocessing.cpu_count()} cores, a step of {args.step * 1000:g} ms. Milliseconds.\n")
    print("| streams | measure | p50, or mean | p99 | target | of it | n |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    context = multiprocessing.get_context("spawn")
    for streams in args.streams:
        for run, look in ((serve, measure), (serve_bare, measure_bare)):
            ours, theirs = context.Pipe()
            server = context.Process(target=run, args=(args.step, theirs), daemon=True)
            server.start()
            try:
                found = asyncio.run(look(ours.recv(), server.pid or 0, streams, args.seconds, args.step))
            finally:
                server.terminate()
                server.join()
            print("\n".join(row(streams, *one) for one in found), flush=True)


if __name__ == "__main__":
    main()
