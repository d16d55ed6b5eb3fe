"""Parameterised programs that talk to the world: databases, arguments, files, the user, coroutines, web routes.

Names of tables, files, options and routes are copied from the request.
"""

import random

from scripts.demo_corpus.code_words import CLASSES, FIELDS, MESSAGES, NUMERIC, PATHS, PEOPLE
from scripts.demo_corpus.experts.programs import Program

_TABLES = tuple(p for p in PATHS if p.endswith("s") and p not in ("news", "status", "films"))
_FILES = ("data", "notes", "users", "orders", "log", "scores", "config", "report", "items", "people", "sales", "list", "input", "backup")


def sqlite(rng: random.Random) -> Program:
    table, base = rng.choice(_TABLES), rng.choice(_FILES)
    text, number = rng.choice([f for f in FIELDS if f not in NUMERIC]), rng.choice([f for f in NUMERIC if len(f) > 1])
    k, head = rng.randint(2, 60), f'import sqlite3\n\ndb = sqlite3.connect("{base}.db")\n'
    body, things = rng.choice(
        (
            (
                f'db.execute("CREATE TABLE {table} ({text} TEXT, {number} INTEGER)")\ndb.commit()',
                (
                    f"code that creates an SQLite table {table} with {text} (text) and {number} (integer) in {base}.db",
                    f"a sqlite3 script: new table {table} with columns {text} TEXT and {number} INTEGER, file {base}.db",
                ),
            ),
            (
                f'for row in db.execute("SELECT * FROM {table}"):\n    print(row)',
                (
                    f"code that prints all rows of the table {table} in {base}.db",
                    f"a sqlite3 script that shows every row of {table} from {base}.db",
                ),
            ),
            (
                f'for row in db.execute("SELECT {text} FROM {table} WHERE {number} > {k}"):\n    print(row)',
                (
                    f"code that prints {text} of the rows of {table} with {number} above {k} in {base}.db",
                    f"a sqlite3 query on {base}.db: {text} from {table} where {number} is greater than {k}",
                ),
            ),
            (
                f'print(db.execute("SELECT COUNT(*) FROM {table}").fetchone()[0])',
                (
                    f"code that counts the rows of {table} in {base}.db",
                    f"a sqlite3 script for the number of rows in table {table} of {base}.db",
                ),
            ),
            (
                f'db.execute("INSERT INTO {table} VALUES (?, ?)", ({text}, {number}))\ndb.commit()',
                (
                    f"code that inserts {text} and {number} into the table {table} of {base}.db",
                    f"a sqlite3 insert of {text} and {number} into {table}, file {base}.db",
                ),
            ),
            (
                f'db.execute("DELETE FROM {table} WHERE {number} < {k}")\ndb.commit()',
                (
                    f"code that deletes the rows of {table} with {number} below {k} in {base}.db",
                    f"a sqlite3 script that removes rows from {table} in {base}.db where {number} is less than {k}",
                ),
            ),
        )
    )
    return Program(
        "own_sqlite",
        "script",
        head + body,
        None,
        (),
        things,
        (things[0].removeprefix("code that "),),
        contains=("import sqlite3", body.split("\n")[0]),
    )


def arguments(rng: random.Random) -> Program:
    option, k = rng.choice([f for f in FIELDS if len(f) > 2]), rng.randint(1, 50)
    line, told = rng.choice(
        (
            (
                f'parser.add_argument("--{option}", type=int, default={k})',
                (f"an option --{option} that is an integer with default {k}", f"an integer option --{option} (default {k})"),
            ),
            (
                f'parser.add_argument("--{option}", default="x")',
                (f'an option --{option} with default "x"', f'a text option --{option}, default "x"'),
            ),
            (f'parser.add_argument("{option}")', (f"one positional argument {option}", f"a required argument {option}")),
            (
                f'parser.add_argument("--{option}", action="store_true")',
                (f"a flag --{option}", f"a switch --{option} that is off by default"),
            ),
            (
                f'parser.add_argument("{option}", type=float)',
                (f"a positional float {option}", f"a required argument {option} of type float"),
            ),
        )
    )
    code = f"import argparse\n\nparser = argparse.ArgumentParser()\n{line}\nargs = parser.parse_args()\nprint(args.{option})"
    things = tuple(
        f.format(t)
        for t in told
        for f in ("an argparse script with {}", "a command line script with {} that prints it", "argparse code with {}")
    )
    return Program(
        "own_argparse", "script", code, None, (), things, (f"argparse {told[0]}",), contains=("import argparse", line, "parse_args()")
    )


def files(rng: random.Random) -> Program:
    base, field, k = rng.choice(_FILES), rng.choice([f for f in FIELDS if len(f) > 1]), rng.randint(2, 20)
    message, ext = rng.choice(MESSAGES), rng.choice(("txt", "py", "csv", "md", "json", "log", "jpg", "pdf"))
    code, things, has = rng.choice(
        (
            (
                f'import json\n\nwith open("{base}.json") as file:\n    print(json.load(file)["{field}"])',
                (f"a script that prints the key {field} of {base}.json", f"code that reads {base}.json and shows its {field}"),
                f'["{field}"]',
            ),
            (
                f'import csv\n\nwith open("{base}.csv") as file:\n    for row in csv.DictReader(file):\n        print(row["{field}"])',
                (f"a script that prints the column {field} of {base}.csv", f"code that reads {base}.csv and shows every {field}"),
                f'row["{field}"]',
            ),
            (
                f'with open("{base}.txt") as file:\n    for line in list(file)[:{k}]:\n        print(line.strip())',
                (f"a script that prints the first {k} lines of {base}.txt", f"code that shows the top {k} lines of the file {base}.txt"),
                f"[:{k}]",
            ),
            (
                f'with open("{base}.txt") as file:\n    for line in list(file)[-{k}:]:\n        print(line.strip())',
                (f"a script that prints the last {k} lines of {base}.txt", f"code that shows the final {k} lines of the file {base}.txt"),
                f"[-{k}:]",
            ),
            (
                f'with open("{base}.txt", "a") as file:\n    file.write("{message}\\n")',
                (f'a script that appends "{message}" to {base}.txt', f'code that adds the line "{message}" to the file {base}.txt'),
                message,
            ),
            (
                f'from pathlib import Path\n\nfor path in Path("{base}").glob("*.{ext}"):\n    print(path.name)',
                (
                    f"a script that lists the .{ext} files in the folder {base}",
                    f"code that prints every {ext} file of the directory {base}",
                ),
                f'glob("*.{ext}")',
            ),
            (
                f'from pathlib import Path\n\nPath("{base}").mkdir(exist_ok=True)',
                (f"a script that makes the folder {base}", f"code that creates a directory {base} if it is missing"),
                f'Path("{base}").mkdir',
            ),
            (
                f'import os\n\nprint(os.environ.get("{field.upper()}", "{base}"))',
                (
                    f'a script that prints the environment variable {field.upper()} or "{base}"',
                    f'code that reads the env variable {field.upper()} with default "{base}"',
                ),
                f'"{field.upper()}", "{base}"',
            ),
        )
    )
    return Program("own_files", "script", code, None, (), things, (things[0].removeprefix("a script that "),), contains=(has,))


def asks(rng: random.Random) -> Program:
    (a, b), stop = rng.sample([f for f in FIELDS if len(f) > 2], 2), rng.choice(("quit", "exit", "stop", "done", "end", "bye"))
    word, op = rng.choice((("sum", "+"), ("product", "*"), ("difference", "-")))
    code, things, has = rng.choice(
        (
            (
                f'{a} = input("{a.capitalize()}: ")\n{b} = input("{b.capitalize()}: ")\nprint({a}, {b})',
                (f"a script that asks for {a} and {b} and prints both", f"a program that reads {a} and {b} from the user and prints them"),
                f"{b} = input(",
            ),
            (
                f'{a} = int(input("{a.capitalize()}: "))\n{b} = int(input("{b.capitalize()}: "))\nprint({a} {op} {b})',
                (
                    f"a script that asks for the numbers {a} and {b} and prints their {word}",
                    f"a program that reads two integers {a} and {b} and shows the {word}",
                ),
                f"print({a} {op} {b})",
            ),
            (
                f'while True:\n    text = input("> ")\n    if text == "{stop}":\n        break\n    print(text)',
                (f'a loop that repeats what the user types until "{stop}"', f"a script that echoes input until the user types {stop}"),
                f'"{stop}"',
            ),
            (
                f'{a} = input("{a.capitalize()}: ")\nprint(f"Your {a} is {{{a}}}")',
                (f"a script that asks for your {a} and repeats it", f"a program that asks the user for a {a} and prints Your {a} is"),
                f"{a} = input(",
            ),
        )
    )
    return Program("own_input", "script", code, None, (), things, (things[0].split(" ", 1)[1],), contains=("input(", has))


def coroutine(rng: random.Random) -> Program:
    k, message, name = (
        rng.randint(1, 9),
        rng.choice(MESSAGES),
        rng.choice(("wait", "fetch", "work", "load", "tick", "greet", "job", "later")),
    )
    verb = rng.choice(("print", "return"))
    line = f'print("{message}")' if verb == "print" else f'return "{message}"'
    code = f"import asyncio\n\nasync def {name}():\n    await asyncio.sleep({k})\n    {line}"
    things = (
        f'an async function {name} that waits {k} seconds and {verb}s "{message}"',
        f'a coroutine {name} which sleeps {k} seconds and then {verb}s "{message}"',
        f'an async def {name} with a sleep of {k} seconds that {verb}s "{message}"',
    )
    return Program(
        "own_async",
        "script",
        code,
        None,
        (),
        things,
        (f'async {name} sleep {k} {verb} "{message}"',),
        contains=(f"async def {name}", f"asyncio.sleep({k})", line),
    )


def web(rng: random.Random) -> Program:
    path, name = rng.choice(_TABLES), rng.choice(CLASSES)
    one = path[:-3] + "y" if path.endswith("ies") else path[:-1]
    fields, person = rng.sample([f for f in FIELDS if f not in NUMERIC], 2), rng.choice(PEOPLE)
    word, op = rng.choice((("add", "+"), ("multiply", "*"), ("subtract", "-")))
    api, flask = "from fastapi import FastAPI\n\napp = FastAPI()\n\n", "from flask import Flask, jsonify\n\napp = Flask(__name__)\n\n"
    code, told, has = rng.choice(
        (
            (
                api + f'@app.get("/{word}/{{a}}/{{b}}")\ndef {word}(a: int, b: int):\n    return {{"result": a {op} b}}',
                f"a FastAPI endpoint /{word}/a/b that {word}s two numbers|FastAPI: GET /{word}/{{a}}/{{b}} returns the result of a {op} b",
                f"a {op} b",
            ),
            (
                api + f'@app.delete("/{path}/{{id}}")\ndef delete_{one}(id: int):\n    return {{"deleted": id}}',
                f"a FastAPI DELETE endpoint for /{path}/id|a FastAPI route that deletes from /{path} by id",
                f'@app.delete("/{path}/',
            ),
            (
                api.replace("FastAPI\n\napp", "FastAPI, HTTPException\n\napp")
                + f'{path} = {{1: "{person}"}}\n\n@app.get("/{path}/{{id}}")\ndef get_{one}(id: int):\n'
                f'    if id not in {path}:\n        raise HTTPException(404, "Not found")\n    return {path}[id]',
                f"a FastAPI route /{path}/id that gives 404 if the id is unknown, with {person} as number 1"
                f"|a FastAPI endpoint for /{path} by id with a 404 error, {person} has id 1",
                "HTTPException(404",
            ),
            (
                f"from pydantic import BaseModel\n\nclass {name}(BaseModel):\n    {fields[0]}: str\n    {fields[1]}: str",
                f"a pydantic model {name} with {fields[0]} and {fields[1]}|a pydantic class {name} ({fields[0]}, {fields[1]})",
                f"class {name}(BaseModel)",
            ),
            (
                flask + f'@app.route("/{path}")\ndef {path}():\n    return jsonify(["{person}"])',
                f'a Flask route /{path} that returns a JSON list with "{person}"|a Flask endpoint /{path} giving ["{person}"] as JSON',
                f'@app.route("/{path}")',
            ),
            (
                flask.replace("jsonify", "request")
                + f'@app.route("/{path}", methods=["POST"])\ndef add_{one}():\n    return request.get_json()',
                f"a Flask POST route /{path} that returns the JSON it gets|a Flask endpoint that echoes JSON posted to /{path}",
                "request.get_json()",
            ),
        )
    )
    things = tuple(told.split("|"))
    return Program("own_web", "script", code, None, (), things, (things[0].removeprefix("a "),), contains=(has,))


FAMILIES = {sqlite: 2.5, arguments: 2.0, files: 2.5, asks: 2.0, coroutine: 2.0, web: 3.0}
