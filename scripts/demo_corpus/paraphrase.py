"""Loosens a generated request: other words for the same thing, words left out, asides, made-up names and things.

The experts are trained on requests loosened like this, so that they attend to what is asked and copy what they never saw. An
answer changes only where it names what was renamed. Code, quoted text and numbers are never touched.
"""

import random
import re
from collections.abc import Callable, Mapping, Sequence

from scripts.demo_corpus import creative
from scripts.demo_corpus.example import Example
from scripts.demo_corpus.paraphrase_asides import CLOSINGS, after, before, lead_in
from scripts.demo_corpus.paraphrase_syntax import asked, joined, wished
from scripts.demo_corpus.paraphrase_words import CODE, COMMON
from scripts.demo_corpus.paraphrase_words_facts import FACTS, SUMS
from scripts.demo_corpus.paraphrase_words_writing import CREATIVE, DROPPABLE, SHORT_FORMS

LOOSEN_RATE = 0.6
RENAME_RATE = 0.5
SYNONYM_RATE = 0.45
DROP_PROMPT_RATE = 0.3
DROP_WORD_RATE = 0.35
ASIDE_RATE = 0.3
QUESTION_FIRST_RATE = 0.12
SHORT_FORM_RATE = 0.12
REFORM_RATE = 0.4
JOIN_RATE = 0.25

_ONSETS = (
    "b",
    "br",
    "ch",
    "d",
    "dr",
    "f",
    "fl",
    "g",
    "gl",
    "h",
    "j",
    "k",
    "kr",
    "l",
    "m",
    "n",
    "p",
    "pl",
    "qu",
    "r",
    "s",
    "sh",
    "st",
    "t",
    "th",
    "tr",
    "v",
    "w",
    "y",
    "z",
)
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ee", "ia", "io", "ou", "ay")
_CODAS = ("", "", "", "n", "l", "r", "s", "t", "m", "nd", "rk", "lt", "x", "sh")

_SHIELDED = re.compile(r"```.*?(?:```|\Z)|`[^`]*`|\"[^\"\n]*\"|(?<!\w)'[^'\n]*'(?!\w)|\S*[_=(){}\[\]<>\\|#]\S*", re.DOTALL)
_NAME = re.compile(r"\b[A-Z][a-z]{2,}\b")
_COUNTED = re.compile(r"\b\d+ ([a-z]{3,}s)\b")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_NO_NAMES = frozenset(["Answer", "The", "There", "Put", "Together", "Left"])
_NO_QUOTES = frozenset(["hello, world!", "hello world", "hello, world", "hello world!"])
_NO_TOPICS = frozenset(
    [
        *(
            "write",
            "about",
            "with",
            "that",
            "this",
            "story",
            "poem",
            "verse",
            "rhyme",
            "joke",
            "haiku",
            "please",
            "short",
            "little",
            "small",
        ),
        *(
            "make",
            "have",
            "from",
            "they",
            "them",
            "what",
            "when",
            "where",
            "some",
            "like",
            "long",
            "very",
            "just",
            "name",
            "named",
            "called",
        ),
        *(
            "lines",
            "four",
            "three",
            "five",
            "would",
            "could",
            "love",
            "tale",
            "named",
            "there",
            "then",
            "card",
            "birthday",
            "happy",
            "dear",
        ),
        *(
            "between",
            "dialogue",
            "speak",
            "talk",
            "pirate",
            "robot",
            "wizard",
            "knock",
            "does",
            "best",
            "good",
            "day",
            "time",
            "down",
            "more",
        ),
    ]
)
_UNITS = frozenset(
    [
        *("minutes", "hours", "days", "weeks", "months", "years", "dollars", "cents", "groups", "times", "less", "miles", "seconds"),
        *(
            "meters",
            "kilometers",
            "euros",
            "pounds",
            "points",
            "letters",
            "pages",
            "ducks",
            "others",
            "words",
            "items",
            "is",
            "was",
            "syllables",
            "lines",
            "verses",
            "rhymes",
        ),
    ]
)


def loosen(rng: random.Random, example: Example) -> Example:
    """`example` asked more loosely; what the answer copies may get a made-up name, in both."""
    if rng.random() < RENAME_RATE:
        prompt, answer = _renamed(rng, example.prompt, example.answer)
        example = Example(prompt, answer, example.skill)
    return reword(rng, example)


def reword(rng: random.Random, example: Example) -> Example:
    """`example` asked in other words, its names kept: a made-up country has no capital."""
    prompt = example.prompt
    if rng.random() < LOOSEN_RATE:
        prompt = _question_first(rng, prompt)
        if "\n" not in prompt and "`" not in prompt:
            prompt = _reformed(rng, prompt)
        kept = frozenset(re.findall(r"[a-z]+", example.answer.lower()))
        drops = rng.random() < DROP_PROMPT_RATE
        domain = _domain(example)
        prompt = _outside_shields(prompt, lambda text: _reworded(rng, text, kept, drops, domain))
        if rng.random() < ASIDE_RATE:
            prompt = _with_aside(rng, prompt)
    return Example(prompt.strip(), example.answer, example.skill)


def _domain(example: Example) -> str:
    if example.answer.startswith("```"):
        return "code"
    if "Answer:" in example.answer:
        return "sums"
    return "creative" if example.skill in creative.SKILLS else "facts"


def _reformed(rng: random.Random, prompt: str) -> str:
    """Another sentence form: a wish for a command, a question inside a sentence, two sentences as one."""
    if rng.random() < JOIN_RATE:
        prompt = joined(rng, prompt)
    if rng.random() < REFORM_RATE:
        *first, last = _SENTENCE.split(prompt)
        prompt = " ".join([*first, asked(rng, last) if last.endswith("?") else wished(rng, last)])
    return prompt


def _with_aside(rng: random.Random, prompt: str) -> str:
    roll = rng.random()
    if roll < 0.3:
        return f"{before(rng)} {prompt}"
    if roll < 0.55:
        return f"{lead_in(rng)} {prompt}"
    return f"{prompt} {after(rng) if roll < 0.8 else rng.choice(CLOSINGS)}"


def invented(rng: random.Random) -> str:
    """A pronounceable word that is in no list."""
    return "".join(rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS) for _ in range(rng.choice((1, 2, 2, 2, 3))))


def _renamed(rng: random.Random, prompt: str, answer: str) -> tuple[str, str]:
    """People, counted things, topics, quoted text, function names and plain numbers, where the answer copies them."""
    if answer.startswith("```"):
        return _renamed_code(rng, prompt, answer)
    for name in () if _is_haiku(answer) else _names(prompt, answer):
        prompt, answer = _swap(prompt, answer, name, invented(rng).capitalize())
    for thing in _things(prompt):
        prompt, answer = _swap(prompt, answer, thing, invented(rng) + "s")
    for topic in _topics(prompt, answer):
        prompt, answer = _swap(prompt, answer, topic, invented(rng))
    return prompt, answer


def _is_haiku(answer: str) -> bool:
    """Whether a made-up name would spoil the syllables."""
    return answer.count("\n") == 2 and not any(c in answer for c in ".?!:")


def _names(prompt: str, answer: str) -> list[str]:
    """Capitalised words of both texts that do not just start their sentences."""
    starts = set(re.findall(r"(?:^|[.!?:]\s+)([A-Z][a-z]+)", f"{prompt}\n{answer}"))
    shared = [n for n in dict.fromkeys(_NAME.findall(prompt)) if n in set(_NAME.findall(answer)) and n not in _NO_NAMES]
    return [n for n in shared if n not in starts or prompt.count(n) > 1 or answer.count(n) > 1]


def _things(prompt: str) -> list[str]:
    return [w for w in dict.fromkeys(_COUNTED.findall(prompt)) if w not in _UNITS and not re.search(rf"\b{w[:-1]}\b", prompt)]


def _topics(prompt: str, answer: str) -> list[str]:
    """What a piece of writing is about: a word of both that ends no line, since a rhyme may hang on it, in no sum or haiku."""
    lines = answer.split("\n")
    if "Answer:" in answer or _is_haiku(answer):
        return []
    ends = {re.sub(r"\W+$", "", line).rsplit(" ", 1)[-1].lower() for line in lines} if len(lines) > 1 else set()
    words = dict.fromkeys(re.findall(r"(?<![A-Za-z'-])[b-df-hj-np-tv-z][a-z]{3,}(?![A-Za-z'-])", prompt))
    return [w for w in words if w not in ends and w not in _NO_TOPICS and re.search(rf"\b{w}\b", answer)][:2]


def _renamed_code(rng: random.Random, prompt: str, answer: str) -> tuple[str, str]:
    if "```" in prompt:
        return prompt, answer
    for name in re.findall(r"\b(?:def|class) (\w+)", answer):
        # A plain word such as "squares" is what is asked for, unless the request says that it is a name.
        if re.search(rf"\b{name}\b" if "_" in name else rf"(?:called|named|name|def|class|is|be|`)\W+{name}\b", prompt):
            new = invented(rng).capitalize() if name[0].isupper() else "_".join(invented(rng) for _ in range(rng.choice((1, 2, 2))))
            prompt, answer = _swap(prompt, answer, name, new)
    for quoted in dict.fromkeys(re.findall(r'"([A-Za-z][\w ,!]*)"', prompt)):
        if f'"{quoted}"' in answer and quoted.lower() not in _NO_QUOTES:
            words = " ".join(invented(rng) for _ in range(rng.choice((1, 1, 2, 3))))
            prompt, answer = prompt.replace(f'"{quoted}"', f'"{words}"'), answer.replace(f'"{quoted}"', f'"{words}"')
    numbers = re.findall(r"\b\d+\b", prompt)
    # A number that the answer computes with, such as the end of a range, must stay what it is.
    if len(numbers) == 1 and set(re.findall(r"\b\d+\b", answer)) <= {*numbers, "0", "1", "2"} and int(numbers[0]) > 2:
        prompt, answer = _swap(prompt, answer, numbers[0], str(rng.randrange(3, 10 ** rng.choice((1, 2, 2, 3)) + 3)))
    return prompt, answer


def _swap(prompt: str, answer: str, old: str, new: str) -> tuple[str, str]:
    pattern = re.compile(rf"\b{old}\b")
    return pattern.sub(new, prompt), pattern.sub(new, answer)


def _question_first(rng: random.Random, prompt: str) -> str:
    sentences = _SENTENCE.split(prompt)
    if len(sentences) > 1 and sentences[-1].endswith("?") and "\n" not in prompt and rng.random() < QUESTION_FIRST_RATE:
        return " ".join([sentences[-1], *sentences[:-1]])
    return prompt


def _outside_shields(text: str, change: Callable[[str], str]) -> str:
    parts, at = [], 0
    for shield in _SHIELDED.finditer(text):
        parts += [change(text[at : shield.start()]), shield.group()]
        at = shield.end()
    return "".join([*parts, change(text[at:])])


def _reworded(rng: random.Random, text: str, kept: frozenset[str], drops: bool, domain: str) -> str:
    text = _with_synonyms(rng, text, _SYNONYMS[domain])
    words = []
    for word in re.split(r"(\s+)", text):
        plain = word.lower()
        if drops and plain in DROPPABLE and rng.random() < DROP_WORD_RATE:
            continue
        short = SHORT_FORMS.get(plain)
        words.append(short if short is not None and plain not in kept and rng.random() < SHORT_FORM_RATE else word)
    return re.sub(r" {2,}", " ", "".join(words))


def _with_synonyms(rng: random.Random, text: str, synonyms: Mapping[str, Sequence[tuple[str, tuple[str, ...]]]]) -> str:
    """Some of the known phrases of `text` swapped; `synonyms` is keyed by a phrase's first word, the longest phrases first."""
    parts, at, lower = [], 0, text.lower()
    for word in _WORD.finditer(lower):
        start = word.start()
        if start < at:
            continue
        for phrase, others in synonyms.get(word.group(), ()):
            end = start + len(phrase)
            if lower.startswith(phrase, start) and not lower[end : end + 1].isalnum():
                if rng.random() < SYNONYM_RATE:
                    new = rng.choice(others)
                    parts += [text[at:start], new[0].upper() + new[1:] if text[start].isupper() else new]
                    at = end
                break
    return "".join([*parts, text[at:]])


def _by_first_word(synonyms: dict[str, tuple[str, ...]]) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    table: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for phrase in sorted(synonyms, key=len, reverse=True):
        found = _WORD.match(phrase)
        assert found is not None, phrase
        table.setdefault(found.group(), []).append((phrase, synonyms[phrase]))
    return table


_WORD = re.compile(r"[a-z0-9']+")
_SYNONYMS = {
    "code": _by_first_word({**COMMON, **CODE}),
    "creative": _by_first_word({**COMMON, **CREATIVE}),
    "sums": _by_first_word({**COMMON, **SUMS}),
    "facts": _by_first_word({**COMMON, **FACTS}),
}
