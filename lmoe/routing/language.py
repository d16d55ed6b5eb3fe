"""Which language a text is written in, where that is beyond doubt: an encoder that knows only English cannot tell what others ask.

Knows texts only. Wrong alarms are the dearer mistake, so short, mixed and doubtful texts pass for English.
"""

import functools
import re
from typing import Any

READ = 512
"""Characters that are looked at: the library's answer is sure long before."""

SURE = 0.995
"""Probability from which its answer is believed."""

_WORD = re.compile(r"[a-z]+")

_ENGLISH = {
    "about", "and", "are", "can", "could", "do", "does", "each", "explain", "find", "fix", "for", "from", "give", "how",
    "into", "it", "its", "make", "my", "please", "should", "that", "the", "their", "there", "these", "they", "this",
    "those", "translate", "were", "what", "when", "where", "which", "who", "why", "with", "would", "write", "you",
    "your",
}  # fmt: skip
"""Words that English texts seldom go without, and others seldom hold ("was" and "will" are German, "of" is Dutch, "have" Danish); code
between them changes nothing."""


def foreign(text: str) -> str | None:
    """The ISO 639-1 code of another language than English; None for English, and whenever it is not certain."""
    head = text[:READ]
    if not _ENGLISH.isdisjoint(_WORD.findall(head.lower())):
        return None
    language, probability = _identifier().classify(head)
    return str(language) if language != "en" and probability >= SURE else None


@functools.cache
def _identifier() -> Any:
    """py3langid's own model, of its wheel: character n-grams and naive Bayes (Lui and Baldwin 2012). Half a second, once."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

    return LanguageIdentifier.from_pickled_model(MODEL_FILE, norm_probs=True)
