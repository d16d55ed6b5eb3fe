"""Riddles: the ducks in a line, and other old trick questions, worded in many ways.

`[a|b]` in a wording is a choice (nesting allowed) and `{x}` a slot. Knows nothing of the other reasoning skills.
"""

import random
import re
from collections.abc import Callable

from scripts.demo_corpus import reasoning_riddles_more as more
from scripts.demo_corpus import reasoning_words as w
from scripts.demo_corpus.example import Example

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
CANONICAL_DUCKS = "There are two ducks in front of a duck, two ducks behind a duck and a duck in the middle. How many ducks are there?"
_PEOPLE = frozenset(["child", "boy", "girl", "soldier", "runner", "student", "tourist", "monk", "sailor", "nun", "cyclist"])


def expand(rng: random.Random, text: str) -> str:
    """One reading of a wording: innermost choices first, then tidy spaces and a capital after each full stop."""
    while "[" in text:
        text = _CHOICE.sub(lambda m: rng.choice(m.group(1).split("|")), text)
    text = re.sub(r" +([.,?!:;])", r"\1", re.sub(r"\s+", " ", text)).strip()
    return re.sub(r"(^|[.?!] )([a-z])", lambda m: m.group(1) + m.group(2).upper(), text)


def plural(noun: str) -> str:
    if noun in w.IRREGULAR:
        return w.IRREGULAR[noun]
    if noun.endswith(("s", "x", "ch", "sh", "z")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def article(noun: str) -> str:
    return ("an " if noun[0] in "aeio" or noun.startswith(("um", "un", "ul")) else "a ") + noun


# the three facts as noun phrases and as sentences
_FRONT_NP = ("two {xs} [in front of|ahead of|before] {ax}", "[2|two] {xs} in front of {ax}")
_BACK_NP = ("two {xs} [behind|after|in back of] {ax}", "[2|two] {xs} behind {ax}")
_MIDDLE_NP = ("{ax} in the middle", "one {x} in the middle", "{ax} [in between|in the center|right in the middle]")
_FRONT_S = (
    "[{ax}|one {x}] has two {xs} [in front of|ahead of|before] {it}",
    "two {xs} [are|go|move] [in front of|ahead of] [{ax}|one {x}]",
    "[{ax}|one {x}] [follows|is behind] two [others|other {xs}|{xs}]",
    "the last {x} has two {xs} in front of {it}",
)
_BACK_S = (
    "[{ax}|another {x}|one {x}] has two {xs} [behind|after] {it}",
    "two {xs} [are|come|follow] behind [{ax}|one {x}]",
    "[{ax}|one {x}] is [followed by|in front of] two [others|other {xs}|{xs}]",
    "the first {x} has two {xs} behind {it}",
)
_MIDDLE_S = (
    "[{ax}|one {x}] is in the middle",
    "[{ax}|one {x}] [moves|goes|stays] [in the middle|between two others|in between]",
    "there is [{ax}|one {x}] in the middle",
    "the middle {x} has one {x} on each side",
)
_QUESTIONS = (
    "how many {xs} are there[| in all| in total| altogether|, then| really]?",
    "how many {xs} [is that|do I see|do you count|does that make|can you count]?",
    "what is the [smallest|least|lowest|minimum] number of {xs}[| there can be| that fits| needed|, then]?",
    "[can you tell me|tell me|do you know|could you work out] how many {xs} there are[|, please]?",
    "so how many {xs}?",
    "what is the total number of {xs}?",
    "how many {xs} must there be[| at least]?",
    "count the {xs}.",
    "at least how many {xs} [are there|are we talking about]?",
    "work out the number of {xs}.",
    "how many {xs} do we need for [this|that]?",
    "how many {xs} make up the [line|row|group]?",
    "[give me|find] the number of {xs}[|, as small as possible].",
)
_LEADS_NP = (
    "there are {f}.", "{f}.", "I see {f}.", "I saw {f}.", "[imagine|picture|think of] {f}.", "on the [road|path|way home] there are {f}.",
    "[in a line|in a row] there are {f}.", "we have {f}.", "you see {f}.",
    "[a riddle|riddle|here is a riddle|an old puzzle]: there are {f}.",
    "let there be {f}.", "suppose there are {f}.", "my [grandma|teacher|brother|friend] saw {f}.", "on a walk I met {f}.",
)  # fmt: skip
_LEADS_S = (
    "{f}.", "in a [line|row|queue], {f}.", "some {xs} are in a [line|row]: {f}.", "[riddle|here is a puzzle]: {f}.",
    "[suppose|imagine|say] that {f}.", "{xs} go along [a road|the road|a path] so that {f}.", "look at these {xs}: {f}.",
    "a few {xs} stand in a line. {f}.", "we know that {f}.", "a group of {xs} moves in single file. {f}.",
)  # fmt: skip
# leads after which a new sentence may start
_LEADS_SPLIT = (
    "{f}.", "{f}.", "some {xs} are in a [line|row]. {f}.", "a few {xs} stand in a line. {f}.", "a group of {xs} moves in single file. {f}.",
    "[riddle|here is a puzzle]. {f}.", "look at these {xs}. {f}.",
)  # fmt: skip
_QUESTION_FIRST = (
    "how many {xs} are there if there are {f}?",
    "how many {xs} are there when you see {f}?",
    "what is the [smallest|least] number of {xs} such that there are {f}?",
    "what is the [smallest|fewest] number of {xs} you need to have {f}?",
    "how many {xs} does it take to have {f}?",
    "[tell me|say] how many {xs} there are if I see {f}.",
    "how many {xs} do I need for {f}?",
    "find the number of {xs}: {f}.",
)


def _fill(rng: random.Random, text: str, noun: str, facts: str = "") -> str:
    slots = {"x": noun, "xs": plural(noun), "ax": article(noun), "it": "them" if noun in _PEOPLE else "it", "f": facts}
    for name, value in slots.items():
        text = text.replace("{" + name + "}", value)
    return expand(rng, text)


def _lower_first(text: str) -> str:
    return text[0].lower() + text[1:]


def _joined(rng: random.Random, parts: list[str]) -> str:
    head, last = parts[:-1], parts[-1]
    return ", ".join(head) + rng.choice((" and ", ", and ", " and ")) + last


def _duck_prompt(rng: random.Random, noun: str) -> str:
    sentences = rng.random() < 0.5
    pools = (_FRONT_S, _BACK_S, _MIDDLE_S) if sentences else (_FRONT_NP, _BACK_NP, _MIDDLE_NP)
    front, back, middle = (_lower_first(_fill(rng, rng.choice(pool), noun)) for pool in pools)
    parts = [front, back] if rng.random() < 0.6 else [back, front]
    # the middle one is named last most of the time, sometimes first, sometimes not at all
    roll = rng.random()
    parts = [*parts, middle] if roll < 0.7 else [middle, *parts] if roll < 0.85 else parts
    if not sentences and rng.random() < 0.25:
        return _fill(rng, rng.choice(_QUESTION_FIRST), noun, _joined(rng, parts))
    split = sentences and rng.random() < 0.3
    facts = ". ".join(p[0].upper() + p[1:] for p in parts) if split else _joined(rng, parts)
    setup = _fill(rng, rng.choice(_LEADS_SPLIT if split else _LEADS_S if sentences else _LEADS_NP), noun, facts)
    if not split and rng.random() < 0.4:
        setup = _fill(rng, rng.choice(more.DUCK_LEADS), noun, facts)
    return setup + " " + _fill(rng, rng.choice(_QUESTIONS if rng.random() < 0.5 else more.DUCK_QUESTIONS), noun)


def _ducks(rng: random.Random) -> Example:
    noun = "duck" if rng.random() < 0.55 else rng.choice(w.DUCK_ANIMALS)
    if rng.random() < 0.08:
        prompt, noun = CANONICAL_DUCKS, "duck"
    elif rng.random() < 0.12:
        prompt = CANONICAL_DUCKS.replace("a duck", article(noun)).replace("ducks", plural(noun))
    elif rng.random() < 0.08:
        prompt = _fill(rng, rng.choice(more.DUCK_SHORT), noun)
    else:
        prompt = _duck_prompt(rng, noun)
    xs = plural(noun)
    answer = (
        f"Put the {xs} in one line. Two {xs} are behind the first {noun}, two {xs} are in front of the last {noun}, "
        f"and one {noun} is in the middle. So there are three {xs}.\nAnswer: 3"
    )
    return Example(prompt, answer, "ducks")


def _numbers(rng: random.Random) -> dict[str, str]:
    """Slots shared by the riddles; every value is computed here so that explanation and answer agree."""
    n = rng.randint(6, 40)
    k = rng.randint(2, n - 1)
    a, b = rng.randint(4, 20), rng.randint(2, 7)
    a = max(a, b + 1)
    s = rng.randint(2, 9)
    t = s * rng.randint(3, 9)
    h = 2 * rng.randint(5, 40)
    plus = rng.choice((5, 10, 15, 20))
    p = rng.randint(3, 8)
    r, u = rng.randint(8, 20), rng.randint(2, 6)
    boys, m = rng.randint(2, 8), rng.choice((3, 5, 6, 7, 8, 10, 12, 20, 50, 100))
    values = {
        "n": n, "k": k, "a": a, "b": b, "s": s, "t": t, "h": h, "p": p, "p1": p - 1, "pm": 30 * (p - 1), "r": r, "u": u, "plus": plus,
        "half": f"{h} / 0.5 = {2 * h}", "halfsum": f"{2 * h} + {plus} = {2 * h + plus}", "halfans": 2 * h + plus,
        "boys": boys, "boys1": boys + 1, "m": m, "left": a - b,
    }  # fmt: skip
    slots = {key: str(value) for key, value in values.items()}
    girls = rng.sample(w.GIRLS, 5)
    boy = rng.choice(w.BOYS)
    slots |= {"girl": girls[0], "girls": ", ".join(girls[1:]), "boy": boy}
    slots["heavy"], slots["light"] = rng.choice(w.HEAVY), rng.choice(w.LIGHT)
    slots["unit"] = rng.choice(w.WEIGHT_UNITS)
    slots["aunit"] = article(slots["unit"])
    slots["animal"] = rng.choice(["sheep", "cows", "goats", "hens", "horses", "pigs"])
    return slots


# (wordings, explanation, answer)
_RIDDLES: list[tuple[tuple[str, ...], str, str]] = [
    (
        ("[A farmer|Some farmer|A shepherd|My uncle] has {n} {animal} and all but {k} [die|run away|get lost]. How many [are "
         "left|remain|{animal} are left]?",
         "All but {k} of a farmer's {n} {animal} [die|died|ran off]. How many [are left|are still there|does he still have]?",
         "If a farmer [has|had|owns] {n} {animal} and all but {k} die, how many [are left|live|are still alive]?",
         "There were {n} {animal} on a farm. All but {k} [ran away|died|were sold]. How many [stayed|were left|remained]?",
         "How many {animal} are left if a farmer has {n} and all but {k} [of them |]die?",
         "[{boy}|{girl}] keeps {n} {animal}. [One night|One day|In winter] all but {k} [escape|get lost]. How many are still there?"),
        "All but {k} means that {k} stay.", "{k}",
    ),
    (
        ("How many months [have|contain] 28 days?",
         "[Some months have 31 days. |Some months have 30 days and some have 31. |]How many have 28[ days|]?",
         "In [a|one] year, how many [of the |]months have [at least |]28 days[ in them|]?", "What is the number of months with 28 days?",
         "How many months [of the year |]have 28 days in them?", "[Count|Tell me the number of] the months that have 28 days.",
         "How many of the twelve months have [28|twenty-eight] days?"),
        "Every month has at least 28 days, so all twelve do.", "12",
    ),
    (
        ("Which [weighs more|is heavier], {aunit} of {heavy} or {aunit} of {light}?",
         "[What|Which] is heavier: {aunit} of {light} or {aunit} of {heavy}?",
         "Does {aunit} of {heavy} weigh more than {aunit} of {light}[, or do they weigh the same|, or are they the same]? Which "
         "is heavier?",
         "[I have|There is] {aunit} of {light} and {aunit} of {heavy}. Which one [weighs more|is heavier|is harder to lift]?",
         "{aunit} of {light} and {aunit} of {heavy}: which is heavier?",
         "Tell me which [weighs more|is lighter], {aunit} of {light} or {aunit} of {heavy}.",
         "If you put {aunit} of {heavy} and {aunit} of {light} on a scale, which [is heavier|goes down]?"),
        "Both are one {unit}, so they weigh the same.", "same",
    ),
    (
        ("How many times can you [take|subtract] {s} from {t}?", "How often can you [subtract|take] {s} [away |]from {t}?",
         "[Trick question|Riddle]: how many times can {s} be taken from {t}?",
         "From {t}, how many times can [I|you] [take|subtract] {s}?",
         "What is the number of times you can subtract {s} from {t}?",
         "You want to take {s} away from {t}. How many times can you do [it|that]?"),
        "Only once, because after that it is not {t} any more.", "1",
    ),
    (
        ("A rooster [sits|stands] on [the top of a barn|a roof|a barn roof] and lays an egg. Which [side|way] does the egg roll?",
         "A rooster lays an egg on the [very |]top of a [roof|barn|house]. Which way does [it|the egg] roll?",
         "Which side of the [roof|barn] does the egg of a rooster roll down?",
         "If a rooster lays an egg on a [pointed |]roof, [which way|where] does it roll?",
         "On the roof of a [barn|house] a rooster lays an egg. To which side does [it|the egg] fall?",
         "Where does an egg roll if a rooster lays it on a [roof|hill|barn]?"),
        "Roosters are male and lay no eggs, so nothing rolls.", "none",
    ),
    (
        ("[An|One] electric train goes [north|south|east|west] [and|while] the wind blows [east|west]. Which way does the smoke go?",
         "If an electric train is [heading|going|running] [north|south], which way does [its|the] smoke [blow|go]?",
         "Which way does the smoke of an electric train [blow|go|drift]?",
         "The wind blows [north|south] and an electric train goes [east|west]. Where does [its|the] smoke go?",
         "An electric train runs at [60|80|100] miles an hour. In which direction does the smoke [blow|go]?",
         "Where does the smoke go when an electric train drives [north|south|east|west]?"),
        "An electric train burns no fuel, so there is no smoke.", "none",
    ),
    (
        ("[Divide {h}|Take {h} and divide it] by [half|one half] and add {plus}. What [do you get|is it|is the result]?",
         "What is {h} divided by [half|one half|a half] plus {plus}?",
         "If you divide {h} by [half|one half] and [then |]add {plus}, what [do you get|is the answer]?",
         "{h} divided by [half|one half], plus {plus}: what is that?",
         "I divide {h} by [a half|one half|half] and add {plus}. What is my [number|result]?",
         "Start with {h}, divide by [one half|a half|half], then add {plus}. [What comes out|What is the result]?"),
        "Dividing by half is the same as times 2: {half}. Then {halfsum}.", "{halfans}",
    ),
    (
        ("[There are {a} burning|There are {a} lit|You light {a}] candles and {b} are blown out. How many [candles |]are left "
         "in the end[, if the others burn down|]?",
         "{a} candles are burning and the wind blows out {b}. How many [are left|candles are left|remain] in the end?",
         "{girl} lights {a} candles. {b} are blown out and the rest burn [down|away]. How many are left [at the end|]?",
         "A room has {a} burning candles. {b} of them are blown out. How many candles [do you still have|are there] [at the "
         "end|in the end]?",
         "If {a} candles burn and you blow out {b}, how many candles [remain|are left] [at the end|in the end]?",
         "[{boy} blows|I blow] out {b} of {a} burning candles and [goes|go] to bed. How many candles are left in the morning?"),
        "The ones that keep burning melt away, so only the {b} blown out are left.", "{b}",
    ),
    (
        ("{girl}'s [father|mother|dad|mom] has five daughters: {girls} and one more. [What is the name of the fifth|What is the "
         "fifth one called|Who is the fifth daughter]?",
         "{girl}'s [father|mother] has five [daughters|girls]. Four are called {girls}. What is the [fifth|last|other] one called?",
         "The [father|mother|parents] of {girl} [had|raised] five daughters: {girls} and who else?",
         "Five daughters: {girls} and a fifth. Their mother is {girl}'s mother too. Who is the fifth?",
         "If {girl}'s [dad|mother] has five daughters named {girls} and one more, what is her name?",
         "What is the name of the fifth daughter if {girl}'s father has five and the first four are {girls}?"),
        "The daughters are of {girl}'s own family, so the fifth is {girl}.", "{girl}",
    ),
    (
        ("[A|My|The] doctor has a brother, but the brother has no brother. [Who|What] is the doctor[ to him|]?",
         "[A|One] doctor's brother [died|moved away] [and|but] he had no brother. [How can that be|Who was the doctor]? Say what "
         "the doctor is to him.",
         "The doctor says: {boy} is my brother. {boy} says: I have no brother. [Who|What] is the doctor to {boy}?",
         "{boy} is a doctor's brother, [yet|but] {boy} has no brothers. [Who|What] is the doctor[ to {boy}|]?",
         "A doctor had a brother called {boy}, but {boy} had no brothers. What was the doctor to {boy}?",
         "How [can|could] a doctor have a brother who has no brother? What is the doctor to him?"),
        "The doctor is a woman, so the doctor is his sister.", "sister",
    ),
    (
        ("How much [dirt|soil|earth] is [there |]in a hole that is {a} feet [deep|long] and {b} feet wide?",
         "[Someone digs|A man dug|I dig|{boy} dug] a hole {a} feet deep and {b} feet wide. How much [dirt|earth|soil] is in "
         "[it|the hole]?",
         "How much [soil|earth|dirt] [is in|can be found in] a hole of {a} feet by {b} feet?",
         "A hole is {a} feet long, {b} feet wide and {b} feet deep. How much [dirt|earth|soil] does it [hold|have in it]?",
         "There is a hole {a} meters deep. How many buckets of [dirt|soil|earth] are [in it|inside]?",
         "[What amount of|How much] [dirt|soil] is in a hole of {a} by {b} feet?"),
        "A hole is empty, so there is no dirt in it.", "0",
    ),
    (
        ("[A|The] clock strikes once at one o'clock and twice at two o'clock. How often does it strike at [ten|10] o'clock?",
         "[A|The|Our] clock strikes the hour [once at one, twice at two and so on|with one stroke per hour]. How many strokes "
         "[are there |do I hear |]at ten o'clock?",
         "[How many times|How often] does a clock strike at ten o'clock if it strikes once at one and twice at two?",
         "At one the clock strikes once, at two it strikes twice. How many [strikes|strokes] at ten?",
         "A [church|tower] clock strikes three times at three and four times at four. How many times does it strike at ten?",
         "It is ten o'clock and the clock strikes the hour. How many [strokes|strikes] do [I|you|we] hear?"),
        "The clock strikes once for each hour, so it strikes ten times.", "10",
    ),
    (
        ("You are [in|running] a race and [pass|overtake] the [person|runner] in second place. [What|Which] place are you in[ now|]?",
         "If you overtake the [runner|person] in second [place|position], [what|which] place are you in?",
         "In a [running |bike |]race you pass the one in second. What place [do you have|are you in]?",
         "[During|In] a race I [pass|overtake] the one who is second. What is my [place|position] now?",
         "{boy} runs a race and passes the runner who is second. [What place is {boy} in|Which place does {boy} have now]?",
         "{girl} overtakes the second [runner|girl|cyclist] [in a race|just before the end]. Which place is {girl} in?"),
        "Passing the runner in second place puts you in that place.", "second",
    ),
    (
        ("[A|One] [mother|father|couple|woman|man] has {boys} sons and each son has one sister. How many children are there[ in all|]?",
         "Each of {boys} brothers has one sister. How many children are [there|in the family]?",
         "Mr. [Brown|Green|Hill|Wood|Stone] has {boys} [boys|sons]. Each of them has one sister. How many children does he have?",
         "In a family there are {boys} brothers and each brother has one sister. How many [children|kids] are there?",
         "How many children are there if a family has {boys} sons and each of them has one sister?",
         "{boys} brothers [live in a house|are in one family]. Every brother has one sister. How many [children|kids] is that?"),
        "The {boys} brothers share one sister: {boys} + 1 = {boys1}.", "{boys1}",
    ),
    (
        ("[A|One] [mother|father|couple|woman|man] has {boys} daughters and each daughter has one brother. How many children are "
         "there[ in all|]?",
         "Each of {boys} sisters has one brother. How many children are [there|in the family]?",
         "Mrs. [Brown|Green|Hill|Wood|Stone] has {boys} [girls|daughters]. Each of them has one brother. How many children does "
         "she have?",
         "In a family there are {boys} sisters and each sister has one brother. How many [children|kids] are there?",
         "How many children are there if a family has {boys} daughters and each of them has one brother?",
         "{boys} sisters [live in a house|are in one family]. Every sister has one brother. How many [children|kids] is that?"),
        "The {boys} sisters share one brother: {boys} + 1 = {boys1}.", "{boys1}",
    ),
    (
        ("A [father|man] and his son [are in|have] a [car crash|car accident]. The father dies. The surgeon says: I cannot "
         "operate, this boy is my son. Who is the surgeon?",
         "A boy is hurt [in a crash|in an accident] and his father is not there. The surgeon looks at the boy and says: that is "
         "my son. Who is the surgeon?",
         "The surgeon is not the boy's father, but the boy is the surgeon's son. Who is the surgeon?",
         "The surgeon [cannot|will not] operate on the boy because he is the surgeon's son, but the surgeon is not his father. "
         "Who is the surgeon?",
         "Who is the surgeon if the boy is the surgeon's son but the surgeon is not his father?",
         "A surgeon says a [sick|hurt] boy is her own son. The father [is dead|is far away]. Who is the surgeon[ to the boy|]?"),
        "The surgeon is a parent but not the father, so the surgeon is the boy's mother.", "mother",
    ),
    (
        ("If there are {a} apples[ on a table|] and you take away {b}, how many [apples |]do you have?",
         "There are {a} [pears|plums|cookies] [on the table|in a bowl|in a basket]. You take {b} of them. How many do you have[ now|]?",
         "You take {b} [apples|oranges] from [a pile of|a bowl with] {a}. How many do you have?",
         "[{boy}|{girl}] puts {a} apples on a table and you take {b} of them. How many do you have?",
         "How many [apples|pears] do you have if you take {b} from {a}?",
         "From a basket of {a} [eggs|lemons|apples] you take {b}. How many [are yours|do you have|have you got]?"),
        "You have the ones that you took, and that is {b}.", "{b}",
    ),
    (
        ("A doctor gives you {p} pills and [says|tells you] to take one every half hour. How many minutes do they last?",
         "You [have|get] {p} pills and [must|should] take one every 30 minutes. How many minutes pass until you take the last one?",
         "If I take one of {p} pills every half hour, starting now, after how many minutes do I take the last one?",
         "How many minutes do {p} pills last if you take one [now and then one |]every half hour?",
         "A nurse gives {boy} {p} pills, one to be taken every half hour. After how many minutes are they [gone|all taken]?",
         "{girl} takes a pill every 30 minutes and has {p} pills. How many minutes are there from the first to the last?"),
        "The first pill is taken at once, so there are {p1} waits of 30 minutes: {p1} x 30 = {pm}.", "{pm}",
    ),
    (
        ("If {m} [cats|hens] catch {m} [mice|bugs] in {m} minutes, how many minutes does one [of them |]need for one?",
         "{m} [machines|workers|robots] do {m} jobs in {m} minutes. How many minutes does one [of them |]need for one job?",
         "It takes {m} [machines|robots] {m} minutes to make {m} [toys|boxes|parts]. How many minutes does one of them need to make one?",
         "In {m} minutes, {m} bakers bake {m} cakes. How many minutes does one baker need for one cake?",
         "How many minutes does one [machine|robot] need for one [toy|box] if {m} of them make {m} in {m} minutes?",
         "{m} painters paint {m} [doors|walls] in {m} minutes. How long does one painter take for one? Say it in minutes."),
        "Each one does its own job in the same {m} minutes.", "{m}",
    ),
    (
        ("A [boat|ship] has a ladder with {r} rungs [above|over] the water. The tide rises {u} rungs. How many rungs are above "
         "the water[ then| now|]?",
         "A rope ladder hangs from a [ship|boat] and {r} rungs show above the water. The tide rises by {u} rungs. How many rungs "
         "[still show|show now|are dry]?",
         "{r} rungs of a ship's ladder are above the sea. The sea rises by {u} rungs. How many are above [it|the sea] now?",
         "How many rungs stay dry if a ladder on a floating boat shows {r} rungs and the tide comes up {u} rungs?",
         "The water rises {u} rungs. Before that, the ladder of a floating ship had {r} rungs above the water. How many "
         "[now|after that]?",
         "On a [floating |]boat hangs a ladder with {r} dry rungs. [High tide|The tide] lifts the water by {u} rungs. How many "
         "rungs are dry?"),
        "The ship rises with the water, so {r} rungs stay above it.", "{r}",
    ),
    (
        ("Two fathers and two sons [go to lunch|sit in a car|share a boat]. What is the smallest number of people[ there can be|]?",
         "Two fathers and two sons [go|went] fishing and each [catches|caught] one fish. What is the smallest number of fish?",
         "What is the smallest [group|number of people] that has two fathers and two sons in it?",
         "How many people do you need at least to have two fathers and two sons?",
         "Two sons and two fathers [eat|ate] one egg each. At least how many eggs [is that|were eaten]?",
         "In a room are two fathers and two sons, with as few people as possible. How many [people |]are there?"),
        "A grandfather, a father and a son are two fathers and two sons, and that is three people.", "3",
    ),
    (
        ("You have [one|a single|just one] match and [enter|walk into] a dark room with a candle, a lamp and a stove. What do you "
         "light first?",
         "With only one match you [come into|enter] a room with a lamp, a candle and a [fireplace|stove]. What do you light first?",
         "There is a lamp, a stove and a candle, and you have one match. What [must|should] you light first?",
         "What do you light first in a cold room with a [fireplace|stove], a candle and only one match?",
         "{boy} has one match, a candle and an oil lamp. What does {boy} light first?",
         "{girl} [is|stands] in a dark cabin with a stove, a lamp and one match. [What|Which thing] should {girl} light first?"),
        "Nothing burns before the match does, so light the match first.", "match",
    ),
    (
        ("[Can|May|Could] a man marry [his widow's sister|the sister of his widow]?",
         "Is it [legal|possible|allowed] for a man to marry his widow's sister?",
         "A man wants to marry the sister of his widow. Can he[ do it| do that|]?",
         "Would the law let a man marry the sister of his own widow?",
         "{boy} would like to marry his widow's sister. Is that possible?",
         "Does any country let a man marry his widow's sister? Can it be done?"),
        "A man who has a widow is dead, so he cannot marry anyone.", "no",
    ),
    (
        ("How many animals of each kind did Moses [take|bring|load] on the ark?",
         "How many of each animal [went|came] with Moses on the ark?",
         "Moses took how many animals of each kind on the ark?", "How many [sheep|lions|birds|camels] did Moses take on the ark?",
         "What number of animals did Moses [put|take] on his ark?", "On the ark of Moses, how many of each animal were there?"),
        "It was Noah who had the ark, so Moses took none.", "0",
    ),
    (
        ("A plane crashes on the border between [two countries|France and Spain|Canada and Mexico|Chile and Peru]. Where are the "
         "survivors buried?",
         "Where do you bury the survivors [after|of] a [plane crash|train crash|shipwreck]?",
         "In which [country|land] are the survivors of a border crash buried?",
         "A [train|bus|ship] crashes right on a border. Where should they bury the survivors?",
         "If a [plane|jet] falls on a border, [where|in which country] are the survivors buried?",
         "On which side of the border do you bury survivors of a [crash|wreck]?"),
        "Survivors are alive, so they are not buried.", "nowhere",
    ),
    (
        ("If it takes {m} men {s} hours to build a wall, how many hours do {b} men need to build the same wall, now that it is done?",
         "A wall is built by {m} men in {s} hours. How many hours do {b} men need to build that finished wall?",
         "{m} workers built a [wall|shed] in {s} hours. It stands. How many hours do {b} workers need to build it?",
         "How many hours do {b} men need to build a wall that {m} men have already built?",
         "The wall is finished: {m} men took {s} hours. How long do {b} men need to build it? Answer in hours.",
         "After {m} men finish a wall in {s} hours, how many hours do {b} men need to build the same wall?"),
        "The wall is already built, so no time is needed.", "0",
    ),
]  # fmt: skip

# what am I: (facts as "it ..." clauses, explanation, answer)
_WHAT_AM_I: list[tuple[tuple[str, ...], str, str]] = [
    (("has hands but cannot clap", "has a face and two hands but no arms", "has hands but no fingers",
     "has two hands and a face but no legs"),
     "Its hands show the hours.", "clock"),
    (("has keys but cannot open a lock", "has many keys but opens no door",
     "has black and white keys but no lock"), "Its keys make music.", "piano"),
    (("gets wetter the more it dries", "gets wet while it dries other things", "becomes wetter and wetter as it dries you"),
     "It takes up the water of the things it dries.", "towel"),
    (("has a neck but no head", "has a neck and no head but wears a cap"), "You pour from its neck.", "bottle"),
    (("goes up but never comes down", "gets higher every year and never falls",
     "always goes up and cannot go down"), "It grows with every birthday.", "age"),
    (("must be broken before you can use it", "has to be broken before you eat it",
     "is no use until you break it"), "You break its shell first.", "egg"),
    (("has one eye but cannot see", "has an eye but is blind", "has one eye and sees nothing"), "Its eye is a hole for the thread.",
     "needle"),
    (("has teeth but cannot bite", "has many teeth but never eats", "has teeth but no mouth"), "Its teeth run through your hair.",
     "comb"),
    (("gets bigger the more you take away from it", "grows when you take things out of it",
     "gets larger when earth is taken away"), "Taking earth out makes it bigger.", "hole"),
    (("has legs but cannot walk", "has four legs but never walks",
     "has four legs and no feet, and people eat at it"), "Its legs hold up the top.", "table"),
    (("has cities but no houses", "has rivers but no water", "shows roads but no cars drive on them",
     "has towns, rivers and hills but no people"), "It shows places on paper.", "map"),
    (("is full of holes but holds water", "has many holes and still holds water"), "It soaks up water in its holes.", "sponge"),
    (("runs but has no legs", "has a mouth but never speaks and a bed but never sleeps", "has a bed but never sleeps in it",
     "has a mouth but cannot eat, and runs all day"),
     "Its water runs in its bed.", "river"),
    (("follows you in the sun but is gone in the dark", "copies what you do but has no body",
     "is always with you on a sunny day but weighs nothing"),
     "It is made where your body stops the light.", "shadow"),
    (("has pages but is not a servant", "has a spine but no bones", "has many leaves but is not a tree",
     "has a back and a cover but cannot sleep"),
     "You read its pages.", "book"),
    (("has a thumb and four fingers but is not alive", "has five fingers but no bones",
     "has fingers but cannot feel"), "You put it on your hand.", "glove"),
    (("can travel around the world in a corner", "stays in a corner and goes around the world"), "It sits in the corner of a letter.",
     "stamp"),
    (("has a ring but no finger", "rings but wears no ring, and people talk to it"), "It rings when somebody calls.", "phone"),
    (("flies without wings", "passes but has no legs, and you cannot get it back",
     "flies but has no wings, and a clock counts it"), "It goes by and never comes back.", "time"),
    (("can be caught but not thrown", "is easy to catch but cannot be thrown, and makes you sneeze"), "You catch it when you get ill.",
     "cold"),
    (("belongs to you but others use it more", "is yours but your friends use it more than you do"), "Others say it when they call you.",
     "name"),
    (("is so weak that saying its own name breaks it", "is broken when you speak",
     "is gone as soon as you say its name"), "It ends when anyone speaks.", "silence"),
    (("answers you but has no mouth", "speaks back in the hills but has no voice of its own",
     "repeats what you say but has no mouth"), "It is your own voice coming back.", "echo"),
    (("is tall when young and short when old", "gets shorter the longer it burns",
     "gives light and gets smaller as it does"), "It burns down as it gives light.", "candle"),
    (("has a tail and a head but no body",
     "has a head and a tail but no legs, and you can spend it"), "Heads and tails are its two sides.", "coin"),
    (("has words but never speaks", "is full of words in order from a to z"), "It lists words and what they mean.", "dictionary"),
    (("goes up and down but does not move", "has steps but never walks"), "People walk up and down its steps.", "stairs"),
    (("has ears but cannot hear, and grows in a field", "has ears but hears nothing, and you eat it"), "Its ears grow on a stalk.",
     "corn"),
]  # fmt: skip
_WHAT_FRAMES = (
    "What {f}?", "[Which thing|What thing|What object] {f}?", "[Riddle|A riddle|Here is a riddle]: it {f}. What is it?",
    "It {f}. What is it?", "[Guess|Can you guess] what I mean: it {f}.", "I am thinking of something that {f}. What is it?",
    "Name [something|a thing] that {f}.", "What do we call a thing that {f}?", "[Tell me|Do you know] what {f}[?|, please?]",
    "Solve this riddle: what {f}?", "There is something that {f}. What [is it|could it be]?", "It {f}, so what is it?",
    "[Think|Think hard]: what {f}?", "My [friend|teacher|brother|sister] asked me what {f}. What is it?", "Something {f}. Name it.",
)  # fmt: skip


def _riddle(rng: random.Random) -> Example:
    slots = _numbers(rng)
    wordings, why, answer = rng.choice(_RIDDLES if rng.random() < 0.6 else more.RIDDLES)
    text, why, answer = rng.choice(wordings), why, answer
    for name, value in slots.items():
        text, why, answer = (part.replace("{" + name + "}", value) for part in (text, why, answer))
    return Example(expand(rng, text), f"{why}\nAnswer: {answer}", "riddle")


def _what_am_i(rng: random.Random) -> Example:
    facts, why, answer = rng.choice(_WHAT_AM_I)
    text = expand(rng, rng.choice(_WHAT_FRAMES)).replace("{f}", rng.choice(facts))
    return Example(text, f"{why} {_IT_IS.get(answer, 'It is ' + article(answer))}.\nAnswer: {answer}", "what_am_i")


_IT_IS = {
    "time": "It is time", "silence": "It is silence", "stairs": "They are stairs", "corn": "It is corn", "age": "It is your age",
    "name": "It is your name", "shadow": "It is your shadow",
}  # fmt: skip

SKILLS: dict[str, tuple[float, Callable[[random.Random], Example]]] = {
    "ducks": (0.12, _ducks),
    "riddle": (0.14, _riddle),
    "what_am_i": (0.06, _what_am_i),
}
