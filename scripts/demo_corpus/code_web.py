"""Small web services (FastAPI, Flask) and hello-world programs, as `Spec`s whose phrases `code` puts into requests.

The hello-world requests have frames of their own here, as nearly every user starts with one.
"""

import random
from collections.abc import Callable

from scripts.demo_corpus.code_families import Spec
from scripts.demo_corpus.code_hello_more import MORE_PLAIN_FRAMES, MORE_WEB_FRAMES
from scripts.demo_corpus.code_words import CLASSES, FIELDS, KEYS, PATHS, VALUES, upper_first, with_article

FASTAPI_HELLO = 'from fastapi import FastAPI\n\napp = FastAPI()\n\n@app.get("/")\ndef read_root():\n    return {"message": "Hello, World!"}'
FLASK_HELLO = 'from flask import Flask\n\napp = Flask(__name__)\n\n@app.route("/")\ndef hello():\n    return "Hello, World!"'
PRINT_HELLO = 'print("Hello, World!")'

_FASTAPI = ("FastAPI", "FastAPI", "FastAPI", "fastapi", "Fastapi", "fast api", "Fast API", "FASTAPI")
_FLASK = ("Flask", "Flask", "flask")
_HELLO = (
    '"hello world"',
    "hello world",
    "Hello World",
    '"Hello World"',
    "hello-world",
    "Hello, World!",
    '"Hello, World!"',
    "'hello world'",
    "helloworld",
    "hello, world",
    "HELLO WORLD",
)
_WEB_NOUNS = (
    "script",
    "app",
    "application",
    "program",
    "example",
    "server",
    "API",
    "service",
    "web app",
    "endpoint",
    "project",
    "code",
    "demo",
    "snippet",
    "backend",
    "web service",
    "microservice",
    "starter",
    "sample",
    "file",
)
_PLAIN_NOUNS = ("script", "program", "example", "code", "snippet", "app", "file", "one-liner", "sample", "demo")
_ASK = (
    "Write me",
    "Write",
    "Give me",
    "Show me",
    "Make",
    "Make me",
    "Create",
    "Code",
    "Code me",
    "Generate",
    "Build",
    "Build me",
    "Produce",
    "I need",
    "I want",
    "I'd like",
    "I would like",
    "Can you write",
    "Can you write me",
    "Could you write",
    "Could you give me",
    "Can I have",
    "Can I get",
    "Can you make",
    "Could you show me",
    "Would you write me",
    "Please write",
    "Please give me",
    "Let's see",
    "Let me see",
    "Get me",
    "Hand me",
    "Provide",
    "Need",
    "Looking for",
    "I am looking for",
    "How do I write",
    "How do you write",
    "How would I make",
    "How can I create",
    "What is",
    "What does",
    "Help me write",
    "Show",
    "Send me",
    "Type",
    "Put together",
    "Set up",
    "I have to write",
    "I need to see",
    "Teach me to write",
    "Do you have",
    "Draft",
    "Whip up",
)
_TAILS = (
    "",
    "",
    "",
    "",
    "",
    " Thanks.",
    " Only the code.",
    " Keep it minimal.",
    " As short as possible.",
    " Just the code please.",
    " Nothing more.",
    " I'm new to this.",
)


def _hello_noun(rng: random.Random, hello: str, framework: str, nouns: tuple[str, ...]) -> str:
    """A noun phrase without article: some order of framework, hello and noun."""
    noun, adjective = (
        rng.choice(nouns),
        rng.choice(("", "", "", "", "simple ", "minimal ", "basic ", "small ", "tiny ", "short ", "quick ")),
    )
    order = rng.randrange(8)
    if order == 0:
        return f"{adjective}Python {hello} {framework} {noun}"
    if order == 1:
        return f"{adjective}{hello} {framework} {noun}"
    if order == 2:
        return f"{adjective}{framework} {hello} {noun}"
    if order == 3:
        return f"{adjective}{hello} {noun} in {framework}" if framework != "Python" else f"{adjective}{hello} {noun} in Python"
    if order == 4:
        return f"{adjective}{hello} {noun} with {framework}"
    if order == 5:
        says = rng.choice(("says", "returns", "shows", "prints" if framework == "Python" else "responds with"))
        return f"{adjective}{framework} {noun} that {says} {hello}"
    if order == 6:
        return f"{adjective}{hello} {noun} using {framework}"
    return f"{adjective}{framework} {noun} for {hello}"


def _ask(rng: random.Random, noun: str) -> str:
    ask = rng.choice(_ASK)
    thing = noun if rng.random() < 0.3 else with_article(noun)
    if ask == "What does":
        return f"What does {with_article(noun)} look like?"
    text = f"{ask} {thing}"
    question = ask.split()[0] in ("Can", "Could", "Would", "How", "What", "Do")
    return text + ("?" if question else rng.choice((".", "", ".", "!")))


_WEB_FRAMES = (
    "{h} in {f}",
    "{f} {h}",
    "{h} {f}",
    "{f}: {h}",
    "python {f} {h}",
    "{h} with {f}",
    "{h} {f} python",
    "python {h} {f}",
    "{f} {h} please",
    "How do I say {h} with {f}?",
    "How do I return {h} from a {f} route?",
    "What is the smallest {f} app?",
    "What's the simplest {f} script?",
    "Show me the minimal {f} program.",
    "Write the smallest possible {f} app.",
    "How do I start with {f}?",
    "first {f} app",
    "minimal {f} app",
    "basic {f} example",
    "I want to try {f}. Give me {h}.",
    "I'm learning {f}, show me {h}",
    "Make {f} say {h}.",
    "Use {f} to return {h}.",
    "Using {f}, write {h}.",
    "With {f}, make a server that answers {h}.",
    "In {f}, write a route / that returns {h}.",
    "Write a {f} app whose root path returns {h}.",
    "Create a {f} endpoint at / that returns {h}.",
    "I want a web server in Python that returns {h}, using {f}.",
    "My first {f} program should say {h}. Write it.",
    "Give me the code for {h} in {f}.",
    "code for {f} {h}",
    "Get me started with {f}: {h}.",
    "{f} quickstart",
    "{f} starter code",
    "What does {h} look like in {f}?",
    "Return {h} from a {f} app.",
    "Let a {f} server greet the world.",
    "I need to see how {h} is done in {f}.",
    "Show how to do {h} in {f}.",
    "Can you do {h} in {f}?",
    "Python web app with {f} that shows {h}",
    "An API with {f} that says {h}, in Python.",
    "Serve {h} with {f}.",
)
_PLAIN_FRAMES = (
    "{h} in Python",
    "python {h}",
    "{h} python",
    "print {h} in python",
    "Print {h} in Python.",
    "How do I print {h} in Python?",
    "How to print {h} with python",
    "Python: {h}",
    "Show me {h} in Python.",
    "Write {h} in Python.",
    "Make Python print {h}.",
    "Use Python to print {h}.",
    "What is the Python code for {h}?",
    "What does {h} look like in Python?",
    "Write the simplest Python program.",
    "My first Python program should print {h}.",
    "code {h} in python",
    "Give me the code for {h} in Python.",
    "Can you do {h} in Python?",
    "How do you say {h} in Python?",
    "the classic {h}, in Python",
    "Write a program that prints {h}.",
    "Write a script that outputs {h}.",
    "first program in python: {h}",
    "I'm new to Python. How do I print {h}?",
    "Let Python say {h}.",
    "I started with Python today. Show me {h}.",
    "Which line of Python prints {h}?",
    "Output {h} using Python.",
    "py {h}",
    "print {h}",
    "Code that prints {h}.",
)


def hello_prompt(rng: random.Random, framework: str) -> str:
    """A request for hello world; `framework` is "fastapi", "flask" or "" for plain Python."""
    hello = rng.choice(_HELLO)
    names, nouns, frames = {
        "fastapi": (_FASTAPI, _WEB_NOUNS, _WEB_FRAMES + MORE_WEB_FRAMES),
        "flask": (_FLASK, _WEB_NOUNS, _WEB_FRAMES + MORE_WEB_FRAMES),
        "": (("Python", "Python", "python"), _PLAIN_NOUNS, _PLAIN_FRAMES + MORE_PLAIN_FRAMES),
    }[framework]
    name = rng.choice(names)
    if rng.random() < 0.55:
        text = _ask(
            rng,
            _hello_noun(rng, hello, name, nouns)
            .replace(f"Python {hello} Python", f"{hello} Python")
            .replace(f"Python {hello} python", f"{hello} python"),
        )
    else:
        text = rng.choice(frames).format(f=name, h=hello)
        if rng.random() < 0.4:
            text = upper_first(text)
    if text[-1] in ".?!" and rng.random() < 0.4:
        text += rng.choice(_TAILS)
    return text


EXACT_FASTAPI = 'Write me Python "hello world" FastAPI script.'


def hello_example(rng: random.Random) -> tuple[str, Spec]:
    roll = rng.random()
    if roll < 0.6:
        prompt = EXACT_FASTAPI if rng.random() < 0.03 else hello_prompt(rng, "fastapi")
        return prompt, Spec(
            "fastapi_hello", "api", FASTAPI_HELLO, contains=("from fastapi import FastAPI", "FastAPI()", '@app.get("/")', "Hello, World!")
        )
    if roll < 0.78:
        return hello_prompt(rng, "flask"), Spec(
            "flask_hello", "api", FLASK_HELLO, contains=("from flask import Flask", "Flask(__name__)", '@app.route("/")', "Hello, World!")
        )
    return hello_prompt(rng, ""), Spec("print_hello", "script", PRINT_HELLO, stdout="Hello, World!\n", contains=("print(",))


def fastapi_endpoint(rng: random.Random) -> Spec:
    path, key, value = rng.choice(PATHS), rng.choice(KEYS), rng.choice(VALUES)
    f = rng.choice(_FASTAPI)
    code = f'from fastapi import FastAPI\n\napp = FastAPI()\n\n@app.get("/{path}")\ndef {path}():\n    return {{"{key}": "{value}"}}'
    pair = rng.choice(
        (f'{{"{key}": "{value}"}}', f"{with_article(key)} of {value}", f'the {key} "{value}"', f"{key}: {value}", f"{{'{key}': '{value}'}}")
    )
    things = (
        f"a {f} app with an endpoint /{path} that returns {pair}",
        f"a {f} endpoint at /{path} returning {pair}",
        f"a {f} route /{path} that gives back {pair}",
        f"a {f} server where GET /{path} answers {pair}",
        f"a {f} script with a GET route /{path} which returns {pair}",
    )
    does = (
        f"return {pair} from /{path} with {f}",
        f"make a {f} endpoint /{path} that returns {pair}",
        f"serve {pair} at /{path} using {f}",
        f"add a {path} endpoint to {f} that returns {pair}",
    )
    return Spec(
        "fastapi_endpoint",
        "api",
        code,
        None,
        does,
        things,
        (f"{f} /{path} returns {pair}", f"{f} GET /{path} -> {pair}"),
        (),
        None,
        ("FastAPI()", f'@app.get("/{path}")', f'"{key}": "{value}"'),
    )


def fastapi_path(rng: random.Random) -> Spec:
    path = rng.choice(PATHS)
    f = rng.choice(_FASTAPI)
    param = rng.choice(("name", "item_id", "user_id", "id", *FIELDS))
    code = (
        f'from fastapi import FastAPI\n\napp = FastAPI()\n\n@app.get("/{path}/{{{param}}}")\n'
        f'def read_{path}({param}):\n    return {{"{param}": {param}}}'
    )
    things = (
        f"a {f} app with a path parameter {param} at /{path}",
        f"a {f} route /{path}/{{{param}}} that returns the {param}",
        f"a {f} endpoint /{path}/{{{param}}} with a path parameter",
        f"a {f} script that reads {param} from the path /{path}/{{{param}}}",
        f"a {f} endpoint which takes {param} from the URL after /{path} and returns it",
    )
    does = (
        f"use the path parameter {param} at /{path} in {f}",
        f"read {param} from the URL /{path}/{{{param}}} with {f}",
        f"return the {param} from /{path}/{{{param}}} in {f}",
    )
    return Spec(
        "fastapi_path",
        "api",
        code,
        None,
        does,
        things,
        (f"{f} path parameter {param} /{path}", f"{f} /{path}/{{{param}}}"),
        (),
        None,
        ("FastAPI()", f'"/{path}/{{{param}}}"', f"({param}"),
    )


def fastapi_post(rng: random.Random) -> Spec:
    model = rng.choice(CLASSES)
    f = rng.choice(_FASTAPI)
    path = rng.choice((rng.choice(PATHS), model.lower() + "s"))
    fields = [(n, rng.choice(("str", "str", "int", "float"))) for n in rng.sample(FIELDS, rng.choice((1, 2, 2)))]
    body = "\n".join(f"    {n}: {t}" for n, t in fields)
    typed = " and ".join(f"{n} ({t})" for n, t in fields)
    code = (
        f"from fastapi import FastAPI\nfrom pydantic import BaseModel\n\napp = FastAPI()\n\nclass {model}(BaseModel):\n{body}\n\n"
        f'@app.post("/{path}")\ndef create(item: {model}):\n    return item'
    )
    things = (
        f"a {f} POST endpoint /{path} with a pydantic model {model} that has {typed}",
        f"a {f} app that takes {with_article(model)} model with {typed} by POST at /{path}",
        f"a {f} script with a pydantic model {model} ({typed}) and a POST route /{path}",
    )
    does = (
        f"post {with_article(model)} with {typed} to /{path} in {f} with pydantic",
        f"accept {with_article(model)} with {typed} by POST at /{path} using {f} and pydantic",
    )
    return Spec(
        "fastapi_post",
        "api",
        code,
        None,
        does,
        things,
        (f"{f} POST /{path} pydantic {model} with {typed}",),
        (),
        None,
        ("BaseModel", f"class {model}(BaseModel)", f'@app.post("/{path}")', *(f"{n}: {t}" for n, t in fields)),
    )


def flask_route(rng: random.Random) -> Spec:
    path, value = rng.choice(PATHS), rng.choice(VALUES)
    f = rng.choice(_FLASK)
    code = f'from flask import Flask\n\napp = Flask(__name__)\n\n@app.route("/{path}")\ndef {path}():\n    return "{value}"'
    things = (
        f'a {f} app with a route /{path} that returns "{value}"',
        f'a {f} route at /{path} returning "{value}"',
        f'a {f} server that answers "{value}" at /{path}',
    )
    does = (f'return "{value}" from /{path} with {f}', f'serve "{value}" at /{path} using {f}')
    return Spec(
        "flask_route",
        "api",
        code,
        None,
        does,
        things,
        (f'{f} route /{path} "{value}"',),
        (),
        None,
        ("Flask(__name__)", f'@app.route("/{path}")', f'"{value}"'),
    )


WEB: dict[Callable[[random.Random], Spec], float] = {fastapi_endpoint: 3, fastapi_path: 2, fastapi_post: 1.5, flask_route: 1}
