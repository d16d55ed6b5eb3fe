"""Clients in languages with fixed types send null for every field that their user left open."""

from typing import Any

import pytest
from openai.types import completion_create_params, embedding_create_params
from openai.types.chat import completion_create_params as chat_create_params
from openai.types.responses import response_create_params
from starlette.testclient import TestClient

from tests.api.conftest import HELLO

SENT: list[tuple[str, Any, dict[str, Any]]] = [
    ("/v1/chat/completions", chat_create_params.CompletionCreateParamsBase, {"messages": HELLO}),
    ("/v1/completions", completion_create_params.CompletionCreateParamsBase, {"prompt": "hello"}),
    ("/v1/embeddings", embedding_create_params.EmbeddingCreateParams, {"input": "hello"}),
    ("/v1/responses", response_create_params.ResponseCreateParamsBase, {"input": "hello"}),
]


@pytest.mark.parametrize(("path", "fields", "needed"), SENT)
def test_null_is_taken_for_every_field_at_once(client: TestClient, path: str, fields: Any, needed: dict[str, Any]) -> None:
    """All of OpenAI's own fields, whichever they are in the package installed, null but for those that a request cannot do without."""
    nulls = dict.fromkeys(fields.__annotations__)
    assert len(nulls) > 4
    response = client.post(path, json={**nulls, "stream": None, "model": "base", **needed})
    assert response.status_code == 200, response.text


@pytest.mark.parametrize(
    "field", ["name", "tool_calls", "tool_call_id", "function_call", "refusal", "audio", "annotations", "reasoning_content"]
)
@pytest.mark.parametrize("role", ["system", "developer", "user", "assistant", "tool", "function"])
def test_null_is_taken_within_a_message(client: TestClient, role: str, field: str) -> None:
    """Every role's messages come back from clients with fields that only other roles have."""
    messages = [{"role": role, "content": "hello", field: None}, *HELLO]
    assert client.post("/v1/chat/completions", json={"model": "base", "messages": messages}).status_code == 200


@pytest.mark.parametrize(
    "options", [None, {}, dict.fromkeys(("temperature", "top_k", "top_p", "num_ctx", "num_predict", "stop", "seed", "mirostat"))]
)
def test_null_is_taken_by_ollamas_routes(client: TestClient, options: Any) -> None:
    """LlamaIndex and others hand on every option, set or not."""
    nulls = dict.fromkeys(
        ("format", "keep_alive", "think", "tools", "template", "system", "images", "raw", "suffix", "context", "logprobs")
    )
    for path, needed in (("/api/chat", {"messages": HELLO}), ("/api/generate", {"prompt": "hello"}), ("/api/embed", {"input": "hello"})):
        response = client.post(path, json={**nulls, "options": options, "model": "base", "stream": False, **needed})
        assert response.status_code == 200, response.text
