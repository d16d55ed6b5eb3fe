"""Topics and the ways of asking for a piece of writing about them.

Knows how a topic reads in a request ("a sleepy cat") and in the piece ("the sleepy cat"), and a grammar of requests
shared by all creative skills. Knows nothing of the pieces themselves.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.demo_corpus import creative_more_topics as more
from scripts.demo_corpus import creative_requests
from scripts.demo_corpus import creative_words as w

_IRREGULAR = {
    "mouse": "mice",
    "goose": "geese",
    "deer": "deer",
    "sheep": "sheep",
    "wolf": "wolves",
    "moose": "moose",
    "salmon": "salmon",
    "trout": "trout",
    "fisherman": "fishermen",
    "postman": "postmen",
    "snowman": "snowmen",
    "jellyfish": "jellyfish",
    "starfish": "starfish",
    "goldfish": "goldfish",
    "catfish": "catfish",
    "swordfish": "swordfish",
    "shrimp": "shrimp",
    "squid": "squid",
    "bison": "bison",
    "volcano": "volcanoes",
    "mosquito": "mosquitoes",
    "domino": "dominoes",
    "buffalo": "buffalo",
    "elf": "elves",
    "potato": "potatoes",
    "tomato": "tomatoes",
}


@dataclass(frozen=True, slots=True)
class Topic:
    """What a piece is about: `asked` as a request names it, `text` as the piece names it, `head` the bare noun."""

    asked: str
    text: str
    head: str
    kind: str
    plural: bool = False


def plural_of(noun: str) -> str:
    """The plural of one of our nouns."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def with_article(phrase: str) -> str:
    """`phrase` with "a" or "an"."""
    silent = phrase.startswith(("hour", "honest"))
    vowel = phrase[0].lower() in "aeiou" and not phrase.startswith(("unicorn", "one", "ukulele", "useful", "university"))
    return ("an " if vowel or silent else "a ") + phrase


def capital(text: str) -> str:
    """`text` with a capital first letter."""
    return text[:1].upper() + text[1:]


_COUNTED: dict[str, tuple[Sequence[str], Sequence[str]]] = {
    "animal": ((*w.ANIMALS, *more.ANIMALS), w.ANIMAL_ADJ),
    "object": ((*w.OBJECTS, *more.OBJECTS), w.OBJECT_ADJ),
    "food": ((*w.FOODS, *more.FOODS), (*w.OBJECT_ADJ[:4], "red", "green", "giant", "warm", "perfect", "last", "sweet")),
    "place": ((*w.PLACES, *more.PLACES), w.PLACE_ADJ),
    "job": ((*w.JOBS, *more.JOBS), w.ANIMAL_ADJ),
    "person": ((*w.PEOPLE, *more.PEOPLE), ()),
}
_MASS: dict[str, tuple[Sequence[str], Sequence[str]]] = {
    "food": ((*w.FOOD_MASS, *more.FOOD_MASS), ("hot", "warm", "sweet", "fresh", "cold")),
    "weather": ((*w.WEATHER, *more.WEATHER), w.WEATHER_ADJ),
    "season": (w.SEASONS, ("late", "early")),
    "time": ((*w.TIMES, *more.TIMES), ()),
    "feeling": ((*w.FEELINGS, *more.FEELINGS), ()),
}
_ALONE = {"music", "homework", "traffic", "grass", "mud", "sand", "dust", "moss", "thunder", "lightning"}
_DEFINITE = (*w.DEFINITE, *more.DEFINITE)
KINDS = (
    "animal",
    "animal",
    "animal",
    "object",
    "object",
    "place",
    "job",
    "person",
    "food",
    "weather",
    "weather",
    "season",
    "time",
    "feeling",
)


def topic(rng: random.Random, kinds: Sequence[str] = KINDS) -> Topic:
    """A random topic of one of `kinds`."""
    kind = rng.choice(kinds)
    if kind == "definite" or (kind in ("weather", "place", "time") and rng.random() < 0.3):
        text = rng.choice(_DEFINITE)
        return Topic(text, text, text.split()[-1], "definite", text.endswith(("stars", "clouds", "mountains")))
    if kind in _COUNTED and not (kind == "food" and rng.random() < 0.5):
        return _counted(rng, kind)
    nouns, adjectives = _MASS[kind]
    noun = rng.choice(nouns)
    text = noun
    if kind == "time":
        if noun[0].isupper() and noun not in ("Christmas", "Halloween", "Easter", "Thanksgiving") and rng.random() < 0.4:
            text = f"{noun} {rng.choice(('mornings', 'evenings', 'nights'))}"
            return Topic(text, text, text, kind, True)
        if rng.random() < 0.15:
            text = rng.choice(w.TIME_ADJ) + " " + rng.choice(("mornings", "evenings", "days", "nights"))
            return Topic(text, text, text, kind, True)
    elif kind == "season" and rng.random() < 0.4:
        text = f"{noun} {rng.choice(('mornings', 'evenings', 'nights', 'days'))}"
        return Topic(text, text, noun, kind, True)
    elif adjectives and noun not in _ALONE and rng.random() < 0.35:
        text = f"{rng.choice(adjectives)} {noun}"
    return Topic(text, text, noun, kind, noun == "dreams")


_TAILS = (
    "in the rain", "at night", "in winter", "by the sea", "on a hill", "in the early morning", "under the moon", "after a storm",
    "in late summer", "on a quiet street", "in the old town", "and the moon", "at the end of the day", "near my house",
    "in a small town", "on a cold day", "in the snow", "and the first snow", "before dawn", "in my kitchen", "and old friends",
    "on a Sunday morning", "at sunset", "and the passing of time",
)  # fmt: skip


def detailed(rng: random.Random, about: Topic) -> Topic:
    """Now and then, the same topic asked for at more length than the piece will repeat."""
    if rng.random() > 0.12 or about.kind in ("time", "season", "definite"):
        return about
    if about.kind == "animal" and about.asked == f"my {about.head}" and rng.random() < 0.7:
        asked = f"{about.asked} {rng.choice(('', 'named ', 'called '))}{rng.choice(w.NAMES)}"
    else:
        asked = f"{about.asked} {rng.choice(_TAILS)}"
    return Topic(asked, about.text, about.head, about.kind, about.plural)


def _counted(rng: random.Random, kind: str) -> Topic:
    nouns, adjectives = _COUNTED[kind]
    noun = rng.choice(nouns)
    if kind == "person":
        owner = rng.choice(("my", "my", "my", "our"))
        return Topic(f"{owner} {noun}", f"{owner} {noun}", noun, kind)
    phrase, many = noun, plural_of(noun)
    if rng.random() < 0.4:
        adjective = rng.choice(adjectives)
        phrase, many = f"{adjective} {noun}", f"{adjective} {many}"
    form = rng.random()
    if form < 0.45:
        return Topic(with_article(phrase), f"the {phrase}", noun, kind)
    if form < 0.65:
        return Topic(many, many, many.split()[-1], kind, True)
    if form < 0.85 and kind in ("animal", "object", "food"):
        return Topic(f"my {phrase}", f"my {phrase}", noun, kind)
    return Topic(f"the {phrase}", f"the {phrase}", noun, kind)


_START = (
    "Write", "Write", "Write me", "Write me", "Compose", "Make", "Make me", "Make up", "Create", "Give me", "Give me", "Please write",
    "Please write me", "Please make up", "Can you write", "Can you write me", "Can you make up", "Can you do", "Can you give me",
    "Could you write", "Could you come up with", "Could you compose", "Could you make me", "Would you write", "Would you write me",
    "Will you write", "I need", "I want", "I'd like", "I would like", "I'd love", "I could use", "I am looking for", "Let's have",
    "Let me have", "Let me read", "Show me", "Help me write", "Try writing", "Try", "Go ahead and write", "Now write", "Draft", "Invent",
    "Think of", "Think up", "Come up with", "Produce", "Send me", "Share", "Tell me", "Do", "Put together", "Do me a favor and write",
    "Hi, can you write", "Hello! Please write", "Hey, write me", "Hi there, I need", "Okay, write", "Quick, write", "Be a dear and write",
    "Surprise me with", "Cheer me up with", "I feel like reading", "I want to read", "I was hoping for", "May I have", "Can I get",
    "Could I have", "Is it possible to get", "Any chance of", "How about", "What about", "Got", "Do you have", "Do you know how to write",
)  # fmt: skip
_QUESTION = (
    "Can", "Could", "Would", "Will", "Hi, can", "May", "Is it", "Any", "How", "What", "Got", "Do you", "Do you know",
)  # fmt: skip
_ABOUT = (
    "about", "about", "about", "about", "about", "about", "on", "on", "on the subject of", "on the topic of", "inspired by",
    "that mentions", "featuring", "with the theme", "where the subject is", "dedicated to", "to do with", "centered on", "all about",
    "that is about", "which talks about",
)  # fmt: skip
_SUFFIX = (
    "please", "for me", "if you can", "for my class", "for a card", "for my friend", "for my blog", "for school", "for tonight",
    "right now",
    "thanks", "today", "to share with my family", "for the kids", "for my grandmother", "for a poster", "just for fun", "nothing fancy",
    "as a gift", "when you have a second", "for my notebook", "to read aloud", "to brighten my day", "would you",
    "that I can send to a friend",
    "for our newsletter", "before bed", "while I wait", "off the top of your head", "in your own words",
)  # fmt: skip
_TOPIC_FRAMES = (
    "{B} about {t}", "{B} about {t}, please.", "{B} on {t}", "{B}: {t}", "{B} - {t}", "{B} about {t}?", "{B}. Topic: {t}.",
    "Topic: {t}. Write {p}.", "The topic is {t}. Write {p}.", "The theme is {t}. Now give me {p}.", "Subject: {t}. Form: {b}.",
    "{T}. Make it {p}.", "{T}: write {p}.", "{T}, as {p}, please.", "{T}, but as {p}.", "Turn {t} into {p}.", "Make {p} out of {t}.",
    "Take {t} and make {p} out of it.", "Use {t} as the subject of {p}.", "With {t} in mind, write {p}.", "Thinking of {t}, write {p}.",
    "I was thinking about {t} today. Can you make that into {p}?", "I keep thinking about {t}. Write me {p}.",
    "What would {p} about {t} sound like?", "What would {p} about {t} look like?", "Have you got {p} about {t}?",
    "My friend loves {t}. Write {p} for her.", "My son asked for {p} about {t}.", "My teacher wants {p} about {t}. Can you help?",
    "My class is writing about {t} this week and I need {p}.", "Today I saw {t}. Write {p} about that.",
    "We are talking about {t}. Add {p}.",
    "For {p}, how about {t}?", "If you wrote {p} about {t}, how would it go?", "Imagine {t}. Then write {p}.",
    "Picture {t} and write {p}.",
    "Is there {p} in {t}?", "There must be {p} about {t}.", "Somebody should write {p} about {t}. You?", "Let {t} be the subject of {p}.",
    "I like {t}. Can I have {p} about that?", "About {t}: {p}, please.", "On {t}, write {p}.", "Honor {t} with {p}.",
    "Celebrate {t} with {p}.",
    "Give {t} the honor of {p}.", "Can {t} be made into {p}?", "Could {t} fit in {p}?", "Here is a topic for {p}: {t}.",
    "Pick up your pen: {p} about {t}.", "You are a poet of small things. Write {p} about {t}.", "Does {t} inspire you? Write {p}.",
    "Nobody writes {p} about {t} anymore. Do it.", "It is all about {t} today. Write {p}.", "{P} about {t} would be nice.",
    "{P} about {t} would make my day.", "{P} on {t}, if you please.", "{P} with {t} in it.", "{P} in which {t} appears.",
    "{P} for a fan of {t}.", "I bet you can't write {p} about {t}.", "Show me how you would write {p} about {t}.",
    "One {b} about {t}, please.",
    "One {b} on {t}.", "Just one {b} about {t}.", "Another {b}, this time about {t}.", "Next: {p} about {t}.",
    "Same again but {p} about {t}.",
    "Describe {t} in {p}.", "Tell me about {t} in {p}.", "Capture {t} in {p}.", "Sum up {t} in {p}.", "Say something about {t} in {p}.",
    "In the form of {p}, tell me about {t}.", "As {p}: {t}.", "In {p}, describe {t}.", "Can you capture {t} in {p}?",
)  # fmt: skip
_FREE_FRAMES = (
    "{B}", "{B}, please.", "{B} please", "{B}!", "{B}?", "One {b}, please.", "One {b}.", "Just one {b}.", "Another {b}.",
    "Another {b}, please.",
    "A new {b}, please.", "{P}, any topic.", "{P}, please.", "{P} would be nice.", "{P} would make my day.", "{P}. You choose the topic.",
    "Any {b} will do.", "Write any {b} you like.", "You pick the topic: {p}.", "Write {p} about anything.",
    "Write {p} about whatever you like.",
    "Make {p}. The topic is up to you.", "I am bored. Write {p}.", "I'm sad today. Write me {p}.", "It is late and I want {p}.",
    "Can you do {p}?", "Are you able to write {p}?", "Do you do {b}s?", "What is your best {b}?", "Let me see {p} of yours.",
    "Your best {b}, please.",
    "Ready? Write {p}.", "My teacher wants {p}. Can you help?", "I have to bring {p} to class.", "I owe my friend {p}. Help.",
    "Time for {p}.", "Let's start with {p}.", "Start with {p}.", "Next: {p}.", "Now {p}.", "And now {p}, please.",
    "Prove that you can write {p}.",
    "Show off with {p}.", "I have never read {p}. Write one for me.", "I bet you can't write {p}.", "Test: write {p}.",
    "What would {p} look like?",
    "Give me an example of {p}.", "I'd like to see an example of {p}.", "Here is your task: {p}.", "Fill this page with {p}.",
    "No topic, just {p}.", "Write {p}, no title.", "Only {p}, nothing else.", "Simply write {p}.", "{P} of your own.",
    "An original {b}, please.",
    "Answer with {p}.", "Reply with {p}.", "Say hello with {p}.", "Something short: {p}.", "My turn to ask: {p}, please.",
)  # fmt: skip


def request(rng: random.Random, pieces: Sequence[str], about: Topic | None, frames: Sequence[str] = ()) -> str:
    """A request for one of `pieces` (bare noun phrases), about a topic or not; `frames` are extra wordings of the skill."""
    bare = rng.choice(pieces)
    piece = with_article(bare)
    asked = about.asked if about else ""
    if frames and rng.random() < 0.3:
        frame = rng.choice(frames)
    elif rng.random() < 0.45:
        frame = creative_requests.frame(rng, about is not None)
    elif rng.random() < 0.45:
        frame = rng.choice(_TOPIC_FRAMES if about else _FREE_FRAMES)
    else:
        start = rng.choice(_START)
        frame = start + " {p}" + (f" {rng.choice(_ABOUT)} {{t}}" if about else "")
        if rng.random() < 0.3:
            suffix = rng.choice(_SUFFIX)
            frame += (", " if suffix in ("please", "thanks", "nothing fancy", "would you") or rng.random() < 0.2 else " ") + suffix
        frame += "?" if start.startswith(_QUESTION) else "."
    return frame.format(p=piece, P=capital(piece), b=bare, B=capital(bare), t=asked, T=capital(asked))
