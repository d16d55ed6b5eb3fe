"""No neighbour effects: every sequence answers as if it ran alone through PEFT."""

import random
from collections.abc import Callable

import pytest
import torch
from peft import PeftModel
from transformers import AutoModelForCausalLM

from lmoe.engine.engine import Limits
from lmoe.generation import Sampling
from tests.engine.bench import Bench

Make = Callable[..., Bench]
NAMES = [None, "one", "two", "three"]


def prompts(n: int, size: int, seed: int = 1) -> list[list[int]]:
    rng = random.Random(seed)
    return [[rng.randrange(3, size) for _ in range(rng.randrange(1, 60))] for _ in range(n)]


@pytest.mark.parametrize("step_tokens", [16, 256], ids=["chunked prefill", "whole prompts"])
def test_mixed_batch_equals_solo_peft(make_bench: Make, step_tokens: int) -> None:
    """Experts of different ranks, targets and scales in one batch each answer token for token as PEFT does alone."""
    bench = make_bench("one", "two", "three", limits=Limits(step_tokens=step_tokens, max_running=6))
    jobs = [(prompt, NAMES[i % 4]) for i, prompt in enumerate(prompts(12, bench.base.vocabulary))]
    with bench.held():
        running = [bench.submit(prompt, *([bench.share(name)] if name else [])) for prompt, name in jobs]
    for (prompt, name), job in zip(jobs, running, strict=True):
        assert job.finish().tokens == bench.oracle(prompt, name)
    assert max(bench.engine.load.steps_by_mixes) >= 3


def test_blend_equals_weighted_peft_adapters(make_bench: Make) -> None:
    """A blend adds each expert's delta times its weight, as PEFT does with both adapters active and scaled."""
    bench = make_bench("one", "three")
    prompt = prompts(1, bench.base.vocabulary)[0]
    got = bench.submit(prompt, bench.share("one", 0.7), bench.share("three", 0.3)).finish().tokens
    model = PeftModel.from_pretrained(AutoModelForCausalLM.from_pretrained(bench.folder), bench.adapters["one"], adapter_name="one")
    model.load_adapter(bench.adapters["three"], adapter_name="three")
    for module in model.modules():
        if hasattr(module, "scaling") and isinstance(module.scaling, dict):
            module.scaling["one"] *= 0.7
            module.scaling["three"] *= 0.3
    model.base_model.set_adapter(["one", "three"])
    model.eval()
    out = list(prompt)
    with torch.inference_mode():
        for _ in range(16):
            out.append(int(model(input_ids=torch.tensor([out])).logits[0, -1].argmax()))
    assert got == out[len(prompt) :]


def test_neighbours_come_and_go_without_effect(make_bench: Make) -> None:
    """A running sequence's tokens stay the same while other experts are added, used and removed beside it."""
    bench = make_bench("one", limits=Limits(max_running=4))
    prompt = prompts(1, bench.base.vocabulary, seed=3)[0]
    long = Sampling(temperature=0, max_tokens=120, ignore_eos=True)
    alone = bench.submit(prompt, bench.share("one"), sampling=long).finish().tokens
    watched = bench.submit(prompt, bench.share("one"), sampling=long)
    for name in ("two", "three", "two"):
        watched.next()
        bench.engine.add(bench.packages[name].adapter)
        bench.submit(prompt, bench.share(name)).finish()
        bench.engine.remove(bench.packages[name].expert.digest).result(timeout=60)
    assert watched.finish().tokens == alone
    assert bench.engine.revisions == {bench.packages["one"].expert.digest}


def test_seeded_answers_do_not_depend_on_the_batch(make_bench: Make) -> None:
    """The same seed gives the same answer alone and among neighbours, and another seed another answer."""
    bench = make_bench("one", "two")
    prompt = prompts(1, bench.base.vocabulary, seed=5)[0]

    def seeded(seed: int) -> Sampling:
        return Sampling(temperature=1.0, top_p=0.9, seed=seed, max_tokens=24, ignore_eos=True)

    alone = bench.submit(prompt, bench.share("one"), sampling=seeded(7)).finish().tokens
    crowd = [bench.submit(p, bench.share("two"), sampling=seeded(i)) for i, p in enumerate(prompts(6, bench.base.vocabulary))]
    among = bench.submit(prompt, bench.share("one"), sampling=seeded(7)).finish().tokens
    for other in crowd:
        other.finish()
    assert among == alone
    assert bench.submit(prompt, bench.share("one"), sampling=seeded(8)).finish().tokens != alone


def test_removed_columns_are_zeroed_and_reused(make_bench: Make) -> None:
    """Adding and removing the same experts again and again needs no more columns than the first time."""
    bench = make_bench("one", "two", "three")
    width = {name: len(layer.a) for name, layer in bench.engine._bank.layers.items()}
    for _ in range(5):
        for name in ("one", "two", "three"):
            bench.engine.remove(bench.packages[name].expert.digest).result(timeout=60)
        assert all(not layer.a.any() and not layer.b.any() for layer in bench.engine._bank.layers.values())
        for name in ("three", "one", "two"):
            bench.engine.add(bench.packages[name].adapter)
    assert all(len(layer.a) <= width[name] + 6 for name, layer in bench.engine._bank.layers.items())
