"""The engine's manners: text, stops, limits, failures and cancellation."""

import random
import threading
import time
from collections.abc import Callable
from dataclasses import replace

import pytest
import torch

from lmoe.engine.banked import BankedModel
from lmoe.engine.engine import Limits
from lmoe.errors import ContextTooLong, GenerationFailed, InvalidRequest, LoadError, ModelNotFound, Overloaded, PackageError, Unavailable
from lmoe.experts.adapter import Adapter, LowRank
from lmoe.generation import Sampling, Share
from tests.engine.bench import GREEDY, Bench

Make = Callable[..., Bench]


def test_text_is_whole_characters_and_adds_up(make_bench: Make) -> None:
    """The pieces' texts joined are the decoded answer, and no piece ends inside a character."""
    bench = make_bench("one")
    job = bench.submit(
        bench.encode("quick 🦆"), bench.share("one"), sampling=Sampling(temperature=1.5, seed=3, max_tokens=150, ignore_eos=True)
    ).finish()
    assert job.text == bench.base.tokenizer.decode(job.tokens, skip_special_tokens=True)
    assert all("\ufffd" not in piece.text or "\ufffd" in job.text for piece in job.pieces)


def test_stop_string_ends_the_answer_and_is_not_sent(make_bench: Make) -> None:
    """A stop string that spans tokens ends the sequence with `stop`; neither it nor a part of it is in the text."""
    bench = make_bench("one")
    prompt = bench.encode("lazy dog")
    text = bench.submit(prompt, bench.share("one"), sampling=replace(GREEDY, max_tokens=60)).finish().text
    stop = text[len(text) // 2 : len(text) // 2 + 5]
    job = bench.submit(prompt, bench.share("one"), sampling=replace(GREEDY, max_tokens=60, stop=("never this", stop))).finish()
    assert job.pieces[-1].finish_reason == "stop"
    assert job.text == text[: text.index(stop)]


def test_a_stop_string_that_never_completes_loses_nothing(make_bench: Make) -> None:
    """Text kept back for a stop string is sent when the answer ends otherwise."""
    bench = make_bench("one")
    prompt = bench.encode("lazy dog")
    text = bench.submit(prompt, sampling=GREEDY).finish().text
    job = bench.submit(prompt, sampling=replace(GREEDY, stop=(text[-3:] + "\x00",))).finish()
    assert (job.text, job.pieces[-1].finish_reason) == (text, "length")


def test_a_stop_string_does_not_end_an_answer_too_early(make_bench: Make) -> None:
    """Before `min_tokens` a stop string is text like any other; the next one after it ends the answer."""
    bench = make_bench()
    forced = Sampling(temperature=0, max_tokens=12, logit_bias={bench.encode("a")[0]: 100.0}, stop=("aa",))
    assert bench.submit([5, 6], sampling=forced).finish().text == ""
    job = bench.submit([5, 6], sampling=replace(forced, min_tokens=6)).finish()
    assert (job.text, len(job.tokens), job.pieces[-1].finish_reason) == ("aaaaa", 7, "stop")
    assert bench.submit([5, 6], sampling=replace(forced, min_tokens=12)).finish().text == "a" * 12


def test_end_of_sequence_token_stops_unless_ignored_or_too_early(make_bench: Make) -> None:
    """The end token ends an answer; `min_tokens` forbids it before that many tokens, `ignore_eos` lets it pass."""
    bench = make_bench()
    (eos,) = bench.base.eos_ids
    forced = Sampling(temperature=0, max_tokens=8, logit_bias={eos: 100.0})
    assert bench.submit([5, 6], sampling=forced).finish().tokens == [eos]
    assert len(bench.submit([5, 6], sampling=replace(forced, min_tokens=3)).finish().tokens) == 4
    assert bench.submit([5, 6], sampling=replace(forced, ignore_eos=True)).finish().tokens == [eos] * 8


def test_logprobs_are_the_models_own(make_bench: Make) -> None:
    """Reported log-probabilities equal a plain forward's, and a greedy token's equals the best alternative's to the bit."""
    bench = make_bench()
    prompt = bench.encode("1 2 3 4")
    job = bench.submit(prompt, sampling=replace(GREEDY, max_tokens=4, logprobs=3)).finish()
    from transformers import AutoModelForCausalLM

    logits = AutoModelForCausalLM.from_pretrained(bench.folder)(torch.tensor([prompt])).logits[0, -1].detach()
    expected = torch.log_softmax(logits, -1)
    (first,) = job.pieces[0].logprobs
    assert first.logprob == pytest.approx(float(expected[first.token_id]), abs=1e-4)
    assert first.logprob == first.top[0][2]
    assert [i for i, _, _ in first.top] == expected.topk(3).indices.tolist()
    assert b"".join(p.logprobs[0].token for p in job.pieces).decode(errors="replace") == job.text


def test_logit_bias_allows_only_what_it_raises(make_bench: Make) -> None:
    """A bias of 100 on two ids leaves only those two, at any temperature."""
    bench = make_bench()
    sampling = Sampling(temperature=1.9, max_tokens=40, ignore_eos=True, logit_bias={10: 100, 11: 100}, seed=1)
    assert set(bench.submit([5, 6, 7], sampling=sampling).finish().tokens) <= {10, 11}


def test_penalties_stop_repetition(make_bench: Make) -> None:
    """A frequency penalty makes a greedy answer use more different tokens than without it."""
    bench = make_bench()
    plain = bench.submit([5, 6, 7], sampling=replace(GREEDY, max_tokens=60)).finish().tokens
    varied = bench.submit([5, 6, 7], sampling=replace(GREEDY, max_tokens=60, frequency_penalty=2.0)).finish().tokens
    assert len(set(varied)) > len(set(plain))


@pytest.mark.parametrize(
    ("sampling", "allowed"),
    [(Sampling(top_k=1), 1), (Sampling(top_p=1e-6), 1), (Sampling(min_p=1.0), 1), (Sampling(top_k=4), 4)],
    ids=["top_k 1", "tiny top_p", "min_p 1", "top_k 4"],
)
def test_truncation_keeps_only_the_likeliest(make_bench: Make, sampling: Sampling, allowed: int) -> None:
    """top_k, top_p and min_p leave only the tokens they promise."""
    bench = make_bench()
    likeliest = bench.submit([5, 6, 7], sampling=replace(GREEDY, max_tokens=1, logprobs=allowed)).finish().pieces[0].logprobs[0].top
    for seed in range(12):
        job = bench.submit([5, 6, 7], sampling=replace(sampling, temperature=2.0, max_tokens=1, seed=seed, ignore_eos=True)).finish()
        assert job.tokens[0] in {i for i, _, _ in likeliest}


def test_length_ends_at_the_context(make_bench: Make) -> None:
    """An answer without a limit ends with `length` where the context is full; a prompt that fills it is refused with both numbers."""
    bench = make_bench()
    job = bench.submit([5] * 250, sampling=Sampling(temperature=0, ignore_eos=True)).finish()
    assert (len(job.tokens), job.pieces[-1].finish_reason) == (6, "length")
    with pytest.raises(ContextTooLong, match=r"256 tokens.*300 tokens"):
        bench.submit([5] * 300)


def test_bad_requests_are_refused_by_name(make_bench: Make) -> None:
    """Ids outside the vocabulary, an empty prompt and unknown revisions are refused at submission."""
    bench = make_bench("one")
    with pytest.raises(InvalidRequest, match="999999"):
        bench.submit([999999])
    with pytest.raises(InvalidRequest, match="logit_bias"):
        bench.submit([5], sampling=Sampling(logit_bias={-1: 1.0}))
    with pytest.raises(InvalidRequest, match="empty"):
        bench.submit([])
    with pytest.raises(ModelNotFound, match="nobody"):
        bench.submit([5], Share("nobody"))


def test_full_queue_is_refused_and_recovers(make_bench: Make) -> None:
    """Beyond the running and the waiting places a request is refused; once they are free, served again."""
    bench = make_bench(limits=Limits(max_running=1, max_waiting=2))
    long = replace(GREEDY, max_tokens=200)
    jobs = [bench.submit([5], sampling=long)]
    jobs[0].next()
    jobs += [bench.submit([6], sampling=long), bench.submit([7], sampling=long)]
    with pytest.raises(Overloaded):
        bench.submit([8])
    for job in jobs:
        job.finish()
    assert len(bench.submit([8]).finish().tokens) == 16


def test_cancelled_sequences_free_their_place(make_bench: Make) -> None:
    """Cancelling stops a sequence at the next step, running or waiting, and the others go on unchanged."""
    bench = make_bench("one", limits=Limits(max_running=2))
    alone = bench.submit([9, 8, 7], bench.share("one")).finish().tokens
    long = replace(GREEDY, max_tokens=200)
    doomed = [bench.submit([5], bench.share("one"), sampling=long) for _ in range(4)]
    doomed[0].next()
    for job in doomed:
        job.ticket.cancel()
    assert bench.submit([9, 8, 7], bench.share("one")).finish().tokens == alone
    deadline = time.monotonic() + 30
    while bench.engine.load.running and time.monotonic() < deadline:
        time.sleep(0.01)
    assert (bench.engine.load.running, bench.engine.load.waiting) == (0, 0)
    assert len(doomed[0].tokens) < 200


def test_a_small_cache_preempts_and_changes_nothing(make_bench: Make) -> None:
    """With room for few tokens sequences wait or are put back and computed again; every answer is the same as with room for all."""
    roomy = make_bench("one", "two")
    prompts = [[3 + i] * (20 + 10 * i) for i in range(5)]
    long = Sampling(temperature=1.0, seed=4, max_tokens=150, ignore_eos=True)
    expected = [roomy.submit(p, roomy.share("one"), sampling=long).finish().tokens for p in prompts]
    per_token = roomy.engine._cache.bytes_per_token
    tight = make_bench("one", limits=Limits(max_running=5, kv_cache_bytes=2 * 256 * per_token))
    jobs = [tight.submit(p, tight.share("one"), sampling=long) for p in prompts]
    assert [job.finish().tokens for job in jobs] == expected
    assert tight.engine._cache.bytes <= 2 * 256 * per_token


def test_a_cache_too_small_for_any_answer_is_refused(make_bench: Make) -> None:
    """`kv_cache_bytes` below a useful minimum stops the start with both numbers."""
    with pytest.raises(LoadError, match="--kv-cache-memory 1000 bytes"):
        make_bench(limits=Limits(kv_cache_bytes=1000))


def test_removed_revision_drains(make_bench: Make) -> None:
    """Removal refuses new sequences at once, and lets the running one end with its own revision."""
    bench = make_bench("one")
    long = replace(GREEDY, max_tokens=100)
    alone = bench.submit([9, 8, 7], bench.share("one"), sampling=long).finish().tokens
    running = bench.submit([9, 8, 7], bench.share("one"), sampling=long)
    running.next()
    removal = bench.engine.remove(bench.packages["one"].expert.digest)
    with pytest.raises(ModelNotFound):
        bench.submit([5], bench.share("one"))
    assert running.finish().tokens == alone
    removal.result(timeout=60)


def test_a_row_that_is_not_a_number_fails_alone(make_bench: Make) -> None:
    """An adapter whose scale overflows fails its own sequence; its neighbour, and the next one in its slot, answer as ever."""
    bench = make_bench("one", limits=Limits(max_running=2))
    alone = bench.submit([9, 8, 7], bench.share("one")).finish().tokens
    poison = bench.packages["one"].adapter
    layers = {n: LowRank(p.a, p.b, 1e38) for n, p in poison.layers.items()}
    bench.engine.add(Adapter("poison", layers))
    beside = bench.submit([9, 8, 7], bench.share("one"))
    bad = bench.submit([9, 8, 7], Share("poison")).finish()
    assert isinstance(bad.pieces[-1].error, GenerationFailed)
    assert beside.finish().tokens == alone
    again = [bench.submit([9, 8, 7], bench.share("one")) for _ in range(2)]
    assert [job.finish().tokens for job in again] == [alone, alone]


def test_an_exception_in_the_forward_fails_its_step_only(make_bench: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the model raises, the sequences of that step fail with a clear error, and the engine serves the next."""
    bench = make_bench()
    expected = bench.submit([5, 6]).finish().tokens

    def broken(*_: object) -> None:
        raise MemoryError("no room")

    with monkeypatch.context() as patched:
        patched.setattr(BankedModel, "hidden", broken)
        failed = bench.submit([5, 6]).finish()
    assert isinstance(failed.pieces[-1].error, GenerationFailed)
    assert bench.submit([5, 6]).finish().tokens == expected


def test_weights_that_are_not_numbers_never_enter_the_bank(make_bench: Make) -> None:
    """NaN weights are refused by the bank itself, since a zero gate would not keep them from the neighbours."""
    bench = make_bench("one")
    layers = {n: LowRank(p.a, torch.full_like(p.b, float("nan")), p.scale) for n, p in bench.packages["one"].adapter.layers.items()}
    with pytest.raises(PackageError, match="not finite"):
        bench.engine.add(Adapter("poison", layers))
    assert "poison" not in bench.engine.revisions


def test_adapters_beyond_the_memory_limit_are_refused(make_bench: Make) -> None:
    """An adapter that does not fit `adapter_bytes` is refused with both sizes, and leaves nothing behind."""
    bench = make_bench(limits=Limits(adapter_bytes=1000))
    with pytest.raises(PackageError, match="1000 bytes"):
        bench.engine.add(bench.packages["one"].adapter)
    assert bench.engine.revisions == frozenset()


def test_eight_mixed_requests_decode_together(make_bench: Make) -> None:
    """Eight sequences of different experts share steps; the engine's own record of its batches shows it."""
    bench = make_bench("one", "two", "three")
    names = ["one", "two", "three", None]
    rng = random.Random(0)
    with bench.held():
        jobs = [
            bench.submit(
                [rng.randrange(3, 300) for _ in range(9)],
                *([bench.share(n)] if (n := names[i % 4]) else []),
                sampling=replace(GREEDY, max_tokens=60),
            )
            for i in range(8)
        ]
    for job in jobs:
        job.finish()
    assert max(bench.engine.load.steps_by_sequences) == 8
    assert max(bench.engine.load.steps_by_mixes) == 4


def test_closing_fails_what_runs_and_refuses_more(make_bench: Make) -> None:
    """After `close` every sequence has ended, with an error that says why, and new ones are refused."""
    bench = make_bench()
    job = bench.submit([5], sampling=replace(GREEDY, max_tokens=240))
    job.next()
    bench.engine.close()
    assert job.finish().pieces[-1].finish_reason == "length" or isinstance(job.pieces[-1].error, Unavailable)
    with pytest.raises(Unavailable):
        bench.submit([5])
    assert not any(t.name == "lmoe-engine" and t is bench.engine._thread for t in threading.enumerate())
