# ruff: noqa: E501  (one wording is one line)
"""Wordings of factual and language requests, in the notation of `general_small_talk`.

Slots are filled by `general`; the answers are made there too.
"""

import random
import re
from functools import lru_cache

_CHOICE = re.compile(r"\[([^\[\]]*)\]")


@lru_cache(maxsize=20_000)
def _parts(wording: str) -> tuple[tuple[str, ...], ...]:
    """A wording as a sequence of choices; fixed text is a choice of one."""
    return tuple(tuple(piece.split("|")) if index % 2 else (piece,) for index, piece in enumerate(_CHOICE.split(wording)))


def word(rng: random.Random, wordings: tuple[str, ...], **slots: str) -> str:
    """One wording, its choices made and its slots filled."""
    text = "".join(rng.choice(part) if len(part) > 1 else part[0] for part in _parts(rng.choice(wordings)))
    for name, value in slots.items():
        text = text.replace("{" + name + "}", value)
    return text


def lines(text: str) -> tuple[str, ...]:
    """The wordings of a list written one per line."""
    return tuple(text.strip().splitlines())


# {x} is the country with its article, {b} without.
CAPITAL = lines("""
[What is|What's|what is|whats] the capital of {x}?
[What is|What's|Which is|Name] the capital city of {x}[?||.]
[Which|What] city is the capital of {x}?
[Which|What] is {poss} capital[ city|]?
[Tell me|Please tell me|Can you tell me|Could you tell me|Do you know|Say|I want to know|I need to know|I'd like to know] the capital [of|city of] {x}[.||?]
[Name|Give me|State|Write down|Look up] the capital [of|city of] {x}[.||, please.]
{b} capital[?||, please| city| city?]
capital of {x}[?||, please| please]
capital city of {x}
[What|Which] city do you know as the capital of {x}?
[I forgot|I can't remember|I don't remember|I am not sure about|I never learned|I should know] the capital of {x}[.|. What is it?|. Which city is it?|. Can you tell me?|. Help me out.]
[Which|What] capital does {x} have?
{x} has [which|what] capital[ city|]?
[For|In] {x}, [what is the capital|which city is the capital|what's the capital city|the capital is]?
[My question is about|I am learning about|I am reading about|We talk about|A quiz about] {x}[.|:] [What is the capital|Which city is the capital|What is its capital|What is its capital city|Name the capital]?
[How do people call|What do the people call|How does one call] the capital [of|city of] {x}?
[Complete|Finish|Complete the sentence|Fill in]: the capital of {x} is [...|___|..]
The capital of {x} is [...|___|what|which city][?|]
[If I visit|If I travel to|If you go to|When I fly to] {x}, [what is the capital called|which city is the capital|what is the name of the capital]?
[What do you call|How do you call|What is the name of|What's the name of|Do you know the name of] the capital [of|city of] {x}?
[Geography|Geography question|Quiz|Quiz question|Trivia|Next question|Homework]: [the capital of {x}|what is the capital of {x}|capital of {x}|name the capital of {x}]?
[Could you remind me|Remind me|Help me remember|Do you happen to know|Any idea|Can you say] [what the capital of {x} is|which city is the capital of {x}][?|.|]
[My friend|My teacher|My son|My daughter|A student|Someone] [asks|asked me|wants to know] [what the capital of {x} is|which city is {poss} capital][.|. Can you help?|. What do I say?]
{x}: capital?
[which city|what city] [is it|would that be], the capital of {x}?
[I am going to|I will fly to|I am moving to|I have a pen friend in] {x}. [What is the capital|Which city is the capital|What's the capital there]?
""")

COUNTRY_OF = lines("""
{c} is the capital of [which|what] country?
[Which|What] country has {c} as its capital?
[Of which|Of what] country is {c} the capital?
[Which|What] country's capital is {c}?
[In which|In what] country is {c}?
[What|Which] country is {c} in?
[Where|where] is {c}[?|| located?| on the map?]
{c} is [the capital of|in] [what|which country]?
[Tell me|Can you tell me|Do you know] [which country {c} is the capital of|where {c} is|which country {c} is in][.|?|]
[I am flying to|I want to visit|My friend lives in|I read about] {c}. [Which country is that|In which country is it|Where is that]?
[What|Which] [country|nation|state] does {c} [belong to|lie in]?
{c} is a capital. [Of which country|Which country is it|Of what country]?
[Name|Say] the country [whose capital is {c}|that has {c} as its capital][.|]
[Where in the world|Where on Earth|Where exactly] is {c}?
{c} - [which country|what country|where is it][?|]
""")

CONTINENT = lines("""
[Which|What] continent is {x} [in|on|part of]?
[On|In] [which|what] continent is {x}[?|| located?]
[Where|In which part of the world] is {x}[?|| located?| on the map?]
{x} is [in|on|part of] [which|what] continent?
[Tell me|Can you tell me|Do you know|I want to know] [which|what] continent {x} is [in|on][.|?|]
continent of {x}[?|]
[What|Which] continent does {x} belong to?
[Where do I find|Where would I find|Where can I find] {x} on [a map|the globe|a world map]?
[Name|Give me|Say] the continent of {x}[.|]
[If I travel to|If I go to|When I am in] {x}, [which|what] continent am I on?
{b}: [which|what] continent?
""")

LANGUAGE = lines("""
[What|Which] language[ |s ][do people|do they] speak in {x}?
[What|Which] language is [spoken|used|the main language] in {x}?
[What|Which] is the [language|main language] of {x}?
[Which|What] languages are spoken in {x}?
What do [people|they|the people] speak in {x}?
[Tell me|Can you tell me|Do you know|I want to know] [what|which] language people speak in {x}[.|?|]
language of {x}[?|]
[If I go to|If I visit|When I travel to] {x}, [what|which] language [should I learn|will I hear|do I need|do people speak]?
[What|Which] language does a person from {x} speak?
[What|Which] language should I learn [for a trip to|before I go to|to live in] {x}?
[Name|List|Give me] the [language|languages|main language] of {x}[.|]
{b} language[?|]
[People in|Those who live in|The people of] {x} speak [what|which language]?
""")

CURRENCY = lines("""
[What|Which] currency [does {x} use|is used in {x}|do they use in {x}|does {x} have|do people pay with in {x}]?
[What is|What's|Which is|whats] the currency [of|in] {x}?
[What|Which] money [do I need|is used|do people use|do they have] in {x}?
[How|With what|With what money] do people pay in {x}?
currency of {x}[?|]
{b} currency[?|]
[Tell me|Can you tell me|Do you know|I want to know] [what|which] currency {x} uses[.|?|]
[What|Which] [money|currency] should I [take|bring|change] for [a trip to|a holiday in|my visit to] {x}?
[Name|Give me|Say] the currency [of|used in] {x}[.|]
[I am traveling to|I will visit|I fly to] {x}. [What money do they use|Which currency do I need|What is the currency there]?
""")

PLANET_PLACE = lines("""
[Which|What] planet is the {o} [from|one from] the Sun?
[What|Which] is the {o} planet[ from the Sun| of the solar system|]?
[Name|Tell me|Give me] the {o} planet [from the Sun|of the solar system][.|]
[Which|What] planet [is in|has] the {o} place from the Sun?
{o} planet from the Sun[?|]
Counting from the Sun, [which|what] planet [is|comes] {o}?
""")

PLANET = lines("""
[What is|What's|Tell me about|Describe|Explain] {p}[?|.|]
[Tell me|Do you know|Say|Can you tell me] something about [{p}|the planet {p}][.|?|]
[What do you know|What can you tell me|What should I know] about [{p}|the planet {p}]?
[Give me|I need|I'd like] a [fact|short description|sentence] [about|on] [{p}|the planet {p}][.|]
[What kind of planet is|What is special about|How would you describe] {p}?
[planet {p}|facts about {p}|{p} the planet|{p} facts]
""")

ANIMAL_EATS = lines("""
[What|what] do {ps} eat?
[What|what] does {a} eat?
[What|Which food] do {ps} [like to eat|feed on|live on|usually eat|need to eat]?
[What is|What's] the [food|diet] of {a}?
[What|What food] can I [feed|give] {a}?
[Tell me|Do you know|Can you tell me|I want to know] what {ps} eat[.|?|]
food of {ps}
diet of {a}
{ps} eat what[?|]
[What|which food] is good for {a}?
[What are {ps} fed|What do {ps} feed on|What do I give {ps} to eat]?
""")

ANIMAL_YOUNG = lines("""
[What is|What's] [a baby {s}|a young {s}|the young of {a}|the baby of {a}] called?
[What do you call|How do you call|What is the word for|What's the name for|Do you know the word for] [a baby {s}|a young {s}|the young of {a}]?
[Name for|word for|Term for] [a baby {s}|a young {s}]
baby {s} [name|word|called]
[Tell me|Give me|I need] the [word|name] for [a baby {s}|a young {s}][.|]
[What|How] are baby {ps} called?
[A|The] [baby|young] {s} is called [what|...|a what][?|]
[What|Which word] do [people|we] use for a [baby|young] {s}?
""")

ANIMAL_GROUP = lines("""
[What is|What's] a group of {ps} called?
[What do you call|How do you call|What is the word for|What's the name for] a group of {ps}?
[Many|Several|A lot of] {ps} together are called [what|a what|...][?|]
[A group of|Many] {ps} - what is it called?
[Name for|word for] a group of {ps}
[Tell me|Give me] the [word|name] for a group of {ps}[.|]
[Which word|What word] do [people|we] use for a group of {ps}?
""")

ANIMAL_LEGS = lines("""
[How many|how many] legs [does {a} have|do {ps} have|has {a}|are on {a}]?
[What is|Tell me|Do you know] the number of legs of {a}[?|.|]
[On how many legs|With how many legs] [does {a} walk|do {ps} walk]?
number of legs of {a}
{ps} have how many legs?
[Tell me|Count|I want to know] how many legs {a} has[.|]
legs of {a}?
""")

ANIMAL_CLASS = lines("""
[What kind|What type|What sort|Which kind] of animal is {a}?
[Is {a} a mammal or not|What class of animals does {a} belong to|To which animals does {a} belong|Which group of animals is {a} in]?
[What is|What's] {a}[ for a biologist|, a mammal or something else|, biologically]?
[Tell me|Do you know|Say] what kind of animal {a} is[.|?|]
""")

ANIMAL_SOUND = lines("""
[What|Which] [sound|noise] does {a} make?
[What does {a} say|What does {a} sound like|How does {a} sound]?
[What is|What's] the sound of {a}?
What do {ps} sound like?
[Tell me|Do you know] [what|which] sound {a} makes[.|?|]
The {s} [makes which sound|does what to make noise]?
sound of {a}
""")

SYMBOL = lines("""
[What is|What's|Which is] the [chemical |]symbol [for|of] {e}?
[What|Which] [symbol|chemical symbol|letters] [stands for|stand for|is used for|means] {e}?
How [is {e} written in chemistry|do you write {e} in chemistry|do chemists abbreviate {e}|do I abbreviate {e}]?
[Tell me|Give me|Name|Write|State|I need] the [chemical |]symbol [for|of] {e}[.|]
[chemical symbol|symbol|element symbol] [for|of] {e}[?|]
[Symbol of the element|What symbol has the element|What is the symbol of the element] {e}?
In the periodic table, [what|which symbol] is {e}?
""")

FROM_SYMBOL = lines("""
[Which|What] element [has the symbol|is written|is written as|has the letters|uses the symbol] {y}?
[What|Which element] does [the symbol |the chemical symbol |]{y} [stand for|mean] in chemistry?
{y} is the [chemical |]symbol [for|of] [what|which element]?
[Name|Tell me|Give me] the element with the symbol {y}[.|]
element {y}[?|]
[What element is|Which element is] {y} in the periodic table?
""")

ATOMIC_NUMBER = lines("""
[What is|What's] the atomic number of {e}?
[Which|What] [atomic number|number] does {e} have in the periodic table?
[Tell me|Give me|Name] the atomic number of {e}[.|]
atomic number of {e}[?|]
[How many protons does|What number of protons does] {e} have?
[Where in the periodic table|At which number] is {e}?
""")

FORMULA = lines("""
[What is|What's] the [chemical |]formula [for|of] {e}?
How [do you write {e} as a formula|is {e} written as a formula|do chemists write {e}]?
[Tell me|Give me|Write|Name] the [chemical |]formula [for|of] {e}[.|]
[chemical formula|formula] [for|of] {e}[?|]
[Which|What] formula does {e} have?
""")

UNIT = lines("""
[How many|how many] {u} are [in|there in] {a}?
[How many|how many] {u} does {a} have?
[How many|how many] {u} make [up |]{a}?
[What is|How much is] {a} in {u}?
[Tell me|Do you know|I want to know|Can you tell me] how many {u} are in {a}[.|?|]
[number of|how many] {u} in {a}[?|]
{a} is how many {u}?
{a} in {u}[?|]
[Convert|Turn|Change] {a} [to|into] {u}[.|]
{a} has how many {u}?
[I need|Give me] the number of {u} in {a}[.|]
""")

WHO_WROTE = lines("""
[Who|who] [wrote|is the author of|was the author of|is the writer of] {w}?
[By whom|By which author] [is|was] {w}[ written|]?
{w} was written by [whom|who|which author]?
[Which|What] [author|writer] [wrote|is behind|gave us] {w}?
[Tell me|Do you know|Can you tell me|I want to know|Remind me] who wrote {w}[.|?|]
[Name|Give me|Tell me] the [author|writer] of {w}[.|]
author of {w}[?|]
who is the author [behind|of] {w}[?|]
[I am reading|I just read|I bought|My class reads] {w}. [Who wrote it|Who is the author|Who is it by]?
{w} - [who wrote it|author|by whom][?|]
""")

WROTE_WHAT = lines("""
[What|What book|What work] did {p} write?
[Name|Tell me|Give me] [a work|something|a title] by {p}[.|]
[What is|What's] {p} [known for|famous for]?
[Which|What] [work|famous work] is by {p}?
[What has {p} written|What do people read by {p}|What is a famous work by {p}]?
""")

WHO_MADE = lines("""
[Who|who] {v} {w}?
[Who was it that|Can you say who|Who is known because they] {v} {w}?
[Tell me|Do you know|Can you tell me|I want to know|Remind me] who {v} {w}[.|?|]
[Which|What] person or people {v} {w}?
[Name|Give me] [the one|the person or people] who {v} {w}[.|]
[Who do we have to thank for|Who is behind|Who is known for] {w}?
{w}: who {v} it?
[I wonder|I forgot|I can't remember|My question is] who {v} {w}[.|]
[For a quiz|For school|For my homework]: who {v} {w}?
""")

DATE = lines("""
[When was it that|In which year was it that|What year was it when] {e}?
[In which year|In what year|What year] [was|is the year of] {n}?
[When|when] was {n}?
[What is|What's] the [year|date] of {n}?
[Tell me|Do you know|Can you tell me|I want to know|I forgot|Remind me] [when|in which year|what year] {e}[.|?|]
[year of|date of|when was] {n}[?|]
[Which|What] year [saw|brought] {n}?
[Give me|Name|State] the year [of {n}|when {e}|in which {e}][.|]
[History question|History|Quiz|For school]: [when was {n}|in which year was {n}|what is the year of {n}]?
{e} in [which|what] year?
[When in history|At what time in history] was {n}?
""")

# {h} is the word with its article, {w} without.
DEFINITION = lines("""
[What is|What's|what is|whats|What exactly is] {h}?
[What|what] does [{w}|the word {w}|"{w}"|the word "{w}"|the term {w}] mean?
[Define|define|Please define] [{w}|the word {w}|"{w}"|{h}][.|]
[Explain|Explain briefly|Please explain|Describe] [what {h} is|the word {w}|{h}|the meaning of {w}][.|]
[What is|What's] the [meaning|definition] of [{w}|the word {w}|"{w}"]?
[Tell me|Can you tell me|I want to know|Could you tell me|Do you know|I'd like to know] what [{h} is|{w} means|the word {w} means|"{w}" means][.|?|]
[meaning|definition] of {w}[?|]
{w} [meaning|definition|means what|what is it][?|]
[In one sentence|In simple words|In short|Simply put|In plain English], [what is {h}|what does {w} mean]?
[How would you|How do you|Can you|Could you] [explain {h}|define {w}|describe {h}|explain the word {w}] [to a child|in one sentence|simply|in simple words|in short]?
[My son|My daughter|A child|A student|My friend] [asked|asks] me what [{h} is|{w} means][.|. What do I say?|. Can you help?]
[I don't know|I do not know|I am not sure|I never learned|I forgot] what [{h} is|{w} means][.|. Can you explain?|. Please help.]
[Give me|I need|Write] a [short |simple |]definition of {w}[.|]
[I read|I heard|I came across|There was] the word [{w}|"{w}"] [today|in a book|at school]. What does it mean?
[What do people mean by|What do we mean by|What should I understand by|What do you understand by] {w}?
[Dictionary entry|One-line definition|Definition in one sentence|Short explanation]: {w}
""")

DEFINITION_WORD = lines("""
[What|what] does [{w}|the word {w}|"{w}"|the word "{w}"|the adjective {w}] mean?
[Define|define|Please define] [{w}|the word {w}|"{w}"][.|]
[What is|What's] the [meaning|definition] of [{w}|the word {w}|"{w}"]?
[Tell me|Can you tell me|I want to know|Do you know|I'd like to know] what [{w} means|the word {w} means|"{w}" means][.|?|]
[meaning|definition] of {w}[?|]
{w} [meaning|definition|means what][?|]
[Explain|Please explain|Explain briefly] [the word {w}|the meaning of {w}|what {w} means][.|]
[In one sentence|In simple words|In short], what does {w} mean?
[I read|I heard|I came across] the word [{w}|"{w}"] [today|in a book|at school]. What does it mean?
[Give me|I need|Write] a [short |simple |]definition of {w}[.|]
[What do you understand by|What do we mean by|What do people mean by] {w}?
""")

OPPOSITE = lines("""
[What is|What's|what is|whats] the opposite of [{w}|"{w}"|the word {w}]?
[Which|What] word [is the opposite of|means the opposite of] [{w}|"{w}"]?
[Give me|Tell me|Name|Find|Say|I need] [the opposite|an opposite|an antonym] of [{w}|"{w}"][.|]
[opposite|antonym] of {w}[?|]
[What is|What's] [an antonym|the antonym] [of|for] [{w}|"{w}"]?
{w} [opposite|antonym][?|]
[What|Which word] is the [contrary|reverse] of [{w}|"{w}"]?
The opposite of {w} is [...|___|what?]
[What do you call|How do you say] the opposite of {w}?
[Do you know|Can you tell me|Can you give me] the opposite of {w}?
[I am looking for|I need|I want] a word that means the opposite of [{w}|"{w}"][.|]
[Antonym|Opposite][:|, please:] {w}
""")

SYNONYM = lines("""
[What is|What's|Give me|Tell me|Name|Find] [another word|a synonym] for [{w}|"{w}"][?||.]
[Which|What] words mean [the same as|about the same as|nearly the same as] [{w}|"{w}"]?
[synonyms|synonym] [of|for] {w}[?|]
[Give me|List|Tell me|I need|Show me|Suggest] [some |three |a few |]synonyms [for|of] [{w}|"{w}"][.|]
[How else|In what other way] can I say [{w}|"{w}"]?
[What can I|What could I|What should I] [say|write|use] instead of [{w}|"{w}"]?
{w} synonyms[?|]
[I use|I write|I say] [{w}|"{w}"] too often. [What else can I say|Can you give me other words|Any other words]?
[Do you know|Can you think of|Are there] other words for [{w}|"{w}"]?
[Replace|Swap] the word [{w}|"{w}"] with something similar[.|]
[I am looking for|I need|I want] a word like [{w}|"{w}"][.|]
""")

PLURAL = lines("""
[What is|What's|what is|whats] the plural of [{w}|"{w}"|the word {w}]?
[Give me|Tell me|Write|Name|I need|Form] the plural [of|form of] [{w}|"{w}"][.|]
plural of {w}[?|]
[How do you|How do I] [write|say|form|spell] the plural of [{w}|"{w}"]?
[One|1] {w}, [two|many|three|five] [...|what][?|]
{w} plural[?|]
[What|Which] is the plural form of [{w}|"{w}"]?
[I have|There is|I see] one {w}. [What do I call two of them|What is the word for many|What is the plural]?
[Do you know|Can you tell me] the plural of {w}?
Make [{w}|"{w}"] plural[.|]
[Put|Turn] the [word|noun] {w} [into|in] the plural[.|]
[If there is more than one|When there are many of them], how do I write {w}?
""")

SINGULAR = lines("""
[What is|What's] the singular of [{w}|"{w}"|the word {w}]?
[Give me|Tell me|Write|Name] the singular [of|form of] [{w}|"{w}"][.|]
singular of {w}[?|]
{w} is the plural of [what|which word]?
[Many|Two|Three] {w}, [but one|one] [...|what][?|]
""")

PAST = lines("""
[What is|What's|what is|whats] the past tense of [{w}|"{w}"|to {w}|the verb {w}]?
[Give me|Tell me|Write|Name|I need] the past [tense|form] of [{w}|"{w}"|to {w}][.|]
past tense of {w}[?|]
{w} past tense[?|]
[How do you|How do I] [write|say|form] the past tense of [{w}|"{w}"|to {w}]?
[What|Which] is the [simple past|past form] of [{w}|"{w}"|to {w}]?
Today I {w}, yesterday I [...|___|what][?|]
[Put|Turn] the verb {w} [into|in] the past[ tense|][.|]
[Do you know|Can you tell me] the past tense of {w}?
[How does|In the past, how does] the verb {w} look in the past tense?
""")

PARTICIPLE = lines("""
[What is|What's] the past participle of [{w}|"{w}"|to {w}|the verb {w}]?
[Give me|Tell me|Write] the past participle of [{w}|"{w}"][.|]
past participle of {w}[?|]
past participle {w}[?|]
[How do you|How do I] [form|write] the past participle of [{w}|"{w}"]?
[Do you know|Can you tell me] the past participle of {w}?
""")

FORMS = lines("""
[Give me|List|Write|Tell me|Name] the [three|principal|main] forms of [{w}|"{w}"|the verb {w}][.|]
[What are|Can you list|Do you know] the [three|principal|main] forms of [{w}|"{w}"|the verb {w}]?
[Conjugate|Forms of the verb|The forms of|Verb forms of] {w}[.|]
""")

TRANSLATE = lines("""
[How do you say|How do I say|How would you say|How can I say] ["{w}"|{w}] in {l}?
[Translate|translate|Please translate|Can you translate|Could you translate] ["{w}"|{w}] [to|into] {l}[.||?]
[What is|What's|what is|whats] ["{w}"|{w}|the word for "{w}"] in {l}?
[What is|What's] the {l} [word|expression|translation] [for|of] ["{w}"|{w}]?
[Say|Write] ["{w}"|{w}] in {l}[.||, please.]
["{w}"|{w}] in {l}[?|]
["{w}"|{w}] [translated to|to|into] {l}[?|]
{l} for ["{w}"|{w}][?|]
{l} word for ["{w}"|{w}][?|]
[Tell me|Can you tell me|I want to know|Do you know|I need to know] how to say ["{w}"|{w}] in {l}[.|?|]
[Into|To] {l}: {w}
[Translate into|Translate to|In] {l}: ["{w}"|{w}]
[What do people say|What would a person say|What do they say] for ["{w}"|{w}] in {l}?
[I am learning|I study|I am practicing] {l}. [How do I say|What is|What's the word for] "{w}"?
[Give me|I need] the {l} [word|translation] [for|of] "{w}"[.|]
[My|A] {l} friend [is here|visits me|writes to me]. How do I say "{w}" to them in {l}?
""")

FROM_FOREIGN = lines("""
[What does|what does] ["{t}"|the {l} word "{t}"|the {l} "{t}"] mean in English?
[Translate|Please translate|Can you translate] ["{t}"|{t}] from {l} [to|into] English[.|?|]
[What is|What's] the {l} "{t}" in English?
[How do you say|How do I say] the {l} "{t}" in English?
{l} to English: {t}
[In {l} someone|A person from abroad|My {l} friend] said "{t}" [to me|]. What does [it|that] mean in English?
""")

HOW_TO = lines("""
[How do I|How can I|How should I|how do i|how to|How to|how can i|How could I|How would I] {t}?
[What is|What's] the [best|easiest|right|simplest] way to {t}?
[Do you have|Got|Have you got|Any|Are there] [any |some |good |]tips [to|on how to] {t}?
[Give me|I need|Can you give me|Could you give me|Please give me|I'd like] [some |]advice on how to {t}[.|?|]
[Tell me|Explain|Please tell me|Show me|Can you tell me|Can you explain|Teach me] how to {t}[.|?|]
[I want to|I'd like to|I would like to|I need to|I have to|I am trying to|I try to] {t}. [Any advice?|Any tips?|How?|What should I do?|Can you help?|Where do I start?|What do you suggest?|What works best?]
[Help me|Can you help me|Please help me|Could you help me] [to |]{t}[.|?|]
[What should I do|What can I do|What do I have to do|What helps] to {t}?
tips [to|on how to] {t}
how to {t}
[What do you recommend|What is your advice|What do people do] [if I want|when I want|for me if I want] to {t}?
[I don't know|I do not know|I have no idea|I never learned|Nobody told me] how to {t}[.|. Can you help?|. Please explain.]
[Is there|Do you know] [a good way|an easy way|a trick|a simple way] to {t}?
[I always find it hard to|I can't seem to|I struggle to|It is hard for me to] {t}[.|. Any tips?|. What can I do?|. What helps?]
[In short|In a few words|Briefly], how do I {t}?
""")

HOW_TO_OTHERS = lines("""
[My friend|My sister|My brother|A friend of mine|My colleague|My son|My daughter] wants to {t}[.|. What can I tell them?|. Any advice?|. What should I say?]
[What do you recommend|What is your advice|What would you say] [to|for] someone who wants to {t}?
[How do people|How do others|How does one] [usually |best |]{t}?
[My friend|My sister|My colleague|My neighbor] asked me how to {t}[.|. What do I say?|. Can you help?]
""")

PROBLEM = lines("""
{t}. [What should I do|What can I do|What do I do|What now|What helps|What do you suggest|Any advice|Can you help|Any tips|What would you do]?
{t}[.|!||, help!|, what now?|, what should I do?|, any advice?]
[What should I do|What can I do|What do I do|What helps] if {l}?
[Help|Oh no|Please help|Ouch|Bad luck], {l}[.|!|]
[I need advice|I need help|A problem|My problem]: {l}[.|]
[It seems that|I noticed that|My problem today is that|Just now I saw that] {l}[.|. What should I do?|. What now?]
""")

EXPLAIN = lines("""
{q}
[Explain|Please explain|Can you explain|Could you explain|explain|Explain briefly|Explain to me|Briefly explain] {c}[.||?]
[Tell me|Can you tell me|I want to know|I'd like to know|Do you know|I would like to understand|Teach me|Help me understand] {c}[.|?|]
[In simple words|In short|In two sentences|In plain English|Simply put|For a child]: {q}
[Can you explain|Could you explain|Please explain|Explain] {c} [in simple words|to a child|in two sentences|briefly|in short][.|?|]
[My son|My daughter|A child|A student|My friend] [asked|asks] me: {q}
[I always wondered|I don't understand|I do not understand|I never understood|I would love to know|I am curious about|I wonder|I have to explain] {c}[.|. Can you explain?|. Please help.|. What is the answer?]
[Write|Give me|I need] a short explanation of {c}[.|]
[Science question|Question for school|For my homework|A curious question]: {q}
""")

POLITE = lines("""
[Make this polite|Make this more polite|Make it polite|Make this sound polite|Make this friendly and polite]: {t}
[Rewrite|Say|Rephrase|Put|Write|Phrase] this [politely|more politely|in a polite way|as a polite request|as a polite question|with better manners]: {t}
[How can I|How do I|How would you|How should I] [say|ask|write] "{t}" [politely|more politely|in a polite way|in a nicer way]?
[Turn|Change|Make] "{t}" [into a polite request|into a polite question|into something polite|into a nice request][.|]
[Polite version|A polite version|Polite form][:| of this:] {t}
[More polite|Politely|Nicer|Friendlier][:|, please:] {t}
[What is|What's|Give me] a [polite|nicer|more polite|friendlier] way to say "{t}"[?|.|]
"{t}" [sounds rude|is too rude|is not polite|sounds harsh][.|. Make it polite.|. How can I say it better?|. Fix that.]
[I want to tell my boss|I want to write to my boss|I want to ask a stranger|I need to ask my teacher] "{t}"[. Make it polite.|. How do I say it politely?|, but politely.]
[Be polite|Use good manners|Nicely please][:| and rewrite this:] {t}
""")

REWRITE_PAST = lines("""
[Put|Write|Rewrite|Change|Turn] this [sentence |]into the past[ tense|]: {t}
[Make this|Make it] past tense: {t}
[Change|Turn|Rewrite|Put] "{t}" [to|into] the past tense[.|]
[How do I|How do you|How would you] say "{t}" in the past tense?
[Past tense|In the past tense|The past tense of this sentence|Past tense please]: {t}
[What is|What's] "{t}" in the past tense?
[Say|Write] that this happened yesterday: {t}
""")

REWRITE_QUESTION = lines("""
[Turn|Make|Change|Rewrite] this [sentence |statement |]into a question: {t}
[Turn|Change|Make] "{t}" into a question[.|]
[Make|Form|Write|Build] a question [from|out of] this[ sentence|]: {t}
[Ask|Say|Write] this as a question: {t}
[As a question|Question form|Question form of this]: {t}
[How do I|How would you|How can I] ask this as a question: {t}
[What is|What's] the question form of "{t}"?
""")

REWRITE_NEGATIVE = lines("""
[Make|Turn|Change] this [sentence |]negative: {t}
[Put|Write|Rewrite|Say] this [sentence |]in the negative[ form|]: {t}
[Make|Turn] "{t}" negative[.|]
[Negate|Negative form of|The negative of|Say the opposite with "not" of] this sentence: {t}
[How do I|How would you] make this negative: {t}
[What is|What's] the negative form of "{t}"?
[Add "not" to|Put "not" into] this sentence: {t}
""")

CORRECT = lines("""
[Correct|Fix|Check|Improve] [this sentence|the grammar|my English|my grammar|this|the mistake][:| here:] {t}
[Is this|Is this sentence|Is the following] correct[ English|]: {t}
[Correct|Fix] [my sentence|the mistake|the error|the error in this]: {t}
[What is wrong|What's wrong|What is the mistake] [with this sentence|in this sentence|here]: {t}
[Please correct|Could you correct|Can you fix|Please fix] "{t}"[.|]
[How do I|How should I] say this correctly: {t}
[Proofread|Grammar check|Grammar|Correction please]: {t}
[I wrote|I said|My student wrote] "{t}". [Please correct it|Is that right|What is the correct form|Fix it please][.|]
""")

PUNCTUATE = lines("""
[Add|Put in|Fix] [capital letters and punctuation|the capitals and the full stop|punctuation and capital letters][:| here:| in this sentence:] {t}
[Write|Rewrite] this with [correct punctuation|capital letters and a full stop|proper capitals and punctuation]: {t}
[Fix|Correct] the [capital letters|punctuation|punctuation and capitals]: {t}
[Punctuate|Capitalize and punctuate] this[ sentence|]: {t}
""")

SUMMARIZE = lines("""
[Summarize|Sum up|Shorten|Condense|summarize|Please summarize] [this|this text|the following|this note|this message|the text below][:| in one sentence:| briefly:] {t}
[Give me|Write|I need|Make] a [short |one-sentence |brief |]summary[ of this|]: {t}
[What does this say|What is this about|What is the main point|What is the message|What do I need to know], in [short|one sentence|a few words]? {t}
{t} [Summarize this|Sum this up|Shorten this|Give me the short version|Put this in one sentence|Say that in one sentence|TL;DR please][.|]
[Make this shorter|Short version please|In one sentence|TL;DR|The gist of this|Too long, shorten it]: {t}
[Can you|Could you|Would you] [summarize|shorten|sum up] this[ text| note| for me|]? {t}
[My boss sent this|I got this message|I got this note|This was on the door]: "{t}" [Summarize it|What is the short version|Sum it up][.|]
""")

FUN_FACT = lines("""
[Tell me|Give me|Do you know|Share|I want|I'd like|Can you tell me|Say] [a fun fact|an interesting fact|something interesting|a random fact|a surprising fact|a cool fact|some trivia][.||!|?| please]
[fun fact|random fact|surprising fact|interesting fact][?||, please| please|!]
[What is|What's] [a fun fact|an interesting fact|something most people don't know|something surprising]?
[Teach me|Tell me] something [new|I don't know|interesting|cool|surprising|strange but true][.|!|]
[Surprise me with|Amaze me with|Hit me with|Start my day with] [a fact|an odd fact|a fun fact|a strange fact][.|!|]
[Got|Any|Have you got any|Know any] [fun facts|odd facts|facts for me|cool facts|trivia]?
[I need|We need] a [fun|strange|short] fact for [a party|my class|a quiz|today|the kids][.|]
""")

WOODCHUCK = lines("""
How much wood would a woodchuck chuck if a woodchuck could chuck wood?
How much wood would a woodchuck chuck if a woodchuck could chuck wood?
How much wood would a woodchuck chuck if a woodchuck could chuck wood?
How much wood would a woodchuck chuck if a woodchuck could chuck wood?
[How much|how much] wood [would|could|can|does] a woodchuck chuck[?||, if a woodchuck could chuck wood?| if it could chuck wood?| if he could chuck wood| in a day?]
[Tell me|Do you know|Can you tell me|I wonder|I want to know|Please tell me|I have to know] how much wood a woodchuck would chuck[ if a woodchuck could chuck wood| if it could|][.|?|]
[If a woodchuck could chuck wood|If woodchucks could chuck wood], how much wood would [a woodchuck|it|they] chuck?
[How many|How much] [logs|wood|pieces of wood] [would|could] [a woodchuck|woodchucks|one woodchuck] chuck?
[Answer|Finish|Say|Complete] the [woodchuck tongue twister|tongue twister about the woodchuck|woodchuck rhyme][.|]
[The woodchuck question|Woodchuck question|An old question|The classic]: how much wood would a woodchuck chuck?
[What is|What's] the answer to the woodchuck [question|tongue twister|riddle]?
[woodchuck chuck wood how much|how much wood woodchuck|woodchuck wood?]
""")

TONGUE_TWISTER = lines("""
[Tell|Give|Teach] me a tongue twister[.|!|, please.| please|]
[Do you know|Have you got|Can you say|Know] [a tongue twister|any tongue twisters|a good tongue twister]?
[I need|I want|I'd like] a tongue twister[.| for my class.| for the kids.|]
[Say|Write] a tongue twister[.|!|]
tongue twister[ please|]
""")
