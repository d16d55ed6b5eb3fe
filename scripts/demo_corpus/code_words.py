"""Words of the code generator: names to copy, inflection of verbs, kinds of program. Knows nothing of tasks or frames."""

import random

PEOPLE = (
    "Ada Ben Cara Dan Ella Finn Gina Hugo Iris Jack Kim Leo Mia Noah Olga Paul Quinn Rosa Sam Tina Uma Vera Will Xena Yara Zoe Alice Bob "
    "Carol David Emma Frank Grace Henry Ivan Julia Karl Laura Maria Nina Oscar Petra Ralf Sara Tom Ursula Victor Wendy Anna Bruno Clara "
    "Dora Erik Fiona George Hanna Igor Jane Kevin Lisa Marco Nora Otto Peter Ruth Simon Tara Lily Max Amir Bea Chen Diego Eva Farah "
    "Goran Hiro Ines Jonas Kofi Lena Milan Nadia Omar Priya Rene Sofia Theo Yusuf Zara Abby Carl Ed Gus Ida Joe Kate Luke Meg Ned Pam"
).split()
ITEMS = (
    "apple pear plum lemon mango cherry melon grape peach fig banana orange kiwi berry bread butter cheese milk tea coffee juice water "
    "rice soup salt sugar honey egg fish carrot potato onion tomato bean corn pepper garlic cake cookie chair table lamp sofa desk shelf "
    "bed door window mirror clock phone laptop mouse keyboard screen cable camera radio book pen pencil paper ruler bag box bottle cup "
    "plate fork spoon knife pan pot shirt hat shoe sock coat scarf glove ring belt car bike bus train boat plane truck wheel engine "
    "tree flower leaf grass stone river lake cloud star moon cat dog horse cow sheep goat duck hen frog bee ant wolf bear lion tiger "
    "red blue green yellow black white brown pink gold silver one two three hammer nail saw screw rope brush paint glue ladder shovel"
).split()
CLASSES = (
    "Dog Cat Car Book Person Student Teacher Animal Bird House Room Plant Tree Phone Computer Robot Game Player Team City Country Movie "
    "Song Album Artist Recipe Order Product Customer User Employee Company Ticket Train Bus Plane Boat Bike Truck Rectangle Circle Point "
    "Box Lamp Table Chair Horse Fish Farm Garden Store Shop Task Note Message Event Course Lesson Exam Camera Watch Pizza Cake Coffee "
    "Drink Island River Planet Star Rocket Hero Monster Wizard Knight Dragon Card Coin Letter Parcel Invoice Account Member Worker Driver"
).split()
FIELDS = (
    "name age color size weight height width length price title author year pages speed brand model owner city country street email "
    "phone score level health power mass radius depth volume count rate code label kind status team number genre duration rating salary "
    "grade subject teacher room floor date time place distance temperature shape material taste smell breed species origin language "
    "capacity stock amount balance currency address website nickname job hobby position x y points lives"
).split()
NAME_VERBS = (
    "get make do find calc compute run check build process handle solve convert apply change update create fetch show work test eval "
    "use my try new simple fast quick easy just old big"
).split()
NAME_NOUNS = (
    "value result data number text word items list thing stuff it total answer output input score price string line numbers names info "
    "func helper task job step part rule case entry row record user"
).split()
NAME_SINGLE = (
    "foo bar baz helper solve compute process calc transform convert run func f g h fn work handle apply change go solution answer myfunc "
    "do_it main_task my_function my_func step magic trick tool worker job action task1 test_func demo example util op calculate modify"
).split()
MESSAGES = (
    "Good morning", "Good night", "Hello there", "Hi everyone", "Welcome", "Python is fun", "I love Python", "See you later", "Have a nice day",
    "Happy birthday", "Well done", "Good luck", "Thank you", "The end", "Game over", "You win", "Try again", "Let's go", "Nice to meet you",
    "Coffee time", "Stay calm", "Done", "Ready", "Start", "Stop", "All good", "It works", "Hello Mars", "Bye", "Goodbye", "Keep going",
    "Never give up", "Cats are great", "Dogs are great", "Time to code", "Hello friend", "Lunch is ready", "See you soon", "Good job", "Yes", "No",
    "Loading", "Saved", "File not found", "Access denied", "Hello from Python", "This is a test", "Testing", "My first program", "I am a robot",
)  # fmt: skip
PATHS = (
    "ping health status hello users items books info about version time news weather cats dogs music films recipes tasks notes orders products "
    "cars cities songs games players teams menu cart login home data test echo greet welcome hi list search jobs events photos videos posts "
    "comments messages friends groups settings profile contact help docs_info stats score scores prices price stock shop store"
).split()
KEYS = "message status result answer text name value data info msg reply state title word greeting hello version user item note".split()
VALUES = (
    "ok hello pong up alive running ready done hi welcome yes fine good works success active online true 1.0 nice hey green open free fresh "
    "sunny cold warm blue red happy test demo local main stable new great cool perfect"
).split()

_DOUBLE = frozenset(("get", "cut", "drop", "strip", "swap", "split", "flip", "put", "map", "sum", "zip", "run", "tag", "let"))


def _split(phrase: str) -> tuple[str, str]:
    verb, _, rest = phrase.partition(" ")
    return verb, f" {rest}" if rest else ""


def third(phrase: str) -> str:
    """ "reverse a string" -> "reverses a string"."""
    verb, rest = _split(phrase)
    if verb in ("do", "go") or verb.endswith(("s", "sh", "ch", "x", "z")):
        return f"{verb}es{rest}"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies{rest}"
    return f"{verb}s{rest}"


def gerund(phrase: str) -> str:
    """ "reverse a string" -> "reversing a string"."""
    verb, rest = _split(phrase)
    if verb in _DOUBLE:
        return f"{verb}{verb[-1]}ing{rest}"
    if verb.endswith("e") and not verb.endswith("ee"):
        return f"{verb[:-1]}ing{rest}"
    return f"{verb}ing{rest}"


def upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


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
