"""The shapes of what is lmoe's own: decisions, experts, samples and probes."""

from collections.abc import Mapping

from lmoe.api.document.shapes import (
    AUTHOR,
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
    mapping,
    maybe,
    obj,
    one_of,
    ref,
)
from lmoe.api.routing import MAX_INPUTS

_DRY_RUN: Schema = {"name": "dry_run", "in": "query", "required": False, "schema": BOOLEAN}
_IF_MATCH: Schema = {"name": "If-Match", "in": "header", "required": False, "schema": STRING}
_LIST = enum("list")
_TOLD = {"text/plain": STRING, **json(ref("Impact"))}

SHAPES: Mapping[str, Schema] = {
    "Decision": obj(
        {
            "expert": STRING,
            "revision": maybe(STRING),
            "reason": enum("similarity", "requested", "sticky", "fallback", "llm"),
            "score": maybe(NUMBER),
            "margin": maybe(NUMBER),
            "scores": mapping(NUMBER),
            "router_version": STRING,
        },
        {"neighbours": arr(obj({"expert": STRING, "sample": STRING, "similarity": NUMBER})), "blend": mapping(STRING), "language": STRING},
        closed=True,
    ),
    "Expert": obj(
        {"name": STRING, "revision": STRING, "rank": INTEGER, "bytes": INTEGER, "samples": INTEGER},
        {"description": STRING, "changed": {"type": "boolean"}, "warnings": arr(STRING)},
    ),
    "Impact": obj({"object": enum("router.impact")}),
    "Samples": obj({"object": _LIST, "data": arr(STRING)}),
}

_CHANGED = json(one_of(ref("Expert"), ref("Impact")))
_SAMPLES = json(one_of(ref("Samples"), ref("Impact")))

OPERATIONS: Mapping[tuple[str, str], Operation] = {
    ("post", "/v1/route"): Operation(
        {"200": json(one_of(ref("Decision"), obj({"object": _LIST, "data": arr(ref("Decision"))})))},
        one_of(
            body({"input": one_of(STRING, arr(STRING, 1, MAX_INPUTS))}, {"explain": BOOLEAN, "model": ref("ModelName")}),
            body({"messages": arr(ref("Message"), 1)}, {"explain": BOOLEAN, "model": ref("ModelName")}),
        ),
    ),
    ("get", "/v1/experts"): Operation({"200": json(obj({"object": _LIST, "data": arr(ref("Expert")), "broken": mapping(STRING)}))}),
    ("get", "/v1/experts/{name}"): Operation({"200": json(ref("Expert"))}),
    ("post", "/v1/experts"): Operation(
        {"200": _CHANGED, "201": _CHANGED},
        body({"name": STRING, "path": STRING}, {"description": STRING, "samples": arr(STRING)}),
        (_DRY_RUN, AUTHOR),
    ),
    ("put", "/v1/experts/{name}"): Operation(
        {"200": _CHANGED},
        one_of(
            body({"path": STRING}, {"description": STRING, "samples": arr(STRING)}),
            body({"revision": STRING}, {"description": STRING, "samples": arr(STRING)}),
            body({"description": STRING}),
        ),
        (_DRY_RUN, _IF_MATCH, AUTHOR),
    ),
    ("delete", "/v1/experts/{name}"): Operation({"200": json(ref("Impact")), "204": {}}, None, (_DRY_RUN, _IF_MATCH, AUTHOR)),
    ("get", "/v1/experts/{name}/samples"): Operation({"200": json(ref("Samples"))}),
    ("post", "/v1/experts/{name}/samples"): Operation({"200": _SAMPLES}, body({"samples": arr(STRING, 1)}), (_DRY_RUN, _IF_MATCH, AUTHOR)),
    ("delete", "/v1/experts/{name}/samples"): Operation(
        {"200": _SAMPLES}, body({"samples": arr(STRING, 1)}), (_DRY_RUN, _IF_MATCH, AUTHOR)
    ),
    ("post", "/v1/load_lora_adapter"): Operation({"200": _TOLD}, body({"lora_name": STRING, "lora_path": STRING}), (_DRY_RUN, AUTHOR)),
    ("post", "/v1/unload_lora_adapter"): Operation({"200": _TOLD}, body({"lora_name": STRING}), (_DRY_RUN, AUTHOR)),
    ("get", "/health"): Operation({"200": json(obj({"status": enum("ok")}))}, summary="The process lives"),
    ("get", "/ready"): Operation(
        {"200": json(obj({"status": enum("ready")})), "503": json(obj({"status": STRING, "stage": STRING}))}, summary="The model answers"
    ),
}
