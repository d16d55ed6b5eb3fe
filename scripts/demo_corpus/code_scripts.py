"""Fixed tasks whose answer is not one pure function: scripts, classes, decorators, files and small web services.

`things` are noun phrases with their article, `does` start with a bare verb, `topics` are terse. Knows nothing of request wordings.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Script:
    """`stdout` is what the script prints where that is fixed; `contains` what its source must hold."""

    name: str
    code: str
    things: tuple[str, ...]
    does: tuple[str, ...]
    topics: tuple[str, ...]
    stdout: str | None
    contains: tuple[str, ...]


def _s(
    name: str,
    code: str,
    things: Sequence[str],
    does: Sequence[str],
    topics: Sequence[str],
    contains: Sequence[str] = (),
    stdout: str | None = None,
) -> Script:
    return Script(name, code, tuple(things), tuple(does), tuple(topics), stdout, tuple(contains))


CLASSES: tuple[Script, ...] = (
    _s(
        "counter",
        "class Counter:\n    def __init__(self):\n        self.value = 0\n\n    def increment(self):\n        self.value += 1\n\n"
        "    def get(self):\n        return self.value",
        (
            "a Counter class",
            "a class that counts up",
            "a counter class with an increment method",
            "a simple Counter class with increment and get",
        ),
        ("model a counter",),
        ("counter class", "class Counter with increment"),
        ("class Counter", "increment", "+= 1"),
    ),
    _s(
        "stack",
        "class Stack:\n    def __init__(self):\n        self.items = []\n\n    def push(self, item):\n        self.items.append(item)\n\n"
        "    def pop(self):\n        return self.items.pop()\n\n    def is_empty(self):\n        return not self.items",
        (
            "a Stack class",
            "a stack with push and pop",
            "a stack class with push, pop and is_empty",
            "a simple stack data structure",
            "a last-in first-out stack class",
        ),
        ("implement a stack", "model a stack"),
        ("stack class", "stack with push pop", "stack implementation"),
        ("class Stack", "def push", "def pop", "append"),
    ),
    _s(
        "queue",
        "class Queue:\n    def __init__(self):\n        self.items = []\n\n    def enqueue(self, item):\n"
        "        self.items.append(item)\n\n"
        "    def dequeue(self):\n        return self.items.pop(0)\n\n    def is_empty(self):\n        return not self.items",
        (
            "a Queue class",
            "a queue with enqueue and dequeue",
            "a queue class with enqueue, dequeue and is_empty",
            "a simple queue data structure",
            "a first-in first-out queue class",
        ),
        ("implement a queue", "model a queue"),
        ("queue class", "queue with enqueue dequeue", "queue implementation"),
        ("class Queue", "def enqueue", "def dequeue", "pop(0)"),
    ),
    _s(
        "bank_account",
        "class BankAccount:\n    def __init__(self, balance=0):\n        self.balance = balance\n\n    def deposit(self, amount):\n"
        "        self.balance += amount\n\n    def withdraw(self, amount):\n        if amount > self.balance:\n"
        '            raise ValueError("Not enough money")\n        self.balance -= amount',
        (
            "a BankAccount class",
            "a bank account class with deposit and withdraw",
            "a class for a bank account",
            "a simple bank account class with a balance",
        ),
        ("model a bank account with deposits and withdrawals",),
        ("bank account class", "BankAccount deposit withdraw"),
        ("class BankAccount", "def deposit", "def withdraw"),
    ),
    _s(
        "timer_decorator",
        "import time\n\ndef timer(func):\n    def wrapper(*args, **kwargs):\n        start = time.time()\n"
        "        result = func(*args, **kwargs)\n        print(time.time() - start)\n        return result\n    return wrapper",
        (
            "a timing decorator",
            "a decorator that measures how long a function takes",
            "a decorator that times a function",
            "a timer decorator",
            "a decorator which prints the run time of a function",
        ),
        ("measure the run time of a function with a decorator", "time a function with a decorator"),
        ("timing decorator", "timer decorator"),
        ("import time", "def wrapper", "return wrapper"),
    ),
    _s(
        "log_decorator",
        'def log(func):\n    def wrapper(*args, **kwargs):\n        print("Calling", func.__name__)\n'
        "        return func(*args, **kwargs)\n    return wrapper",
        ("a logging decorator", "a decorator that prints the name of the function it calls", "a decorator that logs function calls"),
        (
            "log every call of a function with a decorator",
            "print the name of a function whenever it is called, with a decorator",
        ),
        ("logging decorator", "decorator to log calls"),
        ("def wrapper", "__name__", "return wrapper"),
    ),
    _s(
        "context_manager",
        "import time\n\nclass Timer:\n    def __enter__(self):\n        self.start = time.time()\n        return self\n\n"
        "    def __exit__(self, *args):\n        print(time.time() - self.start)",
        (
            "a context manager that measures time",
            "a context manager for timing code",
            "a timer that works with the with statement",
            "a simple context manager class",
        ),
        ("time a block of code with a context manager",),
        ("context manager", "timer context manager"),
        ("__enter__", "__exit__"),
    ),
    _s(
        "squares_generator",
        "def squares(n):\n    for i in range(1, n + 1):\n        yield i * i",
        (
            "a generator of squares",
            "a generator that yields square numbers",
            "a generator function for squares",
            "a squares generator with yield",
        ),
        ("yield the squares from 1 to n", "generate square numbers with yield"),
        ("squares generator", "generator of square numbers"),
        ("yield", "range"),
    ),
    _s(
        "countdown_generator",
        "def countdown(n):\n    while n > 0:\n        yield n\n        n -= 1",
        ("a countdown generator", "a generator that counts down", "a generator that yields numbers from n down to 1"),
        ("yield the numbers from n down to 1",),
        ("countdown generator", "generator counting down"),
        ("yield", "-= 1"),
    ),
)

FILES: tuple[Script, ...] = (
    _s(
        "read_lines",
        "def read_lines(path):\n    with open(path) as f:\n        return f.read().splitlines()",
        (),
        (
            "read the lines of a file",
            "read a text file into a list of lines",
            "return all lines of a file as a list",
            "load a file line by line into a list",
        ),
        ("read file lines", "file lines to list"),
        ("open(", "splitlines"),
    ),
    _s(
        "read_file",
        "def read_file(path):\n    with open(path) as f:\n        return f.read()",
        (),
        ("read a text file", "return the content of a file", "open a file and return its text", "load a whole file as a string"),
        ("read file", "read text file", "file contents"),
        ("open(", "read()"),
    ),
    _s(
        "count_lines",
        "def count_lines(path):\n    with open(path) as f:\n        return sum(1 for _ in f)",
        (),
        ("count the lines of a file", "return the number of lines in a text file", "find how many lines a file has"),
        ("count lines in file", "line count of a file"),
        ("open(", "sum("),
    ),
    _s(
        "write_file",
        'def write_file(path, text):\n    with open(path, "w") as f:\n        f.write(text)',
        (),
        ("write text to a file", "save a string to a file", "store some text in a file", "create a text file with some content"),
        ("write file", "save text to file"),
        ("open(", '"w"', "write("),
    ),
    _s(
        "append_line",
        'def append_line(path, line):\n    with open(path, "a") as f:\n        f.write(line + "\\n")',
        (),
        ("append a line to a file", "add a line at the end of a text file"),
        ("append to file", "append line to file"),
        ("open(", '"a"', "write("),
    ),
    _s(
        "write_json",
        'import json\n\ndef write_json(path, data):\n    with open(path, "w") as f:\n        json.dump(data, f)',
        (),
        ("write data to a JSON file", "save a dictionary as JSON", "store a dict in a JSON file", "dump an object to a JSON file"),
        ("write json", "save dict to json file", "json dump to file"),
        ("import json", "json.dump("),
    ),
    _s(
        "read_json",
        "import json\n\ndef read_json(path):\n    with open(path) as f:\n        return json.load(f)",
        (),
        ("read a JSON file", "load JSON data from a file", "parse a JSON file into a dictionary", "open a JSON file and return its data"),
        ("read json", "load json file", "json file to dict"),
        ("import json", "json.load("),
    ),
    _s(
        "read_csv",
        "import csv\n\ndef read_csv(path):\n    with open(path) as f:\n        return list(csv.DictReader(f))",
        (),
        ("read a CSV file", "load a CSV file into a list of dictionaries", "parse a CSV file", "return the rows of a CSV file as dicts"),
        ("read csv", "load csv file", "csv to list of dicts"),
        ("import csv", "csv.DictReader("),
    ),
    _s(
        "list_files",
        "import os\n\ndef list_files(folder):\n    return sorted(os.listdir(folder))",
        (),
        ("list the files in a folder", "return the names of all files in a directory", "show what is inside a directory"),
        ("list files in folder", "directory listing"),
        ("import os", "os.listdir("),
    ),
    _s(
        "file_exists",
        "import os\n\ndef file_exists(path):\n    return os.path.exists(path)",
        (),
        ("check if a file exists", "tell whether a file is there", "test if a path exists"),
        ("check file exists", "does file exist"),
        ("os.path.exists(",),
    ),
    _s(
        "random_password",
        "import random\nimport string\n\ndef random_password(length):\n    chars = string.ascii_letters + string.digits\n"
        '    return "".join(random.choice(chars) for _ in range(length))',
        ("a password generator", "a random password generator"),
        ("generate a random password", "create a random password of a given length", "make a password from random letters and digits"),
        ("random password", "password generator"),
        ("import random", "random.choice("),
    ),
    _s(
        "roll_dice",
        "import random\n\ndef roll_dice():\n    return random.randint(1, 6)",
        ("a dice roller", "a dice simulator"),
        ("roll a dice", "simulate rolling a die", "return a random number from 1 to 6 like a dice"),
        ("dice roll", "roll dice"),
        ("import random", "randint(1, 6)"),
    ),
    _s(
        "flip_coin",
        'import random\n\ndef flip_coin():\n    return random.choice(["heads", "tails"])',
        ("a coin flip", "a coin toss simulator"),
        ("flip a coin", "simulate a coin toss", "return heads or tails at random"),
        ("coin flip", "coin toss"),
        ("import random", "heads", "tails"),
    ),
    _s(
        "today",
        "from datetime import date\n\nprint(date.today())",
        ("a script for the date of today",),
        ("print the date of today", "show the current date", "print today's date", "get the current date"),
        ("today's date", "current date", "print date"),
        ("datetime", "today()"),
    ),
    _s(
        "time_now",
        'from datetime import datetime\n\nprint(datetime.now().strftime("%H:%M"))',
        ("a small clock script",),
        ("print the current time", "show what time it is", "display the time of day"),
        ("current time", "print time now"),
        ("datetime", "now()"),
    ),
    _s(
        "argparse_hello",
        'import argparse\n\nparser = argparse.ArgumentParser()\nparser.add_argument("name")\nargs = parser.parse_args()\n'
        'print(f"Hello, {args.name}!")',
        (
            "an argparse hello script",
            "a command line tool that greets a name",
            "a script with argparse that says hello",
            "a CLI that takes a name and greets it",
        ),
        ("greet a name from the command line with argparse", "read a name with argparse and say hello"),
        ("argparse hello", "argparse greeting script"),
        ("import argparse", "add_argument", "parse_args()"),
    ),
    _s(
        "input_hello",
        'name = input("What is your name? ")\nprint(f"Hello, {name}!")',
        ("a script that asks for a name and greets it", "a program which asks the user's name and says hello"),
        ("ask the user for their name and greet them", "read a name with input and say hello"),
        ("ask name and greet", "input name greeting"),
        ("input(", "print("),
    ),
    _s(
        "guess_game",
        'import random\n\nsecret = random.randint(1, 100)\nwhile True:\n    guess = int(input("Your guess: "))\n    if guess == secret:\n'
        '        print("Correct!")\n        break\n    print("Too low" if guess < secret else "Too high")',
        ("a number guessing game", "a guess the number game"),
        ("play a number guessing game", "let the user guess a random number"),
        ("guess the number game", "number guessing game"),
        ("import random", "input(", "while"),
    ),
)

_FIZZ = "\n".join("FizzBuzz" if i % 15 == 0 else "Fizz" if i % 3 == 0 else "Buzz" if i % 5 == 0 else str(i) for i in range(1, 101))

PRINTS: tuple[Script, ...] = (
    _s(
        "fizzbuzz_script",
        'for i in range(1, 101):\n    if i % 15 == 0:\n        print("FizzBuzz")\n    elif i % 3 == 0:\n        print("Fizz")\n'
        '    elif i % 5 == 0:\n        print("Buzz")\n    else:\n        print(i)',
        ("FizzBuzz", "the FizzBuzz program", "a FizzBuzz script", "a FizzBuzz solution"),
        ("print FizzBuzz from 1 to 100", "play FizzBuzz", "solve FizzBuzz"),
        ("fizzbuzz", "fizz buzz", "fizzbuzz 1 to 100"),
        ("FizzBuzz",),
        _FIZZ + "\n",
    ),
    _s(
        "alphabet",
        "import string\n\nprint(string.ascii_lowercase)",
        ("a script that shows the alphabet",),
        ("print the alphabet", "print all lowercase letters", "show the letters from a to z"),
        ("print alphabet", "a to z"),
        ("print(",),
        "abcdefghijklmnopqrstuvwxyz\n",
    ),
)
