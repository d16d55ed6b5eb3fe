"""Parameterised programming tasks: numbers, names and texts of the request are copied into the answer.

Each maker returns a `Spec`; request wordings are built by `code`.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from scripts.demo_corpus.code_tasks import Case
from scripts.demo_corpus.code_words import CLASSES, FIELDS, ITEMS, MESSAGES, PEOPLE, with_article


@dataclass(frozen=True, slots=True)
class Spec:
    """What a request asks for: noun phrases, verb phrases and terse topics for the request, and the code that answers it.

    `kind` is "function", "script", "class" or "api"; a function's `name` may be replaced by one the request gives.
    """

    skill: str
    kind: str
    code: str
    name: str | None = None
    does: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    cases: tuple[Case, ...] = ()
    stdout: str | None = None
    contains: tuple[str, ...] = field(default=())

    @property
    def check(self) -> dict[str, object]:
        """As in `benchmarks/heldout`: what the answer's code must do."""
        if self.cases:
            return {"kind": "function", "cases": [{"args": list(args), "returns": result} for args, result in self.cases]}
        if self.stdout is not None and not self.contains:
            return {"kind": "output", "stdout": self.stdout}
        return {"kind": "source", "contains": list(self.contains)}


def _number(rng: random.Random) -> int:
    return rng.choice((rng.randint(2, 12), rng.randint(2, 30), rng.randint(10, 100), rng.randint(100, 1000)))


def arith_const(rng: random.Random) -> Spec:
    k = _number(rng)
    op, name, result, does = rng.choice(
        (
            (
                "+",
                f"add_{k}",
                10 + k,
                (
                    f"add {k} to a number",
                    f"add {k} to its argument",
                    f"increase a number by {k}",
                    f"return n plus {k}",
                    f"take a number and add {k}",
                ),
            ),
            (
                "-",
                f"subtract_{k}",
                10 - k,
                (f"subtract {k} from a number", f"take {k} away from a number", f"decrease a number by {k}", f"return n minus {k}"),
            ),
            (
                "*",
                f"multiply_by_{k}",
                10 * k,
                (
                    f"multiply a number by {k}",
                    f"return {k} times a number",
                    f"multiply its argument by {k}",
                    f"take a number and multiply it by {k}",
                ),
            ),
            ("/", f"divide_by_{k}", 10 / k, (f"divide a number by {k}", f"return a number divided by {k}", f"divide its argument by {k}")),
        )
    )
    code = f"def {name}(n):\n    return n {op} {k}"
    return Spec("arith_const", "function", code, name, does, (), (does[0],), (((10,), result),))


def arith_two(rng: random.Random) -> Spec:
    a, b = rng.choice((("a", "b"), ("x", "y"), ("m", "n"), ("p", "q"), tuple(rng.sample(FIELDS, 2))))
    does: tuple[str, ...]
    op, name, noun, verb, result = rng.choice(
        (
            ("+", "add", "sum", "add {a} and {b}", 8),
            ("-", "subtract", "difference", "subtract {b} from {a}", 4),
            ("*", "multiply", "product", "multiply {a} and {b}", 12),
            ("/", "divide", "quotient", "divide {a} by {b}", 3),
        )
    )
    does = (
        f"take {a} and {b} and return their {noun}",
        f"return the {noun} of {a} and {b}",
        verb.format(a=a, b=b),
        f"compute the {noun} of {a} and {b}",
        f"accept two arguments {a} and {b} and give back their {noun}",
    )
    if (a, b) == ("a", "b"):
        does += (
            f"return the {noun} of two numbers",
            f"calculate the {noun} of two numbers",
            f"take two numbers and return their {noun}",
            {"+": "add two numbers", "-": "subtract two numbers", "*": "multiply two numbers", "/": "divide two numbers"}[op],
        )
    code = f"def {name}({a}, {b}):\n    return {a} {op} {b}"
    return Spec("arith_two", "function", code, name, does, (), (f"{noun} of {a} and {b}",), (((6, 2), result),))


def filter_numbers(rng: random.Random) -> Spec:
    k = _number(rng)
    nums = [k - 1, k, k + 1, 2 * k]
    op, phrase, name, keep = rng.choice(
        (
            ("> {k}", "greater than {k}", "greater_than_{k}", [n for n in nums if n > k]),
            ("> {k}", "above {k}", "greater_than_{k}", [n for n in nums if n > k]),
            ("> {k}", "larger than {k}", "greater_than_{k}", [n for n in nums if n > k]),
            ("> {k}", "bigger than {k}", "greater_than_{k}", [n for n in nums if n > k]),
            ("< {k}", "less than {k}", "less_than_{k}", [n for n in nums if n < k]),
            ("< {k}", "below {k}", "less_than_{k}", [n for n in nums if n < k]),
            ("< {k}", "smaller than {k}", "less_than_{k}", [n for n in nums if n < k]),
            (">= {k}", "of at least {k}", "at_least_{k}", [n for n in nums if n >= k]),
            ("<= {k}", "of at most {k}", "at_most_{k}", [n for n in nums if n <= k]),
            ("% {k} == 0", "divisible by {k}", "divisible_by_{k}", [n for n in nums if n % k == 0]),
        )
    )
    op, phrase, name = op.format(k=k), phrase.format(k=k), name.format(k=k)
    if rng.random() < 0.3:
        does: tuple[str, ...] = (
            f"count the numbers {phrase} in a list",
            f"return how many numbers {phrase} a list has",
            f"tell how many values {phrase} a list contains",
        )
        name = f"count_{name}"
        return Spec(
            "filter_numbers",
            "function",
            f"def {name}(nums):\n    return sum(1 for n in nums if n {op})",
            name,
            does,
            (),
            (f"count numbers {phrase}",),
            (((nums,), len(keep)),),
        )
    does = (
        f"return the numbers {phrase} from a list",
        f"keep only the numbers {phrase}",
        f"filter a list for numbers {phrase}",
        f"get all values {phrase} in a list",
        f"find every number {phrase} in a list",
        f"drop all numbers from a list except those {phrase}",
    )
    code = f"def {name}(nums):\n    return [n for n in nums if n {op}]"
    return Spec("filter_numbers", "function", code, name, does, (), (f"numbers {phrase}", f"filter numbers {phrase}"), (((nums,), keep),))


def filter_words(rng: random.Random) -> Spec:
    k, letter = rng.randint(2, 12), rng.choice("abcdefghijklmnoprstuvw")
    name, cond, phrase = rng.choice(
        (
            (f"longer_than_{k}", f"len(w) > {k}", f"longer than {k} letters"),
            (f"shorter_than_{k}", f"len(w) < {k}", f"shorter than {k} letters"),
            (f"starts_with_{letter}", f'w.startswith("{letter}")', f"that start with {letter}"),
            (f"ends_with_{letter}", f'w.endswith("{letter}")', f"that end with {letter}"),
            (f"contains_{letter}", f'"{letter}" in w', f"that contain the letter {letter}"),
        )
    )
    does = (
        f"return the words {phrase} from a list",
        f"keep only the words {phrase}",
        f"filter a list for words {phrase}",
        f"get all words {phrase}",
        f"find the strings {phrase} in a list of words",
    )
    return Spec(
        "filter_words",
        "function",
        f"def {name}(words):\n    return [w for w in words if {cond}]",
        name,
        does,
        (),
        (f"words {phrase}",),
        (((["", "q"],), ["", "q"] if name.startswith("shorter") else []),),
    )


def repeat_text(rng: random.Random) -> Spec:
    k = rng.randint(2, 30)
    does = (
        f"repeat a string {k} times",
        f"return a string repeated {k} times",
        f"multiply a text {k} times",
        f"give back its argument {k} times in a row",
    )
    return Spec(
        "repeat_text",
        "function",
        f"def repeat(s):\n    return s * {k}",
        "repeat",
        does,
        (),
        (f"repeat string {k} times",),
        ((("ab",), "ab" * k),),
    )


def threshold(rng: random.Random) -> Spec:
    k = _number(rng)
    yes, no = rng.choice(
        (
            ("high", "low"),
            ("big", "small"),
            ("pass", "fail"),
            ("adult", "child"),
            ("hot", "cold"),
            ("yes", "no"),
            ("long", "short"),
            ("rich", "poor"),
            ("fast", "slow"),
            ("old", "new"),
            ("heavy", "light"),
            ("full", "empty"),
            ("win", "lose"),
            tuple(rng.sample(ITEMS, 2)),
        )
    )
    op, words = rng.choice(
        ((">", "is greater than"), (">", "is above"), (">=", "is at least"), ("<", "is less than"), ("<", "is below"), ("==", "equals"))
    )
    does = (
        f'return "{yes}" if a number {words} {k} and "{no}" otherwise',
        f'give back "{yes}" when n {words} {k}, else "{no}"',
        f'say "{yes}" if its argument {words} {k} and "{no}" if not',
    )
    n = k + 1
    result = yes if {">": True, ">=": True, "<": False, "==": False}[op] else no
    return Spec(
        "threshold",
        "function",
        f'def check(n):\n    return "{yes}" if n {op} {k} else "{no}"',
        "check",
        does,
        (),
        (does[0],),
        (((n,), result),),
    )


_UNITS = (
    ("minutes", "seconds", "*", 60),
    ("hours", "minutes", "*", 60),
    ("hours", "seconds", "*", 3600),
    ("days", "hours", "*", 24),
    ("weeks", "days", "*", 7),
    ("meters", "centimeters", "*", 100),
    ("kilometers", "meters", "*", 1000),
    ("kilograms", "grams", "*", 1000),
    ("feet", "inches", "*", 12),
    ("inches", "centimeters", "*", 2.54),
    ("kilometers", "miles", "*", 0.621371),
    ("miles", "kilometers", "*", 1.60934),
    ("pounds", "kilograms", "*", 0.453592),
    ("years", "months", "*", 12),
    ("dollars", "cents", "*", 100),
    ("seconds", "minutes", "/", 60),
    ("minutes", "hours", "/", 60),
    ("hours", "days", "/", 24),
    ("days", "weeks", "/", 7),
    ("centimeters", "meters", "/", 100),
    ("grams", "kilograms", "/", 1000),
    ("inches", "feet", "/", 12),
    ("cents", "dollars", "/", 100),
)


def units(rng: random.Random) -> Spec:
    a, b, op, factor = rng.choice(_UNITS)
    does = (
        f"convert {a} to {b}",
        f"turn {a} into {b}",
        f"change a value in {a} to {b}",
        f"take {a} and return {b}",
        f"calculate {b} from {a}",
        f"tell how many {b} some {a} are",
    )
    name = f"{a}_to_{b}"
    result = 3 * factor if op == "*" else 3 / factor
    return Spec(
        "units",
        "function",
        f"def {name}({a}):\n    return {a} {op} {factor}",
        name,
        does,
        (f"a {a} to {b} converter",),
        (f"{a} to {b}", f"{a} to {b} converter"),
        (((3,), result),),
    )


_SEPS = (
    ("a comma", ","),
    ("a dash", "-"),
    ("a semicolon", ";"),
    ("a colon", ":"),
    ("an underscore", "_"),
    ("a slash", "/"),
    ("a plus sign", "+"),
    ("a dot", "."),
    ("a space", " "),
    ("a pipe", "|"),
    ("a star", "*"),
)


def separators(rng: random.Random) -> Spec:
    word, sep = rng.choice(_SEPS)
    if rng.random() < 0.5:
        does = (
            f"join a list of strings with {word}",
            f"glue words together with {word} between them",
            f"combine a list of words using {word}",
        )
        return Spec(
            "separators",
            "function",
            f'def join_words(words):\n    return "{sep}".join(words)',
            "join_words",
            does,
            (),
            (f"join strings with {word}",),
            (((["a", "b"],), f"a{sep}b"),),
        )
    does = (f"split a string at {word}", f"cut a text at every {word.split(' ', 1)[1]}", f"split text using {word} as the separator")
    return Spec(
        "separators",
        "function",
        f'def split_text(text):\n    return text.split("{sep}")',
        "split_text",
        does,
        (),
        (f"split string at {word}",),
        (((f"a{sep}b",), ["a", "b"]),),
    )


def replace_text(rng: random.Random) -> Spec:
    a, b = rng.sample(ITEMS, 2)
    does = (
        f"replace {a} with {b} in a text",
        f'change every "{a}" to "{b}" in a string',
        f"swap the word {a} for {b} in a string",
        f"put {b} wherever a text says {a}",
        f"replace all occurrences of '{a}' by '{b}'",
    )
    return Spec(
        "replace_text",
        "function",
        f'def replace_word(text):\n    return text.replace("{a}", "{b}")',
        "replace_word",
        does,
        (),
        (f"replace {a} with {b} in string",),
        (((f"my {a}",), f"my {b}"),),
    )


def sort_records(rng: random.Random) -> Spec:
    key = rng.choice(FIELDS)
    name = f"sort_by_{key}"
    does = (
        f"sort a list of dictionaries by {key}",
        f"order a list of dicts by the key {key}",
        f'sort dicts by their "{key}" value',
        f"sort records by {key}",
    )
    return Spec(
        "sort_records",
        "function",
        f'def {name}(items):\n    return sorted(items, key=lambda item: item["{key}"])',
        name,
        does,
        (),
        (f"sort list of dicts by {key}",),
        ((([{key: 2}, {key: 1}],), [{key: 1}, {key: 2}]),),
    )


def greet_function(rng: random.Random) -> Spec:
    word = rng.choice(
        ("Hello", "Hi", "Hey", "Welcome", "Good morning", "Good evening", "Goodbye", "Bye", "Thanks", "Dear", "Howdy", "Cheers")
    )
    does: tuple[str, ...] = (
        f'take a name and return "{word}, NAME!" with that name',
        f'return "{word}" followed by a name',
        f"greet a person by name with {word}",
    )
    if word == "Hello":
        does += ("greet a person by name", "say hello to a name", "take a name and return a greeting", "return a greeting for a name")
    return Spec(
        "greet_function",
        "function",
        f'def greet(name):\n    return f"{word}, {{name}}!"',
        "greet",
        does,
        (),
        (f"greet with {word}",),
        ((("Ann",), f"{word}, Ann!"),),
    )


def print_range(rng: random.Random) -> Spec:
    a = rng.choice((0, 1, 1, 1, rng.randint(2, 50)))
    b = a + rng.randint(3, 60)
    lines = list(range(a, b + 1))
    roll = rng.random()
    if roll < 0.45:
        code = f"for i in range({a}, {b + 1}):\n    print(i)"
        does: tuple[str, ...] = (
            f"print the numbers from {a} to {b}",
            f"count from {a} to {b}",
            f"print all integers between {a} and {b}",
            f"list the numbers {a} to {b}",
            f"show every number from {a} up to {b}",
            f"loop from {a} to {b} and print each number",
        )
    elif roll < 0.7:
        rest, word = rng.choice(((0, "even"), (1, "odd")))
        lines = [i for i in lines if i % 2 == rest]
        code = f"for i in range({a}, {b + 1}):\n    if i % 2 == {rest}:\n        print(i)"
        does = (
            f"print the {word} numbers from {a} to {b}",
            f"show all {word} numbers between {a} and {b}",
            f"list the {word} numbers from {a} to {b}",
        )
    else:
        n = rng.randint(3, 60)
        lines = list(range(n, 0, -1))
        code = f"for i in range({n}, 0, -1):\n    print(i)"
        does = (
            f"count down from {n} to 1",
            f"print a countdown from {n}",
            f"print the numbers from {n} down to 1",
            f"do a countdown starting at {n}",
        )
    return Spec("print_range", "script", code, None, does, (), (does[0], f"loop to {does[0]}"), (), "".join(f"{i}\n" for i in lines))


def print_table(rng: random.Random) -> Spec:
    k = rng.randint(2, 25)
    code = f'for i in range(1, 11):\n    print({k}, "x", i, "=", {k} * i)'
    does = (
        f"print the multiplication table of {k}",
        f"show the {k} times table",
        f"print the times table for {k}",
        f"write out the multiplication table of {k}",
    )
    return Spec(
        "print_table",
        "script",
        code,
        None,
        does,
        (f"a multiplication table for {k}",),
        (f"multiplication table of {k}", f"{k} times table"),
        (),
        "".join(f"{k} x {i} = {k * i}\n" for i in range(1, 11)),
    )


def sum_range(rng: random.Random) -> Spec:
    a = rng.choice((1, 1, rng.randint(2, 40)))
    b = a + rng.randint(4, 200)
    does = (
        f"add up the numbers from {a} to {b}",
        f"print the sum of all numbers from {a} to {b}",
        f"calculate the sum of {a} to {b}",
        f"sum every integer between {a} and {b}",
    )
    return Spec(
        "sum_range", "script", f"print(sum(range({a}, {b + 1})))", None, does, (), (f"sum of {a} to {b}",), (), f"{sum(range(a, b + 1))}\n"
    )


_VALUES: dict[str, Callable[[int], int]] = {
    "squares": lambda i: i * i,
    "cubes": lambda i: i**3,
    "nums": lambda i: i,
    "doubles": lambda i: i * 2,
}


def list_range(rng: random.Random) -> Spec:
    a = rng.choice((0, 1, 1, rng.randint(2, 20)))
    b = a + rng.randint(3, 30)
    name, expr, noun = rng.choice(
        (("squares", "i * i", "squares"), ("cubes", "i ** 3", "cubes"), ("nums", "i", "numbers"), ("doubles", "i * 2", "doubles"))
    )
    value = _VALUES[name]
    does = (
        f"make a list of the {noun} from {a} to {b}",
        f"build a list of {noun} from {a} to {b} with a list comprehension",
        f"create a list with the {noun} of {a} to {b}" if noun != "numbers" else f"create a list with the numbers {a} to {b}",
    )
    things = (f"a list of {noun} from {a} to {b}", f"a list comprehension for the {noun} from {a} to {b}")
    return Spec(
        "list_range",
        "script",
        f"{name} = [{expr} for i in range({a}, {b + 1})]\nprint({name})",
        None,
        does,
        things,
        (f"list of {noun} from {a} to {b}",),
        (),
        f"{[value(i) for i in range(a, b + 1)]}\n",
    )


def literal(rng: random.Random) -> Spec:
    words = rng.sample(rng.choice((ITEMS, PEOPLE)), rng.randint(2, 5))
    listing = ", ".join(words[:-1]) + rng.choice((" and ", ", ")) + words[-1]
    if rng.random() < 0.5:
        things = (f"a list of {listing}", f"a list with {listing}", f"a list containing the words {listing}")
        does = (f"put {listing} in a list", f"store {listing} in a list", f"make a list with {listing}")
        text = "[" + ", ".join(f'"{w}"' for w in words) + "]"
        return Spec("literal", "script", f"items = {text}\nprint(items)", None, does, things, (f"list of {listing}",), (), f"{words}\n")
    numbers = {w: rng.randint(1, 60) for w in words[:4]}
    sep = rng.choice((": ", " ", " = ", " with ", " -> "))
    listing = ", ".join(f"{w}{sep}{n}" for w, n in numbers.items())
    things = (f"a dictionary with {listing}", f"a dict of {listing}", f"a dictionary holding {listing}")
    does = (f"store {listing} in a dictionary", f"make a dict with {listing}", f"put these into a dictionary: {listing}")
    text = "{" + ", ".join(f'"{w}": {n}' for w, n in numbers.items()) + "}"
    return Spec("literal", "script", f"items = {text}\nprint(items)", None, does, things, (f"dictionary {listing}",), (), f"{numbers}\n")


def print_text(rng: random.Random) -> Spec:
    text = rng.choice(
        (
            rng.choice(MESSAGES),
            f"{rng.choice(PEOPLE)} likes {rng.choice(ITEMS)}",
            f"{rng.choice(ITEMS)} and {rng.choice(ITEMS)}",
            f"Hello, {rng.choice(PEOPLE)}!",
            f"Hello {rng.choice(PEOPLE)}",
            " ".join(rng.sample(ITEMS, 3)),
        )
    )
    if rng.random() < 0.4:
        k = rng.randint(2, 40)
        does: tuple[str, ...] = (
            f'print "{text}" {k} times',
            f'write "{text}" {k} times on the screen',
            f'show the text "{text}" {k} times',
            f'repeat the message "{text}" {k} times',
            f"print '{text}' in a loop {k} times",
        )
        return Spec("print_text", "script", f'for _ in range({k}):\n    print("{text}")', None, does, (), (does[0],), (), f"{text}\n" * k)
    does = (
        f'print "{text}"',
        f'show the message "{text}"',
        f'output the text "{text}"',
        f'say "{text}"',
        f"write '{text}' on the screen",
        f'display "{text}"',
    )
    return Spec("print_text", "script", f'print("{text}")', None, does, (), (does[0],), (), f"{text}\n")


def greet_person(rng: random.Random) -> Spec:
    name = rng.choice(PEOPLE)
    does = (f"greet {name}", f"say hello to {name}", f"print a greeting for {name}", f"welcome {name} with a hello")
    return Spec(
        "greet_person",
        "script",
        f'print("Hello, {name}!")',
        None,
        does,
        (f"a greeting for {name}",),
        (f"greet {name}", f"hello {name}"),
        (),
        f"Hello, {name}!\n",
    )


def pattern(rng: random.Random) -> Spec:
    n, c = rng.randint(3, 15), rng.choice("***#@+ox")
    word = {"*": "stars", "#": "hash signs", "@": "at signs", "+": "plus signs", "o": "the letter o", "x": "the letter x"}[c]
    if rng.random() < 0.6:
        does = (
            f"print a triangle of {word} with {n} rows",
            f"draw a triangle made of {word}, {n} rows high",
            f"print {n} rows of {word}, each one longer",
        )
        return Spec(
            "pattern",
            "script",
            f'for i in range(1, {n + 1}):\n    print("{c}" * i)',
            None,
            does,
            (f"a triangle of {word} with {n} rows",),
            (f"triangle of {word} {n} rows",),
            (),
            "".join(c * i + "\n" for i in range(1, n + 1)),
        )
    does = (
        f"print a {n} by {n} square of {word}",
        f"draw a square of {word} that is {n} wide",
        f"fill {n} rows and {n} columns with {word}",
    )
    return Spec(
        "pattern",
        "script",
        f'for _ in range({n}):\n    print("{c}" * {n})',
        None,
        does,
        (f"a {n} by {n} square of {word}",),
        (f"{n}x{n} square of {word}",),
        (),
        (c * n + "\n") * n,
    )


def make_lambda(rng: random.Random) -> Spec:
    k = _number(rng)
    op, phrase = rng.choice(
        (
            ("+", f"adds {k} to a number"),
            ("*", f"multiplies a number by {k}"),
            ("-", f"subtracts {k} from a number"),
            ("/", f"divides a number by {k}"),
        )
    )
    things = (f"a lambda that {phrase}", f"a lambda function which {phrase}", f"an anonymous function that {phrase}")
    return Spec(
        "lambda", "script", f"f = lambda n: n {op} {k}", None, (), things, (f"lambda that {phrase}",), (), "", (f"lambda n: n {op} {k}",)
    )


def make_class(rng: random.Random) -> Spec:
    name = rng.choice(CLASSES)
    fields = rng.sample(FIELDS, rng.choice((1, 2, 2, 2, 3)))
    listing = fields[0] if len(fields) == 1 else ", ".join(fields[:-1]) + " and " + fields[-1]
    code = f"class {name}:\n    def __init__(self, {', '.join(fields)}):\n" + "\n".join(f"        self.{f} = {f}" for f in fields)
    noun = rng.choice(("field", "attribute", "property")) if len(fields) == 1 else rng.choice(("fields", "attributes", "properties"))
    extra, contains = "", [f"class {name}"] + [f"self.{f} = {f}" for f in fields]
    roll = rng.random()
    if roll < 0.2:
        verb, text = rng.choice(
            (
                ("speak", "Hello"),
                ("bark", "Woof"),
                ("sing", "La la la"),
                ("run", "Running"),
                ("start", "Starting"),
                ("stop", "Stopping"),
                ("greet", "Hi"),
                ("open", "Open"),
                ("play", "Playing"),
                ("jump", "Jump"),
                ("beep", "Beep"),
            )
        )
        code += f'\n\n    def {verb}(self):\n        print("{text}")'
        extra = f' and a method {verb} that prints "{text}"'
        contains.append(f"def {verb}(self)")
    elif roll < 0.35:
        code += f'\n\n    def __str__(self):\n        return f"{name}({{self.{fields[0]}}})"'
        extra = f" and a __str__ method that shows the {fields[0]}"
        contains.append("def __str__(self)")
    things = (
        f"a class {name} with the {noun} {listing}{extra}",
        f"a class called {name} with {listing}{extra}",
        f"{with_article(name)} class with {noun} {listing}{extra}",
        f"a class named {name} that has {listing}{extra}",
        f"a class for {with_article(name.lower())} with {listing}{extra}",
    )
    return Spec(
        "make_class",
        "class",
        code,
        None,
        (f"model {with_article(name.lower())} with {listing}{extra}",),
        things,
        (f"class {name} with {listing}{extra}",),
        (),
        "",
        tuple(contains),
    )


FAMILIES: dict[Callable[[random.Random], Spec], float] = {
    arith_const: 3,
    arith_two: 3,
    filter_numbers: 3,
    filter_words: 1.5,
    repeat_text: 1,
    threshold: 2,
    units: 1.5,
    separators: 1,
    replace_text: 1,
    sort_records: 1,
    greet_function: 1,
    print_range: 3,
    print_table: 1,
    sum_range: 1,
    list_range: 1.5,
    literal: 2.5,
    print_text: 2.5,
    greet_person: 1,
    pattern: 1,
    make_lambda: 1,
    make_class: 3,
}
