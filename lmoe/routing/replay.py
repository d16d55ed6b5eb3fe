"""Chats whose last message only reacts: the turns one after the other, each read with what it is about, and with who answered before.

Knows what a router makes of a text and what it decides; neither vectors nor samples.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Protocol

import numpy as np

from lmoe.routing.decision import Decision
from lmoe.routing.query import Query, read_together
from lmoe.routing.scorer import Found, Scorer
from lmoe.routing.settings import RouterSettings

REACTS = 0.5
"""From here on a message is read as a reaction to what was said before."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a scorer found of a text, and how much it only reacts to what came before, 0 to 1."""

    found: Found
    reaction: float


class Listener(Protocol):
    """A router."""

    @property
    def settings(self) -> RouterSettings: ...

    @property
    def scorer(self) -> Scorer | None: ...

    def hear(self, asked: Sequence[tuple[Query, str]]) -> list[Heard | None]:
        """What is made of each text, for its query, all encoded together; None where there is nothing to compare."""
        ...

    def decision(self, query: Query, found: Found | None) -> Decision:
        """By these scores alone."""
        ...


def unsure(router: Listener, query: Query, heard: Heard | None) -> bool:
    """Whether a text leaves it open who should answer: by itself "make it shorter" is anybody's."""
    if heard is None or heard.reaction <= REACTS:
        return False
    margin = router.decision(query, heard.found).margin
    return margin is not None and margin < router.settings.narrow


def replayed(router: Listener, asked: Sequence[tuple[Query, Heard | None]]) -> list[Decision]:
    """The decisions on these queries' last messages, of which `unsure` holds, with their chats or who answered last in their sessions."""
    chats = [_Chat(query, (*query.earlier, query.text)) for query, _ in asked]
    answers = iter(router.hear([(chat.query, text) for chat in chats for text in chat.query.earlier]))
    for chat, (query, last) in zip(chats, asked, strict=True):
        chat.heard = [*islice(answers, len(query.earlier)), last]
    reactions = [(chat, i) for chat in chats for i in chat.reactions(router)]
    both = router.hear([(chat.query, read_together(chat.topic(i), chat.turns[i])) for chat, i in reactions])
    for (chat, i), one in zip(reactions, both, strict=True):
        chat.both[i] = one
    return [chat.decision(router) for chat in chats]


@dataclass(slots=True)
class _Chat:
    """`both` is what is heard of a turn read together with what it is about."""

    query: Query
    turns: Sequence[str]
    heard: list[Heard | None] = field(default_factory=list)
    both: dict[int, Heard | None] = field(default_factory=dict)

    def reactions(self, router: Listener) -> list[int]:
        """The turns after the first that only react; where a session knows who answered before, the last turn at most."""
        first = 1 if self.query.previous is None else max(len(self.turns) - 1, 1)
        return [i for i in range(first, len(self.turns)) if unsure(router, self.query, self.heard[i])]

    def topic(self, i: int) -> str:
        """What turn i is about: the last before it that says by itself what is wanted, else the first that is known."""
        said = zip(reversed(self.turns[:i]), reversed(self.heard[:i]), strict=True)
        return next((text for text, one in said if one is not None and one.reaction <= REACTS), self.turns[0])

    def decision(self, router: Listener) -> Decision:
        previous, last = self.query.previous, len(self.turns) - 1
        for i in range(last if previous is None else 0):
            if self.heard[i] is not None:
                previous = self._turn(router, replace(self.query, explain=False), i, previous).expert
        return self._turn(router, self.query, last, previous)

    def _turn(self, router: Listener, query: Query, i: int, previous: str | None) -> Decision:
        heard, both = self.heard[i], self.both.get(i)
        decision = router.decision(query, heard.found if heard else None)
        if heard is None or router.scorer is None or not unsure(router, query, heard):
            return decision
        values, seen = heard.found.scores, heard.found
        if both is not None:
            share = router.settings.together * heard.reaction
            # Never all: an earlier turn on another topic must not outvote what is asked now.
            values, seen = (1 - share) * values + share * both.found.scores, both.found
        if previous in router.scorer.names:
            # Where the turn before was not sent along, the session's word is all there is.
            lead = router.settings.narrow if both is None else router.settings.loyalty
            values = values + lead * heard.reaction * (np.array(router.scorer.names) == previous)
        kept = router.decision(query, replace(seen, scores=np.asarray(values, np.float32)))
        return replace(kept, reason="sticky") if kept.expert == previous else kept
