"""What people write around a problem: an opening, a closing, or a fact that has nothing to do with it.

Same marks as `reasoning_frames`: `[a|b]`, `{x}`, `<verb>`.
"""

import random

from scripts.demo_corpus.reasoning_grammar import expand

OPENINGS = [
    "[Hi|Hello|Hey|Hey there|Good morning|Good evening], [I need help with this one|a quick one for you|small puzzle]:",
    "[I'm|We are|My kid is|My son is|My brother is] [stuck on|doing|puzzled by|working on|struggling with] "
    "[this|this problem|this exercise|the following|a word problem|some math homework]:",
    "[Homework|Math homework|Exercise|Task|Word problem|Problem of the day|Brain teaser|Warm-up|Quiz time|From my workbook]:",
    "[Please|Kindly] [solve|work out|figure out] [this|the following|this one]:", "[Help|Help me|Help please|SOS]!",
    "[I am|I'm] [bad|terrible|hopeless] [at math|with numbers|at counting].", "[Can|Could] you [check|solve|do|crack] this [one|]?",
    "[Math|Maths|Number|Counting] [question|puzzle|problem|riddle].", "[Ok|Right|Alright|Well|So], [here goes|listen|next one|try this]:",
    "[My teacher|My grandpa|My boss|The book] [asks|gave me|wrote] this:", "You are [my|a] [math tutor|patient teacher].",
    "[Imagine|Pretend] you are [a math teacher|a cashier|an accountant|my tutor].", "[Let's|Let us] [count|do some math|see].",
    "[I keep getting it wrong|I got two different results|My head hurts|I can't work it out|This confuses me|I need this fast].",
    "[I'm bored|It's raining|We are on a long drive|I'm waiting for the bus], [give me the answer|so let's do math|so here is a puzzle].",
]  # fmt: skip
CLOSINGS = [
    "[Thanks|Thank you|Cheers|Many thanks|Thanks in advance|Thanks a lot]!", "[Please|Kindly] [explain|show the steps|show your work].",
    "[Step by step|With steps], please.", "I [need|want] [just |]the [number|result|answer].", "[Please help|Help me out|Any idea]?",
    "[I'm stuck|I'm lost|I give up|No clue|I can't figure it out|I always mix this up].", "[Explain it to a child|Keep it short|Be quick].",
    "[How would you solve it|How do I work this out|What's the answer|Can you help|Do you know]?", "[My test is tomorrow|It's for school].",
    "[I think I got it, but I want to be sure|My friend says I'm wrong].", "[Answer fast|Don't just guess], please.",
]  # fmt: skip
# said of the person first; nothing in it counts
FACTS = [
    "<be> {k} years old", "<live> [at|in] number {k}, Main Street", "<wear> a [red coat|blue hat|green scarf|yellow raincoat]",
    "<have> a [brown dog|lazy cat|new bike|bad cold|loud voice]", "<live> in [Lisbon|Denver|a small village|Oslo|Madrid|Boston|Wales]",
    "<like> [jazz|soccer|rainy days|spicy soup|old films|winter]", "<be> [in a good mood|in a hurry|on holiday|very tired|left-handed]",
    "<wake> up at {k6} o'clock", "<be> in grade {k6}", "<take> bus number {k}", "<love> [cooking|puzzles|chess|the sea|long walks]",
]  # fmt: skip


def fact(rng: random.Random) -> str:
    return expand(rng, rng.choice(FACTS), {"k": rng.randint(6, 60), "k6": rng.randint(4, 9)})


def dressed(rng: random.Random, prompt: str) -> str:
    """The prompt with something said before or after it."""
    if rng.random() < 0.6:
        return expand(rng, rng.choice(OPENINGS)) + " " + prompt
    end = "" if prompt[-1] in ".?!" else "."
    return prompt + end + " " + expand(rng, rng.choice(CLOSINGS))
