"""Runs what the scheduler chose: prepares slots, runs the model, judges prompts, samples, and tells the sequences.

Knows sequences and the banked model; not who runs next. The model's thread only.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import Tensor

from lmoe.engine.banked import BankedModel
from lmoe.engine.moves import memory_ended
from lmoe.engine.prefixes import BLOCK, PrefixStore
from lmoe.engine.sampler import Chosen, judge, sample_sane
from lmoe.engine.scheduler import Work
from lmoe.engine.sequence import Sequence
from lmoe.engine.step import Row
from lmoe.errors import GenerationFailed, InvalidRequest

log = logging.getLogger(__name__)

_JUDGED_AT_ONCE = 32
"""Prompt tokens whose logits are held together: a whole prompt's would be gigabytes."""


class CacheLost(Exception):
    """Memory ended before the cache's limit did, which is lower from now on. Nothing that was kept is there any more."""


class Runner:
    """`reused` counts the prompt tokens so far that needed no computing, `chosen` the tokens that forwards led to; `overlaps` says
    that text is made while the device runs the next step."""

    def __init__(self, model: BankedModel, prefixes: PrefixStore) -> None:
        self.reused = 0
        self.chosen = 0
        self.overlaps = model.base.device.type == "cuda"
        self._model = model
        self._prefixes = prefixes
        self._unproven: set[int] = set()
        self._unsaid: list[Sequence] = []

    def known(self, sequence: Sequence) -> int:
        """Tokens of a sequence that need not be computed."""
        return min(len(self._prefixes.match(sequence.request.shares, sequence.ids)), sequence.skippable // BLOCK) * BLOCK

    def run(self, work: list[Work], held: tuple[int, int]) -> None:
        """One step, beside `held` (slots, tokens) that others keep in the cache.

        What it raises concerns every sequence in it; a single sequence's trouble ends that sequence only. CacheLost concerns all that
        have a place.
        """
        step = self._model.step([_row(item) for item in work])
        slots, length = max(row.slot for row in step.rows) + 1, max(row.stop for row in step.rows)
        slots, length = max(slots, held[0]), max(length, held[1])
        self._reserve(self._model.slots(slots, length), length)
        self._begin(work)
        # Only now: what the newcomers reuse had to be there, and the slots may have grown.
        self._prefixes.trim()
        hidden, logits = self._model.forward(step)
        self.say()
        self._judge(work, hidden)
        for item in work:
            item.sequence.cached += item.count
        speaking = [item.sequence for item, row in zip(work, step.rows, strict=True) if row.logits]
        if speaking:
            self._speak(speaking, logits)

    def _reserve(self, slots: int, length: int) -> None:
        cache = self._model.cache
        had = cache.bytes
        try:
            cache.reserve(slots, length)
        except Exception as e:
            if not memory_ended(e):
                raise
            # Growing may have ended at any layer. What there was before can be had again.
            cache.begin_again(had)
            raise CacheLost from e

    def _begin(self, work: list[Work]) -> None:
        """Prepare the slots of those that run for the first time: reused keys and values go in.

        A slot is zeroed before unless the last sequence there ended in finite logits: a prompt cancelled half-way, a failed step or a
        failed row may have left NaN, which a mask does not silence.
        """
        for sequence in (item.sequence for item in work):
            if sequence.fresh:
                if sequence.slot in self._unproven:
                    self._model.cache.clear(sequence.slot)
                blocks = self._prefixes.match(sequence.request.shares, sequence.ids)
                self._prefixes.restore(sequence.slot, blocks[: sequence.cached // BLOCK])
                self.reused += sequence.cached
                sequence.fresh = False
            self._unproven.add(sequence.slot)

    def _judge(self, work: list[Work], hidden: Tensor) -> None:
        """Prompt log-probabilities, for the sequences that want them; `hidden` is [tokens, hidden] in the step's order."""
        at = 0
        for item in work:
            sequence, wanted = item.sequence, item.sequence.unjudged(item.count)
            for start in range(wanted.start, wanted.stop, _JUDGED_AT_ONCE):
                stop = min(start + _JUDGED_AT_ONCE, wanted.stop)
                logits = self._model.base.logits(hidden[at + start - sequence.cached : at + stop - sequence.cached])
                sequence.judge(judge(logits, sequence.ids[start + 1 : stop + 1], sequence.request.sampling.prompt_logprobs or 0))
            at += item.count

    def _speak(self, speaking: list[Sequence], logits: Tensor) -> None:
        """Each sequence's next token, from `logits` [sequences, vocabulary]; those whose logits are not numbers fail, and those end that
        only wanted their prompt read."""
        sane = torch.isfinite(logits).all(dim=-1)
        for sequence, chosen in zip(speaking, sample_sane(logits, [s.sampler for s in speaking], sane), strict=True):
            if sequence.finished:
                # Its last text could not be made.
                continue
            if chosen is None:
                sequence.fail(GenerationFailed("The model's output for this sequence is not a number."))
                continue
            self.chosen += 1
            self._unproven.discard(sequence.slot)
            if not sequence.generated:
                self._keep(sequence)
            if sequence.max_tokens == 0:
                sequence.end_unspoken()
            else:
                self._accept(sequence, chosen)

    def _accept(self, sequence: Sequence, chosen: Chosen) -> None:
        constraint = sequence.sampler.constraint
        if constraint is not None and constraint.problem is not None:
            reason = f"The answer could not follow the schema in '{constraint.field}': {constraint.problem}"
            sequence.fail(InvalidRequest(reason, param=constraint.field))
            return
        with _answering_for(sequence):
            sequence.accept(chosen, later=self.overlaps)
            if sequence.unsaid is not None:
                self._unsaid.append(sequence)
            if sequence.finished:
                # The chat's next turn begins with this one.
                self._keep(sequence)

    def say(self) -> None:
        """Deliver the text that the last step left."""
        unsaid, self._unsaid = self._unsaid, []
        for sequence in (s for s in unsaid if not s.cancelled):
            with _answering_for(sequence):
                sequence.say()

    def _keep(self, sequence: Sequence) -> None:
        self._prefixes.keep(sequence.request.shares, sequence.ids[: sequence.cached], sequence.slot)


@contextmanager
def _answering_for(sequence: Sequence) -> Iterator[None]:
    """Trouble with its text ends this sequence only."""
    try:
        yield
    except Exception as e:
        log.exception("a token could not be turned into text")
        sequence.fail(GenerationFailed(f"The engine failed: {type(e).__name__}"))


def _row(item: Work) -> Row:
    s = item.sequence
    ids = tuple(s.ids[s.cached : s.cached + item.count])
    return Row(s.slot, s.cached, ids, s.request.shares, logits=item.count == s.pending)
