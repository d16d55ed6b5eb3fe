"""Word problems about measures: clocks, dates, units, prices, percentages, shapes, coins.

Frames have the marks of `scripts.demo_corpus.reasoning_grammar`: `[a|b]` is a choice, `{x}` a field. Small numbers only.
"""

import random
from collections.abc import Mapping, Sequence

from scripts.demo_corpus.example import Example
from scripts.demo_corpus.reasoning_grammar import add, answer, div, expand, mul, names, step, sub


def made(rng: random.Random, skill: str, frames: Sequence[str], fields: Mapping[str, object], lines: list[str], result: object) -> Example:
    """An example asked by one of the frames."""
    return Example(expand(rng, rng.choice(frames), fields), answer(lines, result), f"own_{skill}")


def clock(minutes: int) -> str:
    """Minutes since midnight on a twelve-hour face."""
    hour, minute = divmod(minutes, 60)
    return f"{(hour - 1) % 12 + 1}:{minute:02}"


_EVENTS = ("film", "lesson", "show", "meeting", "concert", "match", "bus ride", "nap", "walk", "class", "party", "train ride", "game")


def clock_end(rng: random.Random) -> Example:
    start, length = rng.randint(1, 11) * 60 + 5 * rng.randint(0, 11), 5 * rng.randint(2, 17)
    end = start + length
    lines, full = [], (start // 60 + 1) * 60
    if end >= full and start % 60:
        lines = [
            f"From {clock(start)} to {clock(full)} it is {full - start} minutes.",
            f"{sub(length, full - start)} minutes are left: {clock(end)}.",
        ]
    else:
        lines = [f"{start % 60} + {length} = {start % 60 + length} minutes past {start // 60}: {clock(end)}."]
    frames = (
        "A {e} [starts|begins] at {s} and [lasts|takes] {n} minutes. [When does it end|At what time does it end|When is it over]?",
        "What time is it {n} minutes after {s}?",
        "It is {s}. What time will it be in {n} minutes?",
        "The {e} starts at {s} and is {n} minutes long. When [is it over|does it finish]?",
        "{s} plus {n} minutes is what time?",
        "{p} leaves at {s} and needs {n} minutes. When does {p} arrive?",
    )
    return made(
        rng, "clock_end", frames, {"e": rng.choice(_EVENTS), "s": clock(start), "n": length, "p": names(rng, 1)[0]}, lines, clock(end)
    )


def clock_span(rng: random.Random) -> Example:
    start, length = rng.randint(1, 10) * 60 + 5 * rng.randint(0, 11), 5 * rng.randint(2, 20)
    end, full = start + length, (start // 60 + 1) * 60
    if end > full and start % 60:
        lines = [
            f"From {clock(start)} to {clock(full)}: {full - start} minutes.",
            f"From {clock(full)} to {clock(end)}: {end - full} minutes.",
            f"{add(full - start, end - full)}.",
        ]
    elif length >= 60:
        lines = [f"From {clock(start)} to {clock(start + 60)}: 60 minutes.", f"{add(60, length - 60)}."]
    else:
        lines = [f"{sub(end - start // 60 * 60, start % 60)}."]
    frames = (
        "A {e} [runs|goes] from {s} to {f}. How many minutes [is that|does it last]?",
        "How many minutes are there [between|from] {s} [and|to] {f}?",
        "{p} starts at {s} and [stops|is done] at {f}. How many minutes is that?",
        "The {e} begins at {s} and ends at {f}. How long is it in minutes?",
        "From {s} until {f}: how many minutes?",
    )
    return made(
        rng, "clock_span", frames, {"e": rng.choice(_EVENTS), "s": clock(start), "f": clock(end), "p": names(rng, 1)[0]}, lines, length
    )


_UNITS = (
    ("foot", "feet", "inches", 12),
    ("yard", "yards", "feet", 3),
    ("meter", "meters", "centimeters", 100),
    ("kilometer", "kilometers", "meters", 1000),
    ("pound", "pounds", "ounces", 16),
    ("kilogram", "kilograms", "grams", 1000),
    ("dozen", "dozen", "pieces", 12),
    ("decade", "decades", "years", 10),
    ("minute", "minutes", "seconds", 60),
    ("day", "days", "hours", 24),
    ("year", "years", "months", 12),
    ("gallon", "gallons", "quarts", 4),
    ("centimeter", "centimeters", "millimeters", 10),
    ("liter", "liters", "milliliters", 1000),
    ("dollar", "dollars", "cents", 100),
    ("quart", "quarts", "pints", 2),
    ("century", "centuries", "years", 100),
    ("pair", "pairs", "pieces", 2),
)


def units(rng: random.Random) -> Example:
    one, many, small, factor = rng.choice(_UNITS)
    n = rng.randint(2, 12 if factor != 24 else 5)
    rule = f"One {one} is {factor} {small}."
    if rng.random() < 0.6:
        frames = (
            "How many {s} are [there |]in {n} {m}?",
            "{n} {m} [is|are] how many {s}?",
            "Convert {n} {m} to {s}.",
            "{n} {m} in {s}?",
            "Something [is|measures] {n} {m}. How many {s} is that?",
            "What is {n} {m} in {s}?",
        )
        return made(rng, "units", frames, {"s": small, "n": n, "m": many}, [rule, f"{mul(n, factor)}."], n * factor)
    frames = (
        "How many {m} are {n} {s}?",
        "{n} {s} [is|are] how many {m}?",
        "Convert {n} {s} to {m}.",
        "{n} {s} in {m}?",
        "Something [is|measures] {n} {s}. How many {m} is that?",
        "How many {m} make {n} {s}?",
    )
    return made(rng, "units", frames, {"s": small, "n": n * factor, "m": many}, [rule, f"{div(n * factor, factor)}."], n)


_GOODS = (
    "coat",
    "bike",
    "lamp",
    "chair",
    "game",
    "bag",
    "jacket",
    "phone",
    "table",
    "watch",
    "dress",
    "camera",
    "sofa",
    "book set",
    "tent",
    "guitar",
)
_PERCENTS = {50: 2, 25: 4, 10: 10, 20: 5}


def discount(rng: random.Random) -> Example:
    percent = rng.choice(list(_PERCENTS))
    part = rng.randint(2, 12)
    price = part * _PERCENTS[percent]
    off = rng.random() < 0.65
    lines = [
        f"{percent} percent of {price} is {price} / {_PERCENTS[percent]} = {part}.",
        f"{sub(price, part) if off else add(price, part)}.",
    ]
    if off:
        frames = (
            "A {g} costs ${b}. It is {k}% off. What [is the new price|does it cost now|do you pay]?",
            "A ${b} {g} is on sale for {k}% off. [What is the sale price|How much is it]?",
            "What is ${b} with a discount of {k}%?",
            "The price of a {g} is ${b} and [drops|falls|goes down] by {k}%. What is the [new |]price?",
            "{k}% off ${b}: what is left to pay?",
            "{p} gets {k} percent off a {g} for ${b}. How much does {p} pay?",
        )
    else:
        frames = (
            "A {g} costs ${b}. The price [rises|goes up] by {k}%. What is the new price?",
            "What is ${b} plus {k}%?",
            "A ${b} {g} gets {k}% more expensive. [What does it cost now|New price]?",
            "{p} pays ${b} for a {g} and {k}% tax. How much is that in all?",
            "A bill of ${b} with a tip of {k}%: what is the total?",
        )
    result = price - part if off else price + part
    return made(rng, "discount", frames, {"g": rng.choice(_GOODS), "b": price, "k": percent, "p": names(rng, 1)[0]}, lines, f"${result}")


_PLOTS = ("garden", "room", "field", "yard", "carpet", "table", "wall", "poster", "pool", "park", "rectangle", "rectangle")
_LENGTHS = ("feet", "meters", "yards", "inches", "centimeters")


def rectangle(rng: random.Random) -> Example:
    a, b, unit = rng.randint(2, 12), rng.randint(2, 12), rng.choice(_LENGTHS)
    fields = {"t": rng.choice(_PLOTS), "a": a, "b": b, "u": unit, "z": a * b, "w": 2 * (a + b)}
    kind = rng.choice(("area", "area", "around", "around", "side"))
    if kind == "area":
        frames = (
            "A {t} is {a} {u} long and {b} {u} wide. What is its area?",
            "What is the area of a {t} of {a} by {b} {u}?",
            "A {t} measures {a} {u} by {b} {u}. How many square {u} is that?",
            "Area of a rectangle with sides {a} and {b}?",
            "How many square {u} [are in|does it take to cover] a {t} of {a} by {b} {u}?",
        )
        return made(rng, "rectangle", frames, fields, ["The area is length times width.", f"{mul(a, b)}."], a * b)
    if kind == "around":
        frames = (
            "A {t} is {a} {u} long and {b} {u} wide. What is its perimeter?",
            "What is the perimeter of a {t} of {a} by {b} {u}?",
            "How many {u} of fence go around a {t} of {a} by {b} {u}?",
            "Perimeter of a rectangle with sides {a} and {b}?",
            "{a} by {b} {u}: how far is it around the {t}?",
        )
        lines = ["Add both sides, then double.", step("Sides", add(a, b)), step("Twice that", mul(a + b, 2))]
        return made(rng, "rectangle", frames, fields, lines, 2 * (a + b))
    frames = (
        "The area of a {t} is {z} square {u} and it is {a} {u} long. How wide is it?",
        "A {t} has an area of {z} and one side of {a}. How long is the other side?",
        "A rectangle of area {z} has a side of {a} {u}. What is the other side?",
    )
    return made(rng, "rectangle", frames, fields, ["The other side is area divided by side.", f"{div(a * b, a)}."], b)


def shapes(rng: random.Random) -> Example:
    n, unit = rng.randint(2, 12), rng.choice(_LENGTHS)
    kind = rng.choice(("square", "around", "triangle", "box", "back"))
    fields: dict[str, object] = {"n": n, "u": unit, "z": 4 * n, "t": rng.choice(("square", "square garden", "square table", "square room"))}
    if kind == "square":
        frames = (
            "A {t} has sides of {n} {u}. What is its area?",
            "What is the area of a {t} with sides of {n} {u}?",
            "Each side of a {t} is {n} {u}. How many square {u} is that?",
        )
        return made(rng, "shapes", frames, fields, ["The area is side times side.", f"{mul(n, n)}."], n * n)
    if kind == "around":
        frames = (
            "A {t} has sides of {n} {u}. What is its perimeter?",
            "How far is it around a {t} with sides of {n} {u}?",
            "Each side of a {t} is {n} {u}. What is the perimeter?",
        )
        return made(rng, "shapes", frames, fields, ["Four equal sides.", f"{mul(n, 4)}."], 4 * n)
    if kind == "back":
        frames = (
            "The perimeter of a {t} is {z} {u}. How long is one side?",
            "It is {z} {u} around a {t}. How long is each side?",
            "A {t} has a perimeter of {z}. What is its side?",
        )
        return made(rng, "shapes", frames, fields, ["Four equal sides.", f"{div(4 * n, 4)}."], n)
    if kind == "triangle":
        base, height = 2 * rng.randint(1, 6), rng.randint(2, 10)
        frames = (
            "What is the area of a triangle with base {b} and height {h}?",
            "A triangle has a base of {b} {u} and a height of {h} {u}. What is its area?",
            "Area of a triangle, base {b}, height {h}?",
        )
        lines = ["The area is half of base times height.", f"{mul(base, height)}.", f"{div(base * height, 2)}."]
        return made(rng, "shapes", frames, fields | {"b": base, "h": height}, lines, base * height // 2)
    a, b, c = rng.randint(2, 5), rng.randint(2, 5), rng.randint(2, 6)
    frames = (
        "A box is {a} by {b} by {c} {u}. What is its volume?",
        "What is the volume of a box of {a} by {b} by {c}?",
        "How many cubic {u} [are in|fit in] a box of {a} by {b} by {c} {u}?",
    )
    return made(rng, "shapes", frames, fields | {"a": a, "b": b, "c": c}, [f"{mul(a, b)}.", f"{mul(a * b, c)}."], a * b * c)


def posts(rng: random.Random) -> Example:
    gap, count = rng.randint(2, 10), rng.randint(2, 10)
    frames = (
        "A fence is {n} {u} long and has a post every {g} {u}, also at both ends. How many posts are there?",
        "{t} stand along a road of {n} {u}, one every {g} {u}, one at each end too. How many [are there|is that]?",
        "How many posts does a straight fence of {n} {u} need with a post every {g} {u} and at both ends?",
        "Along a path of {n} {u} there is a {o} every {g} {u}, from the start to the end. How many?",
    )
    fields = {
        "n": gap * count,
        "g": gap,
        "u": rng.choice(_LENGTHS[:3]),
        "t": rng.choice(("Trees", "Lamps", "Flags", "Poles")),
        "o": rng.choice(("tree", "lamp", "flag", "bench")),
    }
    return made(
        rng, "posts", frames, fields, [step("Gaps", div(gap * count, gap)), step("One more post than gaps", add(count, 1))], count + 1
    )


_COINS = (("quarter", "quarters", 25), ("dime", "dimes", 10), ("nickel", "nickels", 5))


def coins(rng: random.Random) -> Example:
    picks = rng.sample(_COINS, 2)
    counts = [rng.randint(2, 6) for _ in picks]
    values = [n * coin[2] for n, coin in zip(counts, picks, strict=True)]
    lines = [f"{n} {coin[1]}: {mul(n, coin[2])}." for n, coin in zip(counts, picks, strict=True)] + [step("Together", add(*values))]
    listed = " and ".join(f"{n} {coin[1]}" for n, coin in zip(counts, picks, strict=True))
    frames = (
        "How many cents are {l}?",
        "{p} has {l}. How many cents is that?",
        "{l}: how many cents [in all|together]?",
        "What are {l} worth in cents?",
        "There are {l} in a jar. How many cents is that?",
    )
    return made(rng, "coins", frames, {"l": listed, "p": names(rng, 1)[0]}, lines, sum(values))


def better_buy(rng: random.Random) -> Example:
    (a, b), (x, y) = rng.sample(range(2, 9), 2), rng.sample(range(2, 9), 2)
    thing = rng.choice(("apples", "pens", "eggs", "cans", "lemons", "balls", "cups", "rolls", "socks", "stamps"))
    one, other = f"{a} {thing} for ${a * x}", f"{b} {thing} for ${b * y}"
    lines = [
        f"{a} for ${a * x}: {div(a * x, a)} each.",
        f"{b} for ${b * y}: {div(b * y, b)} each.",
        f"{min(x, y)} is less than {max(x, y)}.",
    ]
    frames = (
        "Which is cheaper per piece: {o} or {t}?",
        "{o} or {t}: which is the better buy?",
        "Shop one sells {o}, shop two sells {t}. Which is the better price?",
        "What is cheaper, {o} or {t}?",
    )
    return made(rng, "better_buy", frames, {"o": one, "t": other}, lines, one if x < y else other)


def profit(rng: random.Random) -> Example:
    n, buy = rng.randint(2, 10), rng.randint(2, 8)
    gain = rng.randint(1, 6)
    thing = rng.choice(("cakes", "lamps", "hats", "toys", "plants", "pots", "rings", "books", "bags", "candles"))
    frames = (
        "{p} buys {n} {t} at ${b} each and sells them at ${s} each. How much profit is that?",
        "{p} makes {n} {t} for ${b} each and sells each for ${s}. What is the profit?",
        "What is the profit on {n} {t} bought for ${b} each and sold for ${s} each?",
        "{n} {t}, bought at ${b}, sold at ${s} apiece: profit?",
    )
    lines = [step("Profit on one", sub(buy + gain, buy)), step(f"On {n}", mul(gain, n))]
    return made(rng, "profit", frames, {"p": names(rng, 1)[0], "n": n, "t": thing, "b": buy, "s": buy + gain}, lines, f"${gain * n}")


def goal(rng: random.Random) -> Example:
    have, week, weeks = rng.randint(2, 30), rng.randint(2, 12), rng.randint(2, 9)
    want = have + week * weeks
    frames = (
        "{p} has ${h}, saves ${w} a week and wants a {g} for ${z}. How many weeks does it take?",
        "A {g} costs ${z}. {p} has ${h} and gets ${w} [a|each|every] week. After how many weeks can {p} buy it?",
        "{p} needs ${z} for a {g}, already has ${h} and saves ${w} [a|per] week. How many weeks?",
        "With ${h} now and ${w} more each week, how many weeks until ${z}?",
    )
    lines = [step("Missing", sub(want, have)), step("Weeks", div(want - have, week))]
    return made(rng, "goal", frames, {"p": names(rng, 1)[0], "h": have, "w": week, "z": want, "g": rng.choice(_GOODS)}, lines, weeks)


def dates(rng: random.Random) -> Example:
    month = rng.choice(
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
    )
    start, ahead = rng.randint(1, 17), rng.randint(2, 11)
    if rng.random() < 0.5:
        frames = (
            "It is {m} {d}. What is the date in {n} days?",
            "Today is {m} {d}. What date is it {n} days from now?",
            "{n} days after {m} {d} is what date?",
            "Something on {m} {d} is moved back by {n} days. To which date?",
        )
        return made(rng, "dates", frames, {"m": month, "d": start, "n": ahead}, [f"{add(start, ahead)}."], f"{month} {start + ahead}")
    frames = (
        "How many days are there from {m} {d} to {m} {e}?",
        "It is {m} {d}. How many days until {m} {e}?",
        "A trip is on {m} {e} and today is {m} {d}. How many days to wait?",
        "From {m} {d} to {m} {e}, how many days?",
    )
    return made(rng, "dates", frames, {"m": month, "d": start, "e": start + ahead}, [f"{sub(start + ahead, start)}."], ahead)


SKILLS = {
    "clock_end": clock_end,
    "clock_span": clock_span,
    "units": units,
    "discount": discount,
    "rectangle": rectangle,
    "shapes": shapes,
    "posts": posts,
    "coins": coins,
    "better_buy": better_buy,
    "profit": profit,
    "goal": goal,
    "dates": dates,
}
