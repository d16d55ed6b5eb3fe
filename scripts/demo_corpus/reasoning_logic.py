"""Counting, comparing and simple logic, each as a request and a short worked answer ending in `Answer: X`.

Every answer is computed from the same facts as its prompt. Riddles live in `reasoning_riddles`; word problems elsewhere.
`[a|b]` in a wording is a choice and `{x}` a slot, as in `reasoning_riddles`.
"""

import random
from collections.abc import Callable, Sequence
from itertools import pairwise

from scripts.demo_corpus import reasoning_riddles
from scripts.demo_corpus import reasoning_words as w
from scripts.demo_corpus.example import Example
from scripts.demo_corpus.reasoning_riddles import article, expand, plural

NAMES = sorted({*w.BOYS, *w.GIRLS})


def _word(rng: random.Random, frames: Sequence[str], **slots: str) -> str:
    """A wording with its slots filled; choices are made before filling, so a value never gets parsed."""
    text = expand(rng, rng.choice(frames))
    for name, value in slots.items():
        text = text.replace("{" + name + "}", value)
    return text[0].upper() + text[1:]


def _answer(steps: str, answer: str) -> str:
    return f"{steps}\nAnswer: {answer}"


def _and(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]


def _cap(text: str) -> str:
    return text[0].upper() + text[1:]


_LETTER_FRAMES = (
    "How many times does the letter {l} [appear|occur|show up] in {q}?",
    "How many {l}'s are [there |]in [the word |]{q}?",
    "How many times [is|do we find] the letter {l} in {q}?",
    "How many letters {l} [does|has] the word {q} [have|got]?",
    "Count the {l}'s in {q}.",
    "Count how often {l} [appears|occurs|comes up] in [the word |]{q}.",
    "In the word {q}, how many {l}'s are there?",
    "[Tell me|Please tell me|Say] how many times {l} is in {q}.",
    "What is the number of {l}'s in [the word |]{q}?",
    "The word {q}: how many {l}'s[ does it have| are in it|]?",
    "How often does the letter {l} [come|appear] in {q}?",
    "Look at the word {q}. How many of its letters are {l}?",
    "I write the word {q}. How many times do I write {l}?",
    "Spell {q}. How many {l}'s do you see?",
    "If you spell {q} out, how many {l}'s do you see?",
    "How many of the letters in {q} are {l}?",
    "[Find|Work out] the count of the letter {l} in {q}.",
    "{q} has how many {l}'s?",
    "Number of {l}'s in {q}?",
    "Can you count the letter {l} in {q}[ for me|]?",
    "How many {l} are in {q}?",
    "Go through {q} letter by letter. How many {l}'s [are there|do you find]?",
    "Take the word {q} and count the letter {l}.",
    "What is the count of {l} in {q}?",
    "[Does|Do] {q} have one {l} or more? How many?",
    "My child asks how many {l}'s there are in {q}.",
    "Letter {l} in {q}: how many?",
)
_LENGTH_FRAMES = (
    "How many letters [are in|are there in|does it take to spell] [the word |]{q}?",
    "How long is the word {q}, in letters?",
    "Count the letters [in|of] [the word |]{q}.",
    "What is the number of letters in {q}?",
    "{q} has how many letters?",
    "The word {q} is how many letters long?",
    "[Tell me|Say] how many letters {q} has.",
    "How many letters does [the word |]{q} have?",
    "I spell the word {q}. How many letters do I need?",
    "If you write {q}, how many letters [do you write|is that]?",
)


def _letters(rng: random.Random) -> Example:
    pool = [word for word in w.SPELL if 3 <= len(word) <= 8]
    word = rng.choice(pool) if rng.random() < 0.97 else "strawberry"
    shown = rng.choice((word, word, f'"{word}"', f"'{word}'"))
    spelled = "-".join(word)
    if rng.random() < 0.2:
        prompt = _word(rng, _LENGTH_FRAMES, q=shown)
        return Example(prompt, _answer(f"{spelled} has {len(word)} letters.", str(len(word))), "letters")
    doubles = [c for c in set(word) if word.count(c) > 1]
    roll = rng.random()
    if roll < 0.5 and doubles:
        letter = "r" if word == "strawberry" else rng.choice(sorted(doubles))
    elif roll < 0.92:
        letter = rng.choice(word)
    else:
        letter = rng.choice([c for c in "abcdefghiklmnoprstuwy" if c not in word])
    places = [str(i + 1) for i, c in enumerate(word) if c == letter]
    if places:
        steps = f"{spelled}: {letter} is at {_and(places)}, so it is there {_times(len(places))}."
    else:
        steps = f"{spelled}: there is no {letter}."
    return Example(_word(rng, _LETTER_FRAMES, l=letter, q=shown), _answer(steps, str(len(places))), "letters")


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


_ITEMS_FRAMES = (
    "How many [items|things|words] are in this list: {list}?",
    "[Count|Please count] the [items|things|words]: {list}.",
    "{list}. How many [words|items|things] [is that|are these|did I name]?",
    "How many [things|items] do I [name|list] here: {list}?",
    "I [have|bought|packed|saw] {list}. How many [different |]things is that?",
    "Here is a list: {list}. How many [entries|items|words] does it have?",
    "What is the number of [items|words] in {list}?",
    "[On the list are|The list says] {list}. [How long is the list|How many items are on it]?",
    "Count: {list}.",
    "If I write down {list}, how many words have I written?",
    "How long is this list: {list}?",
    "{name} [puts|packs] {list} in a bag. How many things are in the bag?",
    "{name} writes {list}. How many words did {name} write?",
    "[Tell me|Say] how many items there are: {list}.",
    "There are {list} on the table. How many things are on the table?",
    "My shopping list is {list}. How many things do I buy?",
    "Number of items in the list {list}?",
    "The box holds {list}. How many things does the box hold?",
    "Take the words {list}. How many are there?",
    "{name} [sees|draws|names] {list}. How many is that?",
)


def _count_items(rng: random.Random) -> Example:
    category = rng.choice(sorted(w.CATEGORIES))
    pool = w.CATEGORIES[category] if rng.random() < 0.5 else [*w.THINGS, *w.FOODS]
    items = rng.sample(pool, rng.randint(3, min(8, len(pool))))
    listed = ", ".join(items) if rng.random() < 0.5 else _and(items)
    prompt = _word(rng, _ITEMS_FRAMES, list=listed, name=rng.choice(NAMES))
    steps = ", ".join(f"{i + 1} {item}" for i, item in enumerate(items)) + "."
    return Example(prompt, _answer(steps, str(len(items))), "count_items")


_KIND_FRAMES = (
    "How many [of these are|of these words are] {cat}: {list}?",
    "{list}. How many of them are {cat}?",
    "Count the {cat} in this list: {list}.",
    "How many {cat} are [there |]in [the list |]{list}?",
    "[In|From] the list {list}, how many are {cat}?",
    "Here are some words: {list}. How many {cat} do you [see|find|count]?",
    "Look at {list}. How many {cat} are there?",
    "What is the number of {cat} among {list}?",
    "I wrote {list}. How many of the words name {cat}?",
    "[Tell me|Say] how many {cat} are among these: {list}.",
    "Among {list}, how many {cat} are there?",
    "How many of the following are {cat}? {list}",
    "{name} wrote {list}. How many {cat} did {name} write?",
    "The words are {list}. Only count the {cat}. How many?",
    "If you keep only the {cat} from {list}, how many words are left?",
    "Find the {cat} and count them: {list}.",
    "{list} - how many {cat}?",
    "Which of these are {cat}, and how many is that? {list}",
    "How many {cat} does {name} name here: {list}?",
    "{name} says {list}. How many {cat} are in that?",
    "Number of {cat} in {list}?",
    "[Pick out|Mark] the {cat} in {list}. How many are there?",
    "There are some {cat} in {list}. How many?",
    "Words: {list}. Count the {cat}.",
    "Of {list}, how many are {cat}?",
)
_KIND_POOL = [c for c in sorted(w.CATEGORIES) if c not in ("numbers", "months", "days of the week", "colors")]


def _two_kinds(rng: random.Random) -> tuple[str, str]:
    while True:
        first, second = rng.sample(_KIND_POOL, 2)
        if frozenset((first, second)) not in w.CLASHES and not set(w.CATEGORIES[first]) & set(w.CATEGORIES[second]):
            return first, second


def _count_kind(rng: random.Random) -> Example:
    kind, other = _two_kinds(rng)
    wanted = rng.sample(w.CATEGORIES[kind], rng.randint(1, 4))
    rest = rng.sample(w.CATEGORIES[other], rng.randint(1, 4))
    items = [*wanted, *rest]
    rng.shuffle(items)
    found = [item for item in items if item in wanted]
    prompt = _word(rng, _KIND_FRAMES, cat=kind, list=", ".join(items), name=rng.choice(NAMES))
    steps = f"The {kind} are {_and(found)}." if len(found) > 1 else f"Only {found[0]} is in the group of {kind}."
    return Example(prompt, _answer(steps, str(len(found))), "count_kind")


_CHAIN_LEADS = (
    "{facts}", "{facts}", "{facts}", "We know this: {facts}", "[Facts|Known|Given]: {facts}",
    "[Suppose|Say|Imagine] the following. {facts}",
    "[Here is a puzzle|A puzzle|Logic question]. {facts}", "[Some|A few] people were compared. {facts}", "Here is what I know. {facts}",
    "My [friend|teacher|sister|brother] told me this. {facts}",
)  # fmt: skip
_CHAIN_QUESTIONS = (
    "Who is the {sup}?", "Which [one|of them] is [the |]{sup}?", "Who of [them|these] is [the |]{sup}?",
    "[Tell me|Say] who is the {sup}.",
    "So who is [the |]{sup}?", "Who must be the {sup}?", "Find the {sup}.", "Name the {sup} [one|of them].", "Who is {sup}[ of all|]?",
    "Who is the {sup} [of the group|of the {n}]?", "Then the {sup} is who?", "[Can you say|Do you know] who the {sup} is?",
    "Which [person|name] is the {sup}?", "Who comes out as the {sup}?", "[Work out|Decide] who is {sup}.", "Who among them is the {sup}?",
)  # fmt: skip
_CHAIN_FACTS = (
    "{a} is {comp} than {b}.", "{a} is {comp} than {b}.", "{a} is {comp} than {b}.", "{b} is {opp} than {a}.", "{b} is {opp} than {a}.",
    "compared with {b}, {a} is {comp}.", "{b} is not as {adj} as {a}.", "{a} is much {comp} than {b}.", "{a} is a bit {comp} than {b}.",
)  # fmt: skip
_CHAIN_IF = (
    "If {facts}, who is the {sup}?", "Who is [the |]{sup} if {facts}?", "{facts}. Who is {sup}?", "Who is the {sup}: {facts}?",
    "Since {facts}, who is the {sup}?", "Say {facts}. Who is the {sup}?", "When {facts}, who is the {sup}?",
)  # fmt: skip
_PAIR_QUESTIONS = (
    "Is {x} {comp} than {y}?", "Is {x} {comp} than {y}, yes or no?", "Is it true that {x} is {comp} than {y}?",
    "Can we say that {x} is {comp} than {y}?", "Would you say {x} is {comp} than {y}?", "So is {x} {comp} than {y}?",
    "[Does it follow|Does that mean] that {x} is {comp} than {y}?",
)  # fmt: skip
_ADJECTIVES = {
    "taller": "tall", "older": "old", "faster": "fast", "heavier": "heavy", "stronger": "strong", "richer": "rich", "louder": "loud",
    "happier": "happy", "bigger": "big", "longer": "long", "wider": "wide", "more expensive": "expensive",
}  # fmt: skip


def _chain(rng: random.Random) -> Example:
    people = rng.random() < 0.75
    comp, sup, opp, opp_sup = rng.choice(w.SCALES if people else w.THING_SCALES)
    size = rng.choice((2, 3, 3, 3, 3, 4))
    order = rng.sample(NAMES, size) if people else ["the " + thing for thing in rng.sample([*w.THINGS, *w.ANIMALS], size)]
    links = list(pairwise(order))
    rng.shuffle(links)
    plain = rng.random() < 0.5
    facts = [_word(rng, _CHAIN_FACTS[:5] if plain else _CHAIN_FACTS, a=a, b=b, comp=comp, opp=opp, adj=_ADJECTIVES[comp]) for a, b in links]
    want_top = rng.random() < 0.5
    numbers = {2: "two", 3: "three", 4: "four"}
    word, slots = (sup if want_top else opp_sup), {"n": numbers[size]}
    if size == 2:
        word = comp if want_top else opp
    if size > 2 and rng.random() < 0.3:
        x, y = rng.sample(order, 2)
        used = comp if rng.random() < 0.6 else opp
        true = (order.index(x) < order.index(y)) == (used == comp)
        lead = _word(rng, _CHAIN_LEADS, facts=" ".join(facts))
        prompt = lead + " " + _word(rng, _PAIR_QUESTIONS, x=x, y=y, comp=used)
        verdict = f"So {x} is {used} than {y}." if true else f"So {x} is not {used} than {y}."
        return Example(prompt, _answer(f"{_order_line(order, sup, opp_sup)} {verdict}", "yes" if true else "no"), "chain")
    if rng.random() < 0.25:
        joined = _and([fact[:-1] if fact.startswith(tuple(NAMES)) else fact[0].lower() + fact[1:-1] for fact in facts])
        prompt = _word(rng, _CHAIN_IF, facts=joined, sup=word)
        if not people:
            prompt = prompt.replace("Who is", "Which is").replace("who is", "which is")
    else:
        question = _word(rng, _CHAIN_QUESTIONS, sup=word, **slots)
        if not people:
            question = _word(rng, _THING_QUESTIONS, sup=word, **slots)
        prompt = _word(rng, _CHAIN_LEADS if people else _CHAIN_LEADS[:7], facts=" ".join(facts)) + " " + question
    found = order[0] if want_top else order[-1]
    steps = f"{_cap(order[0])} is {comp} than {order[1]}." if size == 2 else _order_line(order, sup, opp_sup)
    return Example(prompt, _answer(f"{steps} {_cap(found)} is the {word} one.", found.removeprefix("the ")), "chain")


_THING_QUESTIONS = (
    "Which is the {sup}?", "Which one is [the |]{sup}?", "Which thing is the {sup}?", "What is the {sup} of [them|these]?",
    "Name the {sup} one.",
    "[Tell me|Say] which is the {sup}.", "So which is {sup}?", "Find the {sup} one.", "Which of [them|the {n}] is the {sup}?",
    "What is {sup}?",
)  # fmt: skip


def _order_line(order: Sequence[str], sup: str, opp_sup: str) -> str:
    return f"From {sup} to {opp_sup}: {', '.join(order)}."


_BIG_FRAMES = (
    "Which [number |one |]is the {sup}: {list}?", "What is the {sup} [number |]of {list}?",
    "[Find|Give me|Pick|Name] the {sup} number: {list}.",
    "{list}. Which is the {sup}?", "Which of these [numbers |]is {sup}: {list}?", "Of {list}, which is the {sup}?",
    "The {sup} of {list} is what?",
    "What is the {sup} number in [the list |]{list}?", "I have the numbers {list}. [Which|What] is the {sup}?",
    "Look at {list}. Which is {sup}?",
    "[Tell me|Say] the {sup} of these numbers: {list}.", "Among {list}, which number is {sup}?",
    "Here are some numbers: {list}. Which is the {sup}?",
    "{name} [writes|wrote] the numbers {list}. Which of them is the {sup}?", "Which number in {list} is the {sup} one?",
    "The {sup} number among {list}?",
    "{name} [rolls|draws|gets] {list}. What is the {sup} number?", "In the list {list}, what is the {sup} value?",
    "The scores are {list}. What is the {sup} score?",
    "The prices are {list} dollars. Which price is the {sup}?", "Choose the {sup} from {list}.",
    "Put {list} in order. Which is the {sup}?",
    "Which is the {sup} number here? {list}", "If the numbers are {list}, which is the {sup}?", "Compare {list}. Which one is the {sup}?",
)  # fmt: skip
_TWO_FRAMES = (
    "Which is {comp}, {a} or {b}?", "Which number is {comp}: {a} or {b}?", "What is {comp}, {a} or {b}?",
    "{a} or {b}: which is {comp}?", "{a} and {b}: which is {comp}?",
    "Which of the two is {comp}, {a} or {b}?", "[Tell me|Say] which is {comp}, {a} or {b}.", "Between {a} and {b}, which is {comp}?",
    "Compare {a} and {b}. Which is {comp}?",
    "Of {a} and {b}, which number is {comp}?", "Pick the {comp} one of {a} and {b}.", "What is the {comp} number, {a} or {b}?",
    "I have {a} and {b}. Which is {comp}?",
    "{name} has {a} points and {other} has {b}. Which number is {comp}?",
    "If one number is {a} and the other is {b}, which is {comp}?", "The {comp} of {a} and {b} is which?",
)  # fmt: skip
_TWO_YES = (
    "Is {a} {comp} than {b}?", "Is {a} {comp} than {b}, yes or no?", "Is it true that {a} is {comp} than {b}?",
    "True or false, yes or no: {a} is {comp} than {b}.",
    "Would you say {a} is {comp} than {b}?", "{name} says {a} is {comp} than {b}. Is that right?",
    "Is the number {a} {comp} than the number {b}?", "Can {a} be {comp} than {b}?",
)  # fmt: skip


def _numbers(rng: random.Random) -> Example:
    top = rng.choice((20, 100, 100, 1000))
    name, other = rng.sample(NAMES, 2)
    up = rng.random() < 0.5
    if rng.random() < 0.5:
        values = rng.sample(range(1, top), rng.randint(3, 6))
        found = max(values) if up else min(values)
        listed = [str(v) for v in values]
        sup = rng.choice(("largest", "largest", "biggest", "greatest", "highest") if up else ("smallest", "smallest", "lowest", "least"))
        prompt = _word(rng, _BIG_FRAMES, sup=sup, list=", ".join(listed) if rng.random() < 0.6 else _and(listed), name=name)
        ordered = ", ".join(str(v) for v in sorted(values))
        end = "largest" if up else "smallest"
        return Example(prompt, _answer(f"In order: {ordered}. The {end} is {found}.", str(found)), "numbers")
    a, b = rng.sample(range(1, top), 2)
    comp = rng.choice(("bigger", "larger", "greater", "more") if up else ("smaller", "lower", "less"))
    low, high = sorted((a, b))
    if rng.random() < 0.4:
        true = (a > b) == up
        comp = "more" if comp == "more" else comp
        steps = f"{high} is larger than {low}."
        return Example(_word(rng, _TWO_YES, a=str(a), b=str(b), comp=comp, name=name), _answer(steps, "yes" if true else "no"), "numbers")
    found = high if up else low
    prompt = _word(rng, _TWO_FRAMES, a=str(a), b=str(b), comp={"less": "smaller", "more": "larger"}.get(comp, comp), name=name, other=other)
    return Example(prompt, _answer(f"{high} is larger than {low}.", str(found)), "numbers")


_MADE_UP = (
    "blick", "wug", "dax", "tove", "blip", "zorp", "flim", "gorp", "nim", "quib", "snerk", "trell", "vop", "yarp", "brill", "clonk",
    "drub", "fep", "glim", "hask", "jub", "kell", "lorp", "mizz", "norp", "plim", "rask", "sploon", "thrub", "vint", "wimp", "zill",
    "bork", "crindle", "dweeb", "frob", "grak", "hobb", "jinx", "krell", "larg", "mork", "nix", "plonk", "rumple", "skeen", "tundle",
)  # fmt: skip
_REAL = [(one, many) for one, many in w.KINDS if one != "salmon"]
_MUST = (
    "Does it follow that {c}?", "Must it be true that {c}?", "Can we be sure that {c}?", "Is it certain that {c}?",
    "Do we know for sure that {c}?",
    "Can we conclude that {c}?", "Does that mean that {c}?", "Is it right to conclude that {c}?", "Does this prove that {c}?",
    "Is this a valid conclusion: {c}?",
    "Conclusion: {c}. Is [that|it] valid?", "Therefore {c}. Is [that|this] valid?", "Does this make it certain that {c}?",
    "So {c}. Does that follow?",
    "{name} concludes that {c}. Is {name} right?", "Is the conclusion that {c} correct?",
    "[Yes or no|Answer yes or no]: it follows that {c}?",
    "Can I safely say that {c}?", "From this, {name} says that {c}. Does it follow?", "Is it logical to say that {c}?",
)  # fmt: skip
_LOGIC_LEADS = (
    "{p}", "{p}", "{p}", "{p}", "[Suppose|Imagine|Assume] this: {p}", "[Given|Facts|Premises]: {p}", "We are told: {p}",
    "[Logic puzzle|Logic question|A logic riddle]. {p}",
    "I was told this. {p}", "Take these as true. {p}", "{name} says: {p}", "[In a story|On an island|In a game] these hold. {p}",
)  # fmt: skip
_LOGIC_IF = (
    "If {p}, {q}", "{q} It is known that {p}.", "Given that {p}, {q}", "When {p}, {q}", "Suppose {p}. {q}", "Knowing that {p}, {q}",
)  # fmt: skip


def _all(rng: random.Random, one: str, rest_many: str, rest_one: str) -> str:
    """The premise that all As are Bs, in one of its forms; an adjective passes the same text twice."""
    return rng.choice((
        f"all {plural(one)} are {rest_many}", f"all {plural(one)} are {rest_many}",
        f"every {one} is {rest_one}", f"each {one} is {rest_one}",
        f"{plural(one)} are always {rest_many}", f"any {one} is {rest_one}", f"there is no {one} that is not {rest_one}",
    ))  # fmt: skip


def _put(rng: random.Random, premises: list[str], question: str) -> str:
    """Premises and question as one prompt; both come in lower case, the question with its mark."""
    name = rng.choice(NAMES)
    if rng.random() < 0.2:
        prompt = _word(rng, _LOGIC_IF, p=_and(premises), q=question, name=name)
        return expand(rng, prompt)
    text = ". ".join(_cap(p) for p in premises) + "." if rng.random() < 0.8 else _cap(_and(premises)) + "."
    return _word(rng, _LOGIC_LEADS, p=text, name=name) + " " + _cap(question)


def _lower(text: str) -> str:
    starts_name = text.split(" ")[0].split("'")[0] in _NAME_SET or text.startswith("I ")
    return text if starts_name else text[0].lower() + text[1:]


_NAME_SET = frozenset(NAMES)


def _syllogism(rng: random.Random) -> Example:
    if rng.random() < 0.5:
        one, broad_one = rng.sample(_MADE_UP, 2)
        broad = plural(broad_one)
    else:
        one, broad = rng.choice(_REAL)
        broad_one = {"fish": "fish", "classes": "class"}.get(broad, broad[:-1])
    name, trait = rng.choice(NAMES), rng.choice(w.TRAITS)
    must_be = rng.random() < 0.4
    many, a_one, a_broad = plural(one), article(one), article(broad_one)
    form = rng.choice((0, 0, 1, 1, 2, 2, 3, 4, 5, 6, 7, 8))
    all_broad, all_trait = _all(rng, one, broad, a_broad), _all(rng, one, trait, trait)
    if form == 0:
        second = _all(rng, broad_one, trait, trait)
        premises, claim, ask, yes = [all_broad, second], f"all {many} are {trait}", f"are all {many} {trait}?", True
        why = f"Every {one} is {a_broad}, and every {broad_one} is {trait}, so every {one} is {trait}."
    elif form == 1:
        premises, claim, ask, yes = [all_broad, f"{name} is {a_one}"], f"{name} is {a_broad}", f"is {name} {a_broad}?", True
        ask = f"must {name} be {a_broad}?" if must_be else ask
        why = f"{name} is {a_one}, and every {one} is {a_broad}, so {name} is {a_broad}."
    elif form == 2:
        premises, claim, ask, yes = [all_trait, f"{name} is {a_one}"], f"{name} is {trait}", f"is {name} {trait}?", True
        ask = f"must {name} be {trait}?" if must_be else ask
        why = f"{name} is {a_one}, and every {one} is {trait}, so {name} is {trait}."
    elif form == 3:
        none = rng.choice((f"no {one} is {trait}", f"no {many} are {trait}", f"{many} are never {trait}", f"not one {one} is {trait}"))
        premises, claim, ask, yes = [none, f"{name} is {a_one}"], f"{name} is {trait}", f"is {name} {trait}?", False
        why = f"{name} is {a_one}, and no {one} is {trait}, so {name} is not {trait}."
    elif form == 4:
        premises, claim, ask, yes = [all_trait, f"{name} is not {trait}"], f"{name} is {a_one}", f"is {name} {a_one}?", False
        why = f"Every {one} is {trait}, but {name} is not {trait}, so {name} is not {a_one}."
    elif form == 5:
        premises, claim, ask, yes = [all_trait, f"{name} is {trait}"], f"{name} is {a_one}", f"must {name} be {a_one}?", False
        why = f"Others can be {trait} too, so {name} need not be {a_one}."
    elif form == 6:
        some = rng.choice((f"some {broad} are {trait}", f"a few {broad} are {trait}", f"there are {trait} {broad}"))
        premises, claim, ask, yes = [all_broad, some], f"some {many} are {trait}", f"must some {many} be {trait}?", False
        why = f"The {trait} {broad} may be other {broad} and not {many}, so it does not follow."
    elif form == 7:
        premises, claim, ask, yes = [all_broad], f"all {broad} are {many}", f"must all {broad} be {many}?", False
        why = f"Every {one} is {a_broad}, but there can be other {broad}, so it does not follow."
    else:
        premises, claim, ask, yes = [all_broad, f"{name} is {a_broad}"], f"{name} is {a_one}", f"must {name} be {a_one}?", False
        why = f"There can be {broad} that are not {many}, so {name} need not be {a_one}."
    if len(premises) == 2 and rng.random() < 0.25:
        premises.reverse()
    question = ask if rng.random() < 0.4 else _lower(_word(rng, _MUST, c=claim, name=name))
    return Example(_put(rng, premises, question), _answer(why, "yes" if yes else "no"), "syllogism")


_IF_RULES = (
    "if {c}, {r}", "if {c}, then {r}", "if {c}, {r}", "whenever {c}, {r}", "{r} if {c}", "when {c}, {r}", "every time {c}, {r}",
    "{r} whenever {c}", "each time {c}, {r}", "the rule is that if {c}, {r}", "in case {c}, {r}",
)  # fmt: skip
_IF_FACTS = (
    "{f}", "{f}", "now {f}", "today {f}", "we know that {f}", "it is a fact that {f}", "we see that {f}", "it turns out that {f}",
    "as it is, {f}",
)  # fmt: skip
_IF_ASK = (
    "{q}?", "{q}?", "so {q}?", "{q}, or can we not know?", "what do we know: {q}?", "can you say: {q}?", "then {q}?",
    "{q}? Yes, no or cannot be known?",
    "tell me, {q}?", "what follows, {q}?",
)  # fmt: skip


def _if_then(rng: random.Random) -> Example:
    raw = rng.choice(w.CONDITIONALS)
    name = rng.choice(NAMES)
    cond, not_cond, result, not_result, ask_result, ask_cond = (part.replace("{n}", name) for part in raw)
    form = rng.randrange(4)
    rule = _lower(_word(rng, _IF_RULES, c=cond, r=result))
    if form == 0:
        fact, ask, answer = cond, ask_result, "yes"
        why = f"The rule says that if {cond}, {result}. {_cap(cond)}, so {result}."
    elif form == 1:
        fact, ask, answer = not_result, ask_cond, "no"
        why = f"The rule says that if {cond}, {result}. But {not_result}, so the answer is no."
    elif form == 2:
        fact, ask, answer = result, ask_cond, "cannot be known"
        why = f"The rule only says what happens if {cond}. There can be other reasons why {result}."
    else:
        fact, ask, answer = not_cond, ask_result, "cannot be known"
        why = f"The rule only says what happens if {cond}. But {not_cond}, so the rule says nothing here."
    stated = _lower(_word(rng, _IF_FACTS, f=fact))
    question = _lower(_word(rng, _IF_ASK, q=ask))
    rules = [rule, stated] if rng.random() < 0.85 else [stated, rule]
    text = ". ".join(_cap(p) for p in rules) + "."
    return Example(_word(rng, _LOGIC_LEADS, p=text, name=rng.choice(NAMES)) + " " + _cap(question), _answer(why, answer), "if_then")


_ROW_LEADS = (
    "{n} [things|objects] are in a row. {facts}", "{facts}", "{facts}",
    "On a [shelf|table|bench] there are {n} things in a row. {facts}", "In a row: {facts}",
    "{name} puts {n} things in a line. {facts}", "Look at this row. {facts}", "[Three|A few] things lie side by side. {facts}",
    "We see {n} things from left to right. {facts}",
)  # fmt: skip
_ROW_ASK = (
    "What is {pos}?", "Which thing is {pos}?", "What do we find {pos}?", "Which of them is {pos}?", "[Tell me|Say] what is {pos}.",
    "So what is {pos}?",
    "Which one is {pos}?", "What stands {pos}?", "Name the thing {pos}.", "Do you know what is {pos}?",
)  # fmt: skip
_ROW_FACTS = (
    "{a} is left of {b}.", "{a} is to the left of {b}.", "{b} is right of {a}.", "{b} is to the right of {a}.",
    "{a} is on the left side of {b}.", "to the right of {a} is {b}.",
)  # fmt: skip
_QUEUE_FACTS = (
    "{a} is [in front of|ahead of|before] {b}.", "{b} is [behind|after] {a}.", "{b} stands behind {a}.", "{a} stands in front of {b}.",
)  # fmt: skip
_QUEUE_LEADS = (
    "{facts}", "{n} people are in a [line|queue]. {facts}", "{n} people wait for [the bus|bread|tickets]. {facts}",
    "In a [queue|line], {facts}", "Some people stand in a line. {facts}",
)  # fmt: skip
_RACE_FACTS = (
    "{a} finished before {b}.", "{b} came in after {a}.", "{a} was faster than {b}.", "{b} finished behind {a}.",
    "{a} reached the end before {b}.",
)  # fmt: skip
_RACE_LEADS = ("{facts}", "{n} people ran a race. {facts}", "In a race, {facts}", "There was a race. {facts}")
_PEOPLE_ASK = (
    "Who is {pos}?", "Who was {pos}?", "[Tell me|Say] who is {pos}.", "So who is {pos}?", "Which person is {pos}?",
    "Name the one who is {pos}.", "Do you know who is {pos}?", "Who of them is {pos}?",
)  # fmt: skip


def _line_order(rng: random.Random) -> Example:
    kind = rng.choice(("row", "row", "queue", "race"))
    size = rng.choice((3, 3, 3, 4))
    facts_from: Sequence[str]
    leads: Sequence[str]
    ask: Sequence[str]
    places: dict[int, tuple[str, ...]]
    if kind == "row":
        order = ["the " + thing for thing in rng.sample(w.THINGS, size)]
        facts_from, leads, ask = _ROW_FACTS, _ROW_LEADS, _ROW_ASK
        left = ("at the left end", "on the far left", "first from the left")
        places = {0: left, -1: ("at the right end", "on the far right", "last on the right")}
        ends = ("left", "right")
    else:
        order = rng.sample(NAMES, size)
        facts_from, leads, ask = (_QUEUE_FACTS, _QUEUE_LEADS, _PEOPLE_ASK) if kind == "queue" else (_RACE_FACTS, _RACE_LEADS, _PEOPLE_ASK)
        front, back = ("at the front", "at the end") if kind == "queue" else ("the winner", "the last one")
        places = {0: ("first", "first", front), -1: ("last", "last", back)}
        ends = ("first", "last")
    if size == 3:
        places[1] = ("in the middle", "between the other two", "second") if kind != "row" else ("in the middle", "between the other two")
    links = list(pairwise(order))
    if rng.random() < 0.5:
        links.reverse()
    facts = [_word(rng, facts_from, a=a, b=b) for a, b in links]
    lead = rng.choice([text for text in leads if size == 3 or not text.startswith("[Three")])
    joined = " ".join(facts)
    if lead.endswith(", {facts}"):
        joined = _lower(joined)
    place = rng.choice(sorted(places))
    number = {3: "three", 4: "four"}[size]
    prompt = _word(rng, (lead,), facts=joined, n=number, name=rng.choice(NAMES)) + " " + _word(rng, ask, pos=rng.choice(places[place]))
    found = order[place]
    if kind == "row":
        where = {0: "at the left end", -1: "at the right end"}.get(place, "in the middle")
    else:
        where = {0: "first", -1: "last"}.get(place, "second")
    steps = f"From {ends[0]} to {ends[1]}: {', '.join(order)}. {_cap(found)} is {where}."
    return Example(prompt, _answer(steps, found.removeprefix("the ")), "line_order")


_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_AFTER = (
    "What {unit} comes [right |]after {x}?", "Which {unit} follows {x}?", "What is the {unit} after {x}?",
    "[Tell me|Name|Say] the {unit} [right |]after {x}.", "After {x} comes which {unit}?",
    "{x} is over. Which {unit} is next?", "What {unit} is next after {x}?", "Which {unit} comes next when {x} ends?",
    "The {unit} after {x} is which?",
)  # fmt: skip
_BEFORE = (
    "What {unit} comes [right |]before {x}?", "Which {unit} is just before {x}?", "What is the {unit} before {x}?",
    "[Tell me|Name|Say] the {unit} before {x}.", "Before {x} comes which {unit}?",
    "Which {unit} does {x} follow?", "What {unit} ends when {x} begins?", "{x} comes after which {unit}?",
)  # fmt: skip
_LATER_DAY = (
    "If today is {x}, what day is it in {n} days?",
    "Today is {x}. What day will it be [in {n} days|after {n} days|{n} days from now]?", "What day is {n} days after {x}?",
    "Which day comes {n} days after {x}?",
    "It is {x}. [Which|What] day is it {n} days later?",
    "{name} leaves on {x} and comes back {n} days later. [On which|What] day is that?", "{n} days from {x} is which day?",
    "Count {n} days [on from|forward from] {x}. Which day is it?",
    "The party is {n} days after {x}. What day is the party?", "It is {x} now and the test is in {n} days. On which day is the test?",
    "[Start at|Begin with] {x} and go {n} days ahead. What day is it?",
)  # fmt: skip
_EARLIER_DAY = (
    "If today is {x}, what day was it {n} days ago?", "Today is {x}. What day was it {n} days ago?",
    "What day is {n} days before {x}?", "Which day comes {n} days before {x}?", "It is {x}. What day was {n} days earlier?",
    "{name} came {n} days before {x}. What day was that?", "{n} days before {x} is which day?",
    "Go back {n} days from {x}. Which day is it?", "Today is {x} and it rained {n} days ago. What day did it rain?",
)  # fmt: skip
_NEAR_DAY = {
    1: ("If today is {x}, what day is tomorrow?", "Today is {x}. [What|Which] day is tomorrow?",
    "What day is tomorrow if it is {x} today?", "Tomorrow is which day, if today is {x}?",
    "If yesterday was {p}, what day is tomorrow?"),
    2: ("If today is {x}, what day is the day after tomorrow?", "Today is {x}. What is the day after tomorrow?",
    "If tomorrow is {t}, what day comes after that?"),
    -1: ("If today is {x}, what day was yesterday?", "Today is {x}. [What|Which] day was yesterday?",
    "What day was yesterday if it is {x} today?", "Yesterday was which day, if today is {x}?",
    "If tomorrow is {t}, what day was yesterday?"),
    -2: ("If today is {x}, what day was the day before yesterday?", "Today is {x}. What was the day before yesterday?"),
}  # fmt: skip
_LATER_MONTH = (
    "What month is {n} months after {x}?", "It is {x}. Which month is it in {n} months?", "Which month comes {n} months after {x}?",
    "{n} months from {x} is which month?", "If it is {x} now, what month will it be in {n} months?",
    "{name} starts in {x} and ends {n} months later. Which month is that?", "Count {n} months on from {x}. Which month is it?",
)  # fmt: skip


def _calendar(rng: random.Random) -> Example:
    unit = "day" if rng.random() < 0.65 else "month"
    cycle = _DAYS if unit == "day" else _MONTHS
    frames: Sequence[str]
    start, form, name = rng.randrange(len(cycle)), rng.randrange(5), rng.choice(NAMES)
    if form == 0:
        step, frames = 1, _AFTER
    elif form == 1:
        step, frames = -1, _BEFORE
    elif unit == "month":
        step, frames = rng.randint(2, 6), _LATER_MONTH
    elif form == 2:
        step = rng.choice((1, -1, 2, -2))
        frames = _NEAR_DAY[step]
    elif form == 3:
        step, frames = rng.randint(2, 10), _LATER_DAY
    else:
        step, frames = -rng.randint(2, 7), _EARLIER_DAY
    walk = [cycle[(start + i * (1 if step > 0 else -1)) % len(cycle)] for i in range(abs(step) + 1)]
    after, before = cycle[(start + 1) % len(cycle)], cycle[(start - 1) % len(cycle)]
    prompt = _word(rng, frames, x=cycle[start], unit=unit, n=str(abs(step)), name=name, t=after, p=before)
    way = "on" if step > 0 else "back"
    count = f"1 {unit}" if abs(step) == 1 else f"{abs(step)} {unit}s"
    steps = f"Go {count} {way} from {walk[0]}: {', '.join(walk[1:])}."
    return Example(prompt, _answer(steps, walk[-1]), "calendar")


_PARITY = (
    "Is {n} even or odd?", "Is the number {n} odd or even?", "{n}: even or odd?", "[Tell me|Say] whether {n} is even or odd.",
    "Would you call {n} odd or even?",
    "Even or odd: {n}?", "What is {n}, an even or an odd number?", "Does {n} count as even or odd?",
    "I have {n} [coins|cards|eggs]. Is that an even or odd number?", "Decide if {n} is odd or even.",
    "{name} lives at number {n}. Is that even or odd?", "Which is {n}: odd or even?", "Check if {n} is even or odd.",
    "Is a group of {n} people even or odd in number?",
)  # fmt: skip
_PARITY_YES = (
    "Is {n} {kind}?", "Is {n} an {kind} number?", "Is the number {n} {kind}?", "Is it true that {n} is {kind}?",
    "{name} says {n} is {kind}. Is {name} right?", "Would you say {n} is {kind}?",
    "Can we call {n} an {kind} number?", "Is {n} {kind}, yes or no?",
)  # fmt: skip
_PARITY_SPLIT = (
    "Can {n} be split into two equal whole numbers?", "Can {n} [coins|cards|eggs] be shared equally by two people?",
    "Can {name} and {other} share {n} [coins|marbles|cookies] equally without breaking one?",
    "Is {n} divisible by 2?", "Can you divide {n} by 2 with nothing left over?",
)  # fmt: skip


def _parity(rng: random.Random) -> Example:
    number = rng.randint(1, rng.choice((30, 100, 1000)))
    even = number % 2 == 0
    word, last = ("even" if even else "odd"), number % 10
    name, other = rng.sample(NAMES, 2)
    why = f"The last digit of {number} is {last}, and {last} is {word}."
    roll = rng.random()
    if roll < 0.5:
        prompt, answer = _word(rng, _PARITY, n=str(number), name=name), word
    elif roll < 0.8:
        kind = rng.choice(("even", "odd"))
        prompt, answer = _word(rng, _PARITY_YES, n=str(number), kind=kind, name=name), "yes" if kind == word else "no"
    else:
        prompt, answer = _word(rng, _PARITY_SPLIT, n=str(number), name=name, other=other), "yes" if even else "no"
    return Example(prompt, _answer(why, answer), "parity")


_ODD_FRAMES = (
    "Which [word |one |]does not belong: {list}?", "Which is the odd one out: {list}?", "Find the odd one out: {list}.",
    "{list}. Which one does not fit?", "Which of these does not [fit|belong]: {list}?",
    "[Pick|Name|Choose] the odd one out from {list}.", "What does not belong in this [list|group]: {list}?",
    "Which word is different from the others: {list}?", "{list} - which is the odd one out?",
    "One of these is not like the others: {list}. Which?", "Look at {list}. Which one is different?",
    "Spot the [word|thing] that does not fit: {list}.", "Odd one out: {list}?", "Three of these go together. Which does not? {list}",
    "Which word should be taken out of this list: {list}?", "Cross out the word that does not belong: {list}.",
    "Of {list}, which is the odd one?", "In {list}, which word is out of place?", "Tell me which one is the stranger here: {list}.",
    "Which one would you remove: {list}?", "Among {list}, one does not fit. Which one?",
    "{name} made a group: {list}. Which one is wrong in it?", "Which of {list} is not the same kind of thing?",
    "Here are four words: {list}. Which one is different?",
    "Three words are of one kind and one is not: {list}. Which one is not?", "Which is the one that differs: {list}?",
)  # fmt: skip


def _odd_one(rng: random.Random) -> Example:
    kind, other = _two_kinds(rng)
    same, odd = rng.sample(w.CATEGORIES[kind], 3), rng.choice(w.CATEGORIES[other])
    words = [*same, odd]
    rng.shuffle(words)
    listed = ", ".join(words)
    prompt = _word(rng, _ODD_FRAMES, list=listed, name=rng.choice(NAMES))
    return Example(prompt, _answer(f"{_cap(_and(same))} are {kind}, but {odd} is not.", odd), "odd_one")


# (relation of a to b, relation of b to c, sex of a -> relation of a to c)
_FAMILY = (
    ("parent", "parent", "grandmother", "grandfather"), ("sibling", "parent", "aunt", "uncle"), ("child", "child", "granddaughter",
     "grandson"), ("child", "sibling", "niece", "nephew"),
    ("sibling", "child", "daughter", "son"),
)  # fmt: skip
_RELATION = {"parent": ("mother", "father"), "sibling": ("sister", "brother"), "child": ("daughter", "son")}
_FAMILY_ASK = (
    "What is {a} to {c}?", "How is {a} related to {c}?", "Which relation is {a} to {c}?", "Who is {a} to {c}?",
    "So what is {a} to {c}?", "[Tell me|Say] what {a} is to {c}.", "{a} is {c}'s what?",
    "What does {c} call {a} in family words?", "In the family, what is {a} to {c}?", "Then {a} must be {c}'s what?",
    "Name the relation of {a} to {c}.", "What relation does {a} have to {c}?",
)  # fmt: skip
_FAMILY_FACT = (
    "{a} is {b}'s {r}.", "{a} is {b}'s {r}.", "{a} is the {r} of {b}.", "the {r} of {b} is {a}.", "{b}'s {r} is {a}.",
    "{b} has a {r} called {a}.", "{b} has a {r} named {a}.",
)  # fmt: skip
_FAMILY_FRAMES = (
    "{f} {q}", "{f} {q}", "{f} {q}", "In one family, {low} {q}", "We know this: {f} {q}", "Family puzzle: {f} {q}",
    "[Suppose|Let us say] {low} {q}",
)  # fmt: skip


def _family(rng: random.Random) -> Example:
    first, second, female, male = rng.choice(_FAMILY)
    girl = rng.random() < 0.5
    middle_girl = rng.random() < 0.5
    a = rng.choice(w.GIRLS if girl else w.BOYS)
    b = rng.choice([n for n in (w.GIRLS if middle_girl else w.BOYS) if n != a])
    c = rng.choice([n for n in NAMES if n not in (a, b)])
    r1, r2 = _RELATION[first][0 if girl else 1], _RELATION[second][0 if middle_girl else 1]
    answer = female if girl else male
    facts = [_word(rng, _FAMILY_FACT, a=a, b=b, r=r1), _word(rng, _FAMILY_FACT, a=b, b=c, r=r2)]
    if rng.random() < 0.4:
        facts.reverse()
    text = " ".join(facts)
    prompt = _word(rng, _FAMILY_FRAMES, f=text, low=_lower(text), q=_word(rng, _FAMILY_ASK, a=a, c=c))
    if first == "sibling" and second == "child":
        why = f"{b} is the child of {c}, and {a} has the same parents, so {a} is the {answer} of {c}."
    else:
        why = f"{a} is the {r1} of {b}, and {b} is the {r2} of {c}. The {r1} of a {r2} is {article(answer)}."
    return Example(prompt, _answer(why, answer), "family")


_TRUE_FRAMES = (
    "True or false: {s}.", "Is this true or false? {S}.", "{S}. True or false?", "Is it true or false that {s}?",
    "[Say|Tell me] if this is true or false: {s}.", "Is the statement \"{S}\" true or false?",
    "{S} - true or false?", "Would you call this true or false: {s}?", "{name} says that {s}. True or false?",
    "Decide whether this is true or false: {s}.", "The claim is that {s}. True or false?",
    "Mark as true or false: {s}.", "Check this, true or false: {s}.", "True or false, {s}?",
)  # fmt: skip
_TRUE_YES = (
    "Is it true that {s}?", "Is it right that {s}?", "{name} says that {s}. Is {name} right?", "Is this correct: {s}?",
    "Am I right that {s}?", "Yes or no: {s}?", "I think that {s}. Is that so?", "Is this statement true, yes or no: {s}?",
)  # fmt: skip


def _statement(rng: random.Random) -> tuple[str, str, bool]:
    """A statement in lower case, why it is or is not so, and whether it is."""
    form = rng.randrange(6)
    if form == 0:
        x, y = rng.randint(2, 12), rng.randint(2, 12)
        shown = x + y + (0 if rng.random() < 0.5 else rng.choice((-2, -1, 1, 2)))
        said = rng.choice((f"{x} plus {y} is {shown}", f"{x} + {y} = {shown}", f"the sum of {x} and {y} is {shown}"))
        return said, f"{x} + {y} = {x + y}.", shown == x + y
    if form == 1:
        x, y = rng.sample(range(1, 100), 2)
        up = rng.random() < 0.5
        said = f"{x} is {rng.choice(('bigger', 'larger', 'greater') if up else ('smaller', 'less', 'lower'))} than {y}"
        return said, f"{max(x, y)} is larger than {min(x, y)}.", (x > y) == up
    if form == 2:
        kind, other = _two_kinds(rng)
        real = rng.random() < 0.5
        word = rng.choice(w.CATEGORIES[kind])
        group = kind if real else other
        said = rng.choice((f"{word} is in the group of {group}", f"the word {word} names one of the {group}"))
        return said, f"The word {word} belongs to the group of {kind}.", real
    if form == 3:
        word = rng.choice([word for word in w.SPELL if len(word) < 8])
        real = rng.random() < 0.5
        letter = rng.choice(word) if real else rng.choice([c for c in "abcdefghiklmnoprstuwy" if c not in word])
        a_letter = ("an " if letter in "aefhilmnorsx" else "a ") + letter
        said = rng.choice((f"the word {word} has the letter {letter} in it", f"there is {a_letter} in {word}", f"{word} has {a_letter}"))
        return said, f"{'-'.join(word)} {'has the letter' if real else 'has no'} {letter}.", real
    if form == 4:
        start, step = rng.randrange(7), rng.choice((1, 1, -1, 2, -2))
        day, after = _DAYS[start], _DAYS[(start + 1) % 7]
        named = _DAYS[(start + step) % 7]
        said = rng.choice((f"{named} comes right after {day}", f"the day after {day} is {named}"))
        return said, f"After {day} comes {after}.", step == 1
    number, kind = rng.randint(1, 99), rng.choice(("even", "odd"))
    actual = "even" if number % 2 == 0 else "odd"
    said = rng.choice((f"{number} is {kind}", f"{number} is an {kind} number", f"the number {number} is {kind}"))
    return said, f"{number} ends in {number % 10}, so it is {actual}.", kind == actual


def _true_false(rng: random.Random) -> Example:
    said, why, real = _statement(rng)
    asks_yes = rng.random() < 0.35
    prompt = _word(rng, _TRUE_YES if asks_yes else _TRUE_FRAMES, s=said, S=_cap(said), name=rng.choice(NAMES))
    return Example(prompt, _answer(why, ("yes" if real else "no") if asks_yes else ("true" if real else "false")), "true_false")


SKILLS: dict[str, tuple[float, Callable[[random.Random], Example]]] = {
    **reasoning_riddles.SKILLS,
    "letters": (0.07, _letters),
    "count_items": (0.05, _count_items),
    "count_kind": (0.05, _count_kind),
    "chain": (0.10, _chain),
    "numbers": (0.08, _numbers),
    "syllogism": (0.09, _syllogism),
    "if_then": (0.07, _if_then),
    "line_order": (0.05, _line_order),
    "calendar": (0.06, _calendar),
    "parity": (0.03, _parity),
    "odd_one": (0.04, _odd_one),
    "family": (0.04, _family),
    "true_false": (0.05, _true_false),
}
