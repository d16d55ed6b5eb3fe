"""Evaluation with its uncertainty, baselines and page: figures that can be worked out by hand."""

import re
from html.parser import HTMLParser

import numpy as np
import pytest

from lmoe.experts.samples import SampleSet
from lmoe.routing.evaluation import Example
from lmoe.routing.router import Router
from lmoe.routing.settings import RouterSettings
from lmoe.workbench.evaluation import Evaluation, measure
from lmoe.workbench.page import page
from lmoe.workbench.perturbations import PERTURBATIONS, typos
from tests.routing.test_evaluation import NameEncoder

SAMPLES = SampleSet.of({name: [f"{name} {i}" for i in range(12)] for name in ("base", "code", "poem")})
RIGHT = [Example(f"{name} prompt {i}", name, i) for name in ("base", "code", "poem") for i in range(10)]
WRONG = [Example("poem <script>alert(1)</script> & misplaced", "code", 77), Example("code misplaced", "base", 78)]


@pytest.fixture(scope="module")
def router() -> Router:
    return Router.build(SAMPLES, NameEncoder(), RouterSettings(base_bias=0))


@pytest.fixture(scope="module")
def found(router: Router) -> Evaluation:
    return measure(router, RIGHT + WRONG)


def test_intervals_hold_the_figures(found: Evaluation) -> None:
    """Each 95% interval holds its figure, is within 0 and 1, and is none of certainty where nothing was wrong."""
    report = found.report
    assert report.accuracy == 30 / 32
    assert found.accuracy[0] < report.accuracy < found.accuracy[1] <= 1
    assert found.macro_accuracy[0] < report.macro_accuracy < found.macro_accuracy[1]
    # Ten of ten: by Wilson's interval at least .72, by the rule of three at least .70.
    assert found.recall["poem"] == (pytest.approx(0.76, abs=0.07), 1.0)
    assert found.recall["code"][0] < 10 / 11 < found.recall["code"][1]
    # The normal approximation, for comparison: two standard errors of 30 of 32.
    assert found.accuracy[1] - found.accuracy[0] == pytest.approx(4 * np.sqrt(30 / 32 * 2 / 32 / 32), abs=0.06)


def test_baselines_are_beside_it(found: Evaluation) -> None:
    """The predecessor's rule, words and the majority, with how far the router is ahead."""
    assert set(found.baselines) == {"predecessor", "words", "majority"}
    majority = found.baselines["majority"]
    assert (majority.accuracy, majority.macro_accuracy) == (11 / 32, pytest.approx(1 / 3))
    assert majority.difference[0] < 30 / 32 - 11 / 32 < majority.difference[1]
    assert found.baselines["words"].accuracy == 30 / 32  # the experts' names are words
    low, high = found.baselines["words"].difference
    assert low <= 0 <= high


def test_what_goes_with_the_figures(router: Router, found: Evaluation) -> None:
    """Abstentions are counted, confidence is near the truth, and the public object has it all."""
    assert (found.abstentions.base, found.abstentions.base_for_experts, found.abstentions.fallback) == (10, 0, 0)
    assert 0 <= found.calibration_error < 0.15
    body = found.as_json()
    assert body["n"] == 32
    assert set(body["robustness"]) == set(PERTURBATIONS)
    assert all(0 <= value["agreement"] <= 1 for value in body["robustness"].values())
    # NameEncoder looks for lower-case names: without any, nothing is as it was.
    assert body["robustness"]["upper_case"]["accuracy"] < body["robustness"]["unpunctuated"]["accuracy"]
    assert [point["base_bias"] for point in body["tradeoff"] if point["chosen"]] == [0]


def test_only_candidates_are_compared(router: Router) -> None:
    """With `experts`, baselines too choose among these, and prompts of others are not counted."""
    found = measure(router, RIGHT + WRONG, ["code", "poem"])
    assert (found.report.n, found.report.skipped) == (21, 11)
    assert found.baselines["majority"].accuracy == 11 / 21
    assert found.tradeoff == ()


@pytest.mark.parametrize("disturb", PERTURBATIONS.values(), ids=PERTURBATIONS.keys())
@pytest.mark.parametrize("text", ["", "a", "?!", "Write a poem, please!", "数字 and 🦆"])
def test_writing_worse_is_deterministic_and_leaves_text(disturb, text: str) -> None:
    """The same prompt is disturbed alike every time, and never into nothing."""
    assert disturb(text) == disturb(text)
    assert bool(disturb(text)) == bool(text)


def test_typos_are_few() -> None:
    """One letter pair in 25, so that people would still understand."""
    text = "Write a short story about a lighthouse keeper who finds a letter in a bottle. " * 4
    assert typos(text) != text
    assert abs(len(typos(text)) - len(text)) <= 14


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "action")]


def test_the_page_needs_nothing_else(router: Router, found: Evaluation) -> None:
    """One page with matrix, histogram, map and worst mistakes; nothing loaded from elsewhere, and no prompt becomes markup."""
    html = page(router, RIGHT + WRONG, found, "dev <set>")
    parser = _Links()
    parser.feed(html)
    assert parser.addresses == []
    assert "script" not in parser.tags
    assert {"table", "svg", "rect", "circle", "path"} <= parser.tags
    assert "&lt;script&gt;" in html
    assert "@import" not in html
    assert "url(" not in html
    assert len(re.findall("<h3>", html)) == 2
    assert "code, sent to poem" in html
    assert "line 77" in html


def test_a_page_without_mistakes(router: Router) -> None:
    """Nothing wrong is no reason to fail."""
    html = page(router, RIGHT, measure(router, RIGHT), "all right")
    assert "There are none." in html
