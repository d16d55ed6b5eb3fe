"""What is said of an expert: that it beats the base, that it does not, or that there is too little to say so."""

import pytest

from lmoe.quality.report import TELLING, Domain, Outcome, Report


def domain(base: Outcome, own: Outcome, n: int) -> Domain:
    return Domain("sql", "sql", n, {"sql": n}, {"base": base, "sql": own, "routed": own, "oracle": own})


def outcome(n: int, *, passed: float | None, loss: float) -> Outcome:
    return Outcome(() if passed is None else (passed,) * n, (loss,) * n, (2.0,) * n)


def test_answers_decide_where_they_are_judged_and_losses_where_they_are_not() -> None:
    """Less loss does not make up for fewer passed answers."""
    n = TELLING
    judged = domain(outcome(n, passed=1.0, loss=4.0), outcome(n, passed=0.0, loss=1.0), n).verdict
    read = domain(outcome(n, passed=None, loss=4.0), outcome(n, passed=None, loss=1.0), n).verdict
    assert judged is not None
    assert read is not None
    assert (judged.metric, judged.beats_base, judged.harms) == ("passed", False, True)
    assert (read.metric, read.beats_base, read.harms, read.gain.value) == ("loss", True, False, pytest.approx(1.5))


def test_no_difference_is_no_gain() -> None:
    same = outcome(50, passed=0.5, loss=1.0)
    verdict = domain(same, same, 50).verdict
    assert verdict is not None
    assert (verdict.enough, verdict.beats_base, verdict.harms) == (True, False, False)


def test_a_handful_of_questions_says_nothing() -> None:
    """However large the difference, below the least number neither gain nor harm is claimed."""
    n = TELLING - 1
    for own, base in ((1.0, 0.0), (0.0, 1.0)):
        verdict = domain(outcome(n, passed=base, loss=1.0), outcome(n, passed=own, loss=1.0), n).verdict
        assert verdict is not None
        assert (verdict.enough, verdict.beats_base, verdict.harms) == (False, False, False)


def test_a_report_as_json_has_router_and_answers_side_by_side() -> None:
    n = 20
    found = Report((domain(outcome(n, passed=0.0, loss=2.0), outcome(n, passed=1.0, loss=1.0), n),), "v1").as_json()
    assert found["domains"]["sql"]["rightly_routed"] == 1.0
    assert found["domains"]["sql"]["answerers"]["base"]["passed"] == {"value": 0.0, "low": 0.0, "high": 0.0}
    assert found["verdicts"]["sql"]["beats_base"] is True
    assert [(c["one"], c["other"]) for c in found["comparisons"]] == [("sql", "base"), ("routed", "oracle")]
