"""The shapes of Ollama's routes."""

from collections.abc import Mapping

from lmoe.api.document.shapes import (
    ANYTHING,
    BOOLEAN,
    INTEGER,
    NUMBER,
    STRING,
    Operation,
    Schema,
    arr,
    body,
    enum,
    json,
    obj,
    one_of,
    ref,
    streamed,
)

_LINES = "application/x-ndjson"
_MODEL: Mapping[str, Schema] = {"model": ref("ModelName")}
_ASKED: Mapping[str, Schema] = {
    "stream": BOOLEAN,
    "options": ANYTHING,
    "format": one_of(enum("", "json"), ANYTHING),
    "keep_alive": one_of(NUMBER, {"type": "string", "pattern": "^-?[0-9]{1,4}(ms|s|m|h)$"}),
    "logprobs": BOOLEAN,
    "explain": BOOLEAN,
    "think": enum(False),
}
_TEXT = one_of(STRING, arr(STRING))

SHAPES: Mapping[str, Schema] = {
    "OllamaError": obj({"error": STRING}, closed=True),
    "OllamaAnswer": obj({"model": STRING, "created_at": STRING, "done": enum(True), "done_reason": STRING}),
    "OllamaModel": obj({"name": STRING, "model": STRING, "modified_at": STRING, "size": INTEGER, "digest": STRING, "details": ANYTHING}),
}

_LISTING = json(obj({"models": arr(ref("OllamaModel"), 1)}))
_REFUSED = Operation({}, ANYTHING)

OPERATIONS: Mapping[tuple[str, str], Operation] = {
    ("post", "/api/chat"): Operation(
        {"200": streamed(ref("OllamaAnswer"), _LINES)}, body(_MODEL, {**_ASKED, "messages": arr(ref("Message")), "tools": arr(ANYTHING)})
    ),
    ("post", "/api/generate"): Operation(
        {"200": streamed(ref("OllamaAnswer"), _LINES)}, body(_MODEL, {**_ASKED, "prompt": STRING, "system": STRING, "raw": BOOLEAN})
    ),
    ("post", "/api/embed"): Operation(
        {"200": json(obj({"model": STRING, "embeddings": arr(arr(NUMBER)), "prompt_eval_count": INTEGER}))},
        body({**_MODEL, "input": _TEXT}, {"dimensions": INTEGER, "truncate": BOOLEAN}),
    ),
    ("post", "/api/embeddings"): Operation({"200": json(obj({"embedding": arr(NUMBER)}))}, body(_MODEL, {"prompt": STRING})),
    ("get", "/api/version"): Operation({"200": json(obj({"version": STRING}))}),
    ("get", "/api/tags"): Operation({"200": _LISTING}),
    ("get", "/api/ps"): Operation({"200": _LISTING}),
    ("post", "/api/show"): Operation(
        {"200": json(obj({"details": ANYTHING, "model_info": ANYTHING, "capabilities": arr(STRING)}))}, body(_MODEL)
    ),
    ("post", "/api/pull"): Operation({"200": streamed(obj({"status": STRING}), _LINES)}, body(_MODEL, {"stream": BOOLEAN})),
    ("post", "/api/create"): _REFUSED,
    ("post", "/api/copy"): _REFUSED,
    ("post", "/api/push"): _REFUSED,
    ("delete", "/api/delete"): Operation({}),
}
