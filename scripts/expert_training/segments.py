"""A categorised instruction set, taken apart: for each expert what it learns, what the router learns, and what both are judged by.

No request is in two of the three parts, nor one almost like it. Which part a request falls into depends on its text and the seed
alone, so that data added later moves nothing from one part to another (but in parts of a single request). Knows no model.
"""

import hashlib
import random
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lmoe.errors import DataError, SamplesError
from lmoe.experts.registry import BASE, NAME
from lmoe.experts.samples import checked_text
from lmoe.quality.chats import first_request, read_chats
from scripts.expert_training.similar import plain, twins

OTHERS = "*"
"""In a mapping: every category that is not named."""


@dataclass(frozen=True, slots=True)
class Item:
    """One chat of the set; `expert` is whose it is, `where` is `file:line`."""

    expert: str
    category: str
    request: str
    where: str
    raw: Mapping[str, object] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Dropped:
    """An item that was left out because `twin`, kept, asks the same, or nearly."""

    item: Item
    twin: Item

    @property
    def exact(self) -> bool:
        return plain(self.item.request) == plain(self.twin.request)

    @property
    def contested(self) -> bool:
        """Whether two experts claim the request: one of the categories is worth a look."""
        return self.item.expert != self.twin.expert


@dataclass(frozen=True, slots=True)
class Shares:
    """Of each expert's items: what is held out, and what becomes routing samples, at most `most_routing`.

    `others` is what other experts' items add to a training file, as a share of the expert's own.
    """

    held_out: float = 0.1
    routing: float = 0.1
    most_routing: int = 500
    others: float = 0.05


@dataclass(frozen=True, slots=True)
class Parts:
    """One expert's files. `borrowed` are other experts' training items, which it learns too, lest a misrouted request break it."""

    training: tuple[Item, ...]
    routing: tuple[Item, ...]
    held_out: tuple[Item, ...]
    borrowed: tuple[Item, ...] = ()


def read_mapping(path: Path) -> dict[str, str]:
    """A TOML file of `category = "expert"`; `"*"` stands for all other categories, an empty expert leaves a category out."""
    try:
        mapping = tomllib.loads(path.read_text("utf-8"))
    except OSError as e:
        raise DataError(f"{path}: cannot be read: {e.strerror}") from None
    except ValueError as e:
        raise DataError(f"{path.name}: not valid TOML: {e}") from None
    for category, expert in mapping.items():
        if not isinstance(expert, str) or not (expert in ("", BASE) or (NAME.fullmatch(expert) and expert != "auto")):
            raise DataError(
                f'{path.name}: {category!r} is mapped to {expert!r}; an expert\'s name (a-z, 0-9, ".", "_", "-"), "base" or "" is expected'
            )
    if not any(mapping.values()):
        raise DataError(f'{path.name}: maps no category to an expert; lines of `category = "expert"` are expected')
    return mapping


def collect(paths: Iterable[Path], mapping: Mapping[str, str], key: str = "category") -> list[Item]:
    """The items of the files that the mapping wants, in their order. Raises DataError with `file:line`."""
    items = []
    for path in paths:
        for record in read_chats(path).records:
            where = f"{path.name}:{record.line}"
            category = record.raw.get(key)
            if not isinstance(category, str):
                raise DataError(f"{where}: {key!r} must name the category, but is {category!r}")
            expert = mapping.get(category, mapping.get(OTHERS))
            if expert is None:
                known = ", ".join(map(repr, sorted(mapping)))
                raise DataError(f'{where}: the category {category!r} is not in the mapping (known are {known}); map it, or "*"')
            request = first_request(record.chat)
            if not request:
                raise DataError(f"{where}: nobody asks anything in this chat; a message of the user is needed")
            if expert:
                items.append(Item(expert, category, request, where, record.raw))
    if not items:
        raise DataError(f"none of the categories is mapped to an expert (mapped are {', '.join(map(repr, sorted(mapping)))})")
    return items


def distinct(items: Sequence[Item], threshold: float) -> tuple[list[Item], list[Dropped]]:
    """The items that ask something of their own, the first of each kind, and what was dropped for them."""
    found = twins([item.request for item in items], threshold)
    kept = [item for item, twin in zip(items, found, strict=True) if twin is None]
    return kept, [Dropped(item, items[twin]) for item, twin in zip(items, found, strict=True) if twin is not None]


def segment(items: Sequence[Item], shares: Shares, seed: int) -> dict[str, Parts]:
    """By expert, sorted. Raises DataError for an expert with too few items for three parts."""
    own = {name: _parts(name, [item for item in items if item.expert == name], shares, seed) for name in sorted({i.expert for i in items})}
    return {name: parts if name == BASE else _borrowing(name, own, shares, seed) for name, parts in own.items()}


def _parts(name: str, items: Sequence[Item], shares: Shares, seed: int) -> Parts:
    """By where a request's digest falls between 0 and 1; a part that nothing falls into takes the one that came nearest."""
    ranked = sorted(items, key=lambda item: (_place(item, seed), item.where))
    held_out = [item for item in ranked if _place(item, seed) < shares.held_out] or ranked[: shares.held_out > 0]
    # What is too long for a routing sample is learnt instead.
    fitting = [item for item in ranked[len(held_out) :] if _can_be_sample(item.request)]
    below = [item for item in fitting if _place(item, seed) < shares.held_out + shares.routing]
    routing = (below or fitting[: shares.routing > 0])[: shares.most_routing]
    taken = {item.where for item in (*held_out, *routing)}
    training = tuple(item for item in items if item.where not in taken)
    if not training or (shares.routing and not routing):
        raise DataError(f"{name!r} has {len(items)} distinct chats of its own, too few to learn, to route and to judge by; add data")
    return Parts(training, tuple(routing), tuple(held_out))


def _place(item: Item, seed: int) -> float:
    return int.from_bytes(hashlib.sha256(f"{seed}:{plain(item.request)}".encode()).digest()[:8]) / 2**64


def _can_be_sample(text: str) -> bool:
    try:
        return bool(checked_text(text, ""))
    except SamplesError:
        return False


def _borrowing(name: str, own: Mapping[str, Parts], shares: Shares, seed: int) -> Parts:
    """The same parts with others' training items, of each of the others as many as possible alike."""
    mine = own[name]
    rng = random.Random(f"{seed}:{name}:others")
    shelves = [rng.sample(parts.training, len(parts.training)) for other, parts in own.items() if other != name]
    wanted = round(shares.others * len(mine.training))
    borrowed: list[Item] = []
    while len(borrowed) < wanted and any(shelves):
        borrowed += [shelf.pop() for shelf in shelves if shelf][: wanted - len(borrowed)]
    return Parts(mine.training, mine.routing, mine.held_out, tuple(borrowed))
