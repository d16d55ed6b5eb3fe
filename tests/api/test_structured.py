"""Schemas that a request gives: bounded before the engine sees them."""

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.test_errors import error


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        ({"type": "string", "minLength": 10**9}, "'minLength' must be at most 65536, but got 1000000000"),
        ({"properties": {"a": {"items": [{"minItems": 70_000}]}}}, "'minItems' must be at most 65536"),
        ({"properties": {"default": {"minLength": 70_001}}}, "'minLength' must be at most 65536, but got 70001"),
        ({"type": "integer", "minimum": 10**30}, "'minimum' must be 0, or from 1e-15 to 1e+15 in size"),
        ({"anyOf": [{"exclusiveMaximum": 1e-300}]}, "'exclusiveMaximum' must be 0, or from"),
    ],
)
def test_what_no_answer_can_hold_is_refused(chat: Any, schema: Any, said: str) -> None:
    """A length or a number beyond all answers is named, wherever in the schema it stands."""
    found = error(chat(response_format={"type": "json_schema", "json_schema": {"name": "x", "schema": schema}}))
    assert said in found["message"]
    assert found["param"] == "response_format.json_schema.schema"


@pytest.mark.parametrize("schema", [{"properties": {"minLength": {"type": "integer"}}}, {"enum": [{"minLength": 10**9}]}, {"minLength": 9}])
def test_only_keywords_are_bounded(chat: Any, schema: Any) -> None:
    """A property or an answer that is called as a keyword is no keyword."""
    assert chat(response_format={"type": "json_schema", "json_schema": {"name": "x", "schema": schema}}).status_code == 200


def test_json_object_takes_a_schema(chat: Any, engine: Any) -> None:
    """llama.cpp's and Together's form: the schema stands beside the type, and holds."""
    schema = {"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"]}
    assert chat(response_format={"type": "json_object", "schema": schema}).status_code == 200
    assert json.loads(engine.requests[0].sampling.json_schema) == schema


@pytest.mark.parametrize(
    ("wanted", "param"),
    [
        ({"type": "json_object", "json_schema": {"schema": {}}}, "response_format.json_schema"),
        ({"type": "json_schema", "schema": {}, "json_schema": {"schema": {}}}, "response_format.schema"),
        ({"type": "json_schema", "schema": {}}, "response_format.schema"),
        ({"type": "text", "schema": {}}, "response_format.schema"),
        ({"json_schema": {"schema": {}}}, "response_format.json_schema"),
    ],
)
def test_a_schema_out_of_place_is_refused(chat: Any, wanted: Any, param: str) -> None:
    """It is never ignored: where this type of format does not look for a schema, the field is named."""
    assert error(chat(response_format=wanted))["param"] == param


def test_responses_keep_the_schema_in_the_format(client: TestClient) -> None:
    """`text.format` is flat: what stands in `json_schema`, as in a chat, is refused."""
    wanted = {"type": "json_schema", "name": "x", "json_schema": {"schema": {}}}
    answer = client.post("/v1/responses", json={"model": "base", "input": "hello", "text": {"format": wanted}})
    assert error(answer)["param"] == "text.format.json_schema"
