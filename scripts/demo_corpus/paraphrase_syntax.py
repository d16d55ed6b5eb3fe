"""The same request in another sentence form: a command as a wish or a noun phrase, a question inside a sentence, two sentences as one."""

import random
import re

_DO = (
    "write|compose|create|make|make up|come up with|think up|whip up|jot down|invent|pen|draft|build|code|provide|produce|put together|"
    "give|show|tell|find|generate|craft|design|develop|implement|get|send|bring|have|suggest"
)
_THING = r"(?P<thing>(?:an?|some|two lines|three sentences|one|the) [^.!?:\n]+)"
_COMMAND = re.compile(rf"(?:please |kindly |go ahead and )?(?:{_DO})(?: me| us)? {_THING}[.!]?", re.IGNORECASE)
_CAN_YOU = re.compile(rf"(?:can|could|would|will) you (?:please |kindly )?(?:{_DO})(?: me| us)? {_THING}[?.]?", re.IGNORECASE)
_I_WANT = re.compile(
    rf"(?:i (?:need|want|would like|would love|require)|i'd (?:like|love)|i'm (?:looking for|after)|i am looking for) {_THING}[.!]?",
    re.IGNORECASE,
)
_WISHES = (
    "{t}, please.",
    "{t}, please?",
    "{t}?",
    "{t}!",
    "{t}. That's my wish.",
    "{t} - can you do that?",
    "{t}: can you manage?",
    "{t}... possible?",
    "{t}, if you can.",
    "{t}, if it's not too much trouble.",
    "{t} would be nice.",
    "{t} would be great right now.",
    "{t} would make me happy.",
    "{t} is what I need.",
    "{t} is what I'm after.",
    "{t} is all I ask for.",
    "{t} is on my list today.",
    "{t}. Go!",
    "{t}, and quickly please.",
    "{t}, thank you.",
    "any chance of {t}?",
    "is there any chance you have {t} for me?",
    "what would {t} look like?",
    "how would you do {t}?",
    "how about {t}?",
    "what about {t}?",
    "can I have {t}?",
    "may I ask for {t}?",
    "could I get {t}?",
    "could I trouble you for {t}?",
    "might I request {t}?",
    "would {t} be possible?",
    "is {t} something you can do?",
    "are you able to do {t}?",
    "do you feel like doing {t}?",
    "are you up for {t}?",
    "ready for {t}?",
    "got time for {t}?",
    "I'm dying for {t}.",
    "I was hoping for {t}.",
    "I wish I had {t}.",
    "I wish somebody would do {t} for me.",
    "I have to come up with {t} and have no idea how.",
    "I need somebody to do {t} for me.",
    "I was asked for {t}.",
    "I promised someone {t}.",
    "I still need {t}.",
    "I can't manage {t} on my own.",
    "I'm no good at this, but I need {t}.",
    "I'd be so happy about {t}.",
    "I'd appreciate {t}.",
    "I'd pay good money for {t}.",
    "I'm in the market for {t}.",
    "all I want is {t}.",
    "what I need is {t}.",
    "what I'm missing is {t}.",
    "what I'd like from you is {t}.",
    "my task is {t}.",
    "my wish: {t}.",
    "my request is {t}.",
    "our homework is {t}.",
    "the job: {t}.",
    "the order is {t}.",
    "wanted: {t}.",
    "needed: {t}.",
    "next on the list: {t}.",
    "your mission: {t}.",
    "your job today is {t}.",
    "time for {t}.",
    "let me see {t}.",
    "let's have {t}.",
    "let us do {t}.",
    "let's do {t} together.",
    "hit me with {t}.",
    "surprise me with {t}.",
    "treat me to {t}.",
    "help me get {t}.",
    "help me out with {t}.",
    "it's {t} that I need.",
    "they want {t} from me.",
    "my boss wants {t}.",
    "my teacher wants {t} by tomorrow.",
    "show off with {t}.",
    "prove yourself with {t}.",
    "you could do me {t}, couldn't you?",
    "you can do {t}, right?",
    "you do things like {t}, don't you?",
    "people say you can do {t}.",
    "I bet you can't do {t}.",
    "I heard you are good at this: {t}.",
)

_WHAT_IS = re.compile(r"what(?: is|'s) (?P<thing>(?:the [a-z]|\d)[^.!?:,\n]*)\?", re.IGNORECASE)
_STATE = re.compile(r"(?:tell me|give me|name|state|say|find|calculate|work out) (?P<thing>the [^.!?:,\n]*)[.?]?", re.IGNORECASE)
_BE_WHAT = (
    "{t} is what?",
    "{t}, anyone?",
    "{t}?",
    "{t}, please.",
    "{t} - what is it?",
    "{t} is what again?",
    "{t}: no idea, help!",
    "do you happen to know what {t} is?",
    "can you tell me what {t} is?",
    "could you say what {t} is?",
    "would you know {t}?",
    "any idea what {t} is?",
    "any clue what {t} might be?",
    "what might {t} be?",
    "what would {t} be?",
    "what was {t} again?",
    "I forgot what {t} is.",
    "I keep forgetting {t}.",
    "I never remember {t}.",
    "I can't remember {t}.",
    "I can't think of {t}.",
    "I need to know what {t} is.",
    "I have to write down {t}.",
    "I would love to know what {t} is.",
    "I don't know what {t} is, do you?",
    "I'm not sure what {t} is.",
    "I'm trying to work out what {t} is.",
    "I'm asked for {t}. What do I write?",
    "I wonder what {t} is.",
    "remind me what {t} is.",
    "help me remember {t}.",
    "it's on the tip of my tongue: {t}?",
    "if somebody asks me for {t}, what do I say?",
    "everybody knows {t}, only I don't.",
    "the question is what {t} is.",
    "the crossword wants {t}.",
    "on my form it asks for {t}.",
    "let me know what {t} is.",
    "they want to hear {t}. What is it?",
    "who can tell me what {t} is?",
    "does anyone know what {t} is?",
    "quiz time! What is {t}?",
)

_EMBED = (
    "do you happen to know {q}?",
    "any idea {q}?",
    "any clue {q}?",
    "can you tell me {q}?",
    "could you tell me {q}, please?",
    "can you work out {q}?",
    "would you tell me {q}?",
    "does anyone know {q}?",
    "tell me {q}.",
    "say {q}.",
    "I forgot {q}.",
    "I wonder {q}.",
    "I need to know {q}.",
    "I have no idea {q}.",
    "I can't figure out {q}.",
    "I can't say {q}.",
    "I want to find out {q}.",
    "I'd like to know {q}.",
    "I'm supposed to say {q}.",
    "I keep asking myself {q}.",
    "my question is {q}.",
    "the question is {q}.",
    "please find out {q}.",
    "help me find out {q}.",
    "let me know {q}.",
    "work out {q}.",
    "what I don't get is {q}.",
    "nobody could tell me {q}.",
    "my teacher asks {q}.",
    "they ask {q}.",
)
_WHO = re.compile(
    r"who (?P<rest>(?:wrote|painted|invented|discovered|composed|built|founded|developed|made|proposed|created|has|won) [^.!?:,\n]+)\?",
    re.I,
)
_HOW_MANY_LEFT = re.compile(
    r"how many (?P<rest>(?:[a-z-]+ ){0,2}(?:are left|remain|are still [a-z]+|are needed|are missing)[^.!?:,\n]*)\?", re.I
)
_HOW_MANY_THERE = re.compile(r"how many (?P<things>[a-z-]+(?: [a-z-]+)?) are there(?P<rest>[^.!?:,\n]*)\?", re.I)
_HOW_MANY_HAS = re.compile(
    r"how many (?P<things>[a-z-]+) does (?P<who>(?:(?:my|the|her|his|a) )?[a-z]+) (?P<do>have|get|own|need|keep|hold|make)(?P<rest>[^.!?:,\n]*)\?",  # noqa: E501
    re.I,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_MAY_JOIN = frozenset(
    ("She", "He", "They", "It", "The", "Then", "After", "Later", "There", "Each", "Now", "How", "What", "Which", "Who", "We")
)
_STORY_JOIN = (" and ", " and ", ", and ", "; ", " - ", ", and now ")
_QUESTION_JOIN = (", so ", ". So ", " - ", "; ", ", and ", "... ")


def wished(rng: random.Random, sentence: str) -> str:
    """A command or plea for a thing in another form; any other sentence as it is."""
    found = _COMMAND.fullmatch(sentence) or _CAN_YOU.fullmatch(sentence) or _I_WANT.fullmatch(sentence)
    if found is None or " and i " in found["thing"].lower():
        return sentence
    return filled(rng.choice(_WISHES), found["thing"][0].lower() + found["thing"][1:])


def asked(rng: random.Random, sentence: str) -> str:
    """A question in another form; any other sentence, and a question that would need more grammar, as it is."""
    found = _WHAT_IS.fullmatch(sentence) or _STATE.fullmatch(sentence)
    if found:
        return filled(rng.choice(_BE_WHAT), found["thing"][0].lower() + found["thing"][1:])
    if found := _WHO.fullmatch(sentence):
        return filled(rng.choice(_EMBED), f"who {found['rest']}")
    if found := _HOW_MANY_LEFT.fullmatch(sentence):
        return filled(rng.choice(_EMBED), f"how many {found['rest']}")
    if found := _HOW_MANY_THERE.fullmatch(sentence):
        return filled(rng.choice(_EMBED), f"how many {found['things']} there are{found['rest']}")
    if (found := _HOW_MANY_HAS.fullmatch(sentence)) and found["who"].lower() not in ("that", "it", "this"):
        verb = "has" if found["do"].lower() == "have" else found["do"] + "s"
        return filled(rng.choice(_EMBED), f"how many {found['things']} {found['who']} {verb}{found['rest']}")
    return sentence


def joined(rng: random.Random, prompt: str) -> str:
    """Two neighboring sentences of a story with a question as one."""
    sentences = _SENTENCE.split(prompt)
    places = [
        i
        for i in range(len(sentences) - 1)
        if sentences[i].endswith(".")
        and sentences[i + 1].split(" ", 1)[0] in _MAY_JOIN
        and not sentences[i].startswith(("Imagine", "You are"))
    ]
    if not places:
        return prompt
    at = rng.choice(places)
    follows = sentences[at + 1]
    link = rng.choice(_QUESTION_JOIN if follows.endswith("?") else _STORY_JOIN)
    both = sentences[at][:-1] + link + follows[0].lower() + follows[1:]
    return " ".join([*sentences[:at], both, *sentences[at + 2 :]])


def filled(frame: str, thing: str) -> str:
    text = frame.replace("{t}", thing).replace("{q}", thing)
    return text[0].upper() + text[1:]
