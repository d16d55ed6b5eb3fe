"""Judges answers to word problems, sums and logic questions: the result after `Answer:`, not the steps, decides.

Knows how one result can be written (`18`, `$18`, `eighteen apples`, `The answer is 18.`). It does not read the reasoning.
"""

import re
from collections.abc import Mapping

_UNITS = [
    *["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
    *["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"],
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = {
    **{word: str(value) for value, word in enumerate(_UNITS)},
    **{word: str(20 + 10 * i) for i, word in enumerate(_TENS)},
    **{f"{ten} {one}": str(20 + 10 * i + j) for i, ten in enumerate(_TENS) for j, one in enumerate(_UNITS[1:10], 1)},
    "one hundred": "100",
    "a hundred": "100",
    "hundred": "100",
}
# longer names first, so that `twenty one` is not read as 20 and 1
_WORD = re.compile(r"\b(" + "|".join(sorted((w.replace(" ", "[ -]") for w in _WORDS), key=len, reverse=True)) + r")\b")
_NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?![\d])")
_LABEL = re.compile(r"answer\s*:", re.IGNORECASE)
_FILLER = re.compile(r"^(?:(?:the|an|a|it|is|its|so|was|they|are|answer|result|he|she)\s+)+")


def _digits(text: str) -> str:
    """Number words as digits, `1,200` as `1200`, `3:00` as `3`."""
    text = _WORD.sub(lambda m: _WORDS[m.group(1).replace("-", " ")], text.lower())
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)
    return re.sub(r"(?<=\d):00\b", "", text)


def _plain(number: str) -> str:
    """One spelling per value, without turning it into a number: a garbled answer can hold thousands of digits."""
    sign, body = ("-", number[1:]) if number.startswith("-") else ("", number)
    whole, _, fraction = body.partition(".")
    fraction = fraction.rstrip("0")
    whole = whole.lstrip("0") or "0"
    return sign + whole + ("." + fraction if fraction else "")


def _words(text: str) -> str:
    text = re.sub(r"[^a-z0-9' -]", " ", text.lower()).replace("'", "")
    text = re.sub(r"[\s-]+", " ", text).strip()
    return _FILLER.sub("", text + " ").strip()


def _labelled(answer: str) -> str | None:
    """The line that follows the last `Answer:`, or None where there is no such label."""
    labels = list(_LABEL.finditer(answer))
    if not labels:
        return None
    rest = answer[labels[-1].end() :].strip()
    return rest.splitlines()[0].strip() if rest else ""


def passes(answer: str, check: Mapping[str, object]) -> bool:
    """True if the result given in `answer` is `check["answer"]`."""
    wanted = str(check.get("answer", "")).strip()
    number = re.fullmatch(r"\$?(-?\d+(?:\.\d+)?)", _digits(wanted).strip("., "))
    given = _labelled(answer)
    if number is not None:
        value = _plain(number.group(1))
        if given is None:
            # an answer without the label: its last number, in digits if there are any
            found = _NUMBER.findall(re.sub(r"(?<=\d),(?=\d{3}\b)", "", answer.replace("$", " "))) or _NUMBER.findall(_digits(answer))
            return bool(found) and _plain(found[-1]) == value
        found = _NUMBER.findall(_digits(given).replace("$", " "))
        return len({_plain(n) for n in found}) == 1 and _plain(found[0]) == value
    if not wanted or given is None:
        return False
    want, have = _words(wanted), _words(given)
    if want in ("yes", "no", "true", "false"):
        return have.split(" ")[0] == want
    return have == want
