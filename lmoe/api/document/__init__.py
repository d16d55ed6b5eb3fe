"""What `/openapi.json` says: for every route the body it takes, the answers it gives, and the errors.

Knows shapes, written by hand as requests are read by hand; the tests hold the server to them.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import FastAPI

from lmoe.api.document import ollama, openai, own, workbench
from lmoe.api.document.shapes import ANYTHING, Operation, Schema, ref, with_names

SHAPES: Mapping[str, Schema] = {**openai.SHAPES, **ollama.SHAPES, **own.SHAPES, **workbench.SHAPES}
OPERATIONS: Mapping[tuple[str, str], Operation] = {**openai.OPERATIONS, **ollama.OPERATIONS, **own.OPERATIONS, **workbench.OPERATIONS}

_FAILURES = {
    "400": "The request cannot mean what it says.",
    "401": "No key, or a wrong one.",
    "403": "An administrator's route, from where it is closed.",
    "404": "An unknown model, expert or URL.",
    "408": "The body did not arrive in time.",
    "409": "The name is taken.",
    "412": "If-Match names another state.",
    "413": "The body is too large.",
    "415": "An administrator's route without application/json.",
    "429": "Too many requests are waiting.",
    "500": "The server failed.",
    "503": "Still loading, or shutting down.",
}


def build(app: FastAPI, names: Sequence[str]) -> dict[str, Any]:
    """The document of `app`; `names` are models that a request may use now."""
    document = {name: part for name, part in app.openapi().items() if name not in ("paths", "components")}
    paths: dict[str, dict[str, Any]] = {}
    for path, methods in app.openapi()["paths"].items():
        for method, described in methods.items():
            operation = OPERATIONS.get((method, path), _unlisted(method))
            paths.setdefault(path, {})[method] = _operation(described, operation, path)
    for (method, path), operation in OPERATIONS.items():
        if operation.summary:
            paths.setdefault(path, {})[method] = _operation({"summary": operation.summary}, operation, path)
    return {**document, "paths": paths, "components": {"schemas": with_names(SHAPES, names)}}


def _operation(described: Mapping[str, Any], operation: Operation, path: str) -> dict[str, Any]:
    error = ref("OllamaError" if path.startswith("/api/") else "Error")
    failures = {status: _answer({"application/json": error}, said) for status, said in _FAILURES.items()}
    known = {name: described[name] for name in ("summary", "description", "operationId") if name in described}
    parameters = [*(p for p in described.get("parameters", ()) if p["in"] == "path"), *operation.parameters]
    body = (
        {} if operation.body is None else {"requestBody": {"required": True, "content": {"application/json": {"schema": operation.body}}}}
    )
    answers = {status: _answer(content, "As described.") for status, content in operation.answers.items()}
    return {**known, **({"parameters": parameters} if parameters else {}), **body, "responses": {**failures, **answers}}


def _answer(content: Mapping[str, Schema], description: str) -> dict[str, Any]:
    kinds = {kind: {"schema": schema} for kind, schema in content.items()}
    return {"description": description, **({"content": kinds} if kinds else {})}


def _unlisted(method: str) -> Operation:
    """A route that nothing is said of: some object, and some answer."""
    return Operation({"200": {"application/json": ANYTHING}}, ANYTHING if method in ("post", "put") else None)
