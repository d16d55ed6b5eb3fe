"""Short forms that only the creative expert learns: acrostics, six-word stories, tongue twisters, cinquains, letters, lines alike."""

import random
from collections.abc import Callable
from functools import cache
from pathlib import Path

from scripts.demo_corpus.creative_topics import topic
from scripts.demo_corpus.example import Example
from scripts.demo_corpus.experts.creative_words import ALIKE, DEEDS, ENDS, KIN, NEWS, SIX, THANKS, TWISTED, WISHES, WORDS
from scripts.demo_corpus.reasoning_grammar import expand, names


@cache
def _bank() -> dict[str, tuple[str, ...]]:
    lines = Path(__file__).with_name("creative_lines.txt").read_text("utf-8").splitlines()[1:]
    return {key: tuple(rest.split(" | ")) for key, _, rest in (line.partition(": ") for line in lines)}


def acrostic(rng: random.Random) -> Example:
    word = rng.choice(WORDS) if rng.random() < 0.6 else names(rng, 1)[0]
    lines: list[str] = []
    for letter in word.upper():
        fresh = [line for line in _bank()[letter] if line not in lines] or list(_bank()[letter])
        lines.append(rng.choice(fresh))
    frames = (
        "Write an acrostic for the word {w}.",
        "[Make|Create|Compose] an acrostic poem [of|on|with] the name {w}.",
        "An acrostic of {w}, please.",
        "acrostic {w}",
        "Write a poem [where|in which] the first letters of the lines spell {w}.",
        "Can you write an acrostic that spells {w}?",
        "I need a poem whose lines begin with the letters of {w}.",
    )
    shown = rng.choice((word.upper(), word.lower(), word.capitalize()))
    return Example(expand(rng, rng.choice(frames), {"w": shown}), "\n".join(lines), "own_acrostic")


def six_words(rng: random.Random) -> Example:
    about = topic(rng).asked if rng.random() < 0.35 else None
    frames = (
        "[Write|Tell|Give] me a six-word story.",
        "A story in [exactly |]six words, please.",
        "six word story",
        "Can you tell a story in only six words?",
        "Write a story of 6 words.",
    )
    topical = (
        "Write a six-word story about {t}.",
        "six word story about {t}",
        "Tell a story about {t} in [exactly |just |]six words.",
        "A 6 word story on {t}, please.",
    )
    if about is None or len(about.split()) > 2 or not about.replace(" ", "").isalpha():
        start, end = rng.choice(SIX), rng.choice(ENDS)
        return Example(expand(rng, rng.choice(frames)), f"{start} {end}", "own_six_words")
    name = about.split()
    head = [*(() if name[0] in ("the", "a", "an", "my") else ("The",)), *name]
    tail = rng.choice(
        {
            1: ("waited. Nobody came back.",),
            2: ("waited. Nobody ever came.", "left. Only silence remained.", "called. Nobody dared answer."),
            3: ("waited. Nobody came.", "vanished. We wept.", "returned. Everybody smiled."),
        }[len(head)]
    )
    text = " ".join(head)
    return Example(expand(rng, rng.choice(topical), {"t": about}), f"{text[0].upper()}{text[1:]} {tail}", "own_six_words")


def twister(rng: random.Random) -> Example:
    letter = rng.choice(list(TWISTED))
    who, verb, what, where = TWISTED[letter]
    frames = (
        "[Write|Make up|Invent] a tongue twister with the letter {l}.",
        "A tongue twister [on|for|with] {l}, please.",
        "tongue twister letter {l}",
        "Can you [give|make] me a tongue twister where the words start with {l}?",
        "Write a sentence [where|in which] [almost |]every word begins with {l}.",
        "I want an alliteration with {l}.",
    )
    line = f"{rng.choice(who)} {rng.choice(verb)} {rng.choice(what)} {rng.choice(where)}."
    return Example(expand(rng, rng.choice(frames), {"l": rng.choice((letter, letter.lower()))}), line, "own_twister")


def cinquain(rng: random.Random) -> Example:
    bank, about = _bank(), rng.choice(_bank()["2"])
    frames = (
        "Write a cinquain about {t}.",
        "A cinquain [on|about] {t}, please.",
        "cinquain: {t}",
        "[Compose|Make] a five-line poem of 2, 4, 6, 8 and 2 syllables about {t}.",
        "Can you write a cinquain on the topic of {t}?",
        "I'd like a cinquain about {t}.",
    )
    lines = [about.capitalize(), *(rng.choice(bank[key]) for key in ("4", "6", "8", "end"))]
    return Example(expand(rng, rng.choice(frames), {"t": about}), "\n".join(lines), "own_cinquain")


_LETTERS = {
    "thank": (
        "Write a short letter to {w} from {s} to say thanks for {d}.",
        "A thank you note to {w} for {d}, signed {s}.",
        "[Write|Draft] a thank-you letter from {s} to {w} for {d}.",
    ),
    "invite": (
        "Write a short letter from {s} that invites {w} to {d}.",
        "An invitation to {w} for {d}, from {s}.",
        "[Write|Draft] a letter: {s} invites {w} to {d}.",
    ),
    "tell": (
        "Write a short letter from {s} to {w} about {d}.",
        "A letter to {w} about {d}, signed {s}.",
        "[Write|Draft] a few lines from {s} to {w} with news of {d}.",
    ),
}


def letter(rng: random.Random) -> Example:
    sender = names(rng, 1)[0]
    to = rng.choice(KIN) if rng.random() < 0.4 else names(rng, 1)[0]
    shown = to if to[0].isupper() else f"my {to}"
    kind, told = rng.choice(list(DEEDS.items()))
    deed = rng.choice(told)
    line = {"thank": THANKS, "invite": WISHES, "tell": NEWS}[kind]
    frames = _LETTERS[kind]
    body = rng.choice(line).format(d=deed)
    name = to if to[0].isupper() else to.capitalize()
    return Example(
        expand(rng, rng.choice(frames), {"w": shown, "s": sender, "d": deed}), f"Dear {name},\n{body}\nYours, {sender}", "own_letter"
    )


_COUNTS = {2: "two", 3: "three", 4: "four", 5: "five"}


def alike(rng: random.Random) -> Example:
    start, ends = rng.choice(list(ALIKE.items()))
    count = rng.randint(2, 5)
    shown = rng.choice((str(count), _COUNTS[count]))
    frames = (
        'Write {n} lines that [all |each |]start with "{s}".',
        'A [little |short |]poem of {n} lines, each beginning with "{s}".',
        '{n} lines starting with "{s}", please.',
        'Can you write a {n}-line poem where every line begins with "{s}"?',
        'Give me {n} lines. Each has to start with the words "{s}".',
    )
    return Example(
        expand(rng, rng.choice(frames), {"n": shown, "s": start}),
        "\n".join(f"{start} {end}" for end in rng.sample(ends, count)),
        "own_alike",
    )


SKILLS: dict[str, Callable[[random.Random], Example]] = {
    "acrostic": acrostic,
    "six_words": six_words,
    "twister": twister,
    "cinquain": cinquain,
    "letter": letter,
    "alike": alike,
}
_MAKERS = tuple(SKILLS.values())


def generate(rng: random.Random) -> Example:
    return rng.choice(_MAKERS)(rng)
