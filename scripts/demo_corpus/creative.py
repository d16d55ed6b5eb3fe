"""Creative requests and answers: haiku, verse, stories, jokes, limericks and small pieces.

Every answer is the piece alone. A piece about a topic names it in its first or second line, so that a small model can
learn to copy the topic from the request.
"""

import random
from collections.abc import Callable, Sequence

from scripts.demo_corpus import creative_haiku, creative_jokes, creative_small, creative_stories, creative_verse
from scripts.demo_corpus import creative_words as w
from scripts.demo_corpus.creative_topics import KINDS, Topic, detailed, plural_of, request, topic, with_article
from scripts.demo_corpus.example import Example

SKILLS: dict[str, float] = {
    "haiku": 0.30,
    "verse": 0.14,
    "couplet": 0.06,
    "story": 0.15,
    "joke": 0.11,
    "limerick": 0.04,
    "describe": 0.05,
    "card": 0.03,
    "slogan": 0.02,
    "naming": 0.02,
    "sketch": 0.02,
    "opening": 0.02,
    "dialogue": 0.02,
    "persona": 0.02,
}
_HERO_KINDS = ("animal", "animal", "job")


def _haiku(rng: random.Random) -> tuple[str, str]:
    if rng.random() < 0.3:
        about = None
        text = creative_haiku.haiku(rng)
        # The plainest request of all must not depend on luck.
        if rng.random() < 0.05 and text:
            return "Write me a haiku.", text
    else:
        while True:
            about = detailed(rng, topic(rng))
            text = creative_haiku.haiku(rng, about)
            if text is not None:
                break
    frames = creative_haiku.TOPIC_FRAMES if about else creative_haiku.FRAMES
    assert text is not None
    return request(rng, creative_haiku.PIECES, about, frames), text


def _verse(rng: random.Random) -> tuple[str, str]:
    about = detailed(rng, topic(rng)) if rng.random() < 0.75 else None
    roll = rng.random()
    frames: Sequence[str] = ()
    pieces: Sequence[str]
    if roll < 0.55:
        pieces, scheme = creative_verse.POEM_PIECES, "aabb"
        frames = creative_verse.POEM_TOPIC_FRAMES if about else creative_verse.POEM_FRAMES
    elif roll < 0.75:
        pieces, scheme = creative_verse.AABB_PIECES, "aabb"
    else:
        pieces, scheme = creative_verse.ABAB_PIECES, "abab"
    return request(rng, pieces, about, frames), creative_verse.verse(rng, scheme, about)


def _couplet(rng: random.Random) -> tuple[str, str]:
    about = detailed(rng, topic(rng)) if rng.random() < 0.75 else None
    frames = creative_verse.COUPLET_TOPIC_FRAMES if about else creative_verse.COUPLET_FRAMES
    return request(rng, creative_verse.COUPLET_PIECES, about, frames), creative_verse.verse(rng, "aa", about)


def _story(rng: random.Random) -> tuple[str, str]:
    roll = rng.random()
    if roll < 0.2:
        return request(rng, creative_stories.PIECES, None, creative_stories.FRAMES), creative_stories.story(rng)
    if roll < 0.55:
        about = topic(rng)
        return request(rng, creative_stories.PIECES, about, creative_stories.TOPIC_FRAMES), creative_stories.story(rng, about)
    name = rng.choice(w.NAMES)
    if roll < 0.75:
        if rng.random() < 0.5:
            prompt = rng.choice(creative_stories.NAME_FRAMES).format(n=name)
        else:
            prompt = request(rng, creative_stories.PIECES, Topic(name, name, name, "name"))
        return prompt, creative_stories.story(rng, None, name)
    about = _hero(rng)
    if rng.random() < 0.6:
        prompt = rng.choice(creative_stories.NAME_TOPIC_FRAMES).format(n=name, j=about.asked)
    else:
        asked = f"{about.asked} {rng.choice(('named', 'called', 'whose name is'))} {name}"
        prompt = request(rng, creative_stories.PIECES, Topic(asked, asked, about.head, about.kind))
    return prompt, creative_stories.story(rng, about, name)


def _hero(rng: random.Random) -> Topic:
    """An animal or a job in the singular, asked for with "a"."""
    while True:
        about = topic(rng, _HERO_KINDS)
        if about.asked.startswith(("a ", "an ")) and not about.plural:
            return about


def _own_joke_topic(rng: random.Random) -> Topic:
    """A topic the bank has a joke on."""
    noun = rng.choice(tuple(creative_jokes.BY_TOPIC))
    if noun in (*w.ANIMALS, *w.OBJECTS, *w.FOODS, *w.PLACES, *w.JOBS, "computer", "egg", "tree", "wall", "calendar"):
        form = rng.choice((with_article(noun), plural_of(noun), f"the {noun}"))
        return Topic(form, noun, noun, "own")
    form = f"the {noun}" if noun in ("sun", "moon", "sea", "ocean", "wind", "cloud", "star") else noun
    return Topic(form, noun, noun, "own")


def _joke(rng: random.Random) -> tuple[str, str]:
    roll = rng.random()
    if roll < 0.4:
        about = None if rng.random() < 0.75 else topic(rng)
        return request(rng, creative_jokes.PIECES, None, creative_jokes.FRAMES), creative_jokes.joke(rng, about)
    if roll < 0.7:
        about = _own_joke_topic(rng)
        question, answer = rng.choice(creative_jokes.BY_TOPIC[about.head])
        return request(rng, creative_jokes.PIECES, about, creative_jokes.TOPIC_FRAMES), f"{question}\n{answer}"
    about = detailed(rng, topic(rng))
    return request(rng, creative_jokes.PIECES, about, creative_jokes.TOPIC_FRAMES), creative_jokes.joke(rng, about)


def _limerick(rng: random.Random) -> tuple[str, str]:
    about = _hero(rng) if rng.random() < 0.7 else None
    frames = creative_verse.LIMERICK_TOPIC_FRAMES if about else creative_verse.LIMERICK_FRAMES
    return request(rng, creative_verse.LIMERICK_PIECES, about, frames), creative_verse.limerick(rng, about)


def _describe(rng: random.Random) -> tuple[str, str]:
    about = topic(rng, ("place", "place", "object", "weather", "animal", "season", "food", "definite", "definite"))
    return request(rng, creative_small.DESCRIBE_PIECES, about, creative_small.DESCRIBE_TOPIC_FRAMES), creative_small.describe(rng, about)


def _sketch(rng: random.Random) -> tuple[str, str]:
    if rng.random() < 0.3:
        return request(rng, creative_stories.SKETCH_PIECES, None, creative_stories.SKETCH_FRAMES), creative_stories.sketch(rng)
    about = _hero(rng)
    prompt = rng.choice(creative_stories.SKETCH_TOPIC_FRAMES).format(j=about.asked)
    return prompt, creative_stories.sketch(rng, about)


def _opening(rng: random.Random) -> tuple[str, str]:
    about = topic(rng, KINDS) if rng.random() < 0.7 else None
    frames = creative_stories.OPENING_TOPIC_FRAMES if about else creative_stories.OPENING_FRAMES
    return request(rng, creative_stories.OPENING_PIECES, about, frames), creative_stories.opening(rng, about)


_MAKERS: dict[str, Callable[[random.Random], tuple[str, str]]] = {
    "haiku": _haiku,
    "verse": _verse,
    "couplet": _couplet,
    "story": _story,
    "joke": _joke,
    "limerick": _limerick,
    "describe": _describe,
    "card": creative_small.card,
    "slogan": creative_small.slogan,
    "naming": creative_small.naming,
    "sketch": _sketch,
    "opening": _opening,
    "dialogue": creative_small.dialogue,
    "persona": creative_small.persona,
}
_NAMES, _WEIGHTS = tuple(SKILLS), tuple(SKILLS.values())


def generate(rng: random.Random) -> Example:
    """One example of a skill chosen by weight."""
    skill = rng.choices(_NAMES, _WEIGHTS)[0]
    prompt, answer = _MAKERS[skill](rng)
    return Example(prompt, answer, skill)
