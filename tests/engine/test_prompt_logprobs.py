"""Prompt log-probabilities: what the model thought of the text it was given."""

from collections.abc import Callable
from dataclasses import replace

import pytest
import torch
from peft import PeftModel
from transformers import AutoModelForCausalLM

from lmoe.engine.engine import Limits
from lmoe.errors import ContextTooLong
from lmoe.generation import Sampling
from tests.engine.bench import GREEDY, Bench

Make = Callable[..., Bench]

SCORING = Sampling(temperature=0, max_tokens=1, logprobs=3, prompt_logprobs=3)


def expected(bench: Bench, ids: list[int], name: str | None) -> torch.Tensor:
    """Log-probabilities [tokens, vocabulary] from PEFT alone."""
    model = AutoModelForCausalLM.from_pretrained(bench.folder)
    if name:
        model = PeftModel.from_pretrained(model, bench.adapters[name])
    with torch.inference_mode():
        return torch.log_softmax(model.eval()(torch.tensor([ids])).logits[0].float(), dim=-1)


def test_each_prompt_token_has_what_peft_alone_gives_it(make_bench: Make) -> None:
    """Long prompts of different experts, in chunks and beside a running answer, are each scored as if alone."""
    bench = make_bench("one", "two", limits=Limits(step_tokens=48))
    neighbour = bench.submit([5, 6, 7], bench.share("two"), sampling=replace(GREEDY, max_tokens=100))
    prompts = {"one": [(7 * i) % 340 for i in range(3, 120)], "two": [(11 * i) % 340 for i in range(5, 75)]}
    jobs = {name: bench.submit(ids, bench.share(name), sampling=SCORING) for name, ids in prompts.items()}
    for name, job in jobs.items():
        ids, (piece,) = prompts[name], job.finish().pieces
        oracle = expected(bench, ids, name)
        assert [t.token_id for t in piece.prompt] == ids
        assert piece.prompt[0].logprob == 0.0
        assert not piece.prompt[0].top
        told = torch.tensor([t.logprob for t in piece.prompt[1:]])
        torch.testing.assert_close(told, oracle[torch.arange(len(ids) - 1), torch.tensor(ids[1:])], atol=1e-4, rtol=0)
        assert [[i for i, _, _ in t.top] for t in piece.prompt[1:]] == oracle[:-1].topk(3).indices.tolist()
    assert len(neighbour.finish().tokens) == 100


def test_a_greedy_continuation_is_recognised_bit_for_bit(make_bench: Make) -> None:
    """Scored as a prompt, the model's own greedy answer has at each place exactly the likeliest token's value."""
    bench = make_bench("one")
    prompt = bench.encode("lazy dog")
    answer = bench.submit(prompt, bench.share("one"), sampling=GREEDY).finish().tokens
    (piece,) = bench.submit(prompt + answer, bench.share("one"), sampling=SCORING).finish().pieces
    continued = piece.prompt[len(prompt) :]
    assert [t.token_id for t in continued] == answer
    assert all(t.logprob == t.top[0][2] for t in continued)


def test_a_prompt_alone_can_fill_the_context(make_bench: Make) -> None:
    """With nothing to generate there is room for a prompt as long as the context, and for no longer one."""
    bench = make_bench()
    ids = [i % 340 for i in range(bench.engine.max_length)]
    job = bench.submit(ids, sampling=replace(SCORING, max_tokens=0)).finish()
    assert (job.tokens, job.text, job.pieces[-1].finish_reason) == ([], "", "length")
    assert len(job.pieces[-1].prompt) == len(ids)
    with pytest.raises(ContextTooLong):
        bench.submit([*ids, 1], sampling=replace(SCORING, max_tokens=0))
    with pytest.raises(ContextTooLong):
        bench.submit(ids, sampling=SCORING)


def test_an_end_token_is_still_counted(make_bench: Make) -> None:
    """An answer that ends at once has its one token's probability, so that the arrays keep their length."""
    bench = make_bench()
    (eos,) = bench.base.eos_ids
    (piece,) = bench.submit([5, 6], sampling=replace(SCORING, logit_bias={eos: 100.0})).finish().pieces
    assert (len(piece.prompt), len(piece.logprobs), piece.text) == (2, 1, "")


def test_a_preempted_prompt_is_scored_once(make_bench: Make) -> None:
    """When the cache runs out and a prompt is computed again, each of its tokens still has one entry, the right one."""
    roomy = make_bench()
    ids = [(7 * i) % 340 for i in range(3, 203)]
    wanted = [t.logprob for t in roomy.submit(ids, sampling=SCORING).finish().pieces[0].prompt]
    per_token = roomy.engine._cache.bytes_per_token
    bench = make_bench(limits=Limits(kv_cache_bytes=per_token * 440, step_tokens=16, max_running=2))
    growing = bench.submit([1, 2, 3], sampling=replace(GREEDY, max_tokens=240))
    scored = bench.submit(ids, sampling=SCORING)
    (piece,) = scored.finish().pieces
    growing.finish()
    assert [t.logprob for t in piece.prompt] == pytest.approx(wanted, abs=1e-4)
