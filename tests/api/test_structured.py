"""Schemas that a request gives: bounded before the engine sees them."""

from typing import Any

import pytest

from tests.api.test_errors import error


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        ({"type": "string", "minLength": 10**9}, "'minLength' must be at most 65536, but got 1000000000"),
        ({"properties": {"a": {"items": [{"minItems": 70_000}]}}}, "'minItems' must be at most 65536"),
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
