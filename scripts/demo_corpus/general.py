# ruff: noqa: E501  (one wording is one line)
"""Examples for the bare base model: small talk, simple facts, words, everyday advice, rewriting, and honest "I do not know".

Wordings are in `general_templates` and `general_small_talk`, facts and texts in the tables of `general_facts`, `general_words` and
`general_advice`; this module joins them. One fact always gets the same answer, so that a very small model can learn it.
"""

import random
import re
from collections.abc import Callable

from scripts.demo_corpus import general_advice as advice
from scripts.demo_corpus import general_facts as facts
from scripts.demo_corpus import general_facts_more as more
from scripts.demo_corpus import general_forms_nature as nature
from scripts.demo_corpus import general_forms_words as tongue
from scripts.demo_corpus import general_forms_world as world
from scripts.demo_corpus import general_sentences as sentences
from scripts.demo_corpus import general_small_talk as talk
from scripts.demo_corpus import general_templates as t
from scripts.demo_corpus import general_words as words
from scripts.demo_corpus.example import Example
from scripts.demo_corpus.general_asking import Forms, ask, dress

_WOODCHUCK = "A woodchuck would chuck as much wood as a woodchuck could chuck if a woodchuck could chuck wood."
_COUNT = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_PLURALS = {
    "wolf": "wolves", "mouse": "mice", "goose": "geese", "sheep": "sheep", "deer": "deer", "fish": "fish", "salmon": "salmon", "fox": "foxes",
    "octopus": "octopuses", "ostrich": "ostriches", "butterfly": "butterflies",
}  # fmt: skip
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTH_DAYS = ("31", "28", "31", "30", "31", "30", "31", "31", "30", "31", "30", "31")

# The sentence in which a question is put; most questions stand alone.
_ASKED = t.lines("""
{q}
{q}
{q}
[Do you know the answer|Can you help me with this|Here is my question|I have a question|My question|A question|Quiz|Quiz question|Trivia|Next question|Homework]: {q}
{q} [Do you know|Any idea|Can you tell me|I forgot|I need this for school|I should know this|Just curious].
[I wonder|I was asked|My teacher asks|Someone asked me|We are not sure]: {q}
""")
_INDIRECT = t.lines("""
[Tell me|Do you know|Can you tell me|Could you tell me|I want to know|I'd like to know|I wonder|I forgot|Remind me|Please tell me|Explain] {q}[.|?|]
[I don't know|I can't remember|I am not sure|Nobody could tell me|My friend asked me] {q}[.|. Can you help?]
""")
_YES_NO = t.lines("""
{q}
{q}
{q}
{q} Yes or no?
[Yes or no|True or false|Quick question|Quiz|Trivia|Tell me|A question|Can you tell me|I wonder|My kid asks|We have a bet]: {q}
{q} [I am not sure|I think so|I don't think so|My friend says so|I need to know|Do you know].
""")
_IS_IT_TRUE = t.lines("""
[Is it true that|Is it right that|Am I right that|Is it correct that|Is it a fact that] {q}?
[True or false|Right or wrong|Is that right]: {q}[.|?]
{s}[, right?|, is that true?|, correct?|, isn't that so?]
[I think|I read|I heard|My friend says|Someone told me] that {q}. Is [that|it] [true|right|correct]?
""")
_NEXT_DAY = t.lines("""
[What|Which] day [comes|is] after {d}?
[What|Which] day [follows|comes right after] {d}?
[If today is|When it is|Suppose today is] {d}, [what is tomorrow|what day is tomorrow|which day is tomorrow]?
[Today is|It is] {d}. [What day is tomorrow|What is tomorrow|Which day comes next]?
[The day after|day after] {d}[?|]
{d} comes before [which|what] day?
[Name|Tell me] the day after {d}[.|]
""")
_DAY_BEFORE = t.lines("""
[What|Which] day [comes|is] before {d}?
[If today is|When it is|Suppose today is] {d}, [what was yesterday|what day was yesterday|which day was yesterday]?
[Today is|It is] {d}. [What day was yesterday|What was yesterday|Which day was before]?
[The day before|day before] {d}[?|]
{d} comes after [which|what] day?
[Name|Tell me] the day before {d}[.|]
""")
_NTH_MONTH = t.lines("""
[What|Which] is the {o} month[ of the year|]?
[What|Which] month is the {o}[ of the year| one|]?
[Name|Tell me|Give me] the {o} month of the year[.|]
{o} month of the year[?|]
""")
_MONTH_LENGTH = t.lines("""
[How many|how many] days [does {m} have|are in {m}|has {m}|are there in {m}|are in the month of {m}]?
[How long is|What is the length of] [{m}|the month of {m}][?| in days?]
[Tell me|Do you know|I forgot] how many days {m} has[.|?|]
number of days in {m}[?|]
days in {m}[?|]
""")
_MONTH_ORDER = t.lines("""
[What|Which] month [comes|is] {w} {m}?
[The month|month] {w} {m}[?|]
[Name|Tell me] the month {w} {m}[.|]
[What|Which] month do we have {w} {m}?
""")


_QUESTIONS, _YES_NO_FACTS, _DEFINITIONS = (
    facts.QUESTIONS + more.QUESTIONS,
    facts.YES_NO + more.YES_NO,
    words.DEFINITIONS + more.DEFINITIONS,
)

# Of the requests of a skill that has both, the part put together from forms; the others are whole wordings.
_FROM_FORMS = 0.6


def _asked(rng: random.Random, wordings: tuple[str, ...], forms: Forms, **slots: str) -> str:
    """A request for one fact, from a list of wordings or put together from forms."""
    if rng.random() < _FROM_FORMS:
        return ask(rng, forms, slots)
    return t.word(rng, wordings, **slots)


def _an(noun: str) -> str:
    """The noun with "a" or "an" before it."""
    vowel = noun[0] in "aeio" and not noun.startswith("euro")
    return f"an {noun}" if vowel or noun == "hour" else f"a {noun}"


def _cap(text: str) -> str:
    return text[0].upper() + text[1:]


def _bare(name: str) -> str:
    """A name or noun without its article."""
    return re.sub(r"^(the|a|an|to) ", "", name)


def _join(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def _poss(name: str) -> str:
    return name + ("'" if name.endswith("s") else "'s")


_KNOWN = tuple(row for row in facts.COUNTRIES if row[0] in facts.WELL_KNOWN)


def _country(rng: random.Random, field: int) -> tuple[str, ...]:
    """A country of which `field` is known; the well-known ones come up more often."""
    while True:
        row = rng.choice(_KNOWN if rng.random() < 0.4 else facts.COUNTRIES)
        if row[field]:
            return row


def _about_country(rng: random.Random, wordings: tuple[str, ...], forms: Forms, row: tuple[str, ...]) -> str:
    return _asked(rng, wordings, forms, x=row[0], b=_bare(row[0]), c=row[1], poss=_poss(row[0]))


def _capital(rng: random.Random) -> tuple[str, str]:
    row = _country(rng, 1)
    return _about_country(rng, t.CAPITAL, world.CAPITAL, row), f"The capital of {row[0]} is {row[1]}".rstrip(".") + "."


def _country_of(rng: random.Random) -> tuple[str, str]:
    row = _country(rng, 1)
    while row[1] == row[0]:
        row = _country(rng, 1)
    return _about_country(rng, t.COUNTRY_OF, world.COUNTRY_OF, row), f"{row[1]} is the capital of {row[0]}."


def _continent(rng: random.Random) -> tuple[str, str]:
    row = _country(rng, 2)
    are = "are" if row[0] in ("the Netherlands", "the Philippines", "the Maldives", "the Bahamas", "the Seychelles") else "is"
    return _about_country(rng, t.CONTINENT, world.CONTINENT, row), f"{_cap(row[0])} {are} in {row[2]}."


def _language(rng: random.Random) -> tuple[str, str]:
    row = _country(rng, 3)
    return _about_country(rng, t.LANGUAGE, world.LANGUAGE, row), f"People in {row[0]} speak {row[3]}."


def _currency(rng: random.Random) -> tuple[str, str]:
    row = _country(rng, 4)
    return _about_country(rng, t.CURRENCY, world.CURRENCY, row), f"The currency of {row[0]} is the {row[4]}."


def _planet(rng: random.Random) -> tuple[str, str]:
    name, place, about = rng.choice(facts.PLANETS)
    if rng.random() < 0.5:
        return _asked(rng, t.PLANET_PLACE, world.PLANET_PLACE, o=place), f"The {place} planet from the Sun is {name}."
    return _asked(rng, t.PLANET, world.PLANET, p=name), about


_ANIMAL_FIELDS = (
    (1, t.ANIMAL_EATS, nature.ANIMAL_EATS),
    (2, t.ANIMAL_YOUNG, nature.ANIMAL_YOUNG),
    (3, t.ANIMAL_GROUP, nature.ANIMAL_GROUP),
    (4, t.ANIMAL_LEGS, nature.ANIMAL_LEGS),
    (5, t.ANIMAL_CLASS, nature.ANIMAL_CLASS),
)


def _animal(rng: random.Random) -> tuple[str, str]:
    if rng.random() < 0.1:
        name, sound = rng.choice(facts.SOUNDS)
        slots = {"a": _an(name), "s": name, "ps": _PLURALS.get(name, name + "s")}
        return _asked(rng, t.ANIMAL_SOUND, nature.ANIMAL_SOUND, **slots), f"{_cap(_an(name))} {sound}."
    field, wordings, forms = rng.choices(_ANIMAL_FIELDS, (30, 25, 15, 15, 15))[0]
    row = rng.choice(facts.ANIMALS)
    while not row[field]:
        row = rng.choice(facts.ANIMALS)
    name, value = row[0], row[field]
    many = _PLURALS.get(name, name + "s")
    prompt = _asked(rng, wordings, forms, a=_an(name), s=name, ps=many)
    match field:
        case 1:
            return prompt, f"{_cap(many)} eat {value}."
        case 2:
            return prompt, f"A baby {name} is called {_an(value)}."
        case 3:
            return prompt, f"A group of {many} is called {_an(value)}."
        case 4:
            legs = "eight arms" if value == "8 arms" else f"{_COUNT[int(value)]} legs"
            return prompt, f"{_cap(_an(name))} has {legs}."
        case _:
            return prompt, f"{_cap(_an(name))} is {_an(value)}."


def _element(rng: random.Random) -> tuple[str, str]:
    name, symbol, number = rng.choice(facts.ELEMENTS)
    kind = rng.random()
    if kind < 0.45:
        return _asked(rng, t.SYMBOL, nature.SYMBOL, e=name), f"The symbol of {name} is {symbol}."
    if kind < 0.65:
        return _asked(rng, t.FROM_SYMBOL, nature.FROM_SYMBOL, y=symbol), f"{symbol} is the symbol of {name}."
    if kind < 0.8:
        return _asked(rng, t.ATOMIC_NUMBER, nature.ATOMIC_NUMBER, e=name), f"The atomic number of {name} is {number}."
    name, formula = rng.choice(facts.FORMULAS)
    return _asked(rng, t.FORMULA, nature.FORMULA, e=name), f"The formula of {name} is {formula}."


def _unit(rng: random.Random) -> tuple[str, str]:
    whole, amount, unit = rng.choice(facts.UNITS)
    return _asked(rng, t.UNIT, nature.UNIT, a=_an(whole), s=whole, u=unit), f"There are {amount} in {_an(whole)}."


_WORKS: dict[str, list[str]] = {}
for _author, _work in facts.AUTHORS:
    _WORKS.setdefault(_author, []).append(_work)


def _author_of(rng: random.Random) -> tuple[str, str]:
    author, work = rng.choice(facts.AUTHORS)
    if rng.random() < 0.75:
        return _asked(rng, t.WHO_WROTE, tongue.WHO_WROTE, w=work), f"{author} wrote {work}."
    return _asked(rng, t.WROTE_WHAT, tongue.WROTE_WHAT, p=author), f"{author} wrote {_join(_WORKS[author])}."


def _maker(rng: random.Random) -> tuple[str, str]:
    who, verb, what = rng.choice(facts.MAKERS)
    return _asked(rng, t.WHO_MADE, tongue.WHO_MADE, v=verb, w=what), f"{_cap(who)} {verb} {what}."


def _date(rng: random.Random) -> tuple[str, str]:
    event, year, noun = rng.choice(facts.DATES)
    when = f"the year {year}" if len(year) < 4 else year
    return _asked(rng, t.DATE, tongue.DATE, e=event, n=noun), f"{_cap(event)} in {when}."


def _question(rng: random.Random) -> tuple[str, str]:
    wordings, answer = rng.choice(_QUESTIONS)
    asked = rng.choice(wordings.split("/"))
    direct = re.fullmatch(r"(What|Where|Who) (is|are|was|were) ((?:the |a |an |[A-Z]).+)\?", asked)
    if direct and rng.random() < 0.35:
        return t.word(rng, _INDIRECT, q=f"{direct[1].lower()} {direct[3]} {direct[2]}"), answer
    if asked[-1] in "?." and rng.random() < 0.4:
        return dress(rng, asked), answer
    if asked.endswith("?"):
        return t.word(rng, _ASKED, q=asked), answer
    return asked, answer


def _yes_no(rng: random.Random) -> tuple[str, str]:
    asked, answer = rng.choice(_YES_NO_FACTS)
    # What follows "Yes," or "No," is itself a true statement if it is one sentence.
    truth = re.fullmatch(r"(?:Yes|No), ([^.]+)\.", answer)
    if truth and rng.random() < 0.2:
        return t.word(rng, _IS_IT_TRUE, q=truth[1], s=_cap(truth[1])), f"Yes, {truth[1]}."
    if rng.random() < 0.4:
        return dress(rng, asked), answer
    return t.word(rng, _YES_NO, q=asked), answer


def _calendar(rng: random.Random) -> tuple[str, str]:
    kind = rng.random()
    if kind < 0.5:
        at = rng.randrange(7)
        day, after, before = (sentences.DAYS[(at + shift) % 7] for shift in (0, 1, -1))
        if kind < 0.25:
            return t.word(rng, _NEXT_DAY, d=day), f"The day after {day} is {after}."
        return t.word(rng, _DAY_BEFORE, d=day), f"The day before {day} is {before}."
    at = rng.randrange(12)
    month = _MONTHS[at]
    if kind < 0.65:
        return t.word(rng, _NTH_MONTH, o=_ORDINALS[at]), f"The {_ORDINALS[at]} month is {month}."
    if kind < 0.85:
        leap = " In a leap year it has 29." if month == "February" else ""
        return t.word(rng, _MONTH_LENGTH, m=month), f"{month} has {_MONTH_DAYS[at]} days.{leap}"
    which, shift = rng.choice((("after", 1), ("before", -1)))
    return t.word(rng, _MONTH_ORDER, w=which, m=month), f"The month {which} {month} is {_MONTHS[(at + shift) % 12]}."


def _fun_fact(rng: random.Random) -> tuple[str, str]:
    return t.word(rng, t.FUN_FACT), rng.choice(facts.FUN_FACTS)


def _definition(rng: random.Random) -> tuple[str, str]:
    head, meaning = rng.choice(_DEFINITIONS)
    if head.startswith("to ") or " means " in meaning:
        return _asked(rng, t.DEFINITION_WORD, tongue.MEANING, h=head, w=_bare(head)), meaning
    return _asked(rng, t.DEFINITION, tongue.DEFINITION, h=head, w=_bare(head)), meaning


_OPPOSITES = {row[0]: row[1] for row in words.OPPOSITES}
for _word, _opposite in words.OPPOSITES:
    _OPPOSITES.setdefault(_opposite, _word)
_OPPOSITE_WORDS = tuple(_OPPOSITES)


def _opposite_of(rng: random.Random) -> tuple[str, str]:
    asked = rng.choice(_OPPOSITE_WORDS)
    return _asked(rng, t.OPPOSITE, tongue.OPPOSITE, w=asked), f"The opposite of {asked} is {_OPPOSITES[asked]}."


def _synonym(rng: random.Random) -> tuple[str, str]:
    asked, others = rng.choice(words.SYNONYMS)
    return _asked(rng, t.SYNONYM, tongue.SYNONYM, w=asked), f"Other words for {asked} are {others}."


def _plural(rng: random.Random) -> tuple[str, str]:
    one, many = rng.choice(words.PLURALS)
    if one != many and rng.random() < 0.15:
        return t.word(rng, t.SINGULAR, w=many), f"The singular of {many} is {one}."
    return _asked(rng, t.PLURAL, tongue.PLURAL, w=one), f"The plural of {one} is {many}."


def _past(rng: random.Random) -> tuple[str, str]:
    verb, past, participle = rng.choice(words.PASTS)
    kind = rng.random()
    if kind < 0.7:
        return _asked(rng, t.PAST, tongue.PAST, w=verb), f"The past tense of {verb} is {past}."
    if kind < 0.9:
        return _asked(rng, t.PARTICIPLE, tongue.PARTICIPLE, w=verb), f"The past participle of {verb} is {participle}."
    return t.word(rng, t.FORMS, w=verb), f"The forms of {verb} are {verb}, {past} and {participle}."


def _from_foreign(index: int) -> dict[str, str]:
    """What a language's words mean, without those that mean several of the table's words."""
    column = [row[index] for row in words.TRANSLATIONS]
    return {row[index]: row[0] for row in words.TRANSLATIONS if column.count(row[index]) == 1}


_FOREIGN = {name: tuple(_from_foreign(index + 1).items()) for index, name in enumerate(words.LANGUAGES)}


def _translate(rng: random.Random) -> tuple[str, str]:
    index = rng.randrange(4)
    language = words.LANGUAGES[index]
    if rng.random() < 0.2:
        foreign, english = rng.choice(_FOREIGN[language])
        return _asked(
            rng, t.FROM_FOREIGN, tongue.FROM_FOREIGN, t=foreign, l=language
        ), f'The {language} "{foreign}" means "{english}" in English.'
    row = rng.choice(words.TRANSLATIONS)
    return _asked(rng, t.TRANSLATE, tongue.TRANSLATE, w=row[0], l=language), f'In {language}, "{row[0]}" is "{row[index + 1]}".'


def _how_to(rng: random.Random) -> tuple[str, str]:
    aims, answer = rng.choice(advice.HOW_TO)
    aim = rng.choice(aims.split("/"))
    if rng.random() < 0.12:
        theirs = re.sub(r"\bmy\b", "their", aim)
        return t.word(rng, t.HOW_TO_OTHERS, t=re.sub(r"\bI\b", "they", theirs)), answer
    return t.word(rng, t.HOW_TO, t=aim), answer


def _problem(rng: random.Random) -> tuple[str, str]:
    statements, answer = rng.choice(advice.PROBLEMS)
    statement = rng.choice(statements.split("/"))
    return t.word(rng, t.PROBLEM, t=_cap(statement), l=statement), answer


def _explanation(rng: random.Random) -> tuple[str, str]:
    question, clause, answer = rng.choice(advice.EXPLANATIONS)
    return t.word(rng, t.EXPLAIN, q=question, c=clause), answer


def _rewrite(rng: random.Random) -> tuple[str, str]:
    kind = rng.random()
    if kind < 0.35:
        blunt, polite = sentences.request(rng)
        return t.word(rng, t.POLITE, t=blunt), polite
    if kind < 0.60:
        wrong, right = sentences.slip(rng)
        return t.word(rng, t.CORRECT, t=wrong), right
    if kind < 0.68:
        bare, right = sentences.bare(rng)
        return t.word(rng, t.PUNCTUATE, t=bare), right
    forms = sentences.action(rng) if rng.random() < 0.6 else sentences.state(rng)
    if kind < 0.80:
        return t.word(rng, t.REWRITE_PAST, t=forms.present), forms.past
    if kind < 0.90:
        return t.word(rng, t.REWRITE_QUESTION, t=forms.present), forms.question
    return t.word(rng, t.REWRITE_NEGATIVE, t=forms.present), forms.negative


def _summary(rng: random.Random) -> tuple[str, str]:
    text, summary = sentences.notice(rng)
    return t.word(rng, t.SUMMARIZE, t=text), summary


def _woodchuck(rng: random.Random) -> tuple[str, str]:
    if rng.random() < 0.15:
        return t.word(rng, t.TONGUE_TWISTER), "How much wood would a woodchuck chuck if a woodchuck could chuck wood?"
    return t.word(rng, t.WOODCHUCK), _WOODCHUCK


def _talk(rng: random.Random, intents: tuple[talk.Intent, ...], weights: tuple[int, ...]) -> tuple[str, str]:
    intent = rng.choices(intents, weights)[0]
    slots = {
        "name": rng.choice(sentences.NAMES),
        "place": rng.choice(sentences.CITIES),
        "city": rng.choice(sentences.CITIES),
        "country": rng.choice(facts.COUNTRIES)[0],
        "company": rng.choice(sentences.COMPANIES),
        "sport": rng.choice(sentences.SPORTS),
        "day": rng.choice(sentences.DAYS),
        "number": str(rng.randrange(5, 60)),
    }
    return t.word(rng, intent.wordings, **slots), rng.choice(intent.answers)


def _weights(intents: tuple[talk.Intent, ...]) -> tuple[int, ...]:
    """Intents with more wordings need more examples."""
    return tuple(3 + len(intent.wordings) for intent in intents)


_TALK_WEIGHTS, _IDENTITY_WEIGHTS, _UNKNOWN_WEIGHTS = (_weights(intents) for intents in (talk.SMALL_TALK, talk.IDENTITY, talk.UNKNOWN))


def _small_talk(rng: random.Random) -> tuple[str, str]:
    return _talk(rng, talk.SMALL_TALK, _TALK_WEIGHTS)


def _identity(rng: random.Random) -> tuple[str, str]:
    return _talk(rng, talk.IDENTITY, _IDENTITY_WEIGHTS)


def _unknown(rng: random.Random) -> tuple[str, str]:
    return _talk(rng, talk.UNKNOWN, _UNKNOWN_WEIGHTS)


_MAKERS: dict[str, tuple[float, Callable[[random.Random], tuple[str, str]]]] = {
    "woodchuck": (0.025, _woodchuck),
    "small_talk": (0.12, _small_talk),
    "identity": (0.06, _identity),
    "unknown": (0.06, _unknown),
    "capital": (0.12, _capital),
    "country_of": (0.03, _country_of),
    "continent": (0.025, _continent),
    "language": (0.03, _language),
    "currency": (0.025, _currency),
    "planet": (0.015, _planet),
    "animal": (0.045, _animal),
    "element": (0.03, _element),
    "unit": (0.02, _unit),
    "author": (0.03, _author_of),
    "maker": (0.025, _maker),
    "date": (0.02, _date),
    "question": (0.085, _question),
    "yes_no": (0.035, _yes_no),
    "calendar": (0.015, _calendar),
    "fun_fact": (0.007, _fun_fact),
    "definition": (0.085, _definition),
    "opposite": (0.035, _opposite_of),
    "synonym": (0.015, _synonym),
    "plural": (0.02, _plural),
    "past": (0.025, _past),
    "translate": (0.06, _translate),
    "how_to": (0.065, _how_to),
    "problem": (0.018, _problem),
    "explain": (0.045, _explanation),
    "rewrite": (0.06, _rewrite),
    "summary": (0.02, _summary),
}

SKILLS: dict[str, float] = {name: weight for name, (weight, _) in _MAKERS.items()}
_NAMES, _WEIGHTS = tuple(SKILLS), tuple(SKILLS.values())


def generate(rng: random.Random) -> Example:
    """One random example, its skill drawn by `SKILLS`."""
    skill = rng.choices(_NAMES, _WEIGHTS)[0]
    prompt, answer = _MAKERS[skill][1](rng)
    return Example(prompt, answer, skill)


def check_of(example: Example) -> dict[str, list[str]]:
    """The check that `example`'s answer, and only such an answer, should pass: facts by their answer, talk by any of its answers."""
    for intent in (*talk.SMALL_TALK, *talk.IDENTITY, *talk.UNKNOWN):
        if example.answer in intent.answers:
            return {"contains_any": list(intent.answers)}
    return {"contains_all": [example.answer]}
