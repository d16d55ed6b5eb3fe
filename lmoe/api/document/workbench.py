"""The shapes of the workbench: reports, versions and feedback."""

from collections.abc import Mapping

from lmoe.api.document.shapes import (
    ANYTHING,
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
    within,
)

_LIST = enum("list")
_PROMPTS = one_of(STRING, arr(obj({"prompt": STRING, "expert": STRING}), 1))


def _asked(name: str, schema: Schema) -> Schema:
    return {"name": name, "in": "query", "required": False, "schema": schema}


_DRY_RUN = _asked("dry_run", BOOLEAN)

SHAPES: Mapping[str, Schema] = {
    "Feedback": obj(
        {
            "id": INTEGER,
            "object": enum("feedback"),
            "time": STRING,
            "input": STRING,
            "expert": STRING,
            "was": STRING,
            "comment": STRING,
            "promoted": maybe(INTEGER),
        },
        closed=True,
    ),
    "Proposal": obj({"gain": NUMBER, "interval": arr(NUMBER, 2, 2), "sure": BOOLEAN, "applied": maybe(INTEGER)}),
    "Version": obj(
        {
            "version": INTEGER,
            "time": STRING,
            "author": STRING,
            "message": STRING,
            "added": mapping(arr(STRING)),
            "removed": mapping(arr(STRING)),
            "settings": mapping(ANYTHING),
        },
        {"object": enum("router.version"), "changed": BOOLEAN, "left": arr(obj({"id": INTEGER, "reason": STRING}))},
        closed=True,
    ),
}

_CHANGED = json(one_of(ref("Version"), ref("Impact")))

OPERATIONS: Mapping[tuple[str, str], Operation] = {
    ("post", "/v1/feedback"): Operation(
        {"200": json(ref("Feedback")), "201": json(ref("Feedback"))},
        body({"expert": STRING}, {"input": STRING, "request_id": STRING, "comment": STRING}),
        ({"name": "Idempotency-Key", "in": "header", "required": False, "schema": {"type": "string", "minLength": 1, "maxLength": 255}},),
    ),
    ("get", "/v1/feedback"): Operation(
        {"200": json(obj({"object": _LIST, "data": arr(ref("Feedback"))}))},
        None,
        (_asked("all", BOOLEAN), _asked("limit", within(INTEGER, 1, 10_000))),
    ),
    ("post", "/v1/feedback/promote"): Operation(
        {"200": _CHANGED},
        one_of(body({"ids": arr(within(INTEGER, 1, 2**31), 1)}, {"author": STRING}), body({"all": enum(True)}, {"author": STRING})),
        (_DRY_RUN, AUTHOR),
    ),
    ("delete", "/v1/feedback/{number}"): Operation({"200": json(ref("Impact")), "204": {}}, None, (_DRY_RUN,)),
    ("get", "/v1/router/history"): Operation(
        {"200": json(obj({"object": _LIST, "data": arr(ref("Version"))}))}, None, (_asked("limit", within(INTEGER, 1, 1_000)),)
    ),
    ("post", "/v1/router/rollback"): Operation(
        {"200": _CHANGED},
        body({"version": within(INTEGER, 1, 2**31)}, {"author": STRING}),
        (_DRY_RUN, {"name": "If-Match", "in": "header", "required": False, "schema": STRING}, AUTHOR),
    ),
    ("post", "/v1/router/eval"): Operation(
        {"200": json(obj({"n": INTEGER, "accuracy": NUMBER, "macro_accuracy": NUMBER, "per_expert": ANYTHING, "confusion": ANYTHING}))},
        body({"prompts": _PROMPTS}, {"experts": arr(STRING, 1), "predictions": BOOLEAN, "report": BOOLEAN, "name": STRING}),
    ),
    ("post", "/v1/router/tune"): Operation(
        {"200": json(one_of(ref("Proposal"), ref("Impact")))},
        body({}, {"prompts": _PROMPTS, "objective": enum("macro", "accuracy"), "apply": BOOLEAN, "author": STRING, "name": STRING}),
        (_DRY_RUN, AUTHOR),
    ),
    ("post", "/v1/router/diff"): Operation(
        {"200": json(ref("Impact"))},
        body({}, {"add": mapping(one_of(STRING, arr(STRING))), "remove": STRING, "prompts": _PROMPTS, "name": STRING}),
    ),
    ("post", "/v1/samples/lint"): Operation(
        {"200": json(obj({"object": _LIST, "data": arr(obj({"kind": STRING, "where": STRING, "message": STRING}))}))},
        body({}, {"prompts": _PROMPTS, "name": STRING}),
    ),
}
