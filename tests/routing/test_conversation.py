"""Conversations: follow-ups stay, new topics are let go, and what clients wrap around a message is not what was asked."""

from collections.abc import Sequence

import numpy as np
import pytest

from lmoe.chat import Message
from lmoe.routing.conversation import Sessions, latest_turns, routing_text, typed
from lmoe.routing.query import Query
from lmoe.routing.router import Router
from tests.routing.conversations import FOLLOW_UPS, LATER_FOLLOW_UPS, LATER_SWITCHES, SECOND_FOLLOW_UPS, SWITCHES, held_out

CODE = "Write a python function that reverses a linked list."


def chat(*turns: str) -> list[Message]:
    """User turns with an answer between them, under a system prompt."""
    messages = [Message("system", "You are a helpful coding assistant. Write Python.")]
    for turn in turns:
        messages += [Message("user", turn), Message("assistant", "Here you are.")]
    return messages[:-1]


def share_right(router: Router, chats: Sequence[tuple[str, ...]], alone: bool = False) -> float:
    decisions = router.route_many([Query(turns[-1] if alone else chat(*turns)) for *turns, _ in chats])
    return float(np.mean([decision.expert == expert for decision, (*_, expert) in zip(decisions, chats, strict=True)]))


def test_the_two_examples(full_router: Router) -> None:
    """After a coding turn, "looks good, commit it" stays with code, and "now write a poem about it" goes to creative."""
    kept = full_router.route(chat(CODE, "looks good, commit it"))
    assert (kept.expert, kept.reason) == ("code", "sticky")
    gone = full_router.route(chat(CODE, "now write a poem about it"))
    assert (gone.expert, gone.reason) == ("creative", "similarity")


@pytest.mark.parametrize(
    ("chats", "least"),
    [
        (FOLLOW_UPS, 0.95),
        (LATER_FOLLOW_UPS, 0.9),
        (SECOND_FOLLOW_UPS, 0.85),
        (held_out("follow-up"), 0.9),
        (held_out("second follow-up"), 0.85),
    ],
    ids=["first", "later", "second", "held out", "held out, second"],
)
def test_follow_ups_stay_with_their_topic(full_router: Router, chats: Sequence[tuple[str, ...]], least: float) -> None:
    """A message that means little alone is answered by whoever answered before: far more of them than by themselves."""
    together = share_right(full_router, chats)
    assert together >= least
    assert together >= share_right(full_router, chats, alone=True) + 0.25


@pytest.mark.parametrize(
    ("chats", "least"), [(SWITCHES, 0.95), (LATER_SWITCHES, 0.85), (held_out("switch"), 0.9)], ids=["first", "later", "held out"]
)
def test_a_new_topic_is_not_held_back(full_router: Router, chats: Sequence[tuple[str, ...]], least: float) -> None:
    """A request on another topic goes to its own expert, whatever came before: next to as often as by itself."""
    together = share_right(full_router, chats)
    assert together >= least
    assert together >= share_right(full_router, chats, alone=True) - 0.03


def test_a_clear_request_never_looks_back(router: Router) -> None:
    """With a wide lead, scores are the last message's own."""
    asked = "How do I sort a dictionary by value in Python?"
    assert router.route(chat("Write a sonnet about the sea in winter.", asked)).scores == router.route(asked).scores


def test_a_session_stays_where_it_was(full_router: Router) -> None:
    """Who answered last in a session counts where the text leaves it open, even if the client sends that text alone."""
    for expert in ("code", "creative", "reasoning"):
        decision = full_router.route_many([Query("continue", previous=expert)])[0]
        assert decision.expert == expert
        assert decision.reason == "sticky"
    assert full_router.route_many([Query("Write a haiku about rust.", previous="code")])[0].expert == "creative"
    assert full_router.route_many([Query("continue", previous="retired")])[0].scores == full_router.route("continue").scores


def test_a_batch_of_conversations_is_each_of_them_alone(full_router: Router) -> None:
    """What is routed together is decided as it would be by itself."""
    queries = [Query(chat(*turns)) for *turns, _ in FOLLOW_UPS[:12]]
    assert [d.expert for d in full_router.route_many(queries)] == [full_router.route_many([query])[0].expert for query in queries]


def test_only_allowed_experts_are_stayed_with(router: Router) -> None:
    """A conversation does not bring back an expert that the request leaves out."""
    decision = router.route(chat(CODE, "looks good, commit it"), allow=["creative", "base"])
    assert decision.expert in {"creative", "base"}
    assert set(decision.scores) == {"creative", "base"}


@pytest.mark.parametrize(
    ("content", "asked"),
    [
        ("plain words", "plain words"),
        ("<system-reminder>\nDo not mention this.\n</system-reminder>\nfix the test", "fix the test"),
        ("<task>\nmake it blue\n</task>\n<environment_details>\n# Visible Files\na.py\n</environment_details>", "make it blue"),
        ("<additional_data>a.py is open</additional_data>\n<user_query>\nwhy is it slow?\n</user_query>", "why is it slow?"),
        ("<environment_details># Time\n10:00</environment_details>", ""),
        ("[read_file for 'src/a.py'] Result:\n\ndef f(): ...", ""),
        ("Observation: 42 rows", ""),
        ('Tool result: {"ok": true}', ""),
        (
            "Context information is below.\n---------------------\nThe mill was built in 1821.\n---------------------\n"
            "Given the context information and not prior knowledge, answer the query.\nQuery: When was the mill built?\nAnswer: ",
            "When was the mill built?",
        ),
        (
            "Use the following pieces of context to answer the question at the end.\n\nMills grind.\n\n"
            "Question: What do mills do?\nHelpful Answer:",
            "What do mills do?",
        ),
        ("You have tools.\n\nBegin!\n\nQuestion: How tall is Etna?\nThought: I should look.", "How tall is Etna?"),
        ("What does <context> mean in React?", "What does <context> mean in React?"),
        ("Fix this: <tasks><task>a</task></tasks>", "Fix this: <tasks><task>a</task></tasks>"),
        ("if a < b: <contextual>x</contextual>", "if a < b: <contextual>x</contextual>"),
    ],
)
def test_what_a_client_wrapped_is_taken_off(content: str, asked: str) -> None:
    """Known wrappings go, and a message that nobody typed is empty; everything else stays as it was."""
    assert typed(content) == asked


def test_the_last_human_turn_is_routed() -> None:
    """Tool results and boilerplate are walked over; where nobody typed anything, the last message stands."""
    messages = [
        Message("user", "rename the class"),
        Message("assistant", "Reading."),
        Message("user", "[read_file for 'a.py'] Result:\nclass A: ..."),
        Message("tool", "done"),
    ]
    assert routing_text(messages) == "rename the class"
    assert list(latest_turns(messages)) == ["rename the class"]
    assert routing_text([Message("system", "Be kind."), Message("assistant", "Hello?")]) == "Hello?"
    assert routing_text([]) == ""


def test_hostile_wrappings_cost_little() -> None:
    """Megabytes of opened tags are read in no more than linear time, and still say something."""
    tags = ("<task>" * 300_000, "<context>" * 300_000, "<context></context>" * 50_000, "Question: " * 100_000)
    templates = ("Given the context information\nQuery: a", "pieces of context\nQuestion: a", "Begin!", "\nBegin!\n\n")
    filled = [opening + filling * 60_000 + "b" for opening in templates for filling in (" ", "\n", "\n ", " \n")]
    repeated = [opening * (60_000 // len(opening)) for opening in (*templates, "Given the context information", "pieces of context ")]
    for text in (*tags, *filled, *repeated):
        assert typed(text)


def test_sessions_forget_the_oldest() -> None:
    """Room is bounded; asking keeps a session young; none at all is never remembered."""
    sessions = Sessions(room=2)
    sessions.remember("a", "code")
    sessions.remember("b", "creative")
    assert sessions.last("a") == "code"
    sessions.remember("c", "base")
    assert [sessions.last(name) for name in ("a", "b", "c", None)] == ["code", None, "base", None]
    sessions.remember(None, "code")
    assert sessions.last(None) is None


@pytest.mark.parametrize("thanks", ["ok", "cool", "thank you so much"])
@pytest.mark.parametrize(
    ("asked", "follow_up", "expert"), [(CODE, "now async", "code"), ("Write a haiku about autumn leaves.", "one more", "creative")]
)
def test_thanks_leave_the_topic_where_it_is(full_router: Router, asked: str, thanks: str, follow_up: str, expert: str) -> None:
    """They may be answered by another; what follows them is for whoever has the topic, in the chat and in its session."""
    assert full_router.route(chat(asked, thanks, follow_up)).expert == expert
    thanked = full_router.route_many([Query(chat(asked, thanks), previous=expert)])[0]
    assert thanked.expert == expert or thanked.passing
    assert not full_router.route(chat(asked)).passing
    assert full_router.route("  ").passing


def test_a_topic_is_remembered_through_many_reactions(full_router: Router) -> None:
    """However many there are, up to two dozen, and whatever the chat was about before."""
    assert full_router.route(chat("Who was the first man on the moon?", CODE, *["shorter"] * 20)).expert == "code"
    assert full_router.route(chat(CODE, "Write a haiku about autumn leaves.", *["again"] * 9)).expert == "creative"


@pytest.mark.parametrize("turns", [("Warum ist der Himmel blau?", "warum?"), ("Pourquoi le ciel est bleu ?", "merci", "pourquoi ?")])
def test_a_chat_that_fell_back_stays_there(full_router: Router, turns: tuple[str, ...]) -> None:
    """What follows up on a question that the base answered for its language is not for an expert that never did."""
    assert full_router.route(chat(turns[0])).reason == "fallback"
    assert full_router.route(chat(*turns)).expert == "base"


def test_an_expert_that_is_gone_is_as_if_nobody_had_answered(full_router: Router) -> None:
    """The chat itself says what is followed up on."""
    asked = chat(CODE, "shorter")
    assert full_router.route_many([Query(asked, previous="retired")]) == full_router.route_many([Query(asked)])
