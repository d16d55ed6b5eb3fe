"""Prompts that begin alike are computed once per mix of experts, and nothing else changes."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace

from lmoe.engine.engine import Limits
from lmoe.generation import Sampling
from tests.engine.bench import GREEDY, Bench
from tests.engine.test_oracle import prompts

Make = Callable[..., Bench]


def long_prompt(bench: Bench, tokens: int, seed: int = 1) -> list[int]:
    made = prompts(20, bench.base.vocabulary, seed)
    return [i for prompt in made for i in prompt][:tokens]


def test_a_repeated_prompt_is_reused_and_answers_alike(make_bench: Make) -> None:
    """The second of two requests with one system prompt computes only what differs, and answers as PEFT alone does."""
    bench = make_bench("one")
    system = long_prompt(bench, 64)
    for tail in ([5, 6, 7], [8, 9]):
        assert bench.submit([*system, *tail], bench.share("one")).finish().tokens == bench.oracle([*system, *tail], "one")
    assert bench.engine.load.reused_tokens == 64


def test_experts_never_share_what_they_computed(make_bench: Make) -> None:
    """The same prompt under another expert, another strength or the bare base is computed anew, and answers as alone."""
    bench = make_bench("one", "two")
    prompt = long_prompt(bench, 50)
    for name in ("one", "two", None):
        shares = [bench.share(name)] if name else []
        assert bench.submit(prompt, *shares).finish().tokens == bench.oracle(prompt, name)
    bench.submit(prompt, bench.share("one", 0.5)).finish()
    assert bench.engine.load.reused_tokens == 0


def test_the_next_turn_reuses_the_answer_too(make_bench: Make) -> None:
    """A chat's next turn, which begins with the last prompt and its answer, computes only the rest."""
    bench = make_bench("one")
    prompt = long_prompt(bench, 40)
    answer = bench.submit(prompt, bench.share("one"), sampling=replace(GREEDY, max_tokens=30)).finish().tokens
    turn = [*prompt, *answer, 9, 8, 7]
    assert bench.submit(turn, bench.share("one")).finish().tokens == bench.oracle(turn, "one")
    assert bench.engine.load.reused_tokens == 64  # of 69 cached tokens, the whole blocks


def test_requests_at_once_compute_their_common_prompt_once(make_bench: Make) -> None:
    """Eight answers to one prompt, submitted together, compute it once; seeds still make them differ."""
    bench = make_bench("one", limits=Limits(step_tokens=32, max_running=8))
    prompt = long_prompt(bench, 100)
    sampling = Sampling(temperature=1.5, max_tokens=12, ignore_eos=True)
    running = [bench.submit(prompt, bench.share("one"), sampling=replace(sampling, seed=i)) for i in range(8)]
    answers = {tuple(job.finish().tokens) for job in running}
    assert bench.engine.load.reused_tokens == 7 * 96
    assert len(answers) > 1
    again = bench.submit(prompt, bench.share("one"), sampling=replace(sampling, seed=3)).finish()
    assert again.tokens == running[3].tokens


def test_kept_prompts_stay_within_their_bytes_and_make_way(make_bench: Make) -> None:
    """Kept prompts never exceed their limit, the oldest go first, and removing an adapter forgets its prompts."""
    bench = make_bench("one")
    store = bench.engine._prefixes
    bench.submit(long_prompt(bench, 48), bench.share("one")).finish()
    block = store.bytes // 3
    store.limit = 4 * block
    newer = long_prompt(bench, 48, seed=2)
    bench.submit(newer, bench.share("one")).finish()
    assert store.bytes <= 4 * block
    bench.submit(newer, bench.share("one")).finish()
    assert bench.engine.load.reused_tokens == 32
    bench.engine.remove(bench.packages["one"].expert.digest).result(timeout=60)
    assert store.bytes == 0


def test_running_sequences_take_the_room_of_kept_prompts(make_bench: Make) -> None:
    """With a small cache, kept prompts are dropped for sequences that run, and the bytes together keep to the limit."""
    roomy = make_bench("one")
    per_token = roomy.engine._cache.bytes_per_token
    bench = make_bench("one", limits=Limits(kv_cache_bytes=600 * per_token, prefix_bytes=600 * per_token, max_running=2))
    for seed in range(6):
        prompt = long_prompt(bench, 120, seed)
        jobs = [bench.submit(prompt, bench.share("one")), bench.submit(prompt[:60])]
        assert jobs[0].finish().tokens == bench.oracle(prompt, "one")
        assert jobs[1].finish().tokens == bench.oracle(prompt[:60], None)
        assert bench.engine._cache.bytes + bench.engine._prefixes.bytes <= bench.engine._cache.limit


def test_a_prefix_that_goes_before_it_is_reused_is_computed_again(make_bench: Make) -> None:
    """A sequence that has a place, but no room in the step yet, answers the same when what it was to reuse is dropped meanwhile."""
    bench = make_bench(limits=Limits(step_tokens=16))
    prompt = [7, 8, 9, 10] * 20
    expected = bench.submit(prompt).finish().tokens
    engine, jobs, seen = bench.engine, [], []

    def drop() -> None:
        seen.append((jobs[1].ticket.fresh, jobs[1].ticket.cached))
        engine._prefixes._used.clear()
        engine._prefixes._roots.clear()

    def begin() -> Future[None]:
        jobs.extend(bench.submit(ids) for ids in ([11, 12] * 60, prompt))
        # Asked for on the engine's own thread, so that one step runs in between and no more.
        return engine._inbox.post(drop)

    engine._inbox.post(begin).result(timeout=60).result(timeout=60)
    assert seen == [(True, 64)]
    assert jobs[1].finish().tokens == expected
    jobs[0].finish()
