"""Refusals: OpenAI's words, statuses and codes, in OpenAI's order; and nothing a client sends is a server error."""

import asyncio
import contextlib
import json
import time

import openai
import pytest
from starlette.testclient import TestClient

from lmoe.api.app import create_app
from lmoe.api.body import parse
from lmoe.errors import InvalidRequest, TimedOut
from lmoe.generation import Piece
from tests.api.conftest import HELLO
from tests.fakes import VOCABULARY, FakeEngine, fake_service, settings

UNSENT = object()
ROLES = "Supported values are: 'system', 'assistant', 'user', 'function', 'tool', and 'developer'."


def error(response):
    body = response.json()
    assert body.keys() == {"error"}
    assert body["error"].keys() == {"message", "type", "param", "code"}
    message = body["error"]["message"]
    assert message.isascii()
    assert message.isprintable()
    return body["error"]


TABLE = [
    ({"model": "nope"}, 404, "The model `nope` does not exist or you do not have access to it.", None, "model_not_found"),
    (
        {"model": "nope", "messages": UNSENT},
        404,
        "The model `nope` does not exist or you do not have access to it.",
        None,
        "model_not_found",
    ),
    ({"model": UNSENT, "messages": UNSENT}, 400, "you must provide a model parameter", None, None),
    ({"model": None}, 400, "you must provide a model parameter", None, None),
    ({"model": 3}, 400, "Invalid type for 'model': expected a string, but got an integer instead.", "model", "invalid_type"),
    ({"messages": UNSENT, "temperature": 3}, 400, "Missing required parameter: 'messages'.", "messages", "missing_required_parameter"),
    (
        {"messages": []},
        400,
        "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.",
        "messages",
        "empty_array",
    ),
    ({"messages": [{"role": "x"}]}, 400, f"Invalid value: 'x'. {ROLES}", "messages[0].role", "invalid_value"),
    (
        {"temperature": 3},
        400,
        "Invalid 'temperature': decimal above maximum value. Expected a value <= 2, but got 3 instead.",
        "temperature",
        "decimal_above_max_value",
    ),
    (
        {"temperature": "hot"},
        400,
        "Invalid type for 'temperature': expected a decimal, but got a string instead.",
        "temperature",
        "invalid_type",
    ),
    ({"n": 0}, 400, "Invalid 'n': integer below minimum value. Expected a value >= 1, but got 0 instead.", "n", "integer_below_min_value"),
]


@pytest.mark.parametrize(("fields", "status", "message", "param", "code"), TABLE)
def test_openais_errors(client, fields, status, message, param, code):
    """Each fault has OpenAI's status, message, param and code, and the earlier one in OpenAI's order is the one reported."""
    body = {"model": "tiny-base", "messages": HELLO, **fields}
    response = client.post("/v1/chat/completions", json={name: value for name, value in body.items() if value is not UNSENT})
    assert response.status_code == status
    assert error(response) == {"message": message, "type": "invalid_request_error", "param": param, "code": code}


def test_context_too_long(chat, engine):
    """A prompt without room for one token is refused, with the limit and its size."""
    size = len("u:\na:") + 600
    response = chat(messages=[{"role": "user", "content": "x" * 600}])
    assert response.status_code == 400
    assert error(response) == {
        "message": f"This model's maximum context length is {engine.max_length} tokens. However, your messages resulted in {size} tokens. "
        "Please reduce the length of the messages.",
        "type": "invalid_request_error",
        "param": "messages",
        "code": "context_length_exceeded",
    }


class Late(FakeEngine):
    def _pieces(self, request):
        yield Piece(error=TimedOut(3))


def test_what_took_too_long_is_not_asked_for_again():
    """OpenAI's client repeats other 408s twice; an answer that was given up would take as long each time."""
    engine = Late()
    with TestClient(create_app(fake_service(engine), settings()), base_url="http://testserver") as client:
        api = openai.OpenAI(api_key="any", base_url="http://testserver/v1", http_client=client, max_retries=2)
        with pytest.raises(openai.APIStatusError) as refused:
            api.chat.completions.create(model="base", messages=HELLO)
    assert (refused.value.status_code, refused.value.code) == (408, "timeout")
    assert len(engine.requests) == 1


@pytest.mark.parametrize(
    ("method", "path", "status", "message"),
    [
        ("GET", "/v1/completions/", 405, "Not allowed to GET on /v1/completions."),
        ("POST", "/v1/x", 404, "Invalid URL (POST /v1/x)"),
        ("GET", "/v1/chat/completions", 405, "Not allowed to GET on /v1/chat/completions."),
        ("DELETE", "/v1/models", 405, "Not allowed to DELETE on /v1/models."),
        ("POST", "/health", 405, "Not allowed to POST on /health."),
        ("GET", "/v1/models/nope", 404, "The model `nope` does not exist or you do not have access to it."),
        ("GET", "//v1/x", 404, "Invalid URL (GET /v1/x)"),
    ],
)
def test_wrong_urls_and_methods(client, method, path, status, message):
    """Routing errors have the same shape, and a wrong method names the right ones."""
    response = client.request(method, f"http://testserver{path}")
    assert response.status_code == status
    assert error(response)["message"] == message
    assert ("allow" in response.headers) == (status == 405)


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("POST", "/", "GET, HEAD"),
        ("POST", "/v1/models", "GET, HEAD"),
        ("DELETE", "/models/code", "GET, HEAD"),
        ("POST", "/api/tags", "GET, HEAD"),
        ("GET", "/api/chat", "POST"),
        ("PUT", "/v1/experts", "GET, POST"),
        ("POST", "/v1/experts/code", "DELETE, GET, PUT"),
    ],
)
def test_allow_names_every_method(client, method, path, allowed):
    """Whichever of a path's routes answers it."""
    response = client.request(method, path)
    assert (response.status_code, response.headers["allow"]) == (405, allowed)


REFUSED = {
    "messages": [
        None,
        "hi",
        {},
        [None],
        ["hi"],
        [{}],
        HELLO * 2049,
        [{"role": 1}],
        [{"role": "user", "content": 3}],
        [{"role": "user", "content": {}}],
        [{"role": "user", "content": [{"type": "text"}]}],
        [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "http://x"}}]}],
        [{"role": "assistant", "content": None, "tool_calls": [{"id": "1"}]}],
        [*HELLO, {"role": "assistant", "content": "Well", "prefix": True}],
        [*HELLO, {"role": "assistant", "content": "Well", "partial": True}],
    ],
    "max_tokens": [0, -1, 1.5, True, "9", 2**63, 10**400, [], {}],
    "max_completion_tokens": [0, "9"],
    "n": [-1, 17, 10**9, 1.0, "1", False],
    "temperature": [-1, -0.001, 2.001, 1e308, 10**400, True, [], {}],
    "top_p": [-0.1, 1.1, "1"],
    "top_k": [-2, 1.5, "4", 10**9],
    "min_p": [-0.1, 1.1],
    "repetition_penalty": [0, -1, 11],
    "presence_penalty": [-2.1, 2.1, "0"],
    "frequency_penalty": [-2.1, 2.1],
    "stop": [3, {}, [3], ["x"] * 17, "x" * 1025, True],
    "stop_token_ids": [3, ["3"], [-1]],
    "logit_bias": [
        3,
        "x",
        {"a": 1},
        {"-1": 1},
        {"5": 101},
        {"5": "1"},
        {"5": None},
        [[5]],
        [5],
        [["５", 1]],
        {"9" * 30: 1},
        {str(VOCABULARY): 1},
        {str(i): 0 for i in range(1025)},
        {"5": 1, "05": 2},
        [[5, 1], ["5", 1]],
    ],
    "seed": [2**64, 1.5, "7", -(2**70)],
    "logprobs": [1, "true"],
    "top_logprobs": [-1, 21, 10**6, 3],
    "stream": [1, "true", {}],
    "stream_options": [True, [], {"include_usage": 1}],
    "ignore_eos": [1, "no"],
    "min_tokens": [-1, 1.5],
    "explain": [1, "yes"],
    "expert": [
        "nope",
        "code@",
        3,
        [],
        {},
        {"nope": 1},
        {"code": 0},
        {"code": -1},
        {"code": 5},
        {"code": "1"},
        {"code": True},
        {"code": 10**400},
        {"base": 1},
        {"code": 1, "code@636f6465": 1},
    ],
    "response_format": [
        {"type": "xml"},
        {"type": "json_schema"},
        {"type": "json_schema", "json_schema": {"schema": 3}},
        {"type": "json_schema", "json_schema": {"schema": {"title": "x" * 70_000}}},
        "json",
        {"type": 3},
    ],
    "tools": [
        3,
        ["f"],
        [{"type": "function"}],
        [{"type": "custom", "custom": {"name": "f"}}],
        [{"type": "function", "function": {}}],
        [{"type": "function", "function": {"name": "a b"}}],
        [{"type": "function", "function": {"name": "x" * 65}}],
        [{"type": "function", "function": {"name": "f", "parameters": 3}}],
        [{"type": "function", "function": {"name": "f"}}] * 2,
        [{"type": "function", "function": {"name": f"f{i}"}} for i in range(129)],
    ],
    "functions": [[{}], [{"name": "f", "parameters": []}]],
    "tool_choice": [
        "required",
        "always",
        3,
        {"type": "function", "function": {"name": "f"}},
        {"type": "allowed_tools"},
        {"type": "function"},
    ],
    "function_call": [{"name": "f"}],
    "modalities": [["audio"], "text"],
    "audio": [{"voice": "x"}],
    "chat_template": ["{{ x }}"],
    "chat_template_kwargs": [{"x": 1}],
    "guided_regex": ["a+"],
    "best_of": [2],
    "length_penalty": [2.0],
    "prefill": ["Sure"],
    "top_a": [0.2],
    "add_generation_prompt": [False],
    "continue_final_message": [True],
    "skip_special_tokens": [False],
    "n_predict": [5],
    "random_seed": [7],
    "repeat_penalty": [1.2],
    "system": ["Be brief."],
    "reasoning_effort": ["high", "low"],
    "reasoning": [{"effort": "high"}, {"max_tokens": 2000}],
    "thinking": [{"type": "enabled", "budget_tokens": 1024}],
    "lora_path": ["code"],
    "guided_json": ["{", 3],
    "structured_outputs": [{"choice": ["a", "b"]}],
    "format": ["json", {"type": "object"}],
    "options": [{"temperature": 0}],
    "think": [True, "high"],
    "max_output_tokens": [3],
    "do_sample": [False],
}


@pytest.mark.parametrize(("field", "value"), [(field, value) for field, values in REFUSED.items() for value in values])
def test_bad_values_are_refused(client, field, value):
    """A value out of type or bounds, or a field that is not supported, is a 4xx that names the field; nothing is ignored silently."""
    body = {"model": "tiny-base", "messages": HELLO, field: value}
    response = client.post("/v1/chat/completions", content=json.dumps(body))
    assert response.status_code in (400, 404), response.text
    found = error(response)
    assert found["code"] == "model_not_found" or (found["param"] or "").startswith((field, "messages"))


FINE = {
    "temperature": [None, 0, 1, 2, 0.7],
    "top_p": [0, 1],
    "top_k": [None, -1, 0, 40],
    "stop": [None, "", "x", [], ["a", ""]],
    "logit_bias": [None, {}, {"5": 1.5}, [[5, -100], ["6", 1]]],
    "seed": [None, -1, 2**63 - 1],
    "logprobs": [None, False, True],
    "top_logprobs": [None, 0],
    "stream": [None, False],
    "stream_options": [None, {}, {"include_usage": None}],
    "n": [None, 1],
    "expert": [None, "auto", "tiny-base", "code", "base", "gpt-4", {"code": 4}],
    "tools": [None, []],
    "tool_choice": [None, "none", "auto"],
    "response_format": [None, {"type": "text"}, {}, {"type": "json_object"}, {"type": "json_schema", "json_schema": {}}],
    "modalities": [None, [], ["text"]],
    "max_tokens": [None, 1, 2**63 - 1],
    "user": ["someone"],
    "metadata": [{"a": "b"}],
    "store": [True],
    "service_tier": ["auto"],
    "parallel_tool_calls": [True],
    "unheard_of": [{"deep": [[[]]]}],
    "best_of": [1],
    "add_generation_prompt": [True],
    "skip_special_tokens": [True],
    "repeat_penalty": [1, 1.0],
    "do_sample": [True],
    "format": ["", "text"],
    "think": [False],
    "options": [{}],
    "n_predict": [-1],
    "reasoning_effort": [None, "none", "minimal", "medium"],
    "reasoning": [None, {"effort": "none"}, {"enabled": False}],
    "thinking": [None, {"type": "disabled"}],
    "chat_template_kwargs": [None, {}, {"enable_thinking": False}],
    "prompt_cache_key": ["a"],
    "safety_identifier": ["a"],
    "messages": [
        [{"role": "user", "content": None}],
        [{"role": "user"}],
        [{"role": "user", "content": [{"type": "text", "text": "a"}, {"type": "text", "text": "b"}]}],
        [{"role": "user", "content": []}],
        [{"role": "assistant", "content": "x"}, {"role": "system", "content": "y"}, {"role": "user", "content": "z"}],
        [{"role": role, "content": "x", "name": "n"} for role in ("developer", "tool", "function", "user", "user", "system")],
        [{"role": "assistant", "content": "x", "refusal": None, "tool_calls": [], "images": []}],
        [{"role": "assistant", "content": "x", "prefix": True}, {"role": "user", "content": "y"}],
        [*HELLO, {"role": "assistant", "content": "x", "prefix": False, "partial": None}],
        [{"role": "user", "content": "\x00 <s> \u202e \U0001f600"}],
    ],
}


@pytest.mark.parametrize(("field", "value"), [(field, value) for field, values in FINE.items() for value in values])
def test_what_real_clients_send_is_taken(chat, field, value):
    """Null stands for absent in every optional field; roles come in any order; keys that change nothing are ignored."""
    response = chat(**{field: value})
    assert response.status_code == 200, response.text
    assert isinstance(response.json()["choices"][0]["message"]["content"], str)


ELSEWHERE = [
    ("/v1/completions", {"prompt": "x", "messages": HELLO}, "messages"),
    ("/v1/completions", {"prompt": "x", "max_output_tokens": 3}, "max_output_tokens"),
    ("/v1/responses", {"input": "x", "messages": HELLO}, "messages"),
    ("/v1/responses", {"messages": HELLO}, "messages"),
    ("/v1/responses", {"input": [*HELLO, {"role": "assistant", "content": "x", "prefix": True}]}, "input[1].prefix"),
    ("/v1/responses", {"input": [*HELLO, {"type": "function_call_output", "call_id": "1"}]}, "input[1].output"),
]


@pytest.mark.parametrize(("path", "body", "param"), ELSEWHERE)
def test_what_another_route_takes_is_refused(client, path, body, param):
    """A field that would be the question, or a part of it, on another route is never passed over."""
    response = client.post(path, json={"model": "base", **body})
    assert response.status_code == 400
    assert error(response)["param"] == param


def test_greedy_by_two_names_is_no_contradiction(chat):
    """Transformers' `do_sample` false is what temperature 0 says."""
    assert chat(do_sample=False, temperature=0).status_code == 200


@pytest.mark.parametrize(
    ("fields", "param"),
    [
        ({"tools": True, "functions": True}, "functions"),
        ({"tools": True, "function_call": {"name": "f"}}, "function_call"),
        ({"tools": True, "function_call": "none"}, "function_call"),
        ({"functions": True, "tool_choice": "required"}, "tool_choice"),
    ],
)
def test_tools_are_spelled_one_way(chat, fields, param):
    """The newer and the older spelling together: one of them would be passed over, so it is refused."""
    function = {"name": "f"}
    given = {"tools": [{"type": "function", "function": function}], "functions": [function]}
    assert error(chat(**{name: given[name] if value is True else value for name, value in fields.items()}))["param"] == param
    assert chat(tools=given["tools"], function_call="auto").status_code == 200


def nested(depth, opening="[", closing="]"):
    return opening * depth + closing * depth


MALFORMED = [
    b"",
    b"{",
    b'{"model": "tiny-base", "messages": [{"role": "user", "content": "x"}]',
    '{"model": "tiny-base"}'.encode("utf-16"),
    b'{"model": "tiny-base", "user": "\xff\xfe"}',
]
UNFIT = [
    (b"null", "expected an object, but got null"),
    (b"[]", "expected an object, but got an array"),
    (b'"text"', "expected an object, but got a string"),
    (b"3", "expected an object, but got an integer"),
    (b'{"model": "tiny-base", "model": "code", "messages": []}', "the key 'model' stands twice in one object"),
    (b'{"model": "tiny-base", "temperature": NaN}', "NaN is no number in JSON"),
    (b'{"model": "tiny-base", "seed": Infinity}', "Infinity is no number in JSON"),
    (b'{"model": "tiny-base", "temperature": 1e400}', "the number 1e400 is too large"),
    (b'{"model": "tiny-base", "user": -Infinity}', "-Infinity is no number in JSON"),
    (b'{"model": "tiny-base", "user": ' + nested(200).encode() + b"}", "it is nested more than 100 levels deep"),
    (nested(100_000).encode(), "it is nested more than 100 levels deep"),
    (b'{"a":' * 5000 + b"1" + b"}" * 5000, "it is nested more than 100 levels deep"),
    (b'{"model": "tiny-base", "seed": ' + b"9" * 5000 + b"}", "an integer has too many digits"),
]


@pytest.mark.parametrize("body", MALFORMED, ids=range(len(MALFORMED)))
@pytest.mark.parametrize("path", ["/v1/chat/completions", "/v1/route"])
def test_malformed_bodies(client, path, body):
    """What is no sound JSON is a 400 in OpenAI's words, and the server goes on."""
    response = client.post(path, content=body)
    assert response.status_code == 400
    assert error(response)["message"] == "We could not parse the JSON body of your request."
    assert client.get("/ready").status_code == 200


@pytest.mark.parametrize(("body", "why"), UNFIT, ids=range(len(UNFIT)))
@pytest.mark.parametrize("path", ["/v1/chat/completions", "/v1/route"])
def test_bodies_that_cannot_be_taken(client, path, body, why):
    """What some parsers read and others refuse is a 400 that says what it is about."""
    response = client.post(path, content=body)
    assert response.status_code == 400
    assert error(response)["message"] == f"We cannot take the JSON body of your request: {why}."


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin-1", "", "nonsense"])
def test_any_content_type_is_json(client, kind):
    """The body is JSON whatever the client calls it, with or without a byte order mark."""
    for mark in (b"", b"\xef\xbb\xbf"):
        content = mark + json.dumps({"model": "base", "messages": HELLO}).encode()
        assert client.post("/v1/chat/completions", content=content, headers={"content-type": kind}).status_code == 200


@pytest.mark.parametrize("half", ["\\ud83e", "\\udd86", "\\udd86\\ud83e"])
def test_half_a_surrogate_pair_is_replaced(client, engine, half):
    """What a client cut in the middle of an emoji is answered: the half becomes the replacement character."""
    body = b'{"model": "base", "messages": [{"role": "user", "content": "a%s"}]}' % half.encode()
    assert client.post("/v1/chat/completions", content=body).status_code == 200
    assert chr(engine.requests[0].prompt_ids[3]) == chr(0xFFFD % VOCABULARY)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("logit_bias", {"cat": 1}, "logit_bias.cat"),
        ("logit_bias", {"5": 101}, "logit_bias.5"),
        ("logit_bias", {"5": 101}, "Expected a value <= 100, but got 101"),
        ("seed", 2**64, "Expected a value <= 9223372036854775807, but got 18446744073709551616"),
    ],
)
def test_errors_name_the_key_and_the_exact_bound(chat, field, value, said):
    """Whoever reads the message knows which entry is wrong, and what would be right to the last digit."""
    assert said in error(chat(**{field: value}))["message"]


def test_compressed_bodies_are_refused(client):
    """A gzip body is refused in words, not fed to the JSON parser."""
    response = client.post("/v1/chat/completions", content=b"\x1f\x8b", headers={"content-encoding": "gzip"})
    assert response.status_code == 400
    assert "Content-Encoding" in error(response)["message"]


def test_large_bodies_are_refused(client):
    """The cap is counted on the stream, whatever the header says."""

    def drip():
        for _ in range(5):
            yield b" " * 2**20

    for content in (b" " * (4 * 2**20 + 1), drip()):
        response = client.post("/v1/chat/completions", content=content)
        assert response.status_code == 413
        assert error(response)["type"] == "invalid_request_error"


def test_hostile_json_does_not_stop_the_event_loop():
    """However a body within the cap is made, others are served meanwhile: the loop never waits for 250 ms of this process's work.

    Processor time, not the clock: how busy the machine is with others does not matter.
    """
    size = 4 * 2**20 - 100
    bodies = [
        b'{"user": [' + b"[]," * (size // 3) + b"0]}",
        b'{"user": [' + b'{"a":0},' * (size // 8) + b"0]}",
        b"{" + b",".join(b'"%06x":0' % i for i in range(size // 11)) + b"}",
        b'{"user": [' + b'"",' * (size // 3) + b"0]}",
        b'{"user": [' + (b"9" * 4000 + b",") * (size // 4001) + b"0]}",
    ]

    async def run():
        worst, last = 0.0, time.process_time()
        for body in bodies:
            reading = asyncio.create_task(asyncio.to_thread(attempt, body))
            last = time.process_time()
            while not reading.done():
                await asyncio.sleep(0.005)
                worst, last = max(worst, time.process_time() - last), time.process_time()
        return worst

    def attempt(body):
        with contextlib.suppress(InvalidRequest):
            parse(body)

    assert asyncio.run(run()) < 0.25


def test_messages_are_one_ascii_line(chat):
    """Clients put the message into a status line: no newline, nothing but ASCII, whatever the model was called."""
    response = chat(model="näh\r\nset-cookie: x\x1b" + "y" * 10_000)
    assert response.status_code == 404
    assert len(error(response)["message"]) < 300


def test_the_unforeseen_is_a_500_that_says_nothing(client, chat, engine, monkeypatch, caplog):
    """An unexpected exception reaches the log, not the client, and the response is still OpenAI's with CORS headers."""
    monkeypatch.setattr(engine, "submit", lambda *_: 1 / 0)
    response = client.post(
        "/v1/chat/completions", json={"model": "base", "messages": HELLO}, headers={"origin": "http://elsewhere.example"}
    )
    assert response.status_code == 500
    assert error(response) == {
        "message": "The server had an error while processing your request.",
        "type": "server_error",
        "param": None,
        "code": None,
    }
    assert response.headers["access-control-allow-origin"] == "*"
    assert response.headers["x-request-id"]
    assert "ZeroDivisionError" in caplog.text
