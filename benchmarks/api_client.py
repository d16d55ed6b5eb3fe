"""A client that notes when each word of a stream arrived, and does nothing else meanwhile: what it reads is looked at afterwards.

Knows the words that `benchmarks.api`'s engines say, which are the moments when they were said, in nanoseconds of `time.monotonic_ns`.
"""

import asyncio
import json
import random
import re
import time
from collections import defaultdict
from dataclasses import dataclass, field

_WORDS = re.compile(rb'"content":"([\d ]+)"')
_END = b"0\r\n\r\n"
"""The last chunk of a body."""


@dataclass(slots=True)
class Observed:
    """Milliseconds. `arrivals` are kept by step: for the moment when its words were said, those when they arrived, in nanoseconds."""

    arrivals: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    requests: list[float] = field(default_factory=list)
    probes: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    @property
    def words(self) -> int:
        return sum(map(len, self.arrivals.values()))

    def tokens(self, least: float) -> list[float]:
        """Of each step of so many words or more, the time until its last word had arrived, divided by its words."""
        return [(max(times) - said) / 1e6 / len(times) for said, times in self.arrivals.items() if len(times) >= least]


class Reading(asyncio.Protocol):
    """One connection: keeps what arrives, with the time, until a body ends."""

    def __init__(self) -> None:
        self._parts: list[tuple[int, bytes]] = []
        self._ended: asyncio.Future[None] | None = None
        self.transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self._parts.append((time.monotonic_ns(), data))
        if data.endswith(_END) and self._ended is not None and not self._ended.done():
            self._ended.set_result(None)

    async def answer(self, request: bytes) -> list[tuple[int, bytes]]:
        """What arrives after the request is sent, until the end of its body."""
        self._parts = []
        self._ended = asyncio.get_running_loop().create_future()
        self.transport.write(request)
        await self._ended
        return self._parts

    def so_far(self) -> list[tuple[int, bytes]]:
        return self._parts


def words(parts: list[tuple[int, bytes]]) -> list[tuple[int, list[int]]]:
    """Of each event with words, when it was whole, and the moments that it tells."""
    found, held = [], b""
    for arrived, data in parts:
        *events, held = (held + data).split(b"\n\n")
        found += [(arrived, [int(moment) for moment in said[1].split()]) for said in map(_WORDS.search, events) if said]
    return found


async def stream(port: int, length: int, delay: float, until: float, observed: Observed, pause: float) -> None:
    """Asks for answers of so many words, the first after `delay` seconds, each after a random pause of at most `pause`."""
    await asyncio.sleep(delay)
    at_random = random.Random(delay)
    _, reading = await asyncio.get_running_loop().create_connection(Reading, "127.0.0.1", port)
    chat = {"model": "base", "stream": True, "max_tokens": length, "messages": [{"role": "user", "content": "hello " * 20}]}
    body = json.dumps(chat).encode()
    request = f"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    while time.monotonic() < until:
        sent = time.monotonic_ns()
        parts = await reading.answer(request)
        heard = words(parts)
        submitted, ended = heard[0][1][0], parts[-1][0]
        for arrived, moments in heard:
            observed.arrivals[moments[-1]].append(arrived)
        # The way of the last word is the word's.
        observed.requests.append((submitted - sent + ended - heard[-1][0]) / 1e6)
        await asyncio.sleep(at_random.uniform(0, pause))
    reading.transport.close()


async def listen(port: int, seconds: float, observed: Observed) -> None:
    """What a server says of itself to whoever connects."""
    _, reading = await asyncio.get_running_loop().create_connection(Reading, "127.0.0.1", port)
    await asyncio.sleep(seconds)
    for arrived, moments in words(reading.so_far()):
        observed.arrivals[moments[-1]].append(arrived)
    reading.transport.close()


async def probe(port: int, path: str, until: float, observed: Observed) -> None:
    """Asks for a listing some fifty times a second, on a connection of its own."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while time.monotonic() < until:
        sent = time.monotonic_ns()
        writer.write(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        length = next(int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length"))
        await reader.readexactly(length)
        observed.probes[path].append((time.monotonic_ns() - sent) / 1e6)
        await asyncio.sleep(0.02)
    writer.close()
