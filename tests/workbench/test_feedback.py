"""Promoted feedback: it wins for that kind of prompt, and hurts nothing else."""

import pytest

from lmoe.experts.samples import read_samples
from lmoe.routing.evaluation import Example
from lmoe.routing.router import Router
from lmoe.workbench.feedback import Entry, Feedback, promoted
from lmoe.workbench.impact import impact
from tests.workbench.conftest import ROUTING_DATA

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
    """One correction takes its prompt and rewordings of it; of eighty prompts that no router has seen, none changes expert."""
    before = router.route(text).expert
    feedback = Feedback(tmp_path / "feedback.sqlite")
    entry, _ = feedback.add(text, expert, before)
    after = Router.build(promoted(samples, feedback.chosen([entry.id])), router.encoder, router.settings, router.cache)
    assert {after.route(prompt).expert for prompt in (text, *rewordings)} == {expert}
    every = read_samples(ROUTING_DATA).experts
    others = [Example(t, name) for name, texts in every.items() for t in texts[7::30][:20] if t not in samples.experts[name]]
    found = impact(router, after, others)
    assert len(others) > 60
    assert found.moves == ()


def test_the_latest_word_on_a_text_counts(samples):
    """Two corrections of the same text: the later one has it, and nobody else."""
    entries = [Entry(2, "", "a riddle", "code", "base"), Entry(1, "", " a riddle ", "creative", "base")]
    experts = promoted(samples, entries).experts
    assert [name for name, texts in experts.items() if "a riddle" in texts] == ["code"]
