"""Parameterised one-line functions: pick, change and gather numbers, words or entries of a dictionary.

A few combinations are kept out (`KEPT_OUT`), so that held-out requests can ask for what was never put together.
"""

import random

from scripts.demo_corpus.experts.programs import Program

_CHANGES = {
    "square": ("the squares of the {0}", "n * n", lambda n: n * n),
    "cube": ("the cubes of the {0}", "n ** 3", lambda n: n**3),
    "double": ("twice the {0}", "n * 2", lambda n: n * 2),
    "half": ("half of each of the {0}", "n / 2", lambda n: n / 2),
    "absolute": ("the absolute values of the {0}", "abs(n)", abs),
    "negative": ("the {0} with the sign flipped", "-n", lambda n: -n),
    "digit": ("the last digits of the {0}", "n % 10", lambda n: n % 10),
    "text": ("the {0} as strings", "str(n)", str),
    "same": ("the {0}", "n", lambda n: n),
}
_FILTERS = {
    "even": ("even", "", "n % 2 == 0", lambda n, k: n % 2 == 0),
    "odd": ("odd", "", "n % 2 == 1", lambda n, k: n % 2 == 1),
    "positive": ("positive", "", "n > 0", lambda n, k: n > 0),
    "negative": ("negative", "", "n < 0", lambda n, k: n < 0),
    "above": ("", "above {k}", "n > {k}", lambda n, k: n > k),
    "below": ("", "below {k}", "n < {k}", lambda n, k: n < k),
    "divisible": ("", "divisible by {k}", "n % {k} == 0", lambda n, k: n % k == 0),
    "other": ("", "other than {k}", "n != {k}", lambda n, k: n != k),
}
_GATHERS = {
    "sum": (("add up {0}", "sum {0}", "compute the sum of {0}", "return the total of {0}"), "sum({e} for n in nums{f})", sum),
    "max": (("find the largest of {0}", "return the maximum of {0}", "get the biggest of {0}"), "max({e} for n in nums{f})", max),
    "min": (("find the smallest of {0}", "return the minimum of {0}", "get the lowest of {0}"), "min({e} for n in nums{f})", min),
    "list": (("list {0}", "return {0}", "collect {0}", "make a list of {0}"), "[{e} for n in nums{f}]", list),
    "set": (("collect {0} in a set", "return a set of {0}"), "{{{e} for n in nums{f}}}", lambda values: sorted(set(values))),
    "count": (
        ("count {0}", "return how many of {0} there are", "tell the number of {0}"),
        "sum(1 for n in nums{f})",
        lambda v: len(list(v)),
    ),
    "sort": (("sort {0}", "return {0} in order", "put {0} in ascending order"), "sorted({e} for n in nums{f})", sorted),
}
_PAIRS = (
    ("even", "above"),
    ("even", "below"),
    ("odd", "above"),
    ("odd", "below"),
    ("positive", "divisible"),
    ("negative", "divisible"),
    ("even", "divisible"),
    ("odd", "divisible"),
    ("positive", "below"),
    ("even", "other"),
    ("odd", "other"),
)
KEPT_OUT = frozenset(
    [
        ("sum", "cube", "negative"),
        ("max", "square", "odd"),
        ("min", "double", "positive"),
        ("list", "half", "even"),
        ("list", "negative", "odd"),
        ("sum", "absolute", "odd"),
        ("sort", "digit", "even"),
        ("sum", "same", "odd above"),
        ("count", "same", "even below"),
        ("list", "same", "odd divisible"),
        ("max", "same", "even below"),
    ]
)


def numbers(rng: random.Random) -> Program:
    while True:
        gather, change = rng.choice(list(_GATHERS)), rng.choice(list(_CHANGES))
        picks = (rng.choice(list(_FILTERS)),) if rng.random() < 0.6 else rng.choice(_PAIRS)
        if (gather == "count" and change != "same") or (change == "text" and gather in ("sum", "max", "min", "sort")):
            continue
        # Known from the base's text: one filter and no change.
        if (
            (change == "same" and len(picks) == 1)
            or (gather, change, " ".join(picks)) in KEPT_OUT
            or (gather == "set" and change == "text")
        ):
            continue
        made = number_program(rng, gather, change, picks, rng.choice((rng.randint(2, 12), rng.randint(5, 60))))
        if made is not None:
            return made


def number_program(rng: random.Random, gather: str, change: str, picks: tuple[str, ...], k: int) -> Program | None:
    """The function that gathers the changed numbers that all `picks` let through; None where hardly a number could be let through."""
    filters = [_FILTERS[pick] for pick in picks]
    adjective = " ".join(f[0] for f in filters if f[0])
    after = " ".join(f[1].format(k=k) for f in filters if f[1])
    noun = " ".join(part for part in (adjective, "numbers", after, rng.choice(("of a list", "in a list", "of a list nums"))) if part)
    phrase, expression, apply = _CHANGES[change]
    frames, template, reduce = _GATHERS[gather]
    what = phrase.format(noun)
    condition = " if " + " and ".join(f[2].format(k=k) for f in filters)
    code = f"return {template.format(e=expression, f=condition)}"
    name = {"list": "pick"}.get(gather, gather) + "_" + "_".join(picks)
    nums = [k, -k, 2 * k, -2 * k, k - 1, k + 1, -3, -4, 7, 8, 6 * k]
    kept = [apply(n) for n in nums if all(f[3](n, k) for f in filters)]
    if not kept:
        return None
    cases = (((nums,), reduce(kept)),) if gather != "set" else ()
    probes = () if cases else ((f"sorted({name}({nums}))", reduce(kept)),)
    does = tuple(f.format(what) for f in frames)
    topics = (f"{gather} of {what.removeprefix('the ')}",) if gather not in ("list", "sort") else (what.removeprefix("the "),)
    made = f"def {name}(nums):\n    {code}"
    return Program("own_numbers", "function", made, name if cases else None, does, (), topics, cases, probes=probes)


_WORD_CHANGES = {
    "upper": ("the {0} in upper case", "w.upper()", str.upper),
    "length": ("the lengths of the {0}", "len(w)", len),
    "reverse": ("the {0} spelled backwards", "w[::-1]", lambda w: w[::-1]),
    "first": ("the first letters of the {0}", "w[0]", lambda w: w[0]),
    "last": ("the last letters of the {0}", "w[-1]", lambda w: w[-1]),
    "title": ("the {0} with a capital letter", "w.capitalize()", str.capitalize),
}
_WORD_FILTERS = {
    "start": ('words that start with "{c}"', 'w.startswith("{c}")', lambda w, c, k: w.startswith(c)),
    "end": ('words that end with "{c}"', 'w.endswith("{c}")', lambda w, c, k: w.endswith(c)),
    "hold": ('words that contain "{c}"', '"{c}" in w', lambda w, c, k: c in w),
    "long": ("words longer than {k} letters", "len(w) > {k}", lambda w, c, k: len(w) > k),
    "short": ("words shorter than {k} letters", "len(w) < {k}", lambda w, c, k: len(w) < k),
    "exact": ("words of exactly {k} letters", "len(w) == {k}", lambda w, c, k: len(w) == k),
}
_WORD_GATHERS = {
    "list": (("list {0}", "return {0}", "collect {0}", "make a list of {0}"), "[{e} for w in words{f}]", list),
    "sort": (("sort {0}", "return {0} in sorted order"), "sorted({e} for w in words{f})", sorted),
    "join": (("join {0} with commas", "return {0} as one text with commas"), '",".join({e} for w in words{f})', ",".join),
    "sum": (("add up {0}", "return the sum of {0}"), "sum({e} for w in words{f})", sum),
    "max": (("find the largest of {0}", "return the maximum of {0}"), "max({e} for w in words{f})", max),
}
_ENDINGS = ("ing", "ed", "er", "ly", "s", "e", "a", "o", "t", "n", "st", "th", "b", "c", "m", "p", "k", "r", "d", "g")
WORDS_KEPT_OUT = frozenset([("sort", "reverse", "start"), ("join", "upper", "end"), ("list", "length", "hold"), ("sum", "length", "start")])


def words(rng: random.Random) -> Program:
    while True:
        gather, change, pick = rng.choice(list(_WORD_GATHERS)), rng.choice(list(_WORD_CHANGES)), rng.choice(list(_WORD_FILTERS))
        if (gather in ("sum", "max")) == (change == "length") and (gather, change, pick) not in WORDS_KEPT_OUT:
            break
        if change == "length" and gather in ("list", "sort") and (gather, change, pick) not in WORDS_KEPT_OUT:
            break
    c, k = rng.choice(_ENDINGS), rng.randint(4, 7)
    phrase, expression, apply = _WORD_CHANGES[change]
    noun, condition, keeps = _WORD_FILTERS[pick]
    frames, template, reduce = _WORD_GATHERS[gather]
    what = phrase.format(noun.format(c=c, k=k)) + rng.choice((" in a list", " of a list"))
    name = f"{gather}_{change}"
    code = f"def {name}(words):\n    return {template.format(e=expression, f=' if ' + condition.format(c=c, k=k))}"
    sample = [c + "ala", "mot" + c, "r" + c + "oo", "longestword", "tea", "lake", "robin", "garden", "evening"]
    kept = [apply(w) for w in sample if keeps(w, c, k)]
    cases = (((sample,), reduce(kept)),)
    does = tuple(f.format(what) for f in frames)
    return Program("own_words", "function", code, name, does, (), (what.removeprefix("the "),), cases)


_Entries = tuple[str, tuple[str, str, str], str, tuple[object, object]]
"""Name, ways to ask, an expression of the dictionary `d`, and one argument with its result."""


def _picked(k: int) -> tuple[_Entries, ...]:
    """Entries whose value is above or below `k`, or their keys."""
    return (
        (
            "keys_above",
            (
                f"list the keys with a value above {k}",
                f"return the keys of a dict whose value is greater than {k}",
                f"find all keys whose value is over {k}",
            ),
            f"[key for key, value in d.items() if value > {k}]",
            ({"a": k, "b": k + 1}, ["b"]),
        ),
        (
            "keys_below",
            (
                f"list the keys with a value below {k}",
                f"return the keys of a dict whose value is less than {k}",
                f"find all keys whose value is under {k}",
            ),
            f"[key for key, value in d.items() if value < {k}]",
            ({"a": k, "b": k - 1}, ["b"]),
        ),
        (
            "keep_above",
            (
                f"keep only the dictionary entries with a value above {k}",
                f"filter a dict to values greater than {k}",
                f"return a dict of the entries over {k}",
            ),
            f"{{key: value for key, value in d.items() if value > {k}}}",
            ({"a": k, "b": k + 1}, {"b": k + 1}),
        ),
        (
            "keep_below",
            (
                f"keep only the dictionary entries with a value below {k}",
                f"filter a dict to values less than {k}",
                f"return a dict of the entries under {k}",
            ),
            f"{{key: value for key, value in d.items() if value < {k}}}",
            ({"a": k, "b": k - 1}, {"b": k - 1}),
        ),
    )


def _reckoned(k: int) -> tuple[_Entries, ...]:
    """Values with `k`, or gathered by it."""
    return (
        (
            "add_to_values",
            (
                f"add {k} to every value of a dictionary",
                f"increase each value of a dict by {k}",
                f"return a dict with {k} added to all values",
            ),
            f"{{key: value + {k} for key, value in d.items()}}",
            ({"a": 1}, {"a": 1 + k}),
        ),
        (
            "multiply_values",
            (
                f"multiply every value of a dictionary by {k}",
                f"scale each value of a dict by {k}",
                f"return a dict with all values times {k}",
            ),
            f"{{key: value * {k} for key, value in d.items()}}",
            ({"a": 2}, {"a": 2 * k}),
        ),
        (
            "sum_above",
            (
                f"add up the values above {k} in a dictionary",
                f"sum the dict values greater than {k}",
                f"total all values of a dict over {k}",
            ),
            f"sum(value for value in d.values() if value > {k})",
            ({"a": k, "b": k + 1, "c": k + 2}, 2 * k + 3),
        ),
        (
            "count_above",
            (
                f"count the values above {k} in a dictionary",
                f"return how many values of a dict are greater than {k}",
                f"count the dict entries over {k}",
            ),
            f"sum(1 for value in d.values() if value > {k})",
            ({"a": k, "b": k + 1, "c": k + 2}, 2),
        ),
    )


_AS_THEY_ARE: tuple[_Entries, ...] = (
    (
        "upper_keys",
        ("turn the keys of a dictionary into capitals", "return a dict with uppercase keys", "uppercase every key of a dict"),
        "{key.upper(): value for key, value in d.items()}",
        ({"a": 1}, {"A": 1}),
    ),
    (
        "drop_none",
        ("drop the entries of a dictionary that are None", "return a dict without None values", "remove None values from a dict"),
        "{key: value for key, value in d.items() if value is not None}",
        ({"a": 1, "b": None}, {"a": 1}),
    ),
)


def entries(rng: random.Random) -> Program:
    """Picks or changes the entries of a dictionary."""
    k = rng.randint(2, 60)
    name, does, code, case = rng.choice((*_picked(k), *_reckoned(k), *_AS_THEY_ARE))
    return Program("own_entries", "function", f"def {name}(d):\n    return {code}", name, does, (), (does[1],), (((case[0],), case[1]),))


FAMILIES = {numbers: 4.0, words: 3.0, entries: 2.0}
