"""The few kinds of JSON schema that the document is made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Schema = dict[str, Any]
Content = Mapping[str, Schema]
"""A schema by media type."""

ANYTHING: Schema = {"type": "object"}
BOOLEAN: Schema = {"type": "boolean"}
INTEGER: Schema = {"type": "integer"}
NUMBER: Schema = {"type": "number"}
STRING: Schema = {"type": "string"}
NULL: Schema = {"type": "null"}

MODEL = "Model name"
"""The title of the shape of a model's name in a request."""


@dataclass(frozen=True, slots=True)
class Operation:
    """Answers by status, each a schema by media type; the body, if it takes one. With a `summary` no route of FastAPI's describes it."""

    answers: Mapping[str, Content]
    body: Schema | None = None
    parameters: Sequence[Schema] = ()
    summary: str = ""


AUTHOR: Schema = {"name": "x-lmoe-author", "in": "header", "required": False, "schema": {"type": "string", "maxLength": 256}}
"""Whose change it is. Percent-encoded, so that not every string is one: what it must look like decoded is `author_of`'s to say."""


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def obj(required: Mapping[str, Schema], optional: Mapping[str, Schema] | None = None, *, closed: bool = False) -> Schema:
    schema: Schema = {"type": "object", "properties": {**required, **(optional or {})}, "required": list(required)}
    return {**schema, "additionalProperties": False} if closed else schema


def body(required: Mapping[str, Schema], optional: Mapping[str, Schema] | None = None) -> Schema:
    """A request's object, in which null counts as absent wherever a field may be."""
    return obj(required, {name: maybe(schema) for name, schema in (optional or {}).items()})


def arr(items: Schema, least: int = 0, most: int | None = None) -> Schema:
    return {"type": "array", "items": items, "minItems": least, **({} if most is None else {"maxItems": most})}


def one_of(*schemas: Schema) -> Schema:
    return {"anyOf": list(schemas)}


def maybe(schema: Schema) -> Schema:
    return one_of(schema, NULL)


def enum(*values: Any) -> Schema:
    return {"enum": list(values)}


def within(schema: Schema, least: float, most: float) -> Schema:
    return {**schema, "minimum": least, "maximum": most}


def mapping(values: Schema) -> Schema:
    return {"type": "object", "additionalProperties": values}


def json(schema: Schema) -> Content:
    return {"application/json": schema}


EVENT: Schema = {"type": "object", "properties": {"data": STRING, "event": STRING}, "required": ["data"]}


def streamed(schema: Schema, kind: str = "text/event-stream") -> Content:
    """JSON, or a stream of it on demand; of server-sent events the schema is each one's."""
    return {"application/json": schema, kind: EVENT if kind == "text/event-stream" else STRING}


def with_names(shapes: Mapping[str, Schema], names: Sequence[str]) -> dict[str, Schema]:
    """`shapes`, with the names of models that serve now as examples of a model's name."""
    return {name: {**schema, "examples": list(names)} if schema.get("title") == MODEL else schema for name, schema in shapes.items()}
