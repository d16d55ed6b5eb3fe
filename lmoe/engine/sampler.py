"""Logits to tokens, one row a sequence, all rows together. A row's outcome never depends on its neighbours.

Random choices take one uniform number per token from the sequence's own generator, so a seed reproduces its answer.
"""

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import torch
from torch import Tensor

from lmoe.engine.grammar import Constraint
from lmoe.engine.transfer import to_device
from lmoe.generation import Sampling

CANDIDATES = 256
"""Nucleus sampling looks among this many likeliest tokens first, and sorts the whole vocabulary only when they do not suffice."""


@dataclass(slots=True)
class SamplerState:
    """One sequence's sampling: its settings, its random numbers, and what it has said."""

    sampling: Sampling
    stop_ids: frozenset[int]
    prompt_ids: tuple[int, ...]
    constraint: Constraint | None = None
    generated: Counter[int] = field(default_factory=Counter)
    uniform: random.Random = field(init=False)
    _seen: Tensor | None = None

    def __post_init__(self) -> None:
        self.uniform = random.Random(self.sampling.seed)

    @property
    def count(self) -> int:
        return self.generated.total()

    def say(self, token: int) -> None:
        """Count a chosen token."""
        self.generated[token] += 1
        if self._seen is not None:
            self._seen[token] = True
        if self.constraint is not None:
            self.constraint.accept(token)

    def repeat_less(self, row: Tensor) -> None:
        """The repetition penalty, on one row of logits [vocabulary], in place."""
        penalty = self.sampling.repetition_penalty
        if penalty == 1.0:
            return
        if self._seen is None:
            # Kept on the device: a prompt is long, and a step adds one token to it.
            self._seen = torch.zeros(len(row), dtype=torch.bool, device=row.device)
            self._seen[to_device(torch.tensor(sorted({*self.prompt_ids, *self.generated})), row.device)] = True
        row.copy_(torch.where(self._seen, torch.where(row > 0, row / penalty, row * penalty), row))

    def added(self) -> dict[int, float]:
        """What biases and penalties add to tokens' logits; -inf is a ban."""
        s = self.sampling
        amounts = dict(s.logit_bias)
        if s.presence_penalty or s.frequency_penalty:
            for token, times in self.generated.items():
                amounts[token] = amounts.get(token, 0.0) - s.presence_penalty - s.frequency_penalty * times
        if s.min_tokens and self.count < s.min_tokens:
            amounts.update(dict.fromkeys(self.stop_ids, float("-inf")))
        return amounts


@dataclass(frozen=True, slots=True)
class Chosen:
    """A row's token; its log-probability under the unedited distribution, and the likeliest tokens, when asked for."""

    token: int
    logprob: float | None = None
    top: tuple[tuple[int, float], ...] = ()


def sample(logits: Tensor, states: Sequence[SamplerState]) -> list[Chosen]:
    """Choose one token per row of `logits` [rows, vocabulary] (float32; edited in place), and count it in the row's state."""
    return [chosen for chosen in sample_sane(logits, states, torch.ones_like(logits[:, 0], dtype=torch.bool)) if chosen is not None]


def sample_sane(logits: Tensor, states: Sequence[SamplerState], sane: Tensor) -> list[Chosen | None]:
    """`sample` for the rows that are `sane`, a tensor of truths [rows], and None for the others.

    What the host needs to know of all rows comes in one copy.
    """
    reports = _report(logits, states)
    _edit(logits, states)
    tokens = logits.argmax(dim=-1)
    short = torch.zeros_like(sane)
    draws = {i: s.uniform.random() for i, s in enumerate(states) if s.sampling.temperature > 0}
    if draws:
        drawn = _draw(logits, states, draws)
        index = to_device(torch.tensor(list(draws)), logits.device)
        tokens[index], short[index] = drawn[0], drawn[1]
    chosen_ids, fine, again = torch.stack([tokens, sane.long(), short.long()]).tolist()
    for i in (i for i, redo in enumerate(again) if redo and fine[i]):
        chosen_ids[i] = int(_draw(logits, states, {i: draws[i]}, all_tokens=True)[0])
    logprobs = {i: told for report in reports for i, told in report.tell(chosen_ids)}
    for state, token, ok in zip(states, chosen_ids, fine, strict=True):
        if ok:
            state.say(token)
    return [Chosen(token, *logprobs.get(i, ())) if fine[i] else None for i, token in enumerate(chosen_ids)]


@dataclass(frozen=True, slots=True)
class Report:
    """Log-probabilities [rows, vocabulary] of `rows` before any edit, and the likeliest of each."""

    rows: list[int]
    logprobs: Tensor
    values: Tensor
    ids: Tensor

    def tell(self, tokens: Sequence[int]) -> Iterator[tuple[int, tuple[float, tuple[tuple[int, float], ...]]]]:
        """(row, (its token's log-probability, the likeliest tokens with theirs))."""
        mine = to_device(torch.tensor([tokens[i] for i in self.rows]), self.logprobs.device)
        told = self.logprobs.gather(1, mine[:, None])[:, 0].tolist()
        for i, own, ids, values in zip(self.rows, told, self.ids.tolist(), self.values.tolist(), strict=True):
            yield i, (own, tuple(zip(ids, values, strict=True)))


def _report(logits: Tensor, states: Sequence[SamplerState]) -> list[Report]:
    """For the rows that want any, those that want as many together."""
    wanted = {n: [i for i, s in enumerate(states) if s.sampling.logprobs == n] for s in states if (n := s.sampling.logprobs) is not None}
    reports = []
    for n, rows in wanted.items():
        logprobs = torch.log_softmax(logits[rows], dim=-1)
        values, ids = logprobs.topk(min(n, logits.shape[-1]))
        reports.append(Report(rows, logprobs, values, ids))
    return reports


def _edit(logits: Tensor, states: Sequence[SamplerState]) -> None:
    """Apply penalties, biases and bans, in place."""
    for row, state in zip(logits, states, strict=True):
        state.repeat_less(row)
    added = [(i, token, amount) for i, state in enumerate(states) for token, amount in state.added().items()]
    if added:
        rows, tokens, amounts = zip(*added, strict=True)
        where = to_device(torch.tensor([rows, tokens]), logits.device)
        logits[where[0], where[1]] += to_device(torch.tensor(amounts, dtype=logits.dtype), logits.device)
    for row, state in zip(logits, states, strict=True):
        if state.constraint is not None:
            state.constraint.restrict(row)


def judge(logits: Tensor, following: Sequence[int], n: int) -> list[Chosen]:
    """What the model thought of given text: for each row of `logits` [rows, vocabulary] the token that did follow, and the n likeliest.

    Both are read from one tensor, so a token that was the likeliest has exactly the first one's value.
    """
    logprobs = torch.log_softmax(logits, dim=-1)
    told = logprobs.gather(1, torch.tensor(following, device=logits.device)[:, None])[:, 0].tolist()
    values, ids = logprobs.topk(min(n, logits.shape[-1]), dim=-1)
    tops = zip(ids.tolist(), values.tolist(), strict=True)
    return [Chosen(token, value, tuple(zip(*top, strict=True))) for token, value, top in zip(following, told, tops, strict=True)]


def _draw(logits: Tensor, states: Sequence[SamplerState], draws: Mapping[int, float], *, all_tokens: bool = False) -> tuple[Tensor, Tensor]:
    """For each row of `draws`, which gives its random number: the token, and whether more candidates must be looked at to tell.

    With `all_tokens` all are.
    """
    s = [states[i].sampling for i in draws]
    # In float32 a draw could round to 1. Below this temperature dividing would overflow, and the draw is greedy anyway.
    told = [list(draws.values()), [max(x.temperature, 1e-4) for x in s], [x.top_p for x in s], [x.min_p for x in s], [x.top_k for x in s]]
    uniform, temperature, *bounds = to_device(torch.tensor(told, dtype=torch.float64), logits.device)
    rows = logits if len(draws) == len(states) else logits[list(draws)]
    probs = torch.softmax(rows / temperature.to(logits.dtype)[:, None], dim=-1)
    tokens = torch.zeros(len(s), dtype=torch.long, device=logits.device)
    short = torch.zeros(len(s), dtype=torch.bool, device=logits.device)
    # Those that look at as many go together: whoever else is there, a row's own arithmetic is the same.
    kinds: dict[int, list[int]] = {}
    for i, x in enumerate(s):
        kinds.setdefault(_candidates(x, logits.shape[-1], all_tokens), []).append(i)
    for count, mine in kinds.items():
        here = slice(None) if len(mine) == len(s) else mine
        if count == 0:
            tokens[here] = _inverse(probs[here], uniform[here])
        else:
            tokens[here], short[here] = _truncated(probs[here], uniform[here], count, *(bound[here] for bound in bounds))
    return tokens, short


def _candidates(s: Sampling, size: int, all_tokens: bool) -> int:
    """How many of the likeliest tokens a row looks at; 0 when it cuts none off and need not sort."""
    if s.top_k > 0:
        return min(s.top_k, size)
    if s.top_p >= 1.0 and s.min_p <= 0.0:
        return 0
    return size if all_tokens else min(CANDIDATES, size)


def _inverse(probs: Tensor, uniform: Tensor) -> Tensor:
    """Inverse distribution function, per row of `probs` [rows, n]: the first index whose cumulated mass exceeds `uniform` of the total.

    Never one of no mass: the target stays below the total.
    """
    cumulated = probs.double().cumsum(dim=-1)
    total = cumulated[:, -1]
    target = torch.minimum(uniform * total, torch.nextafter(total, torch.zeros_like(total)))
    return torch.searchsorted(cumulated, target[:, None], right=True)[:, 0].clamp(max=probs.shape[-1] - 1)


def _truncated(probs: Tensor, uniform: Tensor, count: int, top_p: Tensor, min_p: Tensor, top_k: Tensor) -> tuple[Tensor, Tensor]:
    """Draws among the `count` likeliest tokens only: first top_k, then top_p, then min_p, each keeping at least one.

    The second says of which rows, without a top_k, more than these might have been kept.
    """
    size = probs.shape[-1]
    values, ids = probs.topk(count) if count < size else probs.sort(dim=-1, descending=True, stable=True)
    top_p, min_p = top_p.to(probs.dtype)[:, None], min_p.to(probs.dtype)[:, None]
    mass, free = values.sum(dim=-1, keepdim=True), (top_k == 0)[:, None]
    more = ((top_p < 1) & (mass < top_p)) | ((min_p > 0) & (values[:, -1:] >= min_p * values[:, :1]))
    keep = (top_p >= 1) | (values.cumsum(dim=-1) - values < top_p * torch.where(free, torch.ones_like(mass), mass))
    keep &= values >= min_p * values[:, :1]
    keep[:, 0] = True
    index = _inverse(torch.where(keep, values, 0.0), uniform)
    return ids.gather(1, index[:, None])[:, 0], (more & free)[:, 0] & (count < size)
