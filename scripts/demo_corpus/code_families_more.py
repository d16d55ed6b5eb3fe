"""More parameterised programming tasks, each described in many wordings, so that what a request names is what the answer copies."""

import random
import re
from collections.abc import Callable

from scripts.demo_corpus.code_families import Spec
from scripts.demo_corpus.code_words import CLASSES, FIELDS, ITEMS, KEYS, MESSAGES, NUMERIC, PATHS, PEOPLE, VALUES, with_article

_CHOICE = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")


def _say(rng: random.Random, *forms: str) -> tuple[str]:
    """One of the forms, with one alternative of each "[this|that]"."""
    return (_CHOICE.sub(lambda m: rng.choice(m[1].split("|")), rng.choice(forms)),)


def _function(skill: str, code: str, does: tuple[str, ...], topics: tuple[str, ...], *cases: tuple[tuple[object, ...], object]) -> Spec:
    return Spec(skill, "function", code, code[4 : code.index("(")], does, (), topics, cases)


def _bounds(rng: random.Random) -> tuple[int, int]:
    low = rng.choice((0, 1, rng.randint(2, 50), rng.randint(-20, -1)))
    return low, low + rng.choice((rng.randint(3, 20), rng.randint(20, 200), 100))


def clamp(rng: random.Random) -> Spec:
    a, b = _bounds(rng)
    does = _say(
        rng,
        f"[keep|hold|limit|clamp] a [number|value] between {a} and {b}",
        f"limit a [number|value] to the range {a} to {b}",
        f"clamp [n|x|a number|its argument] to [{a}..{b}|{a}-{b}|at least {a} and at most {b}]",
        f"cut off [numbers|values] below {a} [or|and] above {b}",
        f"stop a [number|value|score] from going [under {a} or over {b}|below {a} or above {b}]",
        f"force a [number|value] into the range from {a} to {b}",
        f"return {a} for anything lower than {a}, {b} for anything higher than {b}, and otherwise the number itself",
    )
    code = f"def clamp(n):\n    return max({a}, min({b}, n))"
    topics = _say(rng, f"clamp [number |]between {a} and {b}", f"limit value to {a}..{b}")
    return _function("clamp", code, does, topics, ((a - 5,), a), ((b + 5,), b), ((a + 1,), a + 1))


def between(rng: random.Random) -> Spec:
    a, b = _bounds(rng)
    does = _say(
        rng,
        f"check [if|whether] a [number|value] [is|lies] between {a} and {b}",
        f"tell [if|whether|me if] a [number|value] is in the range {a} to {b}",
        f"return True [if|when] [n|x|a number|its argument] is [between {a} and {b}|from {a} to {b}|at least {a} and at most {b}]",
        f"test [if|whether] a number is within {a} and {b}",
        f"verify that [a number|a value|an input] falls between {a} and {b}",
        f"say True for [numbers|values] from {a} to {b} and False for [all others|the rest|anything else]",
        f"find out [if|whether] a number is no less than {a} and no more than {b}",
    )
    code = f"def in_range(n):\n    return {a} <= n <= {b}"
    topics = _say(rng, f"check number between {a} and {b}", f"is number in range {a} to {b}")
    return _function("between", code, does, topics, ((a - 1,), False), ((b,), True), ((a + 1,), True))


def percent(rng: random.Random) -> Spec:
    p = rng.choice((5, 7, 8, 10, 12, 15, 19, 20, 21, 25, 30, 33, 40, 50, 60, 75, rng.randint(2, 95)))
    thing = rng.choice(("price", "price", "amount", "bill", "cost", "total"))
    kind = rng.randrange(3)
    if kind == 0:
        does = _say(
            rng,
            f"[take|knock] {p} percent off [a|the] {thing}",
            f"lower a {thing} by {p}[ percent|%]",
            f"apply a {p}[ percent|%] discount[ to a {thing}|]",
            f"return [a|the] {thing} after a {p}[ percent|%] discount",
            f"reduce [a|the] {thing} by {p}[ percent|%]",
            f"work out the sale price when everything is {p}[ percent|%] off",
        )
        code = f"def discount({thing}):\n    return {thing} * (100 - {p}) / 100"
        return _function("percent", code, does, _say(rng, f"{p}[%| percent] discount", f"{p}% off a {thing}"), ((200,), 2.0 * (100 - p)))
    if kind == 1:
        does = _say(
            rng,
            f"add {p}[ percent|%] [tax|VAT|sales tax] to a {thing}",
            f"raise [a|the] {thing} by {p}[ percent|%]",
            f"increase a {thing} by {p}[ percent|%]",
            f"return [a|the] {thing} with {p}[ percent|%] [tax|VAT] [added|included|on top]",
            f"put {p}[ percent|%] on top of a {thing}",
            f"calculate a {thing} including [a tip of {p}%|{p} percent tip|{p}% tax]",
        )
        code = f"def add_percent({thing}):\n    return {thing} * (100 + {p}) / 100"
        return _function("percent", code, does, _say(rng, f"add {p}% [tax|VAT]", f"{thing} plus {p} percent"), ((200,), 2.0 * (100 + p)))
    does = _say(
        rng,
        f"[calculate|compute|work out|return|find] {p}[ percent|%] of [a number|a value|a {thing}]",
        f"tell [me |]how much {p}[ percent|%] of a number is",
        f"get {p}[ percent|%] of [its argument|whatever number it is given|some number]",
        f"take a number and return {p}[ percent|%] of it",
    )
    code = f"def percent_of(n):\n    return n * {p} / 100"
    return _function("percent", code, does, (f"{p} percent of a number",), ((200,), 2.0 * p))


def get_key(rng: random.Random) -> Spec:
    key = rng.choice(FIELDS)
    if rng.random() < 0.5:
        does = _say(
            rng,
            f"[return|get|read|fetch] the [value of|value for|value under|entry for] [the key |]{key} [from|in] a [dictionary|dict]",
            f"look up [the key |]{key} in a [dictionary|dict]",
            f'pull the "{key}" [value|entry] out of a [dict|dictionary]',
            f"take a [dict|dictionary] and return its {key}",
            f"[get|extract] the {key} [from|out of] a [dictionary|dict|record]",
            f"give back what a dict holds under [the key |]'{key}'",
        )
        code = f'def get_{key}(data):\n    return data["{key}"]'
        return _function("get_key", code, does, _say(rng, f"get {key} from dict", f"dict lookup {key}"), (({key: 5},), 5))
    default = rng.choice((0, 1, -1, rng.randint(2, 99), "none", "unknown", "missing", *rng.sample(ITEMS, 3)))
    shown = f'"{default}"' if isinstance(default, str) else str(default)
    does = _say(
        rng,
        f"get {key} from a [dict|dictionary] or {shown} [if it is missing|if the key is not there|when it is absent]",
        f"look up {key} in a [dict|dictionary] [with|using] {shown} as [the |]default",
        f"return the {key} of a [dict|dictionary], [or|else] {shown} [if there is none|when it has none]",
        f'read the key "{key}" of a dict, with {shown} as the fallback',
        f"take a dictionary and return its {key}, defaulting to {shown}",
    )
    code = f'def get_{key}(data):\n    return data.get("{key}", {shown})'
    return _function("get_key", code, does, (f"get {key} from dict with default {shown}",), (({key: 5},), 5), (({},), default))


def lookup(rng: random.Random) -> Spec:
    words, other = rng.sample(ITEMS, rng.choice((2, 2, 3))), rng.choice((0, 0, -1, rng.randint(1, 50)))
    table = {w: rng.randint(1, 99) for w in words}
    pairs = rng.choice(
        (
            ", ".join(f"{n} for {w}" for w, n in table.items()),
            ", ".join(f"{n} for {chr(34)}{w}{chr(34)}" for w, n in table.items()),
        )
    )
    prices = " and ".join(f"{w} at {n}" for w, n in table.items())
    does = _say(
        rng,
        f"return {pairs} and {other} for [anything else|everything else|all other words|any other word]",
        f"look up a price: {prices}, [otherwise|anything else costs|all others at] {other}",
        f"map a word to a number: {pairs}, {other} [otherwise|by default|for the rest]",
        f"[tell|give] the price of an item using a [dict|dictionary]: {prices}, else {other}",
        f"give back {pairs}, and {other} if [the word|the item|it] is [not known|unknown|something else]",
    )
    text = ", ".join(f'"{w}": {n}' for w, n in table.items())
    code = f"def lookup(item):\n    values = {{{text}}}\n    return values.get(item, {other})"
    return _function("lookup", code, does, (does[0],), *(((w,), n) for w, n in table.items()), (("?",), other))


def pluck(rng: random.Random) -> Spec:
    key = rng.choice(FIELDS)
    kind = rng.randrange(3)
    if kind == 0:
        does = _say(
            rng,
            f"[collect|get|list|return] the {key} of each [dict|dictionary|record] in a list",
            f"[collect|get|return] [every|each] {key} [in|from] a list of [dicts|dictionaries|records]",
            f"pull the {key} out of every [dict|record|dictionary] in a list",
            f'make a list of the "{key}" values of [some|many|several] [dicts|records]',
            f"turn a list of [dicts|records|dictionaries] into a list of their {key} values",
        )
        code = f'def get_all(items):\n    return [item["{key}"] for item in items]'
        return _function("pluck", code, does, (f"list of {key} from list of dicts",), (([{key: 3}, {key: 8}],), [3, 8]))
    if kind == 1:
        key = rng.choice(NUMERIC)
        does = _say(
            rng,
            f"[add up|sum|total] the {key} of [all|the] [items|records|dicts] in a list",
            f"return the [sum|total] of the {key} values in a list of [dicts|dictionaries]",
            f'sum the key "{key}" over a list of [dicts|records]',
            f"compute the total {key} [of|for] a list of [dicts|dictionaries|records]",
        )
        code = f'def total_{key}(items):\n    return sum(item["{key}"] for item in items)'
        return _function("pluck", code, does, (f"sum of {key} in list of dicts",), (([{key: 3}, {key: 8}],), 11))
    value = rng.choice((*rng.sample(ITEMS, 3), *rng.sample(VALUES, 2)))
    does = _say(
        rng,
        f'keep [only |]the [dicts|records|items] whose {key} [is|equals] "{value}"',
        f"filter a list of [dicts|dictionaries] by {key} [equal to|being] '{value}'",
        f'return [all|the|those] [records|items|dicts] where {key} [is|equals] "{value}"',
        f'find every [dict|record] in a list with {key} "{value}"',
        f'pick the [records|dicts] that have "{value}" as their {key}',
    )
    code = f'def filter_{key}(items):\n    return [item for item in items if item["{key}"] == "{value}"]'
    return _function("pluck", code, does, (f"filter dicts where {key} is {value}",), (([{key: value}, {key: ""}],), [{key: value}]))


def affix(rng: random.Random) -> Spec:
    text = rng.choice(
        (
            rng.choice(ITEMS) + rng.choice("_-"),
            rng.choice(MESSAGES) + " ",
            rng.choice(VALUES),
            rng.choice(("#", ">> ", "@", "$", "* ", "re-", "un")),
        )
    )
    if rng.random() < 0.5:
        does = _say(
            rng,
            f'[put|add|write|place] "{text}" [in front of|before|at the start of|at the front of] a [string|text|word]',
            f'prefix a [string|word|text] with "{text}"',
            f'return a [string|text] with "{text}" [in front|before it|as prefix|at the beginning]',
            f'make a [string|text] begin with "{text}"',
            f'glue "{text}" to the front of a [word|string|text]',
        )
        code = f'def add_prefix(s):\n    return "{text}" + s'
        return _function("affix", code, does, _say(rng, f'prefix "{text}"', f'add "{text}" before string'), (("ab",), text + "ab"))
    text = text.strip() if rng.random() < 0.7 else text
    does = _say(
        rng,
        f'[append|attach|add] "{text}" to the end of a [string|text|word]',
        f'put "{text}" [after|behind|at the end of] a [string|text|word]',
        f'return a [string|text] followed by "{text}"',
        f'end a [string|text] with "{text}"',
        f'glue "{text}" onto the end of a [string|word|text]',
        f'add the suffix "{text}" to a [string|word]',
    )
    code = f'def add_suffix(s):\n    return s + "{text}"'
    return _function("affix", code, does, _say(rng, f'suffix "{text}"', f'append "{text}" to string'), (("ab",), "ab" + text))


_BRACKETS = (
    ("round brackets", "(", ")"),
    ("parentheses", "(", ")"),
    ("square brackets", "[", "]"),
    ("angle brackets", "<", ">"),
    ("stars", "*", "*"),
    ("dashes", "-", "-"),
    ("hash signs", "#", "#"),
    ("single quotes", "'", "'"),
    ("underscores", "_", "_"),
    ("pipes", "|", "|"),
)


def wrap(rng: random.Random) -> Spec:
    noun, a, b = rng.choice(_BRACKETS)
    does = _say(
        rng,
        f"[wrap|put|enclose] a [string|text|word] in {noun}",
        f"surround a [string|text|word] with {noun}",
        f"return a [string|text] [with {noun} around it|between {noun}]",
        f"place {noun} around [its argument|a string|a text]",
    )
    code = f'def wrap(s):\n    return "{a}" + s + "{b}"'
    return _function("wrap", code, does, (f"wrap string in {noun}",), (("ab",), f"{a}ab{b}"))


def slices(rng: random.Random) -> Spec:
    k = rng.randint(2, 25)
    numbers = list(range(30))
    kind = rng.randrange(5)
    if kind == 0:
        does = _say(
            rng,
            f"[return|get|take|give] the first {k} [items|elements|entries|values] of a list",
            f"keep only the first {k} [items|elements] of a list",
            f"cut a list [down to|after] its first {k} [items|entries]",
            f"grab {k} [items|elements] from the [front|start|beginning] of a list",
        )
        return _function(
            "slices", f"def first_items(items):\n    return items[:{k}]", does, (f"first {k} items of list",), ((numbers,), numbers[:k])
        )
    if kind == 1:
        does = _say(
            rng,
            f"[return|get|take|give] the last {k} [items|elements|entries|values] of a list",
            f"keep only the last {k} [items|elements] of a list",
            f"grab {k} [items|elements] from the [end|back|tail] of a list",
        )
        return _function(
            "slices", f"def last_items(items):\n    return items[-{k}:]", does, (f"last {k} items of list",), ((numbers,), numbers[-k:])
        )
    if kind == 2:
        does = _say(
            rng,
            f"[skip|drop|ignore|remove] the first {k} [items|elements|entries] of a list",
            f"return [a list without its|everything in a list but the] first {k} [items|elements]",
            f"throw away {k} [items|elements] at the [start|beginning] of a list",
        )
        return _function(
            "slices", f"def skip_items(items):\n    return items[{k}:]", does, (f"skip first {k} items",), ((numbers,), numbers[k:])
        )
    if kind == 3:
        does = _say(
            rng,
            f"[cut|shorten|trim|truncate] a [string|text] to {k} [characters|letters]",
            f"return the first {k} [characters|letters] of a [string|text]",
            f"keep [only |]the first {k} [letters|characters] of a [word|string|text]",
            f"limit a text to {k} characters",
        )
        return _function(
            "slices", f"def shorten(s):\n    return s[:{k}]", does, (f"truncate string to {k} characters",), (("ab" * 15,), ("ab" * 15)[:k])
        )
    does = _say(
        rng,
        f"[split|cut|divide|break] a list into [chunks|pieces|groups|parts] of {k}",
        f"group the [items|elements] of a list {k} at a time",
        f"chop a list up into [pieces|chunks] with {k} [items|elements] each",
        f"put [items|the elements of a list] into groups of {k}",
    )
    code = f"def chunks(items):\n    return [items[i:i + {k}] for i in range(0, len(items), {k})]"
    return _function("slices", code, does, (f"list chunks of {k}",), ((numbers,), [numbers[i : i + k] for i in range(0, 30, k)]))


def count_text(rng: random.Random) -> Spec:
    piece = rng.choice((rng.choice("abcdefghijklmnoprstuvwxyz"), rng.choice(ITEMS), rng.choice(PEOPLE)))
    noun = "letter" if len(piece) == 1 else rng.choice(("word", "name")) if piece[0].isupper() else "word"
    if rng.random() < 0.5:
        does = _say(
            rng,
            f'count [how often|how many times] the {noun} "{piece}" [appears|occurs|is found|shows up] in a [text|string]',
            f"count the {noun} {piece} in a [text|string|sentence]",
            f"return [the number of times|how often] {piece} [occurs|appears|is] in a [text|string|sentence]",
            f"tell [how many times|how often] a [text|string] [contains|has|says] '{piece}'",
        )
        return _function(
            "count_text",
            f'def count_it(text):\n    return text.count("{piece}")',
            does,
            (f'count "{piece}" in string',),
            ((f"{piece} . {piece}",), 2),
        )
    does = _say(
        rng,
        f'[remove|delete|drop|erase] [every|each] {noun} "{piece}" from a [text|string]',
        f"strip all [copies|occurrences] of '{piece}' [from|out of] a [text|string]",
        f"return a [text|string] without the {noun} {piece}",
        f"take every {piece} out of a [text|string|sentence]",
        f"get rid of the {noun} {piece} in a [text|string]",
    )
    return _function(
        "count_text",
        f'def remove_it(text):\n    return text.replace("{piece}", "")',
        does,
        (f'remove "{piece}" from string',),
        ((f"{piece}.{piece}",), "."),
    )


def has_item(rng: random.Random) -> Spec:
    thing = rng.choice((*rng.sample(ITEMS, 3), *rng.sample(PEOPLE, 2)))
    does = _say(
        rng,
        f'[check|test|see] [if|whether] [the word |]"{thing}" is in a list',
        f"tell [if|whether|me if] a list [contains|has|includes] '{thing}'",
        f'return True [if|when] "{thing}" is [in|part of|among the items of] a list',
        f"look for {thing} in a list and return True or False",
        f"find out [if|whether] {thing} [is|appears|occurs] in a list",
    )
    code = f'def has_it(items):\n    return "{thing}" in items'
    return _function("has_item", code, does, (f"check if {thing} in list",), (([thing, "?"],), True), ((["?"],), False))


def grades(rng: random.Random) -> Spec:
    low = rng.randint(5, 60)
    high = low + rng.randint(5, 40)
    a, b, c = rng.choice(
        (
            ("good", "fair", "poor"),
            ("high", "medium", "low"),
            ("large", "medium", "small"),
            ("hot", "warm", "cold"),
            ("A", "B", "C"),
            ("gold", "silver", "bronze"),
            tuple(rng.sample(ITEMS, 3)),
        )
    )
    does = _say(
        rng,
        f'return "{a}" from {high} up, "{b}" from {low} up and "{c}" [below that|otherwise|for less]',
        f'give "{a}" for [scores|numbers|values] of at least {high}, "{b}" for at least {low}, [else|otherwise] "{c}"',
        f'grade a number: {high} or more is "{a}", {low} or more is "{b}", [less|anything lower|the rest] is "{c}"',
        f'say "{a}" if n is {high} or more, "{b}" if it is {low} or more, "{c}" if not',
    )
    code = f'def grade(n):\n    if n >= {high}:\n        return "{a}"\n    if n >= {low}:\n        return "{b}"\n    return "{c}"'
    return _function("grades", code, does, (f"{a} from {high}, {b} from {low}, else {c}",), ((high,), a), ((low,), b), ((low - 1,), c))


def make_record(rng: random.Random) -> Spec:
    fields = rng.sample([f for f in FIELDS if f not in ("x", "y")], rng.choice((2, 2, 3)))
    listing = ", ".join(fields[:-1]) + " and " + fields[-1]
    if rng.random() < 0.5:
        does = _say(
            rng,
            f"take {listing} and return them [as|in] a [dictionary|dict]",
            f"[make|build|create] a [dict|dictionary] [from|out of] {listing}",
            f"[pack|put|bundle] {listing} into a [dict|dictionary]",
            f"return a [dict|dictionary] with [the keys |]{listing} from its arguments",
        )
        pairs = ", ".join(f'"{f}": {f}' for f in fields)
        code = f"def make_record({', '.join(fields)}):\n    return {{{pairs}}}"
        values = tuple(range(1, len(fields) + 1))
        return _function("make_record", code, does, (f"dict from {listing}",), (values, dict(zip(fields, values, strict=True))))
    a, b = fields[:2]
    sep = rng.choice((": ", " - ", "/", ", ", " = ", " | ", " -> ", ":"))
    does = _say(
        rng,
        f'join {a} and {b} with "{sep}" [between them|in between|as the separator]',
        f'format {a} and {b} as "{a.upper()}{sep}{b.upper()}"',
        f'[put|write] {a} and {b} in one string with "{sep}" between',
        f'take {a} and {b} and return them as one string separated by "{sep}"',
        f'combine {a} and {b} into a string like "{{{a}}}{sep}{{{b}}}"',
    )
    code = f'def format_it({a}, {b}):\n    return f"{{{a}}}{sep}{{{b}}}"'
    return _function("make_record", code, does, (f'format {a} and {b} with "{sep}"',), (("s", 4), f"s{sep}4"))


def small_numbers(rng: random.Random) -> Spec:
    k = rng.randint(2, 12)
    kind = rng.randrange(4)
    if kind == 0:
        does = _say(
            rng,
            f"round a [number|float|value] to {k} [decimals|decimal places|digits after the point]",
            f"return a number with {k} [decimals|decimal places]",
            f"keep [only |]{k} digits after the [point|decimal point] of a number",
        )
        return _function(
            "small_numbers",
            f"def round_it(n):\n    return round(n, {k})",
            does,
            (f"round to {k} decimals",),
            ((0.12345678901234,), round(0.12345678901234, k)),
        )
    if kind == 1:
        does = _say(
            rng,
            f"pad a number with zeros to {k} digits",
            f"[write|show] a number with leading zeros, {k} digits wide",
            f"fill a number up with zeros until it has {k} [digits|characters]",
            f"turn a number into a string of {k} digits with zeros in front",
        )
        return _function(
            "small_numbers", f"def pad(n):\n    return str(n).zfill({k})", does, (f"zero pad to {k} digits",), ((7,), "7".zfill(k))
        )
    if kind == 2:
        does = _say(
            rng,
            f"raise a number to the power [of |]{k}",
            f"return [n|a number] to the power of {k}",
            f"compute the power {k} of a number",
        )
        return _function("small_numbers", f"def power(n):\n    return n ** {k}", does, (f"number to the power of {k}",), ((3,), 3**k))
    does = _say(
        rng,
        f"[return|find|get|give] the remainder [when a number is divided|after dividing a number] by {k}",
        f"tell what is left [when|after] dividing a number by {k}",
        f"compute a number modulo {k}",
        f"take n and return n mod {k}",
    )
    return _function("small_numbers", f"def remainder(n):\n    return n % {k}", does, (f"remainder by {k}", f"modulo {k}"), ((17,), 17 % k))


def variables(rng: random.Random) -> Spec:
    name = rng.choice(FIELDS)
    if rng.random() < 0.5:
        value, shown = rng.choice(((str(n := rng.randint(1, 900)), str(n)), ((w := rng.choice(ITEMS + PEOPLE)), f'"{w}"')))
        does = _say(
            rng,
            f"[store|save|put|keep] {shown} in a variable [called|named] {name} and print it",
            f"set [a variable |the variable |]{name} to {shown} and print it",
            f"assign {shown} to [the variable |a variable |]{name} and print [it|the value|{name}]",
            f"make a variable {name} with the value {shown} and print it",
        )
        return Spec(
            "variables", "script", f"{name} = {shown}\nprint({name})", None, does, (), (f"variable {name} = {shown}",), (), f"{value}\n"
        )
    words = rng.sample(rng.choice((ITEMS, PEOPLE)), rng.randint(2, 4))
    listing = ", ".join(words[:-1]) + rng.choice((" and ", ", ")) + words[-1]
    does = _say(
        rng,
        f"[loop|go|run] over {listing} and print each[ one|]",
        f"print {listing}, each on [its own|a new] line",
        f"print the words {listing} one [by one|after another|per line] with a for loop",
        f"go through a list of {listing} and print every [item|entry|element]",
    )
    text = ", ".join(f'"{w}"' for w in words)
    return Spec(
        "variables",
        "script",
        f"for item in [{text}]:\n    print(item)",
        None,
        does,
        (),
        (f"loop over {listing}",),
        (),
        "\n".join(words) + "\n",
    )


def fielded_class(rng: random.Random) -> Spec:
    name = rng.choice(CLASSES)
    fields = [(f, rng.choice(("int", "float")) if f in NUMERIC else "str") for f in rng.sample(FIELDS, rng.choice((2, 2, 3)))]
    plain = ", ".join(f for f, _ in fields[:-1]) + " and " + fields[-1][0]
    typed = ", ".join(f"{f} ({t})" for f, t in fields[:-1]) + f" and {fields[-1][0]} ({fields[-1][1]})"
    if rng.random() < 0.5:
        things = _say(
            rng,
            f"a dataclass {name} with {typed}",
            f"a dataclass [called|named] {name} [that has|with|holding] the [fields|attributes] {typed}",
            f"{with_article(name)} dataclass with [fields |attributes |]{typed}",
            f"a dataclass for {with_article(name.lower())} that [stores|keeps|holds] {typed}",
        )
        body = "\n".join(f"    {f}: {t}" for f, t in fields)
        code = f"from dataclasses import dataclass\n\n@dataclass\nclass {name}:\n{body}"
        return Spec(
            "fielded_class",
            "class",
            code,
            None,
            (),
            things,
            (f"dataclass {name} with {typed}",),
            (),
            "",
            ("@dataclass", f"class {name}:", *(f"{f}: {t}" for f, t in fields)),
        )
    f0 = fields[0][0]
    things = _say(
        rng,
        f"a class {name} with {plain} and a method show that prints the {f0}",
        f"a class [called|named] {name} that [keeps|stores|has] {plain} and can show its {f0}",
        f"{with_article(name)} class [with|holding] {plain} plus a show method [printing|for] the {f0}",
        f"a class {name} whose objects have {plain}, and show() prints the {f0}",
    )
    lines = "\n".join(f"        self.{f} = {f}" for f, _ in fields)
    names = ", ".join(f for f, _ in fields)
    code = f"class {name}:\n    def __init__(self, {names}):\n{lines}\n\n    def show(self):\n        print(self.{f0})"
    return Spec(
        "fielded_class",
        "class",
        code,
        None,
        (),
        things,
        (f"class {name} with {plain} and show method for {f0}",),
        (),
        "",
        (f"class {name}", "def show(self)", f"print(self.{f0})"),
    )


_APIS = ("FastAPI", "FastAPI", "fastapi", "fast api", "Fast API")
_FAST = "from fastapi import FastAPI\n\napp = FastAPI()\n\n"
_FLASK = "from flask import Flask\n\napp = Flask(__name__)\n\n"


def fastapi_message(rng: random.Random) -> Spec:
    text, f = (
        rng.choice((rng.choice(MESSAGES), f"Hello, {rng.choice(PEOPLE)}!", f"Welcome {rng.choice(PEOPLE)}", rng.choice(ITEMS))),
        rng.choice(_APIS),
    )
    key = rng.choice(("message", "message", *KEYS))
    more = "" if key == "message" else f" under the key {key}"
    things = _say(
        rng,
        f'a {f} [app|script|server|program|service] that [says|returns|answers|sends] "{text}"{more}',
        f'a [small|tiny|minimal|simple] {f} [app|server|API] whose [root|home|main] [page|route|path] returns "{text}"{more}',
        f'a {f} [app|server] with the [message|text|answer] "{text}" at /{more}',
    )
    does = _say(
        rng,
        f'[return|show|send|serve] "{text}"{more} [with|using|from] {f}',
        f'[make|let] {f} say "{text}"{more}',
        f'answer "{text}"{more} at the root path with {f}',
        f'build a {f} [app|server] that says "{text}"{more}',
    )
    code = f'{_FAST}@app.get("/")\ndef read_root():\n    return {{"{key}": "{text}"}}'
    return Spec(
        "fastapi_message",
        "api",
        code,
        None,
        does,
        things,
        (f'{f} "{text}"{more}',),
        (),
        None,
        ("FastAPI()", '@app.get("/")', f'"{key}": "{text}"'),
    )


def fastapi_query(rng: random.Random) -> Spec:
    path, f = rng.choice(PATHS), rng.choice(_APIS)
    param = rng.choice(("q", "name", "limit", *FIELDS))
    kind = rng.choice(("int", "float")) if param in NUMERIC else "int" if param == "limit" else "str"
    things = _say(
        rng,
        f"a {f} [route|endpoint] /{path} with [a|the] query parameter {param} of type {kind}",
        f"a {f} [app|script|server] where /{path} [takes|reads|accepts] [a|the] {kind} query parameter {param} and returns it",
        f"a {f} endpoint /{path}?{param}=... that returns the {param}, [typed as|as|of type] {kind}",
    )
    does = _say(
        rng,
        f"[read|get|use] the {kind} query parameter {param} at /{path} [with|in|using] {f}",
        f"accept {param} ({kind}) as a query parameter of /{path} in {f}",
        f"return the {kind} query parameter {param} from /{path} with {f}",
    )
    code = f'{_FAST}@app.get("/{path}")\ndef read_{path}({param}: {kind}):\n    return {{"{param}": {param}}}'
    return Spec(
        "fastapi_query",
        "api",
        code,
        None,
        does,
        things,
        (f"{f} query parameter {param} {kind} at /{path}",),
        (),
        None,
        ("FastAPI()", f'@app.get("/{path}")', f"({param}: {kind})"),
    )


def fastapi_list(rng: random.Random) -> Spec:
    path, f, words = rng.choice(PATHS), rng.choice(_APIS), rng.sample(rng.choice((ITEMS, PEOPLE)), rng.choice((2, 3, 3, 4)))
    listing = ", ".join(words[:-1]) + rng.choice((" and ", ", ")) + words[-1]
    things = _say(
        rng,
        f"a {f} [app|server|script] that [returns|lists|serves] {listing} at /{path}",
        f"a {f} [route|endpoint] /{path} [returning|that returns|with] the list {listing}",
        f"a {f} endpoint at /{path} that gives back a list of {listing}",
    )
    does = _say(
        rng, f"[return|serve|list] {listing} [at|from|under] /{path} [with|using|in] {f}", f"answer /{path} with a list of {listing} in {f}"
    )
    text = "[" + ", ".join(f'"{w}"' for w in words) + "]"
    code = f'{_FAST}@app.get("/{path}")\ndef {path}():\n    return {text}'
    return Spec(
        "fastapi_list",
        "api",
        code,
        None,
        does,
        things,
        (f"{f} /{path} list of {listing}",),
        (),
        None,
        ("FastAPI()", f'@app.get("/{path}")', text),
    )


def flask_more(rng: random.Random) -> Spec:
    path, f = rng.choice(PATHS), rng.choice(("Flask", "flask", "Flask"))
    if rng.random() < 0.5:
        text = rng.choice((*rng.sample(MESSAGES, 2), f"Hello, {rng.choice(PEOPLE)}!"))
        things = _say(
            rng,
            f'a {f} [app|server|script|site] that [says|shows|returns] "{text}" [at|on|under] /{path}',
            f'a [small|tiny|simple] {f} [page|route] /{path} with the [text|message] "{text}"',
        )
        does = _say(rng, f'[show|return|display] "{text}" at /{path} [with|in|using] {f}', f'make a {f} page /{path} that says "{text}"')
        code = f'{_FLASK}@app.route("/{path}")\ndef {path}():\n    return "{text}"'
        return Spec(
            "flask_more",
            "api",
            code,
            None,
            does,
            things,
            (f'{f} /{path} "{text}"',),
            (),
            None,
            ("Flask(__name__)", f'@app.route("/{path}")', f'return "{text}"'),
        )
    key, value = rng.choice(KEYS), rng.choice(VALUES)
    things = _say(
        rng,
        f"a {f} [route|endpoint] /{path} that returns JSON with {key} [set to|equal to|being] {value}",
        f'a {f} [app|server|API] where /{path} returns [the JSON |]{{"{key}": "{value}"}}',
        f"a {f} JSON endpoint /{path} with the key {key} and the value {value}",
    )
    does = _say(
        rng,
        f'return [the JSON |]{{"{key}": "{value}"}} from /{path} [with|in|using] {f}',
        f"serve JSON with {key} {value} at /{path} [with|using] {f}",
    )
    code = f'{_FLASK}@app.route("/{path}")\ndef {path}():\n    return {{"{key}": "{value}"}}'
    return Spec(
        "flask_more",
        "api",
        code,
        None,
        does,
        things,
        (f"{f} json /{path} {key} {value}",),
        (),
        None,
        ("Flask(__name__)", f'@app.route("/{path}")', f'"{key}": "{value}"'),
    )


MORE_FAMILIES: dict[Callable[[random.Random], Spec], float] = {
    clamp: 1,
    between: 1.5,
    percent: 2,
    get_key: 2,
    lookup: 2,
    pluck: 2,
    affix: 2,
    wrap: 1,
    slices: 2,
    count_text: 2,
    has_item: 1,
    grades: 1.5,
    make_record: 2,
    small_numbers: 1.5,
    variables: 2,
    fielded_class: 2,
}
MORE_WEB: dict[Callable[[random.Random], Spec], float] = {fastapi_message: 3, fastapi_query: 1.5, fastapi_list: 1.5, flask_more: 1.5}
