"""A schema that cannot be had is told of the field that the client sent it in, whatever API it speaks."""

import json
from collections.abc import Callable, Iterator
from datetime import date
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
FUNCTION = {"name": "f", "parameters": {"type": "object", "properties": {"a": BAD}}}
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


@pytest.mark.parametrize("parameters", [{}, {"parameters": None}, {"parameters": {"type": "object", "properties": {}, "title": "Now"}}])
@pytest.mark.parametrize("flat", [False, True])
def test_a_tool_without_parameters_is_called_with_none(client: TestClient, parameters: Any, flat: bool) -> None:
    """However a client says that there are no parameters, a forced call is whole, and its arguments are an empty object."""
    function = {"name": "now", **parameters}
    if flat:
        body = {**RESPONSE[1], "tools": [{"type": "function", **function}], "max_output_tokens": 60}
    else:
        body = {**CHAT[1], "tools": [{"type": "function", "function": function}], "max_tokens": 60}
    answer = client.post((RESPONSE if flat else CHAT)[0], json={"model": "base", "temperature": 0, "tool_choice": "required", **body})
    assert answer.status_code == 200, answer.text
    found = answer.json()
    call = found["output"][0] if flat else found["choices"][0]["message"]["tool_calls"][0]["function"]
    assert (call["name"], call["arguments"]) == ("now", "{}")


@pytest.mark.parametrize("sort", ["string", ["string", "null"]])
def test_parameters_are_an_object(client: TestClient, sort: Any) -> None:
    """Arguments have names: a function whose parameters are of another type is refused, and named."""
    tools = [{"type": "function", "function": {"name": "f", "parameters": {"type": sort}}}]
    answer = client.post(CHAT[0], json={"model": "base", **CHAT[1], "tools": tools})
    assert answer.status_code == 400
    said = answer.json()["error"]
    assert (said["param"], said["code"]) == ("tools[0].function.parameters", "invalid_function_parameters")
    assert "'f'" in said["message"]


FORMATS = ["path", "password", "binary", "base64url", "json-string", "file-path", "uri-reference", "regex", "int32", "anything"]


@pytest.mark.parametrize("format", FORMATS)
def test_an_unknown_format_is_a_remark(client: TestClient, format: str) -> None:
    """What pydantic and OpenAPI write into schemas is let be, wherever it stands; a property of that name is none."""
    inner = {"type": "string", "maxLength": 3, "format": format}
    properties = {"format": {"type": "object", "properties": {"a": inner}, "required": ["a"], "additionalProperties": False}}
    schema = {"type": "object", "properties": properties, "required": ["format"], "additionalProperties": False}
    wanted = {"type": "json_schema", "json_schema": {"name": "x", "schema": schema}}
    answer = client.post(CHAT[0], json={"model": "base", **CHAT[1], "response_format": wanted, "max_tokens": 100})
    assert answer.status_code == 200, answer.text
    found = json.loads(answer.json()["choices"][0]["message"]["content"])
    assert isinstance(found["format"]["a"], str)


def test_a_known_format_holds(client: TestClient) -> None:
    """A date is a date."""
    schema = {"type": "object", "properties": {"d": {"type": "string", "format": "date"}}, "required": ["d"], "additionalProperties": False}
    answer = client.post(CHAT[0], json={"model": "base", **CHAT[1], "guided_json": schema, "max_tokens": 100})
    date.fromisoformat(json.loads(answer.json()["choices"][0]["message"]["content"])["d"])
