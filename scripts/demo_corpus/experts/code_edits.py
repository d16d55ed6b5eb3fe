"""Changes to code that the request shows: hints, docstrings, comprehensions, other names, defaults, lambdas.

The request quotes a small function; the answer is the same function, changed as asked.
"""

import random

from scripts.demo_corpus.code_words import FIELDS, NUMERIC
from scripts.demo_corpus.experts.programs import Program

_VERBS = ("add", "scale", "shift", "mix", "weigh", "rate", "join", "split", "adjust", "update", "blend", "merge", "total", "cost")


def _function(rng: random.Random) -> tuple[str, str, str, str]:
    """Name, two parameters, and the operator of a small function."""
    a, b = rng.sample(NUMERIC, 2)
    return rng.choice(_VERBS) + "_" + rng.choice(("it", "all", "values", "up", "both", "two", "them", "pair")), a, b, rng.choice("+-*/")


def edit(rng: random.Random) -> tuple[str, Program]:
    """A request that shows code, and the program that answers it."""
    name, a, b, op = _function(rng)
    body = f"    return {a} {op} {b}"
    before = f"def {name}({a}, {b}):\n{body}"
    k, new = rng.randint(2, 20), rng.choice([f for f in FIELDS if f not in (a, b)])
    probe = {"+": 8, "-": 4, "*": 12, "/": 3.0}[op]
    plain = (f"{name}(6, 2)", probe)
    frames, before, after, probes = rng.choice(
        (
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
                ((f"{name}(2, 6)", probe),),
            ),
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
            (
                ("Add a docstring that says what it returns.", "Put a docstring in.", "Document it with a docstring."),
                before,
                f'def {name}({a}, {b}):\n    """Return {a} {op} {b}."""\n{body}',
                (plain, (f"{name}.__doc__ is not None", True)),
            ),
        )
    )
    said = rng.choice(frames)
    prompt = rng.choice(
        ("{s}\n\n{c}", "{c}\n\n{s}", "{s}\n{c}", "Here is my code:\n\n{c}\n\n{s}", "Python: {s}\n\n{c}", "{s}\n\n```python\n{c}\n```")
    ).format(s=said, c=before)
    return prompt, Program("own_edit", "script", after, None, (), (), (), contains=() if probes else (after,), probes=probes)
