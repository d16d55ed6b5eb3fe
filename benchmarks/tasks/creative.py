"""Judges creative answers by form: syllables, rhymes, lines, sentences, and the words that the request asked for.

Knows nothing of quality. Syllables and rhymes come from the CMU dictionary (`pronouncing`); a word outside it counts by
a rule of thumb (`syllables`) and rhymes with nothing.
"""

import re
from collections.abc import Mapping
from functools import cache

import pronouncing
import syllables

_WORD = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)*")
_SENTENCE_END = re.compile(r"[.!?]+[\"')]*(?:\s+|$)")
# A real line of verse is far shorter; longer ones are garbage and not worth counting.
_MAX_LINE = 300


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines() if line.strip()]


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _sentences(text: str) -> list[str]:
    return [part.strip() for part in _SENTENCE_END.split(text.strip()) if _WORD.search(part)]


@cache
def _counts(word: str) -> frozenset[int]:
    """Every syllable count that the word may have."""
    known = {pronouncing.syllable_count(phones) for phones in pronouncing.phones_for_word(word)}
    return frozenset(known or {max(1, syllables.estimate(word))})


def syllable_counts(line: str) -> set[int]:
    """Every syllable count that the line may have; 0 alone when it has no words."""
    totals = {0}
    for word in _words(line[:_MAX_LINE]):
        totals = {total + count for total in totals for count in _counts(word)}
    return totals


@cache
def _rhyming_parts(word: str) -> frozenset[str]:
    return frozenset(pronouncing.rhyming_part(phones) for phones in pronouncing.phones_for_word(word))


def rhymes(one: str, two: str) -> bool:
    """Whether the last words of two lines are different words that rhyme."""
    first, second = _words(one[-_MAX_LINE:]), _words(two[-_MAX_LINE:])
    if not first or not second or first[-1] == second[-1]:
        return False
    return bool(_rhyming_parts(first[-1]) & _rhyming_parts(second[-1]))


def is_haiku(answer: str) -> bool:
    """Three lines of 5, 7 and 5 syllables, with letters and light punctuation only."""
    lines = _lines(answer)
    if len(lines) != 3 or any(re.search(r"[^A-Za-z\s'.,;:!?-]", line) or len(line) > _MAX_LINE for line in lines):
        return False
    return all(target in syllable_counts(line) for line, target in zip(lines, (5, 7, 5), strict=True))


def is_verse(answer: str, count: int, scheme: str) -> bool:
    """`count` lines of 3 to 16 words; lines with the same letter in `scheme` rhyme in turn, no line comes twice."""
    lines = _lines(answer)
    if len(lines) != count or len(scheme) != count or len(set(lines)) < count:
        return False
    if any(not 3 <= len(_words(line)) <= 16 for line in lines):
        return False
    last: dict[str, str] = {}
    for letter, line in zip(scheme, lines, strict=True):
        if letter in last and not rhymes(last[letter], line):
            return False
        last[letter] = line
    return True


def is_prose(answer: str, least: int, most: int) -> bool:
    """Between `least` and `most` different sentences, the last one ended."""
    text = answer.strip()
    sentences = _sentences(text)
    if not least <= len(sentences) <= most or len(set(sentences)) < len(sentences):
        return False
    return text.rstrip("\"')")[-1:] in {".", "!", "?"} and all(len(_words(sentence)) <= 60 for sentence in sentences)


def is_joke(answer: str) -> bool:
    """A question and another line that answers it, or at least two different sentences; at most 60 words."""
    if len(_words(answer)) > 60:
        return False
    lines = _lines(answer)
    if len(lines) == 2:
        return lines[0].endswith("?") and bool(_WORD.search(lines[1])) and lines[0] != lines[1]
    sentences = _sentences(answer)
    return len(lines) == 1 and len(sentences) >= 2 and len(set(sentences)) == len(sentences)


def is_dialogue(answer: str, speakers: list[str], count: int) -> bool:
    """`count` lines or more, each "Speaker: words"; every speaker asked for speaks."""
    lines = _lines(answer)
    heads = [line.partition(":")[0].lower() for line in lines if _WORD.search(line.partition(":")[2])]
    return count <= len(lines) <= 2 * count and len(heads) == len(lines) and all(any(s in h for h in heads) for s in speakers)


def is_line(answer: str, most: int) -> bool:
    """One line of 1 to `most` words."""
    return len(_lines(answer)) == 1 and 1 <= len(_words(answer)) <= most


def is_acrostic(answer: str, word: str) -> bool:
    """As many different lines as `word` has letters, each beginning with the next one, of two words or more."""
    lines = _lines(answer)
    begun = "".join(line[0].lower() for line in lines)
    return begun == word.lower() and len(set(lines)) == len(lines) and all(2 <= len(_words(line)) <= 16 for line in lines)


def is_alliteration(answer: str, letter: str) -> bool:
    """One sentence of 4 to 30 words, three quarters of which begin with `letter`, and not one word over and over."""
    words = _words(answer)
    begun = [word for word in words if word.startswith(letter.lower())]
    return len(_lines(answer)) == 1 and 4 <= len(words) <= 30 and len(begun) >= 0.75 * len(words) and len(set(begun)) >= 3


def is_syllabic(answer: str, counts: list[int]) -> bool:
    """A line for each of `counts`, of so many syllables, none of them twice."""
    lines = _lines(answer)
    if len(lines) != len(counts) or len(set(lines)) < len(lines) or any(len(line) > _MAX_LINE for line in lines):
        return False
    return all(count in syllable_counts(line) for line, count in zip(lines, counts, strict=True))


def is_anaphora(answer: str, start: str, count: int) -> bool:
    """`count` different lines that begin with `start` and go on."""
    lines = _lines(answer)
    begins = all(line.lower().startswith(start.lower()) and len(_words(line)) > len(_words(start)) for line in lines)
    return begins and len(lines) == count == len({line.lower() for line in lines})


def is_letter(answer: str, to: str, sender: str) -> bool:
    """A greeting of `to`, then something to say, then the name of `sender` on the last line."""
    lines = _lines(answer)
    if len(lines) < 3 or len(_words(" ".join(lines[1:-1]))) < 4:
        return False
    return to.lower() in _words(lines[0]) and len(_words(lines[0])) <= 5 and _words(lines[-1])[-1:] == [sender.lower()]


def _mentions(answer: str, part: str) -> bool:
    """Whether a word of the answer (or a run of words) starts with `part`."""
    return re.search(r"(?<![a-z])" + re.escape(part.lower()), answer.lower()) is not None


def _strings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list | tuple) else []


def _int(value: object, default: int) -> int:
    return value if isinstance(value, int) else default


def passes(answer: str, check: Mapping[str, object]) -> bool:
    """Whether `answer` has the form that `check` asks for and names what it must name.

    Forms: haiku, verse (lines, rhyme), limerick, story and prose (min_sentences, max_sentences), joke,
    dialogue (speakers, lines), line (max_words), acrostic (word), words (count), alliteration (letter), syllables (counts),
    anaphora (start, lines), letter (to, from). Any may add contains_any and contains_all.
    """
    any_of, all_of = _strings(check.get("contains_any")), _strings(check.get("contains_all"))
    if any_of and not any(_mentions(answer, part) for part in any_of):
        return False
    if not all(_mentions(answer, part) for part in all_of):
        return False
    form = check.get("form")
    if form == "haiku":
        return is_haiku(answer)
    if form == "verse":
        return is_verse(answer, _int(check.get("lines"), 4), str(check.get("rhyme", "aabb")))
    if form == "limerick":
        return is_verse(answer, 5, "aabba")
    if form in ("story", "prose"):
        return is_prose(answer, _int(check.get("min_sentences"), 2), _int(check.get("max_sentences"), 9))
    if form == "joke":
        return is_joke(answer)
    if form == "dialogue":
        return is_dialogue(answer, [name.lower() for name in _strings(check.get("speakers"))], _int(check.get("lines"), 4))
    if form == "acrostic":
        return is_acrostic(answer, str(check.get("word")))
    if form == "words":
        return len(_words(answer)) == _int(check.get("count"), 6)
    if form == "alliteration":
        return is_alliteration(answer, str(check.get("letter")))
    if form == "syllables":
        return is_syllabic(answer, [_int(count, 0) for count in counts] if isinstance(counts := check.get("counts"), list) else [])
    if form == "anaphora":
        return is_anaphora(answer, str(check.get("start")), _int(check.get("lines"), 3))
    if form == "letter":
        return is_letter(answer, str(check.get("to")), str(check.get("from")))
    if form == "line":
        return is_line(answer, _int(check.get("max_words"), 30))
    return False
