"""Answers that fit a schema, whatever the model would have liked to say."""

import json
from collections.abc import Callable

import pytest

from lmoe.errors import InvalidRequest
from lmoe.generation import Sampling
from tests.engine.bench import GREEDY, Bench

Make = Callable[..., Bench]

SCHEMA = {
    "type": "object",
    "properties": {"ok": {"type": "boolean"}, "who": {"enum": ["duck", "🦆"]}},
    "required": ["ok", "who"],
    "additionalProperties": False,
}


@pytest.mark.parametrize("seed", range(4))
def test_a_random_model_answers_in_the_schema(make_bench: Make, seed: int) -> None:
    """Hot sampling from random weights still gives JSON of the schema, which ends where the schema does; its neighbour is as if alone."""
    bench = make_bench("one")
    prompt = bench.encode("lazy dog")
    alone = bench.submit(prompt, bench.share("one"), sampling=GREEDY).finish().tokens
    free = bench.submit(prompt, bench.share("one"), sampling=GREEDY)
    sampling = Sampling(temperature=1.9, seed=seed, max_tokens=80, json_schema=json.dumps(SCHEMA))
    job = bench.submit(prompt, bench.share("one"), sampling=sampling).finish()
    answer = json.loads(job.text)
    assert job.pieces[-1].finish_reason == "stop"
    assert isinstance(answer["ok"], bool)
    assert answer["who"] in ("duck", "🦆")
    assert answer.keys() == {"ok", "who"}
    assert free.finish().tokens == alone


@pytest.mark.parametrize("schema", [{"$ref": "#"}, {"type": "object", "properties": {"a": {"$ref": "#"}}, "required": ["a"]}])
def test_a_schema_that_leads_nowhere_fails_its_own_sequence_in_plain_words(make_bench: Make, schema: object) -> None:
    """What shows only while it is followed is the request's error, without the grammar engine's own state in it."""
    bench = make_bench()
    job = bench.submit([5, 6], sampling=Sampling(temperature=0, max_tokens=40, json_schema=json.dumps(schema))).finish()
    error = job.pieces[-1].error
    assert isinstance(error, InvalidRequest)
    assert "response_format" in error.message
    assert not any(word in error.message for word in ("<state>", "grm_prefix", "NoExtensionBias"))
    assert len(bench.submit([5, 6], sampling=GREEDY).finish().tokens) == 16


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "nonsense"},
        {"type": "string", "pattern": "("},
        {"$ref": "https://example.com/schema.json"},
        {"enum": []},
        {"type": "array", "items": {"type": "string"}, "minItems": 5, "maxItems": 2},
    ],
)
def test_a_schema_that_cannot_be_followed_is_refused(make_bench: Make, schema: object) -> None:
    """What cannot be compiled, or fits nothing, is an error of the request; the engine goes on."""
    bench = make_bench()
    with pytest.raises(InvalidRequest) as refused:
        bench.submit([5, 6], sampling=Sampling(json_schema=json.dumps(schema)))
    assert refused.value.param == "response_format"
    assert len(bench.submit([5, 6], sampling=GREEDY).finish().tokens) == 16
