"""Small puzzles: queues, legs, handshakes, overlapping groups, chance, floors, directions, patterns, either-or logic.

Frames have the marks of `scripts.demo_corpus.reasoning_grammar`: `[a|b]` is a choice, `{x}` a field. Small numbers only.
"""

import random

from scripts.demo_corpus.example import Example
from scripts.demo_corpus.experts.reasoning_measures import made
from scripts.demo_corpus.reasoning_grammar import add, div, mul, names, plural, step, sub


def ordinal(n: int) -> str:
    return f"{n}{'th' if 10 < n % 100 < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"


def queue(rng: random.Random) -> Example:
    front, back, (p,) = rng.randint(2, 20), rng.randint(2, 20), names(rng, 1)
    total, where = front + back - 1, rng.choice(("line", "queue", "row"))
    fields = {"p": p, "f": ordinal(front), "b": ordinal(back), "z": total, "w": where}
    if rng.random() < 0.6:
        frames = (
            "{p} is {f} from the front and {b} from the back of a {w}. How many [people |]are in the {w}?",
            "In a {w}, {p} is the {f} from the left and the {b} from the right. How many stand there?",
            "Counted from the front {p} is {f}, counted from the back {b}. How long is the {w}?",
            "{p} is {f} from the top and {b} from the bottom of a class. How many are in the class?",
        )
        lines = [step("Both counts", add(front, back)), step(f"{p} is counted twice", sub(front + back, 1))]
        return made(rng, "queue", frames, fields, lines, total)
    frames = (
        "{z} people are in a {w} and {p} is {f} from the front. How many are behind {p}?",
        "{p} is {f} in a {w} of {z}. How many come after {p}?",
        "In a {w} of {z}, {p} stands {f}. How many stand behind?",
    )
    return made(rng, "queue", frames, fields, [f"{sub(total, front)}."], total - front)


_LEGGED = (
    ("cow", 4),
    ("hen", 2),
    ("dog", 4),
    ("duck", 2),
    ("spider", 8),
    ("ant", 6),
    ("cat", 4),
    ("bird", 2),
    ("horse", 4),
    ("bee", 6),
    ("pig", 4),
    ("goose", 2),
    ("tricycle", 3),
    ("goat", 4),
    ("child", 2),
    ("farmer", 2),
)


def _many(noun: str) -> str:
    return {"child": "children", "goose": "geese"}.get(noun, plural(noun))


def legs(rng: random.Random) -> Example:
    (a, x), (b, y) = rng.sample([pair for pair in _LEGGED if pair[0] != "tricycle"], 2)
    n, m = rng.randint(2, 7), rng.randint(2, 7)
    frames = (
        "How many legs do {n} {a} and {m} {b} have?",
        "{n} {a} and {m} {b}: how many legs [in all|together]?",
        "On a farm there are {n} {a} and {m} {b}. How many legs is that?",
        "Count the legs of {n} {a} and {m} {b}.",
    )
    lines = [f"{n} {_many(a)}: {mul(n, x)}.", f"{m} {_many(b)}: {mul(m, y)}.", step("Together", add(n * x, m * y))]
    return made(rng, "legs", frames, {"n": n, "m": m, "a": _many(a), "b": _many(b)}, lines, n * x + m * y)


def handshakes(rng: random.Random) -> Example:
    n = rng.randint(3, 10)
    frames = (
        "{n} people all shake hands with each other once. How many handshakes [is that|are there]?",
        "{n} teams play each other once. How many games is that?",
        "How many handshakes are there among {n} people?",
        "In a group of {n}, everyone hugs everyone else once. How many hugs?",
        "{n} points are joined in pairs by lines. How many lines?",
    )
    lines = [f"Each of {n} meets {n - 1} others: {mul(n, n - 1)}.", step("Each pair is counted twice", div(n * (n - 1), 2))]
    return made(rng, "handshakes", frames, {"n": n}, lines, n * (n - 1) // 2)


_OUTFITS = (
    ("shirts", "pants", "outfits"),
    ("hats", "scarves", "ways to dress"),
    ("soups", "desserts", "meals"),
    ("breads", "cheeses", "sandwiches"),
    ("colors", "sizes", "kinds"),
    ("roads to the lake", "roads home", "round trips"),
    ("cones", "flavors", "ice creams"),
    ("frames", "wheels", "bikes"),
)


def outfits(rng: random.Random) -> Example:
    a, b = rng.randint(2, 9), rng.randint(2, 9)
    x, y, z = rng.choice(_OUTFITS)
    frames = (
        "With {a} {x} and {b} {y}, how many {z} can be made?",
        "{p} has {a} {x} and {b} {y}. How many different {z} is that?",
        "There are {a} {x} and {b} {y}. One of each: how many {z}?",
        "How many {z} [come from|do you get from] {a} {x} and {b} {y}?",
    )
    return made(
        rng,
        "outfits",
        frames,
        {"a": a, "b": b, "x": x, "y": y, "z": z, "p": names(rng, 1)[0]},
        [f"Each of {a} goes with each of {b}: {mul(a, b)}."],
        a * b,
    )


_LIKES = (
    ("tea", "coffee"),
    ("cats", "dogs"),
    ("apples", "pears"),
    ("tennis", "chess"),
    ("jazz", "rock"),
    ("red", "blue"),
    ("French", "Spanish"),
    ("maths", "art"),
    ("swimming", "running"),
)


def overlap(rng: random.Random) -> Example:
    both, a, b = rng.randint(1, 8), rng.randint(1, 9), rng.randint(1, 9)
    none, (x, y) = rng.randint(1, 8), rng.choice(_LIKES)
    either = both + a + b
    fields = {
        "a": both + a,
        "b": both + b,
        "c": both,
        "x": x,
        "y": y,
        "z": either + none,
        "g": rng.choice(("people", "children", "students", "friends")),
    }
    first = [step("Sum", add(both + a, both + b)), step("Take the ones counted twice", sub(2 * both + a + b, both))]
    kind = rng.randrange(3)
    if kind == 0:
        frames = (
            "{a} {g} like {x}, {b} like {y} and {c} like both. How many like at least one?",
            "In a club {a} like {x}, {b} like {y}, {c} both. How many members like one or both?",
            "{a} chose {x}, {b} chose {y}, {c} of them chose both. How many {g} is that?",
        )
        return made(rng, "overlap", frames, fields, first, either)
    if kind == 1:
        frames = (
            "Of {z} {g}, {a} like {x}, {b} like {y} and {c} like both. How many like neither?",
            "There are {z} {g}. {a} like {x}, {b} like {y}, {c} both. How many like none of the two?",
        )
        return made(rng, "overlap", frames, fields, [*first, step("The rest", sub(either + none, either))], none)
    frames = (
        "{a} {g} like {x} and {c} of them like {y} too. How many like only {x}?",
        "Of {a} {g} who like {x}, {c} also like {y}. How many like just {x}?",
    )
    return made(rng, "overlap", frames, fields, [f"{sub(both + a, both)}."], a)


_COLORS = ("red", "blue", "green", "yellow", "white", "black", "pink", "brown")


def chance(rng: random.Random) -> Example:
    (x, y), a, b = rng.sample(_COLORS, 2), rng.randint(2, 9), rng.randint(2, 9)
    thing = rng.choice(("balls", "marbles", "socks", "cards", "beads", "sweets", "buttons", "tickets"))
    if rng.random() < 0.75:
        frames = (
            "A bag has {a} {x} and {b} {y} {t}. What is the [chance|probability] of [taking|drawing] a {x} one?",
            "There are {a} {x} {t} and {b} {y} {t} in a box. What is the probability to pick {x}?",
            "{a} {x} and {b} {y} {t}: the probability of {x}?",
            "You draw one of {a} {x} and {b} {y} {t} without looking. What is the chance that it is {x}?",
        )
        return made(
            rng,
            "chance",
            frames,
            {"a": a, "b": b, "x": x, "y": y, "t": thing},
            [step("All", add(a, b)), f"{a} of {a + b} are {x}."],
            f"{a}/{a + b}",
        )
    frames = (
        "A drawer has {x} and {y} {t} in the dark. How many must you take to be sure of a pair of one color?",
        "{x} and {y} {t} are mixed. How many do you draw to surely have two of the same color?",
    )
    return made(
        rng,
        "chance",
        frames,
        {"x": x, "y": y, "t": thing},
        ["There are 2 colors.", "Two may differ, the third must match one: 2 + 1 = 3."],
        3,
    )


def floors(rng: random.Random) -> Example:
    start, up, down = rng.randint(1, 12), rng.randint(2, 12), rng.randint(2, 9)
    if down >= start + up:
        return floors(rng)
    (p,) = names(rng, 1)
    frames = (
        "An elevator is on floor {s}. It goes up {u} and down {d}. On which floor is it?",
        "{p} is on floor {s}, goes {u} floors up and then {d} floors down. Where is {p}?",
        "A lift at floor {s} climbs {u} floors and drops {d}. Which floor is that?",
        "From floor {s}, {u} up, {d} down: which floor?",
        "{p} stands on step {s} of a stair, climbs {u} steps and goes back {d}. On which step is {p}?",
    )
    return made(
        rng,
        "floors",
        frames,
        {"s": start, "u": up, "d": down, "p": p},
        [f"{add(start, up)}.", f"{sub(start + up, down)}."],
        start + up - down,
    )


def warmth(rng: random.Random) -> Example:
    cold, rise = rng.randint(1, 10), rng.randint(2, 15)
    where = rng.choice(("It", "The lake", "A freezer", "The town", "The room", "The garden"))
    if rng.random() < 0.5:
        frames = (
            "{w} is at -{c} degrees and [gets|becomes] {r} degrees warmer. What is the temperature?",
            "The temperature is -{c} and rises by {r}. What is it now?",
            "-{c} degrees, then {r} degrees more?",
        )
        result = rise - cold
        line = (
            f"From -{cold} up {cold} is 0, and {rise - cold} more is {result}."
            if rise >= cold
            else f"From -{cold} up {rise} is -{cold - rise}."
        )
    else:
        frames = (
            "{w} is at {c} degrees and [gets|becomes] {r} degrees colder. What is the temperature?",
            "The temperature is {c} and falls by {r}. What is it now?",
            "{c} degrees, then {r} degrees less?",
        )
        result = cold - rise
        line = (
            f"From {cold} down {cold} is 0, and {rise - cold} more is {result}." if rise > cold else f"From {cold} down {rise} is {result}."
        )
    return made(rng, "warmth", frames, {"w": where, "c": cold, "r": rise}, [line], result)


_WINDS = ("north", "east", "south", "west")


def directions(rng: random.Random) -> Example:
    at, turns = rng.randrange(4), [rng.choice(("right", "left", "around")) for _ in range(rng.randint(1, 3))]
    (p,), facing, lines = names(rng, 1), at, []
    for turn in turns:
        facing = (facing + {"right": 1, "left": 3, "around": 2}[turn]) % 4
        lines.append(f"{turn.capitalize()}: {_WINDS[facing]}.")
    told = " and then ".join(f"turns {t}" for t in turns)
    frames = (
        "{p} faces {w}, {t}. Which way does {p} face now?",
        "{p} looks {w} and {t}. Where does {p} look now?",
        "Facing {w}, someone {t}. What direction is that?",
        "A robot points {w}, then it {t}. In which direction does it point?",
    )
    return made(rng, "directions", frames, {"p": p, "w": _WINDS[at], "t": told}, lines, _WINDS[facing])


_ROWS = (
    ("red", "blue"),
    ("red", "blue", "green"),
    ("circle", "square"),
    ("circle", "square", "star"),
    ("cat", "dog"),
    ("sun", "moon"),
    ("black", "white"),
    ("up", "down"),
    ("big", "small"),
    ("one", "two", "three"),
    ("tea", "milk"),
    ("gold", "silver", "bronze"),
    ("clap", "stomp"),
    ("rock", "tree", "bush"),
)


def pattern(rng: random.Random) -> Example:
    row = rng.choice(_ROWS)
    row = tuple(rng.sample(row, len(row)))
    k, n = len(row), rng.randint(5, 20)
    place = (n - 1) % k
    shown = ", ".join(row * 2)
    rest = n - n // k * k
    frames = (
        "The pattern is {s} and so on. What is the {n} one?",
        "{s}, ... What comes at place {m}?",
        "A row goes {s}, and it goes on like this. What is number {m}?",
        "In the pattern {s}, what is the {n}?",
    )
    lines = [f"The pattern repeats after {k}.", f"{n} is {n // k} times {k} and {rest} more, so it is like number {rest or k}."]
    return made(rng, "pattern", frames, {"s": shown, "n": ordinal(n), "m": n}, lines, row[place])


def letter_steps(rng: random.Random) -> Example:
    gap, first = rng.randint(1, 4), rng.randint(0, 8)
    shown = [chr(65 + first + gap * i) for i in range(5)]
    if rng.random() < 0.5:
        frames = ("What letter comes next: {s}, ?", "{s}, ... Next letter?", "Which letter follows: {s}?", "Continue: {s}")
        lines = [f"Go {gap} letter{'s' * (gap > 1)} on each time: from {shown[3]} to {shown[4]}."]
        return made(rng, "letter_steps", frames, {"s": ", ".join(shown[:4])}, lines, shown[4])
    n = rng.randint(1, 26)
    before = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[:n]
    frames = (
        "What is the {n} letter of the alphabet?",
        "Which letter is number {m} in the alphabet?",
        "The {n} letter from A on is which?",
    )
    return made(rng, "letter_steps", frames, {"n": ordinal(n), "m": n}, [f"Count {n}: {' '.join(before)}."], before[-1])


_HIDING = (
    ("key", "box", "drawer"),
    ("cat", "attic", "cellar"),
    ("coin", "left hand", "right hand"),
    ("letter", "desk", "bag"),
    ("treasure", "cave", "tree"),
    ("ring", "jar", "cup"),
    ("dog", "house", "garden"),
    ("ball", "bin", "basket"),
    ("map", "tower", "barn"),
    ("cake", "oven", "fridge"),
    ("shoe", "closet", "hall"),
)


def either_or(rng: random.Random) -> Example:
    thing, one, two = rng.choice(_HIDING)
    if rng.random() < 0.5:
        one, two = two, one
    (p, q) = names(rng, 2)
    kind = rng.randrange(3)
    if kind == 0:
        frames = (
            "The {t} is in the {a} or in the {b}. It is not in the {a}. Where is it?",
            "Either the {a} or the {b} has the {t}. The {a} does not. Where is the {t}?",
            "{p} put the {t} in the {a} or the {b}. The {a} is empty. Where is it?",
        )
        lines, result = [f"It is in the {one} or the {two}.", f"Not the {one}, so the {two}."], two
    elif kind == 1:
        frames = (
            "Exactly one of {p} and {q} has the {t}. {p} does not have it. Who has it?",
            "{p} or {q} took the {t}. It was not {p}. Who was it?",
            "One of two has the {t}: {p} or {q}. {p} has nothing. Who has it?",
        )
        lines, result = [f"It is {p} or {q}.", f"Not {p}, so {q}."], q
    else:
        (r,) = [n for n in names(rng, 3) if n not in (p, q)][:1]
        frames = (
            "{p}, {q} or {r} has the {t}. {p} does not have it. Neither does {q}. Who has it?",
            "One of {p}, {q} and {r} took the {t}. It was neither {p} nor {q}. Who was it?",
        )
        lines, result = [f"It is {p}, {q} or {r}.", f"Not {p} and not {q}, so {r}."], r
        return made(rng, "either_or", frames, {"t": thing, "p": p, "q": q, "r": r}, lines, result)
    return made(rng, "either_or", frames, {"t": thing, "a": one, "b": two, "p": p, "q": q}, lines, result)


def snail(rng: random.Random) -> Example:
    up, slip, days = rng.randint(3, 9), rng.randint(1, 2), rng.randint(2, 9)
    who = rng.choice(("snail", "frog", "bug", "climber", "worm", "beetle", "spider"))
    frames = (
        "A {w} climbs {u} feet [a|each|every] day and slips back {s} each night. How high is it after {d} days and nights?",
        "Every day a {w} goes up {u} feet, every night down {s}. How many feet is that in {d} days with their nights?",
        "{u} feet up by day and {s} down by night: how high is a {w} after {d} days and nights?",
    )
    lines = [step("Each day and night", sub(up, slip)), step(f"In {days} days", mul(up - slip, days))]
    return made(rng, "snail", frames, {"w": who, "u": up, "s": slip, "d": days}, lines, (up - slip) * days)


SKILLS = {
    "queue": queue,
    "legs": legs,
    "handshakes": handshakes,
    "outfits": outfits,
    "overlap": overlap,
    "chance": chance,
    "floors": floors,
    "warmth": warmth,
    "directions": directions,
    "pattern": pattern,
    "letter_steps": letter_steps,
    "either_or": either_or,
    "snail": snail,
}
