"""The router through its public door, with the packaged encoder and the project's own samples."""

import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from lmoe.chat import Message
from lmoe.errors import ConfigError
from lmoe.experts.samples import SampleSet
from lmoe.routing.cache import VectorCache
from lmoe.routing.encoder import Encoder, Vectors
from lmoe.routing.evaluation import Example, evaluate
from lmoe.routing.query import Query
from lmoe.routing.router import Router
from lmoe.routing.settings import RouterSettings
from tests.routing.conftest import PER_EXPERT
from tests.routing.prompts import HELD_OUT, NEW_EXPERT, NEW_EXPERT_HELD_OUT

EXAMPLES = [Example(prompt, expert) for expert, prompts in HELD_OUT.items() for prompt in prompts]


def recalls(router: Router, examples: Sequence[Example] = EXAMPLES, experts: Sequence[str] | None = None) -> dict[str, float]:
    return {name: e.recall for name, e in evaluate(router, examples, experts).per_expert.items() if e.recall is not None}


def chat(*turns: str) -> list[Message]:
    """User turns with an answer between them, under a system prompt."""
    messages = [Message("system", "You are a helpful coding assistant. Write Python.")]
    for turn in turns:
        messages += [Message("user", turn), Message("assistant", "Here you are.")]
    return messages[:-1]


def test_unseen_prompts_reach_their_expert(router: Router) -> None:
    """Of prompts kept out of the samples, nearly all of the experts' and most of the general ones go where they belong."""
    found = recalls(router)
    assert min(found["code"], found["creative"], found["reasoning"]) >= 0.9, found
    assert found["base"] >= 0.75, found


def test_the_experts_alone_are_told_apart(router: Router) -> None:
    """Where `base` does not compete, the three experts' prompts are told apart."""
    examples = [example for example in EXAMPLES if example.expert != "base"]
    found = recalls(router, examples, ["creative", "code", "reasoning"])
    assert sum(found.values()) / 3 >= 0.95, found


def test_a_new_expert_with_ten_samples_is_found(router: Router) -> None:
    """Ten samples beside a hundred each: the new expert gets its prompts, and the others keep theirs."""
    before, wider = recalls(router), router.with_expert("translation", NEW_EXPERT)
    theirs = [example for example in EXAMPLES if "Translate" not in example.prompt]
    after = recalls(wider, [*theirs, *(Example(prompt, "translation") for prompt in NEW_EXPERT_HELD_OUT)])
    assert after["translation"] >= 0.9, after
    for expert in ("code", "creative", "reasoning"):
        assert after[expert] >= before[expert] - 0.01, (before, after)
    assert "translation" not in router.samples.names


def test_the_decision_carries_its_evidence(router: Router) -> None:
    """Score, margin, all scores and the nearest samples, nearest first; a sample's nearest neighbour is itself."""
    sample = router.samples.experts["code"][0]
    allowed = [t for t, owner in zip(router.texts, router.owners, strict=True) if owner == "code"]
    decision = router.route(allowed[0], explain=True)
    assert (decision.expert, decision.reason) == ("code", "similarity")
    assert sorted(decision.scores) == ["base", "code", "creative", "reasoning"]
    best, second = sorted(decision.scores.values(), reverse=True)[:2]
    assert (decision.score, decision.margin) == (best, pytest.approx(best - second))
    similarities = [neighbour.similarity for neighbour in decision.neighbours]
    assert len(similarities) == 8
    assert similarities == sorted(similarities, reverse=True)
    assert decision.neighbours[0].sample == allowed[0]
    assert decision.neighbours[0].similarity == pytest.approx(1, abs=1e-4)
    assert router.route(sample).neighbours == ()


def test_the_winner_always_shows_evidence(router: Router) -> None:
    """Where other experts own the nearest samples, the winner's nearest one is among the neighbours all the same."""
    for prompt in (p for prompts in HELD_OUT.values() for p in prompts):
        decision = router.route(prompt, allow=["creative", "code"], explain=True)
        owners = {neighbour.expert for neighbour in decision.neighbours}
        assert decision.expert in owners
        assert owners <= {"creative", "code"}


def test_only_allowed_experts_answer(router: Router) -> None:
    """The list of a request narrows scores and winner; unknown names in it are nothing to compare."""
    decision = router.route("Write a haiku about rust.", allow=["code", "reasoning", "unheard-of"])
    assert decision.expert in {"code", "reasoning"}
    assert set(decision.scores) == {"code", "reasoning"}
    alone = router.route("Write a haiku about rust.", allow=["code"])
    assert (alone.expert, alone.margin) == ("code", None)


@pytest.mark.parametrize("nothing", ["", "  \n", [], [Message("system", " ")], [Message("user", "")]])
def test_nothing_to_route_falls_back(router: Router, nothing: str | list[Message]) -> None:
    """An empty chat is the base's, and the reason says that nothing was compared."""
    decision = router.route(nothing)
    assert (decision.expert, decision.reason, decision.score, decision.margin, decision.scores) == ("base", "fallback", None, None, {})
    assert decision.router_version == router.version


def test_without_experts_the_base_answers(encoder: Encoder) -> None:
    """No samples at all, or none that are allowed: base, by fallback."""
    empty = Router.build(SampleSet(), encoder)
    assert (empty.route("hello").expert, empty.route("hello").reason) == ("base", "fallback")
    one = empty.with_expert("code", ["Write a function."])
    assert one.route("hello", allow=["silent"]).reason == "fallback"
    assert one.route("hello").expert == "code"


def test_any_text_gets_a_decision(router: Router) -> None:
    """Lone surrogates, control characters, other scripts and megabytes are routed like anything else."""
    for text in ("\ud800", "\x00\x01", "a" * 3_000_000, "🙂" * 5_000, "</s>[CLS][SEP][PAD]"):
        assert router.route(text).reason == "similarity"
    # Certainly another language, and no clear lead.
    assert router.route("写一首关于秋天的诗").reason == "fallback"


class ChokingEncoder:
    """Fails on texts that hold `poison`."""

    identity = "choking"

    def encode(self, texts: Sequence[str]) -> Vectors:
        if any("poison" in text for text in texts):
            raise RuntimeError("cannot")
        return np.asarray([[[1, 0] if "code" in text else [0, 1]] for text in texts], np.float32)


def test_a_failing_encoder_costs_only_its_own_request(caplog: pytest.LogCaptureFixture) -> None:
    """The text that the encoder fails on falls back to base and is logged; the others of its batch are routed."""
    router = Router.build(SampleSet.of({"code": ["code"], "base": ["hello"]}), ChokingEncoder())
    with caplog.at_level(logging.ERROR):
        decisions = router.route_many([Query("some code"), Query("poison"), Query("hello")])
    assert [(d.expert, d.reason) for d in decisions] == [("code", "similarity"), ("base", "fallback"), ("base", "similarity")]
    assert "encoder failed" in caplog.text


class Wide:
    """As wide as it is told to be, always under the same identity."""

    identity = "wide"

    def __init__(self, dim: int) -> None:
        self.dim = dim

    def encode(self, texts: Sequence[str]) -> Vectors:
        return np.stack([np.eye(1, self.dim, len(text) % self.dim) for text in texts]).astype(np.float32)


def test_an_encoder_that_changed_dimension_is_named(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Under known vectors, and under a router that serves: the first is refused by name, the second answers by fallback and logs why."""
    cache = VectorCache(tmp_path / "vectors.sqlite")
    encoder = Wide(4)
    router = Router.build(SampleSet.of({"a": ["x", "yy"], "b": ["zzz"]}), encoder, cache=cache)
    before = router.route("x")
    encoder.dim = 6
    with pytest.raises(ConfigError, match=r"wide.*\(1, 4\).*\(1, 6\).*vectors.sqlite"):
        router.with_expert("c", ["longer than before"])
    assert [(d.expert, d.reason) for d in router.route_many([Query("x"), Query("yy")])] == [("base", "fallback")] * 2
    assert "shapes" in caplog.text
    encoder.dim = 4
    assert router.route("x") == before


def test_the_system_prompt_does_not_count(router: Router) -> None:
    """The same question has the same scores with and without a system prompt."""
    asked = "Write a poem about the first snow of the year."
    assert router.route(chat(asked)).scores == pytest.approx(router.route(asked).scores, abs=1e-5)


def test_the_order_of_samples_decides_nothing(router: Router, encoder: Encoder, cache: VectorCache) -> None:
    """Shuffled files make the same router: the same version and the same scores, bit for bit."""
    turned = SampleSet.of({name: texts[::-1] for name, texts in reversed(router.samples.experts.items())})
    other = Router.build(turned, encoder, router.settings, cache)
    assert other.version == router.version
    assert other.route("Write a haiku about rust.", explain=True) == router.route("Write a haiku about rust.", explain=True)


def test_the_version_names_what_decides(router: Router, encoder: Encoder, cache: VectorCache) -> None:
    """Samples and settings change the version; adding and removing an expert leads back to it."""
    small = Router.build(SampleSet.of({"a": ["x"], "b": ["y"]}), encoder, cache=cache)
    assert Router.build(small.samples, encoder, RouterSettings(base_bias=0.5), cache).version != small.version
    assert small.with_expert("c", ["z"]).version != small.version
    assert small.with_expert("c", ["z"]).without_expert("c").version == small.version


def test_ties_go_by_name(encoder: Encoder) -> None:
    """Two experts with the same samples score alike, and the first by name wins."""
    texts = ["Write a function.", "Fix this bug.", "Write a test."]
    decision = Router.build(SampleSet.of({"zeta": texts, "alpha": texts}), encoder).route("Fix this test.")
    assert decision.expert == "alpha"
    assert decision.margin == 0


def test_the_operating_point_moves_base(router: Router, encoder: Encoder, cache: VectorCache) -> None:
    """A higher bias sends more to base, and changes no other expert's score."""
    asked = "Write a haiku about rust."
    eager = Router.build(router.samples, encoder, RouterSettings(max_samples=PER_EXPERT, base_bias=9), cache)
    assert eager.route(asked).expert == "base"
    assert eager.route(asked).scores["code"] == router.route(asked).scores["code"]


def test_the_predecessors_rule_is_available(router: Router, encoder: Encoder, cache: VectorCache) -> None:
    """`topk` scores are mean cosines of the last layer over k samples, drawn by seed; k and the draw change the version."""
    settings = RouterSettings(mode="topk", k=1, max_samples=100)
    plain = Router.build(router.samples, encoder, settings, cache)
    sample = next(text for text, owner in zip(plain.texts, plain.owners, strict=True) if owner == "creative")
    assert plain.route(sample).scores["creative"] == pytest.approx(1, abs=1e-4)
    assert plain.version != router.version
    assert len(plain.texts) <= 400
