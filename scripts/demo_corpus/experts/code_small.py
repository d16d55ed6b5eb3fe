"""Parameterised small programs: loops with other words, generators, decorators, errors, tests, dates, chance.

Numbers, texts and names are copied from the request.
"""

import random

from scripts.demo_corpus.code_words import FIELDS, ITEMS, MESSAGES, PEOPLE, with_article
from scripts.demo_corpus.experts.programs import Program

_SHOUTS = (
    "Ping",
    "Pong",
    "Tick",
    "Tock",
    "Zip",
    "Zap",
    "Boo",
    "Hop",
    "Skip",
    "Yes",
    "Foo",
    "Bar",
    "Red",
    "Blue",
    "Cat",
    "Dog",
    "Beep",
    "Bop",
    "Hi",
    "Ho",
)


def other_fizzbuzz(rng: random.Random) -> Program:
    (a, b), (one, two), n = rng.sample(range(2, 10), 2), rng.sample(_SHOUTS, 2), rng.choice((10, 15, 20, 30, 40, 50, 60, 100))
    code = (
        f'for i in range(1, {n + 1}):\n    text = ""\n    if i % {a} == 0:\n        text += "{one}"\n    if i % {b} == 0:\n'
        f'        text += "{two}"\n    print(text or i)'
    )
    lines = [("" if i % a else one) + ("" if i % b else two) or str(i) for i in range(1, n + 1)]
    things = (
        f"a FizzBuzz up to {n} with {one} for multiples of {a} and {two} for multiples of {b}",
        f"a loop from 1 to {n} that prints {one} for multiples of {a} and {two} for multiples of {b}",
        f"a FizzBuzz variant: {one} for {a}, {two} for {b}, up to {n}",
        f"a script that counts to {n} and says {one} if divisible by {a} and {two} if divisible by {b}",
    )
    return Program(
        "own_fizzbuzz", "script", code, None, (), things, (f"fizzbuzz {n} with {one} {a} and {two} {b}",), stdout="\n".join(lines) + "\n"
    )


_Yields = tuple[str, str, str, str, list[object]]
"""Name, code, what it yields in words, a call, and its result."""


def _of_numbers(k: int) -> tuple[_Yields, ...]:
    """Generators that make numbers."""
    return (
        (
            "multiples",
            f"def multiples(n):\n    for i in range(1, n + 1):\n        yield i * {k}",
            f"the first n multiples of {k}",
            "list(multiples(3))",
            [k, 2 * k, 3 * k],
        ),
        (
            "powers",
            f"def powers(n):\n    for i in range(n):\n        yield {k} ** i",
            f"the first n powers of {k}",
            "list(powers(3))",
            [1, k, k * k],
        ),
        (
            "steps",
            f"def steps(n):\n    for i in range(0, n, {k}):\n        yield i",
            f"the numbers below n in steps of {k}",
            f"list(steps({2 * k}))",
            [0, k],
        ),
        (
            "count_from",
            f"def count_from(n):\n    while True:\n        yield n\n        n += {k}",
            f"n and then always {k} more, without end",
            "(g := count_from(1), next(g), next(g))[1:]",
            [1, 1 + k],
        ),
    )


def _of_things(k: int) -> tuple[_Yields, ...]:
    """Generators that go through what they are given."""
    return (
        (
            "repeat",
            f"def repeat(item):\n    for _ in range({k}):\n        yield item",
            f"an item {k} times",
            "list(repeat('a'))",
            ["a"] * k,
        ),
        (
            "above",
            f"def above(nums):\n    for n in nums:\n        if n > {k}:\n            yield n",
            f"the numbers above {k}",
            f"list(above([{k}, {k + 1}]))",
            [k + 1],
        ),
        (
            "indexed",
            "def indexed(items):\n    for i, item in enumerate(items):\n        yield i, item",
            "each item with its index",
            "list(indexed(['a']))",
            [[0, "a"]],
        ),
        (
            "letters",
            "def letters(text):\n    for c in text:\n        if c.isalpha():\n            yield c",
            "only the letters of a text",
            "list(letters('a1b'))",
            ["a", "b"],
        ),
    )


def yields(rng: random.Random) -> Program:
    k = rng.randint(2, 12)
    name, code, told, probe, value = rng.choice((*_of_numbers(k), *_of_things(k)))
    things = (
        f"a generator that yields {told}",
        f"a generator function {name} for {told}",
        f"a generator of {told}",
        f"a function with yield that gives {told}",
    )
    return Program("own_generator", "script", code, None, (), things, (f"generator {told}",), probes=((probe, value),))


def decorators(rng: random.Random) -> Program:
    k, message = rng.randint(2, 9), rng.choice(MESSAGES)
    name, body, told, probe, value = rng.choice(
        (
            (
                "repeat",
                f"        for _ in range({k}):\n            result = func(*args)\n        return result",
                f"that calls a function {k} times",
                "(r := [], repeat(r.append)(1), len(r))[-1]",
                k,
            ),
            (
                "announce",
                f'        print("{message}")\n        return func(*args)',
                f'that prints "{message}" before each call',
                "announce(abs)(-2)",
                2,
            ),
            (
                "farewell",
                f'        result = func(*args)\n        print("{message}")\n        return result',
                f'that prints "{message}" after each call',
                "farewell(abs)(-2)",
                2,
            ),
            ("multiply", f"        return func(*args) * {k}", f"that multiplies the result by {k}", "multiply(abs)(-2)", 2 * k),
            ("add", f"        return func(*args) + {k}", f"that adds {k} to the result", "add(abs)(-2)", 2 + k),
            (
                "retry",
                f"        for _ in range({k}):\n            try:\n                return func(*args)\n"
                "            except Exception:\n                pass",
                f"that tries a function up to {k} times",
                "retry(int)('x')",
                None,
            ),
            ("rounded", f"        return round(func(*args), {k})", f"that rounds the result to {k} digits", "rounded(abs)(-2.0)", 2.0),
        )
    )
    code = f"def {name}(func):\n    def wrapper(*args):\n{body}\n    return wrapper"
    things = (f"a decorator {told}", f"a decorator {name} {told}", f"a decorator called {name} {told}", f"a simple decorator {told}")
    return Program("own_decorator", "script", code, None, (), things, (f"decorator {told}",), probes=((probe, value),))


_ERRORS = (
    ("age", "n < 0", "below zero", -1, 5),
    ("name", 'n == ""', "empty", "", "Ann"),
    ("price", "n <= 0", "zero or less", 0, 3),
    ("score", "n > 100", "above 100", 101, 90),
    ("size", "n < 1", "less than 1", 0, 2),
    ("list", "not n", "empty", [], [1]),
    ("month", "not 1 <= n <= 12", "not from 1 to 12", 13, 5),
    ("percent", "not 0 <= n <= 100", "not from 0 to 100", 120, 50),
    ("email", '"@" not in n', "without an @", "x", "a@b"),
    ("password", "len(n) < 8", "shorter than 8 characters", "abc", "longenough"),
    ("hour", "not 0 <= n <= 23", "not from 0 to 23", 24, 8),
    ("number", "n % 2 == 1", "odd", 3, 4),
    ("weight", "n <= 0", "zero or less", 0, 7),
)


def refusal(rng: random.Random) -> Program:
    field, condition, told, bad, good = rng.choice(_ERRORS)
    error, name = rng.choice(("ValueError", "ValueError", "TypeError", "RuntimeError")), f"check_{field}"
    message = rng.choice(("Bad {}", "Invalid {}", "Wrong {}", "Not a valid {}", "Please check the {}")).format(field)
    code = f'def {name}(n):\n    if {condition}:\n        raise {error}("{message}")\n    return n'
    which = (
        with_article(field) + " that is " + told if "without" not in told and "shorter" not in told else with_article(field) + " " + told
    )
    does = (
        f'raise {error} "{message}" for {which}',
        f'refuse {which} with {error}("{message}")',
        f'check {with_article(field)} and raise {error} with the text "{message}" if it is {told}',
    )
    raised = f"__import__('unittest').TestCase().assertRaises({error}, {name}, {bad!r})"
    probes = ((f"{name}({good!r})", good), (raised, None))
    return Program("own_refusal", "function", code, None, does, (), (f"{error} for {which}",), probes=probes)


def fallback(rng: random.Random) -> Program:
    default = rng.choice(("0", "-1", "None", '"unknown"', '"error"', "1", "100", "False"))
    k = rng.randint(2, 99)
    name, params, attempt, error, told, args = rng.choice(
        (
            ("to_int", "s", "int(s)", "ValueError", "convert a text to an integer", ["x"]),
            ("to_float", "s", "float(s)", "ValueError", "convert a text to a float", ["x"]),
            ("divide", "a, b", "a / b", "ZeroDivisionError", "divide a by b", [k, 0]),
            ("get_item", "items, i", "items[i]", "IndexError", "get item i of a list", [[k], 5]),
            ("get_value", "d, key", "d[key]", "KeyError", "get the value of a key in a dict", [{"a": 1}, "b"]),
            ("remainder", "a, b", "a % b", "ZeroDivisionError", "take the remainder of a and b", [k, 0]),
            ("find", "s, part", "s.index(part)", "ValueError", "find where a part starts in a text", ["abc", "z"]),
            ("average", "nums", "sum(nums) / len(nums)", "ZeroDivisionError", "average a list of numbers", [[]]),
        )
    )
    code = f"def {name}({params}):\n    try:\n        return {attempt}\n    except {error}:\n        return {default}"
    plain = default.strip('"')
    shown = default if default == f'"{plain}"' else plain
    does = (
        f"{told} and return {shown} on {error}",
        f"{told}, or return {shown} if that fails",
        f"{told} with try and except, giving {shown} on an error",
    )
    wanted = {"None": None, "False": False}.get(default, plain if default[0] == '"' else default)
    result = wanted if not isinstance(wanted, str) or default[0] == '"' else int(wanted)
    return Program("own_fallback", "function", code, name, does, (), (f"{told} or {shown}",), ((tuple(args), result),))


_TESTED = (
    ("add", "{a}, {b}", lambda a, b: a + b),
    ("multiply", "{a}, {b}", lambda a, b: a * b),
    ("square", "{a}", lambda a, b: a * a),
    ("double", "{a}", lambda a, b: 2 * a),
    ("is_even", "{a}", lambda a, b: a % 2 == 0),
    ("maximum", "{a}, {b}", max),
    ("minimum", "{a}, {b}", min),
    ("subtract", "{a}, {b}", lambda a, b: a - b),
    ("negate", "{a}", lambda a, b: -a),
    ("is_positive", "{a}", lambda a, b: a > 0),
    ("remainder", "{a}, {b}", lambda a, b: a % b),
    ("increment", "{a}", lambda a, b: a + 1),
    ("triple", "{a}", lambda a, b: 3 * a),
)
_STYLES = ("pytest", "pytest", "unittest", "assert")


def unit_test(rng: random.Random) -> Program:
    name, args, apply = rng.choice(_TESTED)
    if rng.random() < 0.4:  # any function, if its result is told
        name, args, apply = rng.choice(FIELDS) + "_" + rng.choice(ITEMS), "{a}", lambda a, b: b
    a, b = rng.randint(1, 20), rng.randint(1, 20)
    given, result = args.format(a=a, b=b), apply(a, b)
    call, style = f"{name}({given})", rng.choice(_STYLES)
    claim = (
        {True: f"assert {call}", False: f"assert not {call}"}.get(result, f"assert {call} == {result}")
        if isinstance(result, bool)
        else f"assert {call} == {result}"
    )
    if style == "unittest":
        title = "".join(part.capitalize() for part in name.split("_"))
        code = (
            f"import unittest\n\nclass Test{title}(unittest.TestCase):\n    def test_{name}(self):\n"
            f"        self.assertEqual({call}, {result})"
        )
        things = (
            f"a unittest test case which checks that {call} is {result}",
            f"a unittest for {name}: {call} should be {result}",
            f"a TestCase for {name} where {call} gives {result}",
        )
        has = ("import unittest", f"def test_{name}(self)", f"assertEqual({call}, {result})")
    elif style == "pytest":
        code = f"def test_{name}():\n    {claim}"
        things = (
            f"a pytest test that {call} is {result}",
            f"a test for {name} with pytest: {call} should return {result}",
            f"a pytest for {name}, {call} -> {result}",
            f"a unit test function for {name} where {call} is {result}",
        )
        has = (code,)
    else:
        code, things, has = claim, (f"an assert that {call} is {result}", f"one assert statement: {call} equals {result}"), (claim,)
    return Program("own_test", "script", code, None, (), things, (f"{style} {call} {result}",), contains=has)


def chance(rng: random.Random) -> Program:
    a, b = sorted(rng.sample(range(1, 100), 2))
    names, k = rng.sample(PEOPLE if rng.random() < 0.5 else ITEMS, 3), rng.randint(2, 9)
    quoted = ", ".join(f'"{n}"' for n in names)
    listed = f"{names[0]}, {names[1]} and {names[2]}"
    line, things, has = rng.choice(
        (
            (
                f"print(random.randint({a}, {b}))",
                (f"a script that prints a random number from {a} to {b}", f"code for a random integer between {a} and {b}"),
                f"random.randint({a}, {b})",
            ),
            (
                f"print(random.choice([{quoted}]))",
                (f"a script that picks one of {listed} at random", f"code that draws a random winner from {listed}"),
                f"random.choice([{quoted}])",
            ),
            (
                f"print([random.randint(1, {b}) for _ in range({k})])",
                (f"a list of {k} random numbers from 1 to {b}", f"a script with {k} random integers up to {b}"),
                f"range({k})",
            ),
            (
                f"print(sum(random.randint(1, 6) for _ in range({k})))",
                (f"a script that rolls {k} dice and prints the sum", f"code for the total of {k} dice"),
                f"range({k})",
            ),
            (
                f"print(random.randint(1, {a + 3}))",
                (f"a die with {a + 3} sides", f"a script that rolls a {a + 3}-sided die"),
                f"random.randint(1, {a + 3})",
            ),
        )
    )
    return Program(
        "own_chance", "script", f"import random\n\n{line}", None, (), things, (things[0].split(" ", 1)[1],), contains=("import random", has)
    )


def dates(rng: random.Random) -> Program:
    k, (y, m, d) = rng.randint(2, 90), (rng.randint(2020, 2031), rng.randint(1, 12), rng.randint(1, 28))
    line, things, has = rng.choice(
        (
            (
                f"from datetime import date, timedelta\n\nprint(date.today() + timedelta(days={k}))",
                (f"a script that prints the date in {k} days", f"code for the date {k} days from now"),
                f"timedelta(days={k})",
            ),
            (
                f"from datetime import date, timedelta\n\nprint(date.today() - timedelta(days={k}))",
                (f"a script that prints the date {k} days ago", f"code for the date of {k} days before today"),
                f"- timedelta(days={k})",
            ),
            (
                f'from datetime import date\n\nprint(date({y}, {m}, {d}).strftime("%A"))',
                (f"a script that prints the weekday of {y}-{m:02}-{d:02}", f"code for the day of the week on {y}-{m:02}-{d:02}"),
                f"date({y}, {m}, {d})",
            ),
            (
                f"from datetime import date\n\nprint((date({y}, {m}, {d}) - date.today()).days)",
                (f"a script that counts the days until {y}-{m:02}-{d:02}", f"code for how many days are left until {y}-{m:02}-{d:02}"),
                f"date({y}, {m}, {d}) - date.today()",
            ),
            (
                f'import time\n\ntime.sleep({k})\nprint("Done")',
                (f"a script that waits {k} seconds and prints Done", f"code that sleeps for {k} seconds and then says Done"),
                f"time.sleep({k})",
            ),
        )
    )
    return Program("own_dates", "script", line, None, (), things, (things[0].split(" ", 1)[1],), contains=(has,))


FAMILIES = {other_fizzbuzz: 2.0, yields: 2.5, decorators: 2.5, refusal: 2.0, fallback: 2.5, unit_test: 3.0, chance: 2.0, dates: 2.0}
