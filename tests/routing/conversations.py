"""Chats written for these tests: what was asked before, turn by turn, what is asked now, and who should answer now."""

import json
from pathlib import Path

FOLLOW_UPS = (
    ("Write a python function that reverses a linked list.", "looks good, commit it", "code"),
    ("Write a python function that reverses a linked list.", "now do it without recursion", "code"),
    ("Why does my React component render twice?", "I tried that and it still happens", "code"),
    ("Write a SQL query that finds customers without orders.", "ok and with a limit of ten?", "code"),
    ("Write a bash script that backs up my home directory.", "can you add comments", "code"),
    ("My C++ program segfaults when I free the list twice.", "thanks, what else could be wrong?", "code"),
    ("Make a class for a bank account in Java.", "rename it please", "code"),
    ("Write a short story about a clockmaker who can stop time.", "make it shorter", "creative"),
    ("Write a short story about a clockmaker who can stop time.", "now a happier ending", "creative"),
    ("Write a sonnet about the sea in winter.", "less formal please", "creative"),
    ("Write a dialogue between a ghost and an estate agent.", "continue", "creative"),
    ("Invent a fairy tale about a fox that collects moonlight.", "I like it! another one", "creative"),
    ("Write song lyrics about leaving a small town.", "change the last verse", "creative"),
    ("Give me a limerick about a cat in a hat shop.", "funnier", "creative"),
    ("A train leaves at 3 pm at 60 km/h and another at 4 pm at 90 km/h. When does the second catch up?", "are you sure?", "reasoning"),
    ("A train leaves at 3 pm at 60 km/h and another at 4 pm at 90 km/h. When does the second catch up?", "and at 120?", "reasoning"),
    ("Solve x^2 - 5x + 6 = 0.", "show the steps", "reasoning"),
    ("If all bloops are razzies and all razzies are lazzies, are all bloops lazzies?", "why?", "reasoning"),
    ("A bag has 3 red and 5 blue balls. What is the probability of drawing two reds?", "what if there were four?", "reasoning"),
    ("Three friends split a bill of 84 dollars with a 15% tip. How much does each pay?", "check that again", "reasoning"),
    ("Write a Rust function that parses a CSV line.", "what about quoted fields?", "code"),
    ("Write a Rust function that parses a CSV line.", "what about quoted fields?", "thanks! and tests too please", "code"),
    ("How do I mock a database in pytest?", "can you show the whole file", "code"),
    ("Set up a GitHub Actions workflow that runs my tests.", "it fails on windows", "code"),
    ("Set up a GitHub Actions workflow that runs my tests.", "perfect, push it", "code"),
    ("Make me a responsive navbar in HTML and CSS.", "make it dark", "code"),
    ("Make me a responsive navbar in HTML and CSS.", "make it dark", "ok now smaller", "code"),
    ("Why is my Go program leaking goroutines?", "no, that's not it", "code"),
    ("Write a PowerShell script that renames photos by date.", "shorter", "code"),
    ("Refactor this class into two: class Order: def save(self): ... def email(self): ...", "go on", "code"),
    ("Refactor this class into two: class Order: def save(self): ... def email(self): ...", "yes do that", "code"),
    ("Write a villanelle about a lighthouse.", "can you try again with more rhyme?", "creative"),
    ("Write a villanelle about a lighthouse.", "can you try again with more rhyme?", "better. one more time", "creative"),
    ("Tell me a bedtime story about a badger who bakes bread.", "and then what happened?", "creative"),
    ("Tell me a bedtime story about a badger who bakes bread.", "what if the badger was a girl", "creative"),
    ("Write the first scene of a play in which two spies share a taxi.", "keep going", "creative"),
    ("Write the first scene of a play in which two spies share a taxi.", "the ending is too abrupt", "creative"),
    ("Write a rap about doing laundry.", "give it a chorus", "creative"),
    ("Come up with a monster that lives in a dishwasher.", "scarier", "creative"),
    ("Come up with a monster that lives in a dishwasher.", "ha, nice. give it a name", "creative"),
    ("A shop sells pens at 3 for 2 dollars. How much do 12 pens cost?", "and 18?", "reasoning"),
    ("A shop sells pens at 3 for 2 dollars. How much do 12 pens cost?", "I don't get it", "reasoning"),
    ("Integrate x * e^x from 0 to 1.", "explain the second step", "reasoning"),
    ("Integrate x * e^x from 0 to 1.", "is there another way?", "reasoning"),
    ("Three people sit in a row, Ann is not next to Bob. Who sits in the middle?", "no, try again", "reasoning"),
    ("How many ways are there to seat 5 people around a table?", "what if two refuse to sit together", "reasoning"),
    (
        "A tank is filled by a pipe in 3 hours and emptied by another in 5. How long with both open?",
        "ok thanks, and with three pipes",
        "reasoning",
    ),
    ("Prove that there are infinitely many primes.", "simpler please", "reasoning"),
    ("What is the population of Norway?", "and Sweden?", "base"),
    ("What is the population of Norway?", "and Sweden?", "and Denmark?", "base"),
    ("How do I get red wine out of a carpet?", "what if it is already dry?", "base"),
    ("Who was Marie Curie?", "tell me more", "base"),
    ("Recommend a few things to see in Lisbon.", "we have kids", "base"),
    ("Hi, how are you?", "fine too, thanks", "base"),
    ("What's a good way to fall asleep faster?", "I tried that already", "base"),
)
"""Settings of an earlier method were chosen on these and the next."""

SWITCHES = (
    ("Write a python function that reverses a linked list.", "Write a poem about autumn leaves.", "creative"),
    ("Why does my React component render twice?", "What is the capital of Portugal?", "base"),
    (
        "Write a SQL query that finds customers without orders.",
        "If 5 workers build a wall in 12 days, how long do 8 workers take?",
        "reasoning",
    ),
    ("Write a short story about a clockmaker who can stop time.", "How do I sort a dictionary by value in Python?", "code"),
    ("Write a sonnet about the sea in winter.", "What is 15% of 240?", "reasoning"),
    ("Invent a fairy tale about a fox that collects moonlight.", "Who wrote The Old Man and the Sea?", "base"),
    ("Solve x^2 - 5x + 6 = 0.", "Write a short story about a lonely robot.", "creative"),
    ("A bag has 3 red and 5 blue balls. What is the probability of drawing two reds?", "Fix this: for i in range(10) print(i)", "code"),
    ("What is the capital of Portugal?", "Write a regex that matches email addresses.", "code"),
    ("Tell me about the Roman empire.", "Write a haiku about Rome.", "creative"),
    ("How do I get rid of ants in my kitchen?", "A shirt costs 40 dollars after a 20% discount. What was its price?", "reasoning"),
    ("Good morning!", "Write a unit test for a stack class in Java.", "code"),
    ("Write a Rust function that parses a CSV line.", "now write a poem about it", "creative"),
    ("Why is my Go program leaking goroutines?", "no, that's not it", "forget it. tell me a joke about programmers", "creative"),
    ("Set up a GitHub Actions workflow that runs my tests.", "What should I cook tonight?", "base"),
    ("Make me a responsive navbar in HTML and CSS.", "What's the weather usually like in Madrid in May?", "base"),
    ("How do I mock a database in pytest?", "If a train travels 180 km in 2 hours, what is its average speed?", "reasoning"),
    ("Write a villanelle about a lighthouse.", "now write a javascript function that counts syllables", "code"),
    ("Write a villanelle about a lighthouse.", "Who built the first lighthouse?", "base"),
    ("Tell me a bedtime story about a badger who bakes bread.", "A recipe for 4 needs 600 g of flour. How much for 7 people?", "reasoning"),
    ("Tell me a bedtime story about a badger who bakes bread.", "How long do badgers live?", "base"),
    ("Write a rap about doing laundry.", "Write a SQL query that sums sales per month.", "code"),
    ("Integrate x * e^x from 0 to 1.", "write python code that does this numerically", "code"),
    ("Integrate x * e^x from 0 to 1.", "write me a limerick about integrals", "creative"),
    (
        "A shop sells pens at 3 for 2 dollars. How much do 12 pens cost?",
        "Write a short story about a pen that refuses to write.",
        "creative",
    ),
    ("A shop sells pens at 3 for 2 dollars. How much do 12 pens cost?", "Who invented the ballpoint pen?", "base"),
    ("Prove that there are infinitely many primes.", "Write a C program that prints the first 100 primes.", "code"),
    ("What is the population of Norway?", "Write a haiku about Norway.", "creative"),
    ("What is the population of Norway?", "If it grows 2% a year, how many people live there in ten years?", "reasoning"),
    ("How do I get red wine out of a carpet?", "Write a bash one-liner that finds the biggest files.", "code"),
    ("Who was Marie Curie?", "Write a short scene in which she discovers radium.", "creative"),
    ("Recommend a few things to see in Lisbon.", "Solve 3x + 7 = 25", "reasoning"),
    ("Hi, how are you?", "my python script throws KeyError: 'name'", "code"),
    ("Write a PowerShell script that renames photos by date.", "Thanks! Can you recommend a good camera?", "base"),
    ("How many ways are there to seat 5 people around a table?", "write a dialogue between two of them", "creative"),
    ("Come up with a monster that lives in a dishwasher.", "my dishwasher does not drain, what can I do?", "base"),
)
"""The last message opens another topic."""

LATER_FOLLOW_UPS = (
    ("Write a Kotlin data class for an invoice.", "add a due date", "code"),
    ("Explain why this regex backtracks: (a+)+b", "ok fix it then", "code"),
    ("Write a Dockerfile for a Node app.", "use alpine", "great, now what?", "code"),
    ("Write a Dockerfile for a Node app.", "use alpine", "code"),
    ("How do I paginate a REST endpoint in Django?", "still getting the same error", "code"),
    ("Write an epic poem about a snail crossing a road.", "more dramatic", "creative"),
    ("Write an epic poem about a snail crossing a road.", "stop there, change the hero's name", "creative"),
    ("Write a fake news report from the year 3000.", "ok, again but sillier", "creative"),
    ("Invent three superheroes with useless powers.", "two more", "creative"),
    ("A ladder 5 m long leans against a wall, its foot 3 m away. How high does it reach?", "and if it is 4 m away?", "reasoning"),
    ("Find the limit of sin(x)/x as x goes to 0.", "why is that true", "reasoning"),
    ("You have 8 coins and one is heavier. How few weighings find it?", "what about 27", "reasoning"),
    ("How does a heat pump work?", "is it loud?", "base"),
    ("What should I pack for a weekend in Oslo?", "it will rain", "base"),
)
"""Written after the choice."""

LATER_SWITCHES = (
    ("Write a Kotlin data class for an invoice.", "Tell me a spooky story about an accountant.", "creative"),
    ("Explain why this regex backtracks: (a+)+b", "How many calories are in a banana?", "base"),
    (
        "Write an epic poem about a snail crossing a road.",
        "A snail climbs 3 m a day and slips 2 m each night. When is it out of a 10 m well?",
        "reasoning",
    ),
    ("Write an epic poem about a snail crossing a road.", "now animate it with css", "code"),
    ("Find the limit of sin(x)/x as x goes to 0.", "plot it with matplotlib", "code"),
    ("You have 8 coins and one is heavier. How few weighings find it?", "write a fable about those coins", "creative"),
    ("How does a heat pump work?", "Write a python class that models one.", "code"),
    ("What should I pack for a weekend in Oslo?", "write a short poem about Oslo in the rain", "creative"),
)
"""Written after the choice."""

SECOND_FOLLOW_UPS = (
    ("Write a Rust function that merges two sorted vectors.", "make it generic", "why", "code"),
    ("How do I undo a git rebase?", "that did not work", "why?", "code"),
    ("Write a short story about a bridge keeper.", "make it sadder", "why?", "creative"),
    ("Write a poem about rain on a tin roof.", "shorter", "again", "creative"),
    ("Invent a legend about a talking well.", "more detail", "and then?", "creative"),
    ("What is the probability of rolling two sixes?", "why", "and three?", "reasoning"),
    ("Solve 2x + 3 = 11.", "how", "ok, and 2x + 3 = 12?", "reasoning"),
    ("If all cats are animals and some animals bark, do some cats bark?", "why not", "explain again", "reasoning"),
    ("Set up eslint for a TypeScript project.", "thanks", "now add prettier", "code"),
    ("Write a SQL view of monthly revenue.", "ok", "why a view?", "code"),
    ("Who painted the Sistine Chapel?", "when", "why", "base"),
    ("How do I descale a kettle?", "how long", "and with lemon?", "base"),
    ("What should I see in Prague?", "only one day", "why that", "base"),
    ("Write a limerick about a dentist.", "lol", "another", "creative"),
    ("A car uses 6 litres per 100 km. How far does it go on 45 litres?", "sure?", "why", "reasoning"),
    ("Fix this: for i in range(3) print(i)", "why", "thanks, and in js?", "code"),
)
"""Two follow-ups in a row: the last is read with the turn that named the topic."""

_HELD_OUT = Path(__file__).parents[2] / "benchmarks" / "heldout" / "conversations.jsonl"


def held_out(kind: str) -> list[tuple[str, ...]]:
    """Chats that somebody else wrote, and nothing was chosen on."""
    lines = [json.loads(line) for line in _HELD_OUT.read_text(encoding="utf-8").splitlines()]
    return [(*line["turns"], line["expert"]) for line in lines if line["kind"] == kind]
