"""Samples, versions, lint, diff and tune from the command line, on a small folder of samples."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import SAMPLES


@pytest.fixture
def folder(samples, tmp_path):
    """Samples of one's own, to be changed."""
    shutil.copytree(samples, tmp_path / "own")
    return tmp_path / "own"


@pytest.fixture
def call(run, folder):
    """`lmoe ARGUMENTS` on that folder."""
    return lambda *arguments: run(*arguments, "--routing-data", str(folder))


def instructions(path):
    return [json.loads(line)["instruction"] for line in path.read_text().splitlines()]


def test_samples_are_added_removed_and_rolled_back(call, folder):
    """Each command changes the file, is a version with its author, and can be undone; other lines stay as they are written."""
    file = folder / "code.jsonl"
    file.write_text(file.read_text() + '{"text":   "spaced as it was",  "by": "hand"}\n')
    original = file.read_text()
    status, out, _ = call("samples", "add", "code", "write a shell script", "--author", "ann")
    assert (status, out.splitlines()[0]) == (0, "version 2: add a sample to code (+1)")
    assert file.read_text() == original + '{"instruction": "write a shell script"}\n'
    assert call("samples", "rm", "code", "write a sql query", "--author", "bob")[0] == 0
    assert "write a sql query" not in file.read_text()
    listing = json.loads(call("samples", "history", "--json")[1])["data"]
    assert [(entry["version"], entry["author"]) for entry in listing] == [(3, "bob"), (2, "ann"), (1, "files")]
    assert listing[0]["removed"] == {"code": ["write a sql query"]}
    assert call("router", "rollback", "1")[0] == 0
    assert sorted(file.read_text().splitlines()) == sorted(original.splitlines())
    assert "samples of version 1" in call("router", "history")[1]


def test_edits_by_hand_are_versions_too(call, folder):
    """What was edited before a command is recorded as the files' own change."""
    call("samples", "add", "code", "first")
    (folder / "base.jsonl").write_text('{"instruction": "edited"}\n')
    call("samples", "add", "code", "second")
    listing = json.loads(call("samples", "history", "--json")[1])["data"]
    assert [entry["author"] for entry in listing][1] == "files"
    assert listing[1]["removed"] == {"base": SAMPLES["base"]}
    assert listing[0]["added"] == {"code": ["second"]}


def test_samples_move_between_files(call, folder, tmp_path):
    """import adds a file's samples, export writes all of them, and never over others."""
    more = tmp_path / "more.jsonl"
    more.write_text('{"prompt": "a limerick"}\n{"text": "write a haiku"}\n')
    assert "(+1)" in call("samples", "import", "creative", str(more))[1]
    assert call("samples", "export", str(tmp_path / "copy"))[0] == 0
    assert instructions(tmp_path / "copy" / "creative.jsonl") == [*SAMPLES["creative"], "a limerick"]
    lines = [json.loads(line) for line in call("samples", "export")[1].splitlines()]
    assert {"expert": "creative", "instruction": "a limerick"} in lines


def test_a_line_that_says_whose_it_is_becomes_nobody_elses(call, folder, tmp_path):
    """The file is refused with its line, whichever command reads it, and nothing has changed; the named expert takes it."""
    labelled = tmp_path / "labelled.jsonl"
    labelled.write_text('{"prompt": "a limerick"}\n{"prompt": "an ode", "expert": "creative"}\n')
    before = (folder / "code.jsonl").read_bytes()
    status, _, err = call("samples", "import", "code", str(labelled))
    said = "its expert is 'creative', and it was to be a sample of 'code'; take the line or that key out"
    assert (status, err) == (1, f"lmoe: {labelled}:2: {said}\n")
    assert (folder / "code.jsonl").read_bytes() == before
    assert call("router", "diff", "--add", "code", str(labelled))[0] == 1
    assert "(+2)" in call("samples", "import", "creative", str(labelled))[1]
    status, _, err = call("samples", "export", str(folder))
    assert (status, "holds samples already" in err) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("samples", "add", "nobody", "x"), "there is no expert 'nobody'; known are base, code, creative"),
        (("samples", "add", "code", "  "), "TEXT: sample is empty"),
        (("samples", "rm", "code", "never there"), "code has no sample 'never there'"),
        (("samples", "rm", "nobody", "x"), "there is no expert 'nobody'; known are base, code, creative"),
        (("samples", "rollback", "7"), "There is no version 7; there are none yet"),
        (("router", "diff"), "there is no version to compare the files with"),
        (("router", "diff", "--remove", "nobody"), "--remove: 'nobody' has no samples"),
        (("router", "tune", "--router-mode", "topk"), "only the calibrated mode has settings to tune"),
    ],
)
def test_mistakes_are_told_and_change_nothing(call, folder, arguments, message):
    """One line that names the value; the files stay as they were."""
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    if arguments[1] == "add":
        # Known experts are those of the folder beside, not of the packaged one.
        arguments = (*arguments, "--experts", str(folder.parent / "experts"))
        (folder.parent / "experts").mkdir()
    status, _, err = call(*arguments)
    assert status == 1
    assert message in err
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_bad_line_is_named_and_nothing_is_changed(call, folder):
    """File and line; the half-bad file is not touched."""
    (folder / "code.jsonl").write_text('{"instruction": "fine"}\n{"instruction": 7}\n')
    status, _, err = call("samples", "add", "base", "hi")
    assert (status, "code.jsonl:2: instruction must be a string" in err) == (1, True)
    assert instructions(folder / "base.jsonl") == SAMPLES["base"]


def test_packaged_samples_are_not_changed_in_place(run):
    """The message says what to do instead."""
    status, _, err = run("samples", "add", "code", "write a parser")
    assert status == 1
    assert "lmoe samples export DIR" in err


def test_lint_names_file_and_line(call, folder, tmp_path):
    """Doubles, few samples and prompts that leak from an evaluation file; --strict is for pipelines."""
    code = folder / "code.jsonl"
    code.write_text(code.read_text() + '{"instruction": "write a haiku"}\n{"instruction": "write a sql query"}\n')
    judged = tmp_path / "judged.jsonl"
    judged.write_text('{"prompt": "Tell me a story about a fox!", "expert": "creative"}\n')
    status, out, _ = call("samples", "lint", "--against", str(judged), "--json")
    found = {(entry["kind"], Path(entry["where"]).name) for entry in json.loads(out)["data"]}
    assert status == 0
    assert {("duplicate", "code.jsonl:5"), ("shared", "code, creative"), ("leak", "creative.jsonl:2"), ("few", "base")} <= found
    assert call("samples", "lint", "--strict")[0] == 1


def test_diff_shows_what_a_change_would_move(call, folder, tmp_path):
    """--add, --remove, and the files against the newest version; nothing is changed by asking."""
    more = tmp_path / "more.jsonl"
    more.write_text('{"instruction": "how are you today, friend"}\n')
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    prompts = tmp_path / "prompts.jsonl"
    prompts.write_text('{"prompt": "write a haiku", "expert": "creative"}\n{"prompt": "fix this bug", "expert": "code"}\n')
    body = json.loads(call("router", "diff", "--remove", "creative", "--prompts", str(prompts), "--json")[1])
    assert body["experts"]["creative"]["prompts"] == {"before": 1, "after": 0}
    assert [move["prompt"] for move in body["prompts"]["moves"]] == ["write a haiku"]
    status, out, _ = call("router", "diff", "--add", "code", str(more), "--prompts", str(prompts))
    assert (status, out.splitlines()[0].startswith("2 prompts: ")) == (0, True)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    call("samples", "add", "base", "good evening")
    (folder / "creative.jsonl").unlink()
    body = json.loads(call("router", "diff", "--prompts", str(prompts), "--json")[1])
    assert body["experts"]["creative"]["prompts"] == {"before": 1, "after": 0}


def test_tune_proposes_and_only_apply_changes(call, folder, tmp_path):
    """A base that takes everything is told to hold back; the version is used from then on, and undone by rollback."""
    prompts = tmp_path / "prompts.jsonl"
    rows = [(f"{text} {i}", name) for name, texts in SAMPLES.items() for text in texts for i in range(4)]
    prompts.write_text("".join(json.dumps({"prompt": prompt, "expert": name}) + "\n" for prompt, name in rows))
    body = json.loads(call("router", "tune", str(prompts), "--json")[1])
    assert body["applied"] is None
    assert body["prompts"]["training"] + body["prompts"]["validation"] == len(rows)
    assert body["interval"][0] <= body["gain"] <= body["interval"][1]
    assert call("router", "history")[1].count("\n") == 1
    _, out, _ = call("router", "tune", str(prompts), "--apply")
    assert "Applied as version" in out or "Nothing was applied" in out
    version = call("router", "history", "--json")[1]
    for arguments in (("--apply", "--dry-run"), ("--dry-run",)):
        assert json.loads(call("router", "tune", str(prompts), *arguments, "--json")[1])["prompts"]["n"] == len(rows)
    assert call("router", "tune", str(prompts), "--apply", "--dry-run")[1].startswith(f"{len(rows)} prompts: ")
    assert call("router", "history", "--json")[1] == version
    status, _, err = call("router", "tune", str(prompts), "--objective", "luck")
    assert status == 2
    assert "macro" in err


def test_feedback_becomes_samples(call, folder, tmp_path):
    """The text moves to the expert that should have answered, as a version; the entry waits no longer."""
    from lmoe.workbench.feedback import Feedback

    state = ("--state-dir", str(tmp_path / "state"))
    feedback = Feedback(tmp_path / "state" / "feedback.sqlite")
    feedback.add("write a haiku", "code", "creative", "as a regex")
    feedback.add("hi", "base", "code")
    assert [entry["expert"] for entry in json.loads(call("feedback", "ls", "--json", *state)[1])["data"]] == ["code", "base"]
    status, out, _ = call("feedback", "promote", "1", *state)
    assert (status, out.splitlines()[0]) == (0, "version 2: promote feedback 1 (+1 -1)")
    assert "write a haiku" in instructions(folder / "code.jsonl")
    assert "write a haiku" not in instructions(folder / "creative.jsonl")
    assert [entry["id"] for entry in json.loads(call("feedback", "ls", "--json", *state)[1])["data"]] == [2]
    assert json.loads(call("feedback", "ls", "--all", "--json", *state)[1])["data"][0]["promoted"] == 2
    status, _, err = call("feedback", "promote", "1", *state)
    assert (status, "no feedback 1 to promote" in err) == (1, True)
    assert call("feedback", "promote", *state)[0] == 2
    assert call("feedback", "promote", "--all", *state)[0] == 0
    assert "hi" in instructions(folder / "base.jsonl")


def test_config_says_where_each_setting_comes_from(run, monkeypatch, tmp_path):
    """Flag, environment, file, default."""
    monkeypatch.setenv("LMOE_PORT", "9000")
    (tmp_path / "lmoe.toml").write_text("max_running = 3\n")
    shown = json.loads(run("config", "show", "--host", "::1", "--json")[1])["data"]
    assert shown["host"] == {"value": "::1", "origin": "flag"}
    assert shown["port"] == {"value": 9000, "origin": "environment"}
    assert shown["max_running"] == {"value": 3, "origin": "lmoe.toml"}
    assert shown["device"]["origin"] == "default"
    assert "environment" in run("config", "show")[1]


def test_doctor_names_what_is_wrong(run, installation, tmp_path):
    """Broken experts are warnings; what would keep it from serving fails."""
    status, out, _ = run("doctor", "--base-model", str(installation / "mybase"), "--experts", str(installation / "experts"))
    assert status == 0
    assert "warning expert torn: adapter_config.json is missing" in out
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "code.jsonl").write_text("nonsense\n")
    status, out, err = run("doctor", "--routing-data", str(tmp_path / "bad"), "--json")
    failed = [entry for entry in json.loads(out)["data"] if entry["status"] == "failed"]
    assert status == 1
    assert "1 check failed" in err
    assert "code.jsonl:1: not a JSON object" in failed[0]["message"]
    status, out, _ = run("doctor", "--router-model", str(tmp_path / "encoder"))
    assert (status, "failed  router: " in out, f"there is no folder {tmp_path / 'encoder'}" in out) == (1, True, True)


def test_eval_writes_its_page_and_its_intervals(call, tmp_path):
    """--report is one HTML file; the JSON has intervals, baselines and robustness; a path that cannot be written is told."""
    prompts = tmp_path / "prompts.jsonl"
    prompts.write_text('{"prompt": "write a haiku", "expert": "creative"}\n{"prompt": "fix this bug", "expert": "base"}\n')
    body = json.loads(call("router", "eval", str(prompts), "--json", "--report", str(tmp_path / "out.html"))[1])
    assert (tmp_path / "out.html").read_text("utf-8").startswith("<!doctype html>")
    assert body["intervals"]["accuracy"][0] <= body["accuracy"] <= body["intervals"]["accuracy"][1]
    assert set(body["baselines"]) == {"predecessor", "words", "majority"}
    assert "truncated" in body["robustness"]
    status, _, err = call("router", "eval", str(prompts), "--report", str(tmp_path / "nowhere" / "out.html"))
    assert (status, "--report:" in err, "cannot be written" in err) == (1, True, True)


@pytest.mark.slow
def test_from_a_running_server_to_a_better_one(run, installation, tmp_path):
    """What a server was asked and told is there for the commands after it: its version, its requests, its feedback."""
    import urllib.request

    from tests.cli.test_serve import post, serve

    shutil.copytree(installation / "routing_data", tmp_path / "own")
    common = ("--experts", str(installation / "experts"), "--routing-data", str(tmp_path / "own"), "--state-dir", str(tmp_path / "state"))
    with serve(installation, *common, "--request-log", "prompts") as (process, url, _):
        with post(url, model="auto", messages=[{"role": "user", "content": "write a haiku about tea"}], max_tokens=2) as response:
            answer = json.load(response)
        assert answer["expert"] == "creative"
        told = json.dumps({"request_id": answer["id"], "expert": "code"}).encode()
        with urllib.request.urlopen(urllib.request.Request(f"{url}/v1/feedback", told), timeout=30) as response:
            assert (response.status, json.load(response)["was"]) == (201, "creative")
        process.terminate()
        assert process.wait(30) == 0
    base = ("--base-model", str(installation / "mybase"), *common)
    (version,) = json.loads(run("samples", "history", "--json", *base)[1])["data"]
    assert (version["version"], version["author"], len(version["added"]["code"])) == (1, "files", 3)
    body = json.loads(run("router", "diff", "--remove", "creative", "--json", *base)[1])
    assert body["experts"]["creative"]["requests"] == {"before": 1, "after": 0}
    assert run("feedback", "promote", "--all", *base)[0] == 0
    assert run("route", "write a haiku about tea", *base)[1].startswith("code ")


def test_a_dry_run_claims_no_moves_where_the_base_chooses(call, monkeypatch):
    """With --router-mode llm the samples move nothing, whatever they are."""
    monkeypatch.setenv("LMOE_ROUTER_MODE", "llm")
    status, out, _ = call("samples", "add", "code", "write a poem", "--dry-run")
    assert (status, "nothing was tried: with --router-mode llm the base chooses" in out, "would move" in out) == (0, True, False)


def test_what_is_set_by_hand_is_not_tuned(call, folder, tmp_path):
    """What --base-bias sets goes before what tuning finds: it is not varied, which is said, and no gain is claimed of it."""
    prompts = tmp_path / "prompts.jsonl"
    rows = [{"prompt": f"{text} {i}", "expert": name} for name, texts in SAMPLES.items() for text in texts for i in range(3)]
    prompts.write_text("".join(json.dumps(row) + "\n" for row in rows))
    found = json.loads(call("router", "tune", str(prompts), "--base-bias", "-2", "--json")[1])
    assert (found["fixed"], found["current"]["base_bias"], found["best"]["base_bias"]) == (["base_bias"], -2, -2)
    out = call("router", "tune", str(prompts), "--base-bias", "-2")[1]
    assert "base_bias was not varied: --base-bias is given, and goes before what is found." in out
    assert json.loads(call("router", "tune", str(prompts), "--json")[1])["fixed"] == []


def test_files_that_hold_nothing_or_no_text_are_refused(call, tmp_path):
    """An empty file is a mistake rather than nothing to import; and what is saved as UTF-16 is told how to be saved."""
    file = tmp_path / "file.jsonl"
    file.write_text("\n")
    status, _, err = call("samples", "import", "code", str(file))
    assert (status, err) == (1, f'lmoe: {file}: holds no sample; expected lines of {{"instruction": "..."}}\n')
    file.write_bytes('{"prompt": "x", "expert": "code"}'.encode("utf-16"))
    status, _, err = call("router", "eval", str(file))
    assert (status, err) == (1, f"lmoe: {file}:1: not UTF-8; save the file as UTF-8\n")


def test_an_editors_lock_is_in_nobodys_way(call, folder):
    """While a file is open in Emacs, a link that leads nowhere lies beside it: the samples are read and linted all the same."""
    (folder / ".#code.jsonl").symlink_to("somebody@somewhere.123")
    assert call("samples", "ls")[0] == 0
    status, out, err = call("samples", "lint")
    assert (status, err, ".#code" in out) == (0, "", False)


def test_a_dry_run_without_anything_to_try_claims_nothing(call):
    """Of a few samples none is set aside: that no prompt moved says nothing of a change."""
    out = call("samples", "add", "code", "write a web server", "--dry-run")[1].splitlines()
    assert out[:2] == [
        "0 samples set aside: 0 would change expert; 0 recent requests: 0",
        "nothing was tried: there are too few samples to set any aside",
    ]
