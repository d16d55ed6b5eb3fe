"""Promoted feedback: it wins for that kind of prompt, and hurts nothing else."""

import json

import pytest

from lmoe.experts.samples import read_samples
from lmoe.routing.cache import VectorCache
from lmoe.routing.encoder import load_encoder
from lmoe.routing.evaluation import Example
from lmoe.routing.router import Router
from lmoe.workbench.feedback import Entry, Feedback, promoted
from lmoe.workbench.impact import impact
from tests.workbench.conftest import ROUTING_DATA

HELD_OUT = ROUTING_DATA.parent / "benchmarks" / "heldout"

TIE = 0.005
"""A lead below it is anybody's: it falls to another by any sample that is added anywhere."""

CORRECTED = [
    (
        "Write a limerick about a compiler that hates semicolons",
        "code",
        ["write a limerick about a compiler hating semicolons", "a limerick about a compiler that hates semicolons, please"],
    ),
    (
        "What is the boiling point of water on top of Mount Everest?",
        "reasoning",
        ["what's the boiling point of water at the top of mount everest", "Boiling point of water on top of Everest?"],
    ),
    (
        "Give me a name for my new bakery",
        "creative",
        ["give me a name for a new bakery", "I need a name for my new bakery"],
    ),
]


@pytest.mark.parametrize(("text", "expert", "rewordings"), CORRECTED, ids=[expert for _, expert, _ in CORRECTED])
def test_promoted_feedback_wins_and_hurts_nothing(router: Router, samples, tmp_path, text, expert, rewordings):
    """One correction takes its prompt and rewordings of it; of eighty prompts that no router has seen, none changes expert that
    was not tied; nearly all are not."""
    before = router.route(text).expert
    feedback = Feedback(tmp_path / "feedback.sqlite")
    entry, _ = feedback.add(text, expert, before)
    after = Router.build(promoted(samples, feedback.chosen([entry.id])), router.encoder, router.settings, router.cache)
    assert {after.route(prompt).expert for prompt in (text, *rewordings)} == {expert}
    every = read_samples(ROUTING_DATA).experts
    others = [Example(t, name) for name, texts in every.items() for t in texts[len(samples.experts[name]) :: 30][:20]]
    led = [example for example in others if (router.route(example.prompt).margin or 0) >= TIE]
    assert len(led) > 0.95 * len(others) > 60
    assert impact(router, after, led).moves == ()


def test_the_latest_word_on_a_text_counts(samples):
    """Two corrections of the same text: the later one has it, and nobody else."""
    entries = [Entry(2, "", "a riddle", "code", "base"), Entry(1, "", " a riddle ", "creative", "base")]
    experts = promoted(samples, entries).experts
    assert [name for name, texts in experts.items() if "a riddle" in texts] == ["code"]


AMONG_ALL = [
    CORRECTED[0],
    (
        "How long does light take from the Sun to Neptune?",
        "reasoning",
        ["how long does light need from the Sun to Neptune?", "How long does sunlight take to Neptune?"],
    ),
    ("Give me a name for my new bakery", "base", ["give me a name for a new bakery", "I need a name for my new bakery"]),
    (
        "Explain the difference between a list and a tuple",
        "base",
        ["explain the difference between a tuple and a list", "what is the difference between a list and a tuple?"],
    ),
    (
        "Translate 'good morning' into French",
        "creative",
        ["translate good morning to french", "Translate 'good evening' into French"],
    ),
]
"""Each goes elsewhere by the packaged samples."""


@pytest.fixture(scope="module")
def packaged(tmp_path_factory) -> Router:
    """All packaged samples: some nine hundred an expert, against which one correction has to stand."""
    cache = VectorCache(tmp_path_factory.mktemp("packaged") / "vectors.sqlite", ROUTING_DATA / "vectors.safetensors")
    return Router.build(read_samples(ROUTING_DATA), load_encoder(None), None, cache)


@pytest.fixture(scope="module")
def held_out() -> list[Example]:
    """Every fourth of the questions on which the experts are judged; none is a sample, and many are hard to place."""
    owners = {"general": "base", "code": "code", "creative": "creative", "reasoning": "reasoning"}
    lines = [(line, owner) for name, owner in owners.items() for line in (HELD_OUT / f"{name}.jsonl").read_text("utf-8").splitlines()[::4]]
    return [Example(json.loads(line)["prompt"], owner) for line, owner in lines]


CLEAR = 0.08
"""A lead from which a decision is no matter of the last straw."""


@pytest.mark.slow
def test_a_correction_stands_against_all_packaged_samples(packaged: Router, held_out: list[Example]):
    """Each takes its prompt and rewordings, which went elsewhere. No other prompt that was clearly somebody's changes expert, and
    all corrections together cost less than a point of accuracy."""
    clear = [example for example in held_out if (packaged.route(example.prompt).margin or 0) >= CLEAR]
    assert len(clear) > 0.8 * len(held_out) > 150
    entries = [Entry(number, "", text, expert, "") for number, (text, expert, _) in enumerate(AMONG_ALL, 1)]
    for entry, (text, expert, rewordings) in zip(entries, AMONG_ALL, strict=True):
        assert packaged.route(text).expert != expert
        after = packaged.with_samples(promoted(packaged.samples, [entry]))
        assert {after.route(prompt).expert for prompt in (text, *rewordings)} == {expert}
        assert impact(packaged, after, clear).moves == ()
    together = packaged.with_samples(promoted(packaged.samples, entries))
    assert all(together.route(prompt).expert == expert for text, expert, rewordings in AMONG_ALL for prompt in (text, *rewordings))
    assert impact(packaged, together, clear).moves == ()
    found = impact(packaged, together, held_out)
    assert found.accuracy is not None
    assert found.accuracy[1] > found.accuracy[0] - 0.01
