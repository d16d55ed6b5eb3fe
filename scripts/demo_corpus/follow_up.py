"""What users say after an answer: another one, one about something else, another name for the function, the next country, thanks.

A follow-up can only be answered with the exchange before it in sight, which is how a small model learns to look back.
"""

import random
import re
from collections.abc import Callable

from scripts.demo_corpus import creative_haiku, creative_jokes, creative_stories, creative_verse
from scripts.demo_corpus.code_words import function_name
from scripts.demo_corpus.creative_topics import Topic, detailed, topic
from scripts.demo_corpus.example import Example
from scripts.demo_corpus.general_facts import COUNTRIES, WELL_KNOWN

_ANOTHER = (
    "another one", "one more", "again", "Another one, please.", "One more, please.", "more", "More!", "encore", "Another?", "One more?",
    "do another one", "write another", "Write one more.", "give me another", "try again", "Try once more.", "a different one",
    "Something else, same kind.", "I like it. Another one?", "Lovely! One more.", "nice, another", "Not quite my taste. Another?",
    "hm, try a different one", "next", "Next one, please.", "can you do one more?", "Could I have another?", "let me see another",
    "I want a second one.", "do that again, but different", "same again", "another, if you don't mind", "and another", "keep going",
    "got any more?", "Any others?", "I don't like that one. Try again.", "that was good, do it again", "a new one please",
    "can I get a fresh one", "show me another version", "Another version, please.", "once more", "a second attempt, please",
)  # fmt: skip
_ABOUT = (
    "make it about {t}", "Make it about {t}.", "now about {t}", "Now one about {t}.", "and one about {t}?", "can it be about {t}?",
    "same but with {t}", "the same about {t}", "do one on {t} now", "{t} instead", "change it to {t}", "I meant about {t}",
    "what about {t}?", "now {t}", "how about {t}", "How about one on {t}?", "Rewrite it to be about {t}.", "again, but about {t}",
    "another one, this time about {t}", "This time take {t}.", "next topic: {t}", "topic: {t}", "Could you do {t} next?", "and {t}?",
    "I'd rather have {t} in it", "Nice. Now with {t}.", "ok but about {t}", "let it be about {t}", "put {t} in it", "use {t} instead",
    "with {t} this time", "Great, and now {t}.", "no, {t}", "Swap the topic for {t}.", "same thing for {t}", "one for {t} as well",
    "Please make that about {t}.", "can you change the subject to {t}", "turn it into one about {t}", "it should be about {t}",
)  # fmt: skip
_RENAME = (
    "call it {n}", "call it {n} instead", "Rename it to {n}.", "please rename the function to {n}", "name it {n}", "the name should be {n}",
    "I'd prefer {n} as the name.", "same thing but named {n}", "can the function be called {n}?", "Change the name to {n}.",
    "use {n} as the function name", "make the name {n}", "it has to be called {n}", "our style guide wants {n} as its name",
    "Good, but call it {n}.", "can you name that {n}", "{n} is a better name", "the function name must be {n}", "rename: {n}",
)  # fmt: skip
_NEXT_COUNTRY = (
    "and {c}?", "And of {c}?", "what about {c}?", "how about {c}", "And {c}'s?", "now {c}", "same for {c}", "the same for {c}, please",
    "and the one of {c}?", "And what is it for {c}?", "{c}?", "next: {c}", "also {c}", "and in {c}?", "ok, {c} now", "do {c} too",
    "And if I ask about {c}?", "what is {c}'s?",
)  # fmt: skip
_THANKS = (
    "thanks", "Thanks!", "thank you", "Thank you very much!", "thx", "ty", "great, thanks", "Perfect, thank you.", "cool, thanks a lot",
    "that helps, thanks", "Wonderful, thanks!", "nice one, cheers", "cheers", "lovely, thank you", "Thanks, that is all.", "awesome thanks",
    "that's what I needed, thank you", "Thanks so much for this.", "much obliged", "you're a star, thanks", "That was quick. Thanks!",
)  # fmt: skip
_WELCOME = (
    "You are welcome! Just ask if you need anything else.",
    "You are welcome! I am glad that it helped.",
    "Happy to help! Is there anything else?",
    "My pleasure! Let me know if you want more.",
)

_KNOWN = tuple(row for row in COUNTRIES if row[1] and row[0] in WELL_KNOWN)
_CAPITALS = tuple(row for row in COUNTRIES if row[1])


def follow_up(rng: random.Random, before: Example) -> Example | None:
    """What the user says after `before` was answered, and the answer; None where nothing fits."""
    if rng.random() < 0.15:
        return Example(rng.choice(_THANKS), rng.choice(_WELCOME), "thanks")
    if before.skill in _PIECES:
        return _another_piece(rng, before.skill)
    if before.skill == "capital":
        row = rng.choice(_KNOWN if rng.random() < 0.4 else _CAPITALS)
        name = row[0].removeprefix("the ")
        answer = f"The capital of {row[0]} is {row[1]}".rstrip(".") + "."
        return Example(rng.choice(_NEXT_COUNTRY).format(c=name), answer, "capital")
    return _renamed(rng, before)


def _another_piece(rng: random.Random, skill: str) -> Example:
    make = _PIECES[skill]
    if rng.random() < 0.3:
        return Example(rng.choice(_ANOTHER), _made(make, rng, lambda: None)[1], skill)
    about, text = _made(make, rng, lambda: topic(rng) if skill == "story" else detailed(rng, topic(rng)))
    assert about is not None
    return Example(rng.choice(_ABOUT).format(t=about.asked), text, skill)


_Piece = Callable[[random.Random, Topic | None], str | None]


def _made(make: _Piece, rng: random.Random, about: Callable[[], Topic | None]) -> tuple[Topic | None, str]:
    """A piece and its topic; not every topic fits the syllables of a haiku."""
    while True:
        chosen = about()
        text = make(rng, chosen)
        if text is not None:
            return chosen, text


_PIECES: dict[str, _Piece] = {
    "haiku": creative_haiku.haiku,
    "verse": lambda rng, about: creative_verse.verse(rng, "aabb", about),
    "couplet": lambda rng, about: creative_verse.verse(rng, "aa", about),
    "joke": creative_jokes.joke,
    "story": creative_stories.story,
}


def _renamed(rng: random.Random, before: Example) -> Example | None:
    """The one function of a code answer, under another name."""
    names = re.findall(r"^def (\w+)", before.answer, re.MULTILINE)
    if len(names) != 1 or "@" in before.answer or not before.answer.startswith("```"):
        return None
    new = function_name(rng)
    if re.search(rf"\b{new}\b", before.answer):
        return None
    return Example(rng.choice(_RENAME).format(n=new), re.sub(rf"\b{names[0]}\b", new, before.answer), before.skill)
