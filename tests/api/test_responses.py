"""`/v1/responses` through the real client, plain and streamed, and byte by byte."""

import json
import socket

import openai
import pytest
from openai.types.responses import Response

from tests.api.conftest import serving
from tests.api.test_errors import error
from tests.api.test_stream import read_chunks, request_bytes
from tests.fakes import FakeEngine, fake_service


@pytest.fixture
def api(client):
    return openai.OpenAI(api_key="any", base_url="http://testserver/v1", http_client=client, max_retries=0)


def post(client, **fields):
    return client.post("/v1/responses", json={"model": "base", "input": "hello", **fields})


def test_an_input_is_answered_by_the_expert_that_fits(api):
    """The text, its usage, and who answered why; nothing of ours inside the message."""
    answer = api.responses.create(model="auto", input="write a poem", instructions="Be brief.", metadata={"a": "b"})
    assert answer.expert == "creative"
    assert answer.routing["reason"] == "similarity"
    assert answer.output_text.endswith(" says hello ü.")
    assert answer.status == "completed"
    prompt = "s:Be brief.\nu:write a poem\na:"
    assert (answer.usage.input_tokens, answer.usage.output_tokens, answer.usage.total_tokens) == (len(prompt), 5, len(prompt) + 5)
    assert answer.output[0].to_dict().keys() == {"id", "type", "role", "status", "content"}


@pytest.mark.parametrize("fields", [{}, {"top_logprobs": 2}, {"max_output_tokens": 2}, {"instructions": "x", "metadata": {"a": "b"}}])
def test_responses_are_what_the_clients_types_say(client, fields):
    """Every field has the type that the openai package declares for it, without any coercion."""
    response = post(client, **fields)
    Response.model_validate_json(response.content, strict=True)


def test_a_limit_leaves_the_answer_incomplete(client):
    """The status and the reason say that more would have come."""
    body = post(client, max_output_tokens=2).json()
    assert (body["status"], body["incomplete_details"]) == ("incomplete", {"reason": "max_output_tokens"})
    assert body["output"][0]["content"][0]["text"] == "base says"


def test_items_become_messages(client, engine):
    """Roles, parts and earlier answers, sent back as they came, are the chat that the model sees; reasoning is passed over."""
    earlier = post(client).json()["output"]
    given = [
        {"role": "developer", "content": "d"},
        {"type": "message", "role": "user", "content": [{"type": "input_text", "text": "u"}]},
        {"type": "reasoning", "id": "r", "summary": []},
        *earlier,
        {"role": "user", "content": "v"},
    ]
    assert post(client, input=given).status_code == 200
    assert "".join(map(chr, engine.requests[-1].prompt_ids)) == "s:d\nu:u\na:base says hello ü.\nu:v\na:"


def test_the_real_client_reads_the_stream(api):
    """Every event is of a type that the client knows, in the documented order, and the pieces add up to the whole."""
    events = list(api.responses.create(model="code", input="hello", stream=True))
    assert [event.type for event in events] == [
        "response.created",
        "response.in_progress",
        "response.output_item.added",
        "response.content_part.added",
        *["response.output_text.delta"] * 5,
        "response.output_text.done",
        "response.content_part.done",
        "response.output_item.done",
        "response.completed",
    ]
    assert [event.sequence_number for event in events] == list(range(len(events)))
    text = "".join(event.delta for event in events if event.type == "response.output_text.delta")
    assert text == "636f6465:1 says hello ü." == events[-1].response.output_text
    for event in events:
        type(event).model_validate_json(event.model_dump_json(), strict=True)
    assert events[0].response.usage is None
    assert events[-1].response.expert == "code"
    assert events[-1].response.usage.output_tokens == 5


def stream(port):
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(request_bytes({"model": "base", "input": "x", "stream": True}, "/v1/responses"))
        return read_chunks(connection)[1]


def test_every_write_is_one_named_event(port):
    """A line with the event's name, a line with its JSON in ASCII, an empty line; nothing after the last, and no [DONE]."""
    chunks = stream(port)
    for chunk in chunks:
        name, data, *rest = chunk.split(b"\n")
        assert rest == [b"", b""]
        assert name == b"event: " + json.loads(data.removeprefix(b"data: "))["type"].encode()
        assert chunk.isascii()
        assert b"\r" not in chunk
    assert chunks[-1].startswith(b"event: response.completed\n")


def test_a_failure_in_mid_stream_is_an_error_event():
    """What was sent stays; the last event says what happened."""
    with serving(fake_service(FakeEngine(fail_at=2))) as port:
        last = stream(port)[-1]
    assert last.startswith(b"event: error\n")
    assert json.loads(last.split(b"data: ")[1])["code"] == "server_error"


def test_a_failure_before_the_first_token_has_a_status(client, engine):
    """Nothing has been sent yet, so the status is the real one."""
    engine.full = True
    for streamed in (False, True):
        assert post(client, stream=streamed).status_code == 429


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("input", None),
        ("input", 3),
        ("input", []),
        ("input", [3]),
        ("input", [{"role": "x", "content": "y"}]),
        ("input", [{"type": "item_reference", "id": "x"}]),
        ("input", [{"type": "reasoning", "id": "r", "summary": []}]),
        ("input", [{"role": "user", "content": [{"type": "input_image", "image_url": "x"}]}]),
        ("previous_response_id", "resp_1"),
        ("conversation", "conv_1"),
        ("prompt", {"id": "x"}),
        ("background", True),
        ("instructions", 3),
        ("max_output_tokens", 0),
        ("max_tokens", 3),
        ("n", 2),
        ("temperature", 3),
        ("top_logprobs", 21),
        ("text", {"format": {"type": "xml"}}),
        ("text", {"format": {"type": "json_schema", "schema": 3}}),
        ("text", {"verbosity": "high"}),
        ("truncation", "auto"),
        ("reasoning", {"effort": "high"}),
        ("text", 3),
        ("response_format", {"type": "json_object"}),
        ("tools", [{"type": "web_search"}]),
        ("tools", [{"type": "function", "function": {"name": "f"}}]),
        ("tool_choice", "required"),
        ("stream", 1),
    ],
)
def test_what_cannot_be_honoured_is_refused(client, field, value):
    """A bad value, or a field that would need what is not kept or not supported, is a 400 that names it."""
    response = post(client, **{field: value})
    assert response.status_code == 400, response.text
    assert error(response)["param"].startswith(field)


@pytest.mark.parametrize("field", ["previous_response_id", "instructions", "text", "tools", "include", "store", "metadata", "reasoning"])
def test_null_counts_as_absent(client, field):
    """Clients send null for what they leave open."""
    assert post(client, **{field: None}).status_code == 200
