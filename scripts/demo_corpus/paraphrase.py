"""Loosens a generated request: other words for the same thing, words left out, asides, made-up names and things.

The experts are trained on requests loosened like this, so that they attend to what is asked and copy what they never saw. An
answer changes only where it names what was renamed. Code, quoted text and numbers are never touched.
"""

import random
import re
from collections.abc import Callable

from scripts.demo_corpus.example import Example

LOOSEN_RATE = 0.6
RENAME_RATE = 0.5
SYNONYM_RATE = 0.45
DROP_PROMPT_RATE = 0.3
DROP_WORD_RATE = 0.35
ASIDE_RATE = 0.3
QUESTION_FIRST_RATE = 0.12
SHORT_FORM_RATE = 0.12

_SYNONYMS: dict[str, tuple[str, ...]] = {
    "write": ("compose", "draft", "produce", "make", "put together", "type up", "come up with", "knock out", "do"),
    "write me": ("compose for me", "do me", "make me", "get me", "prepare for me"),
    "give me": ("send me", "get me", "hand me", "i want", "i need", "i could use", "gimme", "let me have"),
    "tell me": ("share", "let me hear", "i want to hear", "say"),
    "i need": ("i want", "i require", "i'm after", "i'm looking for", "looking for", "must have"),
    "i would like": ("i want", "i fancy", "i'd love", "i wish for"),
    "create": ("build", "make", "construct", "set up", "design", "produce"),
    "show me": ("demonstrate", "let me see", "display", "give an example of"),
    "function": ("func", "routine", "method", "helper", "procedure", "utility", "callable"),
    "script": ("program", "snippet", "bit of code", "piece of code", "file"),
    "code": ("program", "snippet", "some python", "source"),
    "list": ("array", "collection", "sequence", "bunch of values"),
    "string": ("text", "word", "piece of text", "str"),
    "text": ("string", "phrase"),
    "number": ("integer", "value", "figure", "int"),
    "numbers": ("integers", "values", "figures", "ints"),
    "returns": ("gives", "gives back", "yields", "outputs", "hands back", "computes", "spits out"),
    "return": ("give back", "yield", "output", "compute", "produce"),
    "takes": ("accepts", "gets", "receives", "is given", "is passed"),
    "checks": ("tests", "tells", "decides", "finds out", "verifies"),
    "check": ("test", "tell", "decide", "determine", "verify"),
    "prints": ("shows", "displays", "writes out", "outputs"),
    "print": ("show", "display", "write out", "output"),
    "removes": ("drops", "strips", "deletes", "gets rid of", "cuts"),
    "remove": ("drop", "strip", "delete", "get rid of", "take out"),
    "counts": ("tallies", "adds up how many", "totals"),
    "count": ("tally", "add up", "number"),
    "find": ("get", "locate", "work out", "figure out", "determine"),
    "reverses": ("flips", "turns around", "inverts"),
    "reverse": ("flip", "turn around", "invert"),
    "sorts": ("orders", "arranges", "ranks"),
    "sort": ("order", "arrange", "rank"),
    "biggest": ("largest", "greatest", "highest", "top"),
    "largest": ("biggest", "greatest", "highest", "maximum"),
    "smallest": ("lowest", "least", "minimum", "tiniest"),
    "bigger": ("larger", "greater", "higher"),
    "larger": ("bigger", "greater", "higher"),
    "called": ("named", "titled", "under the name", "with the name"),
    "named": ("called", "with the name"),
    "that": ("which", "so it"),
    "using": ("with", "by means of", "through", "via"),
    "simple": ("basic", "plain", "easy", "minimal", "bare"),
    "short": ("small", "brief", "little", "quick", "compact"),
    "poem": ("verse", "rhyme", "piece of poetry", "poetry"),
    "haiku": ("5-7-5", "haiku poem", "three-line haiku", "tiny japanese poem", "haiku (5-7-5)"),
    "story": ("tale", "yarn", "narrative", "bedtime story", "bit of fiction"),
    "joke": ("gag", "one-liner", "funny line", "something funny", "wisecrack"),
    "about": ("on", "regarding", "around", "featuring", "with", "dealing with", "concerning"),
    "topic": ("subject", "theme"),
    "how many": ("what number of", "the number of", "how much in the way of", "what count of"),
    "how many are left": ("how many remain", "what remains", "what's still there"),
    "left": ("remaining", "still there", "over"),
    "in total": ("altogether", "all told", "overall", "combined", "all in all", "together"),
    "altogether": ("in total", "all told", "overall", "combined", "in all"),
    "buys": ("picks up", "purchases", "acquires", "orders", "brings home"),
    "bought": ("picked up", "purchased", "acquired", "ordered"),
    "gives away": ("hands out", "parts with", "donates", "lets go of", "passes on"),
    "gave away": ("handed out", "parted with", "donated", "passed on"),
    "gets": ("receives", "obtains", "is handed", "earns", "comes by"),
    "got": ("received", "obtained", "was handed", "earned", "came by"),
    "finds": ("discovers", "comes across", "digs up", "turns up"),
    "loses": ("misplaces", "drops", "is robbed of"),
    "lost": ("misplaced", "dropped", "was robbed of"),
    "sells": ("trades away", "auctions off"),
    "eats": ("munches", "devours", "finishes off"),
    "ate": ("munched", "devoured", "finished off"),
    "has": ("owns", "holds", "keeps", "possesses", "is in possession of"),
    "had": ("owned", "held", "kept", "possessed"),
    "each": ("every", "per"),
    "shares": ("splits", "divides", "distributes"),
    "equally": ("evenly", "fairly", "in equal parts"),
    "what is": ("what's", "tell me", "work out", "find", "calculate", "compute"),
    "calculate": ("work out", "compute", "find", "determine", "figure out"),
    "more": ("extra", "additional", "further", "other"),
    "fewer": ("less",),
    "costs": ("is priced at", "goes for", "sells for"),
    "cost": ("set you back", "come to", "run to"),
    "older": ("more aged", "longer in the tooth"),
    "fast": ("quick", "speedy"),
    "tall": ("high",),
    "in front of": ("ahead of", "before", "leading"),
    "behind": ("after", "following", "at the back of", "in the rear of"),
    "in the middle": ("in between", "at the centre", "in the center", "between them"),
    "there are": ("we have", "you can see", "you've got", "imagine"),
    "can you": ("would you", "might you", "are you able to", "is it possible to", "any chance you"),
    "could you": ("would you", "might you", "please", "will you"),
    "for example": ("e.g.", "as in", "say"),
}
_SHORT_FORMS = {
    "you": "u",
    "please": "pls",
    "are": "r",
    "your": "ur",
    "because": "cuz",
    "with": "w/",
    "without": "w/o",
    "and": "&",
    "people": "ppl",
}
_DROPPABLE = frozenset(
    [
        *("the", "a", "an", "please", "me", "just", "for", "some", "that", "which", "is", "are", "to", "do", "does", "can", "you"),
        *("could", "would", "i", "my", "it", "there", "then", "now", "will", "and"),
    ]
)
_OPENINGS = (
    *("ok so", "right,", "um,", "alright:", "here's one:", "so,", "well,", "as a test:", "from my notes:", "my kid asks:"),
    *("a colleague asked me this:", "I'm curious.", "bit of an odd one:", "for tonight:", "new task:", "next up,", "once more:"),
    *("I was wondering,", "no hurry, but", "straight to the point:", "for a friend.", "something for the class:", "random request:"),
    *("been thinking about this.", "this came up at lunch:", "let's try", "imagine this:", "serious question,", "last thing:"),
)
_CLOSINGS = (
    *("cheers", "ta", "no rush", "lol", "I'm stuck", "go", "that would be great", "for my homework", "it's for a friend", "if that's ok"),
    *("nothing fancy", "you choose the details", "I'll wait", "my brain is tired", "make it good", "and that's all", "keep it tidy"),
    *("I have five minutes", "surprise me", "that's it", "just the answer is fine", "don't overthink it", "ok?", "yes?", "hmm", "right?"),
)
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
        kept = frozenset(re.findall(r"[a-z]+", example.answer.lower()))
        drops = rng.random() < DROP_PROMPT_RATE
        prompt = _outside_shields(prompt, lambda text: _reworded(rng, text, kept, drops))
        if rng.random() < ASIDE_RATE:
            prompt = f"{rng.choice(_OPENINGS)} {prompt}" if rng.random() < 0.5 else f"{prompt} {rng.choice(_CLOSINGS)}"
    return Example(prompt, example.answer, example.skill)


def invented(rng: random.Random) -> str:
    """A pronounceable word that is in no list."""
    return "".join(rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS) for _ in range(rng.choice((1, 2, 2, 2, 3))))


def _renamed(rng: random.Random, prompt: str, answer: str) -> tuple[str, str]:
    """People, counted things, topics, quoted text, function names and plain numbers, where the answer copies them."""
    if answer.startswith("```"):
        return _renamed_code(rng, prompt, answer)
    for name in _names(prompt, answer):
        prompt, answer = _swap(prompt, answer, name, invented(rng).capitalize())
    for thing in _things(prompt):
        prompt, answer = _swap(prompt, answer, thing, invented(rng) + "s")
    for topic in _topics(prompt, answer):
        prompt, answer = _swap(prompt, answer, topic, invented(rng))
    return prompt, answer


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
    if "Answer:" in answer or (len(lines) == 3 and not any(c in answer for c in ".?!:")):
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


def _reworded(rng: random.Random, text: str, kept: frozenset[str], drops: bool) -> str:
    def swap(match: re.Match[str]) -> str:
        found = match.group()
        if rng.random() >= SYNONYM_RATE:
            return found
        new = rng.choice(_SYNONYMS[found.lower()])
        return new[0].upper() + new[1:] if found[0].isupper() else new

    text = _ANY_SYNONYM.sub(swap, text)
    words = []
    for word in re.split(r"(\s+)", text):
        plain = word.lower()
        if drops and plain in _DROPPABLE and rng.random() < DROP_WORD_RATE:
            continue
        short = _SHORT_FORMS.get(plain)
        words.append(short if short is not None and plain not in kept and rng.random() < SHORT_FORM_RATE else word)
    return re.sub(r" {2,}", " ", "".join(words))


_ANY_SYNONYM = re.compile(r"\b(?:" + "|".join(sorted(_SYNONYMS, key=len, reverse=True)) + r")\b", re.IGNORECASE)
