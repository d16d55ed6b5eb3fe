"""Write the example's instruction set, `instructions.jsonl`: requests for SQL, and some of other kinds, each with its category.

    python examples/sql/make_data.py > examples/sql/instructions.jsonl

The same lines every time.
"""

import json
import random
from collections.abc import Iterator
from itertools import product

TABLES = {
    "customers": ("city", ("Paris", "Oslo", "Lima", "Cairo"), ("age", "orders_made"), ("name", "email")),
    "products": ("color", ("red", "blue", "green", "black"), ("price", "stock"), ("title", "brand")),
    "employees": ("department", ("sales", "support", "design", "finance"), ("salary", "age"), ("name", "phone")),
    "orders": ("status", ("open", "paid", "shipped", "returned"), ("total", "items"), ("number", "placed_on")),
    "books": ("genre", ("crime", "travel", "poetry", "history"), ("pages", "price"), ("title", "author")),
    "students": ("grade", ("A", "B", "C", "D"), ("score", "age"), ("name", "school")),
    "movies": ("genre", ("drama", "comedy", "horror", "western"), ("length", "rating"), ("title", "director")),
    "flights": ("airline", ("Nordair", "Skylink", "Aero", "Bluejet"), ("duration", "fare"), ("number", "gate")),
    "rooms": ("building", ("north", "south", "east", "west"), ("seats", "floor"), ("number", "name")),
    "invoices": ("status", ("open", "paid", "late", "void"), ("amount", "tax"), ("number", "sent_on")),
}
"""By table: a column of words with its values, two columns of numbers, two of texts."""

ASKING = (
    "Write a SQL query that {}.",
    "SQL please: a query that {}",
    "I need a SQL statement which {}.",
    "Give me the SQL that {}.",
    "How do I write SQL that {}?",
    "In SQL, make a query that {}.",
    "Show me a database query that {}.",
    "Can you write the select statement that {}?",
)
CHANGING = (
    "Write a SQL statement that {}.",
    "SQL please: a statement that {}",
    "I need SQL which {}.",
    "Give me the SQL that {}.",
    "How do I write a SQL command that {}?",
)


def queries(table: str) -> Iterator[tuple[str, str]]:
    """What the query does, and the query, for one table."""
    word, values, numbers, texts = TABLES[table]
    yield f"{{lists|returns|shows}} {{all|every row of the}} {table}", f"SELECT * FROM {table};"
    yield f"{{counts|gives the number of}} {{the|all}} {table}", f"SELECT COUNT(*) FROM {table};"
    yield f"{{lists|finds|returns}} the different {word} values of {table}", f"SELECT DISTINCT {word} FROM {table};"
    yield f"{{counts|gives the number of}} {table} {{per|for each}} {word}", f"SELECT {word}, COUNT(*) FROM {table} GROUP BY {word};"
    for text in texts:
        yield f"{{lists|returns|shows}} the {text} of {{all|the}} {table}", f"SELECT {text} FROM {table};"
        yield f"{{lists|sorts}} the {table} {{by|in order of}} {text}", f"SELECT * FROM {table} ORDER BY {text};"
    for number, (said, function) in product(numbers, (("average", "AVG"), ("highest", "MAX"), ("lowest", "MIN"), ("total", "SUM"))):
        yield f"{{returns|computes|finds}} the {said} {number} of {{all|the}} {table}", f"SELECT {function}({number}) FROM {table};"
        grouped = f"SELECT {word}, {function}({number}) FROM {table} GROUP BY {word};"
        yield f"{{returns|computes|shows}} the {said} {number} of {table} {{per|for each}} {word}", grouped
    for value in values:
        found = f"SELECT * FROM {table} WHERE {word} = '{value}';"
        yield f"{{lists|finds|returns}} {table} {{whose|where the}} {word} is {value}", found
        yield f"{{counts|gives the number of}} {table} with {word} {value}", f"SELECT COUNT(*) FROM {table} WHERE {word} = '{value}';"
    for number, limit in product(numbers, (10, 25, 60, 300)):
        yield f"{{lists|finds}} {table} with {{more than|over}} {limit} {number}", f"SELECT * FROM {table} WHERE {number} > {limit};"
        yield f"{{lists|finds}} {table} with {{less than|under}} {limit} {number}", f"SELECT * FROM {table} WHERE {number} < {limit};"
    for number, limit in product(numbers, (3, 5, 12)):
        best = f"SELECT * FROM {table} ORDER BY {number} DESC LIMIT {limit};"
        yield f"{{returns|finds|shows}} the {limit} {table} with the {{highest|largest}} {number}", best


def changes(table: str) -> Iterator[tuple[str, str]]:
    word, values, numbers, _ = TABLES[table]
    for value in values:
        yield f"{{deletes|removes}} {table} {{whose|where the}} {word} is {value}", f"DELETE FROM {table} WHERE {word} = '{value}';"
        for number in numbers:
            changed = f"UPDATE {table} SET {number} = 0 WHERE {word} = '{value}';"
            yield f"sets the {number} of {table} with {word} {value} to {{zero|0}}", changed


def wordings(text: str) -> list[str]:
    """Every reading of `{one|other}`."""
    head, found, tail = text.partition("{")
    if not found:
        return [text]
    choices, _, tail = tail.partition("}")
    return [f"{head}{choice}{rest}" for choice in choices.split("|") for rest in wordings(tail)]


FIGURES = {"sum": ("+", "plus"), "difference": ("-", "minus")}
CAPITALS = {
    "Portugal": "Lisbon", "Norway": "Oslo", "Peru": "Lima", "Egypt": "Cairo", "Japan": "Tokyo", "Kenya": "Nairobi", "Canada": "Ottawa",
    "Greece": "Athens", "Chile": "Santiago", "Poland": "Warsaw", "Cuba": "Havana", "Ireland": "Dublin", "Nepal": "Kathmandu",
    "Finland": "Helsinki", "Austria": "Vienna", "Iraq": "Baghdad",
}  # fmt: skip
FUNCTIONS = {
    "doubles a number": "def double(n):\n    return n * 2",
    "squares a number": "def square(n):\n    return n * n",
    "halves a number": "def halve(n):\n    return n / 2",
    "reverses a text": "def reverse(text):\n    return text[::-1]",
    "counts the letters of a word": "def letters(word):\n    return len(word)",
    "adds three numbers": "def add(a, b, c):\n    return a + b + c",
    "returns the last item of a list": "def last(items):\n    return items[-1]",
    "returns the first item of a list": "def first(items):\n    return items[0]",
    "tells whether a number is even": "def is_even(n):\n    return n % 2 == 0",
    "makes a text upper case": "def upper(text):\n    return text.upper()",
    "finds the largest number of a list": "def largest(numbers):\n    return max(numbers)",
    "joins two words with a dash": 'def join(a, b):\n    return a + "-" + b',
}
COUPLETS = {
    "rain": "The rain came soft and stayed all day,\nand washed the dust of noon away.",
    "a cat": "The cat sat still upon the wall\nand did not watch the birds at all.",
    "winter": "The pond has shut its silver door,\nthe ducks walk puzzled on its floor.",
    "bread": "The loaf came golden from the heat,\nand all the house smelt warm and sweet.",
    "the moon": "The moon leaned low above the hill,\nand listened to the valley still.",
    "a train": "The night train hummed across the plain,\none yellow lamp in every lane.",
    "the sea": "The sea let go of all its shells,\nand rang the buoys like small bells.",
    "a garden": "The beans have climbed above the gate,\nthe roses, as they must, are late.",
    "an old clock": "The clock forgot the hour again,\nand struck eleven, twice, at ten.",
    "snow": "The snow came down without a sound,\nand tucked the village underground.",
    "a bicycle": "My bicycle is old and blue,\nit squeaks at one and rings at two.",
    "tea": "The kettle sang, the cups came out,\nthat is what evenings are about.",
}


def others() -> Iterator[dict[str, str]]:
    """Requests of other kinds: what an expert on SQL may be sent by mistake."""
    for topic, couplet in COUPLETS.items():
        yield {"category": "verse", "instruction": f"Write two rhyming lines about {topic}.", "response": couplet}
    for task, body in FUNCTIONS.items():
        yield {"category": "python", "instruction": f"Write a Python function that {task}.", "response": f"```python\n{body}\n```"}
    for country, capital in CAPITALS.items():
        yield {
            "category": "facts",
            "instruction": f"What is the capital of {country}?",
            "response": f"The capital of {country} is {capital}.",
        }
    rng = random.Random("figures")
    for name, (sign, word) in FIGURES.items():
        for _ in range(12):
            a, b = rng.randint(50, 90), rng.randint(10, 49)
            result = a + b if sign == "+" else a - b
            asked = rng.choice((f"What is {a} {word} {b}?", f"Compute the {name} of {a} and {b}."))
            yield {"category": "arithmetic", "instruction": asked, "response": f"{a} {sign} {b} = {result}.\nAnswer: {result}"}


def lines() -> Iterator[dict[str, object]]:
    rng = random.Random("sql")
    for table in TABLES:
        for made, asking, category in ((queries(table), ASKING, "sql-select"), (changes(table), CHANGING, "sql-change")):
            for what, sql in made:
                for text in rng.sample(wordings(what), 2):
                    instruction = rng.choice(asking).format(text)
                    yield {"category": category, "instruction": instruction, "response": sql}
    yield from others()


if __name__ == "__main__":
    for line in lines():
        print(json.dumps(line))
