"""`response_format`: the schema that an answer must fit, as text.

Knows OpenAI's names and bounds; what a schema means is the engine's business.
"""

import json
from typing import Any

from lmoe.api.fields import Fields, invalid_type, invalid_value, missing, unsupported
from lmoe.errors import InvalidRequest

MAX_SCHEMA = 64 * 1024
"""Characters of a schema."""
PARAM = "response_format"


def read_schema(body: Fields) -> str | None:
    """None for plain text. Raises InvalidRequest."""
    wanted = body.object(PARAM)
    sort = wanted.string("type") if wanted is not None else None
    if wanted is None or sort in (None, "text"):
        return None
    if sort == "json_object":
        return _checked(body, {"type": "object"})
    if sort != "json_schema":
        raise invalid_value(wanted.param("type"), str(sort), "'text', 'json_object', and 'json_schema'")
    described = wanted.object("json_schema")
    if described is None:
        raise missing(wanted.param("json_schema"))
    schema = described.raw("schema")
    if schema is not None and not isinstance(schema, dict):
        raise invalid_type(described.param("schema"), "an object", schema)
    return _checked(body, {"type": "object"} if schema is None else schema)


def refuse_schema(body: Fields, instead: str) -> None:
    """For routes whose answers are text. Raises InvalidRequest, naming where structured ones are given."""
    if read_schema(body) is not None:
        raise unsupported(PARAM, f"Ask {instead} for structured answers.")


def schema_text(schema: dict[str, Any], param: str = PARAM) -> str:
    """A schema as the engine takes it. Raises InvalidRequest for one that is too long."""
    text = json.dumps(schema)
    if len(text) > MAX_SCHEMA:
        raise InvalidRequest(
            f"Invalid '{param}': the schema has {len(text)} characters; at most {MAX_SCHEMA} are taken.",
            param=param,
            code="string_above_max_length",
        )
    return text


def _checked(body: Fields, schema: dict[str, Any]) -> str:
    for name in ("ignore_eos", "min_tokens"):
        if body.raw(name):
            raise InvalidRequest(f"Invalid '{name}': an answer that fits a schema ends where the schema does.", param=name)
    return schema_text(schema)
