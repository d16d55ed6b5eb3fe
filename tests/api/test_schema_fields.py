"""A schema that cannot be had is told of the field that the client sent it in, whatever API it speaks."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from lmoe.api.app import create_app
from tests.api.conftest import HELLO
from tests.fakes import settings
from tests.house import House, make_house, shelf

__all__ = ["make_house", "shelf"]

BAD = {"type": "nonsense"}
ENDLESS = {"$ref": "#"}
FUNCTION = {"name": "f", "parameters": BAD}
Sent = tuple[tuple[str, dict[str, Any]], Callable[[Any], dict[str, Any]], str]

CHAT: tuple[str, dict[str, Any]] = ("/v1/chat/completions", {"messages": HELLO})
TEXT: tuple[str, dict[str, Any]] = ("/v1/completions", {"prompt": "hello"})
RESPONSE: tuple[str, dict[str, Any]] = ("/v1/responses", {"input": "hello"})


@pytest.fixture
def client(make_house: Callable[..., House]) -> Iterator[TestClient]:
    """A real engine: it compiles schemas."""
    with TestClient(create_app(make_house().service, settings())) as client:
        yield client


SENT: list[Sent] = [
    (CHAT, lambda schema: {"response_format": {"type": "json_schema", "json_schema": {"name": "x", "schema": schema}}}, "response_format"),
    (CHAT, lambda schema: {"guided_json": schema}, "guided_json"),
    (CHAT, lambda schema: {"structured_outputs": {"json": schema}}, "structured_outputs"),
    (TEXT, lambda schema: {"guided_json": schema}, "guided_json"),
    (RESPONSE, lambda schema: {"text": {"format": {"type": "json_schema", "name": "x", "schema": schema}}}, "text.format"),
    (("/api/chat", {"messages": HELLO}), lambda schema: {"format": schema}, "format"),
    (("/api/generate", {"prompt": "hello"}), lambda schema: {"format": schema}, "format"),
]


@pytest.mark.parametrize("schema", [BAD, ENDLESS])
def test_the_field_at_fault_is_the_one_that_was_sent(client: TestClient, schema: Any) -> None:
    """Refused at once, or where it leads nowhere, in the engine: each API's own name for the schema is in the message and in `param`."""
    for (path, body), fields, name in SENT:
        response = client.post(path, json={"model": "base", **body, **fields(schema), "stream": False})
        assert response.status_code == 400, response.text
        said = response.json()["error"]
        assert f"'{name}'" in (said if isinstance(said, str) else said["message"])
        assert isinstance(said, str) or said["param"] == name


def test_a_forced_tool_that_cannot_be_had_is_named(client: TestClient) -> None:
    """The schema is the tool's own: nobody sent a `response_format`."""
    chat = {"tools": [{"type": "function", "function": FUNCTION}], "tool_choice": "required"}
    response = {"tools": [{"type": "function", **FUNCTION}], "tool_choice": "required"}
    for (path, body), tools in ((CHAT, chat), (RESPONSE, response)):
        said = client.post(path, json={"model": "base", **body, **tools}).json()["error"]
        assert said["param"] == "tools"
        assert "'tools'" in said["message"]
