"""Answers that fit a schema, whatever the model would have liked to say."""

import json
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from lmoe.engine import grammar
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


def test_a_schema_that_takes_long_holds_up_no_other(make_bench: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """While one schema is compiled, a sequence with a known one is submitted and answers."""
    bench = make_bench()
    known = Sampling(temperature=0, max_tokens=80, json_schema=json.dumps(SCHEMA))
    bench.engine.prepare(known)
    entered, released = threading.Event(), threading.Event()
    read = grammar._without_remarks

    def slow(schema: str) -> str:
        entered.set()
        assert released.wait(60)
        return read(schema)

    monkeypatch.setattr(grammar, "_without_remarks", slow)
    with ThreadPoolExecutor() as threads:
        compiling = threads.submit(bench.engine.prepare, Sampling(json_schema='{"type": "integer"}'))
        assert entered.wait(60)
        try:
            job = threads.submit(bench.submit, [5, 6], sampling=known).result(timeout=20)
            assert json.loads(job.finish().text).keys() == {"ok", "who"}
            assert not compiling.done()
        finally:
            released.set()
        compiling.result(timeout=60)


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
