"""Chats whose last message only reacts: the turns from the one that it is about on, each with who answered the one before.

Knows what a router makes of a text and what it decides; neither vectors nor samples.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

import numpy as np

from lmoe.routing.decision import Decision
from lmoe.routing.query import Query, read_together
from lmoe.routing.scorer import Found, Scorer
from lmoe.routing.settings import RouterSettings

REACTS = 0.5
"""From here on a message is read as a reaction to what was said before."""

STRIDE = 3
"""Earlier turns that are read at a time, until one opens a topic."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a scorer found of a text, what that alone decides, and how much the text only reacts to what came before, 0 to 1."""

    found: Found
    alone: Decision
    reaction: float

    @property
    def reacts(self) -> bool:
        return self.reaction > REACTS


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

    def understood(self, text: str, decision: Decision) -> Decision:
        """The same, or the fallback of a language that the encoder does not know."""
        ...


def unsure(settings: RouterSettings, heard: Heard | None) -> bool:
    """Whether a text leaves it open who should answer: by itself "make it shorter" is anybody's."""
    return heard is not None and heard.reacts and heard.alone.margin is not None and heard.alone.margin < settings.narrow


def replayed(router: Listener, asked: Sequence[tuple[Query, Heard]]) -> list[Decision]:
    """The decisions on these queries' last messages, of which `unsure` holds, with their chats or who answered last in their sessions.

    The texts of all are encoded together.
    """
    chats = [_Chat(query, last) for query, last in asked]
    while seeking := [chat for chat in chats if chat.unread and chat.topic is None]:
        turns = [(chat, text) for chat in seeking for text in chat.unread[-STRIDE:]]
        heard = router.hear([(chat.query, text) for chat, text in turns])
        for chat in seeking:
            chat.said = [(text, one) for (whose, text), one in zip(turns, heard, strict=True) if whose is chat] + chat.said
            chat.unread = chat.unread[:-STRIDE]
    reactions = [(chat, i) for chat in chats for i in chat.reactions(router)]
    both = router.hear([(chat.query, read_together(chat.about, chat.text(i))) for chat, i in reactions])
    for (chat, i), one in zip(reactions, both, strict=True):
        chat.both[i] = one
    return [chat.decision(router) for chat in chats]


@dataclass(slots=True, eq=False)
class _Chat:
    """`said` are the earlier turns that were read, oldest first, `unread` those before them; `both` is what is heard of a turn read
    together with what it is about, by its place in `said`, the last message being None."""

    query: Query
    last: Heard
    said: list[tuple[str, Heard | None]] = field(default_factory=list)
    unread: Sequence[str] = ()
    both: dict[int | None, Heard | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.unread = self.query.earlier

    @property
    def topic(self) -> int | None:
        """The last turn in `said` that says by itself what is wanted."""
        return next((i for i in reversed(range(len(self.said))) if (one := self.said[i][1]) is not None and not one.reacts), None)

    @property
    def about(self) -> str:
        """What the last message is about: its topic, else the first turn that is known."""
        return self.said[self.topic or 0][0]

    def text(self, i: int | None) -> str:
        return self.query.text if i is None else self.said[i][0]

    def reactions(self, router: Listener) -> list[int | None]:
        """The turns to be read with what they are about: all since then, or the last message alone where a session knows who answered."""
        if not self.said:
            return []
        since = range((self.topic or 0) + 1, len(self.said)) if self.query.previous is None else ()
        return [*(i for i in since if unsure(router.settings, self.said[i][1])), None]

    def decision(self, router: Listener) -> Decision:
        previous = self.query.previous
        if previous is None:
            for i in range(self.topic or 0, len(self.said)):
                text, heard = self.said[i]
                # "Thanks" has its own answer, and the topic stays with whoever has it.
                if heard is not None and (previous is None or not heard.reacts or i in self.both):
                    previous = router.understood(text, self._turn(router, heard, self.both.get(i), previous)).expert
        return self._turn(router, self.last, self.both.get(None), previous)

    def _turn(self, router: Listener, heard: Heard, both: Heard | None, previous: str | None) -> Decision:
        if router.scorer is None or not unsure(router.settings, heard):
            return heard.alone
        values, seen = heard.found.scores, heard.found
        if both is not None:
            share = router.settings.together * heard.reaction
            # Never all: an earlier turn on another topic must not outvote what is asked now.
            values, seen = (1 - share) * values + share * both.found.scores, both.found
        if previous in router.scorer.names:
            # Where the turn before was not sent along, the session's word is all there is.
            lead = router.settings.narrow if both is None else router.settings.loyalty
            values = values + lead * heard.reaction * (np.array(router.scorer.names) == previous)
        query = self.query if heard is self.last else replace(self.query, explain=False)
        kept = router.decision(query, replace(seen, scores=np.asarray(values, np.float32)))
        return replace(kept, reason="sticky") if kept.expert == previous else kept
