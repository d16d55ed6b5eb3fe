"""Short Python programs from a description: puts the tasks of the `code_*` modules into the words of users.

A request is built from frames (what is asked for, how politely, in what order) around phrases that say what the code does.
Answers are one fenced Python block and nothing else. Chat noise (typos, lost punctuation) is not made here.
"""

import ast
import random
import re
from collections.abc import Mapping

from scripts.demo_corpus.code_families import FAMILIES, Spec
from scripts.demo_corpus.code_families_more import MORE_FAMILIES, MORE_WEB
from scripts.demo_corpus.code_frames import surround
from scripts.demo_corpus.code_lists import LISTS
from scripts.demo_corpus.code_more import MORE
from scripts.demo_corpus.code_more_text import MORE_LISTS, MORE_TEXT
from scripts.demo_corpus.code_scripts import CLASSES, FILES, PRINTS, Script
from scripts.demo_corpus.code_tasks import NUMBERS, STRINGS, Task
from scripts.demo_corpus.code_web import EXACT_FASTAPI, WEB, hello_example
from scripts.demo_corpus.code_words import function_name, gerund, third, upper_first, vary, with_article
from scripts.demo_corpus.example import Example

SKILLS: dict[str, float] = {
    "code_hello": 0.11,
    "code_task": 0.42,
    "code_script": 0.12,
    "code_family": 0.21,
    "code_web": 0.08,
    "code_fix": 0.06,
}

_ADJECTIVES = ("", "", "", "", "", "small ", "short ", "simple ", "little ", "quick ", "basic ", "clean ", "tiny ", "compact ")
_NOUNS = {
    "function": (
        "function",
        "function",
        "function",
        "function",
        "method",
        "helper",
        "helper function",
        "utility function",
        "routine",
        "code",
        "snippet",
        "code snippet",
        "program",
        "script",
        "def",
        "piece of code",
        "utility",
        "solution",
    ),
    "script": (
        "script",
        "script",
        "program",
        "program",
        "snippet",
        "code",
        "code snippet",
        "piece of code",
        "loop",
        "line of code",
        "example",
    ),
    "class": ("class",),
    "api": ("script", "app", "program", "service", "code", "example"),
}
_ASK_IMPERATIVE = (
    "Write",
    "Write",
    "Write",
    "Write me",
    "Give me",
    "Give me",
    "Show me",
    "Make",
    "Make me",
    "Create",
    "Create",
    "Code",
    "Code up",
    "Generate",
    "Produce",
    "Build",
    "Provide",
    "Come up with",
    "Put together",
    "Draft",
    "Sketch",
    "Whip up",
    "Help me write",
    "Help me with",
    "Let's write",
    "Type out",
    "Prepare",
    "Send me",
    "Help me make",
    "Find me",
    "Get me",
    "Design",
    "Show me how to write",
    "Teach me to write",
    "Now write",
    "Try to write",
    "Go ahead and write",
)
_ASK_QUESTION = (
    "Can you write {x}",
    "Could you write {x}",
    "Would you write {x}",
    "Can you give me {x}",
    "Could you give me {x}",
    "Can you code {x}",
    "Will you write {x}",
    "Can I get {x}",
    "Could I have {x}",
    "May I have {x}",
    "Can you show me {x}",
    "Do you have {x}",
    "Would you mind writing {x}",
    "Is it possible to get {x}",
    "Do you know how to write {x}",
    "How do I write {x}",
    "How would you write {x}",
    "How can I make {x}",
    "What does {x} look like",
    "What would {x} look like",
    "Are you able to write {x}",
    "Can you make {x}",
    "Could you help me write {x}",
    "Mind writing {x}",
    "How should I write {x}",
    "Can you please write {x}",
    "Can you create {x}",
    "Could you make me {x}",
    "How does one write {x}",
    "Got {x}",
    "Could you come up with {x}",
    "Would you be able to code {x}",
)
_ASK_STATEMENT = (
    "I need {x}",
    "I need {x}",
    "I want {x}",
    "I'd like {x}",
    "I would like {x}",
    "I'm looking for {x}",
    "I am trying to write {x}",
    "I have to write {x} for class",
    "My homework is to write {x}",
    "My task is to write {x}",
    "Looking for {x}",
    "Need {x}",
    "We need {x}",
    "I want to write {x}",
    "I could use {x}",
    "Task: {x}",
    "The exercise is to write {x}",
    "I was asked to write {x}",
    "Exercise: write {x}",
    "My teacher wants {x}",
    "Wanted: {x}",
    "I'm after {x}",
    "I need you to write {x}",
    "I want you to code {x}",
    "Please write {x}",
    "Please give me {x}",
    "My boss wants {x}",
    "For my project I need {x}",
    "I should write {x}",
    "I need help writing {x}",
    "I have no idea how to write {x}",
    "I am stuck writing {x}",
    "Next up: {x}",
    "Assignment: {x}",
    "{x}",
    "{x}, please",
    "Just {x}",
    "I require {x}",
)
_DO_QUESTION = (
    "How do I {v}",
    "How can I {v}",
    "How would I {v}",
    "How do you {v}",
    "What is the best way to {v}",
    "What's a simple way to {v}",
    "What is an easy way to {v}",
    "Is there a way to {v}",
    "What's the code to {v}",
    "What is the code for {g}",
    "How could I {v}",
    "How does one {v}",
    "What's the shortest code to {v}",
    "Can you show me how to {v}",
    "Could you show me how to {v}",
    "Can you help me {v}",
    "Can you {v}",
    "How should I {v}",
    "Do you know how to {v}",
    "What code do I need to {v}",
    "How to {v}",
    "What is the usual way to {v}",
    "Which code would {v}",
    "Could you code something to {v}",
)
_DO_STATEMENT = (
    "Show me how to {v}",
    "Teach me how to {v}",
    "I want to {v}",
    "I need to {v}",
    "I have to {v}",
    "Help me {v}",
    "I'm trying to {v}",
    "I can't figure out how to {v}",
    "I keep forgetting how to {v}",
    "{V}",
    "{V}",
    "Let me see how to {v}",
    "Show me code to {v}",
    "Give me code for {g}",
    "Write code to {v}",
    "I need something to {v}",
    "I am stuck on {g}",
    "I'd like to {v}",
    "Tell me how to {v}",
    "Demonstrate {g}",
    "Give me an example of {g}",
    "I need a way to {v}",
    "how to {v}",
    "I need help with {g}",
    "Write something to {v}",
    "code to {v}",
    "code that {t}",
    "something that {t}",
    "Give me something that {t}",
)
_TERSE = (
    "python {t}",
    "{t} python",
    "{t} in python",
    "{t} in Python",
    "Python {t}",
    "Python: {t}",
    "python code for {t}",
    "{t} python code",
    "code for {t} in python",
    "py {t}",
    "{t} function python",
    "python {t} function",
    "{t}, python please",
    "{t} implementation in python",
    "{t} example in Python",
    "simple {t} in python",
    "how to do {t} in python",
    "{t} snippet python",
    "{t} with python",
    "{t} - python",
    "need {t} in python",
    "{t}? python",
    "python3 {t}",
    "{t} using python",
    "quick {t} in python",
    "python snippet: {t}",
    "{t} code python please",
    "code: {t}",
    "{t} program in python",
    "{t} (python)",
    "give me {t} in python",
    "python, {t}",
    "show {t} in python",
    "write {t} in python",
    "{t} algorithm python",
    "how does {t} work in python code",
    "python example {t}",
    "{t} script",
)
_TERSE_ANY = tuple(t for t in _TERSE if not any(w in t for w in ("function", "algorithm", "implementation", "how to do", "work in")))
_TAILS = (
    "Only the code.",
    "No explanation needed.",
    "Just the code.",
    "Code only, please.",
    "Keep it short.",
    "Keep it simple.",
    "I'm a beginner.",
    "It's for school.",
    "No comments.",
    "Plain Python.",
    "Don't explain it.",
    "No libraries.",
    "Make it readable.",
    "I only need the code.",
    "The shorter the better.",
    "Nothing fancy.",
)
_HEADS = (
    "I'm learning Python.",
    "I'm new to coding.",
    "For my homework:",
    "Coding exercise:",
    "Quick coding question:",
    "Python exercise:",
    "Python question:",
    "Python task:",
    "I am working on a small project.",
    "I'm stuck.",
    "Programming exercise.",
    "Coding time!",
    "I have a Python question.",
    "Another Python task:",
    "In my Python class:",
    "Programming question:",
    "Coding request:",
    "I am practicing Python.",
    "Python help:",
    "A coding task:",
)
_NAME_CLAUSES = (
    "Call it {n}.",
    "Name it {n}.",
    "The function should be called {n}.",
    "Use the name {n}.",
    "It should be named {n}.",
    "Its name should be {n}.",
    "Call the function {n}.",
    "Name the function {n}.",
    "The name must be {n}.",
    "Function name: {n}.",
    "The function name is {n}.",
    "Please call it {n}.",
    "I want it called {n}.",
)
_NAMED = ("called {n}", "named {n}", "{n}", "with the name {n}", "called `{n}`", "{n}()", "called {n}()")
_COMPLETE = (
    "Complete this function:\n\n{s}\n    # {v}",
    "Finish this function so that it {t}:\n\n{s}",
    "Fill in the body:\n\n{s}\n    # {v}",
    "{s}\n    # {v}",
    "Complete the code.\n{s}  # {v}",
    "Here is the signature: {s} It should {v}.",
    "Write the body of {s} It should {v}.",
    "Implement {s} so that it {t}.",
    "Given `{s}`, write code to {v}.",
    "I have {s} and it should {v}. Write it.",
    "Complete {s} to {v}",
    "Can you finish this?\n\n{s}\n    # should {v}",
    "Fill in the function {s} that {t}.",
    "The function starts with {s} and must {v}. Complete it.",
    "Python: {s} # {v}",
    "Finish {s} The function {t}.",
    "# {v}\n{s}",
    'Please complete:\n\n{s}\n    """{V}."""',
    "Using the header {s} write a function to {v}.",
)
_SAMPLES = (
    "Example: {n}({a}) returns {r}.",
    "For example, {n}({a}) should return {r}.",
    "E.g. {n}({a}) -> {r}.",
    "{n}({a}) should give {r}.",
    "So {n}({a}) == {r}.",
    "Example: {n}({a}) -> {r}",
    "Calling {n}({a}) should return {r}.",
    "Like this: {n}({a}) is {r}.",
    "Test: {n}({a}) = {r}.",
)
_SAMPLES_BARE = (
    "Example input: {a}, output: {r}.",
    "For {a} it should return {r}.",
    "With {a} the result is {r}.",
    "For instance {a} gives {r}.",
    "Input {a}, output {r}.",
    "e.g. {a} -> {r}",
)
_FIX = (
    "Fix this code:\n\n{c}",
    "Fix the bug:\n\n{c}",
    "What is wrong here? Fix it.\n\n{c}",
    "This does not work:\n\n{c}\n\nIt should {v}.",
    "Find and fix the bug.\n\n{c}\n\nIt should {v}.",
    "Correct this function, it should {v}:\n\n{c}",
    "My function should {v} but it fails:\n\n{c}",
    "Why does this not work?\n\n{c}\n\nGive me the corrected code.",
    "Debug this:\n\n{c}",
    "There is a mistake in my code. It should {v}.\n\n{c}",
    "Repair this function:\n\n{c}\n\nGoal: {v}.",
    "{c}\n\nThis is broken, it should {v}. Please fix it.",
    "I wrote this to {v}, but there is a bug:\n\n{c}",
    "Please correct my code:\n\n{c}",
    "Can you fix this? I want to {v}.\n\n{c}",
    "This gives the wrong result. It should {v}.\n\n{c}",
    "python bug, should {v}:\n{c}",
    "Spot the error and correct it:\n\n{c}",
    "Help, this is wrong. The function should {v}.\n\n{c}",
)
_FIX_GOAL = tuple(f for f in _FIX if "{v}" in f)  # a wrong operator shows only when the goal is known
_SWAPS = (
    (" + ", " - "),
    (" - ", " + "),
    (" * ", " + "),
    (" / ", " * "),
    (" == ", " != "),
    (" > ", " < "),
    (" < ", " > "),
    (" += ", " -= "),
    (" *= ", " += "),
    (" >= ", " <= "),
    ("[::-1]", "[::1]"),
    (" and ", " or "),
    (".upper()", ".lower()"),
    (".lower()", ".upper()"),
)

_FUNCTIONS: tuple[Task, ...] = STRINGS + NUMBERS + LISTS + MORE + MORE_TEXT + MORE_LISTS
_SCRIPTS: tuple[Script, ...] = CLASSES + FILES + PRINTS
_FAMILIES = FAMILIES | MORE_FAMILIES
_WEB = WEB | MORE_WEB


def fenced(code: str) -> str:
    return f"```python\n{code}\n```"


def _from_task(task: Task) -> Spec:
    return Spec("code_task", "function", task.code, task.name, task.does, (), task.topics, task.cases)


def _from_script(script: Script) -> Spec:
    function = (
        script.code.split("\n\n")[-1].startswith("def ")
        and "class " not in script.code
        and script.name not in ("timer_decorator", "log_decorator")
    )
    name = script.name if function and f"def {script.name}(" in script.code else None
    kind = "class" if script.code.startswith("class") or "\nclass" in script.code else "function" if name else "script"
    return Spec("code_script", kind, script.code, name, script.does, script.things, script.topics, (), script.stdout, script.contains)


def _article(noun: str) -> str:
    if noun.startswith(("code", "Python code")) and "snippet" not in noun:
        return noun
    return with_article(noun)


def _noun(rng: random.Random, spec: Spec, name: str | None, language: bool) -> str:
    """The thing asked for, with article: "a short Python function called f"."""
    noun = rng.choice(_NOUNS[spec.kind])
    adjective = rng.choice(_ADJECTIVES) if noun != "code" else ""
    head = f"{adjective}{'Python ' if language else ''}{noun}"
    if name is not None:
        head += " " + rng.choice(_NAMED).format(n=name)
    text = _article(head)
    if noun == "code" and not name:
        text = rng.choice((text, f"some {head}", f"the {head}"))
    return text


def _purpose(rng: random.Random, does: str) -> str:
    form = rng.randrange(5)
    if form <= 1:
        return f"that {third(does)}"
    if form == 2:
        return f"to {does}"
    if form == 3:
        return f"which {third(does)}"
    return f"for {gerund(does)}"


def _ask_for(rng: random.Random, thing: str, language: str) -> str:
    """A whole sentence that asks for `thing`; `language` ("" or " in Python") comes at its end."""
    roll = rng.random()
    if roll < 0.45:
        verb = rng.choice(_ASK_IMPERATIVE)
        if language and rng.random() < 0.25:
            return f"{rng.choice(('In Python, ', 'Using Python, ', 'With Python, ', 'in python: '))}{verb[0].lower()}{verb[1:]} {thing}."
        return f"{verb} {thing}{language}."
    if roll < 0.72:
        return rng.choice(_ASK_QUESTION).format(x=thing) + f"{language}?"
    return upper_first(rng.choice(_ASK_STATEMENT).format(x=f"{thing}{language}")) + "."


def _do(rng: random.Random, does: str, kind: str) -> str:
    """A sentence that asks for the deed rather than for a program; always says Python."""
    language = rng.choice((" in Python", " in python", " with Python", " using Python", " in Python", " in Python code"))
    if kind == "api":  # these already say "with FastAPI"
        language = rng.choice((" in Python", ""))
    question = rng.random() < 0.45
    frame = rng.choice(_DO_QUESTION if question else _DO_STATEMENT)
    text = frame.format(v=does, V=upper_first(does), g=gerund(does), t=third(does))
    if rng.random() < 0.2:
        text = (
            f"{rng.choice(('In Python, ', 'Using Python, ', 'With Python, ', 'Python: ', 'python: '))}{text[0].lower()}{text[1:]}".replace(
                " i ", " I "
            ).replace(" i'", " I'")
        )
    else:
        text += language
    return text + ("?" if question else rng.choice((".", ".", "")))


def rename(spec: Spec, name: str) -> str:
    """The code with its function called `name`."""
    return re.sub(rf"\b{re.escape(spec.name or '')}\b", name, spec.code) if spec.name else spec.code


def name_clause(rng: random.Random, name: str) -> str:
    """A sentence that wants the function called `name`."""
    return rng.choice(_NAME_CLAUSES).format(n=name)


def known_programs() -> dict[str, Spec]:
    """Every program that is not made from a family, by its name; a script's after the word "script"."""
    return {t.name: _from_task(t) for t in _FUNCTIONS} | {f"script {s.name}": _from_script(s) for s in _SCRIPTS}


def _arguments(args: tuple[object, ...]) -> str:
    return ", ".join(repr(a) for a in args).replace("'", '"')


def request(rng: random.Random, spec: Spec) -> tuple[str, str]:
    """A user's request for `spec` and the code that answers it."""
    name = None
    if spec.name is not None and rng.random() < 0.38:
        name = spec.name if rng.random() < 0.2 else function_name(rng)
        if re.search(rf"\b{name}\b", spec.code) and name != spec.name:
            name = None
    code = rename(spec, name) if name else spec.code
    does = rng.choice(spec.does) if spec.does else ""
    if spec.skill in ("code_task", "code_script"):
        does = vary(rng, does)
    roll = rng.random()
    if spec.name is not None and does and roll < 0.07:
        used = name or spec.name
        header = next(line for line in code.splitlines() if line.startswith(f"def {used}("))
        return rng.choice(_COMPLETE).format(s=header, v=does, V=upper_first(does), t=third(does)), code
    if name is None and spec.topics and roll < 0.22:
        return rng.choice(_TERSE if spec.kind == "function" else _TERSE_ANY).format(t=rng.choice(spec.topics)), code
    inline = name if rng.random() < 0.6 else None
    if name is None and does and roll < 0.45:
        text = _do(rng, does, spec.kind)
    elif spec.things and (not does or (name is None and rng.random() < 0.55)):
        thing = rng.choice(spec.things)
        text = _ask_for(
            rng,
            thing,
            rng.choice(("", "", " in Python") if spec.kind == "api" else (" in Python", " in Python", " in python", "", " with Python")),
        )
    else:
        where = rng.random()
        thing = f"{_noun(rng, spec, inline, where < 0.35)} {_purpose(rng, does)}"
        text = _ask_for(
            rng,
            thing,
            ""
            if where < 0.62
            else rng.choice((" in Python", " in python", " with Python", " in Python 3") if spec.kind != "api" else (" in Python", "")),
        )
    if name and inline is None:
        text += " " + name_clause(rng, name)
    if spec.cases and rng.random() < 0.13:
        args, result = rng.choice(spec.cases)
        shown = {"a": _arguments(args), "r": repr(result).replace("'", '"')}
        sample = (
            rng.choice(_SAMPLES).format(n=name or spec.name, **shown)
            if name or rng.random() < 0.4
            else rng.choice(_SAMPLES_BARE).format(**shown)
        )
        text += (" " if text[-1] in ".?!" else ". ") + sample
    elif rng.random() < 0.1:
        text += (" " if text[-1] in ".?!" else ". ") + rng.choice(_TAILS)
    if rng.random() < 0.08:
        return f"{rng.choice(_HEADS)} {text}", code
    return surround(rng, text), code


def _broken(rng: random.Random, code: str) -> str | None:
    """The code with one beginner's mistake, or None where the drawn mistake does not fit."""
    kind = rng.randrange(5)
    lines = code.splitlines()
    if kind == 0:
        heads = [i for i, line in enumerate(lines) if line.endswith(":")]
        i = rng.choice(heads)
        lines[i] = lines[i][:-1]
    elif kind == 1:
        if "return " not in lines[-1]:
            return None
        lines[-1] = lines[-1].replace("return ", "", 1)
    elif kind == 2 and lines[-1].endswith(")"):
        lines[-1] = lines[-1][:-1]
    else:
        fits = [(a, b) for a, b in _SWAPS if a in code]
        if not fits:
            return None
        a, b = rng.choice(fits)
        return code.replace(a, b, 1)
    return "\n".join(lines)


def _parses(code: str) -> bool:
    try:
        ast.parse(code)
    except SyntaxError:
        return False
    return True


def _fix(rng: random.Random) -> tuple[str, str, Spec]:
    while True:
        spec = _from_task(rng.choice(_FUNCTIONS)) if rng.random() < 0.6 else _family(rng)
        if spec.kind != "function" or spec.code.count("\n") > 6 or not spec.does:
            continue
        broken = _broken(rng, spec.code)
        if broken is None:
            continue
        code = spec.code
        if rng.random() < 0.3:
            name = function_name(rng)
            if not re.search(rf"\b{name}\b", code):
                code, broken = rename(spec, name), re.sub(rf"\b{spec.name}\b", name, broken)
        shown = broken if rng.random() < 0.7 else fenced(broken)
        does = rng.choice(spec.does)
        frames = _FIX_GOAL if _parses(broken) else _FIX
        return rng.choice(frames).format(c=shown, v=does), code, spec


def _family(rng: random.Random) -> Spec:
    return rng.choices(list(_FAMILIES), list(_FAMILIES.values()))[0](rng)


def generate_checked(rng: random.Random) -> tuple[Example, Mapping[str, object]]:
    """An example and the check (as in `benchmarks/heldout/code.jsonl`) its answer must pass."""
    skill = rng.choices(list(SKILLS), list(SKILLS.values()))[0]
    if skill == "code_hello":
        prompt, spec = hello_example(rng)
        if prompt != EXACT_FASTAPI:
            prompt = surround(rng, prompt)
        code, label = spec.code, spec.skill
    elif skill == "code_fix":
        prompt, code, spec = _fix(rng)
        label = "code_fix"
    else:
        if skill == "code_task":
            spec = _from_task(rng.choice(_FUNCTIONS))
        elif skill == "code_script":
            spec = _from_script(rng.choice(_SCRIPTS))
        elif skill == "code_family":
            spec = _family(rng)
        else:
            spec = rng.choices(list(_WEB), list(_WEB.values()))[0](rng)
        prompt, code = request(rng, spec)
        label = spec.skill
    return Example(prompt, fenced(code), label), spec.check


def generate(rng: random.Random) -> Example:
    return generate_checked(rng)[0]
