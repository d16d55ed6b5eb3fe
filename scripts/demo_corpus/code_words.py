"""Words of the code generator: names to copy, inflection of verbs, kinds of program. Knows nothing of tasks or frames."""

import random
import re
from collections.abc import Callable


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


PEOPLE = _words(
    "Ada Ben Cara Dan Ella Finn Gina Hugo Iris Jack Kim Leo Mia Noah Olga Paul Quinn Rosa Sam Tina Uma Vera Will Xena Yara Zoe Alice Bob "
    "Carol David Emma Frank Grace Henry Ivan Julia Karl Laura Maria Nina Oscar Petra Ralf Sara Tom Ursula Victor Wendy Anna Bruno Clara "
    "Dora Erik Fiona George Hanna Igor Jane Kevin Lisa Marco Nora Otto Peter Ruth Simon Tara Lily Max Amir Bea Chen Diego Eva Farah "
    "Goran Hiro Ines Jonas Kofi Lena Milan Nadia Omar Priya Rene Sofia Theo Yusuf Zara Abby Carl Ed Gus Ida Joe Kate Luke Meg Ned Pam"
)
ITEMS = _words(
    "apple pear plum lemon mango cherry melon grape peach fig banana orange kiwi berry bread butter cheese milk tea coffee juice water "
    "rice soup salt sugar honey egg fish carrot potato onion tomato bean corn pepper garlic cake cookie chair table lamp sofa desk shelf "
    "bed door window mirror clock phone laptop mouse keyboard screen cable camera radio book pen pencil paper ruler bag box bottle cup "
    "plate fork spoon knife pan pot shirt hat shoe sock coat scarf glove ring belt car bike bus train boat plane truck wheel engine "
    "tree flower leaf grass stone river lake cloud star moon cat dog horse cow sheep goat duck hen frog bee ant wolf bear lion tiger "
    "red blue green yellow black white brown pink gold silver one two three hammer nail saw screw rope brush paint glue ladder shovel"
)
CLASSES = _words(
    "Dog Cat Car Book Person Student Teacher Animal Bird House Room Plant Tree Phone Computer Robot Game Player Team City Country Movie "
    "Song Album Artist Recipe Order Product Customer User Employee Company Ticket Train Bus Plane Boat Bike Truck Rectangle Circle Point "
    "Box Lamp Table Chair Horse Fish Farm Garden Store Shop Task Note Message Event Course Lesson Exam Camera Watch Pizza Cake Coffee "
    "Drink Island River Planet Star Rocket Hero Monster Wizard Knight Dragon Card Coin Letter Parcel Invoice Account Member Worker Driver"
)
FIELDS = _words(
    "name age color size weight height width length price title author year pages speed brand model owner city country street email "
    "phone score level health power mass radius depth volume count rate code label kind status team number genre duration rating salary "
    "grade subject teacher room floor date time place distance temperature shape material taste smell breed species origin language "
    "capacity stock amount balance currency address website nickname job hobby position x y points lives"
)
NUMERIC = _words(  # the fields that hold numbers
    "age size weight height width length price pages speed score power mass radius depth volume count rate rating salary distance "
    "temperature capacity stock amount balance points lives floor x y"
)
NAME_VERBS = _words(
    "get make do find calc compute run check build process handle solve convert apply change update create fetch show work test eval "
    "use my try new simple fast quick easy just old big"
)
NAME_NOUNS = _words(
    "value result data number text word items list thing stuff it total answer output input score price string line numbers names info "
    "func helper task job step part rule case entry row record user"
)
NAME_SINGLE = _words(
    "foo bar baz helper solve compute process calc transform convert run func f g h fn work handle apply change go solution answer myfunc "
    "do_it main_task my_function my_func step magic trick tool worker job action task1 test_func demo example util op calculate modify"
)
MESSAGES = (
    "Good morning",
    "Good night",
    "Hello there",
    "Hi everyone",
    "Welcome",
    "Python is fun",
    "I love Python",
    "See you later",
    "Have a nice day",
    "Happy birthday",
    "Well done",
    "Good luck",
    "Thank you",
    "The end",
    "Game over",
    "You win",
    "Try again",
    "Let's go",
    "Nice to meet you",
    "Coffee time",
    "Stay calm",
    "Done",
    "Ready",
    "Start",
    "Stop",
    "All good",
    "It works",
    "Hello Mars",
    "Bye",
    "Goodbye",
    "Keep going",
    "Never give up",
    "Cats are great",
    "Dogs are great",
    "Time to code",
    "Hello friend",
    "Lunch is ready",
    "See you soon",
    "Good job",
    "Yes",
    "No",
    "Loading",
    "Saved",
    "File not found",
    "Access denied",
    "Hello from Python",
    "This is a test",
    "Testing",
    "My first program",
    "I am a robot",
)
PATHS = _words(
    "ping health status hello users items books info about version time news weather cats dogs music films recipes tasks notes orders "
    "products cars cities songs games players teams menu cart login home data test echo greet welcome hi search jobs events photos videos "
    "posts comments messages friends groups settings profile contact help docs_info stats score scores prices price stock shop store"
)
KEYS = _words("message status result answer text name value data info msg reply state title word greeting hello version user item note")
VALUES = _words(
    "ok hello pong up alive running ready done hi welcome yes fine good works success active online true 1.0 nice hey green open free "
    "fresh sunny cold warm blue red happy test demo local main stable new great cool perfect"
)

_DOUBLE = frozenset(_words("get cut drop strip swap split flip put map sum zip run tag let spit stop trim pad wrap grab chop skip set"))


# Verbs that come second in a phrase ("take a and b and return their sum").
_SECOND = re.compile(r"(?<= and )(return|add|multiply|give|print|say|sum|handle|keep|greet|lowercase)(?= )")


def _third(verb: str) -> str:
    if verb in ("do", "go") or verb.endswith(("s", "sh", "ch", "x", "z")):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}s"


def _gerund(verb: str) -> str:
    if verb in _DOUBLE:
        return f"{verb}{verb[-1]}ing"
    if verb.endswith("e") and not verb.endswith("ee"):
        return f"{verb[:-1]}ing"
    return f"{verb}ing"


def _inflect(phrase: str, change: Callable[[str], str]) -> str:
    verb, gap, rest = phrase.partition(" ")
    return change(verb) + _SECOND.sub(lambda m: change(m[0]), gap + rest)


def third(phrase: str) -> str:
    """ "reverse a string" -> "reverses a string"."""
    return _inflect(phrase, _third)


def gerund(phrase: str) -> str:
    """ "reverse a string" -> "reversing a string"."""
    return _inflect(phrase, _gerund)


def upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


_VERB_SYNONYMS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(rf"^(?:{pattern})\b"), tuple(others.split("|")))
    for pattern, others in (
        (
            "(?:check|test|tell|determine|say) (?:if|whether)",
            "check if|check whether|see if|see whether|test if|test whether|find out if|find out whether|decide whether|decide if|"
            "determine if|tell if|figure out if|work out whether|say if|say whether",
        ),
        ("return True if", "check if|tell if|see whether|be True when|give True if|answer True if|return True when"),
        ("return|give back|get", "return|give back|give me|output|produce|get|hand back|obtain|deliver|spit out|give"),
        ("(?:find|pick|locate)(?! how)", "find|get|find me|locate|look for|determine|pick out|figure out|search for|identify"),
        ("calculate|compute|work out", "calculate|compute|work out|figure out|determine|find|give|evaluate|get"),
        ("convert|turn(?= .* into)", "convert|transform|change|turn|translate"),
        ("(?:remove|delete|drop)(?!.* out of)", "remove|delete|drop|eliminate|take out|throw out|get rid of|strip out|kick out|leave out"),
        ("count(?! how)", "count|count up|tally|tally up"),
        ("add up|sum", "add up|sum|sum up|total|total up|add together"),
        (
            "(?:make|build|create|generate)(?= a (?:list|dict|dictionary|random)\\b)",
            "make|build|create|generate|construct|produce|assemble|form",
        ),
        ("sort|order", "sort|order|arrange"),
        ("merge|combine|join", "merge|combine|join|unite|fuse|put together|bring together"),
        ("print|show", "print|show|display|output|print out|write out"),
        ("(?:read|load)(?=.* (?:file|JSON))", "read|load|read in|load up|open and read"),
        ("split|cut|break", "split|cut|break|divide|chop|slice|split up"),
        ("reverse", "reverse|flip|turn around|invert"),
        ("implement", "implement|code|do|perform|carry out|write"),
        ("keep", "keep|retain|leave|select|pick"),
    )
)
_NOUN_SYNONYMS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(rf"\b{pattern}\b"), tuple(others.split("|")))
    for pattern, others in (
        (
            "(?<!into )(?<!as )a string",
            "a string|a text|any string|a given string|some string|a piece of text|the string s|an input string|a str",
        ),
        (
            "(?<!into )(?<!return )(?<!as )(?<!make )(?<!build )a list(?! of lists| with| comprehension)",
            "a list|any list|a given list|some list|the list|an array|my list|a Python list|an input list",
        ),
        ("(?<!into )(?<!to )a number(?! of)", "a number|any number|a given number|some number|an integer|an int|a value|the number n"),
        ("a word", "a word|any word|a given word|some word|an input word"),
        ("a sentence", "a sentence|any sentence|a given sentence|a line of text|a phrase"),
        ("a text", "a text|some text|a given text|a piece of text|any text|a string"),
        ("a dictionary", "a dictionary|a dict|a Python dict"),
        ("a dict", "a dict|a dictionary"),
        ("a file", "a file|a text file|some file|a given file"),
        ("a year", "a year|any year|a given year|some year"),
        ("numbers in a list", "numbers in a list|values in a list|list entries|elements of a list"),
        ("characters", "characters|letters|chars"),
        ("each(?! other)", "each|every|each single"),
        ("largest", "largest|biggest|greatest|highest"),
        ("smallest", "smallest|lowest|least"),
        ("items", "items|elements|entries|values"),
        ("two", "two|2|two given"),
    )
)


def vary(rng: random.Random, does: str) -> str:
    """The same deed in other words; phrases with quoted text are left as they are."""
    if '"' in does or "'" in does:
        return does
    if rng.random() < 0.45:
        for pattern, others in _VERB_SYNONYMS:
            found = pattern.match(does)
            if found:
                does = rng.choice(others) + does[found.end() :]
                break
    if rng.random() < 0.45:
        for pattern, others in _NOUN_SYNONYMS:
            found = pattern.search(does)
            if found:
                does = does[: found.start()] + rng.choice(others) + does[found.end() :]
                break
    return does


def with_article(noun: str) -> str:
    """ "app" -> "an app", by the sound of the first letter of the first word."""
    bare = noun.lstrip("\"'").lower()
    vowel = bare[:1] in "aeiou" and not bare.startswith(("uni", "use", "uti", "one", "eu"))
    return f"{'an' if vowel else 'a'} {noun}"


def function_name(rng: random.Random) -> str:
    """A name a user may ask for; it need not say what the function does."""
    roll = rng.random()
    if roll < 0.25:
        return rng.choice(NAME_SINGLE)
    if roll < 0.8:
        return f"{rng.choice(NAME_VERBS)}_{rng.choice(NAME_NOUNS)}"
    if roll < 0.9:
        return f"{rng.choice(NAME_VERBS)}{rng.choice(NAME_NOUNS).capitalize()}"
    return f"{rng.choice(NAME_NOUNS)}_{rng.choice(NAME_NOUNS)}"
