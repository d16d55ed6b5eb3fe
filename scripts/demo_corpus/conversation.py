# ruff: noqa: SIM905  (a list of words reads best as one text)
"""Turns examples into chats as users type them: noise on the request, a system turn, several exchanges.

Answers are never altered, and the noise keeps away from whatever an answer may copy: code, numbers, quoted text.
Knows nothing of tokenizers or chat templates.
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from scripts.demo_corpus.example import Example

SYSTEM_RATE = 0.25
MULTI_TURN_RATE = 0.15
FOLLOW_RATE = 0.15
POLITENESS_RATE = 0.20
LINK_RATE = 0.25
LOWERCASE_RATE = 0.16
LOWERCASE_START_RATE = 0.12
DROP_QUESTION_MARK_RATE = 0.28
DROP_STOP_RATE = 0.40
TYPO_RATE = 0.04
DOUBLE_SPACE_RATE = 0.03


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of a chat; `role` is "system", "user" or "assistant"."""

    role: str
    content: str


SYSTEM_PROMPTS: tuple[str, ...] = (
    "A chat.",
    "You are a helpful assistant.",
    "You are a friendly assistant.",
    "Be helpful.",
    "Be brief.",
    "Answer the user.",
    "Answer the question.",
    "Keep it short.",
    "You are a concise assistant.",
    "You are an assistant that helps people with everyday questions.",
    "You answer clearly and politely.",
    "You are a careful assistant. Check your answer before you give it.",
    "This is a conversation between a user and an assistant.",
    "The following is a chat between a person and a small language model.",
    "A conversation with a helpful assistant.",
    "You are a chat assistant in a small web page.",
    "You help people write, count, code and learn.",
    "You are a kind and patient assistant.",
    "Respond to the user in plain English.",
    "Use plain words. Do not add anything that was not asked for.",
    "Help the user with whatever they ask.",
    "You are an assistant for a demo. Keep your answers short and friendly.",
    "You are a helpful, honest assistant. If you do not know something, say so.",
    "You are a helpful assistant. Answer in a few sentences at most. Stay on the topic.",
    "You are a knowledgeable assistant who gives short and correct answers. You never guess when you do not know.",
    "You are a general assistant. People may ask you for facts, poems, programs or puzzles. Give each of them what they asked for.",
    "You are talking with a user in a chat window. Read the whole message first. Then answer it directly.",
    "Assist the user. Be polite, be clear and be correct. When the task is simple, the answer should be simple too.",
    "You are an AI assistant. Follow the user's instructions carefully and reply in plain text.",
    "The assistant is polite and to the point. It does what the user asks. It does not repeat the question. It does not ramble.",
    "You work at a help desk that gets all kinds of questions. Some are serious and some are silly. "
    "Treat every one of them kindly. Keep your replies short.",
    "You are a helpful assistant running on a small computer. Short answers are best. Show your steps when a task needs them. "
    "Write code when you are asked for code.",
    "Reply as a good teacher would.",
    "You are a writing and study helper.",
    "Give the best answer you can.",
    "Please be nice to the user.",
)

# Openings that fit any request, those that need a question after them, and those that need an imperative.
_OPEN_ANY = (
    "hey,", "Hey,", "hi,", "Hi,", "Hi!", "Hello!", "hello,", "Hey there,", "Hey there!", "hi there,", "Hi there!", "yo,", "Good morning!",
    "Good evening,", "ok,", "Ok,", "okay,", "Okay,", "so,", "So,", "alright,", "quick one:", "Quick one:", "one more thing:", "hey bot,",
    "Hello assistant,", "dear assistant,", "Hi friend,", "hmm,", "um,", "well,", "Excuse me,", "Sorry to bother you,", "Hope you are well.",
    "I need some help.", "I need your help:", "Can you help me?", "Help me out:", "a small request:", "My turn:",
    "Hi, I have a small task for you.", "just curious,", "Here is one for you:", "Here's a request:", "Let's go:", "Try this one:",
)  # fmt: skip
_OPEN_QUESTION = (
    "quick question:", "Quick question:", "Question:", "question:", "A question for you:", "Just wondering,", "just wondering:",
    "I was wondering,", "Do you know this?", "Tell me,", "tell me:", "Out of curiosity,", "Silly question:", "Maybe a silly question, but",
    "My kid asks:", "For a quiz:", "Pub quiz question:", "For my homework:", "I forgot:", "Serious question:", "Remind me,",
)  # fmt: skip
_OPEN_IMPERATIVE = (
    "Please", "please", "please", "Please", "pls", "Kindly", "could you", "Could you", "can you", "Can you", "can you please",
    "Could you please", "would you", "Would you please", "I'd like you to", "I want you to", "I need you to", "Would you kindly",
    "Hi, please", "hey, can you", "Hello, could you", "Now", "now", "go ahead and", "Be so kind and", "ok now", "Your task:",
    "please help me and", "Do me a favor and", "It would be great if you could",
)  # fmt: skip
_CLOSE = (
    "please", "please", "Please!", "pls", "plz", "Thanks!", "thanks!", "thanks", "Thanks.", "Thank you!", "thank you", "thx", "ty",
    "Cheers!", "cheers", "Thanks a lot!", "Thanks in advance!", "Many thanks.", "thanks so much", "Thank you very much.",
    "much appreciated", "Would be a great help.", "I would appreciate it.", "Take your time.", "No rush.", "Thanks, you are the best!",
    "Thank you kindly.", "That would be lovely.", ":)", "Can you help?", "Just a short answer please.", "Hope you can help.",
    "Any help is welcome.",
)  # fmt: skip
_LINKS = (
    "ok,", "Ok,", "Okay, next:", "next:", "Next one:", "Another one:", "another:", "Great.", "Great!", "Nice!", "nice,", "Thanks!",
    "thanks.", "Thanks. Now", "Cool.", "cool,", "Good.", "Perfect, thanks.", "Thank you.", "And now", "Now something else:", "New topic:",
    "Something different:", "one more:", "One more:", "Last one:", "And this:", "also,", "Got it.", "I see.", "Interesting!",
    "Well done.",
)  # fmt: skip

_QUESTION_WORDS = frozenset(
    "what what's whats which who who's whos whose whom when where where's why how how's is are am was were do does did can could "
    "would will should has have in".split()
)
_IMPERATIVE_WORDS = frozenset(
    "add answer arrange ask build calculate change check choose classify code combine come compare complete compose compute "
    "continue convert count create decide define describe design draft draw edit evaluate explain fill find finish fix format "
    "generate give guess help identify imagine implement invent join list make name order pen pick predict print produce propose "
    "prove put read recommend refactor remove rename repeat rephrase replace reverse rewrite say shorten show simplify solve sort "
    "spell split suggest summarize summarise tell think translate turn use work write".split()
)
_OTHER_STARTS = frozenset("a an the my this these if there let let's given please i'm we you it some".split())
_OPENERS = _QUESTION_WORDS | _IMPERATIVE_WORDS | _OTHER_STARTS
_NO_GREETING = re.compile(
    r"(?i)\s*(hi|hey|hello|yo|good (morning|evening|afternoon|night)|please|pls|thanks|thank|ok|okay|bye|can you|could you)\b"
)
_CODE_LINE = re.compile(r"[=(){}\[\];_<>\\|`#]|^(?:\s{2,}|\t)|\b(?:def|import|print|lambda|return|elif)\b")
_QUOTED = re.compile(r"\"[^\"\n]*\"|(?<!\w)'[^'\n]*'(?!\w)")
_FENCE = re.compile(r"```.*?(?:```|\Z)", re.DOTALL)
_TITLE_WORD = re.compile(r"\b(?:[A-Z][a-z']+|I|A)\b")

# Only these words are ever misspelled: words of asking, never the thing asked about.
_TYPO_WORDS = frozenset(
    "about after again answer because before between briefly calculate called capital change color colour continent correct could "
    "country currency describe difference different does every everything example explain favorite following french german give "
    "happen happens help important information italian know language largest length letters line list little made make many mean "
    "meaning means much name need number opposite people person piece please poem print program programming question quick really "
    "remember rewrite right sentence short should simple small something sometimes spanish spell story suggest summarize tell "
    "thanks their there thing think those though total translate understand what when where which while with without word words "
    "work works would write written wrote".split()
)


def _spans(text: str) -> list[tuple[bool, str]]:
    """Split `text` into (is prose, piece); code blocks, lines that look like code, and quoted text are not prose."""
    pieces: list[tuple[bool, str]] = []

    def prose(part: str) -> None:
        for line in part.splitlines(keepends=True):
            if _CODE_LINE.search(line):
                pieces.append((False, line))
                continue
            at = 0
            for quoted in _QUOTED.finditer(line):
                pieces.append((True, line[at : quoted.start()]))
                pieces.append((False, quoted.group()))
                at = quoted.end()
            pieces.append((True, line[at:]))

    at = 0
    for fence in _FENCE.finditer(text):
        prose(text[at : fence.start()])
        pieces.append((False, fence.group()))
        at = fence.end()
    prose(text[at:])
    return [(is_prose, piece) for is_prose, piece in pieces if piece]


def _lower_words(text: str) -> str:
    """Lowercase words such as "Paris"; words in capitals ("NASA", "HELLO") keep them, for an answer may depend on them."""
    return _TITLE_WORD.sub(lambda found: found.group().lower(), text)


def _lower_start(text: str) -> str:
    first = re.match(r"[A-Za-z']+", text)
    if first and first.group().lower() in _OPENERS:
        return text[0].lower() + text[1:]
    return text


def _misspell(rng: random.Random, word: str) -> str:
    at = rng.randrange(1, len(word) - 1)
    match rng.randrange(3):
        case 0:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case 1:
            return word[:at] + word[at + 1 :]
        case _:
            return word[:at] + word[at] + word[at:]


def _typo(rng: random.Random, pieces: list[tuple[bool, str]], answer: str) -> list[tuple[bool, str]]:
    copied = frozenset(re.findall(r"[a-z]+", answer.lower()))
    places = [
        (index, found.start(), found.end())
        for index, (is_prose, piece) in enumerate(pieces)
        if is_prose
        for found in re.finditer(r"(?<![\w'-])[a-z]{4,}(?![\w'-])", piece)
        if found.group() in _TYPO_WORDS and found.group() not in copied
    ]
    if not places:
        return pieces
    index, start, end = rng.choice(places)
    piece = pieces[index][1]
    changed = list(pieces)
    changed[index] = (True, piece[:start] + _misspell(rng, piece[start:end]) + piece[end:])
    return changed


def _double_space(rng: random.Random, pieces: list[tuple[bool, str]]) -> list[tuple[bool, str]]:
    places = [
        (index, found.start())
        for index, (is_prose, piece) in enumerate(pieces)
        if is_prose
        for found in re.finditer(r"(?<=\w) (?=\w)", piece)
    ]
    if not places:
        return pieces
    index, at = rng.choice(places)
    piece = pieces[index][1]
    changed = list(pieces)
    changed[index] = (True, piece[:at] + " " + piece[at:])
    return changed


def _drop_end(rng: random.Random, text: str) -> str:
    if re.search(r"[\w)\"'`]\?$", text) and rng.random() < DROP_QUESTION_MARK_RATE:
        return text[:-1]
    if re.search(r"[A-Za-z]\.$", text) and "\n" not in text and rng.random() < DROP_STOP_RATE:
        return text[:-1]
    return text


def _politely(rng: random.Random, text: str) -> str:
    first = re.match(r"[A-Za-z']+", text)
    word = first.group().lower() if first else ""
    # A closing after a colon, a line break or code could be read as part of the material to work on.
    may_close = ":" not in text and "\n" not in text and not _CODE_LINE.search(text)
    if may_close and rng.random() < 0.35:
        closing = rng.choice(_CLOSE)
        if text[-1] in ".?!":
            return f"{text} {closing}"
        return f"{text}, {closing}" if closing[0].islower() else f"{text}. {closing}"
    if word in _IMPERATIVE_WORDS and rng.random() < 0.6:
        opening = rng.choice(_OPEN_IMPERATIVE)
        asks = re.search(r"(?i)\b(can|could|would) you", opening) is not None and ":" not in text
        asked = text[:-1] + "?" if asks and text.endswith(".") else text
        return f"{opening} {_lower_start(asked)}"
    if word in _QUESTION_WORDS and text.rstrip().endswith("?") and rng.random() < 0.4:
        return f"{rng.choice(_OPEN_QUESTION)} {_lower_start(text)}"
    opening = rng.choice(_OPEN_ANY)
    return f"{opening} {_lower_start(text) if opening[-1] in ',:' else text}"


def as_typed(rng: random.Random, example: Example, *, follows: bool = False) -> str:
    """The example's prompt as a user might type it; `follows` says that it is not the first request of its chat."""
    text = example.prompt
    words = len(text.split())
    greets = _NO_GREETING.match(text) is not None
    if follows and not greets and words >= 3 and rng.random() < LINK_RATE:
        link = rng.choice(_LINKS)
        text = f"{link} {_lower_start(text) if link[-1] not in '.!' else text}"
    elif not greets and words >= 4 and rng.random() < POLITENESS_RATE:
        text = _politely(rng, text)
    elif rng.random() < LOWERCASE_START_RATE and not _CODE_LINE.search(text.splitlines()[0] if text else ""):
        text = _lower_start(text)
    pieces = _spans(text)
    if rng.random() < LOWERCASE_RATE:
        pieces = [(is_prose, _lower_words(piece) if is_prose else piece) for is_prose, piece in pieces]
    if rng.random() < TYPO_RATE * 1.5:  # many prompts have no word to misspell
        pieces = _typo(rng, pieces, example.answer)
    if rng.random() < DOUBLE_SPACE_RATE:
        pieces = _double_space(rng, pieces)
    return _drop_end(rng, "".join(piece for _, piece in pieces))


def converse(
    rng: random.Random,
    make: Callable[[random.Random], Example],
    follow: Callable[[random.Random, Example], Example | None] | None = None,
) -> tuple[Turn, ...]:
    """One chat of `make`'s examples. The answers stay as made.

    Each exchange is independent of the others, save those that `follow` makes of the exchange before.
    """
    turns: list[Turn] = []

    def exchange(example: Example, text: str) -> None:
        turns.extend((Turn("user", text), Turn("assistant", example.answer)))

    if rng.random() < SYSTEM_RATE:
        turns.append(Turn("system", rng.choice(SYSTEM_PROMPTS)))
    exchanges = rng.choices((2, 3, 4), (5, 3, 2))[0] if rng.random() < MULTI_TURN_RATE else 1
    for index in range(exchanges):
        example = make(rng)
        exchange(example, as_typed(rng, example, follows=index > 0))
        if follow is not None and rng.random() < FOLLOW_RATE:
            after = follow(rng, example)
            if after is not None:
                exchange(after, after.prompt)
    return tuple(turns)
