"""What is asked of a router: a chat with its circumstances, and the texts of it that a decision may look at."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from lmoe.chat import Message
from lmoe.routing.conversation import human_turns, routing_text

Chat = str | Sequence[Message]

EARLIER_CHARACTERS = 300
"""How much of an earlier turn is read, so that the encoder's window holds what is asked now."""

REPLAYED = 4
"""Earlier turns that are replayed, when no session says who answered the last one."""

BRIEF = 5
"""Words of a text that may be a mere reaction to the last answer."""


@dataclass(frozen=True, slots=True)
class Query:
    """One chat to route among `allow` (None: every expert with samples); `explain` asks for neighbours.

    `previous` answered last in this session; without it, the chat's own earlier turns are replayed.
    """

    chat: Chat
    allow: Collection[str] | None = None
    explain: bool = False
    previous: str | None = None

    @property
    def text(self) -> str:
        """What the decision is made on; a lone surrogate, which no tokenizer takes, becomes a question mark."""
        return _encodable(self.chat.strip() if isinstance(self.chat, str) else routing_text(self.chat))

    @property
    def messages(self) -> Sequence[Message]:
        """The chat; a mere text is its one message."""
        return (Message("user", self.chat),) if isinstance(self.chat, str) else self.chat

    @property
    def earlier(self) -> tuple[str, ...]:
        """The human turns before, oldest first, at most REPLAYED of them."""
        return () if isinstance(self.chat, str) else tuple(map(_encodable, human_turns(self.chat)[:-1][-REPLAYED:]))


def is_brief(text: str) -> bool:
    """By words, or by characters where a script writes none: a new topic is seldom opened in so few."""
    return max(len(text.split()), len(text) // 10) <= BRIEF


def read_together(before: str, text: str) -> str:
    return f"{before[:EARLIER_CHARACTERS]}\n{text}"


def topic(earlier: Sequence[str]) -> str:
    """The turn that a later one is read with: the last that says what is wanted, for "why" and "make it shorter" do not."""
    return next((text for text in reversed(earlier) if not is_brief(text)), earlier[-1] if earlier else "")


def history(query: Query) -> Iterable[str]:
    """Every text that a conversation's decision may look at, besides the last turn by itself."""
    turns = (*query.earlier, query.text)
    if query.previous is None:
        yield from query.earlier
        yield from (read_together(topic(turns[:i]), turns[i]) for i in range(1, len(turns)))
    elif query.earlier:
        yield read_together(topic(query.earlier), query.text)


def _encodable(text: str) -> str:
    return text.encode(errors="replace").decode()
