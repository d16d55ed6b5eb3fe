"""Evaluation: the counts are right, the file's faults are named, and the curve is the operating point's."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from lmoe.errors import SamplesError
from lmoe.experts.samples import SampleSet
from lmoe.routing.encoder import Vectors
from lmoe.routing.evaluation import STEPS, evaluate, read_examples, tradeoff
from lmoe.routing.router import Router
from lmoe.routing.settings import RouterSettings

SAMPLES = SampleSet.of({name: [f"{name} {i}" for i in range(6)] for name in ("base", "code", "poem")})


class NameEncoder:
    """A text is where the words `base`, `code` and `poem` in it put it."""

    identity = "names"

    def encode(self, texts: Sequence[str]) -> Vectors:
        axes = [[float(text.count(name)) for name in ("base", "code", "poem")] for text in texts]
        noise = [np.random.default_rng(len(text) + ord(text[-1])).normal(scale=0.2, size=3) for text in texts]
        return (np.asarray(axes).reshape(-1, 1, 3) + np.asarray(noise).reshape(-1, 1, 3)).astype(np.float32)


@pytest.fixture
def router() -> Router:
    return Router.build(SAMPLES, NameEncoder(), RouterSettings(base_bias=0))


def file(folder: Path, *records: object) -> Path:
    path = folder / "eval.jsonl"
    path.write_text("\ufeff" + "\n\n".join(json.dumps(record) for record in records))
    return path


def examples(folder: Path, *pairs: tuple[str, str]) -> Path:
    return file(folder, *({"prompt": prompt, "expert": expert, "source": "x"} for prompt, expert in pairs))


def test_counts(router: Router, tmp_path: Path) -> None:
    """Recall, precision, macro and confusion of four prompts, one of them misplaced."""
    found = read_examples(examples(tmp_path, ("code a", "code"), ("code b", "code"), ("poem c", "code"), ("base d", "base")))
    report = evaluate(router, found).as_json(predictions=True)
    assert report["n"] == 4
    assert report["accuracy"] == 0.75
    assert report["macro_accuracy"] == pytest.approx((2 / 3 + 1) / 2)
    assert report["per_expert"] == {
        "base": {"precision": 1.0, "recall": 1.0, "n": 1},
        "code": {"precision": 1.0, "recall": pytest.approx(2 / 3), "n": 3},
        "poem": {"precision": 0.0, "recall": None, "n": 0},
    }
    assert report["confusion"] == {"base": {"base": 1, "code": 0, "poem": 0}, "code": {"base": 0, "code": 2, "poem": 1}}
    assert report["predictions"] == ["code", "code", "poem", "base"]
    assert report["router_version"] == router.version
    assert 0 < evaluate(router, found).latency_ms["p50"] <= evaluate(router, found).latency_ms["p95"] * 100
    json.dumps(report)


def test_candidates_can_be_restricted(router: Router, tmp_path: Path) -> None:
    """Without base among the candidates, nothing is sent to it."""
    found = read_examples(examples(tmp_path, ("base code base", "code"), ("poem", "poem")))
    report = evaluate(router, found, ["poem", "code"])
    assert report.predictions == ("code", "poem")
    assert set(report.per_expert) == {"code", "poem"}
    assert "predictions" not in report.as_json()


def test_prompts_of_others_are_left_out_of_the_figures(router: Router, tmp_path: Path) -> None:
    """A prompt of a known expert that does not compete changes no figure; it is counted apart, and has a prediction."""
    pairs = [("base a", "base"), ("code b", "code"), ("poem c", "poem"), ("code d", "poem")]
    all_of_them = evaluate(router, read_examples(examples(tmp_path, *pairs)), ["code", "poem"])
    without = evaluate(router, read_examples(examples(tmp_path, *pairs[1:])), ["code", "poem"])
    assert (all_of_them.n, all_of_them.skipped, without.skipped) == (3, 1, 0)
    assert all_of_them.as_json()["skipped"] == 1
    assert (all_of_them.accuracy, all_of_them.macro_accuracy) == (without.accuracy, without.macro_accuracy)
    assert (all_of_them.per_expert, all_of_them.confusion) == (without.per_expert, without.confusion)
    assert all_of_them.predictions[1:] == without.predictions
    assert len(all_of_them.predictions) == 4
    with pytest.raises(SamplesError, match="no prompt belongs to a candidate; the candidates are base"):
        evaluate(router, read_examples(examples(tmp_path, *pairs[1:])), ["base"])
    with pytest.raises(SamplesError, match="the candidates are none"):
        evaluate(router, read_examples(examples(tmp_path, *pairs)), [])


def test_an_unknown_expert_is_named_with_its_line(router: Router, tmp_path: Path) -> None:
    """A label that nobody has, with or without named candidates, and a candidate without samples, are errors."""
    path = examples(tmp_path, ("code a", "code"), ("x", "cooking"))
    with pytest.raises(SamplesError, match=r"eval.jsonl:3: unknown expert 'cooking'; known are base, code, poem"):
        evaluate(router, read_examples(path), where=str(path))
    with pytest.raises(SamplesError, match="unknown expert 'cooking'"):
        evaluate(router, read_examples(path), ["code"], where=str(path))
    with pytest.raises(SamplesError, match="'cooking' has no samples"):
        evaluate(router, read_examples(path), ["cooking"])


@pytest.mark.parametrize(
    "record", ["text", {"prompt": "x"}, {"prompt": "x", "expert": 1}, {"prompt": 3, "expert": "code"}, {"expert": "code"}]
)
def test_a_broken_line_is_named(tmp_path: Path, record: object) -> None:
    """The error begins with file and line."""
    path = file(tmp_path, {"prompt": "x", "expert": "code"}, record)
    with pytest.raises(SamplesError) as error:
        read_examples(path)
    assert error.value.message.startswith(f"{path}:3: ")


def test_an_empty_or_missing_file_is_an_error(tmp_path: Path) -> None:
    """There is nothing to measure on no examples."""
    for path in (file(tmp_path), tmp_path / "nowhere.jsonl"):
        with pytest.raises(SamplesError, match=path.name):
            read_examples(path)


def test_the_curve_is_what_each_bias_gives(router: Router, tmp_path: Path) -> None:
    """Every point equals an evaluation with that bias; base's recall only rises; one point is the router's own."""
    pairs = [(f"base code {i}", "code") for i in range(8)] + [(f"base poem {i}", "base") for i in range(8)]
    found = read_examples(examples(tmp_path, *pairs))
    curve = tradeoff(router, found)
    assert len(curve) == len(STEPS)
    assert [point.base_bias for point in curve if point.chosen] == [0]
    assert sorted(point.base_recall for point in curve) == [point.base_recall for point in curve]
    for point in curve[::5]:
        shifted = replace(router, settings=RouterSettings(base_bias=point.base_bias))
        report = evaluate(shifted, found)
        assert report.per_expert["base"].recall == point.base_recall
        assert report.per_expert["code"].recall == point.experts_macro
        assert report.accuracy == point.accuracy


def test_the_curve_needs_both_sides(router: Router, tmp_path: Path) -> None:
    """Without prompts of base there is no trade-off to show."""
    with pytest.raises(SamplesError, match="the trade-off needs"):
        tradeoff(router, read_examples(examples(tmp_path, ("code a", "code"))))
