"""Embeddings through the real client, from the encoder that the router holds."""

import base64
import json

import numpy as np
import openai
import pytest

from tests.api.test_errors import error
from tests.fakes import VOCABULARY, WordEncoder


@pytest.fixture
def api(client):
    return openai.OpenAI(api_key="any", base_url="http://testserver/v1", http_client=client, max_retries=0)


def post(client, **fields):
    return client.post("/v1/embeddings", json={"model": "text-embedding-3-small", "input": "write a poem", **fields})


def expected(text):
    vector = WordEncoder().encode([text])[0, -1]
    return vector / np.linalg.norm(vector)


def test_texts_become_unit_vectors_in_their_order(api):
    """The client, which asks for base64 by itself, reads the encoder's own vectors, of length 1, each in its place."""
    texts = ["write a poem", "hello", "ünï"]
    answer = api.embeddings.create(model="text-embedding-ada-002", input=texts)
    assert [one.index for one in answer.data] == [0, 1, 2]
    for text, one in zip(texts, answer.data, strict=True):
        np.testing.assert_allclose(one.embedding, expected(text), atol=1e-6)
    assert answer.model == "text-embedding-ada-002"
    assert answer.usage.prompt_tokens == answer.usage.total_tokens == sum(map(len, texts))


def test_floats_and_base64_are_the_same_numbers(client):
    """base64 holds little-endian float32, and floats are what it decodes to."""
    floats = post(client, encoding_format="float").json()["data"][0]["embedding"]
    packed = post(client, encoding_format="base64").json()["data"][0]["embedding"]
    assert np.frombuffer(base64.b64decode(packed), "<f4").tolist() == floats


def test_fewer_dimensions_are_the_first_ones_made_unit_again(client):
    """Cut vectors stay comparable by their dot product."""
    vector = post(client, dimensions=3).json()["data"][0]["embedding"]
    first = expected("write a poem")[:3]
    np.testing.assert_allclose(vector, first / np.linalg.norm(first), atol=1e-6)


@pytest.mark.parametrize("given", [[104, 105], [[104, 105]]])
def test_token_ids_are_the_text_they_stand_for(client, given):
    """Ids from /tokenize embed as their text does."""
    body = post(client, input=given).json()
    np.testing.assert_allclose(body["data"][0]["embedding"], expected("hi"), atol=1e-6)
    assert body["usage"]["prompt_tokens"] == 2


def test_engines_name_the_model_in_the_path(client):
    """The older path answers too."""
    body = client.post("/v1/engines/text-embedding-ada-002/embeddings", json={"input": "hi"}).json()
    assert body["model"] == "text-embedding-ada-002"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("input", None),
        ("input", []),
        ("input", 3),
        ("input", {}),
        ("input", [None]),
        ("input", [[]]),
        ("input", [VOCABULARY]),
        ("input", ["x"] * 2049),
        ("encoding_format", "int8"),
        ("encoding_format", 3),
        ("dimensions", 0),
        ("dimensions", 10_000),
        ("dimensions", "3"),
    ],
)
def test_bad_values_are_refused(client, field, value):
    """A value out of type or bounds is a 400 that names the field."""
    response = client.post("/v1/embeddings", content=json.dumps({"model": "auto", "input": "x", field: value}))
    assert response.status_code == 400, response.text
    assert error(response)["param"].startswith(field)


def test_an_unknown_model_has_no_embeddings(client):
    """Names are checked here as everywhere."""
    assert error(post(client, model="nope"))["code"] == "model_not_found"
