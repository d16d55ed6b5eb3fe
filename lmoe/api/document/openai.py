"""The shapes of OpenAI's routes, with what is added to them here."""

from collections.abc import Mapping

from lmoe.api.document.shapes import (
    ANYTHING,
    BOOLEAN,
    INTEGER,
    MODEL,
    NULL,
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
    streamed,
    within,
)
from lmoe.api.embeddings import MAX_INPUTS
from lmoe.api.sampling import MAX_STOP_LENGTH, MAX_STOPS, MAX_TOKENS, MAX_TOP_K, MAX_TOP_LOGPROBS
from lmoe.api.schema import MAX_ANSWERS, MAX_MESSAGES
from lmoe.api.text_schema import MAX_PROMPTS
from lmoe.api.tools import MAX_NAME, MAX_TOOLS

_COUNT = within(INTEGER, 1, MAX_TOKENS)
_TOKEN = within(INTEGER, 0, 2**31 - 1)
_IDS = arr(_TOKEN, 1)
_TOOL_NAME = {"type": "string", "pattern": "^[A-Za-z0-9_-]+$", "maxLength": MAX_NAME}
_PARAMS = obj({}, {"type": enum("object", None)})
_FUNCTION = body({"name": _TOOL_NAME}, {"description": STRING, "parameters": _PARAMS, "strict": BOOLEAN})
_TOOLS = arr(body({"type": enum("function"), "function": _FUNCTION}), 0, MAX_TOOLS)
_STOP = {"type": "string", "maxLength": MAX_STOP_LENGTH}

_SAMPLING: Mapping[str, Schema] = {
    "temperature": within(NUMBER, 0, 2),
    "top_p": within(NUMBER, 0, 1),
    "top_k": within(INTEGER, -1, MAX_TOP_K),
    "min_p": within(NUMBER, 0, 1),
    "repetition_penalty": within(NUMBER, 0.01, 10),
    "presence_penalty": within(NUMBER, -2, 2),
    "frequency_penalty": within(NUMBER, -2, 2),
    "seed": within(INTEGER, -(2**63), 2**63 - 1),
    "stop": one_of(_STOP, arr(_STOP, 0, MAX_STOPS)),
    "stop_token_ids": arr(_TOKEN, 0, 1024),
    "ignore_eos": BOOLEAN,
    "min_tokens": within(INTEGER, 0, MAX_TOKENS),
    "logit_bias": one_of(
        {"type": "object", "propertyNames": {"pattern": "^[0-9]{1,9}$"}, "additionalProperties": within(NUMBER, -100, 100)},
        arr({"type": "array", "prefixItems": [_TOKEN, within(NUMBER, -100, 100)], "items": False, "minItems": 2}),
    ),
}

_WHO: Mapping[str, Schema] = {
    "expert": one_of(ref("ModelName"), mapping({**within(NUMBER, 0, 4), "exclusiveMinimum": 0})),
    "experts": arr(ref("ModelName"), 1),
    "explain": BOOLEAN,
}

_STREAM: Mapping[str, Schema] = {"stream": BOOLEAN, "stream_options": body({}, {"include_usage": BOOLEAN})}

_FORMAT = one_of(
    body({"type": enum("text")}, {"schema": NULL, "json_schema": NULL}),
    body({"type": enum("json_object")}, {"schema": ANYTHING, "json_schema": NULL}),
    body({"type": enum("json_schema"), "json_schema": body({}, {"name": STRING, "schema": ANYTHING, "strict": BOOLEAN})}, {"schema": NULL}),
)

_CHAT = body(
    {"model": ref("ModelName"), "messages": arr(ref("Message"), 1, MAX_MESSAGES)},
    {
        **_WHO,
        **_STREAM,
        **_SAMPLING,
        "n": within(INTEGER, 1, MAX_ANSWERS),
        "max_tokens": _COUNT,
        "max_completion_tokens": _COUNT,
        "logprobs": BOOLEAN,
        "top_logprobs": within(INTEGER, 0, MAX_TOP_LOGPROBS),
        "response_format": _FORMAT,
        "guided_json": one_of(ANYTHING, STRING),
        "structured_outputs": body({}, {"json": one_of(ANYTHING, STRING), "json_object": BOOLEAN}),
        "tools": _TOOLS,
        "tool_choice": one_of(enum("none", "auto", "required"), body({"type": enum("function"), "function": body({"name": _TOOL_NAME})})),
        "parallel_tool_calls": BOOLEAN,
        "functions": arr(_FUNCTION, 0, MAX_TOOLS),
        "function_call": one_of(enum("none", "auto"), body({"name": _TOOL_NAME})),
        "user": STRING,
        "metadata": ANYTHING,
    },
)

_COMPLETION = body(
    {"model": ref("ModelName")},
    {
        "prompt": one_of(STRING, arr(STRING, 1, MAX_PROMPTS), _IDS, arr(_IDS, 1, MAX_PROMPTS)),
        **{name: schema for name, schema in _WHO.items() if name != "experts"},
        **_STREAM,
        **_SAMPLING,
        "n": within(INTEGER, 1, MAX_ANSWERS),
        "max_tokens": within(INTEGER, 0, MAX_TOKENS),
        "logprobs": within(INTEGER, 0, MAX_TOP_LOGPROBS),
        "echo": BOOLEAN,
        "add_special_tokens": BOOLEAN,
        "response_format": _FORMAT,
        "guided_json": one_of(ANYTHING, STRING),
    },
)

_RESPONSE = body(
    {"model": ref("ModelName"), "input": one_of(STRING, arr(ref("InputItem"), 1, MAX_MESSAGES))},
    {
        **_WHO,
        **_SAMPLING,
        "instructions": STRING,
        "max_output_tokens": _COUNT,
        "top_logprobs": within(INTEGER, 0, MAX_TOP_LOGPROBS),
        "include": arr(STRING, 0, 64),
        "stream": BOOLEAN,
        "text": body(
            {},
            {
                "format": one_of(
                    body({"type": enum("text")}, {"schema": NULL, "json_schema": NULL}),
                    body({"type": enum("json_object")}, {"schema": ANYTHING, "json_schema": NULL}),
                    body({"type": enum("json_schema"), "schema": ANYTHING}, {"json_schema": NULL}),
                )
            },
        ),
        "tools": arr(body({"type": enum("function"), "name": _TOOL_NAME}, {"description": STRING, "parameters": _PARAMS}), 0, MAX_TOOLS),
        "tool_choice": one_of(enum("none", "auto", "required"), body({"type": enum("function"), "name": _TOOL_NAME})),
        "parallel_tool_calls": BOOLEAN,
        "metadata": ANYTHING,
    },
)

_EMBEDDING = body(
    {"model": ref("ModelName"), "input": one_of(STRING, arr(STRING, 1, MAX_INPUTS), _IDS, arr(_IDS, 1, MAX_INPUTS))},
    {"encoding_format": enum("float", "base64"), "dimensions": within(INTEGER, 1, MAX_TOKENS), "user": STRING},
)

_TEXT = one_of(STRING, arr(one_of(STRING, body({"type": enum("text"), "text": STRING}))), NULL)

_ROUTED: Mapping[str, Schema] = {"expert": STRING, "duration": NUMBER, "routing_duration": NUMBER}
_HEAD: Mapping[str, Schema] = {"id": STRING, "created": INTEGER, "model": STRING}
_CALL = obj({"id": STRING, "type": enum("function"), "function": obj({"name": STRING, "arguments": STRING})})

SHAPES: Mapping[str, Schema] = {
    "ModelName": {**STRING, "title": MODEL, "minLength": 1},
    "Error": obj(
        {"error": obj({"message": STRING, "type": STRING, "param": maybe(STRING), "code": maybe(STRING)}, closed=True)}, closed=True
    ),
    "Message": body(
        {"role": enum("system", "developer", "user", "assistant", "tool", "function")},
        {"content": _TEXT, "name": {"type": "string", "maxLength": 256}, "tool_call_id": {"type": "string", "maxLength": 256}},
    ),
    "InputItem": one_of(
        body({"role": enum("system", "developer", "user", "assistant")}, {"type": enum("message"), "content": _TEXT}),
        body({"type": enum("function_call"), "call_id": STRING, "name": STRING, "arguments": STRING}),
        body({"type": enum("function_call_output"), "call_id": STRING, "output": STRING}),
    ),
    "Usage": obj({"prompt_tokens": INTEGER, "completion_tokens": INTEGER, "total_tokens": INTEGER}, closed=True),
    "ChatCompletion": obj(
        {
            **_HEAD,
            **_ROUTED,
            "object": enum("chat.completion"),
            "routing": ref("Decision"),
            "usage": ref("Usage"),
            "choices": arr(
                obj(
                    {
                        "index": INTEGER,
                        "message": obj(
                            {"role": enum("assistant"), "content": maybe(STRING), "refusal": NULL},
                            {"tool_calls": arr(_CALL, 1), "function_call": obj({"name": STRING, "arguments": STRING})},
                            closed=True,
                        ),
                        "logprobs": maybe(obj({"content": arr(ANYTHING), "refusal": NULL})),
                        "finish_reason": enum("stop", "length", "tool_calls", "function_call"),
                    },
                    closed=True,
                ),
                1,
            ),
        },
        closed=True,
    ),
    "Completion": obj(
        {
            **_HEAD,
            **_ROUTED,
            "object": enum("text_completion"),
            "routing": one_of(ref("Decision"), arr(ref("Decision"))),
            "usage": ref("Usage"),
            "choices": arr(
                obj(
                    {"index": INTEGER, "text": STRING, "logprobs": maybe(ANYTHING), "finish_reason": enum("stop", "length")},
                    {"expert": STRING},
                )
            ),
        }
    ),
    "Response": obj(
        {
            "id": STRING,
            "object": enum("response"),
            "created_at": INTEGER,
            "status": enum("completed", "incomplete"),
            "model": STRING,
            "output": arr(obj({"id": STRING, "type": enum("message", "function_call"), "status": STRING}), 1),
            "usage": obj({"input_tokens": INTEGER, "output_tokens": INTEGER, "total_tokens": INTEGER}),
            "routing": ref("Decision"),
            **_ROUTED,
        }
    ),
    "Embeddings": obj(
        {
            "object": enum("list"),
            "model": STRING,
            "data": arr(obj({"object": enum("embedding"), "index": INTEGER, "embedding": one_of(arr(NUMBER, 1), STRING)})),
            "usage": obj({"prompt_tokens": INTEGER, "total_tokens": INTEGER}),
        }
    ),
    "Model": obj({"id": STRING, "object": enum("model"), "created": INTEGER, "owned_by": STRING}),
}

OPERATIONS: Mapping[tuple[str, str], Operation] = {
    ("post", "/v1/chat/completions"): Operation({"200": streamed(ref("ChatCompletion"))}, _CHAT),
    ("post", "/v1/completions"): Operation({"200": streamed(ref("Completion"))}, _COMPLETION),
    ("post", "/v1/responses"): Operation({"200": streamed(ref("Response"))}, _RESPONSE),
    ("post", "/v1/embeddings"): Operation({"200": json(ref("Embeddings"))}, _EMBEDDING),
    ("get", "/v1/models"): Operation({"200": json(obj({"object": enum("list"), "data": arr(ref("Model"), 1)}))}),
    ("get", "/v1/models/{name}"): Operation({"200": json(ref("Model"))}),
    ("post", "/v1/tokenize"): Operation(
        {"200": json(obj({"count": INTEGER, "max_model_len": INTEGER, "tokens": arr(INTEGER), "token_strs": maybe(arr(STRING))}))},
        one_of(
            body({"prompt": STRING}, {"add_special_tokens": BOOLEAN, "return_token_strs": BOOLEAN, "model": ref("ModelName")}),
            body({"content": STRING}, {"add_special": BOOLEAN, "with_pieces": BOOLEAN}),
            body({"messages": arr(ref("Message"), 1, MAX_MESSAGES)}, {"tools": _TOOLS}),
        ),
    ),
    ("post", "/v1/detokenize"): Operation(
        {"200": json(obj({"prompt": STRING, "content": STRING}))}, body({"tokens": arr(_TOKEN)}, {"model": ref("ModelName")})
    ),
    ("get", "/v1/tokenizer_info"): Operation(
        {"200": json(obj({"eos_token": maybe(STRING), "bos_token": maybe(STRING), "vocab_size": INTEGER, "model_max_length": INTEGER}))}
    ),
}
