"""Changes to code that the request shows: hints, docstrings, comprehensions, other names, defaults, lambdas.

The request quotes a small function; the answer is the same function, changed as asked.
"""

import random
from dataclasses import dataclass

from scripts.demo_corpus.code_words import FIELDS, NUMERIC
from scripts.demo_corpus.experts.programs import Program

_VERBS = ("add", "scale", "shift", "mix", "weigh", "rate", "join", "split", "adjust", "update", "blend", "merge", "total", "cost")


_Edit = tuple[tuple[str, str, str], str, str, tuple[tuple[str, object], ...]]
"""Ways to ask, the code before and after, and calls with their results."""


@dataclass(frozen=True)
class _Drawn:
    """A small function of two parameters, a number, and a name that is neither parameter's."""

    name: str
    a: str
    b: str
    op: str
    k: int
    new: str

    @classmethod
    def by(cls, rng: random.Random) -> "_Drawn":
        a, b = rng.sample(NUMERIC, 2)
        name = rng.choice(_VERBS) + "_" + rng.choice(("it", "all", "values", "up", "both", "two", "them", "pair"))
        op, k = rng.choice("+-*/"), rng.randint(2, 20)
        return cls(name, a, b, op, k, rng.choice([f for f in FIELDS if f not in (a, b)]))

    @property
    def body(self) -> str:
        return f"    return {self.a} {self.op} {self.b}"

    @property
    def code(self) -> str:
        return f"def {self.name}({self.a}, {self.b}):\n{self.body}"

    @property
    def probe(self) -> float:
        """Its result for 6 and 2."""
        return {"+": 8, "-": 4, "*": 12, "/": 3.0}[self.op]


def _of_functions(drawn: _Drawn) -> tuple[_Edit, ...]:
    """What can be asked of the whole function, but for a docstring."""
    name, a, b, op, k, new, before, body = drawn.name, drawn.a, drawn.b, drawn.op, drawn.k, drawn.new, drawn.code, drawn.body
    plain = (f"{name}(6, 2)", drawn.probe)
    return (
        (
            ("Add type hints for ints.", "Put int type hints on this function.", "Annotate this with int."),
            before,
            f"def {name}({a}: int, {b}: int):\n{body}",
            (plain, (f"list({name}.__annotations__)", [a, b])),
        ),
        (
            (f"Rename {a} to {new}.", f"Change the parameter {a} into {new}.", f"Use {new} instead of {a}."),
            before,
            f"def {name}({new}, {b}):\n    return {new} {op} {b}",
            (plain, (f"{name}.__code__.co_varnames[0]", new)),
        ),
        (
            (f"Make {b} default to {k}.", f"Give {b} the default value {k}.", f"Set a default of {k} for {b}."),
            before,
            f"def {name}({a}, {b}={k}):\n{body}",
            (plain, (f"{name}.__defaults__[0]", k)),
        ),
        (
            ("Turn this into a lambda.", "Write this as a lambda.", "Make it a lambda."),
            before,
            f"{name} = lambda {a}, {b}: {a} {op} {b}",
            (plain,),
        ),
        (
            ("Print the result instead of returning it.", "Make it print, not return.", "Replace the return by a print."),
            before,
            f"def {name}({a}, {b}):\n    print({a} {op} {b})",
            ((f"{name}(6, 2)", None),),
        ),
        (
            ("Swap the two parameters.", f"Put {b} before {a} in the parameters.", "Change the order of the parameters."),
            before,
            f"def {name}({b}, {a}):\n{body}",
            ((f"{name}(2, 6)", drawn.probe),),
        ),
    )


def _of_statements(drawn: _Drawn) -> tuple[_Edit, ...]:
    """What can be asked of a statement or two, which stand alone."""
    a, b, op, k = drawn.a, drawn.b, drawn.op, drawn.k
    return (
        (
            ("Write this loop as a list comprehension.", "Use a list comprehension.", "Make it a comprehension."),
            f"result = []\nfor {a} in items:\n    result.append({a} {op} {k})",
            f"result = [{a} {op} {k} for {a} in items]",
            (),
        ),
        (
            ("Write this comprehension as a loop.", "Unroll this into a for loop.", "Use a plain for loop instead."),
            f"result = [{a} {op} {k} for {a} in items]",
            f"result = []\nfor {a} in items:\n    result.append({a} {op} {k})",
            (),
        ),
        (
            ("Make it a one-liner.", "Write the condition in one line.", "Use a conditional expression."),
            f"if {a} > {k}:\n    {b} = 1\nelse:\n    {b} = 0",
            f"{b} = 1 if {a} > {k} else 0",
            (),
        ),
        (
            ("Use an f-string.", "Rewrite it with an f-string.", "Turn it into an f-string."),
            f'text = "{a}: " + str({b})',
            f'text = f"{a}: {{{b}}}"',
            (),
        ),
        (
            ("Use += here.", "Shorten this with an augmented assignment.", "Write it with a shorter operator."),
            f"{a} = {a} {op} {k}",
            f"{a} {op}= {k}",
            (),
        ),
    )


def _documented(drawn: _Drawn) -> _Edit:
    name, a, b, op = drawn.name, drawn.a, drawn.b, drawn.op
    return (
        ("Add a docstring that says what it returns.", "Put a docstring in.", "Document it with a docstring."),
        drawn.code,
        f'def {name}({a}, {b}):\n    """Return {a} {op} {b}."""\n{drawn.body}',
        ((f"{name}(6, 2)", drawn.probe), (f"{name}.__doc__ is not None", True)),
    )


def edit(rng: random.Random) -> tuple[str, Program]:
    """A request that shows code, and the program that answers it."""
    drawn = _Drawn.by(rng)
    frames, before, after, probes = rng.choice((*_of_functions(drawn), *_of_statements(drawn), _documented(drawn)))
    said = rng.choice(frames)
    prompt = rng.choice(
        ("{s}\n\n{c}", "{c}\n\n{s}", "{s}\n{c}", "Here is my code:\n\n{c}\n\n{s}", "Python: {s}\n\n{c}", "{s}\n\n```python\n{c}\n```")
    ).format(s=said, c=before)
    return prompt, Program("own_edit", "script", after, None, (), (), (), contains=() if probes else (after,), probes=probes)
