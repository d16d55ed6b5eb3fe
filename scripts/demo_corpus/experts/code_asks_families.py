"""The parameterised programs of `code_families` and `code_more_web`, asked for by use, by example, in a hurry.

Each maker draws a program of the shared families and reads what the request must name (numbers, words, paths) off it.
"""

import random
import re
from collections.abc import Callable

from scripts.demo_corpus import code_families as families
from scripts.demo_corpus.code_families import Spec
from scripts.demo_corpus.code_families_more import MORE_WEB
from scripts.demo_corpus.code_web import WEB

Asked = tuple[Spec, tuple[str, ...]]
"""A program and what it may be asked for with; "[a|b]" is a choice."""


def _match(pattern: str, code: str) -> tuple[str, ...]:
    found = re.search(pattern, code)
    assert found is not None, code
    return tuple(found.groups())


def arith_const(rng: random.Random) -> Asked:
    spec = families.arith_const(rng)
    op, k = _match(r"n (.) (\d+)", spec.code)
    by_op = {
        "+": (
            f"[everybody|each player|every ticket] gets {k} more: n in, n and {k} out",
            f"{k} on top of [whatever|what] I pass in",
            f"n + {k}, no more than that",
            f"[raise|bump] a [price|score|salary] by {k}",
        ),
        "-": (
            f"{k} off whatever I pass in",
            f"n minus {k}, no more than that",
            f"[a coupon|a fee] of {k} comes off the [price|amount]",
            f"[lower|cut] a [price|score] by {k}",
        ),
        "*": (
            f"{k} [boxes|tickets|pages] each, n [people|books|days]: how many in all",
            f"n times {k}, no more than that",
            f"scale [a value|whatever I pass in] by {k}",
            f"one costs {k}, so what do n cost",
        ),
        "/": (
            f"share n among {k}, how much for each",
            f"n over {k}, no more than that",
            f"a {k}th of whatever I pass in",
            f"cut a [bill|cake|sum] into {k} equal parts, size of one",
        ),
    }
    return spec, by_op[op]


def arith_two(rng: random.Random) -> Asked:
    spec = families.arith_two(rng)
    a, b, op = _match(r"def \w+\((\w+), (\w+)\):\n    return \w+ (.)", spec.code)
    result = f"{a} {op} {b} as result, both are arguments"
    by_op = {
        "+": (f"{a} plus {b}", f"{a} and {b} together", f"put {a} on top of {b}, total"),
        "-": (f"{a} minus {b}", f"how much more is {a} than {b}", f"what remains of {a} after {b}"),
        "*": (f"{a} times {b}", f"{a} lots of {b}", f"{a} rows of {b} [chairs|seats|trees], how many"),
        "/": (f"{a} over {b}", f"how often goes {b} into {a}", f"{a} shared by {b}, each gets"),
    }
    return spec, (*by_op[op], result)


_KEEP = {
    ">": ("over {k}", "more than {k}", "beyond {k}", "higher than {k}", "> {k}"),
    "<": ("under {k}", "fewer than {k}", "lower than {k}", "not even {k}", "< {k}"),
    ">=": ("{k} or more", "{k} and up", "no lower than {k}", "not under {k}", ">= {k}"),
    "<=": ("{k} or less", "up to {k}", "no higher than {k}", "not over {k}", "<= {k}"),
    "%": ("that {k} divides", "in the {k} times table", "multiples of {k}", "with no rest when divided by {k}", "% {k} == 0"),
}


def filter_numbers(rng: random.Random) -> Asked:
    spec = families.filter_numbers(rng)
    op, k = _match(r"if n (\S+) (\d+)", spec.code)
    which = rng.choice(_KEEP[op]).format(k=k)
    if "sum(1" in spec.code:
        return spec, (
            f"how many [scores|prices|ages|numbers] are {which}, list in, [count|number] out",
            f"amount of [values|items|readings] {which}",
            f"tally of the [numbers|temperatures] {which}",
        )
    return spec, (
        f"only [scores|prices|ages|numbers] {which} may stay in the list",
        f"from my [readings|prices|grades] I want those {which}",
        f"everything {which}, as a new list",
        f"throw away what is not {which}" if op != "%" else f"pick the ones {which}",
        f"which [values|numbers|scores] are {which}? list in, list out",
    )


def filter_words(rng: random.Random) -> Asked:
    spec = families.filter_words(rng)
    name, value = _match(r"def (\w+)_(\w+)\(", spec.code)
    which = {
        "longer_than": (f"with over {value} letters", f"of more than {value} characters", f"that have length > {value}"),
        "shorter_than": (f"with under {value} letters", f"of fewer than {value} characters", f"that have length < {value}"),
        "starts_with": (f"beginning with {value}", f"whose first letter is {value}", f"with {value} in front"),
        "ends_with": (f"finishing in {value}", f"whose last letter is {value}", f"with {value} at the end"),
        "contains": (f"with {value} somewhere in them", f"that have {value} inside", f"where {value} occurs"),
    }[name]
    chosen = rng.choice(which)
    return spec, (
        f"from a list of [names|words|cities] those {chosen}",
        f"only [names|words|entries] {chosen} may stay",
        f"everything {chosen}, as a new list of words",
        f"which of my [words|names|tags] are {chosen}? list in, list out" if "with" not in chosen else f"my words {chosen}, as list",
    )


_OVER = {">": "more than {k}", ">=": "{k} or more", "<": "fewer than {k}", "==": "exactly {k}"}


def threshold(rng: random.Random) -> Asked:
    spec = families.threshold(rng)
    yes, op, k, no = _match(r'return "(.*?)" if n (\S+) (\d+) else "(.*?)"', spec.code)
    over = _OVER[op].format(k=k)
    return spec, (
        f'"{yes}" for {over}, "{no}" for [all else|the rest|anything else]',
        f'n is {over}? then "{yes}", [or else|otherwise] "{no}"',
        f'[label|call] a number "{yes}" when it is {over}, [and|or] "{no}"',
        f'answer "{yes}" or "{no}": {over} means "{yes}"',
    )


def units(rng: random.Random) -> Asked:
    spec = families.units(rng)
    a, b = _match(r"def (\w+)_to_(\w+)\(", spec.code)
    return spec, (
        f"[my value|what I have|the number] is in {a}, [I need|they want] {b}",
        f"{a} in, {b} out",
        f"how many {b} [make|are in|come from] some {a}",
        f"I think in {b}, [the form|the file|my boss] gives {a}",
        f"express {a} as {b}",
    )


def print_range(rng: random.Random) -> Asked:
    spec = families.print_range(rng)
    if ", 0, -1" in spec.code:
        (a,) = _match(r"range\((\d+)", spec.code)
        return spec, (
            f"[rocket|new year|race] start: {a} first, then one less each, last is 1",
            f"{a}, {int(a) - 1}, {int(a) - 2} and on until 1, on the screen",
            f"numbers falling from {a} to 1, [one a line|each printed]",
            f"backwards from {a} to 1, printed",
        )
    low, high = _match(r"range\((\d+), (\d+)\)", spec.code)
    top = int(high) - 1
    if "%" in spec.code:
        word = "even" if "== 0" in spec.code else "odd"
        return spec, (
            f"show {low} to {top} but {word} ones only",
            f"every {word} value that lies in {low}..{top}, on the screen",
            f"skip what is not {word} while going from {low} to {top}, print the others",
            f"{word} ones among {low} to {top}, [one a line|each printed]",
        )
    return spec, (
        f"{low}, {int(low) + 1}, {int(low) + 2} and on until {top}, on the screen",
        f"[page|seat|ticket] numbers: {low} first, {top} last, one a line",
        f"start at {low}, stop after {top}, print each",
        f"every whole number in {low}..{top}, [one a line|each printed]",
    )


def sum_range(rng: random.Random) -> Asked:
    spec = families.sum_range(rng)
    a, high = _match(r"range\((\d+), (\d+)\)", spec.code)
    b = int(high) - 1
    return spec, (
        f"{a} + {int(a) + 1} + ... + {b}, printed",
        f"what do all the numbers from {a} till {b} come to? show it",
        f"total of {a} through {b} on the screen",
    )


def list_range(rng: random.Random) -> Asked:
    spec = families.list_range(rng)
    name, a, high = _match(r"(\w+) = .*range\((\d+), (\d+)\)", spec.code)
    noun, b = {"nums": "whole numbers"}.get(name, name), int(high) - 1
    return spec, (
        f"{noun} for {a} through {b} in one list, then show it",
        f"one line that makes a list: {noun}, i from {a} to {b}, and a print",
        f"list of {noun}, starting at {a}, ending at {b}, printed",
    )


def print_table(rng: random.Random) -> Asked:
    spec = families.print_table(rng)
    (k,) = _match(r'print\((\d+), "x"', spec.code)
    return spec, (
        f"{k} x 1 = {k} and so on to {k} x 10",
        f"my [son|daughter|class] learns the {k}s: 1 to 10 times {k} on the screen",
        f"one to ten, each times {k}, as a table",
    )


def print_text(rng: random.Random) -> Asked:
    spec = families.print_text(rng)
    (text,) = _match(r'print\("(.*)"\)', spec.code)
    if spec.code.startswith("for "):
        (k,) = _match(r"range\((\d+)\)", spec.code)
        return spec, (
            f'[punishment|lines for school]: "{text}", {k} lines of it',
            f'{k} lines, each says "{text}"',
            f'loop {k} rounds and put "{text}" on the screen',
        )
    return spec, (f'the screen should [say|read] "{text}"', f'a program that tells me "{text}"', f'"{text}" as the only output')


def pattern(rng: random.Random) -> Asked:
    spec = families.pattern(rng)
    (c,) = _match(r'print\("(.)" \*', spec.code)
    if "* i" in spec.code:
        (high,) = _match(r"range\(1, (\d+)\)", spec.code)
        n = int(high) - 1
        return spec, (
            f"steps of {c}: one {c} in row 1 and {n} in row {n}",
            f"a growing wedge of {c}, {n} lines",
            f"{c}, then {c}{c}, then {c}{c}{c}, till the line has {n}",
        )
    (k,) = _match(r"range\((\d+)\)", spec.code)
    return spec, (
        f"a block of {c}, {k} wide and {k} high",
        f"{k} lines with {k} times {c} in each",
        f"board of size {k}, all {c}",
    )


def make_class(rng: random.Random) -> Asked:
    spec = families.make_class(rng)
    while "\n\n" in spec.code:  # one with a method of its own needs to be told so
        spec = families.make_class(rng)
    (name,) = _match(r"class (\w+):", spec.code)
    fields = re.findall(r"self\.(\w+) =", spec.code)
    listing = fields[0] if len(fields) == 1 else ", ".join(fields[:-1]) + " and " + fields[-1]
    return spec, (
        f"{name} objects that [remember|carry|know] their {listing}, as a class",
        f"type for [one|a single] {name.lower()}: {listing}. Class {name}",
        f"class {name}, constructor takes {listing}",
        f"I [keep|track|store] {listing} of each {name.lower()}, [make|give me] a class {name}",
        f"{name}({', '.join(fields)}) should work, so the class for it",
    )


def web(rng: random.Random) -> Asked:
    shared = WEB | MORE_WEB
    spec = rng.choices(list(shared), list(shared.values()))[0](rng)
    framework = "Flask" if "flask" in spec.code else "FastAPI"
    path = _match(r'@app\.\w+\("([^"]*)"', spec.code)[0]
    if "BaseModel" in spec.code:
        model = _match(r"class (\w+)\(", spec.code)[0]
        fields = ", ".join(f"{n} ({t})" for n, t in re.findall(r"    (\w+): (\w+)\n", spec.code))
        return spec, (
            f"{framework}: clients send a {model} to {path}, it has {fields}",
            f"{path} receives a {model} by POST, pydantic fields {fields}, {framework}",
        )
    if "{" in path:
        stem, value = path.rstrip("}").split("/{")
        return spec, (
            f"{framework}: what comes behind {stem}/ is the {value} and should be returned",
            f"{stem}/something in the address, give the something back as {value}, {framework}",
        )
    query = re.search(r"\((\w+): (\w+)\)", spec.code)
    if query:
        return spec, (
            f"{framework}: {path}?{query[1]}=... gives the {query[1]} back, it is {'an' if query[2] == 'int' else 'a'} {query[2]}",
            f"{path} reads {query[1]} ({query[2]}) from the query string, {framework}",
        )
    answer = _match(r"return (.*)$", spec.code)[0]
    return spec, (
        f"{framework}: my [app|phone|friend] calls {path} and [wants|expects to get] {answer}",
        f"whoever opens {path} [gets|sees] {answer}, {framework}",
        f"{framework} server, GET {path} -> {answer}",
    )


MAKERS: dict[Callable[[random.Random], Asked], float] = {
    arith_const: 3, arith_two: 2, filter_numbers: 4, filter_words: 2, threshold: 2, units: 2, print_range: 3, sum_range: 1, list_range: 1,
    print_table: 1, print_text: 2, pattern: 1, make_class: 3, web: 5,
}  # fmt: skip
