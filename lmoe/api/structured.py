"""`response_format` and its other names: the schema that an answer must fit, as text.

Knows OpenAI's names and bounds; what a schema means is the engine's business.
"""

import json
from typing import Any

from lmoe.api.fields import Fields, invalid_type, invalid_value, missing, shown, unsupported
from lmoe.errors import InvalidRequest
from lmoe.schemas import schemas_in

MAX_SCHEMA = 64 * 1024
"""Characters of a schema."""
MAX_LENGTH = 65_536
"""Characters, items or properties that a schema may demand: more fit into no answer."""
MAX_NUMBER = 1e15
"""Numbers up to here, and down to its inverse, are written out exactly."""
PARAM = "response_format"

_LENGTHS = frozenset({"minLength", "minItems", "minProperties"})
_NUMBERS = frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"})


def read_schema(body: Fields) -> str | None:
    """What `response_format` asks for, or vLLM's `guided_json` or `structured_outputs`; None for plain text. Raises InvalidRequest."""
    found = [_openai(body), _guided(body, body, "guided_json"), _structured(body)]
    schemas = [schema for schema in found if schema is not None]
    if len(schemas) > 1:
        raise InvalidRequest(f"Invalid '{PARAM}': an answer can fit one schema only; give it by one name.", param=PARAM)
    return schemas[0] if schemas else None


def schema_field(body: Fields) -> str:
    """Which field of a chat or a text the schema is in."""
    return next((name for name in (PARAM, "guided_json", "structured_outputs") if body.raw(name)), PARAM)


def _openai(body: Fields) -> str | None:
    wanted = body.object(PARAM)
    return None if wanted is None else format_schema(body, wanted, nested=True)


def _structured(body: Fields) -> str | None:
    wanted = body.object("structured_outputs")
    if wanted is None:
        return None
    for name in ("regex", "choice", "grammar", "structural_tag"):
        if wanted.raw(name):
            raise unsupported(wanted.param(name), "Of vLLM's structured outputs 'json' and 'json_object' are taken.")
    if wanted.boolean("json_object"):
        return ended_schema(body, {"type": "object"}, wanted.param("json_object"))
    return _guided(body, wanted, "json")


def _guided(body: Fields, fields: Fields, name: str) -> str | None:
    """A schema as an object, or as its text."""
    schema, param = fields.raw(name), fields.param(name)
    if isinstance(schema, str):
        schema = parse_object(schema, param)
    if schema is not None and not isinstance(schema, dict):
        raise invalid_type(param, "an object", schema)
    return None if schema is None else ended_schema(body, schema, param)


def parse_object(text: str, param: str) -> object:
    """Raises InvalidRequest for what is no JSON."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise InvalidRequest(f"Invalid '{param}': it is not valid JSON.", param=param, code="invalid_value") from None


def format_schema(body: Fields, wanted: Fields, *, nested: bool) -> str | None:
    """The schema of a format, which has it in `json_schema` where `nested`; None for plain text. Raises InvalidRequest."""
    sort = wanted.string("type") or "text"
    if sort not in ("text", "json_object", "json_schema"):
        raise invalid_value(wanted.param("type"), sort, "'text', 'json_object', and 'json_schema'")
    # llama.cpp's and Together's clients give a schema beside `json_object`.
    place = {"text": None, "json_object": "schema"}.get(sort, "json_schema" if nested else "schema")
    for name in ("schema", "json_schema"):
        if name != place and wanted.raw(name) is not None:
            raise unsupported(wanted.param(name), f"A format of type '{sort}' " + (f"takes '{place}'." if place else "takes no schema."))
    if place is None:
        return None
    holder = wanted.object("json_schema") if place == "json_schema" else wanted
    if holder is None:
        raise missing(wanted.param("json_schema"))
    schema = holder.raw("schema")
    if schema is not None and not isinstance(schema, dict):
        raise invalid_type(holder.param("schema"), "an object", schema)
    return ended_schema(body, {"type": "object"} if schema is None else schema, holder.param("schema"))


def ended_schema(body: Fields, schema: dict[str, Any], param: str) -> str:
    """A schema as the engine takes it, where nothing else in the body says when an answer ends. Raises InvalidRequest."""
    for name in ("ignore_eos", "min_tokens"):
        if body.raw(name):
            raise InvalidRequest(f"Invalid '{name}': an answer that fits a schema ends where the schema does.", param=name)
    return schema_text(schema, param)


def schema_text(schema: dict[str, Any], param: str = PARAM) -> str:
    """A schema as the engine takes it. Raises InvalidRequest for one that is too long, or asks for more than any answer can hold."""
    text = json.dumps(schema)
    if len(text) > MAX_SCHEMA:
        raise InvalidRequest(
            f"Invalid '{param}': the schema has {len(text)} characters; at most {MAX_SCHEMA} are taken.",
            param=param,
            code="string_above_max_length",
        )
    for one in schemas_in(schema):
        for keyword, value in one.items():
            _check(keyword, value, param)
    return text


def _check(keyword: str, value: object, param: str) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return
    if keyword in _LENGTHS and value > MAX_LENGTH:
        expected = f"at most {MAX_LENGTH}"
    elif keyword in _NUMBERS and value != 0 and not 1 / MAX_NUMBER <= abs(value) <= MAX_NUMBER:
        expected = f"0, or from {1 / MAX_NUMBER:g} to {MAX_NUMBER:g} in size"
    else:
        return
    raise InvalidRequest(
        f"Invalid schema in '{param}': '{keyword}' must be {expected}, but got {shown(value)} instead.",
        param=param,
        code="invalid_json_schema",
    )
