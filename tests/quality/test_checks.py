"""What a held-out line may ask of an answer, and what is refused as a check."""

import pytest

from lmoe.quality.checks import judge_of


@pytest.mark.parametrize(
    ("check", "answer", "passes"),
    [
        ({"equals": "SELECT * FROM a;"}, " select *\n  from a ", True),
        ({"equals": "SELECT * FROM a;"}, "```sql\nSELECT * FROM a;\n```", True),
        ({"equals": "SELECT * FROM a;"}, "SELECT * FROM b;", False),
        ({"equals": "SELECT * FROM a;"}, "", False),
        ({"answer": "18"}, "9 + 9 = 18.\nAnswer: eighteen", True),
        ({"answer": "18"}, "9 + 9 = 18.\nAnswer: 17", False),
        ({"contains_any": ["Lisbon"]}, "It is lisbon.", True),
        ({"contains_all": ["Lisbon", "Tagus"]}, "Lisbon", False),
        ({"contains_any": ["Lisbon"], "excludes": ["Spain"]}, "Lisbon, in Spain", False),
    ],
)
def test_an_answer_is_judged_by_what_the_line_asks(check: dict[str, object], answer: str, passes: bool) -> None:
    assert judge_of(check)(answer) is passes


@pytest.mark.parametrize(
    ("check", "reason"),
    [
        ("x", "check must be an object"),
        ({}, "check must be an object"),
        ({"regex": "x"}, "not 'regex'"),
        ({"equals": "x", "contains_any": ["y"]}, "has nothing else in it"),
        ({"equals": " "}, "equals of a check must be a text"),
        ({"answer": 18}, "answer of a check must be a text"),
        ({"contains_any": "x"}, "contains_any of a check has to be a list of phrases"),
        ({"excludes": ["x"]}, "needs contains_any or contains_all"),
    ],
)
def test_a_check_that_means_nothing_is_refused(check: object, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        judge_of(check)
