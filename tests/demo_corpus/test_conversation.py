"""Chats keep the answers, and the noise keeps away from what answers may copy."""

import random
import re

import pytest

from scripts.demo_corpus import conversation
from scripts.demo_corpus.conversation import Turn, as_typed, converse
from scripts.demo_corpus.example import Example

ANSWER = "  An Answer, with  odd spacing.\n"
PROSE = Example("Write a short story about Tom and the difference between them.", ANSWER, "story")
QUESTION = Example("What is the capital of France?", "The capital of France is Paris.", "capital")
CODE = Example("What does this print?\n```python\nfor Index in range(10):\n    print('Please  Write')\n```", "0", "trace")
INLINE = Example("What does print(Total == 12) show? Explain why.", "True", "trace")
QUOTED = Example("How many letters are in \"Please Write About  It\"? Count the word 'Because' too.", "many", "letters")
EXAMPLES = (PROSE, QUESTION, CODE, INLINE, QUOTED)


def make(rng: random.Random) -> Example:
    return rng.choice(EXAMPLES)


def chats(count: int, seed: int = 0) -> list[tuple[Turn, ...]]:
    rng = random.Random(seed)
    return [converse(rng, make) for _ in range(count)]


def test_the_same_seed_gives_the_same_chats() -> None:
    assert chats(200, seed=1) == chats(200, seed=1)
    assert chats(200, seed=1) != chats(200, seed=2)


def test_roles_alternate_and_answers_are_kept() -> None:
    for chat in chats(2_000):
        rest = chat[1:] if chat[0].role == "system" else chat
        assert [turn.role for turn in rest] == ["user", "assistant"] * (len(rest) // 2)
        assert 1 <= len(rest) // 2 <= 4
        assert all(turn.content in {example.answer for example in EXAMPLES} for turn in rest if turn.role == "assistant")
        assert all(turn.content.strip() for turn in rest)


def test_shares_of_system_turns_and_of_several_exchanges() -> None:
    made = chats(6_000)
    system = sum(chat[0].role == "system" for chat in made) / len(made)
    several = sum(sum(turn.role == "user" for turn in chat) > 1 for chat in made) / len(made)
    assert system == pytest.approx(conversation.SYSTEM_RATE, abs=0.03)
    assert several == pytest.approx(conversation.MULTI_TURN_RATE, abs=0.03)
    used = {chat[0].content for chat in made if chat[0].role == "system"}
    assert used == set(conversation.SYSTEM_PROMPTS)
    assert len(used) >= 32


def typed(example: Example, count: int = 3_000, *, follows: bool = False) -> list[str]:
    rng = random.Random(7)
    return [as_typed(rng, example, follows=follows) for _ in range(count)]


def test_code_blocks_are_never_touched() -> None:
    block = CODE.prompt[CODE.prompt.index("```") :]
    assert all(text.endswith(block) for text in typed(CODE))


def test_code_in_a_line_is_never_touched() -> None:
    assert all("print(Total == 12)" in text for text in typed(INLINE))


def test_quoted_text_is_never_touched() -> None:
    assert all('"Please Write About  It"' in text and "'Because'" in text for text in typed(QUOTED))


def test_prose_gets_noise_of_every_kind() -> None:
    texts = typed(PROSE) + typed(PROSE, follows=True)
    assert len(set(texts)) > 200
    plain = sum(text == PROSE.prompt for text in texts) / len(texts)
    assert 0.25 < plain < 0.75
    assert any("tom" in text for text in texts)
    assert any("  " in text for text in texts)
    assert any(not text.rstrip().endswith((".", "!", "?")) for text in texts)
    asked = typed(QUESTION)
    assert any(re.search(r"france", text) for text in asked)
    assert any(text.endswith("France") for text in asked)


def test_typos_are_rare_and_spare_names_numbers_and_copied_words() -> None:
    copied = Example("Please write 12 words about because with Adam.", "Because with Adam 12.", "copy")
    for text in typed(copied):
        assert "12" in text
        assert "adam" in text.lower()
        assert "because with" in " ".join(text.split())
    words = {"write", "short", "story", "about", "difference", "between", "them"}
    wrong = sum(not words <= set(re.findall(r"[a-z]+", text.lower())) for text in typed(PROSE))
    assert 0.01 < wrong / 3_000 < 0.1


def test_capitals_in_acronyms_stay() -> None:
    shouted = Example("Reverse HELLO and explain what NASA means.", "OLLEH", "letters")
    assert all("HELLO" in text and "NASA" in text for text in typed(shouted, 500))
