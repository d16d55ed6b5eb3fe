"""Telling a message that only reacts from one that opens a topic."""

from collections.abc import Sequence

import numpy as np
import pytest

from lmoe.routing.encoder import Encoder, Vectors
from lmoe.routing.reactions import Reactions, examples
from tests.routing.conversations import held_out


@pytest.fixture(scope="module")
def reactions(encoder: Encoder) -> Reactions:
    return Reactions.fit(encoder.encode)


def test_reactions_and_new_topics_are_told_apart(reactions: Reactions, encoder: Encoder) -> None:
    """In chats that it was not fitted to: follow-ups on one side, what opens a chat or another topic on the other."""
    follow_ups = [turn for kind in ("follow-up", "second follow-up") for _, *turns, _ in held_out(kind) for turn in turns]
    openers = [chat[0] for chat in held_out("follow-up")] + [chat[-2] for chat in held_out("switch")]
    known = set(examples()[0])
    follow_ups, openers = ([text for text in texts if text not in known] for texts in (follow_ups, openers))
    assert len(follow_ups) > 200
    assert len(openers) > 150
    assert np.mean(reactions.of(encoder.encode(follow_ups)) > 0.5) > 0.85
    assert np.mean(reactions.of(encoder.encode(openers)) < 0.5) > 0.95


@pytest.mark.parametrize("text", ["weiter", "plus court s'il te plaît", "¿y con cuatro?", "继续"])
def test_a_reaction_in_another_language_is_one(reactions: Reactions, encoder: Encoder, text: str) -> None:
    """Its kind shows in an encoder that does not know its words."""
    assert reactions.of(encoder.encode([text]))[0] > 0.5


@pytest.mark.parametrize("value", [0.0, 1.0])
def test_an_encoder_that_cannot_tell_says_so(value: float) -> None:
    """Vectors that are all alike, or nothing: half of each, and no division by zero."""

    def encode(texts: Sequence[str]) -> Vectors:
        return np.full((len(texts), 1, 4), value, np.float32)

    assert Reactions.fit(encode).of(encode(["a", "b"])).tolist() == [0.5, 0.5]
