"""Haiku from a narrow line grammar over words whose syllable counts are certain.

Every line is checked against the stored counts when it is made, so a haiku from here has 5, 7 and 5 syllables by the
CMU dictionary. It knows nothing of meaning beyond which nouns go with which verbs.
"""

import random

from scripts.demo_corpus import creative_requests
from scripts.demo_corpus import creative_words as w
from scripts.demo_corpus.creative_topics import Topic, capital

PIECES = (
    "haiku", "haiku", "haiku", "haiku", "haiku", "haiku", "haiku", "haiku", "short haiku", "little haiku", "haiku poem", "nature haiku",
    "simple haiku", "quiet haiku", "5-7-5 poem", "5-7-5 haiku", "haiku in 5-7-5 form", "three-line haiku", "poem in 5-7-5 form",
    "poem in the 5-7-5 pattern", "Japanese-style poem of three lines", "traditional haiku", "calm haiku", "poem in haiku form",
    "three-line poem with 5, 7 and 5 syllables", "poem of 17 syllables in three lines", "small haiku", "haiku of three lines",
    "short Japanese-style poem", "haiku-style poem", "seventeen-syllable poem",
)  # fmt: skip
FRAMES = (
    "Haiku", "haiku please", "A haiku, if you please.", "5-7-5, please.", "Three lines, 5-7-5.", "Write in haiku form.", "Can you haiku?",
    "Speak in haiku.", "Answer me with five, seven and five syllables.", "I would like three lines of 5, 7 and 5 syllables.",
    "Write a poem with lines of 5, 7 and 5 syllables.", "Do you know haiku? Write one.", "Do you write haiku? Show me one.",
    "Can you write haiku?", "Write one haiku.", "Haiku time!", "Hit me with a haiku.", "Let's do haiku.",
    "I love haiku. Write one for me.",
    "Write a poem in three lines: five syllables, seven syllables, five syllables.", "Be a haiku poet for a minute.",
    "Haiku, any subject.",
    "Write me a haiku.", "Write a haiku.", "Write me a haiku.", "Please write me a haiku.", "Make me a haiku.",
    "I want you to write a haiku.",
    "Think like an old haiku master and write one.", "Give me a moment of calm in three lines.",
    "Count syllables: 5, then 7, then 5. Go.",
    *creative_requests.HAIKU_FRAMES,
)  # fmt: skip
TOPIC_FRAMES = (
    "Haiku about {t}", "haiku on {t} please", "Haiku: {t}", "{T} haiku", "{T}, in haiku form.", "{T}, 5-7-5.", "{T} in 5-7-5, please.",
    "Can you do a 5-7-5 poem on {t}?", "Write 5-7-5 about {t}.", "Three lines about {t}, 5-7-5.", "Haiku for {t}.",
    "Turn {t} into a haiku.",
    "Write about {t} in haiku form.", "Five, seven, five: {t}.", "I love haiku. Write one about {t}.", "Do {t} as a haiku.",
    "Write a poem about {t} with 5, 7 and 5 syllables.", "Describe {t} in seventeen syllables.", "Describe {t} as a haiku.",
    "Say it in haiku: {t}.", "Please write a haiku about {t}.", "Write a haiku about {t}.", "Write me a haiku about {t}.",
    "Let's do haiku. First one: {t}.", "Can you write haiku? Do one about {t}.", "{T} deserves a haiku.", "Give {t} a haiku.",
    "Does {t} fit in 5-7-5? Try it.", "Three short lines on {t}, like a haiku.", "Haiku me something about {t}.",
    *creative_requests.HAIKU_TOPIC_FRAMES,
)  # fmt: skip

# A user's word whose own count is uncertain is answered with a close word whose count is not.
ALIASES = {"spring": "April", "sunrise": "dawn", "sunshine": "sunlight", "village": "town", "silence": "the hush"}


def syllables(text: str) -> int | None:
    """Syllables of `text`, or None when a word is not a safe one."""
    total = 0
    for word in text.replace(",", "").split():
        count = w.SYLLABLES.get(word) or w.SYLLABLES.get(word.lower()) or w.SYLLABLES.get(word.capitalize())
        if count is None:
            return None
        total += count
    return total


_Group = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def _group(kind: str, adjectives1: str, adjectives2: str, places: str) -> _Group:
    """One kind of subject: nouns and verbs of one and two syllables, adjectives and three-syllable places that suit it."""
    banks = tuple(getattr(w, f"{kind}_{part}") for part in ("N1", "N2", "V1", "V2"))
    spots = tuple(spot.strip() for spot in places.split(","))
    return (banks[0], banks[1], banks[2], banks[3], tuple(adjectives1.split()), tuple(adjectives2.split()), spots)


_ANIMAL = _group(
    "ANIMAL",
    "small black red gray shy lone wild calm thin cold wet younglost",
    "patient weary gentle sleepy tiny silent hidden humble tender yellow waiting sleeping dusty muddy",
    "on the hill, on the path, on the roof, on the grass, on the road, on the wall, on the step, on the bank, on the branch, on the log,"
    "in the field, in the woods, in the yard, in the barn, in the shed, in the cave, in the reeds, in the rain, in the snow, in the dark,"
    "in the fog, in the sun, in the marsh, by the pond, by the gate, by the door, by the stream, by the well, by the road, by the lake,"
    "near the pond, near the barn, near the creek, near the church, past the mill, past the oak, near the tree, by the inn",
)
_PLANT = _group(
    "PLANT",
    "small pale red green thin bare soft lone black cold first last wild slow sweet damp",
    "yellow slender fading tender frosty crimson waiting purple golden silent tiny humble frozen mossy",
    "on the hill, on the path, on the roof, on the wall, on the bank, on the cliff, on the lawn, in the field, in the woods, in the yard,"
    "in the rain, in the mist, in the snow, in the dusk, in the glen, in the sun, in the park, by the pond, by the path, by the gate,"
    "by the wall, by the stream, by the church, by the well, near the lake, near the road, near the mill, near the cliff, past the barn",
)
_SKY = _group(
    "SKY",
    "pale soft cold bright thin late lone faint low red first last dim warm slow",
    "silver golden waiting fading distant drifting silent gentle yellow patient sleepy",
    "on the hill, on the pond, on the field, on the roof, on the lake, on the grass, in the mist, in the dark, in the fog, in the dusk,"
    "near the hill, near the cliff, near the church, near the woods, past the roof, past the oak, past the barn, by the pier",
)
_WATER = _group(
    "WATER",
    "small cold slow thin deep calm bright green low dark still swift cool",
    "silver frozen silent narrow shining gentle hidden patient muddy golden sleepy",
    "in the dark, in the woods, in the sun, in the glen, in the fog, by the road, by the hill, by the barn, by the mill, by the church,"
    "by the oak, past the mill, past the woods, past the field, past the gate, near the path, near the cliff, near the inn, near the trees",
)
_AIR = _group(
    "AIR",
    "soft cold slow faint low warm sweet thin deep cool mild first last calm",
    "gentle distant wintry fading drifting silver hidden tender patient silent",
    "in the reeds, in the woods, in the mist, in the dark, in the dusk, in the fog, in the barn, in the glen, past the gate,"
    "past the hill, past the well, past the mill, near the stream, near the church, near the creek, near the lake, by the pond",
)
_GROUPS = (_ANIMAL, _ANIMAL, _ANIMAL, _PLANT, _PLANT, _SKY, _SKY, _WATER, _AIR)
_DEFINITE_ONLY = {"sun", "moon", "moss", "mist"}
_MASS2 = ("silver", "gentle", "silent", "drifting", "fading", "wintry", "golden", "tender", "distant")
_MASS1 = ("pale", "soft", "cold", "still", "slow", "thin", "gray", "deep", "warm", "calm", "faint", "late", "cool", "first", "last", "damp")
_SEASON_MOOD = ("cold", "warm", "late", "soft", "calm", "bright", "still", "cool")
_WEATHER = ("rain", "mist", "snow", "dark", "fog", "dusk", "sun")


def _place1(rng: random.Random) -> str:
    """A three-syllable place: preposition, article, noun."""
    kind = rng.random()
    if kind < 0.35:
        return f"on the {rng.choice(w.ON1)}"
    if kind < 0.7:
        return f"in the {rng.choice(w.IN1)}"
    return f"{rng.choice(('by', 'near', 'past'))} the {rng.choice(w.BY1)}"


def _five(rng: random.Random) -> str:
    """Any opening line of five syllables."""
    nouns1, nouns2, verbs1, _, _, adjectives2, _ = rng.choice(_GROUPS)
    frame = rng.randrange(6)
    if frame == 0:
        return f"the {rng.choice(adjectives2)} {rng.choice(nouns2)}"
    if frame == 1:
        return f"{rng.choice(_MASS1)} {rng.choice(w.MASS1)} {_place1(rng)}"
    if frame == 2:
        return f"{rng.choice(w.PLURALS2)} {_place1(rng)}"
    if frame == 3:
        noun = rng.choice(nouns1)
        return f"{'the' if noun in _DEFINITE_ONLY else 'a'} {noun} {rng.choice(verbs1)} at {rng.choice(('dawn', 'dusk', 'noon', 'night'))}"
    if frame == 4:
        return f"{rng.choice(_SEASON_MOOD)} {rng.choice(w.SEASONS2)} {rng.choice(w.TIMES2)}"
    return f"{rng.choice(w.SEASONS2)} in the {rng.choice((*_WEATHER, 'woods', 'field', 'yard', 'reeds'))}"


def _seven(rng: random.Random) -> str:
    """Any middle line of seven syllables."""
    nouns1, nouns2, verbs1, verbs2, adjectives1, adjectives2, places = rng.choice(_GROUPS)
    frame = rng.randrange(7)
    if frame == 0:
        return f"a {rng.choice(adjectives1)} {rng.choice(nouns1)} {rng.choice(verbs1)} {rng.choice(places)}"
    if frame == 1:
        one, two = rng.sample(verbs1, 2)
        return f"the {rng.choice(adjectives2)} {rng.choice(nouns1)} {one} and {two}"
    if frame == 2:
        adjective = rng.choice(("small", "pale", "cold", "soft", "bright", "gray", "slow", "wild", "faint", "black"))
        return f"{adjective} {rng.choice(w.PLURALS1)} {rng.choice(w.PLURAL_VERBS)} {rng.choice(w.PREPS2)} the {rng.choice(w.BY1)}"
    if frame == 3:
        return f"the {rng.choice(nouns2)} {rng.choice(verbs1)} {rng.choice(places)}"
    if frame == 4:
        return f"{rng.choice(_OVER2)} the {rng.choice(_AREA2)} {rng.choice(w.PLACES2)}"
    if frame == 5:
        noun = rng.choice(nouns1)
        return f"{'the' if noun in _DEFINITE_ONLY else 'a'} {noun} {rng.choice(verbs2)} {rng.choice(places)}"
    return f"{rng.choice(_MASS2)} {rng.choice(w.MASS1)} {rng.choice(w.MASS_VERBS)} {_place1(rng)}"


_OVER2 = ("across", "beneath", "behind", "below", "over", "around")
_AREA2 = (
    "silver",
    "golden",
    "silent",
    "empty",
    "hidden",
    "sleepy",
    "frosty",
    "misty",
    "ancient",
    "distant",
    "waiting",
    "sleeping",
    "frozen",
)


def _closing(rng: random.Random) -> str:
    """Any last line of five syllables."""
    nouns1, nouns2, verbs1, verbs2, _, adjectives2, _ = rng.choice(_GROUPS)
    frame = rng.randrange(6)
    if frame == 0:
        return f"the {rng.choice(nouns1)} {rng.choice(verbs1)} {rng.choice(w.ADVERBS2)}"
    if frame == 1:
        return f"{rng.choice(w.ABSTRACT2)} {rng.choice(w.ABSTRACT_VERBS)} the {rng.choice(w.ABSTRACT_NOUNS)}"
    if frame == 2:
        return f"I {rng.choice(w.I_VERBS2)} and {rng.choice(w.I_VERBS1)}"
    if frame == 3:
        return f"the {rng.choice(adjectives2)} {rng.choice(nouns2)}"
    if frame == 4:
        return f"and the {rng.choice(nouns1)} {rng.choice(verbs2)}"
    return f"{rng.choice(w.PLURALS2)} {_place1(rng)}"


_MOOD1 = ("soft", "cold", "still", "bright", "dark", "slow", "gray", "warm", "calm", "wild", "cool", "small", "late", "sweet")


def _spot(rng: random.Random, about: Topic) -> str:
    """A three-syllable place where the topic may be."""
    if about.kind in ("animal", "object", "food", "job", "person", "weather"):
        return _place1(rng)
    return f"in the {rng.choice(_WEATHER)}"


def _topic_line(rng: random.Random, about: Topic) -> str | None:
    """A five-syllable first line that names the topic; None when its count is uncertain or too large."""
    text = ALIASES.get(about.text, about.text)
    count = syllables(text)
    if count is None or count > 5:
        return None
    if count == 1:
        return f"{text} {_spot(rng, about)} now"
    if count == 2:
        return rng.choice((f"{text} {_spot(rng, about)}", f"{text} {_spot(rng, about)}", f"{text}, {' and '.join(rng.sample(_MOOD1, 2))}"))
    if count == 3:
        if about.kind in ("time", "season"):
            return f"{text} {rng.choice(('again', 'once more', 'at last'))}"
        return f"{text} {rng.choice(('at dawn', 'at dusk', 'at noon', 'at night', 'nearby', 'once more', 'at last', 'again'))}"
    if count == 4:
        verb = rng.choice(("wait", "stay", "glow", "dream", "rest", "call"))
        return f"{text} {verb}" if about.plural else f"{text} {verb}s"
    return text


# Words that may come twice in a haiku.
_SMALL = {"the", "and", "in", "on", "at", "by", "a"}


def haiku(rng: random.Random, about: Topic | None = None) -> str | None:
    """Three lines of 5, 7 and 5 syllables; None when the topic cannot be set safely."""
    for _ in range(50):
        first = _topic_line(rng, about) if about else _five(rng)
        if first is None:
            return None
        lines = [first, _seven(rng), _closing(rng)]
        words = [word for line in lines for word in line.replace(",", "").split() if word not in _SMALL]
        if len(set(words)) < len(words) or [syllables(line) for line in lines] != [5, 7, 5]:
            continue
        return "\n".join(capital(line) for line in lines)
    return None
