"""Where another word would change what is asked: phrases that have their known sense only in some surroundings."""

import re

AS_THEY_ARE = frozenset(("summary",))
"""Skills whose requests are mostly the text to work on."""
MATERIAL = frozenset(("rewrite", "persona", "code_fix"))
"""Skills whose requests hold a text to work on: something may be said before it, no more."""
TALK = frozenset(("small_talk", "identity", "unknown", "problem"))
"""Skills that answer a mood or a greeting, which another sentence beside it would drown."""
WORDS_MATTER = frozenset(
    (
        *("opposite", "past", "plural", "synonym", "translate", "definition", "woodchuck", "letters", "count_kind", "count_items"),
        *("odd_one", "riddle", "what_am_i", "syllogism", "if_then", "ducks"),
    )
)
"""Skills about single words or about exact wording: only whole phrases of asking are swapped."""
PLACES = frozenset(("capital", "currency", "language", "continent", "country_of"))
PLACE_WORDS = frozenset(("capital", "currency", "currency of", "language", "languages", "country", "continent"))
CODE_WORDS = frozenset(("return", "returns", "print", "class", "list", "dict", "for", "in", "with", "a", "string", "self", "def"))
"""Words of most programs, which a request may still say otherwise."""

_NO_OBJECT = r"(?:to|you|your|help|it|this|that|them|him|her|someone|somebody|is|and)\b"
_NOT_BEFORE = {
    **dict.fromkeys(("i need", "i want", "i would like", "i'd like", "i'm looking for"), _NO_OBJECT),
    "how many": r"(?:are|is|do|does|did|were|will|can|have|has|of|remain|more|fewer)\b|\W|$",
    "how much": r"(?:are|is|do|does|did|were|will|can|would|it|older|taller|more|less|wood)\b|\W|$",
    "are left": r"over",
    "is left": r"over",
    "how many are left": r"over",
    "capital": r"letter",
    "short": r"as\b|and sweet",
    "got": r"\W|$",
    "a number": r"is\b",
    "numbers": r"from\b",
    "list": r"(?:of|all|comprehension)\b",
    "in python": r"3|code|program|script|class",
    "with python": r"3|code|program|script|class",
    "using python": r"3|code|program|script|class",
    "start": r"(?:from|with)\b",
    "happy": r"(?:birthday|friday|monday|new|holidays|to)\b",
    "about": r"it\b",
    "surprise me": r"with\b",
    "explain": r"to\b",
}
_AMOUNT = r"(?:\d|an? |two |three |four |five |six |seven |eight |nine |ten )"
_ONLY_BEFORE = {
    **dict.fromkeys(("has", "had", "gets", "got", "found", "loses", "lost", "breaks", "broke", "picks", "eats", "ate"), _AMOUNT),
    **dict.fromkeys(("buys", "bought", "sells", "sold", "collects", "collected", "picked", "bakes", "borrows"), _AMOUNT),
    **dict.fromkeys(("cost", "costs"), r"\$?\d"),
    **dict.fromkeys(("what is", "what's"), r"(?:\d|the )"),
}
_ONLY_AT_START = frozenset(
    (
        *("can you", "could you", "would you", "do you know", "i wonder", "who is", "what is", "what's", "which is", "tell me", "name the"),
        *("give me", "show me", "let's", "there are", "how much", "calculate", "give me the", "tell me the", "tell me about", "find"),
        *("then", "first", "now", "later", "start", "begin", "is it true that", "go ahead and", "i want to know", "thanks", "thank you"),
    )
)
_VERB_COMES = re.compile(r"(?:that|which|and|it|\))$")
_VERBS = frozenset(("counts", "prints", "sorts", "reverses", "returns", "finds"))
"""Words that are also names of things, in requests for code."""
_START_WORDS = ("I ", "I'", "let ", "looking", "must ", "tell ", "work ", "find", "calculate", "compute", "name ")


def fits(text: str, start: int, end: int, phrase: str, new: str) -> bool:
    """Whether `phrase`, found at `start` to `end` of `text`, may become `new` there."""
    follows = text[end:].lstrip().lower()
    if phrase in _NOT_BEFORE and re.match(_NOT_BEFORE[phrase], follows):
        return False
    if phrase in _ONLY_BEFORE and not re.match(_ONLY_BEFORE[phrase], follows):
        return False
    ahead = text[:start].rstrip()
    if phrase in _VERBS and not _VERB_COMES.search(ahead) and phrase not in _ONLY_BEFORE:
        return False
    starts = not ahead or ahead[-1] in ".!?:"
    if phrase in _ONLY_AT_START and not starts:
        return False
    return starts or phrase.startswith(("i ", "i'")) or not new.startswith(_START_WORDS)
