"""What is asked of a router: a chat with its circumstances, and what of it a decision may look at."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from lmoe.chat import Message
from lmoe.routing.conversation import latest_turns, routing_text

Chat = str | Sequence[Message]

EARLIER_CHARACTERS = 300
"""How much of an earlier turn is read, so that the encoder's window holds what is asked now."""

REPLAYED = 24
"""Earlier turns that are looked at, at most, for what a reaction is about."""


@dataclass(frozen=True)
class Query:
    """One chat to route among `allow` (None: every expert with samples); `explain` asks for neighbours.

    `previous` answered last in this session; without it, the chat's own earlier turns are replayed.
    """

    chat: Chat
    allow: Collection[str] | None = None
    explain: bool = False
    previous: str | None = None

    @cached_property
    def text(self) -> str:
        """What the decision is made on; a lone surrogate, which no tokenizer takes, becomes a question mark."""
        return _encodable(self.chat.strip() if isinstance(self.chat, str) else routing_text(self.chat))

    @property
    def messages(self) -> Sequence[Message]:
        """The chat; a mere text is its one message."""
        return (Message("user", self.chat),) if isinstance(self.chat, str) else self.chat

    @cached_property
    def earlier(self) -> tuple[str, ...]:
        """The human turns before, oldest first, at most REPLAYED of them."""
        if isinstance(self.chat, str):
            return ()
        return tuple(_encodable(turn) for turn in islice(latest_turns(self.chat), 1, REPLAYED + 1))[::-1]


def read_together(before: str, text: str) -> str:
    """One text of both; of a long one before, which may ask at either end, the ends."""
    half = EARLIER_CHARACTERS // 2
    return f"{before if len(before) <= 2 * half else before[:half] + before[-half:]}\n{text}"


def _encodable(text: str) -> str:
    return text.encode(errors="replace").decode()
