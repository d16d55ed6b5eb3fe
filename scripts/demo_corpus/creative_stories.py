"""Tiny stories (four to seven sentences), story openings, character sketches and short scenes from one stock of parts.

A story has a named hero, a problem, a turn and an end. The plots are fixed and their parts vary, so a story always
comes out whole; it knows nothing of a topic beyond its kind.
"""

import random

from scripts.demo_corpus import creative_words as w
from scripts.demo_corpus.creative_topics import Topic, capital, with_article

_TRAITS = (
    "small", "brave", "shy", "clever", "cheerful", "quiet", "curious", "gentle", "stubborn", "careful", "sleepy", "proud", "kind",
    "patient", "lively", "dreamy",
)  # fmt: skip
_HOMES = (
    "in a small house by the sea", "at the edge of the forest", "on a green hill", "above an old bakery", "near a quiet lake",
    "in a busy little town",
    "on the top floor of a tall building", "beside a slow river", "in a village full of bells", "at the end of a long road",
    "behind the old mill", "next to the train station",
    "in a cottage with a blue door", "on a tiny island", "under a big oak tree", "across from the market",
)  # fmt: skip
_FRIENDS = (
    "an old sailor", "a little girl", "a gray cat", "a kind neighbor", "a wise owl", "a tired postman", "a small boy", "a young baker",
    "a friendly crow", "a quiet stranger",
    "an old woman", "a lost puppy", "a street musician", "a patient teacher", "a tiny mouse", "a night watchman",
)  # fmt: skip
_PLACES = (
    "the harbor", "the market", "the park", "the station", "the old bridge", "the library", "the hill", "the river bank",
    "the village square", "the orchard", "the school yard",
    "the lighthouse", "the garden", "the bakery",
)  # fmt: skip
_DAYS = (
    "One morning", "One day", "One evening", "One rainy day", "One cold night", "Early one morning", "Late one night",
    "One windy afternoon", "On a Sunday", "One winter day",
    "One summer night", "On market day",
)  # fmt: skip
_TURNS = ("At last", "Then", "Just then", "In the end", "Suddenly", "That evening", "After a while", "The next day")
_ENDS = (
    "From that day on, {n} was never lonely again.", "{n} went home smiling.", "That night {n} slept very well.",
    "Everyone cheered for {n}.",
    "And {n} never forgot that day.", "{n} still tells that story every year.", "From then on, they were the best of friends.",
    "{n} laughed all the way home.",
    "It was the best day {n} had ever had.", "After that, {n} was not afraid anymore.", "{n} had never been so happy.",
    "The whole town still talks about it.",
)  # fmt: skip

# Plots for a thing {o} (the lost, broken or wanted thing; "the kettle"). {f} is a helper, {F} the same one later, {p} a place.
_THING_PLOTS = (
    (
        ("{d}, {o} was gone.", "{d}, {o} went missing.", "{d}, {n} could not find {o} anywhere."),
        (
            "{n} looked under the bed, in the yard and behind the stove.",
            "{n} searched every room twice.",
            "{n} asked all the neighbors, but nobody had seen it.",
        ),
        ("{u}, {f} came by and pointed to {p}.", "{u}, {f} heard a strange noise near {p}.", "{u}, {f} told {n} to look near {p}."),
        ("There was {o}, safe and dry.", "There it was, waiting in the grass.", "There {n} found {o}, covered in leaves."),
    ),
    (
        ("{d}, {o} broke in two.", "{d}, {o} fell and cracked.", "{d}, {o} stopped working."),
        ("{n} tried glue, string and tape, but nothing helped.", "{n} sat down and almost cried.", "{n} did not know what to do."),
        ("{u}, {f} offered to help.", "{u}, {f} stopped by with a box of tools.", "{u}, {f} showed {n} how to mend it."),
        (
            "Together they fixed it before dinner.",
            "They worked all night, and by morning it was as good as new.",
            "It looked a little crooked, but it was stronger than before.",
        ),
    ),
    (
        ("{d}, a storm carried {o} away.", "{d}, the wind took {o} and ran.", "{d}, {o} rolled down the hill and out of sight."),
        ("{n} ran after it as far as {p}.", "{n} followed the tracks all the way to {p}.", "{n} chased it past {p} without stopping."),
        ("{u}, {f} reached out and caught it.", "{u}, {f} jumped up and stopped it.", "{u}, {f} found it in a tree."),
        ("{n} said thank you and shared a warm lunch.", "{n} thanked {F} with a song.", "The two of them walked back together."),
    ),
    (
        ("{d}, {f} asked to borrow {o}.", "{d}, {f} came to the door and asked for {o}.", "{d}, {f} wanted to trade for {o}."),
        ("{n} did not want to share it.", "{n} was afraid to let it go.", "{n} thought about it for a long time."),
        ("{u}, {n} said yes.", "{u}, {n} handed it over with a smile.", "{u}, {n} decided to be kind."),
        (
            "A week later it came back with a ribbon and a thank-you note.",
            "It came back the next week, cleaner than ever.",
            "The next day a fresh pie was waiting at the door.",
        ),
    ),
)
# Plots for a person or an animal.
_HERO_PLOTS = (
    (
        ("{d}, {n} got lost near {p}.", "{d}, {n} took a wrong turn near {p}.", "{d}, a thick fog came and {n} lost the way."),
        ("Every path looked the same.", "It was getting dark, and nobody was around.", "{n} called out, but only the wind replied."),
        ("{u}, {f} came along with a lamp.", "{u}, {f} heard the call and came to help.", "{u}, {n} heard {f} singing far away."),
        (
            "{n} followed the light all the way home.",
            "They walked back together under the stars.",
            "By midnight {n} was home again with a cup of soup.",
        ),
    ),
    (
        (
            "{n} wanted to win the race, but was always too slow.",
            "{n} wanted to sing, but was too shy.",
            "{n} wanted to cross the river, but was afraid of water.",
        ),
        ("{d}, {n} tried and failed in front of everybody.", "{d}, {n} decided to give up.", "{d}, {n} sat down near {p} and sighed."),
        (
            "{u}, {f} said that nobody learns in a day.",
            "{u}, {f} offered to practice together.",
            "{u}, {f} told {n} to try one small step at a time.",
        ),
        (
            "They practiced every day for a month.",
            "{n} tried again and again, and one day it worked.",
            "The next time, {n} did it with closed eyes.",
        ),
    ),
    (
        ("{d}, a big storm hit the town.", "{d}, the lights went out all over town.", "{d}, snow closed every road."),
        ("Near {p}, {f} was stuck and called for help.", "{n} heard somebody calling from {p}.", "There was no food left at {p}."),
        (
            "{u}, {n} had an idea and took a long rope.",
            "{u}, {n} put on a coat and went out to help.",
            "{u}, {n} lit a lamp and led the way.",
        ),
        (
            "Soon everyone was safe and warm.",
            "By morning all of them were sharing hot soup.",
            "An hour later they were all drinking cocoa.",
        ),
    ),
    (
        ("{n} had no friends yet.", "{n} was new in town and felt alone.", "Nobody ever came to visit {n}."),
        (
            "{d}, {n} baked a pie and left it near {p}.",
            "{d}, {n} wrote a letter and tied it to a kite.",
            "{d}, {n} sat near {p} and hummed a tune.",
        ),
        ("{u}, {f} came and sat down.", "{u}, {f} knocked on the door.", "{u}, {f} waved from across the street."),
        ("They talked until the stars came out.", "They shared the last cookie and laughed.", "Soon they met every day at {p}."),
    ),
    (
        ("{d}, {n} found a small gold coin near {p}.", "{d}, {n} found a strange old map near {p}.", "{d}, {n} found a tiny key near {p}."),
        ("Nobody knew where it came from.", "{n} asked everyone, but nobody had lost it.", "{n} could not stop thinking about it."),
        (
            "{u}, {f} began to cry, because it was lost and dear.",
            "{u}, {f} said that it belonged to the king.",
            "{u}, {f} told {n} what it was for.",
        ),
        (
            "{n} gave it back at once.",
            "They followed the clue together and found a box of old songs.",
            "{n} returned it and got a warm hug.",
        ),
    ),
)
# Openings for topics that are neither hero nor thing: {t} is the topic.
_AIR_OPENINGS = (
    "{N} loved {t} more than anything.", "{N} had always dreamed of {t}.", "All {N} could talk about was {t}.",
    "It all began with {t}, and with a {r} child named {n}.",
    "{N} was a {r} child who often thought about {t}.", "Nobody knew more about {t} than {n}.",
)  # fmt: skip

PIECES = (
    "story", "story", "story", "short story", "short story", "tiny story", "little story", "very short story", "bedtime story",
    "story for kids", "five-sentence story",
    "tale", "short tale", "children's story", "small story", "story of a few sentences", "quick story", "mini story",
    "story with a happy ending", "fairy tale", "sweet story",
)  # fmt: skip
FRAMES = (
    "Tell me a story.", "Tell me a short story.", "Tell me a bedtime story.", "Story time!", "Once upon a time...",
    "I can't sleep. Tell me a story.", "Tell us a story.",
    "My daughter wants a story before bed.", "Make up a story.", "I want a story.", "Read me a story.", "Tell me a tiny tale.",
)  # fmt: skip
TOPIC_FRAMES = (
    "Tell me a story about {t}.", "Tell me a short story about {t}.", "Once upon a time there was... a story about {t}, please.",
    "I want a bedtime story about {t}.",
    "My son wants a story about {t}.", "Make up a story about {t}.", "A story with {t} in it.", "Story about {t}",
    "Tell us a tale of {t}.",
    "Can you tell a story about {t}?", "What happened to {t}? Tell me the story.", "Tell the tale of {t}.", "Put {t} in a short story.",
)  # fmt: skip
NAME_FRAMES = (
    "Tell me a story about {n}.", "Write a short story about {n}.", "Write a story with a hero named {n}.",
    "Tell me a story with a hero called {n}.", "The hero is {n}. Tell the story.",
    "Make up a story about someone named {n}.", "{n} is the main character. Write a tiny story.", "Can you write a story about {n}?",
    "A bedtime story about {n}, please.",
    "My son {n} wants a story about himself.", "I'd like a short tale in which {n} is the hero.", "Put {n} in a story.",
    "Story about {n}", "Write me a story where {n} saves the day.",
    "Please tell a little story about {n}.", "What happened to {n} today? Make up a story.",
    "Give me a five-sentence story starring {n}.",
)  # fmt: skip
NAME_TOPIC_FRAMES = (
    "Tell me a story about {j} named {n}.", "Write a short story about {j} called {n}.", "Write a story about {n}, {j}.",
    "Story: {n}, {j}.", "Make up a tale about {j} named {n}.",
    "Can you tell a story about {j} called {n}?", "My kids want a story about {j} named {n}.",
    "The hero is {j} named {n}. Write a tiny story.", "{n} is {j}. Tell me a story.",
    "I need a bedtime story about {j} whose name is {n}.", "Please write a little story about {j} named {n}.",
    "Once there was {j} named {n}. Go on with the story.",
)  # fmt: skip


def story(rng: random.Random, about: Topic | None = None, name: str = "") -> str:
    """A story whose first sentence names the hero and, if asked for, the topic."""
    n = name or rng.choice(w.NAMES)
    friend = rng.choice([one for one in _FRIENDS if not about or about.head not in one])
    parts = {
        "n": n, "N": n, "d": rng.choice(_DAYS), "u": rng.choice(_TURNS), "f": friend, "F": "the " + friend.split(" ",
        1)[1], "p": rng.choice(_PLACES),
        "r": rng.choice(_TRAITS), "o": "", "t": about.text if about else "",
    }  # fmt: skip
    home = rng.choice(_HOMES)
    plots: tuple[tuple[tuple[str, ...], ...], ...] = _HERO_PLOTS
    if about is None:
        who = rng.choice(w.ANIMALS + w.JOBS + ("girl", "boy", "girl", "boy", "child") * 4)
        opening = rng.choice(("{n} was {a} who lived {h}.", "{n} was {a} who lived {h}.", "Once there was {a} named {n} who lived {h}."))
        first = opening.format(n=n, a=with_article(f"{parts['r']} {who}"), h=home)
    elif about.kind in ("animal", "job") and not about.plural:
        noun = about.asked.split(" ", 1)[1]
        if noun == about.head:
            noun = f"{parts['r']} {noun}"
        opening = rng.choice(("{n} was {a} who lived {h}.", "{n} was {a} who lived {h}.", "Once there was {a} named {n} who lived {h}."))
        first = opening.format(n=n, a=with_article(noun), h=home)
    elif about.kind == "object" and not about.plural:
        plots = _THING_PLOTS
        noun = about.asked.split(" ", 1)[1]
        parts["o"] = f"the {noun}"
        first = rng.choice(
            (
                "{n} had {a} and loved it dearly.",
                "{n} kept {a} by the window.",
                "{n} got {a} from an old aunt.",
                "{n} owned {a} that nobody else wanted.",
            )
        )
        first = first.format(n=n, a=with_article(noun))
    elif about.kind == "place" and not about.plural:
        first = f"{n} was {with_article(parts['r'])} child who lived near {about.text}."
    else:
        first = rng.choice(_AIR_OPENINGS).format(**parts)
        if first.endswith("child named."):
            first = f"{n} loved {about.text} more than anything."
    plot = rng.choice(plots)
    sentences = [first] + [rng.choice(options).format(**parts) for options in plot]
    if rng.random() < 0.85:
        sentences.append(rng.choice(_ENDS).format(**parts))
    return " ".join(capital(sentence) for sentence in sentences)


# Story openings: two sentences that set a scene and a puzzle.
OPENING_PIECES = (
    "story opening",
    "opening for a story",
    "first line for a story",
    "story beginning",
    "opening line",
    "start of a story",
    "first sentence for a novel",
    "story starter",
)
OPENING_FRAMES = (
    "Start a story for me.",
    "How could a story begin?",
    "I have writer's block. Give me a first line.",
    "Begin a story, and I will finish it.",
    "How should my novel begin?",
)
OPENING_TOPIC_FRAMES = (
    "Start a story about {t}.", "How could a story about {t} begin?", "Begin a story about {t}, and I will finish it.",
    "Write the first lines of a story about {t}.",
    "Give me the first two sentences of a story about {t}.", "My novel is about {t}. How should it begin?",
)  # fmt: skip
_OPEN_TOPIC = (
    "Nobody in town talked about {t} anymore, and {n} wanted to know why.",
    "On the day {n} turned ten, everything changed because of {t}.",
    "There were three rules in the house of {n}, and all of them were about {t}.",
    "{n} had been warned about {t}, but nobody had said why.",
    "It was {t} that woke {n} that night.", "The letter was short: come at once, and say nothing about {t}.",
    "{n} had kept the secret of {t} for seven years.",
    "The last thing {n} expected to think about that morning was {t}.",
)  # fmt: skip
_OPEN_FREE = (
    "The bell rang thirteen times, and only {n} was counting.", "{n} found the door on a Tuesday, behind the flour sacks.",
    "The train left without {n}, which turned out to be lucky.",
    "Every night at ten, somebody knocked at the window of {n}.",
    "{n} had lived above the clock shop for years before the clocks stopped.", "The map was blank except for one word: {n}.",
)  # fmt: skip
_OPEN_NEXT = (
    "Outside, the lamps went out one by one.", "By noon, the whole street was whispering.", "The old key was still warm.",
    "This time, there was a light at the end of the hall.",
    "So {n} packed a bag and left before sunrise.", "Then came the knock at the door.",
    "Nothing in the kitchen was where it should be.", "Somewhere upstairs, a clock began to tick.",
    "{n} read the note twice and put on a coat.", "The snow had covered all the tracks but one.", "And that was only the beginning.",
    "The cat already knew.",
)  # fmt: skip


def opening(rng: random.Random, about: Topic | None = None) -> str:
    """Two sentences that begin a story."""
    n = rng.choice(w.NAMES)
    first = rng.choice(_OPEN_TOPIC if about else _OPEN_FREE).format(n=n, t=about.text if about else "")
    return f"{capital(first)} {capital(rng.choice(_OPEN_NEXT).format(n=n))}"


# Character sketches.
SKETCH_PIECES = (
    "character sketch",
    "short character sketch",
    "character description",
    "portrait of a character",
    "description of a character",
    "character",
    "character profile",
)
SKETCH_FRAMES = (
    "Invent a character for my story.",
    "I need somebody for my story. Who could it be?",
    "Make up a character.",
    "Describe a made-up person.",
    "Give me a character for a novel.",
)
SKETCH_TOPIC_FRAMES = (
    "Invent a character who is {j}.", "Describe {j} for my story.", "My story needs {j}. Describe the character.",
    "Make up a character: {j}.", "Sketch {j} for me.",
    "Who could {j} in my novel be?", "Write a short portrait of {j}.", "Character: {j}.", "Describe {j} as a character.",
    "Create {j} for my game.", "Bring {j} to life in a few lines.",
    "I need {j} as a side character.", "Write a character sketch of {j}.",
)  # fmt: skip
_LOOKS = (
    "wears a long green coat", "has ink on every finger", "walks with a silver cane", "never takes off a yellow hat",
    "has a laugh like a door bell", "carries a bag full of maps",
    "hums all day long", "always smells of cinnamon", "has a scar on one hand", "speaks in a low, slow voice", "wears two watches",
    "keeps a pencil behind one ear",
)  # fmt: skip
_HABITS = (
    "Every morning {n} feeds the birds before breakfast.", "On Sundays {n} writes letters to nobody.",
    "At night {n} counts the boats in the harbor.", "In the pocket there is always a piece of chalk.",
    "{n} never forgets a face, but often forgets a name.", "After lunch {n} plays cards with the neighbors.",
    "{n} collects buttons and never says why.", "{n} knows every street by its smell.",
)  # fmt: skip
_WISHES = (
    "More than anything, {n} wants to see the sea.", "The secret wish of {n} is to sing on a stage.",
    "What {n} fears most is an empty house.", "One day {n} hopes to go home.",
    "Nobody knows that {n} once won a race.", "Deep down, {n} is still waiting for a letter.", "{n} would do anything for a friend.",
    "{n} dreams of a garden with a tall gate.",
)  # fmt: skip


def sketch(rng: random.Random, about: Topic | None = None) -> str:
    """Three or four sentences about a made-up person; `about` is a job or an animal in the singular."""
    n = rng.choice(w.NAMES)
    noun = about.asked.split(" ", 1)[1] if about else rng.choice(w.JOBS)
    if not about or noun == about.head:
        noun = f"{rng.choice(_TRAITS)} {noun}"
    lines = [f"{n} is {with_article(noun)} who {rng.choice(_LOOKS)}.", rng.choice(_HABITS).format(n=n), rng.choice(_WISHES).format(n=n)]
    return " ".join(lines)
