"""Lint: each kind of fault is found where it is, and sound samples are left alone."""

import json
from pathlib import Path

import numpy as np
import pytest

from lmoe.experts.samples import SampleSet, read_samples
from lmoe.routing.cache import VectorCache
from lmoe.routing.encoder import Encoder
from lmoe.routing.evaluation import Example, read_examples
from lmoe.workbench.impact import Remembering
from lmoe.workbench.lint import Places, lint

ROUTING_DATA = Path(__file__).parents[2] / "routing_data"
HELD_OUT = Path(__file__).parents[2] / "benchmarks" / "heldout"


class Axes:
    """A text's first word says where it lies, its second how far from the middle of that kind."""

    identity = "axes"

    def encode(self, texts):
        rows = []
        for text in texts:
            kind, number = text.split()[:2]
            row = np.random.default_rng(int(number)).uniform(-0.4, 0.4, size=64)
            row[sum(map(ord, kind)) % 64] += 4
            rows.append([row])
        return np.asarray(rows, np.float32).reshape(len(texts), 1, 64)


SOUND = {"a": [f"ax {i}" for i in range(40)], "b": [f"by {i}" for i in range(100, 140)]}


def found(samples, **more):
    return lint(SampleSet.of(samples), Axes(), Places({}), **more)


def test_sound_samples_pass():
    """Nothing is said of two well-parted experts of equal size."""
    assert found(SOUND) == ()


def test_a_wrong_label_is_found():
    """A sample among another expert's, itself left out of the count."""
    findings = found({**SOUND, "a": [*SOUND["a"], "by 999"]})
    assert [(f.kind, f.where) for f in findings if f.kind == "mislabelled"] == [("mislabelled", "a")]
    assert "by 999" in next(f.message for f in findings if f.kind == "mislabelled")


def mislabelled(samples):
    return [(f.where, f.message) for f in found(samples) if f.kind == "mislabelled"]


def test_a_small_expert_makes_no_good_sample_of_a_large_one_look_wrong():
    """One or two neighbours of three samples that lie in a crowd are not most; nor do three samples have neighbours enough to be judged."""
    assert mislabelled({"a": [f"ax {i}" for i in range(400)], "c": [f"ax {i}" for i in range(900, 903)]}) == []


def test_a_large_expert_makes_no_good_sample_of_a_small_one_look_wrong():
    """Each of twenty samples in a crowd of four hundred has one of its own nearest: of so few, that says more than nine of the many."""
    crowd, pairs = [f"ax {i}" for i in range(400)], [f"ax {i} {end}" for i in range(900, 910) for end in ("once", "twice")]
    assert mislabelled({"a": crowd, "c": pairs}) == []


def test_a_small_experts_wrong_label_is_found():
    """Of seven, one among another's forty: asked are as many neighbours as it has others."""
    ((where, message),) = mislabelled({"b": SOUND["b"], "c": [*[f"cz {i}" for i in range(200, 206)], "by 999"]})
    assert (where, message) == ("c", "a sample of c, but 6 of its 6 nearest samples are b's: 'by 999'")


def test_near_duplicates_are_found_once_each():
    """Across experts and within one, with different advice."""
    findings = [f for f in found({**SOUND, "b": [*SOUND["b"], "ax 3 again", "by 101 too"]}) if f.kind == "near_duplicate"]
    assert sorted("keep it with one" in f.message for f in findings) == [False, True]
    across = next(f for f in findings if "keep it with one" in f.message)
    assert (across.where, " as b, 'ax 3 again'; " in across.message, across.message.endswith(": 'ax 3'")) == ("a", True, True)


def test_an_unknown_expert_of_an_evaluation_file_is_named_once():
    """At its first line, with how many more there are, and the experts that there are."""
    prompts = [Example("by 7 or so", "b", 1), Example("zz 1 a", "z", 2), Example("zz 2 b", "z", 5), Example("qq 1", "q", 6)]
    findings = [f for f in found(SOUND, prompts=prompts, prompts_file="dev.jsonl") if f.kind == "unknown_expert"]
    assert [f.where for f in findings] == ["dev.jsonl:2", "dev.jsonl:6"]
    assert findings[0].message.startswith("unknown expert 'z', ")
    assert ("(nor can those of 1 more lines)" in findings[0].message, findings[0].message.endswith("known are a, b")) == (True, True)


def test_what_is_no_experts_is_compared_with_nothing():
    """Neither a text that it shares, nor a near-double, nor its size, nor a leak is a fault where nothing is routed by it; it is named."""
    samples = {**SOUND, "ghost": ["ax 3", "by 101 too", "zz 1"]}
    prompts = [Example("zz 1", "ghost", 4), Example("ax 999", "a", 5)]
    (ghost, prompt) = found(samples, prompts=prompts, unused={"ghost"})
    assert (ghost.kind, ghost.where, "not compared" in ghost.message) == ("unknown_expert", "ghost", True)
    assert (prompt.kind, prompt.where, prompt.message.endswith("known are a, b")) == ("unknown_expert", "prompts:4", True)
    assert {f.kind for f in found(samples, prompts=prompts)} == {"shared", "near_duplicate", "few", "lopsided", "leak"}


def test_sizes_and_thin_topics():
    """Too few, lopsided, none at all, and a kind of prompt with one sample only."""
    findings = found({"a": [*[f"ax {i}" for i in range(155)], "zz 1"], "b": [f"by {i}" for i in range(12)], "c": []})
    kinds = {(f.kind, f.where) for f in findings}
    assert {("few", "b"), ("few", "c"), ("lopsided", "b, a")} <= kinds
    assert any(f.kind == "thin" and "zz 1" in f.message for f in findings)


def test_leaks_are_found_by_words_and_by_meaning(tmp_path: Path):
    """The same text in other marks, or nearly the same, with file and line of both."""
    file = tmp_path / "a.jsonl"
    file.write_text("\n" + "".join(json.dumps({"text": text}) + "\n" for text in SOUND["a"]))
    prompts = [Example("AX 5!", "a", 3), Example("ax 7 reworded", "a", 4), Example("qq 5", "b", 5)]
    findings = lint(SampleSet.of(SOUND), _Lower(), Places.read({"a": file}), prompts, "eval.jsonl")
    leaks = [f for f in findings if f.kind == "leak"]
    assert [f.where for f in leaks] == [f"{file}:7", f"{file}:9"]
    assert "eval.jsonl:3" in leaks[0].message


class _Lower(Axes):
    def encode(self, texts):
        return super().encode([text.lower().replace("!", "") for text in texts])


@pytest.mark.parametrize("samples", [{}, {"a": []}, {"a": ["ax 1"]}])
def test_next_to_nothing_is_no_reason_to_fail(samples):
    """Empty and tiny sets are judged too."""
    assert {f.kind for f in found(samples)} <= {"few"}


@pytest.mark.slow
def test_the_held_out_prompts_are_in_no_packaged_sample(encoder: Encoder, tmp_path: Path) -> None:
    """What the router's figures are of is not what it was told: where this fails, take the sample or the prompt out."""
    cache = VectorCache(tmp_path / "vectors.sqlite", ROUTING_DATA / "vectors.safetensors")
    prompts = [example for name in ("messy", "messy_unseen", "chats") for example in read_examples(HELD_OUT / f"{name}.jsonl")]
    findings = lint(read_samples(ROUTING_DATA), Remembering(encoder, cache), Places({}), prompts)
    assert [finding.message for finding in findings if finding.kind == "leak"] == []
