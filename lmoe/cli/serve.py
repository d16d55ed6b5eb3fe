"""`lmoe serve`: answer at once, load meanwhile, say in one line when it is ready, and stop without cutting answers short."""

import json
import logging
import shlex
import signal
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lmoe.cli.options import with_settings
from lmoe.cli.output import say
from lmoe.config import Configuration
from lmoe.errors import LmoeError

if TYPE_CHECKING:
    from lmoe.service import Service


@with_settings()
def serve(configuration: Configuration) -> None:
    """Serve the OpenAI-style API."""
    from lmoe.api.app import create_app
    from lmoe.api.server import bind, make_server
    from lmoe.api.startup import Startup
    from lmoe.assembly import build_service, check
    from lmoe.background import take_short_turns
    from lmoe.lifecycle.presence import Server, present
    from lmoe.places import locate, require_base

    settings = configuration.settings
    check(configuration)
    take_short_turns()
    places = locate(settings)
    require_base(places)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    # What --watch picks up is news, too.
    for picking_up in ("watcher", "ledger", "others"):
        logging.getLogger(f"lmoe.lifecycle.{picking_up}").setLevel(logging.INFO)
    progress = _Progress()

    def done(startup: Startup) -> None:
        progress.close()
        if startup.service is not None:
            _announce(startup.service, url, settings.api_key_file)
        else:
            server.should_exit = True

    startup = Startup(lambda report: build_service(settings, places, report), on_stage=progress.stage, on_done=done)
    server = make_server(create_app(startup, settings), settings)
    listening = bind(settings.host, settings.port)
    url = _url(*listening.getsockname()[:2], secure=settings.tls_cert is not None)
    with progress, present(places.state, Server(url, settings.watch)):
        # uvicorn raises what it was stopped by once more at the end; by then everything is closed, and that was all.
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: None)
        server.run(sockets=[listening])
    if startup.error is not None:
        raise startup.error if isinstance(startup.error, LmoeError) else LmoeError(f"starting failed: {startup.error!r}")


def _url(host: str, port: int, *, secure: bool) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"{'https' if secure else 'http'}://{shown}:{port}"


def _announce(service: "Service", url: str, keys: Path | None) -> None:
    """Where it is, and a command that asks it something; the key in it is read from its file, never printed."""
    for name, reason in service.registry.broken.items():
        say(f"lmoe: the expert {name!r} is not served: {' '.join(reason.split())}", file=sys.stderr)
    body = json.dumps({"model": service.model_id, "messages": [{"role": "user", "content": "Write a haiku about rain."}]})
    key = "" if keys is None else f' -H "Authorization: Bearer $(grep -m1 . {shlex.quote(str(keys))})"'
    print(f"Ready: {url}  (try: curl{key} {url}/v1/chat/completions -d '{body}')", flush=True)


class _Progress:
    """The stage of loading: a spinner on a terminal, nothing in a log."""

    def __init__(self) -> None:
        self._status: Any = None
        self._context: AbstractContextManager[Any] = nullcontext()
        if sys.stderr.isatty():
            from rich.console import Console

            self._status = self._context = Console(stderr=True).status("starting")

    def __enter__(self) -> None:
        self._context.__enter__()

    def __exit__(self, *_: object) -> None:
        self.close()

    def stage(self, stage: str) -> None:
        if self._status is not None:
            self._status.update(stage)

    def close(self) -> None:
        if self._status is not None:
            self._status.stop()
