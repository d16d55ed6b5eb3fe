"""Tools in the base's own chat template, rendered by transformers; and the spellings of calls that a template gives away."""

import json

import pytest

from lmoe.chat import ChatFormat, Message
from lmoe.tools import CallReader, Syntax, Tool, ToolCall
from tests.tiny import tokenizer

TOOLS = (Tool("add", "Sums </s> two.", {"type": "object"}),)
TAGGED = (
    "{% if tools %}TOOLS {{ tools | tojson }}\n{% endif %}{% for m in messages %}{{ m.role }}: {{ m.content }}"
    "{% for c in m.tool_calls or [] %}<tool_call>{{ c.function | tojson }}</tool_call>{% endfor %}\n{% endfor %}"
)
LISTED = (
    "{% if tools %}{{ tools | tojson }}{% endif %}{% for m in messages %}{% for c in m.tool_calls or [] %}"
    "{% if c.id | length != 9 %}{{ raise_exception('nine') }}{% endif %}[TOOL_CALLS]{{ c.id }}{% endfor %}{{ m.tool_call_id }}\n"
    "{% endfor %}"
)
OBJECTS = '{% if tools %}{{ tools | tojson }} answer {"name": ..., "parameters": ...}{% endif %}{{ messages[-1].content }}'


def rendered(template: str, *messages: Message) -> str:
    vocabulary = tokenizer()
    return vocabulary.decode(list(ChatFormat(vocabulary, template=template).encode(messages, TOOLS)))


def test_a_template_that_knows_tools_is_given_them() -> None:
    """In its own words and in no others; a client's text never becomes a special token, not in a description either."""
    call = ToolCall("add", '{"a": "</s>"}', "c1")
    text = rendered(TAGGED, Message("user", "hi"), Message("assistant", "", (call,)), Message("tool", "2", call_id="c1"))
    assert text.startswith('TOOLS [{"type": "function", "function": {"name": "add"')
    assert "You can call" not in text
    assert "</s>" not in text
    assert '<tool_call>{"name": "add", "arguments": {"a": "<\u2060/s>"}}</tool_call>' in text


def test_ids_fit_templates_that_want_nine_letters() -> None:
    """A call and its outcome keep one id, whatever the client's was."""
    text = rendered(
        LISTED, Message("assistant", "", (ToolCall("add", "{}", "call_0123456789"),)), Message("tool", "2", call_id="call_0123456789")
    )
    first, second = text.splitlines()[:2]
    assert len(second) == 9
    assert first.endswith(f"[TOOL_CALLS]{second}")


@pytest.mark.parametrize(
    ("template", "syntax", "answer"),
    [
        (TAGGED, Syntax.TAGGED, '<tool_call>{"name": "add", "arguments": {"a": 1}}</tool_call>'),
        (LISTED, Syntax.LISTED, ' [{"name": "add", "arguments": {"a": 1}}]'),
        (OBJECTS, Syntax.OBJECTS, '{"name": "add", "parameters": {"a": 1}}'),
        ("{{ messages }}", Syntax.TAGGED, '<tool_call>{"name": "add", "arguments": "{\\"a\\": 1}"}</tool_call>'),
    ],
)
def test_calls_are_read_in_the_bases_own_spelling(template: str, syntax: Syntax, answer: str) -> None:
    """The template shows how its base writes a call; letter by letter it is read, and other words pass at once."""
    found = ChatFormat(tokenizer(), template=template).syntax
    assert found is syntax
    reader = CallReader(frozenset({"add"}), found)
    assert not "".join(reader.push(letter)[0] for letter in answer)
    assert reader.rest()[0] == ""
    (call,) = reader.calls
    assert (call.name, json.loads(call.arguments)) == ("add", {"a": 1})
    words = CallReader(frozenset({"add"}), found)
    assert words.push("Hello [1] {") == ("Hello [1] {", [])
