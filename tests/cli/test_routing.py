"""`route`, `router eval`, `samples ls`: the router from the command line, with the packaged encoder."""

import json

import pytest


@pytest.fixture
def labelled(tmp_path):
    """Four prompts, one with a label that no router can guess."""
    rows = [("write a poem about rain", "creative"), ("fix my python function", "code"), ("hello", "base"), ("write a haiku", "code")]
    file = tmp_path / "labelled.jsonl"
    file.write_text("".join(json.dumps({"prompt": prompt, "expert": expert}) + "\n" for prompt, expert in rows))
    return file


def test_route_says_who_and_why(run, samples):
    """One line by default; the nearest samples with --explain; the decision of the API with --json."""
    arguments = ("route", "write a haiku", "--routing-data", str(samples))
    status, out, _ = run(*arguments)
    assert status == 0
    assert out.startswith("creative  (similarity, score ")
    assert out.count("\n") == 1
    _, out, _ = run(*arguments, "--explain")
    assert "write a haiku" in out
    _, out, _ = run(*arguments, "--json")
    decision = json.loads(out)
    assert (decision["expert"], decision["reason"]) == ("creative", "similarity")
    assert set(decision["scores"]) == {"base", "code", "creative"}
    assert "neighbours" not in decision
    _, out, _ = run(*arguments, "--json", "--explain")
    assert json.loads(out)["neighbours"][0]["sample"] == "write a haiku"


def test_router_eval_measures(run, samples, labelled):
    """The object of the interface, with a prediction for each line of the file when asked."""
    status, out, _ = run("router", "eval", str(labelled), "--routing-data", str(samples), "--json", "--predictions")
    report = json.loads(out)
    assert status == 0
    assert report["n"] == 4
    assert len(report["predictions"]) == 4
    assert report["predictions"][0] == "creative"
    assert report["accuracy"] == sum(a == b for a, b in zip(report["predictions"], ["creative", "code", "base", "code"], strict=True)) / 4
    assert report["per_expert"]["code"]["n"] == 2
    assert {"macro_accuracy", "confusion", "router_version"} <= report.keys()
    assert set(report["latency_ms"]) == {"p50", "p95"}
    _, out, _ = run("router", "eval", str(labelled), "--routing-data", str(samples), "--json")
    assert "predictions" not in json.loads(out)


def test_predictions_are_listed_by_line(run, samples, tmp_path):
    """Each with its line in the file, whose it is, who was chosen and a mark on mistakes; what is not counted is told apart."""
    file = tmp_path / "some.jsonl"
    rows = (("write a haiku", "creative"), ("fix this bug in my javascript", "creative"), ("hello there", "base"))
    file.write_text("\n" + "".join(json.dumps({"prompt": prompt, "expert": name}) + "\n" for prompt, name in rows))
    arguments = ("router", "eval", str(file), "--routing-data", str(samples), "--experts", "code,creative", "--predictions")
    head, *lines = [line.split() for line in run(*arguments)[1].split("\n\n")[0].splitlines()]
    assert head == ["line", "expected", "chosen", "prompt"]
    assert lines[0] == ["2", "creative", "creative", "write", "a", "haiku"]
    assert lines[1] == ["3", "creative", "code", "wrong", "fix", "this", "bug", "in", "my", "javascript"]
    assert (lines[2][:2], lines[2][3:]) == (["4", "base"], ["not", "counted", "hello", "there"])


def test_the_gate_fails_below_its_mark(run, samples, labelled):
    """The report is printed either way; the status tells a pipeline."""
    arguments = ("router", "eval", str(labelled), "--routing-data", str(samples))
    status, out, err = run(*arguments, "--gate", "1")
    assert status == 1
    assert "macro accuracy" in out
    assert "below the gate 1" in err
    assert run(*arguments, "--gate", "0.1")[0] == 0


def test_candidates_can_be_named(run, samples, tmp_path):
    """With --experts nobody else competes."""
    file = tmp_path / "two.jsonl"
    file.write_text('{"prompt": "hello", "expert": "code"}\n{"prompt": "a haiku", "expert": "creative"}\n')
    _, out, _ = run("router", "eval", str(file), "--routing-data", str(samples), "--experts", "code,creative", "--json", "--predictions")
    assert set(json.loads(out)["predictions"]) <= {"code", "creative"}


def test_the_trade_off_is_printed(run, samples, labelled):
    """Recall of base against the experts', with the setting in use marked; not where base does not compete."""
    arguments = ("router", "eval", str(labelled), "--routing-data", str(samples))
    _, out, _ = run(*arguments)
    assert "base recall" in out
    assert out.count("<- now") == 1
    curve = json.loads(run(*arguments, "--json")[1])["tradeoff"]
    assert [point["base_bias"] for point in curve if point["chosen"]] == [-0.01]
    assert {"base_recall", "experts_macro", "accuracy"} <= curve[0].keys()
    status, out, _ = run(*arguments, "--experts", "code,creative")
    assert (status, "base recall" in out, "3 prompts (1 of others not counted)" in out) == (0, False, True)
    _, out, _ = run(*arguments, "--router-mode", "topk", "--json")
    assert json.loads(out)["tradeoff"] == []


def test_samples_are_listed(run, samples):
    """Counts for all, texts for one."""
    status, out, _ = run("samples", "ls", "--routing-data", str(samples))
    assert status == 0
    assert [line.split() for line in out.splitlines()] == [["expert", "samples"], ["base", "3"], ["code", "3"], ["creative", "3"]]
    _, out, _ = run("samples", "ls", "creative", "--routing-data", str(samples))
    assert "write a haiku" in out.splitlines()
    _, out, _ = run("samples", "ls", "--routing-data", str(samples), "--json")
    assert len(json.loads(out)["data"]["code"]) == 3


def test_the_packaged_samples_are_the_default(run):
    """Without any folder named, the packaged experts' samples route."""
    _, out, _ = run("samples", "ls", "--json")
    assert {"base", "code", "creative", "reasoning"} <= set(json.loads(out)["data"])
