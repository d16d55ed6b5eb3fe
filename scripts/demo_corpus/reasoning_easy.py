# ruff: noqa: SIM905  (a list of words reads best as one text)
"""Easy sums, the ones people try first: one-digit and small two-digit numbers in a great many wordings.

`easy` gives a prompt, the lines worked out and the result; the sum is built from a way to ask and a way to say the sum.
Same marks as `reasoning_frames`: `[a|b]` and `{x}`.
"""

import random

from scripts.demo_corpus.reasoning_grammar import add, div, expand, mul, sub

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def spelled(n: int) -> str:
    """A number up to a hundred in words; figures beyond."""
    if n < 20:
        return _ONES[n]
    if n < 100:
        tens, ones = divmod(n, 10)
        return _TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else "")
    return "one hundred" if n == 100 else str(n)


# how the sum itself is said
SAID: dict[str, list[str]] = {
    "+": [
        "{x} + {y}", "{x} + {y}", "{x} + {y}", "{x}+{y}", "{x}+{y}", "{x} plus {y}", "{x} plus {y}", "{x} plus {y}", "{x} added to {y}",
        "{x} and {y} together", "the sum of {x} and {y}", "{y} more than {x}",
    ],
    "-": [
        "{x} - {y}", "{x} - {y}", "{x} - {y}", "{x}-{y}", "{x}-{y}", "{x} minus {y}", "{x} minus {y}", "{x} minus {y}",
        "{x} take away {y}", "{x} less {y}", "{y} less than {x}", "{x} with {y} taken away",
    ],
    "x": [
        "{x} x {y}", "{x} x {y}", "{x} * {y}", "{x}*{y}", "{x}x{y}", "{x} times {y}", "{x} times {y}", "{x} times {y}",
        "{x} multiplied by {y}", "the product of {x} and {y}",
    ],
    "/": [
        "{x} / {y}", "{x} / {y}", "{x}/{y}", "{x}/{y}", "{x} divided by {y}", "{x} divided by {y}", "{x} over {y}", "{x} split by {y}",
        "{x} shared by {y}",
    ],
    "half": ["half of {x}", "half of {x}", "one half of {x}", "half {x}", "1/2 of {x}", "{x} cut in half", "{x} halved", "a half of {x}"],
    "double": ["double {x}", "twice {x}", "two times {x}", "{x} doubled", "the double of {x}", "{x} twice over"],
    "triple": ["triple {x}", "three times {x}", "{x} tripled", "three lots of {x}"],
    "third": ["a third of {x}", "one third of {x}", "1/3 of {x}"],
    "quarter": ["a quarter of {x}", "one quarter of {x}", "one fourth of {x}", "1/4 of {x}"],
    "square": ["{x} squared", "the square of {x}", "{x} times itself", "{x} to the power of two"],
}  # fmt: skip

# how it is asked; {e} is the sum as said
ASKED = [
    "What is {e}?", "What is {e}?", "What is {e}?", "What's {e}?", "What's {e}?", "What is {e}", "{e}", "{e}", "{e}", "{e}?", "{e} =",
    "{e} = ?", "{e} =?", "{e} equals", "{e} equals what?", "{e} is what?", "{e} is?", "{e} makes?", "How much is {e}?", "How much is {e}?",
    "How much is {e}?", "How much would {e} be?", "How much does {e} make?", "What does {e} make?", "What does {e} equal?",
    "What does {e} come to?", "What would {e} be?", "What number is {e}?", "Which number is {e}?", "Calculate {e}", "Calculate {e}.",
    "Compute {e}.", "Solve {e}", "Solve: {e}", "Work out {e}.", "Work out {e} for me.", "Tell me {e}.", "Tell me what {e} is.",
    "Figure out {e}.", "Give me {e}.", "Give me the answer to {e}.", "Answer this: {e}", "Answer: {e} = ?", "Result of {e}?",
    "The result of {e}", "Answer to {e}?", "Do you know what {e} is?", "Do you know {e}?", "Can you tell me {e}?",
    "Can you tell me what {e} is?", "Can you work out {e}?", "Can you calculate {e}?", "Can you do {e}?", "Could you work out {e}?",
    "Could you tell me how much {e} is?", "Would you work out {e} for me?", "I need {e}.", "I need to know {e}.", "I forgot {e}.",
    "I forgot what {e} is.", "I never remember {e}.", "I can never remember what {e} is.", "I wonder what {e} is.",
    "I'd like to know {e}.", "I want to know how much {e} is.", "I keep getting {e} wrong.", "Help me with {e}.",
    "Please help me with {e}", "I'm stuck on {e}.", "Easy one: {e}", "Quick: {e}", "Quick, {e}?", "Maths: {e}", "Math: {e}?", "Sum: {e}",
    "Homework: {e}", "Question one: {e}", "Mental math: {e}", "A simple sum: {e}.", "Pop quiz: {e}?", "Test: {e}", "{e}, please",
    "{e} please", "{e}, what is it?", "{e} - what is that?", "{e}. What do I get?", "{e}... how much is that?", "{e}, go!",
    "So what's {e}?", "So, {e}?", "And {e}?", "And what is {e}?", "Now {e}.", "Now what is {e}?", "Ok, {e}?", "Well, what is {e}?",
    "My son asks what {e} is.", "My daughter wants to know {e}.", "My kid needs {e}.", "The teacher asked for {e}.",
    "The card says {e}. What is it?", "The exercise says {e}. What goes there?", "What should I write for {e}?", "What comes out of {e}?",
    "What do you get for {e}?", "What do I get with {e}?", "Find {e}.", "Please calculate {e}", "Please tell me {e}", "Say {e}.",
    "Show me {e}.", "Show me how to do {e}.", "How do you do {e}?", "How do I work out {e}?", "Evaluate {e}", "Evaluate {e}.",
    "Without a calculator: {e}", "Use your head: {e}?", "In your head, what is {e}?", "Check {e} for me.", "Let's try {e}.", "Try {e}.",
    "Got a sum for you: {e}", "Imagine you are a calculator. {e}", "You are my math teacher. What is {e}?", "Are you good at sums? {e}?",
    "Can you count? What is {e}?", "I have a test tomorrow. What is {e}?", "Hi! What is {e}?", "Hello, what is {e}?", "Hey, {e}?",
    "Hey, how much is {e}?", "Good morning! {e}?", "What's the answer to {e}?", "What is the answer to {e}?", "What is the result of {e}?",
    "What's the result of {e}?", "Is it hard to work out {e}?", "Any idea what {e} is?", "{e}, how much is it?", "{e} is how much?",
    "{e} gives what?", "{e} gives", "Please solve {e}", "Write down {e}.", "Write the answer: {e} = __", "{e} = __", "{e} = ...",
    "Fill in: {e} = ?", "I say {e}, you say?", "Remind me, what is {e}?", "Remind me what {e} is.", "Let me ask you: {e}?",
    "One more: {e}", "Next one: {e}", "First sum: {e}", "Another one. {e}?", "My calculator is broken. {e}?", "Just {e}.", "Simply {e}?",
]  # fmt: skip

# whole sentences that need no way to ask
WHOLE: dict[str, list[str]] = {
    "+": [
        "Add {x} and {y}.", "Add {x} to {y}", "Can you add {x} and {y}?", "Please add {x} and {y}", "Put {x} and {y} together.",
        "{x} and {y} make?", "{x} and {y} make what?", "What do {x} and {y} make?", "If you add {x} and {y}, what do you get?",
        "I have {x} and get {y}. How many?", "{x} here and {y} there, how many in all?", "Add these: {x}, {y}", "{x} and {y}, added up?",
        "Count {y} on from {x}.", "Start at {x} and count {y} up. Where do you land?", "Which number do {x} and {y} add up to?",
        "What's the total of {x} and {y}?", "{x} fingers and {y} fingers, how many fingers?", "Sum up {x} and {y}.",
        "{x} cats and {y} dogs. How many pets?", "{x} of these plus {y} of those is how many?", "Total of {x} and {y}?",
    ],
    "-": [
        "Subtract {y} from {x}.", "Take {y} from {x}.", "Take away {y} from {x}.", "Can you subtract {y} from {x}?",
        "{x}, take away {y}. What stays?", "What is left if I take {y} from {x}?", "Remove {y} from {x}. What's left?",
        "Count {y} back from {x}.", "I had {x} and lost {y}. How many now?", "From {x} take {y}.", "{x} and I use {y}. Left?",
        "What's the difference between {x} and {y}?", "Difference of {x} and {y}?", "How much bigger is {x} than {y}?",
        "Reduce {x} by {y}.", "Deduct {y} from {x}.", "{y} + what = {x}?", "What plus {y} is {x}?", "How much is missing from {y} to {x}?",
    ],
    "x": [
        "Multiply {x} by {y}.", "Multiply {x} and {y}", "Can you multiply {x} by {y}?", "{x} lots of {y}?", "{x} groups of {y}?",
        "What do you get when {x} is multiplied by {y}?", "How many are {x} rows of {y}?", "{x} sets of {y} make how many?",
        "From the times table: {x} times {y}", "Times tables: {x} x {y}", "What's {x} by {y}?", "Product of {x} and {y}?",
        "{y} added {x} times makes what?", "Practice my times table: {x} x {y}?",
    ],
    "/": [
        "Divide {x} by {y}.", "Can you divide {x} by {y}?", "How often does {y} fit into {x}?", "How many times does {y} fit in {x}?",
        "{x} sweets for {y} kids, how many each?", "Share {x} between {y}.", "Share out {x} among {y}. How many each?",
        "Split {x} {y} ways.", "{y} into {x}?", "{y} goes into {x} how many times?", "What is {x} split {y} ways?",
        "How many groups of {y} are in {x}?", "{y} times what makes {x}?", "What do you get when {x} is divided by {y}?",
    ],
    "half": ["Halve {x}.", "Halve {x} for me.", "Cut {x} in two equal parts. How big is one?", "What number is half as big as {x}?",
        "Can you halve {x}?", "Take half of {x}.", "Two people share {x}. How many each?", "I only want half of {x}. How much is that?"],
    "double": ["Double {x}.", "Double {x}", "Can you double {x}?", "Take {x} twice.", "What do I get if {x} doubles?",
        "{x} and the same again?", "{x} and another {x}, how many?", "Double the number {x}.", "I need twice as many as {x}."],
    "triple": ["Triple {x}.", "Can you triple {x}?", "What is {x} three times over?"],
    "third": ["Three people share {x}. How many each?", "Cut {x} into thirds. How big is one?"],
    "quarter": ["Four people share {x}. How many each?", "Cut {x} into quarters. How big is one?"],
    "square": ["Square {x}.", "Square the number {x}", "Multiply {x} by itself."],
}  # fmt: skip

_KINDS = ("+",) * 9 + ("-",) * 7 + ("x",) * 7 + ("/",) * 4 + ("half",) * 3 + ("double",) * 3 + ("triple", "third", "quarter", "square")


def easy(rng: random.Random) -> tuple[str, list[str], int]:
    kind = rng.choice(_KINDS)
    x, y = rng.randint(1, 10), rng.randint(1, 10)
    if kind == "+":
        if rng.random() < 0.4:
            x, y = rng.randint(2, 30), rng.randint(1, 12)
        if rng.random() < 0.04:
            y = 0
        line, result = add(x, y), x + y
    elif kind == "-":
        x = rng.randint(2, rng.choice([10, 20, 20, 30]))
        y = rng.randint(1, min(x, 12))
        line, result = sub(x, y), x - y
    elif kind == "x":
        x = rng.randint(1, 12) if rng.random() < 0.3 else rng.randint(2, 9)
        line, result = mul(x, y), x * y
    elif kind in ("/", "third", "quarter"):
        y = {"/": rng.randint(2, 10), "third": 3, "quarter": 4}[kind]
        x, result = x * y, x
        line = div(x, y)
    elif kind == "half":
        result = rng.randint(1, 10) if rng.random() < 0.7 else rng.randint(11, 50)
        x = 2 * result
        line = div(x, 2)
    elif kind == "double":
        x = rng.randint(1, 12) if rng.random() < 0.7 else rng.randint(13, 50)
        line, result = add(x, x), 2 * x
    elif kind == "triple":
        line, result = mul(x, 3), 3 * x
    else:
        line, result = mul(x, x), x * x
    whole = rng.random() < 0.2
    said = rng.choice(WHOLE[kind] if whole else SAID[kind])
    words = rng.random() < 0.25 and not any(mark in said for mark in "+-x/*=")
    fields = {"x": spelled(x), "y": spelled(y)} if words else {"x": x, "y": y}
    text = expand(rng, said if whole else rng.choice(ASKED), {**fields, "e": said.format_map(fields)})
    if rng.random() < 0.25:
        text = text.lower()
    return text, [line + "."], result
