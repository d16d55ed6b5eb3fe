"""The socket and the HTTP/1.1 server around an app: limits that hold before any handler runs.

Knows uvicorn and h11, which is chosen because it bounds the size of a request's head.
"""

import asyncio
import math
import socket
import ssl
from collections.abc import Callable
from typing import Any, cast

import h11
import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from lmoe.api.errors import error_body
from lmoe.api.wire import dumps
from lmoe.config import Settings
from lmoe.errors import ConfigError, InvalidRequest

MAX_HEAD = 64 * 1024
"""Bytes of request line and headers together."""
HEAD_SECONDS = 30.0
KEEP_ALIVE_SECONDS = 75
BACKLOG = 1024


def bind(host: str, port: int) -> socket.socket:
    """A socket listening there; `port` 0 takes a free one. Raises ConfigError in a line that says what to do."""
    try:
        family, sort, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        listening = socket.socket(family, sort, protocol)
    except OSError as e:
        raise ConfigError(f"--host: cannot listen on {host!r}: {e.strerror}") from None
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(BACKLOG)
    except OSError as e:
        listening.close()
        raise ConfigError(f"cannot listen on {host}:{port}: {e.strerror}; choose another --port, or --port 0 for a free one") from None
    return listening


def make_server(app: ASGIApp, settings: Settings) -> uvicorn.Server:
    """Run it with `server.run(sockets=[bind(...)])`. Stopping waits `shutdown_grace` seconds for running answers.

    Raises ConfigError for a certificate or key that cannot be used.
    """
    _check_certificate(settings)
    config = uvicorn.Config(
        app,
        http=cast("type[asyncio.Protocol]", BoundedHTTP),
        ws="none",
        h11_max_incomplete_event_size=MAX_HEAD,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=math.ceil(settings.shutdown_grace),
        backlog=BACKLOG,
        ssl_certfile=settings.tls_cert,
        ssl_keyfile=settings.tls_key,
        access_log=False,
        log_config=None,
        log_level="error",
        server_header=False,
        # Behind a proxy its word would have to be trusted; nothing here needs the client's address.
        proxy_headers=False,
    )
    return uvicorn.Server(config)


def _check_certificate(settings: Settings) -> None:
    """Before anything is loaded: a wrong file is told at once, by its flag."""
    cert, key = settings.tls_cert, settings.tls_key
    if cert is None and key is None:
        return
    if cert is None or key is None:
        given, missing = ("--tls-key", "--tls-cert") if cert is None else ("--tls-cert", "--tls-key")
        raise ConfigError(f"{given} needs {missing} beside it; https takes both")
    for option, file in (("--tls-cert", cert), ("--tls-key", key)):
        if not file.is_file():
            raise ConfigError(f"{option}: there is no file {file}")
    try:
        # An empty passphrase, since otherwise a terminal would be asked for one.
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(cert, key, password="")
    except (ssl.SSLError, OSError) as e:
        raise ConfigError(f"--tls-cert {cert} and --tls-key {key} cannot be used together: {' '.join(str(e).split())}") from None


class Leaving:
    """A transport that is not written to once it closes: asyncio would throw the bytes away, and log that it does."""

    def __init__(self, transport: asyncio.Transport, gone: Callable[[], None]) -> None:
        """`gone` is called in the place of such a write."""
        self._transport = transport
        self._gone = gone

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        if self._transport.is_closing():
            self._gone()
        else:
            self._transport.write(data)


class BoundedHTTP(H11Protocol):
    """uvicorn's, but a request's head has to arrive in time, and what is no HTTP gets an error in OpenAI's shape."""

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.transport = cast("asyncio.Transport", Leaving(transport, self._gone))
        self._deadline = self.loop.call_later(HEAD_SECONDS, transport.close)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        awaiting_head = self.conn.their_state is h11.IDLE and bool(self.conn.trailing_data[0])
        if not awaiting_head:
            self._stop_deadline()
        elif self._deadline is None:
            self._deadline = self.loop.call_later(HEAD_SECONDS, self.transport.close)

    def eof_received(self) -> None:
        """Who sends no more counts as gone, and is not answered. What waits to be sent may keep the connection; the answer ends now."""
        self._gone()

    def _gone(self) -> None:
        if self.cycle is not None and not self.cycle.response_complete:
            self.cycle.disconnected = True
            self.cycle.message_event.set()
            self.flow.resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_deadline()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        body = dumps(error_body(InvalidRequest(msg)))
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode()), (b"connection", b"close")]
        try:
            for event in (h11.Response(status_code=400, headers=headers), h11.Data(data=body), h11.EndOfMessage()):
                self.transport.write(self.conn.send(event) or b"")
        except h11.LocalProtocolError:
            # An answer is under way on this connection: there is no place for another.
            pass
        self.transport.close()

    def _stop_deadline(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
