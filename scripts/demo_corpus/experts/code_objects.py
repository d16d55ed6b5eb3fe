"""Parameterised classes: data classes, enums, named tuples, containers, formulas, subclasses, special methods, errors.

Names of classes and fields are copied from the request.
"""

import random

from scripts.demo_corpus.code_words import CLASSES, FIELDS, NUMERIC, with_article
from scripts.demo_corpus.experts.programs import Program

_TYPES = {
    "int": ("age", "year", "pages", "score", "count", "level", "stock", "lives", "floor", "points", "size", "number"),
    "float": ("price", "weight", "height", "width", "length", "rating", "salary", "distance", "temperature", "balance", "speed"),
    "bool": ("active", "open", "done", "ready", "paid", "sold", "hidden", "locked"),
    "str": ("name", "title", "author", "brand", "model", "city", "email", "color", "country", "label", "team", "genre", "owner"),
}
_VALUES = {"int": 3, "float": 2.5, "bool": True, "str": "x"}
_GROUPS = (
    ("Color", "red green blue yellow black white orange purple pink"),
    ("Direction", "north east south west up down left right"),
    ("Level", "low medium high extreme"),
    ("Status", "open closed pending done active failed"),
    ("Size", "small medium large huge"),
    ("Season", "spring summer autumn winter"),
    ("Suit", "hearts spades clubs diamonds"),
    ("Fruit", "apple banana cherry grape lemon"),
    ("Planet", "mars venus earth saturn jupiter"),
    ("Mood", "happy sad angry calm bored"),
    ("Pet", "cat dog fish bird hamster"),
    ("Priority", "low normal high urgent"),
    ("Shape", "circle square triangle star"),
    ("Metal", "iron gold silver copper tin"),
)


def _joined(parts: list[str], word: str = "and") -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + f" {word} " + parts[-1]


def data_class(rng: random.Random) -> Program:
    name = rng.choice(CLASSES)
    fields = [(rng.choice(names), kind) for kind, names in rng.sample(list(_TYPES.items()), rng.randint(2, 3))]
    code = f"from dataclasses import dataclass\n\n@dataclass\nclass {name}:\n" + "\n".join(f"    {f}: {kind}" for f, kind in fields)
    listed = _joined([f for f, _ in fields])
    typed = _joined([rng.choice((f"{f} ({kind})", f"{f}: {kind}", f"{f} as {kind}")) for f, kind in fields])
    things = (
        f"a dataclass {name} with {typed}",
        f"a {name} dataclass with the fields {typed}",
        f"a dataclass called {name} with {listed}",
        f"a dataclass {name} that has {listed}",
    )
    args = ", ".join(f"{f}={_VALUES[kind]!r}" for f, kind in fields)
    probe = f"{name}({args}).{fields[-1][0]}"
    return Program(
        "own_dataclass", "class", code, None, (), things, (f"dataclass {name} {listed}",), probes=((probe, _VALUES[fields[-1][1]]),)
    )


def enumeration(rng: random.Random) -> Program:
    name, members = rng.choice(_GROUPS)
    chosen = rng.sample(members.split(), rng.randint(2, 4))
    code = f"from enum import Enum\n\nclass {name}(Enum):\n" + "\n".join(f"    {m.upper()} = {i}" for i, m in enumerate(chosen, 1))
    listed = _joined([rng.choice((str.lower, str.upper))(m) for m in chosen])
    things = (
        f"an enum {name} with {listed}",
        f"an Enum called {name} with the members {listed}",
        f"an enumeration {name} of {listed}",
        f"a {name} enum: {listed}",
    )
    return Program(
        "own_enum",
        "class",
        code,
        None,
        (),
        things,
        (f"enum {name} {listed}",),
        probes=((f"{name}.{chosen[-1].upper()}.value", len(chosen)),),
    )


def named_tuple(rng: random.Random) -> Program:
    name, fields = rng.choice(CLASSES), rng.sample(FIELDS, rng.randint(2, 3))
    quoted = ", ".join(f'"{f}"' for f in fields)
    code = f'from collections import namedtuple\n\n{name} = namedtuple("{name}", [{quoted}])'
    listed = _joined(fields)
    things = (
        f"a namedtuple {name} with {listed}",
        f"a {name} namedtuple with the fields {listed}",
        f"a named tuple called {name} with {listed}",
    )
    values = tuple(range(1, len(fields) + 1))
    return Program(
        "own_namedtuple", "script", code, None, (), things, (f"namedtuple {name} {listed}",), probes=((f"{name}{values}.{fields[0]}", 1),)
    )


def container(rng: random.Random) -> Program:
    name, item = rng.choice(CLASSES), rng.choice(CLASSES).lower()
    plural = item + ("es" if item.endswith(("s", "x", "ch", "sh")) else "s") if not item.endswith("y") else item[:-1] + "ies"
    if plural == name.lower():
        return container(rng)
    does = rng.choice(("count", "has", "remove", "last"))
    bodies = {
        "count": ("count", "self", f"return len(self.{plural})", f"a count method that returns how many {plural} there are"),
        "has": ("has", f"self, {item}", f"return {item} in self.{plural}", f"a has method that tells if a {item} is there"),
        "remove": ("remove", f"self, {item}", f"self.{plural}.remove({item})", f"a remove method that takes a {item} out"),
        "last": ("last", "self", f"return self.{plural}[-1]", f"a last method that returns the newest {item}"),
    }
    method, params, body, told = bodies[does]
    code = (
        f"class {name}:\n    def __init__(self):\n        self.{plural} = []\n\n    def add(self, {item}):\n"
        f"        self.{plural}.append({item})\n\n    def {method}({params}):\n        {body}"
    )
    things = (
        f"a class {name} that holds a list of {plural}, with an add method and {told}",
        f"a {name} class with a list of {plural}, add and {method}",
        f"a class {name} with {plural} and the methods add and {method}",
        f"a class called {name} to which {plural} are added, with {told}",
    )
    value = {"count": f"b.{method}()", "has": f"b.{method}(5)", "remove": f"b.{method}(5) or len(b.{plural})", "last": f"b.{method}()"}[
        does
    ]
    wanted = {"count": 1, "has": True, "remove": 0, "last": 5}[does]
    return Program(
        "own_container",
        "class",
        code,
        None,
        (),
        things,
        (f"class {name} with add and {method}",),
        probes=((f"(b := {name}(), b.add(5), {value})[-1]", wanted),),
    )


def formula(rng: random.Random) -> Program:
    name, (a, b) = rng.choice(CLASSES), rng.sample(NUMERIC, 2)
    op, verb, value = rng.choice(
        (("+", "the sum of", 8), ("*", "the product of", 12), ("-", "the difference of", 4), ("/", "the ratio of", 3.0))
    )
    method = rng.choice(("total", "value", "result", "cost", "area", "worth", "compute"))
    code = (
        f"class {name}:\n    def __init__(self, {a}, {b}):\n        self.{a} = {a}\n        self.{b} = {b}\n\n"
        f"    def {method}(self):\n        return self.{a} {op} self.{b}"
    )
    told = f"{verb} {a} and {b}"
    word = {"+": "plus", "*": "times", "-": "minus", "/": "divided by"}[op]
    things = (
        f"a class {name} with {a} and {b} and a method {method} that returns {told}",
        f"a {name} class whose {method} method returns {a} {word} {b}",
        f"a class {name} ({a}, {b}) with {method}() giving {a} {op} {b}",
        f"a class called {name} that stores {a} and {b} and has a method {method} for {told}",
    )
    return Program(
        "own_formula",
        "class",
        code,
        None,
        (),
        things,
        (f"class {name} with {method} = {a} {op} {b}",),
        probes=((f"{name}(6, 2).{method}()", value),),
    )


_SOUNDS = ("Woof", "Meow", "Moo", "Beep", "Hello", "Honk", "Tweet", "Roar", "Ding", "Buzz", "Oink", "Vroom", "Hiss", "Splash")


def subclass(rng: random.Random) -> Program:
    parent, child = rng.sample(CLASSES, 2)
    method, sound = rng.choice(("speak", "sound", "greet", "describe", "act", "signal", "say")), rng.choice(_SOUNDS)
    code = (
        f'class {parent}:\n    def {method}(self):\n        return ""\n\nclass {child}({parent}):\n    def {method}(self):\n'
        f'        return "{sound}"'
    )
    things = (
        f'a class {parent} and a subclass {child} whose {method} method returns "{sound}"',
        f'a {child} class that inherits from {parent} and overrides {method} to return "{sound}"',
        f'inheritance: {child} is a {parent} and {method}() returns "{sound}"',
        f'a base class {parent} and a child class {child} with {method} returning "{sound}"',
    )
    return Program(
        "own_subclass",
        "class",
        code,
        None,
        (),
        things,
        (f'{child} inherits {parent}, {method} "{sound}"',),
        probes=((f"{child}().{method}()", sound), (f"isinstance({child}(), {parent})", True)),
    )


def special(rng: random.Random) -> Program:
    name, field = rng.choice(CLASSES), rng.choice(FIELDS)
    method, params, body, told, probe, value = rng.choice(
        (
            ("__str__", "self", f"return str(self.{field})", f"that prints as its {field}", f"str({name}(7))", "7"),
            (
                "__repr__",
                "self",
                f'return f"{name}({{self.{field}}})"',
                f"with a __repr__ such as {name}(7)",
                f"repr({name}(7))",
                f"{name}(7)",
            ),
            ("__len__", "self", f"return len(self.{field})", f"whose len is the length of its {field}", f"len({name}('abc'))", 3),
            (
                "__eq__",
                "self, other",
                f"return self.{field} == other.{field}",
                f"with objects equal if their {field} is equal",
                f"{name}(7) == {name}(7)",
                True,
            ),
            (
                "__lt__",
                "self, other",
                f"return self.{field} < other.{field}",
                f"whose objects sort by {field}",
                f"{name}(1) < {name}(2)",
                True,
            ),
            ("__contains__", "self, x", f"return x in self.{field}", f"where in looks into its {field}", f"'a' in {name}('abc')", True),
            (
                "__call__",
                "self, x",
                f"return x * self.{field}",
                f"whose objects can be called and multiply by {field}",
                f"{name}(3)(4)",
                12,
            ),
            ("__getitem__", "self, i", f"return self.{field}[i]", f"with index access to its {field}", f"{name}('abc')[1]", "b"),
        )
    )
    code = f"class {name}:\n    def __init__(self, {field}):\n        self.{field} = {field}\n\n    def {method}({params}):\n        {body}"
    things = (
        f"a class {name} with {with_article(field)} and {method}",
        f"a {name} class {told}",
        f"a class {name} ({field}) {told}",
        f"a class called {name} with the field {field} and a {method} method",
    )
    return Program("own_special", "class", code, None, (), things, (f"class {name} {field} {method}",), probes=((probe, value),))


def switch(rng: random.Random) -> Program:
    name = rng.choice(CLASSES)
    on, off, state = rng.choice(
        (
            ("turn_on", "turn_off", "on"),
            ("open", "close", "is_open"),
            ("start", "stop", "running"),
            ("lock", "unlock", "locked"),
            ("show", "hide", "visible"),
            ("enable", "disable", "enabled"),
            ("wake", "sleep", "awake"),
        )
    )
    code = (
        f"class {name}:\n    def __init__(self):\n        self.{state} = False\n\n    def {on}(self):\n        self.{state} = True\n\n"
        f"    def {off}(self):\n        self.{state} = False"
    )
    things = (
        f"a class {name} with {on} and {off}",
        f"a {name} class that can {on} and {off} and remembers {state}",
        f"a class {name} with a flag {state} and the methods {on} and {off}",
        f"a class called {name} with the methods {on} and {off}",
    )
    return Program(
        "own_switch",
        "class",
        code,
        None,
        (),
        things,
        (f"class {name} {on} {off}",),
        probes=((f"(b := {name}(), b.{on}(), b.{state})[-1]", True),),
    )


def own_error(rng: random.Random) -> Program:
    name = rng.choice(CLASSES) + "Error"
    code = f"class {name}(Exception):\n    pass"
    things = (f"a custom exception {name}", f"an exception class {name}", f"my own exception called {name}", f"a new error type {name}")
    return Program(
        "own_exception", "class", code, None, (), things, (f"custom exception {name}",), probes=((f"issubclass({name}, Exception)", True),)
    )


FAMILIES = {
    data_class: 3.0,
    enumeration: 2.0,
    named_tuple: 1.5,
    container: 3.0,
    formula: 2.5,
    subclass: 2.5,
    special: 3.0,
    switch: 1.5,
    own_error: 1.0,
}
