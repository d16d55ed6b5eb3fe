"""The real app over a fake engine, called in process or over a real socket."""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest
from starlette.testclient import TestClient

from lmoe.api.app import create_app
from lmoe.api.server import bind, make_server
from lmoe.service import Service
from tests.fakes import FakeEngine, fake_service, settings

HELLO = [{"role": "user", "content": "hello"}]


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def client(engine: FakeEngine) -> Iterator[TestClient]:
    with TestClient(create_app(fake_service(engine), settings()), base_url="http://testserver") as client:
        yield client


@pytest.fixture
def chat(client: TestClient) -> Callable[..., Any]:
    """POST a chat to the base's id, with these fields added or replaced."""

    def post(**fields: Any) -> Any:
        return client.post("/v1/chat/completions", json={"model": "tiny-base", "messages": HELLO, **fields})

    return post


@contextmanager
def serving(service: Service, **flags: Any) -> Iterator[int]:
    """The app behind real uvicorn on a free port of the loopback interface; gives the port."""
    listening = bind("127.0.0.1", 0)
    options = settings(shutdown_grace=5, **flags)
    server = make_server(create_app(service, options), options)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture
def port(engine: FakeEngine) -> Iterator[int]:
    with ExitStack() as stack:
        yield stack.enter_context(serving(fake_service(engine)))
