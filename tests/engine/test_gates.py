"""A step's tokens, in one part or in many: the product with the bank is what each row's own adapters say."""

import math

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

from lmoe.engine.bank import Bank, Group
from lmoe.engine.gates import Gates
from lmoe.engine.linear import BankedLinear, Shared, joined
from lmoe.engine.step import Frame, Row, Step
from lmoe.experts.adapter import Adapter, LowRank
from lmoe.generation import Share

SHAPES = {"q": (6, 8), "k": (6, 4), "v": (6, 4), "o": (8, 6)}
CPU = torch.device("cpu")
NAMES = ("a", "b", "c", "d", "e")


def adapter(name: str, ranks: dict[str, int]) -> Adapter:
    seeded = torch.Generator().manual_seed(ord(name))
    layers = {
        layer: LowRank(
            torch.randn(rank, SHAPES[layer][0], generator=seeded), torch.randn(SHAPES[layer][1], rank, generator=seeded), 0.5 + rank
        )
        for layer, rank in ranks.items()
    }
    return Adapter(name, layers)


ranks = st.dictionaries(st.sampled_from(sorted(SHAPES)), st.integers(1, 5), min_size=1)
shares = st.lists(st.builds(Share, st.sampled_from(NAMES), st.sampled_from([1.0, 0.3, -0.7])), max_size=3).map(tuple)
rows = st.lists(st.tuples(shares, st.integers(1, 5)), min_size=1, max_size=6)


@pytest.mark.parametrize("part_cost", [0.0, 300.0, math.inf], ids=["a part for each", "some together", "all together"])
@given(banked=st.tuples(*[ranks] * len(NAMES)), gone=st.sets(st.sampled_from(NAMES), max_size=3), rows=rows, tight=st.booleans())
@settings(max_examples=60, deadline=None)
def test_any_division_into_parts_gives_each_row_its_own_adapters(
    part_cost: float, banked: tuple[dict[str, int], ...], gone: set[str], rows: list[tuple[tuple[Share, ...], int]], tight: bool
) -> None:
    """Any ranks, targets, blends and holes, in a bank that grows or one that moves its columns together, however many parts."""
    adapters = {name: adapter(name, found) for name, found in zip(NAMES, banked, strict=True)}
    size = sum(part.a.numel() + part.b.numel() for one in adapters.values() for part in one.layers.values()) * 4
    bank = Bank(SHAPES, dtype=torch.float32, device=CPU, limit=size if tight else None, groups=[("q", "k", "v")])
    for one in adapters.values():
        bank.add(one)
    for name in sorted(gone):
        bank.remove(name)
    for name in sorted(gone)[1:]:
        bank.add(adapters[name])
    absent = set(sorted(gone)[:1])
    used = [(tuple(s for s in mix if s.revision not in absent), count) for mix, count in rows]
    gates = Gates(torch.float32, CPU)
    gates.part_cost = part_cost
    frame = Frame()
    frame.step = Step([Row(i, 0, (0,) * count, mix) for i, (mix, count) in enumerate(used)], torch.float32, CPU, gates)
    x = {6: torch.randn(1, frame.step.tokens, 6), 8: torch.randn(1, frame.step.tokens, 8)}
    for group in bank.groups:
        bases = [nn.Linear(*SHAPES[name]).requires_grad_(False) for name in group.names]
        shared = Shared(group, frame, bases)
        for i, (name, base) in enumerate(zip(group.names, bases, strict=True)):
            wide = x[SHAPES[name][0]]
            got = BankedLinear(base, shared, i)(wide)[0]
            at = 0
            for mix, count in used:
                own = wide[0, at : at + count]
                expected = base(own)
                for share in mix:
                    part = adapters[share.revision].layers.get(name)
                    if part is not None:
                        expected = expected + share.weight * part.scale * (own @ part.a.T @ part.b.T)
                torch.testing.assert_close(got[at : at + count], expected, rtol=1e-4, atol=1e-3)
                at += count


def bank_of(*ranks: int) -> Group:
    bank = Bank({"l": (1000, 1000)}, dtype=torch.float32, device=CPU)
    for i, rank in enumerate(ranks):
        bank.add(Adapter(str(i), {"l": LowRank(torch.ones(rank, 1000), torch.ones(1000, rank), 1.0)}))
    return bank.groups[0]


def test_prompts_take_their_own_columns_and_decoding_rows_share_theirs() -> None:
    """Beside two long prompts of two experts, single tokens of four stand in one product; every token of a part that has columns is in
    exactly one, and those of the base alone in none."""
    group = bank_of(16, 16, 16, 16)
    gates = Gates(torch.float32, CPU)
    gates.part_cost = 2**20
    decoding = [((Share(str(i % 4)),), 1) for i in range(8)]
    parts = gates.parts(group, (*decoding, ((Share("0"),), 500), ((), 700), ((Share("3"),), 600)))
    assert [(part.tokens.start, part.tokens.stop) for part in parts] == [(0, 8), (8, 508), (1208, 1808)]
    assert [part.values.shape[1] for part in parts] == [64, 16, 16]


def test_a_plan_is_kept_while_columns_stay_and_made_anew_when_they_move() -> None:
    """The same mixes over the same columns take the same gate from step to step; after a removal and an addition another."""
    bank = Bank({"l": (4, 4)}, dtype=torch.float32, device=CPU)
    low = {"l": LowRank(torch.ones(2, 4), torch.ones(4, 2), 1.0)}
    for name in ("a", "b"):
        bank.add(Adapter(name, low))
    gates, mixes = Gates(torch.float32, CPU), (((Share("b"),), 1),)
    first = gates.parts(bank.groups[0], mixes)
    assert gates.parts(bank.groups[0], mixes) is first
    bank.remove("b")
    bank.remove("a")
    bank.add(Adapter("b", low))
    assert first[0].inner == slice(2, 4)
    assert gates.parts(bank.groups[0], mixes)[0].inner == slice(0, 2)


def test_joined_layers_hold_nothing_twice() -> None:
    """Plain layers of one input become views of one matrix; with a bias in one of them only, or a kind of their own, they stay apart."""
    layers = [nn.Linear(6, 8).requires_grad_(False), nn.Linear(6, 4).requires_grad_(False)]
    x = torch.randn(3, 6)
    expected = [layer(x) for layer in layers]
    together = joined(layers)
    assert together is not None
    for got, layer, own in zip(together(x), layers, expected, strict=True):
        torch.testing.assert_close(got, own)
        torch.testing.assert_close(layer(x), own)
    assert len({layer.weight.untyped_storage().data_ptr() for layer in layers}) == 1
    assert joined([*layers, nn.Linear(6, 4, bias=False)]) is None
    assert joined([layers[0], nn.Identity()]) is None
    assert joined(layers[:1]) is None
