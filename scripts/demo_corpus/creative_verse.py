"""Rhymed verse: couplets, four-line poems (aabb or abab) and limericks.

Lines end in one of the rhyme words listed here by family, so verse from here rhymes by the CMU dictionary. Metre is
only roughly kept.
"""

import random

from scripts.demo_corpus import creative_more_endings as more
from scripts.demo_corpus import creative_words as w
from scripts.demo_corpus.creative_topics import Topic, capital

# Family name -> endings; a line is an opening followed by one of these. Words within a family differ.
ENDINGS: dict[str, tuple[str, ...]] = {
    "night": (
        "in the night",
        "so soft and bright",
        "in silver light",
        "all dressed in white",
        "with great delight",
        "like a kite",
        "and holds on tight",
    ),
    "day": ("at break of day", "along the way", "in the hay", "far away", "in the month of May", "under skies of gray", "by the bay"),
    "tree": ("beneath the tree", "beside the sea", "wild and free", "for you and me", "with a cup of tea", "like a busy bee"),
    "ground": ("all around", "without a sound", "upon the ground", "in a field I found", "on a little mound"),
    "snow": ("in the snow", "soft and slow", "row by row", "with a gentle glow", "long ago", "where the daisies grow", "when breezes blow"),
    "rain": ("in the rain", "down the lane", "by the window pane", "across the plain", "on the evening train", "along a chain"),
    "blue": ("in the morning dew", "bright and new", "under skies of blue", "warm and true", "just for you", "with a lovely view"),
    "deep": ("fast asleep", "soft and deep", "among the sheep", "where the hills are steep", "with one great leap"),
    "spring": ("in the spring", "like a king", "on a swing", "on a silver wing", "on a piece of string", "in a golden ring"),
    "land": ("on the sand", "across the land", "hand in hand", "with a marching band", "by the market stand"),
    "near": ("far and near", "loud and clear", "all the year", "full of cheer", "without a fear", "down the wooden pier"),
    "wide": ("by the tide", "far and wide", "side by side", "full of pride", "on a pony ride", "where the rabbits hide"),
    "wall": ("by the wall", "in the hall", "big and small", "in the fall", "straight and tall", "like a ball"),
    "hill": ("on the hill", "calm and still", "by the mill", "near the window sill", "in the evening chill", "with a happy thrill"),
    "moon": ("by the moon", "at noon", "very soon", "in the heart of June", "with a silver spoon", "like a big balloon"),
    "gold": ("in the cold", "brave and bold", "made of gold", "safe to hold", "in stories told"),
    "air": ("in the air", "without a care", "on the stair", "like a sleepy bear", "in my favorite chair", "with flowers in its hair"),
    "face": ("in its place", "with a happy face", "with gentle grace", "in a quiet space", "at a steady pace", "in a friendly race"),
    "head": ("above my head", "beside my bed", "warm and red", "by the garden shed", "with a loaf of bread"),
    "book": ("by the brook", "in a book", "in a tiny nook", "with a puzzled look", "on a silver hook"),
    "lake": ("by the lake", "wide awake", "with a piece of cake", "like a sleepy snake", "for old time's sake"),
    "shore": ("by the door", "on the shore", "on the kitchen floor", "from ten to four", "and asks for more"),
    "stream": ("by the stream", "in a dream", "with a golden gleam", "with a bowl of cream", "in a cloud of steam"),
    "west": ("in its nest", "in the west", "among the best", "in a woolly vest", "like a welcome guest", "at my request"),
    "sky": ("in the sky", "way up high", "passing by", "with a gentle sigh", "with a twinkle in its eye", "warm and dry"),
    "sun": ("in the sun", "full of fun", "one by one", "when the day is done", "on the run"),
    "top": ("with a hop", "like a spinning top", "by the corner shop", "drop by drop", "without a stop"),
    "boat": ("on a boat", "in a woolen coat", "beside the goat", "on a moonlit moat", "with a happy note"),
    "town": ("in the town", "up and down", "in a velvet gown", "like a silly clown", "with a golden crown", "warm and brown"),
    "flight": ("on the track", "there and back", "in a canvas sack", "dressed in black", "with a tasty snack"),
    "hat": ("on the mat", "in a feathered hat", "like a sleepy cat", "after a friendly chat", "like a friendly bat"),
    "dark": ("in the dark", "in the park", "with a friendly bark", "like a little spark", "with a singing lark"),
    "heart": ("in my heart", "from the start", "on a rolling cart", "like a work of art", "with a cherry tart"),
}
ENDINGS = {family: (*ends, *more.WIDER.get(family, ())) for family, ends in ENDINGS.items()} | more.NEW
FAMILIES = tuple(ENDINGS)

_SUBJECTS = (
    "The little {a}", "A little {a}", "The clever {a}", "A sleepy {a}", "The happy {a}", "A tiny {a}", "The gentle {a}", "A lonely {a}",
    "The {j}", "The old {j}", "My friend the {j}", "The {a} next door", "One merry {a}", "The {j} next door", "A {a} I know",
    "A kindly {j}",
)  # fmt: skip
_VERBS = (
    "goes dancing", "is singing", "comes walking", "is dreaming", "sits waiting", "stands smiling", "is resting", "is playing",
    "goes skipping",
    "is humming", "is laughing", "goes wandering", "keeps dancing", "keeps singing", "comes running", "looks happy", "is hiding",
    "goes sailing",
    "goes marching", "is drifting", "sits thinking", "is whistling", "stays cozy", "is twirling", "is yawning", "goes strolling",
)  # fmt: skip
_FREE = (
    "The wind is singing", "The stars are shining", "The clouds go drifting", "My heart is dancing", "My thoughts go sailing",
    "The world is waking",
    "The leaves are turning", "The birds are singing", "A bell is ringing", "The day is smiling", "The trees are swaying",
    "I hear it calling",
    "I hum a melody", "I sing a little song", "I take a little walk", "We laugh together", "We dance together", "We tell our stories",
    "I sit and wonder",
    "I smile at everything", "I keep on dreaming", "A song comes floating", "We go on walking", "I stop and listen",
    "The river wanders", "The garden wakes up",
    "The lamps are glowing", "We share a secret", "The evening settles", "The morning wanders", "A warm wind whispers",
    "I count my blessings",
)  # fmt: skip
_TOPIC_OPEN = (
    "I dream of {t}", "I think of {t}", "I sing of {t}", "I found {t}", "I wait for {t}", "We met {t}", "I long for {t}",
    "I wrote of {t}", "I smile at {t}",
    "Here is to {t}", "There is a song of {t}", "I tell the tale of {t}", "A song for {t}", "Give me {t}", "We talk of {t}",
    "I painted {t}", "I followed {t}",
    "I care for {t}", "My thoughts are with {t}", "I love {t}",
)  # fmt: skip
_TOPIC_ONE = ("{t} is waiting", "{t} is with me", "{t} is lovely", "{t} is calling", "{t} is here again", "{t} brings comfort")
_TOPIC_MANY = ("{t} are waiting", "{t} are with me", "{t} are lovely", "{t} are calling", "{t} are here again", "{t} bring comfort")
_LIVING = (
    "{t} goes dancing",
    "{t} is singing",
    "{t} comes walking",
    "{t} sits dreaming",
    "{t} looks happy",
    "{t} is resting",
    "{t} stands smiling",
)
_LIVING_MANY = (
    "{t} go dancing",
    "{t} are singing",
    "{t} come walking",
    "{t} sit dreaming",
    "{t} look happy",
    "{t} are resting",
    "{t} stand smiling",
)
# Endings with "its" would not agree with "we", "I" or plurals.
_ITS = (" its ", "and holds", "and asks")


def _opening(rng: random.Random) -> str:
    if rng.random() < 0.5:
        return rng.choice(_FREE)
    animal, job = rng.choice(w.ANIMALS), rng.choice(w.JOBS)
    subject = rng.choice(_SUBJECTS)
    if animal[0] in "aeio" and subject.endswith("A {a} I know"):
        subject = "The {a} next door"
    return f"{subject.format(a=animal, j=job)} {rng.choice(_VERBS)}"


def _topic_opening(rng: random.Random, about: Topic) -> str:
    roll = rng.random()
    if about.kind in ("animal", "job", "person") and roll < 0.6:
        frame = rng.choice(_LIVING_MANY if about.plural else _LIVING)
    elif roll < 0.45:
        frame = rng.choice(_TOPIC_MANY if about.plural else _TOPIC_ONE)
    else:
        frame = rng.choice(_TOPIC_OPEN)
    return frame.format(t=about.text)


def _end(rng: random.Random, family: str, opening: str, used: str = "") -> str:
    first = opening.split()[0].lower()
    plain = first in ("i", "we", "my", "give", "here", "there") or " are " in opening or "s go " in opening or "s come " in opening
    fits = [end for end in ENDINGS[family] if end != used and not (plain and any(mark in f" {end} " for mark in _ITS))]
    return rng.choice(fits)


def verse(rng: random.Random, scheme: str, about: Topic | None = None) -> str:
    """Lines that rhyme by `scheme` ("aa", "aabb", "abab"); the first one names the topic."""
    families = dict(zip(sorted(set(scheme)), rng.sample(FAMILIES, len(set(scheme))), strict=True))
    lines: list[str] = []
    last: dict[str, str] = {}
    used: set[str] = set()
    for position, letter in enumerate(scheme):
        opening = _topic_opening(rng, about) if about and position == 0 else _opening(rng)
        while position and (opening in used or opening.split()[-2:] in [one.split()[-2:] for one in used]):
            opening = _opening(rng)
        used.add(opening)
        ending = _end(rng, families[letter], opening, last.get(letter, ""))
        last[letter] = ending
        lines.append(capital(f"{opening} {ending}") + ("." if position % 2 else ","))
    return "\n".join(lines)


COUPLET_PIECES = (
    "rhyming couplet",
    "couplet",
    "two-line rhyme",
    "two-line poem",
    "short couplet",
    "rhyming pair of lines",
    "poem of two lines",
    "couplet that rhymes",
)
POEM_PIECES = (
    "poem", "poem", "poem", "short poem", "rhyming poem", "four-line poem", "four line poem", "poem of four lines", "rhyme",
    "little poem", "short rhyme",
    "verse", "quatrain", "four-line rhyme", "little rhyming poem", "poem that rhymes", "happy poem", "poem with four lines",
    "small rhyming verse",
    "cheerful rhyme", "children's poem", "nursery rhyme",
)  # fmt: skip
AABB_PIECES = (
    "poem rhyming aabb",
    "four-line poem with the rhyme scheme aabb",
    "aabb poem",
    "poem in aabb",
    "four-line aabb rhyme",
    "quatrain in rhyming pairs",
)
ABAB_PIECES = (
    "poem rhyming abab", "four-line poem with the rhyme scheme abab", "abab poem", "poem with alternating rhymes",
    "quatrain with alternate rhyme",
    "poem in abab", "four-line abab rhyme", "quatrain rhyming abab", "four-line verse in which every other line rhymes",
)  # fmt: skip
POEM_FRAMES = (
    "Roses are red - now write your own poem.",
    "Rhyme something for me.",
    "Can you rhyme?",
    "Make something that rhymes.",
    "Write something in rhyme.",
    "Poem please",
)
POEM_TOPIC_FRAMES = (
    "Rhyme something about {t}.", "Write four rhyming lines about {t}.", "Four lines on {t}, and make them rhyme.", "Make {t} rhyme.",
    "Can you rhyme about {t}?", "Put {t} into verse.", "A rhyme about {t}, four lines.", "Say something in rhyme about {t}.",
    "{T} in rhyme.",
    "Write about {t} in verse.", "Write a poem about {t}.", "poem about {t}", "I need something that rhymes about {t}.",
)  # fmt: skip
COUPLET_FRAMES = (
    "Write two lines that rhyme.",
    "Two rhyming lines, please.",
    "Give me two lines that rhyme.",
    "Just two lines that rhyme.",
)
COUPLET_TOPIC_FRAMES = (
    "Write two rhyming lines about {t}.", "Two lines about {t} that rhyme.", "Rhyme two lines on {t}.", "{T} in two rhyming lines.",
    "Only two lines on {t}, rhymed.",
)  # fmt: skip

# Limericks: names by rhyme, second lines and last lines that end in the same sound, and pairs of short middle lines.
_LIMERICK: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "ay": (
        ("Ray", "Kay", "Jay", "May", "Faye"),
        (
            "who slept on a mountain of hay",
            "who painted the neighborhood gray",
            "who sang to the ships in the bay",
            "who danced in the kitchen all day",
        ),
        ("and that was the end of the day", "and no one knew quite what to say", "so everyone shouted hooray", "and happily floated away"),
    ),
    "ill": (
        ("Bill", "Will", "Jill", "Phil"),
        (
            "who kept a fat goose on the hill",
            "who never could learn to sit still",
            "who lived in a crooked old mill",
            "who cooked every meal on a grill",
        ),
        (
            "and they say the tune rings there still",
            "and slid the whole way down the hill",
            "and gave all the neighbors a thrill",
            "and slept on the cool window sill",
        ),
    ),
    "ed": (
        ("Ted", "Fred", "Ned", "Jed"),
        (
            "who balanced a cake on his head",
            "who kept seven goats in the shed",
            "who baked purple raisins in bread",
            "who painted the whole village red",
        ),
        (
            "and tucked everybody in bed",
            "then laughed till his ears had turned red",
            "so now he plays checkers instead",
            "and quietly went off to bed",
        ),
    ),
    "ue": (
        ("Sue", "Lou", "Drew", "Hugh", "Prue"),
        (
            "who sneezed every time the wind blew",
            "who painted the cows bright and blue",
            "who lived in an oversized shoe",
            "who danced with a large kangaroo",
        ),
        (
            "and soon all the neighbors sneezed too",
            "and that is a story most true",
            "then sailed off to sea in a shoe",
            "and fixed everything up with glue",
        ),
    ),
    "ane": (
        ("Jane", "Shane", "Blaine", "Wayne", "Elaine"),
        (
            "who only went out in the rain",
            "who tried to teach chess to a crane",
            "who knitted a scarf for a train",
            "who polished the old weather vane",
        ),
        (
            "then did it all over again",
            "and came home by way of the lane",
            "and danced the whole way in the rain",
            "and never once thought to complain",
        ),
    ),
    "ake": (
        ("Jake", "Blake", "Drake"),
        (
            "who dropped all his spoons in the lake",
            "who baked a remarkable cake",
            "who kept a most musical snake",
            "who snored even when wide awake",
        ),
        (
            "and finished the rest of the cake",
            "then cried, it was all a mistake",
            "and swam twice a day round the lake",
            "and kept the whole village awake",
        ),
    ),
    "im": (
        ("Tim", "Jim", "Kim"),
        (
            "who taught all the turtles to swim",
            "whose hat had a very wide brim",
            "who sang every night on a whim",
            "who hung from a tree by one limb",
        ),
        (
            "till even the moonlight grew dim",
            "and filled up his cup to the brim",
            "then went for a jog in the gym",
            "and out popped a fish for a swim",
        ),
    ),
    "ace": (
        ("Grace", "Chase"),
        (
            "who challenged a snail to a race",
            "who packed a whole house in a case",
            "who wanted to fly into space",
            "who covered the curtains in lace",
        ),
        (
            "and proudly came home in third place",
            "with jam on the tip of the face",
            "then put it all back in its place",
            "and left not a crumb or a trace",
        ),
    ),
}
_SHORT = (
    ("It started to snow", "from ceiling to toe"), ("A bell gave a ring", "and the cats tried to sing"), ("With a hop and a skip",
    "and a roll and a flip"),
    ("The kettle went pop", "and jumped off the top"), ("A duck came along", "and hummed a new song"), ("They waited till noon",
    "with a fork and a spoon"),
    ("The ladder was tall", "but the bucket was small"), ("With a pot and a pan", "and a small yellow fan"), ("The goat ate the mat",
    "and the brim of a hat"),
    ("A bee in the tea", "called out, let me be free"), ("The table fell down", "and rolled into town"), ("The clock struck at ten",
    "and woke up the hen"),
    ("With a bang and a crash", "and a terrible splash"), ("The mouse grabbed the cheese", "and said, one more piece please"),
    ("The rope was too short", "for that sort of sport"),
    ("A wind from the west", "blew the birds from the nest"), ("The soup was too hot", "so it stayed in the pot"),
    ("The pig wore a wig", "and danced a quick jig"),
)  # fmt: skip
LIMERICK_PIECES = (
    "limerick",
    "limerick",
    "limerick",
    "silly limerick",
    "funny limerick",
    "short limerick",
    "five-line limerick",
    "limerick that rhymes aabba",
)
LIMERICK_FRAMES = (
    "Do you know how limericks go? Write one.",
    "Limerick",
    "Give me five silly lines like a limerick.",
    "Make me laugh with a limerick.",
)
LIMERICK_TOPIC_FRAMES = (
    "Limerick about {t}",
    "Make a limerick out of {t}.",
    "There once was... you know how it goes. Write one about {t}.",
    "Give {t} a silly limerick.",
)
_LIMERICK_ADJ = ("young", "jolly", "clever", "silly", "sleepy", "cheerful", "curious", "very old", "rather shy", "brave little")


def limerick(rng: random.Random, about: Topic | None = None) -> str:
    """Five lines rhyming aabba about a named somebody; `about` must be an animal or a job in the singular."""
    names, seconds, lasts = _LIMERICK[rng.choice(tuple(_LIMERICK))]
    name = rng.choice(names)
    noun = about.head if about else rng.choice(w.ANIMALS + w.JOBS)
    words = about.asked.split(" ", 1)[1] if about else noun
    if words == noun:
        words = f"{rng.choice(_LIMERICK_ADJ)} {noun}"
    article = "an" if words[0] in "aeio" else "a"
    while True:
        second, last = rng.choice(seconds), rng.choice(lasts)
        if second.split()[-1] != last.split()[-1]:
            break
    three, four = rng.choice(_SHORT)
    return f"There once was {article} {words} named {name},\n{capital(second)}.\n{three}\n{capital(four)},\n{capital(last)}."
