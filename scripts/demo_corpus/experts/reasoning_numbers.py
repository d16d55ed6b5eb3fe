"""Word problems about numbers: unknown ones, ratios, growth, work, averages, fractions, digits.

Frames have the marks of `scripts.demo_corpus.reasoning_grammar`: `[a|b]` is a choice, `{x}` a field. Small numbers only.
"""

import random

from scripts.demo_corpus.example import Example
from scripts.demo_corpus.experts.reasoning_measures import made
from scripts.demo_corpus.reasoning_grammar import add, div, mul, names, step, sub


def thought(rng: random.Random) -> Example:
    """A number thought of, changed, and told."""
    n, k, c = rng.randint(2, 12), rng.randint(2, 6), rng.randint(1, 12)
    more = rng.random() < 0.6
    end = n * k + c if more else n * k - c
    if end < 1:
        return thought(rng)
    does = (f"add {c}", f"{c} is added") if more else (f"take away {c}", f"{c} is taken away")
    frames = (
        "I think of a number, [multiply it by|times] {k} and {d}. I get {z}. What is [the|my] number?",
        "[Which|What] number times {k} gives {z} when {e}?",
        "A number is multiplied by {k}, then {e}. The result is {z}. What was the number?",
        "{p} thinks of a number. {p} multiplies it by {k}, then {d2} and gets {z}. What is it?",
    )
    d2 = f"adds {c}" if more else f"takes away {c}"
    lines = ["Go backwards.", f"{sub(end, c) if more else add(end, c)}.", f"{div(n * k, k)}."]
    return made(rng, "thought", frames, {"k": k, "d": does[0], "e": does[1], "d2": d2, "z": end, "p": names(rng, 1)[0]}, lines, n)


def sum_difference(rng: random.Random) -> Example:
    small, gap = rng.randint(1, 15), 2 * rng.randint(1, 6)
    large, total = small + gap, 2 * small + gap
    big = rng.random() < 0.5
    frames = (
        "Two numbers add up to {t} and one is {g} more than the other. What is the {w} number?",
        "The sum of two numbers is {t}, their difference is {g}. What is the {w} one?",
        "{a} and {b} have {t} coins together. {a} has {g} more than {b}. How many does {who} have?",
        "{a} and {b} are {t} years old together and {a} is {g} years older. How old is {who}?",
    )
    a, b = names(rng, 2)
    fields = {"t": total, "g": gap, "a": a, "b": b, "who": a if big else b}
    fields["w"] = rng.choice(("larger", "bigger")) if big else "smaller"
    lines = [step("Take the difference away", sub(total, gap)), step("Half of it is the smaller", div(total - gap, 2))]
    if big:
        lines.append(step("The larger", add(small, gap)))
    return made(rng, "sum_difference", frames, fields, lines, large if big else small)


def ratio(rng: random.Random) -> Example:
    a, b = rng.sample(range(1, 6), 2)
    unit, (p, q) = rng.randint(2, 9), names(rng, 2)
    thing, first = rng.choice(("coins", "marbles", "cards", "sweets", "stickers", "dollars", "shells", "beads")), rng.random() < 0.5
    frames = (
        "{p} and {q} share {z} {t} in the ratio {a} to {b}. How many does {w} get?",
        "{z} {t} are shared {a}:{b} between {p} and {q}. How many go to {w}?",
        "Divide {z} {t} between {p} and {q} in the ratio {a}:{b}. What is the share of {w}?",
        "For every {a} {t} of {p}, {q} gets {b}. There are {z}. How many does {w} get?",
    )
    lines = [
        step("Parts", add(a, b)),
        step("One part", div(unit * (a + b), a + b)),
        step(f"{p if first else q}", mul(a if first else b, unit)),
    ]
    return made(
        rng,
        "ratio",
        frames,
        {"p": p, "q": q, "z": unit * (a + b), "t": thing, "a": a, "b": b, "w": p if first else q},
        lines,
        (a if first else b) * unit,
    )


def scaling(rng: random.Random) -> Example:
    people, times, amount = rng.randint(2, 6), rng.randint(2, 5), rng.randint(2, 9)
    thing = rng.choice(
        ("eggs", "cups of flour", "potatoes", "spoons of sugar", "carrots", "tomatoes", "cups of milk", "apples", "onions", "cups of rice")
    )
    frames = (
        "A recipe for {n} people needs {a} {t}. How many {t} for {m} people?",
        "{n} people need {a} {t}. How many do {m} people need?",
        "For {n} servings you take {a} {t}. How many for {m} servings?",
        "If {a} {t} are enough for {n} people, how many are needed for {m}?",
    )
    lines = [f"{people * times} people are {times} times {people}: {div(people * times, people)}.", f"{mul(amount, times)}."]
    return made(rng, "scaling", frames, {"n": people, "m": people * times, "a": amount, "t": thing}, lines, amount * times)


def workers(rng: random.Random) -> Example:
    few, hours, times = rng.randint(1, 6), rng.randint(1, 6), rng.randint(2, 4)
    who = rng.choice(("workers", "painters", "machines", "pumps", "friends", "cooks", "robots", "gardeners", "printers"))
    what = rng.choice(("build a wall", "paint a house", "finish a job", "empty a pool", "do the work", "clear a field", "fill a tank"))
    if few == 1:
        few = 2
    frames = (
        "{n} {w} [need|take] {h} hours to {x}. How long do {m} {w} need?",
        "If {n} {w} {x} in {h} hours, how many hours do {m} {w} take?",
        "{h} hours for {n} {w} to {x}. How many hours for {m}?",
        "It takes {n} {w} {h} hours to {x}. How many hours does it take {m} {w}?",
    )
    lines = [step("All the work", mul(few, hours * times)), step(f"Shared by {few * times}", div(few * hours * times, few * times))]
    return made(rng, "workers", frames, {"n": few, "w": who, "h": hours * times, "x": what, "m": few * times}, lines, hours)


def growth(rng: random.Random) -> Example:
    start, days, double = rng.randint(2, 6), rng.randint(2, 4), rng.random() < 0.6
    chain = [start * 2**i for i in range(days + 1)]
    thing, unit = (
        rng.choice(("lilies", "cells", "rabbits", "ants", "coins", "germs", "views", "fish")),
        rng.choice(("day", "week", "hour", "year")),
    )
    if double:
        frames = (
            "There are {n} {t}. Their number doubles every {u}. How many are there after {d} {u}s?",
            "{n} {t} double each {u}. How many after {d} {u}s?",
            "Start with {n} {t} and double them every {u}. How many {t} in {d} {u}s?",
            "A number of {t} doubles every {u}. It is {n} now. What is it in {d} {u}s?",
        )
        lines = [f"{mul(a, 2)}." for a in chain[:-1]]
        return made(rng, "growth", frames, {"n": start, "t": thing, "u": unit, "d": days}, lines, chain[-1])
    chain.reverse()
    frames = (
        "There are {n} {t}. Half of them go every {u}. How many are left after {d} {u}s?",
        "{n} {t} are halved each {u}. How many after {d} {u}s?",
        "Start with {n} {t} and lose half every {u}. How many {t} in {d} {u}s?",
        "A number of {t} halves every {u}. It is {n} now. What is it in {d} {u}s?",
    )
    return made(rng, "growth", frames, {"n": chain[0], "t": thing, "u": unit, "d": days}, [f"{div(a, 2)}." for a in chain[:-1]], chain[-1])


def consecutive(rng: random.Random) -> Example:
    middle, which = rng.randint(3, 30), rng.choice(("middle", "smallest", "largest"))
    frames = (
        "Three consecutive numbers add up to {z}. What is the {w} one?",
        "The sum of three numbers in a row is {z}. Which is the {w}?",
        "Three numbers that follow each other make {z} together. What is the {w} number?",
        "{z} is the sum of three consecutive numbers. Find the {w}.",
    )
    lines = [step("The middle one", div(3 * middle, 3))]
    if which != "middle":
        lines.append(step(f"The {which}", sub(middle, 1) if which == "smallest" else add(middle, 1)))
    return made(
        rng,
        "consecutive",
        frames,
        {"z": 3 * middle, "w": which},
        lines,
        {"middle": middle, "smallest": middle - 1, "largest": middle + 1}[which],
    )


def missing_average(rng: random.Random) -> Example:
    mean, gap = rng.randint(3, 20), rng.randint(1, 6)
    a, b = mean - rng.randint(0, 2), mean + gap
    third = 3 * mean - a - b
    if third < 1:
        return missing_average(rng)
    frames = (
        "The average of three numbers is {m}. Two of them are {a} and {b}. What is the third?",
        "Three numbers have a mean of {m}. One is {a}, one is {b}. What is the other?",
        "{p} scored {a} and {b}. What must the third score be for an average of {m}?",
        "What number makes the average of {a}, {b} and it equal to {m}?",
    )
    lines = [step("All three", mul(mean, 3)), step("The two", add(a, b)), step("The third", sub(3 * mean, a + b))]
    return made(rng, "missing_average", frames, {"m": mean, "a": a, "b": b, "p": names(rng, 1)[0]}, lines, third)


_PARTS = (
    (2, "third", "thirds", 3),
    (3, "quarter", "quarters", 4),
    (2, "fifth", "fifths", 5),
    (3, "fifth", "fifths", 5),
    (4, "fifth", "fifths", 5),
    (3, "eighth", "eighths", 8),
)


def fraction(rng: random.Random) -> Example:
    top, _, name, bottom = rng.choice(_PARTS)
    unit, left = rng.randint(2, 10), rng.random() < 0.5
    words = {2: "two", 3: "three", 4: "four"}[top]
    part = rng.choice((f"{words} {name}", f"{top}/{bottom}"))
    thing = rng.choice(("cookies", "pages", "miles", "eggs", "cards", "students", "trees", "dollars", "apples", "seats"))
    if left:
        frames = (
            "There are {z} {t}. {f} of them are gone. How many are left?",
            "{p} had {z} {t} and gave away {f} of them. How many remain?",
            "{f} of {z} {t} are used. How many are not?",
        )
        lines = [step("One part", div(unit * bottom, bottom)), step("Gone", mul(unit, top)), step("Left", sub(unit * bottom, unit * top))]
    else:
        frames = (
            "What is {f} of {z}?",
            "There are {z} {t}. {f} of them are new. How many is that?",
            "{p} gave away {f} of {z} {t}. How many did {p} give away?",
            "How many are {f} of {z} {t}?",
        )
        lines = [step("One part", div(unit * bottom, bottom)), step(f"{top} parts", mul(unit, top))]
    return made(
        rng,
        "fraction",
        frames,
        {"z": unit * bottom, "t": thing, "f": part, "p": names(rng, 1)[0]},
        lines,
        unit * (bottom - top) if left else unit * top,
    )


def digits(rng: random.Random) -> Example:
    tens, ones = rng.randint(1, 9), rng.randint(0, 9)
    n, kind = 10 * tens + ones, rng.choice(("sum", "product", "swap", "build"))
    if kind == "sum":
        frames = (
            "What is the sum of the digits of {n}?",
            "Add [up |]the digits of {n}.",
            "The two digits of {n} together make what?",
            "Digit sum of {n}?",
        )
        return made(rng, "digits", frames, {"n": n}, [f"The digits are {tens} and {ones}.", f"{add(tens, ones)}."], tens + ones)
    if kind == "product":
        frames = ("What is the product of the digits of {n}?", "Multiply the digits of {n}.", "Digit times digit in {n}?")
        return made(rng, "digits", frames, {"n": n}, [f"The digits are {tens} and {ones}.", f"{mul(tens, ones)}."], tens * ones)
    ones = ones or 1
    if kind == "swap":
        frames = (
            "Swap the digits of {n}. What number is that?",
            "What is {n} with its digits turned around?",
            "Write {n} backwards.",
            "Reverse the digits of {n}.",
        )
        return made(
            rng,
            "digits",
            frames,
            {"n": 10 * tens + ones},
            [f"The digits are {tens} and {ones}, turned around {ones} and {tens}."],
            10 * ones + tens,
        )
    frames = (
        "A number has {a} tens and {b} ones. What number is it?",
        "The tens digit is {a} and the ones digit is {b}. What is the number?",
        "Which number has {a} in the tens place and {b} in the ones place?",
    )
    return made(rng, "digits", frames, {"a": tens, "b": ones}, [f"{mul(tens, 10)}.", f"{add(10 * tens, ones)}."], 10 * tens + ones)


def between(rng: random.Random) -> Example:
    low, count = rng.randint(2, 60), rng.randint(3, 20)
    high = low + count - 1
    if rng.random() < 0.5:
        frames = (
            "How many whole numbers are there from {a} to {b}, both included?",
            "Counting {a} and {b} too, how many numbers are from {a} to {b}?",
            "{p} reads from page {a} to page {b}, all of both. How many pages is that?",
            "How many pages are pages {a} to {b}?",
            "Houses number {a} to {b}: how many houses are they?",
        )
        return made(
            rng,
            "between",
            frames,
            {"a": low, "b": high, "p": names(rng, 1)[0]},
            [f"{sub(high, low)}.", step("Count the first one too", add(high - low, 1))],
            count,
        )
    frames = (
        "How many whole numbers lie between {a} and {b}, without these two?",
        "Not counting {a} and {b}, how many numbers are between them?",
        "How many numbers are strictly between {a} and {b}?",
    )
    return made(
        rng,
        "between",
        frames,
        {"a": low, "b": high},
        [f"{sub(high, low)}.", step("Do not count the last one", sub(high - low, 1))],
        count - 2,
    )


def meeting(rng: random.Random) -> Example:
    a, b = rng.choice((10, 20, 30, 40, 50, 60)), rng.choice((10, 20, 30, 40, 50))
    hours, (p, q) = rng.randint(2, 5), names(rng, 2)
    who = rng.choice(
        (("Two trains", "one", "the other"), ("Two cars", "one", "the other"), (f"{p} and {q}", p, q), ("Two boats", "one", "the other"))
    )
    fields = {"w": who[0], "o": who[1], "t": who[2], "a": a, "b": b, "z": (a + b) * hours, "h": hours}
    frames = (
        "{w} are {z} miles apart and [drive|move|go] toward each other, {o} at {a} and {t} at {b} miles per hour. "
        "After how many hours do they meet?",
        "{w} start {z} miles apart and move toward each other at {a} and {b} miles an hour. When do they meet, in hours?",
        "The way between {w} is {z} miles. {o} does {a} miles an hour, {t} {b}, toward each other. How many hours until they meet?",
    )
    return made(rng, "meeting", frames, fields, [step("Together per hour", add(a, b)), step("Hours", div((a + b) * hours, a + b))], hours)


SKILLS = {
    "thought": thought,
    "sum_difference": sum_difference,
    "ratio": ratio,
    "scaling": scaling,
    "workers": workers,
    "growth": growth,
    "consecutive": consecutive,
    "missing_average": missing_average,
    "fraction": fraction,
    "digits": digits,
    "between": between,
    "meeting": meeting,
}
