"""One running generation: its tokens, its place in the cache, its text so far, and whom to tell."""

import logging
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from math import inf
from time import monotonic

from lmoe.engine.prefixes import BLOCK
from lmoe.engine.sampler import Chosen, SamplerState
from lmoe.engine.stops import IncrementalText, StopStrings
from lmoe.errors import LmoeError
from lmoe.generation import FinishReason, GenerationRequest, Piece, TokenLogprob

log = logging.getLogger(__name__)


@dataclass(slots=True, eq=False)
class Sequence:
    """Made at submission; `slot` is -1 while it waits. `ids` holds the prompt and all chosen tokens.

    `fresh` says that it was given its slot and has not run there: `cached` tokens are still to be written to it.
    """

    request: GenerationRequest
    deliver: Callable[[Piece], None]
    sampler: SamplerState
    text: IncrementalText
    stops: StopStrings
    spell: Callable[[int], bytes]
    max_tokens: int
    ids: list[int] = field(default_factory=list)
    cached: int = 0
    slot: int = -1
    fresh: bool = False
    cancelled: bool = False
    finished: bool = False
    judged: list[TokenLogprob] = field(default_factory=list)
    deadline: float = inf
    """When it is given up, on the monotonic clock."""
    unsaid: Chosen | None = None
    """Its last token, whose text has yet to be told."""
    _hashes: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.request.seconds is not None:
            self.deadline = monotonic() + self.request.seconds
        self.ids = list(self.request.prompt_ids)
        if self.request.sampling.prompt_logprobs is not None:
            self.judged.append(TokenLogprob(self.ids[0], self.spell(self.ids[0]), 0.0))

    def cancel(self) -> None:
        self.cancelled = True

    def shared(self, other: "Sequence") -> int:
        """Tokens that both begin with, in the whole blocks that can be reused: by hashes, since many are asked at every step."""
        blocks = min(len(self.ids) - 1, len(other.ids) - 1, self.skippable) // BLOCK
        mine, others = self._marks(blocks), other._marks(blocks)
        return BLOCK * bisect_left(range(blocks), True, key=lambda i: mine[i] != others[i])

    def _marks(self, blocks: int) -> list[int]:
        """At least so many blocks' hashes, each of all tokens up to its end."""
        for at in range(len(self._hashes), blocks):
            self._hashes.append(hash((self._hashes[-1] if at else 0, *self.ids[at * BLOCK : (at + 1) * BLOCK])))
        return self._hashes

    @property
    def revisions(self) -> list[str]:
        """What it needs in the bank, each once."""
        return list(dict.fromkeys(share.revision for share in self.request.shares))

    @property
    def generated(self) -> int:
        return len(self.ids) - len(self.request.prompt_ids)

    @property
    def _early(self) -> bool:
        """Whether it must go on beyond its last token."""
        return self.generated <= self.request.sampling.min_tokens

    @property
    def most(self) -> int:
        """The length this sequence can reach."""
        return len(self.request.prompt_ids) + self.max_tokens

    @property
    def pending(self) -> int:
        """Tokens not yet in the cache; 1 while decoding."""
        return len(self.ids) - self.cached

    @property
    def skippable(self) -> int:
        """Tokens whose forward may be spared when their keys and values are known: those still to be judged need it."""
        return len(self.judged) - 1 if self.judged else len(self.ids)

    def unjudged(self, count: int) -> range:
        """Which of the next `count` tokens come before one whose log-probability is wanted and not yet known."""
        if not self.judged:
            return range(0)
        # After a preemption the prompt is computed once more, but judged only once.
        return range(max(self.cached, len(self.judged) - 1), min(self.cached + count, len(self.request.prompt_ids) - 1))

    def judge(self, chosen: list[Chosen]) -> None:
        for told in chosen:
            self.judged += self._logprobs(told)

    def end_unspoken(self) -> None:
        """The prompt was all that was asked for."""
        self._finish("length", "", (), ())

    def accept(self, chosen: Chosen, *, later: bool = False) -> None:
        """Append a token, deliver the text it completes, and finish when it, the text or the length says so.

        With `later`, text that decides nothing is left for `say`, which comes before the next token.
        """
        token = chosen.token
        self.ids.append(token)
        if token in self.sampler.stop_ids and not self._early:
            self._finish("stop", "", (token,), self._logprobs(chosen))
            return
        self.unsaid = chosen
        if not later or self.stops.stops or self.generated >= self.max_tokens:
            self.say()

    def say(self) -> None:
        """Deliver the text of the last token, if that is still to be done."""
        chosen, self.unsaid = self.unsaid, None
        if chosen is None:
            return
        ids, logprobs = (chosen.token,), self._logprobs(chosen)
        safe, met = self.stops.push(self.text.push(chosen.token), early=self._early)
        if met:
            self._finish("stop", safe, ids, logprobs, rest=False)
        elif self.generated >= self.max_tokens:
            self._finish("length", safe, ids, logprobs)
        else:
            self._tell(Piece(safe, ids, logprobs, self._first()))

    def fail(self, error: LmoeError) -> None:
        if not self.finished:
            self.finished = True
            try:
                self.say()
            except Exception:
                log.exception("a token could not be turned into text")
            self._tell(Piece(error=error))

    def _tell(self, piece: Piece) -> None:
        """A listener that raises has lost its own sequence, nobody else's."""
        try:
            self.deliver(piece)
        except Exception:
            log.exception("a sequence's listener failed; the sequence is cancelled")
            self.cancelled = True

    def _finish(
        self, reason: FinishReason, safe: str, ids: tuple[int, ...], logprobs: tuple[TokenLogprob, ...], *, rest: bool = True
    ) -> None:
        self.finished = True
        if rest:
            # The unfinished character may complete a stop string, and what was kept back may be plain text after all.
            more, met = self.stops.push(self.text.rest(), early=self._early)
            safe += more
            if met:
                reason = "stop"
            else:
                safe += self.stops.rest()
        self._tell(Piece(safe, ids, logprobs, self._first(), finish_reason=reason))

    def _first(self) -> tuple[TokenLogprob, ...]:
        """What only the first piece carries."""
        return tuple(self.judged) if self.generated <= 1 else ()

    def _logprobs(self, chosen: Chosen) -> tuple[TokenLogprob, ...]:
        if chosen.logprob is None:
            return ()
        top = tuple((i, self.spell(i), value) for i, value in chosen.top)
        return (TokenLogprob(chosen.token, self.spell(chosen.token), chosen.logprob, top),)
