"""Tools: offered to the base, called in its own spelling or by force, and written as each API writes calls."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from openai.types.chat import ChatCompletion, ChatCompletionChunk
from openai.types.responses import Response
from starlette.testclient import TestClient

from lmoe.api.app import create_app
from tests.api.conftest import HELLO
from tests.api.test_errors import error
from tests.fakes import FakeEngine, fake_service, settings

ADD = {
    "name": "add",
    "description": "Sums.",
    "parameters": {"type": "object", "properties": {"a": {"$ref": "#/$defs/n"}}, "$defs": {"n": {}}},
}
TOOLS = [{"type": "function", "function": ADD}, {"type": "function", "function": {"name": "now"}}]
CALL = '<tool_call>\n{"name": "add", "arguments": {"a": 1}}\n</tool_call>'
BARE = '{"name":"add","arguments":{"a":1}}'

Saying = Callable[..., TestClient]


@pytest.fixture
def saying() -> Saying:
    """A server whose base says these words."""

    def make(*words: str) -> TestClient:
        engine = FakeEngine(words)
        client = TestClient(create_app(fake_service(engine), settings()), base_url="http://testserver")
        client.engine = engine  # type: ignore[attr-defined]
        return client

    return make


def ask(client: TestClient, path: str = "/v1/chat/completions", **fields: Any) -> Any:
    body = {"model": "base", "messages": HELLO, "tools": TOOLS, **fields}
    with client:
        answer = client.post(path, json={name: value for name, value in body.items() if value is not None})
    assert answer.status_code == 200, answer.text
    return answer


def prompt(client: TestClient) -> str:
    (request,) = client.engine.requests  # type: ignore[attr-defined]
    return "".join(map(chr, request.prompt_ids))


def chunks(answer: Any) -> list[ChatCompletionChunk]:
    events = answer.text.split("\n\n")[:-2]
    return [ChatCompletionChunk.model_validate_json(event.removeprefix("data: "), strict=True) for event in events]


def test_a_base_whose_template_knows_no_tools_is_told_of_them(saying: Saying) -> None:
    """Names, descriptions and parameters stand in the prompt, as the system's words before the chat's; `none` leaves them out."""
    client = saying("hi")
    ask(client, messages=[{"role": "system", "content": "Be kind."}, *HELLO])
    assert prompt(client).startswith("s:Be kind.\n\nYou can call these tools:\n")
    assert json.dumps({"name": "add", "description": "Sums.", "parameters": ADD["parameters"]}) in prompt(client)
    client = saying("hi")
    ask(client, tool_choice="none")
    assert prompt(client) == "u:hello\na:"


@pytest.mark.parametrize("words", [("Let me see.\n", CALL), tuple("Let me see.\n" + CALL), ("Let me see.\n" + CALL + "\n",)])
def test_a_call_is_read_out_of_the_answer(saying: Saying, words: tuple[str, ...]) -> None:
    """However the text is cut, plain and streamed: the words before it stay, the call is the message's, and the reason says so."""
    (choice,) = ChatCompletion.model_validate_json(ask(saying(*words)).content, strict=True).choices
    assert choice.message.content == "Let me see.\n"
    assert choice.message.tool_calls is not None
    assert [(c.function.name, json.loads(c.function.arguments)) for c in choice.message.tool_calls] == [("add", {"a": 1})]  # type: ignore[union-attr]
    assert choice.finish_reason == "tool_calls"
    streamed = chunks(ask(saying(*words), stream=True))
    deltas = [chunk.choices[0].delta for chunk in streamed]
    assert "".join(delta.content or "" for delta in deltas) == "Let me see.\n"
    (call,) = [call for delta in deltas for call in delta.tool_calls or ()]
    assert (call.index, call.function.name, json.loads(call.function.arguments)) == (0, "add", {"a": 1})  # type: ignore[union-attr,arg-type]
    assert call.id
    assert streamed[-1].choices[0].finish_reason == "tool_calls"


def test_a_message_that_is_only_a_call_has_no_content(saying: Saying) -> None:
    """Null, as OpenAI has it, and two calls have two ids."""
    (choice,) = ask(saying("\n", CALL, "\n", CALL)).json()["choices"]
    assert choice["message"]["content"] is None
    first, second = choice["message"]["tool_calls"]
    assert first["id"] != second["id"]
    (choice,) = ask(saying(CALL, CALL), parallel_tool_calls=False).json()["choices"]
    assert len(choice["message"]["tool_calls"]) == 1


@pytest.mark.parametrize(
    "text",
    ["a < b and c <tool", '<tool_call>{"name": "rm", "arguments": {}}</tool_call>', "<tool_call>{</tool_call> then", "<tool_call>oh", BARE],
)
def test_what_is_no_call_stays_text(saying: Saying, text: str) -> None:
    """An unknown name, broken JSON or half a tag is what the model said."""
    for words in ((text,), tuple(text)):
        (choice,) = ask(saying(*words)).json()["choices"]
        assert choice["message"] == {"role": "assistant", "content": text, "refusal": None}
        assert choice["finish_reason"] == "stop"


@pytest.mark.parametrize("choice", ["required", {"type": "function", "function": {"name": "add"}}])
def test_a_forced_call_is_decoded_under_its_schema(saying: Saying, choice: Any) -> None:
    """The engine gets a schema that only a call fits, references within it still leading where they did; the answer is that call."""
    client = saying(*BARE)
    answer = ask(client, tool_choice=choice).json()
    (call,) = answer["choices"][0]["message"]["tool_calls"]
    assert call["function"] == {"name": "add", "arguments": '{"a": 1}'}
    schema = json.loads(client.engine.requests[0].sampling.json_schema)  # type: ignore[attr-defined]
    assert schema["$defs"]["add"]["properties"]["a"]["$ref"] == "#/$defs/add/$defs/n"
    assert len(schema.get("anyOf", [0])) == (2 if choice == "required" else 1)


def test_the_older_spelling_is_answered_in_kind(saying: Saying) -> None:
    """`functions` and `function_call`, plain and streamed."""
    options = {"tools": None, "functions": [ADD], "function_call": {"name": "add"}}
    (choice,) = ask(saying(BARE), **options).json()["choices"]
    assert choice["message"]["function_call"] == {"name": "add", "arguments": '{"a": 1}'}
    assert choice["finish_reason"] == "function_call"
    streamed = chunks(ask(saying(BARE), stream=True, **options))
    assert [c.choices[0].delta.function_call.name for c in streamed if c.choices[0].delta.function_call] == ["add"]


def test_earlier_calls_and_their_outcomes_are_rendered(saying: Saying) -> None:
    """What an assistant called and a tool answered stands in the next turn's prompt, arguments in full."""
    client = saying("2")
    call = {"id": "c1", "type": "function", "function": {"name": "add", "arguments": '{"a": 1}'}}
    outcome = {"role": "tool", "tool_call_id": "c1", "content": "2"}
    ask(client, messages=[*HELLO, {"role": "assistant", "content": None, "tool_calls": [call]}, outcome], tools=None)
    assert prompt(client) == 'u:hello\na:<tool_call>{"name": "add", "arguments": {"a": 1}}</tool_call>\nt:2\na:'


def test_tools_and_a_schema_together(chat: Any) -> None:
    """An answer cannot both fit a schema and be free to call a tool."""
    assert error(chat(tools=TOOLS, response_format={"type": "json_object"}))["param"] == "tools"


def test_ollamas_clients_get_objects(saying: Saying) -> None:
    """`/api/chat` writes arguments as an object, whole and in lines, and takes them back so."""
    body = ask(saying("Well. ", CALL), "/api/chat", stream=False).json()
    assert body["message"]["content"] == "Well. "
    (call,) = body["message"]["tool_calls"]
    assert (call["function"]["name"], call["function"]["arguments"]) == ("add", {"a": 1})
    lines = [json.loads(line) for line in ask(saying(*CALL), "/api/chat").text.splitlines()]
    assert [line["message"]["tool_calls"] for line in lines if "tool_calls" in line["message"]] == [[{**call, "id": lines_id(lines)}]]
    client = saying("2")
    ask(client, "/api/chat", messages=[*HELLO, body["message"], {"role": "tool", "tool_name": "add", "content": "2"}], tools=None)
    assert '{"name": "add", "arguments": {"a": 1}}' in prompt(client)


def lines_id(lines: list[Any]) -> str:
    return next(line["message"]["tool_calls"][0]["id"] for line in lines if "tool_calls" in line["message"])


def respond(client: TestClient, **fields: Any) -> Any:
    flat = [{"type": "function", **tool["function"]} for tool in TOOLS]  # type: ignore[dict-item]
    return ask(client, "/v1/responses", messages=None, **{"input": "hi", "tools": flat, **fields})


def test_responses_have_items_for_calls(saying: Saying) -> None:
    """A message, then a function call, whole and as events whose order and numbers the client's own types accept."""
    response = Response.model_validate_json(respond(saying("Well.", CALL)).content, strict=True)
    assert [item.type for item in response.output] == ["message", "function_call"]
    events = [json.loads(event.partition("data: ")[2]) for event in respond(saying("Well.", CALL), stream=True).text.split("\n\n")[:-1]]
    assert [event["sequence_number"] for event in events] == list(range(len(events)))
    sorts = [event["type"].removeprefix("response.") for event in events]
    assert sorts[sorts.index("function_call_arguments.delta") - 1] == "output_item.added"
    assert sorts[-3:] == ["function_call_arguments.done", "output_item.done", "completed"]
    assert [item["type"] for item in events[-1]["response"]["output"]] == ["message", "function_call"]
    assert events[-1]["response"]["output"][1]["arguments"] == '{"a": 1}'
    only = Response.model_validate_json(respond(saying(CALL), tool_choice="auto").content, strict=True)
    assert [item.type for item in only.output] == ["function_call"]


def test_responses_take_calls_back_and_forced_ones(saying: Saying) -> None:
    """Items of earlier calls and their outcomes become turns; a named tool is forced."""
    client = saying(BARE)
    call = {"type": "function_call", "call_id": "c1", "name": "add", "arguments": "{}"}
    items = [{"role": "user", "content": "hi"}, call, {"type": "function_call_output", "call_id": "c1", "output": "2"}]
    body = respond(client, input=items, tool_choice={"type": "function", "name": "add"}).json()
    assert prompt(client).endswith('u:hi\na:<tool_call>{"name": "add", "arguments": {}}</tool_call>\nt:2\na:')
    assert body["output"][0]["name"] == "add"
    assert body["tool_choice"] == {"type": "function", "name": "add"}


def test_responses_fit_a_schema(saying: Saying) -> None:
    """`text.format` reaches the engine as a schema, and is repeated."""
    client = saying("{}")
    wanted = {"type": "json_schema", "name": "thing", "schema": {"type": "object"}, "strict": True}
    body = respond(client, tools=None, text={"format": wanted})
    assert Response.model_validate_json(body.content, strict=True).output_text == "{}"
    assert body.json()["text"]["format"] == wanted
    assert json.loads(client.engine.requests[0].sampling.json_schema) == {"type": "object"}  # type: ignore[attr-defined]


@pytest.mark.parametrize("fields", [{"guided_json": '{"type": "object"}'}, {"structured_outputs": {"json": {"type": "object"}}}])
@pytest.mark.parametrize("path", ["/v1/chat/completions", "/v1/completions"])
def test_vllms_names_for_a_schema(saying: Saying, path: str, fields: Any) -> None:
    """As an object or as text, in chats and for raw text."""
    client = saying("{}")
    asked = {"prompt": "x", "messages": None} if path == "/v1/completions" else {}
    ask(client, path, **{**fields, "tools": None}, **asked)
    assert json.loads(client.engine.requests[0].sampling.json_schema) == {"type": "object"}  # type: ignore[attr-defined]
