"""Structured answers on the embedded default, through the real client."""

import json

import openai
import pytest

CHAT = [{"role": "user", "content": "Name a colour and how many letters it has."}]
SCHEMA = {
    "type": "object",
    "properties": {"letters": {"type": "integer", "minimum": 1, "maximum": 20}, "warm": {"type": "boolean"}},
    "required": ["letters", "warm"],
    "additionalProperties": False,
}
pytestmark = pytest.mark.slow


@pytest.mark.parametrize("model", ["auto", "code"])
def test_the_answer_fits_the_schema_plain_and_streamed(client: openai.OpenAI, model: str) -> None:
    """Whoever answers, and however hot, the text is JSON of the schema."""
    wanted = {"type": "json_schema", "json_schema": {"name": "colour", "schema": SCHEMA, "strict": True}}
    options = {"model": model, "messages": CHAT, "response_format": wanted, "temperature": 1.5, "max_tokens": 60}
    whole = client.chat.completions.create(**options).choices[0]
    streamed = "".join(chunk.choices[0].delta.content or "" for chunk in client.chat.completions.create(**options, stream=True))
    for text in (whole.message.content, streamed):
        answer = json.loads(text)
        assert answer.keys() == {"letters", "warm"}
        assert 1 <= answer["letters"] <= 20
    assert whole.finish_reason == "stop"


@pytest.mark.parametrize("stream", [True, False])
def test_a_bad_schema_is_a_400(client: openai.OpenAI, stream: bool) -> None:
    """It is refused before anything is generated, with what is wrong with it."""
    wanted = {"type": "json_schema", "json_schema": {"name": "bad", "schema": {"type": "nonsense"}}}
    with pytest.raises(openai.BadRequestError, match="nonsense") as refused:
        client.chat.completions.create(model="base", messages=CHAT, response_format=wanted, stream=stream)
    assert refused.value.param == "response_format"
