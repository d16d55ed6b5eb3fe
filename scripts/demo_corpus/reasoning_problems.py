"""Word problems, bare arithmetic and number sequences, each with its steps worked out.

`SKILLS` maps a skill to its weight and its maker. `check` reads an answer back and verifies every equation in it.
Numbers stay small: sums to about 200, products and exact divisions from the 12 x 12 table.
"""

import random
import re
from collections.abc import Callable

from scripts.demo_corpus import reasoning_asides as asides
from scripts.demo_corpus import reasoning_frames as frames
from scripts.demo_corpus import reasoning_more  # noqa: F401  (it extends the lists below)
from scripts.demo_corpus import reasoning_scenes as scenes
from scripts.demo_corpus import reasoning_sums as sums
from scripts.demo_corpus import reasoning_verbs as verbs
from scripts.demo_corpus.example import Example
from scripts.demo_corpus.reasoning_easy import easy, spelled
from scripts.demo_corpus.reasoning_grammar import (
    Person,
    a,
    add,
    answer,
    cap,
    conjugate,
    div,
    expand,
    mul,
    names,
    person,
    plural,
    step,
    sub,
)
from scripts.demo_corpus.reasoning_words import FOODS, GROUPS, THINGS

_COUNTABLE = tuple(FOODS) + tuple(THINGS)
_SMALL_WORDS = [spelled(n) for n in range(21)]


def number(rng: random.Random, low: int, high: int) -> int:
    return rng.randint(low, high)


def _word(rng: random.Random, n: int, share: float = 0.2) -> str:
    """A small number is now and then spelled out in a prompt."""
    return _SMALL_WORDS[n] if n < len(_SMALL_WORDS) and rng.random() < share else str(n)


# --- things gained and lost -------------------------------------------------------------------------------------------


# the common verbs, and the many others
_GAINS = (frames.GAINS, verbs.MORE_GAINS)
_LOSSES = {
    (0, True): frames.LOSSES + frames.FOOD_LOSSES * 2,
    (0, False): frames.LOSSES + frames.THING_LOSSES,
    (1, True): [row for row in verbs.MORE_LOSSES if row[0].split(">")[0][1:] not in verbs.NOT_OF_FOOD] + verbs.MORE_FOOD_LOSSES * 2,
    (1, False): verbs.MORE_LOSSES,
}


def _event(rng: random.Random, gain: bool, food: bool) -> tuple[str, str, bool]:
    """A verb phrase for the prompt, one for the answer, and whether someone else is its subject."""
    if rng.random() < 0.22:
        prompt, told = rng.choice(frames.GAIN_BY_OTHERS if gain else frames.LOSS_BY_OTHERS)
        return prompt, told, True
    rare = int(rng.random() < 0.55)
    pool = _GAINS[rare] if gain else _LOSSES[rare, food]
    prompt, told = rng.choice(pool)
    return prompt, told, False


def change(steps: int) -> Callable[[random.Random], Example]:
    """Someone has things, then gets or loses some, `steps` times."""

    def make(rng: random.Random) -> Example:
        food = rng.random() < 0.4
        noun = rng.choice(FOODS if food else THINGS)
        others = names(rng, 3)
        who = person(rng, tuple(others))
        total = start = number(rng, 3, rng.choice([20, 50, 90]))
        deltas: list[int] = []
        for _ in range(steps):
            top = rng.choice([9, 20, 40])
            if rng.random() < 0.5 or total < 4:
                deltas.append(number(rng, 2, top))
            else:
                deltas.append(-number(rng, 2, min(total - 1, top)))
            total += deltas[-1]
        tense = rng.choice(["past", "present"])
        base = {**who.fields(), "t": plural(noun), "n0": _word(rng, start)}
        events: list[tuple[str, bool]] = []
        lines = [f"{who.told} {conjugate('<start>', who, 'present')} with {start} {plural(noun)}."]
        running = start
        for i, d in enumerate(deltas):
            prompt, told, other = _event(rng, d > 0, food)
            fields = {**base, "n": _word(rng, abs(d)), "o": others[i], "O": others[i]}
            text = expand(rng, prompt, fields)
            if not other or text.startswith(("A ", "An ")):
                text = text[:1].lower() + text[1:]
            events.append((text, other))
            told_text = conjugate(told.format(n=abs(d)), who, "present")
            lines.append(step(f"{who.told_later} {told_text}", add(running, d) if d > 0 else sub(running, -d)))
            running += d
        prompt_text = _tell(rng, who, base, events, tense, deltas[-1] < 0)
        return Example(prompt_text, answer(lines, total), f"change_{steps}")

    return make


def _do(who: Person, tense: str) -> str:
    return "did" if tense == "past" else ("does" if who.singular else "do")


def _tell(rng: random.Random, who: Person, base: dict[str, str], events: list[tuple[str, bool]], tense: str, lost: bool) -> str:
    """The story in one of several orders: sentence by sentence, in one sentence, as one question, or as a note."""
    asked, question = _asked(rng, who, base, tense, lost)
    asking = question[:1].lower() + question[1:] if who.first != "I" or not question.startswith("I ") else question
    own = all(not other for _, other in events)
    if own and who.first == "I" and rng.random() < 0.3:
        form = rng.choice(["base", "past"])
        acts = [conjugate(t, who, form) for t, _ in events]
        return expand(rng, rng.choice(frames.TERSE), {**asked, "events": ", ".join(acts), "then": " then ".join(acts)})
    finite = [conjugate(t, None if other else who, tense) for t, other in events]
    start = conjugate(expand(rng, rng.choice(frames.STARTS), base), who, tense)
    has = conjugate(f"<have> {base['n0']} {base['t']}", who, tense)
    style = rng.random() if own else 1.0
    if style < 0.09:
        return expand(rng, f"If {who.first} {_join([has, *finite])}, {asking}")
    if style < 0.18:
        return expand(rng, f"{cap(who.first)} {_join([has, *finite])}. {question}")
    if style < 0.28:
        gerunds = _join([conjugate(t, who, "gerund") for t, _ in events])
        fields = {**asked, "events": gerunds, "question": asking, "start": start}
        return conjugate(expand(rng, rng.choice(frames.AFTER_GERUNDS), fields), who, tense)
    if style < 0.36:
        joined = _join([conjugate(f"<start> with {base['n0']}", who, tense), *finite])
        last = "|left|in the end|now" if lost else "|in all|in the end|now"
        return expand(rng, f"How many {base['t']} {_do(who, 'present')} {who.first} have [{last}] if {who.later} {joined}?")
    if style < 0.54 and who.first != "I":
        template = rng.choice(frames.JOINED)
        if template.startswith("Of the") and (len(events) > 1 or not lost):
            template = frames.JOINED[0]
        fields = {**asked, "events": _join(finite), "question": question}
        return _one_a(conjugate(expand(rng, template, fields), who, tense), who)
    if style < 0.54:
        return expand(rng, rng.choice(frames.NOTES), {**asked, "events": _join([conjugate(t, who, "past") for t, _ in events])})
    if style < 0.58 and who.first in ("I", "you"):
        imperative = _join([conjugate(t, who, "base") for t, _ in events])
        opening = rng.choice(["Say ", "Suppose ", "Imagine ", "Let's say "])
        return expand(rng, f"{opening}{who.first} have {base['n0']} {base['t']}. {cap(who.first)} {imperative}. {question}")
    return _in_sentences(rng, who, start, [(text, other) for text, (_, other) in zip(finite, events, strict=True)], question)


def _asked(rng: random.Random, who: Person, base: dict[str, str], tense: str, lost: bool) -> tuple[dict[str, str], str]:
    """The fields of frames that ask how many are there at the end, and a question that does."""
    now = "present" if rng.random() < 0.6 else tense
    lastly = rng.choice(["left", "now"] if lost else ["now", "in all", "altogether", "now"])
    if now == "past":
        lastly = "left" if lost else "in the end"
    whose = {"I": "my", "you": "your"}.get(who.first, who.first + "'s")
    asked = {
        **base, "do": _do(who, now), "lastly": lastly, "has": conjugate("<have>", who, "present"), "whose": whose,
        "are": "were" if tense == "past" else "are", "cap_t": cap(base["t"]),
    }  # fmt: skip
    pool = rng.choice([frames.HOW_MANY_NOW, frames.HOW_MANY_NOW, frames.ANY_COUNT, frames.HOW_MANY_LEFT if lost else frames.HOW_MANY_GOT])
    question = expand(rng, rng.choice(pool), asked)
    return asked, question


def _in_sentences(rng: random.Random, who: Person, start: str, events: list[tuple[str, bool]], question: str) -> str:
    """How it was at the start, a sentence of each event (and whether somebody else is its subject), and the question."""
    parts = [start + "."]
    for i, (text, other) in enumerate(events):
        if other:
            opening = rng.choice(["", "", "Then ", "Later ", "After that, "] if i else ["", "", "Then ", "Later ", "One day "])
            parts.append(expand(rng, opening + text) + ".")
        else:
            frame, fields = rng.choice(frames.LATER if i else frames.FIRST), {"P": cap(who.later), "p": who.later, "event": text}
            parts.append(expand(rng, frame, fields) + ".")
    if len(events) > 1 and not any(other for _, other in events) and rng.random() < 0.3:
        parts = [start + ".", f"{cap(who.later)} {_join([text for text, _ in events])}."]
    return expand(rng, " ".join([*parts, question]))


def _one_a(text: str, who: Person) -> str:
    """A role is `a baker` once, where it comes first, and `the baker` after that."""
    if not who.first.startswith(("a ", "an ")):
        return text
    article, role = who.first.split(" ", 1)
    seen = False

    def fix(match: re.Match[str]) -> str:
        nonlocal seen
        word = "the" if seen else article
        seen = True
        return (cap(word) if match.group(1)[0].isupper() else word) + " " + role

    return re.sub(rf"\b([Aa]n?|[Tt]he) {role}\b(?!s)", fix, text)


def _join(items: list[str]) -> str:
    if len(items) == 1:
        return items[0]
    return ", ".join(items[:-1]) + (" and " if len(items) < 3 else ", and ") + items[-1]


# --- frames with a fixed question -------------------------------------------------------------------------------------


def scene(rng: random.Random, template: str, who: Person, **fields: object) -> str:
    """A frame with people, things and groups filled in; verbs in the present, or after `do` in their base form."""
    others = names(rng, 4)
    while who.first in others:
        others = names(rng, 4)
    nouns = rng.sample(_COUNTABLE, 3)
    group = rng.choice([g for g in GROUPS if g not in nouns and g not in ("page", "bunch", "table", "drawer")])
    base: dict[str, object] = {
        **who.fields(), "o": others[0], "O": others[0], "o2": others[1], "o3": others[2], "t": plural(nouns[0]), "T": cap(plural(nouns[0])),
        "t1": nouns[0], "t2": plural(nouns[1]), "t3": plural(nouns[2]), "one": a(nouns[0]), "One": cap(a(nouns[0])), "one2": a(nouns[1]),
        "u1": nouns[1], "g": plural(group), "g1": group, "do": _do(who, "present"), "his0": "the",
    }  # fmt: skip
    base["do_each"] = "does each one"
    base.update(fields)
    named = who.singular and who.first[0].isupper()
    if named and template.startswith("{S} <") and not re.search("year|hour|<be>", template) and rng.random() < 0.12:
        template = "{S} " + asides.fact(rng) + ". {P}" + template[3:]
    text = expand(rng, template, base)
    # after `do`, `will` or `can` a verb stays as it is
    text = re.sub(r"\b(do|does|did|will|can|must) ((?:[\w']+ ){1,3})<(\w+)>", r"\1 \2\3", text)
    return _one_a(conjugate(text, who, "present"), who)


def compare(rng: random.Random) -> Example:
    who = person(rng)
    kind = rng.choice(["more", "fewer", "difference", "difference"])
    b = number(rng, 5, rng.choice([20, 60, 90]))
    d = number(rng, 2, min(b - 2, rng.choice([9, 30])))
    if kind == "more":
        text = scene(rng, rng.choice(scenes.MORE), who, b=b, d=d)
        return Example(text, answer([step(f"{d} more than {b}", add(b, d))], b + d), "compare")
    if kind == "fewer":
        text = scene(rng, rng.choice(scenes.FEWER), who, b=b, d=d)
        return Example(text, answer([step(f"{d} fewer than {b}", sub(b, d))], b - d), "compare")
    c = b - d
    text = scene(rng, rng.choice(scenes.DIFFERENCE), who, b=b, c=c)
    return Example(text, answer([step("The difference", sub(b, c))], d), "compare")


def total(rng: random.Random) -> Example:
    who = person(rng)
    top = rng.choice([12, 40, 70])
    b, c = number(rng, 2, top), number(rng, 2, top)
    if rng.random() < 0.55:
        text = scene(rng, rng.choice(scenes.TOTAL2), who, b=_word(rng, b), c=_word(rng, c))
        return Example(text, answer([step("Together", add(b, c))], b + c), "total")
    top = rng.choice([9, 20, 40])
    b, c, d = (number(rng, 2, top) for _ in range(3))
    text = scene(rng, rng.choice(scenes.TOTAL3), who, b=_word(rng, b), c=_word(rng, c), d=_word(rng, d))
    return Example(text, answer([step("First two", add(b, c)), step("With the third", add(b + c, d))], b + c + d), "total")


def unknown(rng: random.Random) -> Example:
    who = person(rng)
    if rng.random() < 0.5:
        n, m = number(rng, 2, rng.choice([9, 30])), number(rng, 2, rng.choice([20, 60]))
        template, kind = rng.choice(frames.UNKNOWN_START)
        text = scene(rng, template, who, n=_word(rng, n), m=_word(rng, m), m2=n + m)
        if kind == "+":
            return Example(text, answer([step(f"Put the {n} back to the {m}", add(m, n))], m + n), "unknown")
        return Example(text, answer([step(f"Take the {n} out of the {n + m}", sub(n + m, n))], m), "unknown")
    b = number(rng, 6, rng.choice([20, 60, 100]))
    c = number(rng, 2, b - 2)
    template = rng.choice(frames.UNKNOWN_CHANGE)
    text = scene(rng, template, who, b=b, c=_word(rng, c))
    return Example(text, answer([step(f"From {c} to {b}", sub(b, c))], b - c), "unknown")


def place(rng: random.Random) -> Example:
    what, settings, comings, goings, questions = rng.choice(frames.PLACES)
    start = running = number(rng, 4, rng.choice([20, 60]))
    lines = [f"There are {start} {what}."]
    moves: list[str] = []
    for _ in range(rng.choice([1, 2, 2])):
        gain = rng.random() < 0.5 or running < 4
        n = number(rng, 2, rng.choice([9, 25])) if gain else number(rng, 2, min(running - 1, rng.choice([9, 25])))
        moves.append(expand(rng, rng.choice(comings if gain else goings), {"n": _word(rng, n)}))
        if gain:
            lines.append(step(f"{n} come", add(running, n)))
            running += n
        else:
            lines.append(step(f"{n} go", sub(running, n)))
            running -= n
    if len(moves) == 2:
        joiner = rng.choice([" and ", ", then ", " and then ", ". Then ", ". After that "])
        moves = [moves[0][:1].lower() + moves[0][1:] + joiner + moves[1][:1].lower() + moves[1][1:]]
    first = expand(rng, rng.choice(settings), {"n0": start})
    asked = expand(rng, rng.choice(questions))
    low = moves[0][:1].lower() + moves[0][1:]
    fields = {
        "A": first, "a": first[:1].lower() + first[1:], "B": cap(low), "b": low, "Q": asked, "q": asked[:1].lower() + asked[1:],
    }  # fmt: skip
    return Example(expand(rng, rng.choice(frames.PLACE_SHAPES), fields), answer(lines, running), "place")


def _table(rng: random.Random) -> tuple[int, int]:
    return number(rng, 2, 12), number(rng, 2, 12)


def groups(rng: random.Random) -> Example:
    n, m = _table(rng)
    text = scene(rng, rng.choice(scenes.GROUPS), person(rng), n=_word(rng, n), m=_word(rng, m))
    return Example(text, answer([f"{n} groups of {m}: {mul(n, m)}."], n * m), "groups")


def share(rng: random.Random) -> Example:
    n, m = _table(rng)
    text = scene(rng, rng.choice(scenes.SHARE), person(rng), b=n * m, n=_word(rng, n), m=_word(rng, n))
    return Example(text, answer([f"Divide {n * m} by {n}: {div(n * m, n)}."], m), "share")


def leftover(rng: random.Random) -> Example:
    n, q = number(rng, 3, 12), number(rng, 2, 9)
    rest = number(rng, 1, n - 1) if rng.random() < 0.93 else 0
    b = n * q + rest
    text = scene(rng, rng.choice(scenes.LEFTOVER), person(rng), b=b, n=_word(rng, n), m=n)
    return Example(text, answer([f"{q} groups of {n}: {mul(q, n)}.", step("Left over", sub(b, n * q))], rest), "leftover")


def groups_then(rng: random.Random) -> Example:
    n, m = number(rng, 2, 10), number(rng, 2, 10)
    template, kind = rng.choice(scenes.GROUPS_THEN)
    d = number(rng, 2, min(n * m - 1, rng.choice([9, 20])))
    text = scene(rng, template, person(rng), n=_word(rng, n), m=_word(rng, m), d=_word(rng, d))
    total_, sum_ = (n * m + d, add(n * m, d)) if kind == "+" else (n * m - d, sub(n * m, d))
    word = f"Add {d}" if kind == "+" else f"Take away {d}"
    return Example(text, answer([f"{n} groups of {m}: {mul(n, m)}.", step(word, sum_)], total_), "groups_then")


def times(rng: random.Random) -> Example:
    template, kind = rng.choice(scenes.TIMES)
    factor, words = rng.choice(
        [(2, ["twice", "2 times"]), (3, ["three times", "3 times"]), (4, ["four times", "4 times"]), (5, ["5 times"])]
    )
    n, half = number(rng, 2, 12), number(rng, 4, 30)
    if "<double>" in template:
        factor = 2
    top = n * factor if kind[0] == "*" else half
    d = number(rng, 1, min(top - 1, 9))
    text = scene(rng, template, person(rng), n=_word(rng, n), k=rng.choice(words), b=2 * half, d=_word(rng, d))
    lines = [f"{cap(words[0])} {n}: {mul(n, factor)}."] if kind[0] == "*" else [f"Half of {2 * half}: {div(2 * half, 2)}."]
    if "<double>" in template:
        lines = [f"Twice {n}: {mul(n, 2)}."]
    result = top
    if kind == "*+":
        lines.append(step("Together", add(n, top)))
        result = n + top
    elif kind.endswith("-"):
        lines.append(step(f"Take away {d}", sub(top, d)))
        result = top - d
    elif kind.endswith("+"):
        lines.append(step(f"Add {d}", add(top, d)))
        result = top + d
    return Example(text, answer(lines, result), "times")


# --- money, rates, ages, time -----------------------------------------------------------------------------------------


def money(rng: random.Random) -> Example:
    who = person(rng)
    n, m = _table(rng)
    kind = rng.choice(["cost", "cost", "unit", "spend", "spend", "earn", "shopping", "shopping_sum"])
    big = number(rng, 8, rng.choice([30, 100]))
    small = number(rng, 2, big - 1)
    d = number(rng, 2, 20)
    if kind == "cost":
        text = scene(rng, rng.choice(sums.COST), who, n=_word(rng, n), m=m)
        return Example(text, answer([f"{n} times ${m}: {mul(n, m)}."], f"${n * m}"), "money")
    if kind == "unit":
        template = rng.choice(sums.UNIT)
        text = scene(rng, template, who, n=n, b=n * m)
        result = str(m) if "${n}" in template else f"${m}"
        return Example(text, answer([f"Divide {n * m} by {n}: {div(n * m, n)}."], result), "money")
    if kind == "spend":
        text = scene(rng, rng.choice(sums.SPEND), who, b=big, c=small)
        return Example(text, answer([step(f"${big} less ${small}", sub(big, small))], f"${big - small}"), "money")
    if kind == "earn":
        text = scene(rng, rng.choice(sums.EARN), who, b=big, c=small)
        return Example(text, answer([step("Together", add(big, small))], f"${big + small}"), "money")
    if kind == "shopping":
        paid = next(z for z in (10, 20, 50, 100, 150) if z > n * m) if rng.random() < 0.5 else n * m + number(rng, 1, 40)
        text = scene(rng, rng.choice(sums.SHOPPING), who, n=n, m=m, z=paid)
        return Example(
            text, answer([f"{n} times ${m}: {mul(n, m)}.", step(f"Take it from {paid}", sub(paid, n * m))], f"${paid - n * m}"), "money"
        )
    text = scene(rng, rng.choice(sums.SHOPPING_SUM), who, n=n, m=m, d=d)
    return Example(text, answer([f"{n} times ${m}: {mul(n, m)}.", step(f"Add ${d}", add(n * m, d))], f"${n * m + d}"), "money")


def rate(rng: random.Random) -> Example:
    who = person(rng)
    n, m = _table(rng)
    if rng.random() < 0.6:
        template, kind = rng.choice(sums.RATES).rsplit("|", 1)
        speed = number(rng, 2, 8) * 10
        if kind == "v":
            n, m = number(rng, 2, 5), speed
        text = scene(rng, template, who, n=_word(rng, n), m=m, m0=speed)
        return Example(text, answer([f"{n} times {m}: {mul(n, m)}."], f"${n * m}" if kind == "$" else n * m), "rate")
    template, kind = rng.choice(sums.RATES_DIV).rsplit("|", 1)
    text = scene(rng, template, who, b=n * m, m=n)
    return Example(text, answer([f"Divide {n * m} by {n}: {div(n * m, n)}."], f"${m}" if kind == "$" else m), "rate")


def age(rng: random.Random) -> Example:
    template, kind = rng.choice(sums.AGE)
    b, d = number(rng, 8, rng.choice([20, 60])), number(rng, 2, 12)
    c = number(rng, 2, min(b - 3, 25))
    n, (factor, word) = number(rng, 3, 12), rng.choice([(2, "twice"), (3, "three times"), (4, "four times"), (5, "5 times")])
    text = scene(rng, template, person(rng), b=b, b0=b, c=_word(rng, c), d=_word(rng, d), n=n, k=word)
    if kind in ("+", "0+"):
        return Example(text, answer([step(f"{b} and {c} years", add(b, c))], b + c), "age")
    if kind == "-":
        return Example(text, answer([step(f"{b} less {c} years", sub(b, c))], b - c), "age")
    if kind == "++":
        lines = [step(f"{c} years older", add(b, c)), step(f"In {d} years", add(b + c, d))]
        return Example(text, answer(lines, b + c + d), "age")
    if kind == "-+":
        lines = [step(f"{c} years younger", sub(b, c)), step(f"In {d} years", add(b - c, d))]
        return Example(text, answer(lines, b - c + d), "age")
    lines = [f"{cap(word)} {n}: {mul(n, factor)}."]
    if kind == "*":
        return Example(text, answer(lines, n * factor), "age")
    return Example(text, answer([*lines, step(f"In {d} years", add(n * factor, d))], n * factor + d), "age")


def clock(rng: random.Random) -> Example:
    template, kind = rng.choice(sums.TIME)
    h, n, n3 = number(rng, 1, 8), number(rng, 2, 4), number(rng, 1, 4)
    n2, n4, weeks, days = number(rng, 2, 9), number(rng, 2, 10), number(rng, 2, 12), number(rng, 1, 6)
    b = number(rng, 10, 60)
    c = number(rng, 5, b - 2) if kind == "-" else number(rng, 5, 45)
    m, reps = _table(rng)
    hours = rng.choice([1, 1, 2])
    if kind == "h-":
        h = number(rng, 6, 12)
    many = {"wd": weeks, "wd+": weeks, "*": reps}.get(kind, n)
    text = scene(
        rng, template, person(rng), h=h, n=_word(rng, many), n2=n2, n3=_word(rng, n3) if n3 > 1 else 2, n4=n4, x60=n2 * 60, b=b, c=c,
        d=days if days > 1 else 2, m=m, one_h="1 hour" if hours == 1 else "2 hours",
    )  # fmt: skip
    n3, days = max(n3, 2), max(days, 2)
    lines: list[str]
    result: int
    if kind == "h+":
        lines, result = [step(f"{n} hours after {h}", add(h, n))], h + n
    elif kind == "h-":
        lines, result = [step(f"{n3} hours before {h}", sub(h, n3))], h - n3
    elif kind == "hm":
        lines, result = [f"An hour has 60 minutes: {mul(n2, 60)}."], n2 * 60
    elif kind == "ms":
        lines, result = [f"A minute has 60 seconds: {mul(n2, 60)}."], n2 * 60
    elif kind == "mh":
        lines, result = [f"An hour has 60 minutes: {div(n2 * 60, 60)}."], n2
    elif kind == "ym":
        lines, result = [f"A year has 12 months: {mul(n4, 12)}."], n4 * 12
    elif kind.startswith("wd"):
        lines, result = [f"A week has 7 days: {mul(weeks, 7)}."], weeks * 7
        if kind == "wd+":
            lines.append(step(f"And {days} days", add(result, days)))
            result += days
    elif kind == "hm+":
        lines, result = [f"An hour has 60 minutes: {mul(hours, 60)}.", step(f"And {c} minutes", add(hours * 60, c))], hours * 60 + c
    elif kind == "*":
        lines, result = [f"{reps} times {m} minutes: {mul(reps, m)}."], reps * m
    elif kind == "+":
        lines, result = [step("Together", add(b, c))], b + c
    else:
        lines, result = [step(f"{b} minutes less {c}", sub(b, c))], b - c
    return Example(text, answer(lines, result), "time")


# --- bare numbers -----------------------------------------------------------------------------------------------------


def arithmetic(rng: random.Random) -> Example:
    kind = rng.choice(
        ["plus", "plus", "plus", "minus", "minus", "minus", "times", "times", "over", "over", "sum3", "mixed", "mixed", "half", "double"]
    )
    b, c = number(rng, 2, 99), number(rng, 2, 99)
    n, m = _table(rng)
    lines: list[str]
    if rng.random() < 0.3:
        text, lines, result = easy(rng)
        return Example(text, answer(lines, result), "arithmetic")
    if kind == "plus":
        text, lines, result = expand(rng, rng.choice(sums.PLUS), {"b": b, "c": c}), [add(b, c) + "."], b + c
    elif kind == "minus":
        b, c = max(b, c) + 1, min(b, c)
        text, lines, result = expand(rng, rng.choice(sums.MINUS), {"b": b, "c": c}), [sub(b, c) + "."], b - c
    elif kind == "times":
        text, lines, result = expand(rng, rng.choice(sums.TIMES_SUM), {"n": n, "m": m}), [mul(n, m) + "."], n * m
    elif kind == "over":
        text, lines, result = expand(rng, rng.choice(sums.OVER), {"b": n * m, "m": m}), [div(n * m, m) + "."], n
    elif kind == "sum3":
        b, c, d = (number(rng, 2, rng.choice([12, 50])) for _ in range(3))
        text = expand(rng, rng.choice(sums.SUM3), {"b": b, "c": c, "d": d})
        lines, result = [add(b, c) + ".", add(b + c, d) + "."], b + c + d
    elif kind == "half":
        text, lines, result = expand(rng, rng.choice(sums.HALF), {"b": 2 * b}), [div(2 * b, 2) + "."], b
    elif kind == "double":
        text, lines, result = expand(rng, rng.choice(sums.DOUBLE), {"b": b}), [add(b, b) + "."], 2 * b
    else:
        template, ops = rng.choice(sums.MIXED)
        d, e = number(rng, 2, min(b + c - 1, 30)), number(rng, 1, min(n * m - 1, 30))
        text = expand(rng, template, {"b": b, "c": c, "d": d, "n": n, "m": m, "e": e, "b2": b + d, "nm": n * m})
        if ops == "+-":
            lines, result = [add(b, c) + ".", sub(b + c, d) + "."], b + c - d
        elif ops == "*+":
            lines, result = [mul(n, m) + ".", add(n * m, d) + "."], n * m + d
        elif ops == "*-":
            lines, result = [mul(n, m) + ".", sub(n * m, e) + "."], n * m - e
        elif ops == "-":
            lines, result = [sub(b + d, d) + "."], b
        elif ops == "+":
            lines, result = [add(b, d) + "."], b + d
        else:
            lines, result = [div(n * m, m) + "."], n
    return Example(text, answer(lines, result), "arithmetic")


def sequence(rng: random.Random) -> Example:
    kind = rng.choice(["up", "up", "up", "down", "down", "double", "triple", "square", "growing", "fibonacci"])
    length = rng.choice([4, 4, 5, 3 if kind in ("up", "down") else 4])
    first, d = number(rng, 1, 40), number(rng, 2, 12)
    if kind == "up":
        q = [first + d * i for i in range(length + 1)]
        lines = [f"Each number is {d} more than the one before.", add(q[-2], d) + "."]
    elif kind == "down":
        q = [first + d * (length - i) for i in range(length + 1)]
        lines = [f"Each number is {d} less than the one before.", sub(q[-2], d) + "."]
    elif kind in ("double", "triple"):
        factor = 2 if kind == "double" else 3
        length = 4
        q = [number(rng, 1, 7 if factor == 2 else 2) * factor**i for i in range(1)]
        q = [q[0] * factor**i for i in range(length + 1)]
        lines = [f"Each number is {factor} times the one before.", mul(q[-2], factor) + "."]
    elif kind == "square":
        start = number(rng, 1, 12 - length)
        q = [(start + i) ** 2 for i in range(length + 1)]
        lines = [f"The numbers are squares, from {start} x {start} on.", mul(start + length, start + length) + "."]
    elif kind == "growing":
        grow, q = number(rng, 1, 4), [number(rng, 1, 20)]
        for i in range(length):
            q.append(q[-1] + grow + i)
        lines = [f"The steps grow by 1: the next step is {grow + length - 1}.", add(q[-2], grow + length - 1) + "."]
    else:
        q = [number(rng, 1, 5), number(rng, 2, 7)]
        while len(q) < 6:
            q.append(q[-1] + q[-2])
        lines = ["Each number is the sum of the two before it.", add(q[-3], q[-2]) + "."]
    text = expand(rng, rng.choice(sums.SEQUENCE), {"q": ", ".join(map(str, q[:-1]))})
    return Example(text, answer(lines, q[-1]), "sequence")


def average(rng: random.Random) -> Example:
    mean = number(rng, 3, 12) if rng.random() < 0.7 else 10 * number(rng, 2, 9)
    unit = 1 if mean <= 12 else 10
    x, y = (unit * number(rng, 1, mean // unit - 1) for _ in range(2))
    parts = [mean - x, mean + y, mean + x - y] if mean + x - y > 0 else [mean - unit, mean, mean + unit]
    rng.shuffle(parts)
    b, c, d = parts
    text = scene(rng, rng.choice(sums.AVERAGE), person(rng), b=b, c=c, d=d)
    return Example(text, answer([add(b, c) + ".", add(b + c, d) + ".", f"Three numbers: {div(3 * mean, 3)}."], mean), "average")


def percent(rng: random.Random) -> Example:
    p = rng.choice([10, 10, 50, 50, 25, 20, 100])
    b = {
        10: 10 * number(rng, 1, 20),
        50: 2 * number(rng, 2, 50),
        25: 4 * number(rng, 1, 25),
        20: 10 * number(rng, 1, 12),
        100: number(rng, 5, 90),
    }[p]
    text = scene(rng, rng.choice(sums.PERCENT), person(rng), p=p, b=b)
    if p == 10:
        lines, result = [f"10 percent is one tenth: {div(b, 10)}."], b // 10
    elif p == 50:
        lines, result = [f"50 percent is one half: {div(b, 2)}."], b // 2
    elif p == 25:
        lines, result = [f"25 percent is half of one half: {div(b, 2)}, {div(b // 2, 2)}."], b // 4
    elif p == 20:
        lines, result = [f"20 percent is two tenths: {div(b, 10)}, {mul(b // 10, 2)}."], b // 5
    else:
        lines, result = [f"100 percent is all of it: {b}."], b
    return Example(text, answer(lines, result), "percent")


_EQUATION = re.compile(r"(?<![\d$])(\d+) ([-+x/]) (\d+) = (\d+)")
_RESULT = re.compile(r"\nAnswer: \$?(\d+)$")


def check(example: Example) -> bool:
    """True if every equation of the answer holds and the last one is what the answer says."""
    equations = _EQUATION.findall(example.answer)
    result = _RESULT.search(example.answer)
    if result is None or example.answer.count("=") != len(equations):
        return False
    for left, op, right, value in equations:
        x, y, z = int(left), int(right), int(value)
        held = {"+": x + y == z, "-": x - y == z, "x": x * y == z, "/": y != 0 and x == y * z}[op]
        if not held:
            return False
    last = equations[-1][3] if equations else re.findall(r"\d+", example.answer.split("\n")[0])[-1]
    return bool(last == result.group(1))


def _maybe_dressed(make: Callable[[random.Random], Example]) -> Callable[[random.Random], Example]:
    def made(rng: random.Random) -> Example:
        example = make(rng)
        if rng.random() < 0.2 and (example.skill != "arithmetic" or len(example.prompt) > 25):
            return Example(asides.dressed(rng, example.prompt), example.answer, example.skill)
        return example

    return made


_PLAIN: dict[str, tuple[float, Callable[[random.Random], Example]]] = {
    "change_1": (0.050, change(1)),
    "change_2": (0.060, change(2)),
    "change_3": (0.030, change(3)),
    "place": (0.035, place),
    "unknown": (0.030, unknown),
    "compare": (0.035, compare),
    "total": (0.035, total),
    "groups": (0.035, groups),
    "share": (0.030, share),
    "leftover": (0.020, leftover),
    "groups_then": (0.030, groups_then),
    "times": (0.025, times),
    "money": (0.050, money),
    "rate": (0.030, rate),
    "age": (0.030, age),
    "time": (0.025, clock),
    "arithmetic": (0.105, arithmetic),
    "sequence": (0.040, sequence),
    "average": (0.020, average),
    "percent": (0.020, percent),
}

SKILLS: dict[str, tuple[float, Callable[[random.Random], Example]]] = {
    name: (weight, _maybe_dressed(make)) for name, (weight, make) in _PLAIN.items()
}
