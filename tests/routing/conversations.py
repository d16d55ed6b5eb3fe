"""Two-turn chats, written for these tests: what was asked first, what is asked now, and who should answer now."""

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
)

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
)
