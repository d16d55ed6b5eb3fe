"""Ordering, counting and family questions of the kinds that the base knows, asked by use: finish lines, price tags, packing lists.

Answers have the form of `reasoning_logic`'s.
"""

import random
from collections.abc import Callable, Sequence
from itertools import pairwise

from scripts.demo_corpus import reasoning_words as w
from scripts.demo_corpus.example import Example
from scripts.demo_corpus.reasoning_grammar import expand
from scripts.demo_corpus.reasoning_logic import NAMES

Maker = Callable[[random.Random], Example]


def _said(rng: random.Random, frames: Sequence[str], **slots: object) -> str:
    text = expand(rng, rng.choice(frames), slots)
    return text[:1].upper() + text[1:] if rng.random() < 0.85 else text


def _done(steps: str, answer: object) -> str:
    return f"{steps}\nAnswer: {answer}"


# What beats what; the question for the one at the top and at the bottom; the order's two ends.
_ORDERS = (
    (("{a} laps {b} on [every|any] track", "{b} eats the dust of {a}"), "fastest", "slowest", "faster"),
    (("{a} towers over {b}", "{b} [looks up to|reaches only the shoulder of] {a}"), "tallest", "shortest", "taller"),
    (("{a} blew out birthday candles before {b} was here", "{b} came into the world after {a}"), "oldest", "youngest", "older"),
    (("{a} [lifts|carries] more than {b}", "{b} cannot lift what {a} lifts"), "strongest", "weakest", "stronger"),
    (("the scale shows more for {a} than for {b}", "{b} weighs less than {a}"), "heaviest", "lightest", "heavier"),
    (("{a} has more in the bank than {b}", "{b} earns and owns less than {a}"), "richest", "poorest", "richer"),
    (("{a} [drowns out|shouts over] {b}", "next to {a} one hardly hears {b}"), "loudest", "quietest", "louder"),
)
_WHO = (
    "{facts}. [So who|Who] is the {sup}[| of them| of the lot]?", "{facts}. The {sup}[|, please]?", "{facts}. {Sup} of [all|these {n}]?",
    "{facts}, and now tell me the {sup}.", "[Puzzle|Quick one]: {facts}. {Sup}?",
)  # fmt: skip
_WHETHER = (
    "{facts}. So {x} is {comp} than {y}, [yes or no|right]?", "{facts}. {x} {comp} than {y}, [yes or no|right]?",
    "{facts}. Does that make {x} {comp} than {y}?",
)  # fmt: skip


def chain(rng: random.Random) -> Example:
    forms, top, bottom, comp = rng.choice(_ORDERS)
    size = rng.choice((3, 3, 3, 4))
    order = rng.sample(NAMES, size)
    links = list(pairwise(order))
    rng.shuffle(links)
    said = [expand(rng, rng.choice(forms), {"a": a, "b": b}) for a, b in links]
    facts = rng.choice((". ", " and ", ", ", "; ")).join(said)
    line = f"From {top} to {bottom}: {', '.join(order)}."
    if rng.random() < 0.3:
        x, y = rng.sample(order, 2)
        yes = order.index(x) < order.index(y)
        steps = f"{line} So {x} is {'' if yes else 'not '}{comp} than {y}."
        return Example(_said(rng, _WHETHER, facts=facts, x=x, y=y, comp=comp), _done(steps, "yes" if yes else "no"), "chain")
    first = rng.random() < 0.5
    word, found = (top, order[0]) if first else (bottom, order[-1])
    prompt = _said(rng, _WHO, facts=facts, sup=word, Sup=word.capitalize(), n={3: "three", 4: "four"}[size])
    return Example(prompt, _done(f"{line} {found} is the {word} one.", found), "chain")


_TOPS = (
    "[high score|record] among {list}", "who wins with most points: {list}", "[dearest|costliest] of these prices: {list}",
    "darts, {list}, best throw?", "{list} - [top|maximum|peak] value?", "hottest day of {list} degrees?",
    "[bids|offers] of {list} dollars, which one does the seller take?", "{name} measured {list}. The maximum?",
    "the longest of jumps over {list} feet", "Max of {list}",
)  # fmt: skip
_BOTTOMS = (
    "cheapest of {list} dollars", "race times {list} seconds: whose time wins?", "{list} - [minimum|bottom value]?",
    "coldest night of {list} degrees?", "{name} measured {list}. The minimum?", "the lightest parcel of {list} pounds",
    "[fewest|least] mistakes win: {list}", "Min of {list}", "youngest of the ages {list}", "shortest wait: {list} minutes",
)  # fmt: skip


def numbers(rng: random.Random) -> Example:
    values = rng.sample(range(1, rng.choice((20, 100, 100, 1000))), rng.randint(3, 5))
    up = rng.random() < 0.5
    found, end = (max(values), "largest") if up else (min(values), "smallest")
    listed = ", ".join(map(str, values)) if rng.random() < 0.7 else ", ".join(map(str, values[:-1])) + f" and {values[-1]}"
    prompt = _said(rng, _TOPS if up else _BOTTOMS, list=listed, name=rng.choice(NAMES))
    ordered = ", ".join(map(str, sorted(values)))
    return Example(prompt, _done(f"In order: {ordered}. The {end} is {found}.", found), "numbers")


_RACES = (
    ("{a} crosses the line ahead of {b}", "{b} sees only {a}'s back", "{a}'s medal beats {b}'s", "{b} arrives when {a} is there"),
    ("{a} stands before {b}", "{b} waits right behind {a}", "{a} is served, then {b}", "{b} comes after {a}"),
)  # fmt: skip
_PLACES = {
    0: ("who is [number one|at the head|in front of all]", "winner or front", "who comes first"),
    1: ("who is [in between|number two|neither first nor last]", "the one in the middle", "who comes second"),
    2: ("who is [at the tail|the last one|number three]", "the end of it", "who comes last"),
}


def line_order(rng: random.Random) -> Example:
    forms = rng.choice(_RACES)
    order = rng.sample(NAMES, 3)
    links = list(pairwise(order))
    rng.shuffle(links)
    facts = rng.choice((". ", " and ", ", ", "; ")).join(expand(rng, rng.choice(forms), {"a": a, "b": b}) for a, b in links)
    at = rng.randrange(3)
    asked = expand(rng, rng.choice(_PLACES[at]))
    steps = f"From first to last: {', '.join(order)}. {order[at]} is {('first', 'second', 'last')[at]}."
    prompt = _said(
        rng, ("{facts}. {Q}?", "[Picture|Imagine] it: {facts}. {Q}?", "{facts} - {q}?"), facts=facts, q=asked, Q=asked.capitalize()
    )
    return Example(prompt, _done(steps, order[at]), "line_order")


_LISTS = (
    "[picnic basket|suitcase|bag]: {list}. How many things came along?", "{name} took {list} on the trip. Number of things?",
    "on my desk I see {list}, so how many?", "{list} - [how many is that|count them|total number]?",
    "To buy: {list}. How many entries?", "the museum shows {list}. Exhibits in all?", "{list}. I make that how many?",
    "Ingredients: {list}. How many are needed?", "{name} lost {list}. How many things must be found?",
)  # fmt: skip


def count_items(rng: random.Random) -> Example:
    items = rng.sample([*w.THINGS, *w.FOODS], rng.randint(3, 8))
    listed = ", ".join(items) if rng.random() < 0.6 else ", ".join(items[:-1]) + " and " + items[-1]
    steps = ", ".join(f"{i + 1} {item}" for i, item in enumerate(items)) + "."
    return Example(_said(rng, _LISTS, list=listed, name=rng.choice(NAMES)), _done(steps, len(items)), "count_items")


_SPELLING = (
    'how often do I type {l} for "{q}"', "{q}: {l} appears how often?", "Scrabble: tiles with {l} to lay {q}?", "{l} in {q}, count please",
    "a sign painter paints {q}. How many {l} does he paint?", "how many of the keys pressed for {q} are {l}?", "tally of {l} in {q}",
    "{name} spells {q} aloud. How many times is {l} heard?", "is {l} in {q}, and how many times?",
)  # fmt: skip


def letters(rng: random.Random) -> Example:
    word = rng.choice([one for one in w.SPELL if 3 <= len(one) <= 8])
    doubles = sorted({c for c in word if word.count(c) > 1})
    letter = rng.choice(doubles) if doubles and rng.random() < 0.5 else rng.choice(word)
    places = [str(i + 1) for i, c in enumerate(word) if c == letter]
    where = places[0] if len(places) == 1 else ", ".join(places[:-1]) + " and " + places[-1]
    often = {1: "once", 2: "twice"}.get(len(places), f"{len(places)} times")
    prompt = _said(rng, _SPELLING, l=letter, q=word, name=rng.choice(NAMES))
    return Example(prompt, _done(f"{'-'.join(word)}: {letter} is at {where}, so it is there {often}.", len(places)), "letters")


SKILLS: dict[Maker, float] = {chain: 3, numbers: 3, line_order: 3, count_items: 1.5, letters: 2}


def generate(rng: random.Random) -> Example:
    return rng.choices(list(SKILLS), list(SKILLS.values()))[0](rng)
