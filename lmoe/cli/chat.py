"""`lmoe chat`: talk in the terminal, with a running server or a model loaded here; every answer shows its expert."""

import asyncio
import json
import sys
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Annotated, Any, Protocol

import typer

from lmoe.chat import Message
from lmoe.cli.options import with_settings
from lmoe.cli.output import clean, harmless, say
from lmoe.config import Configuration, Settings
from lmoe.errors import LmoeError


@dataclass(frozen=True, slots=True)
class Heard:
    """A part of an answer, and who gives it."""

    expert: str
    text: str


class Partner(Protocol):
    """Whoever answers."""

    def ask(self, messages: Sequence[Message], expert: str | None) -> Iterator[Heard]: ...


@with_settings(
    "base_model",
    "served_model_name",
    "experts",
    "routing_data",
    "state_dir",
    "quantization",
    "device",
    "dtype",
    "max_model_len",
    "kv_cache_memory",
    "adapter_memory",
    "adapter_host_memory",
    "chat_template",
    "router_model",
    "router_mode",
    "router_k",
    "router_max_samples",
    "api_key_file",
)
def chat(
    configuration: Configuration,
    expert: Annotated[str | None, typer.Option("--expert", help="Ask this expert, whatever the question.", metavar="NAME")] = None,
    url: Annotated[str | None, typer.Option("--url", help="Talk to this server instead of loading a model here.", metavar="URL")] = None,
) -> None:
    """Talk to the experts. /reset forgets the conversation; end with /quit, /exit or Ctrl-D."""
    with _remote(url, configuration.settings) if url else _local(configuration) as partner:
        converse(partner, expert)


def converse(partner: Partner, expert: str | None) -> None:
    """Lines of stdin are the user's turns, until `/quit` or `/exit`. An answer that fails is reported, and its question forgotten."""
    messages: list[Message] = []
    while (line := _read_line()) not in (None, "/quit", "/exit"):
        if line == "/reset":
            messages.clear()
        elif line:
            asked = [*messages, Message("user", line)]
            try:
                messages = [*asked, Message("assistant", _print_answer(partner.ask(asked, expert)))]
            except LmoeError as e:
                if not sys.stdin.isatty():
                    raise
                say(f"lmoe: {e.message}", file=sys.stderr)


def _read_line() -> str | None:
    """Without the blanks around it; None at the end."""
    try:
        return input("> " if sys.stdin.isatty() else "").strip()
    except EOFError:
        return None


def _print_answer(parts: Iterator[Heard]) -> str:
    text = ""
    for i, heard in enumerate(parts):
        if i == 0:
            print(f"[{clean(heard.expert)}] ", end="")
        # What is piped elsewhere is the answer itself; a terminal would obey what a model may have been talked into.
        print(harmless(heard.text) if sys.stdout.isatty() else heard.text, end="", flush=True)
        text += heard.text
    print()
    return text


class _Remote:
    def __init__(self, http: Any) -> None:
        self._http = http

    def ask(self, messages: Sequence[Message], expert: str | None) -> Iterator[Heard]:
        from lmoe.cli.remote import raise_for_error

        body = {"model": "auto", "messages": [{"role": m.role, "content": m.content} for m in messages], "stream": True}
        if expert is not None:
            body["expert"] = expert
        with self._http.stream("POST", "/v1/chat/completions", json=body) as response:
            raise_for_error(response)
            for line in response.iter_lines():
                if line.startswith("data: {"):
                    chunk = json.loads(line.removeprefix("data: "))
                    if "error" in chunk:
                        raise LmoeError(chunk["error"]["message"])
                    for choice in chunk["choices"]:
                        yield Heard(chunk["expert"], choice["delta"].get("content") or "")


@contextmanager
def _remote(url: str, settings: Settings) -> Iterator[Partner]:
    from lmoe.cli.remote import client

    with client(url, settings) as http:
        yield _Remote(http)


class _Local:
    """A service of our own, stepped by a private event loop."""

    def __init__(self, service: Any, runner: asyncio.Runner) -> None:
        self._service = service
        self._runner = runner

    def ask(self, messages: Sequence[Message], expert: str | None) -> Iterator[Heard]:
        parts = self._answer(messages, expert)
        try:
            while (heard := self._runner.run(anext(parts, None))) is not None:
                yield heard
        finally:
            self._runner.run(parts.aclose())

    async def _answer(self, messages: Sequence[Message], expert: str | None) -> AsyncGenerator[Heard, None]:
        from lmoe.asked import ChatRequest

        target = None if expert in (None, "auto") else self._service.named(expert)
        answer = await self._service.chat(ChatRequest(tuple(messages), target, self._service.defaults))
        async for _, piece in answer.pieces():
            yield Heard(answer.decision.expert, piece.text)


def _local(configuration: Configuration) -> AbstractContextManager[Partner]:
    from lmoe.assembly import build_service, check
    from lmoe.places import locate

    check(configuration)
    places = locate(configuration.settings)

    @contextmanager
    def opened() -> Iterator[Partner]:
        from rich.console import Console

        with Console(stderr=True).status("starting") as status:
            service = build_service(configuration.settings, places, status.update)
        for name, reason in service.registry.broken.items():
            say(f"lmoe: the expert {name!r} is not served: {reason}", file=sys.stderr)
        try:
            with asyncio.Runner() as runner:
                yield _Local(service, runner)
        finally:
            service.close()

    return opened()
