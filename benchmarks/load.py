"""Closed-loop load on any OpenAI-style server: so many requests at a time, each with the next model of a list.

    python -m benchmarks.load http://127.0.0.1:8000 e0,e1,e2 --concurrency 8 --requests 24 --tokens 64

Greedy and with `ignore_eos`, so that every server makes the same number of tokens. Prompts differ from their first words on: nothing
of one is reused for another. The client is asyncio and json, no more, since it shares the machine with what it measures.
"""

import argparse
import asyncio
import itertools
import json
import statistics
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

_NUMBERS = itertools.count(1)


@dataclass(slots=True)
class Measured:
    """Tokens and seconds of a run; milliseconds to each request's first text and between its texts."""

    tokens: int = 0
    seconds: float = 0.0
    first: list[float] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Tokens per second."""
        return self.tokens / self.seconds


def percentile(values: Sequence[float], q: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(q * len(ordered)))]


def run(url: str, models: Sequence[str], *, concurrency: int = 8, requests: int = 24, tokens: int = 64) -> Measured:
    """Request i asks `models[i mod n]`; raises RuntimeError with the body when a server refuses one."""
    return asyncio.run(_run(url, itertools.cycle(models), concurrency, requests, tokens))


async def _run(url: str, models: Iterator[str], concurrency: int, requests: int, tokens: int) -> Measured:
    measured = Measured()
    left = iter(range(requests))
    began = time.perf_counter()

    async def client() -> None:
        for _ in left:
            await _ask(url, next(models), tokens, measured)

    await asyncio.gather(*(client() for _ in range(concurrency)))
    measured.seconds = time.perf_counter() - began
    return measured


async def _ask(url: str, model: str, tokens: int, measured: Measured) -> None:
    number = next(_NUMBERS)
    content = f"{number * 7919 % 100_003} is the number of this request: write a function that adds numbers and say why it works"
    body = {
        "model": model,
        "messages": [{"role": "user", "content": content}],
        "max_tokens": tokens,
        "temperature": 0,
        "ignore_eos": True,
        "stream": True,
        "stream_options": {"include_usage": True},
    }
    last = time.perf_counter()
    seen = False
    async for event in _events(url, "/v1/chat/completions", body):
        now = time.perf_counter()
        if event.get("usage"):
            measured.tokens += event["usage"]["completion_tokens"]
        if event["choices"] and event["choices"][0]["delta"].get("content"):
            (measured.gaps if seen else measured.first).append((now - last) * 1000)
            seen, last = True, now


async def _events(url: str, path: str, body: object) -> AsyncIterator[dict[str, Any]]:
    """The JSON events of one streamed answer."""
    place = urlsplit(url)
    reader, writer = await asyncio.open_connection(place.hostname, place.port)
    data = json.dumps(body).encode()
    head = f"POST {path} HTTP/1.1\r\nHost: {place.netloc}\r\nContent-Type: application/json\r\nConnection: close\r\n"
    writer.write(f"{head}Content-Length: {len(data)}\r\n\r\n".encode() + data)
    try:
        status = await reader.readline()
        if b" 200 " not in status:
            raise RuntimeError(f"{status.decode().strip()}: {(await reader.read()).decode()[:500]}")
        while line := await reader.readline():
            if line.startswith(b"data: {"):
                yield json.loads(line[6:])
    finally:
        writer.close()


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url")
    parser.add_argument("models", help="commas between them")
    parser.add_argument("--concurrency", type=int, default=8)
    parser.add_argument("--requests", type=int, default=24)
    parser.add_argument("--tokens", type=int, default=64)
    args = parser.parse_args(arguments)
    sizes = {"concurrency": args.concurrency, "tokens": args.tokens}
    models = args.models.split(",")
    run(args.url, models, requests=args.concurrency, **sizes)
    got = run(args.url, models, requests=args.requests, **sizes)
    print(
        f"{got.rate:.1f} tokens/s ({got.tokens} tokens); first text p50 {statistics.median(got.first):.1f} ms, "
        f"p99 {percentile(got.first, 0.99):.1f}; between texts p50 {statistics.median(got.gaps):.1f}, p99 {percentile(got.gaps, 0.99):.1f}"
    )


if __name__ == "__main__":
    main()
