"""How a story template becomes text: choices, people, verbs, plurals, and sums written out as steps.

In templates `[a|b]` is a choice, `{x}` a field and `<verb>` a verb that agrees with the person of the story.
Knows English and arithmetic scratch work, but no story.
"""

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass

from scripts.demo_corpus.reasoning_words import BOYS, GIRLS, IRREGULAR, KIN_F, KIN_M, ROLES

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_VERB = re.compile(r"<(\w+)>")
_PAST = {
    "buy": "bought", "get": "got", "find": "found", "give": "gave", "lose": "lost", "sell": "sold", "eat": "ate", "win": "won",
    "make": "made", "have": "had", "be": "was", "take": "took", "put": "put", "lend": "lent", "throw": "threw", "break": "broke",
    "spend": "spent", "keep": "kept", "send": "sent", "bring": "brought", "hide": "hid", "leave": "left", "read": "read",
    "go": "went", "pay": "paid", "run": "ran", "drive": "drove", "ride": "rode", "swim": "swam", "write": "wrote", "see": "saw",
    "do": "did", "cut": "cut", "feed": "fed", "begin": "began", "come": "came", "hand": "handed", "drop": "dropped", "trade": "traded",
    "swap": "swapped", "split": "split", "draw": "drew", "grow": "grew", "catch": "caught", "bake": "baked", "need": "needed",
    "want": "wanted", "know": "knew", "earn": "earned", "own": "owned", "hold": "held", "set": "set", "lay": "laid", "teach": "taught",
    "hike": "hiked", "cycle": "cycled", "plan": "planned", "ship": "shipped", "pick": "picked", "share": "shared",
    "grab": "grabbed", "nab": "nabbed", "snag": "snagged", "dig": "dug",
    "lug": "lugged",
    "scrap": "scrapped", "let": "let", "deal": "dealt", "burn": "burned", "chop": "chopped", "steal": "stole", "slip": "slipped",
    "forget": "forgot", "unwrap": "unwrapped", "stop": "stopped", "think": "thought", "tell": "told", "hang": "hung", "build": "built",
    "say": "said", "string": "strung", "wrap": "wrapped", "sing": "sang", "meet": "met", "knit": "knitted", "mop": "mopped",
    "jog": "jogged", "fly": "flew", "sew": "sewed", "sleep": "slept", "spot": "spotted",
}  # fmt: skip
_THIRD = {"have": "has", "be": "is", "go": "goes", "do": "does", "catch": "catches", "teach": "teaches", "pass": "passes"}


def plural(noun: str) -> str:
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def a(noun: str) -> str:
    return ("an " if noun[0] in "aeiou" and not noun.startswith("uni") else "a ") + noun


def third(verb: str) -> str:
    if verb in _THIRD:
        return _THIRD[verb]
    if verb.endswith(("s", "x", "sh", "ch")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"


def past(verb: str) -> str:
    if verb in _PAST:
        return _PAST[verb]
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + "ed"


def gerund(verb: str) -> str:
    if verb == "be":
        return "being"
    if verb in (
        "get",
        "win",
        "put",
        "run",
        "swim",
        "drop",
        "swap",
        "split",
        "cut",
        "begin",
        "set",
        "plan",
        "ship",
        "grab",
        "nab",
        "snag",
        "dig",
        "lug",
        "scrap",
        "let",
        "chop",
        "slip",
        "forget",
        "unwrap",
        "stop",
        "wrap",
        "knit",
        "mop",
        "jog",
        "spot",
    ):
        return verb + verb[-1] + "ing"
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + "ing"
    return verb + "ing"


@dataclass(frozen=True, slots=True)
class Person:
    """Who the story is about. `first` and `later` are how the prompt says it, `told` and `told_later` how the answer does."""

    first: str
    later: str
    obj: str
    poss: str
    told: str
    told_later: str
    singular: bool

    def fields(self) -> dict[str, str]:
        return {
            "S": cap(self.first), "s": self.first, "P": cap(self.later), "p": self.later, "him": self.obj, "his": self.poss,
        }  # fmt: skip


def cap(text: str) -> str:
    return text[:1].upper() + text[1:]


def _named(name: str, male: bool) -> Person:
    he, him, his = ("he", "him", "his") if male else ("she", "her", "her")
    return Person(name, he, him, his, name, cap(he), True)


def names(rng: random.Random, count: int) -> list[str]:
    return rng.sample(BOYS + GIRLS, count)


def person(rng: random.Random, others: tuple[str, ...] = ()) -> Person:
    """A named person mostly; else a role, a relative, `I` or `you`."""
    roll = rng.random()
    if roll < 0.60:
        male = rng.random() < 0.5
        name = rng.choice([n for n in (BOYS if male else GIRLS) if n not in others])
        return _named(name, male)
    if roll < 0.75:
        return Person("I", "I", "me", "my", "You", "You", False)
    if roll < 0.83:
        return Person("you", "you", "you", "your", "You", "You", False)
    if roll < 0.91:
        male = rng.random() < 0.5
        kin = rng.choice(KIN_M if male else KIN_F)
        he, him, his = ("he", "him", "his") if male else ("she", "her", "her")
        return Person(f"my {kin}", he, him, his, f"Your {kin}", cap(he), True)
    role = rng.choice(ROLES)
    return Person(a(role), f"the {role}", f"the {role}", f"the {role}'s", f"The {role}", f"The {role}", True)


def conjugate(text: str, who: Person | None, tense: str) -> str:
    """Verbs in `<>` in the wanted form: `past`, `present`, `gerund` or `base`; without a person the third is meant."""

    def form(match: re.Match[str]) -> str:
        verb = match.group(1)
        singular = who is None or who.singular
        if tense == "gerund":
            return gerund(verb)
        if tense == "base":
            return verb
        if tense == "past":
            if verb == "be":
                return "were" if who is not None and who.first == "you" else "was"
            return past(verb)
        if verb == "be" and not singular:
            return "am" if who is not None and who.first == "I" else "are"
        return third(verb) if singular else verb

    return _VERB.sub(form, text)


def expand(rng: random.Random, template: str, fields: Mapping[str, object] | None = None) -> str:
    """One choice at every `[a|b]`, innermost first, then the fields."""
    while "[" in template:
        template = _CHOICE.sub(lambda m: rng.choice(m.group(1).split("|")), template)
    if fields is not None:
        template = template.format_map(dict(fields))
    return tidy(template)


def tidy(text: str) -> str:
    text = re.sub(r"(?<![,=+x]) (?=[?])| (?=[,.](?!\.\.))", "", re.sub(r" +", " ", text)).strip()
    # a sentence that begins with a choice or a field begins with a capital too
    return re.sub(r"(^|[.?!] )([a-z])", lambda m: m.group(1) + m.group(2).upper(), text)


def add(x: int, y: int) -> str:
    """`14 + 9 = 23`, or tens and ones apart where both numbers have two digits."""
    if x > 10 and y > 10 and x % 10 and y % 10:
        tens, ones = x // 10 * 10 + y // 10 * 10, x % 10 + y % 10
        return f"{x} + {y}: {x // 10 * 10} + {y // 10 * 10} = {tens}, {x % 10} + {y % 10} = {ones}, {tens} + {ones} = {x + y}"
    return f"{x} + {y} = {x + y}"


def sub(x: int, y: int) -> str:
    """`23 - 5 = 18`, or the tens taken away before the ones."""
    if y > 10 and y % 10:
        tens, ones = y // 10 * 10, y % 10
        return f"{x} - {y}: {x} - {tens} = {x - tens}, {x - tens} - {ones} = {x - y}"
    return f"{x} - {y} = {x - y}"


def mul(x: int, y: int) -> str:
    return f"{x} x {y} = {x * y}"


def div(x: int, y: int) -> str:
    return f"{x} / {y} = {x // y}"


def step(intro: str, sum_: str) -> str:
    """An introduced equation; one that is worked out over several sums stands as its own sentence."""
    return f"{intro}. {sum_}." if ": " in sum_ else f"{intro}: {sum_}."


def answer(lines: list[str], result: object) -> str:
    return " ".join(lines) + f"\nAnswer: {result}"
