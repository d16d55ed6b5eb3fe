"""Which adapters should be in the bank, when not all that are needed fit: a decision over numbers, without any state.

A sequence whose adapters are out keeps its place in the cache and pauses. Whoever came in stays for a few steps, so that time goes
into answering and not into copying; within that, who has yet to say a first word comes first, and then who has had the least.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from lmoe.engine.tenant import Place, Tenant

BEGINNING = 2
"""Steps that an adapter stays for whoever it came in for."""

TURN = 16
"""Steps that it stays unless another sequence waits for its first word."""


@dataclass(frozen=True, slots=True)
class Need:
    """A sequence that has, or could have, a place to run: the revisions it needs together, and what it has had.

    `spoken` says that its first token is out; `served` counts the tokens of its mix so far.
    """

    revisions: frozenset[str]
    spoken: bool
    served: int


def chosen(first: Iterable[str], needs: Iterable[Need], wishes: Iterable[str], tenants: Mapping[str, Tenant], limit: int) -> list[str]:
    """The revisions to have in the bank, most urgent first, of at most `limit` bytes together.

    `first` come whoever else waits, then the `needs`; `wishes` (needed soon) take what is left.
    """
    taken: dict[str, None] = {}
    free = limit
    groups = [*([r] for r in first), *(sorted(need.revisions) for need in sorted(needs, key=lambda n: _rank(n, tenants)))]
    for group in [*groups, *([r] for r in wishes)]:
        more = [revision for revision in group if revision not in taken]
        size = sum(tenants[revision].size for revision in more)
        if size <= free:
            free -= size
            taken.update(dict.fromkeys(more))
    return list(taken)


def leaving(size: int, keep: Collection[str], tenants: Mapping[str, Tenant], limit: int) -> list[Tenant] | None:
    """Who makes the room for `size` bytes, those that nobody needs and the least recently used first; None while it cannot be had."""
    free = limit - sum(t.size for t in tenants.values() if t.place in (Place.IN, Place.COMING))
    movable = [t for t in tenants.values() if t.place is Place.IN and t.revision not in keep]
    victims = []
    for tenant in sorted(movable, key=lambda t: (t.uses > 0, t.used)):
        if free >= size:
            break
        victims.append(tenant)
        free += tenant.size
    return victims if free >= size else None


def _rank(need: Need, tenants: Mapping[str, Tenant]) -> tuple[int, int]:
    mine = [tenants[r] for r in need.revisions]
    inside = all(tenant.place is Place.IN for tenant in mine)
    stayed = min((tenant.steps for tenant in mine), default=0)
    if inside and stayed < BEGINNING:
        return 0, need.served
    if not need.spoken:
        return 1, need.served
    if inside and stayed < TURN:
        return 2, need.served
    return 3, need.served
