# ruff: noqa: E501  (one wording is one line)
"""Ways to ask for one fact: a question, a clause, a noun phrase or a few keywords, put into openings, bodies and closings.

A skill gives its own `Forms`; the sentences around them are shared, so that every skill is asked for in every manner.
In a wording "[a|b]" is a choice, choices may hold choices, and "{x}" is a slot.
"""

import random
import re
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(r"[\[\]|]|[^\[\]|]+")
# A wording as a sequence of texts and choices; a choice is a tuple of such sequences.
_Node = tuple["str | tuple[_Node, ...]", ...]


def lines(text: str) -> tuple[str, ...]:
    """The wordings of a list written one per line."""
    return tuple(text.strip().splitlines())


def _sequence(tokens: list[str], at: int, inside: bool) -> tuple[_Node, int]:
    found: list[str | tuple[_Node, ...]] = []
    while at < len(tokens) and not (inside and tokens[at] in "|]"):
        if tokens[at] == "[":
            options: list[_Node] = []
            while tokens[at] != "]":
                option, at = _sequence(tokens, at + 1, True)
                options.append(option)
            found.append(tuple(options))
        else:
            found.append(tokens[at])
        at += 1
    return tuple(found), at


@lru_cache(maxsize=20_000)
def _parsed(wording: str) -> _Node:
    return _sequence(_TOKEN.findall(wording), 0, False)[0]


def _spoken(rng: random.Random, node: _Node) -> str:
    return "".join(part if isinstance(part, str) else _spoken(rng, rng.choice(part)) for part in node)


def say(rng: random.Random, wordings: tuple[str, ...], slots: dict[str, str]) -> str:
    """One of the wordings, its choices made and its slots filled."""
    text = _spoken(rng, _parsed(rng.choice(wordings)))
    for name, value in slots.items():
        text = text.replace("{" + name + "}", value)
    return text


@dataclass(frozen=True)
class Forms:
    """How one fact is asked for. All begin in lower case, without an end mark, except `whole` and `about`, which are sentences."""

    question: tuple[str, ...]  # "what is the capital of Peru"
    clause: tuple[str, ...]  # "what the capital of Peru is", fits after "tell me"
    noun: tuple[str, ...]  # "the capital of Peru", fits after "I need"
    keys: tuple[str, ...]  # "capital peru", stands alone
    whole: tuple[str, ...]  # a complete request
    about: tuple[str, ...] = ()  # what is told before the question


_WHO = "[nephew|niece|grandson|granddaughter|roommate|flatmate|aunt|uncle|boss|coach|cousin|wife|husband|tutor|classmate|neighbor's boy|little one|eldest|grandpa|mom|dad]"
_OPENINGS = lines(f"""
My {_WHO} [is quizzing me|keeps testing me|bet me a coffee that I'd fail this one|won't stop asking|stumped me at dinner|swears I know this|needs this by tonight|just sent me this|and I are arguing].
[It's|There is|Tonight is|We're having] [pub quiz night|a quiz evening|a trivia game|game night][ at the bar| at our club| with the neighbors| online|] and [we're stuck|nobody knows this one|I drew this card|our team has no clue].
[I'm|I am] [doing|filling in|struggling with|stuck on|busy with] [a crossword|a worksheet|my homework|a puzzle book|an online course|some flash cards|a school project].
[Hi|Hey|Hello|Hey there|Good evening|Morning|Excuse me|Pardon me|Sorry to bother you|Hi again][!|.|,]
[Quick one|Silly question|Dumb question maybe|Random thought|Odd request|Tiny question|Just a small thing|Here comes an easy one|Brain freeze|Total blank|Help][:|.|!]
[Ok|Okay|So|Well|Right|Alright|Um|Hmm|Listen|Look|Now],
I [was|am] [lying in bed|sitting on the train|stuck in traffic|waiting at the dentist|washing up|walking the dog|on my lunch break] and [this popped into my head|wondered about this|could not think of this].
[I missed that lesson|I was ill that week|I slept through that class|School was ages ago|I'm rusty|My memory is awful|I draw a blank every time|Don't laugh|Forgive my ignorance].
[Pretend|Imagine|Suppose|Let's say] [you're|you are] [a quiz master|my old schoolmaster|a walking encyclopedia|a tour guide|a contestant on a game show|a librarian at the desk].
[One for you|Here's one for you|Try this|Test time|Pop quiz|Riddle me this|Serious question|Simple question|Fact check|For the record][:|.]
[I'm writing|I have to write|I'm preparing|I'm helping with] [an essay|a speech|a blog post|a lesson|a birthday quiz|a poster|a report] and [one detail is missing|need to get this right|want to be sure].
""")
_CLOSINGS = lines("""
[Thanks|Thank you|Cheers|Ta|Many thanks|Much appreciated|Much obliged][ in advance| a lot| so much||][!|.]
[A short answer|One line|A single sentence|Something brief|The short version] [will do|is enough|is plenty|is fine][.|, please.]
[Please keep it short|No lecture, please|Keep it simple|Straight to the point, please|No need for details|Don't make it long|Be brief].
[It's|That has been] [bugging me|bothering me|driving me nuts|on my mind] [all day|since breakfast|for an hour|since last night].
[It's on the tip of my tongue|I used to know this|I had it a minute ago|I really ought to know|It just won't come to me|I simply can't place it].
[No rush|Whenever you have a second|Take your time|Hurry, the clock is ticking|Quick, please|I'm in a hurry|I've got one minute left].
[Asking for a friend|Just wondering|Purely out of interest|For my notes|It settles a bet|We want to settle this|There's a cookie in it for you|My pride is at stake].
[I'd guess, but I'd be wrong|I won't even guess|Google is not allowed|The internet is down here|My phone is nearly dead|The book doesn't say|My notes are a mess].
[Please|please|pls|Help me out|A little help|Enlighten me|Go|Over to you][.|!|]
""")
_QUESTION = lines("""
{q}?
{q}?
{q}?
{q}, [please|by the way|if you don't mind|anyway|exactly|do you think|again|actually|if I may ask|roughly speaking]?
[so|and|but|now|then|say|hey|ok,|well,|um,|please,|tell me,|remind me,|honestly,|oh, and|come on,] {q}?
[what I'd like to hear is this|the thing I want to find out|what everyone here asks|the card says|the sheet asks|it says here|the next clue reads|number seven|question three|the puzzle|my riddle for today|the one I got wrong]: {q}?
""")
_CLAUSE = lines("""
[I never remember|I keep forgetting|I forget every time|I've totally forgotten|I couldn't tell you|I honestly have no clue|it beats me|I'm blanking on|I'm puzzled|I couldn't figure out|I'm unsure|I've been wondering|I'd be glad to learn|I'd love to hear|I'm itching to know|I'm dying to know|I wish I knew|I wish somebody had taught me|nobody around here knows|my book never says] {c}.
[any idea|any clue|any guess|got a clue|have you any idea|would you happen to know|would you know|do you by any chance know|is it known|does anybody know|did you ever learn|can you work out|could you look up|can you figure out|could you check|can you recall|would you kindly tell me|mind telling me|would you mind telling me|could you let me know|may I ask|can I ask] {c}?
[let me know|just tell me|kindly tell me|kindly inform me|go on, tell me|be so good as to tell me|please look up|please find out|show me|teach me|work out|refresh my memory:|say|write down|try to recall|guess] {c}[.|!|, please.|, thanks.|]
[I need to find out|I must find out|I've got to learn|I have to write down|they want me to say|the form asks|the quiz wants to know|the teacher wants us to know|my task is to find out|the whole class should know|we are supposed to know|tomorrow I'll be asked|everyone but me seems to know|it would help me to know|it matters to me] {c}.
{c} - [any idea|do you know|can you tell]?
{c}, [that's what I want to know|that is my question|I keep asking myself].
[two of us|the kids|we|both of us|my parents] [can't agree on|argued about|were debating|were talking about|got stuck on] {c}.
""")
_NOUN = lines("""
{n}[, please|, thanks|, if you can|, quickly|?|.|!|...||, pls]
[I need|I want|I'm after|I am looking for|I'm hunting for|I'm trying to find|I'm searching for|I would like|I can't find|I can't come up with|I can't think of|I keep forgetting|I always forget|I've forgotten|I don't recall|I never can remember|what I need is|what I'm missing is|all I want is|all that's left is|still missing] {n}[.||, please.|. Can you help?]
[can you|could you|would you|will you|can you please|could you kindly] [give me|name|tell me|state|find|find me|look up|work out|supply|provide|recall|jot down|remind me of|help me with|help me find] {n}?
[please|kindly|just|simply|quickly|now] [name|provide|state|supply|tell me|give me|add] {n}[.|]
[do you know|do you remember|you wouldn't know|do you have|have you got|got|any idea about|any thoughts on|how about|what about|what would be] {n}?
{n} [is|would be|, I think, is|must be] [...|what|what, exactly|what again|, hmm, what]?
{n} - [what is it|what's that|any idea|do you know it]?
[the question is about|this is about|it's about|my question concerns|today's topic is|next up:|the gap in my worksheet is|the missing entry is|fill in the blank:|the clue is] {n}.
[I'd be grateful for|I would appreciate|it would be nice to have|I could use|I was asked for|somebody asked me for|they asked us for|my form asks for|I was told to look up|we have to learn|we must learn] {n}.
[wish I knew|if only I knew|nobody knows|who knows|somebody must know|you surely know] {n}[.|!]
""")
_KEYS = lines("""
{k}
{k}
{k}?
{k}[ please|, please|??| pls| thanks|...| quickly| anyone|!| now| again|, short answer| - ?]
[looking up|search|find|need|wanted|lookup|asking|answer|question]: {k}
""")


def _cap(text: str) -> str:
    return text[:1].upper() + text[1:]


def ask(rng: random.Random, forms: Forms, slots: dict[str, str]) -> str:
    """One request for the fact that `slots` describe."""
    kind = rng.random()
    if kind < 0.14:
        keys = say(rng, forms.keys, slots)
        return say(rng, _KEYS, {"k": keys.lower() if rng.random() < 0.3 else keys})
    if kind < 0.34:
        text = say(rng, forms.whole, slots)
    elif kind < 0.58:
        text = say(rng, _QUESTION, {"q": say(rng, forms.question, slots)})
    elif kind < 0.80:
        text = say(rng, _CLAUSE, {"c": say(rng, forms.clause, slots)})
    else:
        text = say(rng, _NOUN, {"n": say(rng, forms.noun, slots)})
    before = rng.random()
    if before < 0.36:
        openings = forms.about if forms.about and before < 0.18 else _OPENINGS
        opening = _cap(say(rng, openings, slots))
        text = f"{opening} {text if opening.endswith((',', ':')) else _cap(text)}"
    elif rng.random() < 0.85:
        text = _cap(text)
    if rng.random() < 0.16:
        text = f"{text if text[-1] in '.?!' else text + '.'} {say(rng, _CLOSINGS, slots)}"
    return re.sub(r" {2,}", " ", text.replace(" ,", ","))


def dress(rng: random.Random, question: str) -> str:
    """A whole question with something said before it, after it, or both."""
    at = rng.random()
    if at < 0.7:
        opening = _cap(say(rng, _OPENINGS, {}))
        if opening.endswith((",", ":")):
            question = question[0].lower() + question[1:]
        question = f"{opening} {question}"
    if at > 0.5:
        question = f"{question} {say(rng, _CLOSINGS, {})}"
    return question
