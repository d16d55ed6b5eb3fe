"""Judges answers by the words they must contain. Knows nothing of style, length or what else the answer says.

Keys of a check, each a list of phrases and each optional, though one of the first two has to be there:
`contains_any` (one of them), `contains_all` (every one), `excludes` (none). A phrase is found as whole words; case, the kind of
quotation marks, and the kind of white space between its words do not matter.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u00a0": " "})


@lru_cache(maxsize=4096)
def _pattern(phrase: str) -> re.Pattern[str]:
    body = r"\s+".join(re.escape(word) for word in phrase.translate(_QUOTES).casefold().split())
    before = r"(?<!\w)" if re.match(r"\w", phrase) else ""
    after = r"(?!\w)" if re.search(r"\w$", phrase) else ""
    return re.compile(before + body + after)


def _phrases(check: Mapping[str, object], key: str) -> list[str]:
    value = check.get(key, ())
    if not isinstance(value, list | tuple) or not all(isinstance(phrase, str) and phrase.strip() for phrase in value):
        raise ValueError(f"{key} of a check has to be a list of phrases, not {value!r}")
    return [str(phrase) for phrase in value]


def passes(answer: str, check: Mapping[str, object]) -> bool:
    """Whether `answer` has what `check` asks for. Any text is judged; a check that asks for nothing is a `ValueError`."""
    wanted_any, wanted_all, unwanted = (_phrases(check, key) for key in ("contains_any", "contains_all", "excludes"))
    if not wanted_any and not wanted_all:
        raise ValueError("a check by phrases needs contains_any or contains_all")
    text = answer.translate(_QUOTES).casefold()

    def found(phrase: str) -> bool:
        return _pattern(phrase).search(text) is not None

    return (not wanted_any or any(map(found, wanted_any))) and all(map(found, wanted_all)) and not any(map(found, unwanted))
