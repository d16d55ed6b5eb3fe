"""Choosing tokens from known logits, at the edges of what may be asked and drawn."""

import random
from dataclasses import replace

import pytest
import torch

from lmoe.engine.sampler import CANDIDATES, SamplerState, sample
from lmoe.generation import Sampling


class Drawn(random.Random):
    """Always the same number."""

    def __init__(self, value: float) -> None:
        super().__init__(0)
        self.value = value

    def random(self) -> float:
        return self.value


def choose(probs: list[float], uniform: float, sampling: Sampling | None = None) -> int:
    """The token for one row of probabilities, with the random number given."""
    state = SamplerState(sampling or Sampling(), frozenset(), (0,))
    state.uniform = Drawn(uniform)
    (chosen,) = sample(torch.tensor([probs]).log(), [state])
    return chosen.token


LARGEST_DRAW = 1 - 2**-53


@pytest.mark.parametrize("sampling", [Sampling(), Sampling(top_k=2), Sampling(top_p=0.9), Sampling(min_p=0.5)])
@pytest.mark.parametrize("uniform", [0.0, LARGEST_DRAW])
def test_no_draw_reaches_a_token_of_no_mass(sampling: Sampling, uniform: float) -> None:
    """The smallest and the largest random number choose among the tokens that are left, never one that was cut or banned."""
    assert choose([0.0, 0.5, 0.45, 0.05, 0.0], uniform, sampling) in ({1, 2} if sampling != Sampling() else {1, 2, 3})


@pytest.mark.parametrize(
    ("sampling", "last"),
    [
        (Sampling(top_p=0.0), 0),
        (Sampling(top_k=1), 0),
        (Sampling(top_p=0.5), 0),
        (Sampling(top_p=0.51), 1),
        (Sampling(top_k=2, top_p=0.62), 0),
        (Sampling(top_k=2, top_p=0.63), 1),
        (Sampling(min_p=1.0), 0),
        (Sampling(min_p=0.6), 1),
        (Sampling(top_k=10_000), 3),
        (Sampling(temperature=1e-300), 0),
    ],
)
def test_truncation_keeps_exactly_what_it_says(sampling: Sampling, last: int) -> None:
    """top_p is taken of what top_k left, min_p of the likeliest; each keeps at least one, and a bound beyond the vocabulary keeps all."""
    assert choose([0.5, 0.3, 0.15, 0.05], LARGEST_DRAW, sampling) == last


def test_min_p_looks_beyond_the_first_candidates() -> None:
    """A flat distribution keeps all its tokens under min_p, however many there are."""
    size = 2 * CANDIDATES
    assert choose([1 / size] * size, 0.99, Sampling(min_p=0.5)) >= CANDIDATES


@pytest.mark.parametrize("seed", [0, -3, 2**63 - 1, 2**64, 2**200])
def test_any_integer_is_a_seed(seed: int) -> None:
    """The same seed draws the same tokens, whatever its size or sign."""
    runs = []
    for _ in range(2):
        state = SamplerState(Sampling(seed=seed), frozenset(), (0,))
        runs.append([sample(torch.zeros(1, 50), [state])[0].token for _ in range(20)])
    assert runs[0] == runs[1]
    assert len(set(runs[0])) > 5


def test_a_banned_end_token_is_never_drawn_before_min_tokens() -> None:
    """Until `min_tokens` the stop ids have no mass, even where they hold nearly all of it."""
    state = SamplerState(replace(Sampling(), min_tokens=3), frozenset({0}), (1,))
    tokens = [sample(torch.tensor([[0.999, 0.0005, 0.0005]]).log(), [state])[0].token for _ in range(4)]
    assert 0 not in tokens[:3]


def test_a_rows_token_is_its_own_whoever_stands_beside_it() -> None:
    """Rows of every kind of setting together choose, and report, what each chooses alone, for several tokens in a row."""
    settings = [
        Sampling(temperature=0, repetition_penalty=1.5),
        Sampling(seed=1),
        Sampling(seed=2, top_k=7, presence_penalty=0.5),
        Sampling(seed=3, top_k=2 * CANDIDATES, top_p=0.8),
        Sampling(seed=4, top_p=0.6, frequency_penalty=0.3, logprobs=3),
        Sampling(seed=5, min_p=1e-3, logit_bias={5: 3.0, 9: -100.0}, logprobs=5),
        Sampling(seed=6, top_p=0.999, temperature=3.0, logprobs=3),
        Sampling(seed=7, min_tokens=4, logprobs=0),
    ]
    steps = torch.randn(6, len(settings), 4 * CANDIDATES, generator=torch.Generator().manual_seed(0))

    def states() -> list[SamplerState]:
        return [SamplerState(s, frozenset({1, 2}), (3, 4, 4)) for s in settings]

    together, alone = states(), states()
    for logits in steps:
        expected = [sample(row[None].clone(), [state])[0] for row, state in zip(logits, alone, strict=True)]
        assert sample(logits.clone(), together) == expected
    assert [state.generated for state in together] == [state.generated for state in alone]
