"""What a held-out line may ask of an answer, besides being likely.

{"equals": "SELECT 1;"}                       the answer is this; case, spacing, a code fence and a last mark aside
{"answer": "18"}                              the result after `Answer:` is this, in digits or words
{"contains_any": [...], "contains_all": [...], "excludes": [...]}     these phrases are in it, or not
"""

from collections.abc import Callable, Mapping
from functools import partial

from lmoe.quality import phrases, results

Judge = Callable[[str], bool]

PHRASES = frozenset({"contains_any", "contains_all", "excludes"})


def judge_of(check: object) -> Judge:
    """Raises ValueError for a check that is not one of the above, saying what would be."""
    if not isinstance(check, Mapping) or not check:
        raise ValueError(f'check must be an object such as {{"equals": "..."}}, not {check!r}')
    if unknown := sorted(set(map(str, check)) - PHRASES - {"equals", "answer"}):
        raise ValueError(f"check knows equals, answer, contains_any, contains_all and excludes, not {', '.join(map(repr, unknown))}")
    for only in ("equals", "answer"):
        if only in check:
            if len(check) > 1:
                raise ValueError(f"a check with {only!r} has nothing else in it, but this one has {', '.join(sorted(check))}")
            if not isinstance(check[only], str) or not check[only].strip():
                raise ValueError(f"{only} of a check must be a text that is not empty, not {check[only]!r}")
    if "equals" in check:
        return partial(equals, check["equals"])
    judge = results.passes if "answer" in check else phrases.passes
    # Says now what it would say of every answer.
    judge("", check)
    return partial(_by, judge, check)


def equals(wanted: str, answer: str) -> bool:
    return _plain(answer) == _plain(wanted)


def _by(judge: Callable[[str, Mapping[str, object]], bool], check: Mapping[str, object], answer: str) -> bool:
    return judge(answer, check)


def _plain(text: str) -> str:
    lines = text.strip().splitlines()
    if len(lines) > 2 and lines[0].startswith("```") and lines[-1].strip() == "```":
        lines = lines[1:-1]
    return " ".join(" ".join(lines).casefold().split()).rstrip(" .;")
