"""The logic half of the reasoning generator: deterministic, well formed, right, and apart from its held-out prompts."""

import random
import re
from collections.abc import Iterator
from itertools import pairwise

from scripts.demo_corpus import reasoning_logic, reasoning_riddles, reasoning_words
from scripts.demo_corpus.example import Example
from tests.demo_corpus.heldout import grams, normal, rows

HELDOUT = rows("reasoning_logic")
# A held-out prompt may share at most this part of its runs of five words with 20,000 generated prompts.
MAX_SHARED = 0.15
SKILLS = reasoning_logic.SKILLS


def examples(count: int, seed: int) -> Iterator[Example]:
    rng = random.Random(seed)
    names, weights = list(SKILLS), [weight for weight, _ in SKILLS.values()]
    for name in rng.choices(names, weights, k=count):
        yield SKILLS[name][1](rng)


def made(skill: str, count: int = 500) -> Iterator[Example]:
    rng = random.Random(skill)
    for _ in range(count):
        yield SKILLS[skill][1](rng)


def final(answer: str) -> str:
    """What stands after `Answer:` in the last line."""
    found = re.fullmatch(r"Answer: (\S.*)", answer.split("\n")[-1])
    assert found, answer
    return found[1]


def test_same_seed_same_examples() -> None:
    assert list(examples(300, 5)) == list(examples(300, 5))
    assert list(examples(300, 5)) != list(examples(300, 6))


def test_examples_are_well_formed() -> None:
    for example in examples(5000, 1):
        assert SKILLS[example.skill]
        text = example.prompt + example.answer
        assert text.isascii()
        assert not set("[]{}|") & set(text), example
        assert "  " not in text
        assert example.prompt.strip() == example.prompt
        assert example.answer.count("\n") == 1
        assert re.fullmatch(r"\d+|cannot be known|[A-Za-z-]+", final(example.answer)), example


def test_heldout_answers_end_as_their_checks_say() -> None:
    assert all(final(row["answer"]) == row["check"]["answer"] for row in HELDOUT)


def test_ducks_are_three() -> None:
    drawn = list(made("ducks", 4000))
    assert all(final(example.answer) == "3" for example in drawn)
    assert sum(example.prompt == reasoning_riddles.CANONICAL_DUCKS for example in drawn) > 200
    assert len({example.prompt for example in drawn}) > 2000


def test_letters_are_counted_right() -> None:
    for example in made("letters"):
        spelled = example.answer.split(" ")[0].rstrip(":")
        word = spelled.replace("-", "")
        asked = re.search(rf"{spelled}: (?:there is no )?([a-z])\b", example.answer)
        expected = word.count(asked[1]) if asked else len(word)
        assert final(example.answer) == str(expected), example
        assert word in example.prompt.lower()


def test_numbers_are_ordered_right() -> None:
    for example in made("numbers"):
        values = [int(part) for part in re.findall(r"\d+", example.prompt)]
        answer = final(example.answer)
        up = re.search(r"larg|big|great|high|more", example.prompt)
        if answer in ("yes", "no"):
            first, second = values
            assert (answer == "yes") == (first > second if up else first < second), example
        else:
            assert int(answer) == (max(values) if up else min(values)), example


def test_months_and_days_follow_one_another() -> None:
    months = (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "January",
    )  # fmt: skip
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Monday")
    follows = {*pairwise(months), *pairwise(days)}
    for example in made("calendar"):
        start, rest = re.findall(r"from (\w+): (.*)\.\n", example.answer)[0]
        walk = [start, *rest.split(", ")]
        assert len(walk) == int(re.findall(r"\d+", example.answer)[0]) + 1
        back = " back from " in example.answer
        assert all(((b, a) if back else (a, b)) in follows for a, b in pairwise(walk)), example
        assert final(example.answer) == walk[-1]


def test_chains_agree_with_their_facts() -> None:
    scales = (*reasoning_words.SCALES, *reasoning_words.THING_SCALES)
    name = r"([Tt]he [\w-]+|[A-Z]\w+)"
    fact = re.compile(name + r" is (?:much |a bit )?(more expensive|\w+) than " + name + r"(?=\.| and|, who|, which)")
    checked = 0
    for example in made("chain", 1000):
        found = re.search(r"^From ([\w ]+) to ([\w ]+): (.*?)\. ", example.answer)
        if not found:
            continue
        order = found[3].split(", ")
        comparative, _, opposite, _ = next(s for s in scales if (s[1], s[3]) == (found[1], found[2]))
        for first, word, second in fact.findall(example.prompt):
            pair = ["the " + said[4:] if said.startswith("The ") else said for said in (first, second)]
            assert word in (comparative, opposite)
            high, low = pair if word == comparative else pair[::-1]
            assert order.index(high) == order.index(low) - 1, example
            checked += 1
        assert final(example.answer) in [*(known.removeprefix("the ") for known in order), "yes", "no"]
    assert checked > 500


def test_rows_agree_with_their_facts() -> None:
    """Facts about what is left or right of what, in front or behind, agree with the order that the answer gives."""
    verbs = r"(\S+) (?:is|stands|finished|reached the end|was|came in) (?:to the |on the )?"
    forward = verbs + r"(?:left(?: side)? of|in front of|ahead of|before|faster than) (?:the )?"
    backward = verbs + r"(?:right of|behind|after) (?:the )?"
    checked = 0
    for example in made("line_order", 1000):
        listed = re.findall(r"^From \w+ to \w+: (.*?)\. ", example.answer)[0]
        order = [name.removeprefix("the ") for name in listed.split(", ")]
        pairs = [*re.findall(forward + r"([\w-]+)\.", example.prompt)]
        pairs += [(b, a) for a, b in re.findall(backward + r"([\w-]+)\.", example.prompt)]
        for first, second in pairs:
            assert order.index(first) == order.index(second) - 1, example
        checked += len(pairs)
    assert checked > 1500


def test_both_verdicts_are_common() -> None:
    for skill in ("syllogism", "chain", "true_false", "parity"):
        drawn = [final(example.answer) for example in made(skill, 1000)]
        yes = sum(answer == "yes" for answer in drawn) / max(1, sum(answer in ("yes", "no") for answer in drawn))
        assert 0.3 < yes < 0.7, (skill, yes)


def test_heldout_prompts_are_not_generated() -> None:
    seen: set[tuple[str, ...]] = set()
    prompts: set[tuple[str, ...]] = set()
    for example in examples(20_000, 9):
        prompts.add(normal(example.prompt))
        seen |= grams(example.prompt)
    shares = []
    for row in HELDOUT:
        assert normal(row["prompt"]) not in prompts
        own = grams(row["prompt"])
        # A single run in common is chance: "strawberry, how many are there" in a list of fruits.
        shared = len(own & seen)
        shares.append((shared / len(own) if shared > 1 else 0.0, row["prompt"]))
    assert max(shares)[0] <= MAX_SHARED, max(shares)


def test_heldout_rows_are_complete() -> None:
    assert len(HELDOUT) == 120
    assert sum(row["skill"] == "ducks" for row in HELDOUT) == 14
    for row in HELDOUT:
        assert set(row) == {"prompt", "answer", "skill", "check"}
        assert row["skill"] in SKILLS
