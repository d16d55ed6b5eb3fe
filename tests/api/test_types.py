"""Every response and every chunk has, without any coercion, the types that the openai package declares."""

import json
from typing import Any

import pytest
from openai.types import Completion, CreateEmbeddingResponse, Model
from openai.types.chat import ChatCompletion, ChatCompletionChunk
from starlette.testclient import TestClient

from tests.api.conftest import HELLO

CHATS: list[dict[str, Any]] = [
    {},
    {"n": 2},
    {"logprobs": True, "top_logprobs": 2},
    {"max_tokens": 1},
    {"explain": True},
    {"expert": {"code": 0.5, "creative": 0.5}},
    {"response_format": {"type": "json_object"}},
]


def chunks(client: TestClient, path: str, body: dict[str, Any]) -> list[str]:
    sent = {**body, "stream": True, "stream_options": {"include_usage": True}}
    events = client.post(path, json=sent).text.split("\n\n")
    assert events[-2:] == ["data: [DONE]", ""]
    return [event.removeprefix("data: ") for event in events[:-2]]


@pytest.mark.parametrize("fields", CHATS)
@pytest.mark.parametrize("model", ["auto", "base"])
def test_chats(client: TestClient, fields: dict[str, Any], model: str) -> None:
    """Plain and streamed, routed and asked for by name."""
    body = {"model": model, "messages": HELLO, **fields}
    ChatCompletion.model_validate_json(client.post("/v1/chat/completions", json=body).content, strict=True)
    streamed = chunks(client, "/v1/chat/completions", body)
    assert len(streamed) > 3
    for chunk in streamed:
        ChatCompletionChunk.model_validate_json(chunk, strict=True)


@pytest.mark.parametrize("fields", [{}, {"n": 2}, {"logprobs": 2}, {"prompt": ["a", "b"]}, {"echo": True}])
def test_completions(client: TestClient, fields: dict[str, Any]) -> None:
    """Plain and streamed."""
    body = {"model": "auto", "prompt": "write a poem", **fields}
    Completion.model_validate_json(client.post("/v1/completions", json=body).content, strict=True)
    for chunk in chunks(client, "/v1/completions", body):
        if json.loads(chunk)["choices"] and "finish_reason" in chunk:
            # The package declares the reason as always there, which in a stream it is not.
            chunk = chunk.replace('"finish_reason":null', '"finish_reason":"stop"')
        Completion.model_validate_json(chunk, strict=True)


def test_embeddings_and_models(client: TestClient) -> None:
    """Vectors as floats, and every listed model."""
    answer = client.post("/v1/embeddings", json={"model": "auto", "input": ["a", "b"]})
    CreateEmbeddingResponse.model_validate_json(answer.content, strict=True)
    for model in client.get("/v1/models").json()["data"]:
        Model.model_validate(model, strict=True)
