"""Logits to tokens, one row a sequence, all rows together. A row's outcome never depends on its neighbours.

Random choices take one uniform number per token from the sequence's own generator, so a seed reproduces its answer.
"""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import torch
from torch import Tensor

from lmoe.engine.grammar import Constraint
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

    def __post_init__(self) -> None:
        self.uniform = random.Random(self.sampling.seed)

    @property
    def count(self) -> int:
        return self.generated.total()

    def edits(self, row: Tensor) -> None:
        """Apply penalties, biases and bans to one row of logits [vocabulary], in place."""
        s = self.sampling
        if s.repetition_penalty != 1.0:
            seen = torch.tensor(sorted({*self.prompt_ids, *self.generated}), device=row.device)
            values = row[seen]
            row[seen] = torch.where(values > 0, values / s.repetition_penalty, values * s.repetition_penalty)
        if self.generated and (s.presence_penalty or s.frequency_penalty):
            ids = torch.tensor(list(self.generated), device=row.device)
            counts = torch.tensor(list(self.generated.values()), dtype=row.dtype, device=row.device)
            row[ids] -= s.presence_penalty + s.frequency_penalty * counts
        if s.logit_bias:
            ids = torch.tensor(list(s.logit_bias), device=row.device)
            row[ids] += torch.tensor(list(s.logit_bias.values()), dtype=row.dtype, device=row.device)
        if self.count < s.min_tokens and self.stop_ids:
            row[torch.tensor(sorted(self.stop_ids), device=row.device)] = float("-inf")
        if self.constraint is not None:
            self.constraint.restrict(row)

    @property
    def edited(self) -> bool:
        s = self.sampling
        plain = s.repetition_penalty == 1.0 and not s.presence_penalty and not s.frequency_penalty and not s.logit_bias
        return not plain or self.count < s.min_tokens or self.constraint is not None


@dataclass(frozen=True, slots=True)
class Chosen:
    """A row's token; its log-probability under the unedited distribution, and the likeliest tokens, when asked for."""

    token: int
    logprob: float | None = None
    top: tuple[tuple[int, float], ...] = ()


def sample(logits: Tensor, states: Sequence[SamplerState]) -> list[Chosen]:
    """Choose one token per row of `logits` [rows, vocabulary] (float32; edited in place), and count it in the row's state."""
    reports = {i: _report(logits[i], s.sampling.logprobs) for i, s in enumerate(states) if s.sampling.logprobs is not None}
    for i, state in enumerate(states):
        if state.edited:
            state.edits(logits[i])
    tokens: list[int] = logits.argmax(dim=-1).tolist()
    drawn = [i for i, s in enumerate(states) if s.sampling.temperature > 0]
    if drawn:
        for i, token in zip(drawn, _draw(logits[drawn], [states[i] for i in drawn]), strict=True):
            tokens[i] = token
    chosen = []
    for i, (token, state) in enumerate(zip(tokens, states, strict=True)):
        state.generated[token] += 1
        if state.constraint is not None:
            state.constraint.accept(token)
        if i in reports:
            logprobs, top = reports[i]
            chosen.append(Chosen(token, float(logprobs[token]), top))
        else:
            chosen.append(Chosen(token))
    return chosen


def judge(logits: Tensor, following: Sequence[int], n: int) -> list[Chosen]:
    """What the model thought of given text: for each row of `logits` [rows, vocabulary] the token that did follow, and the n likeliest.

    Both are read from one tensor, so a token that was the likeliest has exactly the first one's value.
    """
    logprobs = torch.log_softmax(logits, dim=-1)
    told = logprobs.gather(1, torch.tensor(following, device=logits.device)[:, None])[:, 0].tolist()
    values, ids = logprobs.topk(min(n, logits.shape[-1]), dim=-1)
    tops = zip(ids.tolist(), values.tolist(), strict=True)
    return [Chosen(token, value, tuple(zip(*top, strict=True))) for token, value, top in zip(following, told, tops, strict=True)]


def _report(row: Tensor, n: int | None) -> tuple[Tensor, tuple[tuple[int, float], ...]]:
    logprobs = torch.log_softmax(row, dim=-1)
    values, ids = logprobs.topk(n or 0)
    return logprobs, tuple(zip(ids.tolist(), values.tolist(), strict=True))


def _draw(logits: Tensor, states: Sequence[SamplerState]) -> list[int]:
    temperature = torch.tensor([s.sampling.temperature for s in states], device=logits.device)
    # Below this, dividing would overflow, and the draw is greedy anyway.
    probs = torch.softmax(logits / temperature.clamp(min=1e-4)[:, None], dim=-1)
    # In float32 a draw could round to 1.
    uniform = torch.tensor([s.uniform.random() for s in states], dtype=torch.float64, device=logits.device)
    tokens = [0] * len(states)
    plain = [i for i, s in enumerate(states) if not _truncates(s.sampling)]
    cut = [i for i, s in enumerate(states) if _truncates(s.sampling)]
    if plain:
        for i, token in zip(plain, _inverse(probs[plain], uniform[plain]), strict=True):
            tokens[i] = token
    for i in cut:
        tokens[i] = _draw_truncated(probs[i], float(uniform[i]), states[i].sampling)
    return tokens


def _truncates(s: Sampling) -> bool:
    return s.top_p < 1.0 or s.top_k > 0 or s.min_p > 0.0


def _inverse(probs: Tensor, uniform: Tensor) -> list[int]:
    """Inverse distribution function, per row of `probs` [rows, n]: the first index whose cumulated mass exceeds `uniform` of the total.

    Never one of no mass: the target stays below the total.
    """
    cumulated = probs.double().cumsum(dim=-1)
    total = cumulated[:, -1]
    target = torch.minimum(uniform * total, torch.nextafter(total, torch.zeros_like(total)))
    picked: list[int] = torch.searchsorted(cumulated, target[:, None], right=True)[:, 0].clamp(max=probs.shape[-1] - 1).tolist()
    return picked


def _draw_truncated(probs: Tensor, uniform: float, s: Sampling) -> int:
    """Among the likeliest tokens only: first top_k, then top_p, then min_p, each keeping at least one."""
    size = len(probs)
    wanted = min(s.top_k, size) if s.top_k else min(CANDIDATES, size)
    values, ids = probs.topk(wanted)
    if not s.top_k and wanted < size:
        short = (s.top_p < 1.0 and float(values.sum()) < s.top_p) or (s.min_p > 0 and float(values[-1]) >= s.min_p * float(values[0]))
        if short:
            values, ids = probs.sort(descending=True, stable=True)
    keep = torch.ones_like(values, dtype=torch.bool)
    if s.top_p < 1.0:
        total = values.sum() if s.top_k else 1.0
        keep &= values.cumsum(0) - values < s.top_p * total
    if s.min_p > 0:
        keep &= values >= s.min_p * values[0]
    keep[0] = True
    values = torch.where(keep, values, 0.0)
    (index,) = _inverse(values[None], torch.tensor([uniform], dtype=torch.float64, device=values.device))
    return int(ids[index])
