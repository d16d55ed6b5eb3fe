"""`lmoe experts`: in the state folder, and on a running server."""

import getpass
import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lmoe.places import find_packaged
from tests.api.conftest import serving
from tests.cli.conftest import SAMPLES
from tests.house import SQL, House, Shelf, make_house, shelf
from tests.served import embedded_default

__all__ = ["make_house", "shelf"]

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    file = tmp_path / "sql.jsonl"
    file.write_text("".join(json.dumps({"instruction": text}) + "\n" for text in SQL))
    return file


@pytest.mark.slow
def test_what_is_added_here_serves_from_the_next_start(run: Run, shelf: Shelf, samples: Path, tmp_path: Path) -> None:
    """Add, look, replace, go back and remove without a server: each command sees what the one before has done."""
    here = ("--base-model", str(shelf.base), "--experts", str(shelf.served), "--state-dir", str(tmp_path / "state"), "--json")
    upload = Path(shutil.copytree(shelf.spare["s10"], tmp_path / "sql"))
    others = tmp_path / "others.jsonl"
    others.write_text('{"prompt": "x y", "expert": "nobody"}\n')
    status, _, err = run("experts", "add", str(upload), "--samples", str(others), *here)
    assert (status, f"{others}:1: its expert is 'nobody'" in err) == (1, True)
    status, out, err = run("experts", "add", str(upload), "--samples", str(samples), "--description", "Queries.", *here)
    assert (status, err) == (0, "")
    first = json.loads(out)
    shutil.rmtree(upload)
    assert (first["name"], first["samples"], first["description"]) == ("sql", 3, "Queries.")
    assert json.loads(run("experts", "show", "sql", *here)[1]) == first
    assert json.loads(run("experts", "replace", "sql", str(shelf.spare["s11"]), *here)[1])["revision"] != first["revision"]
    assert json.loads(run("experts", "replace", "sql", "--revision", first["revision"], *here)[1]) == first
    assert json.loads(run("experts", "replace", "sql", "--revision", first["revision"], *here)[1]) == {**first, "changed": False}
    renamed = {**first, "description": "All of SQL."}
    assert json.loads(run("experts", "replace", "sql", "--description", "All of SQL.", *here)[1]) == renamed
    assert json.loads(run("experts", "show", "sql", *here)[1]) == renamed
    assert run("experts", "rm", "creative", *here)[0] == 0
    assert [expert["name"] for expert in json.loads(run("experts", "ls", *here)[1])["data"]] == ["code", "sql"]


@pytest.mark.slow
def test_a_removal_that_is_tried_claims_no_moves_where_the_base_chooses(
    run: Run, shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With --router-mode llm the samples that go with an expert move nothing; without it the same removal is tried on prompts."""
    here = ("--base-model", str(shelf.base), "--experts", str(shelf.served), "--state-dir", str(tmp_path / "state"), "--dry-run")
    tried = [run("experts", "rm", "creative", *here)]
    monkeypatch.setenv("LMOE_ROUTER_MODE", "llm")
    tried.append(run("experts", "rm", "creative", *here))
    assert [status for status, *_ in tried] == [0, 0]
    assert ["the base chooses, and samples move nothing" in out for _, out, _ in tried] == [False, True]


@pytest.mark.slow
def test_files_hold_only_what_is_theirs(run: Run, shelf: Shelf, tmp_path: Path) -> None:
    """Samples that were given with an expert route and are in the versions, but do not enter the files, and can be taken away like
    any other; a removed expert's samples route to nobody, until other weights take its place."""
    files = Path(tmp_path / "files")
    files.mkdir()
    for name in ("base", "code", "creative"):
        (files / f"{name}.jsonl").write_text("".join(json.dumps({"instruction": text}) + "\n" for text in SAMPLES[name]))
    served = Path(shutil.copytree(shelf.served, tmp_path / "served"))
    mine = ("--routing-data", str(files), "--state-dir", str(tmp_path / "state"), "--base-model", str(shelf.base), "--experts", str(served))
    given = tmp_path / "sql.jsonl"
    given.write_text("".join(json.dumps({"instruction": text}) + "\n" for text in SQL))
    assert run("experts", "add", str(shelf.spare["s10"]), "--name", "sql", "--samples", str(given), *mine)[0] == 0
    assert json.loads(run("samples", "ls", "--json", *mine)[1])["data"]["sql"] == list(SQL)
    assert run("samples", "add", "code", "write a shell script", *mine)[0] == 0
    assert sorted(path.stem for path in files.glob("*.jsonl")) == ["base", "code", "creative"]
    versions = json.loads(run("samples", "history", "--json", *mine)[1])["data"]
    assert [sorted(version["added"]) for version in versions] == [["code"], ["sql"], ["base", "code", "creative"]]
    assert run("samples", "rm", "sql", SQL[1], *mine)[0] == 0
    assert json.loads(run("samples", "ls", "--json", *mine)[1])["data"]["sql"] == [SQL[0], SQL[2]]
    assert run("samples", "rollback", "3", *mine)[0] == 0
    assert sorted(json.loads(run("samples", "ls", "--json", *mine)[1])["data"]["sql"]) == sorted(SQL)
    assert sorted(path.stem for path in files.glob("*.jsonl")) == ["base", "code", "creative", "sql"]

    assert json.loads(run("route", SQL[0], "--json", *mine)[1])["expert"] == "sql"
    poem = SAMPLES["creative"][0]
    assert json.loads(run("route", poem, "--json", *mine)[1])["expert"] == "creative"
    assert run("experts", "rm", "creative", *mine)[0] == 0
    assert json.loads(run("route", poem, "--json", *mine)[1])["expert"] != "creative"
    shutil.rmtree(served / "creative")
    shutil.copytree(shelf.spare["s11"], served / "creative")
    assert json.loads(run("route", poem, "--json", *mine)[1])["expert"] == "creative"


def test_a_package_is_checked_against_the_base(run: Run, shelf: Shelf, tmp_path: Path) -> None:
    """A good one's revision is printed; a bad one is refused as a server would, in one line and with status 1."""
    status, out, _ = run("experts", "check", str(shelf.spare["s10"]), "--base-model", str(shelf.base), "--json")
    assert (status, len(json.loads(out)["revision"])) == (0, 8)
    config = json.loads((shelf.spare["s10"] / "adapter_config.json").read_text())
    other = Path(shutil.copytree(shelf.spare["s10"], tmp_path / "other"))
    (other / "adapter_config.json").write_text(json.dumps(config | {"base_model_name_or_path": "elsewhere", "task_type": "SEQ_CLS"}))
    status, out, err = run("experts", "check", str(other), "--base-model", str(shelf.base))
    assert (status, "warning" in out, err.startswith(f"lmoe: warning: {other}: "), "'elsewhere'" in err) == (0, False, True, True)
    assert "task_type is 'SEQ_CLS'" in err
    added = run("experts", "add", str(other), "--base-model", str(shelf.base), "--state-dir", str(tmp_path / "state"))
    assert (added[0], "lmoe: warning: other: " in added[2], "'elsewhere'" in added[2], "'SEQ_CLS'" in added[2]) == (0, True, True, True)
    bad = Path(shutil.copytree(shelf.spare["s10"], tmp_path / "bad"))
    (bad / "adapter_model.safetensors").write_bytes(b"garbage")
    status, out, err = run("experts", "check", str(bad), "--base-model", str(shelf.base))
    assert (status, out, err.count("\n"), "adapter_model.safetensors" in err) == (1, "", 1, True)


def test_a_running_server_is_changed_by_url(run: Run, make_house: Callable[..., House], shelf: Shelf, samples: Path) -> None:
    """The same verbs with --url: what the server refuses is one line here, with its own words."""
    house = make_house()
    with serving(house.service, experts_root=(shelf.spare["s10"].parent,)) as port:
        there = ("--url", f"http://127.0.0.1:{port}")
        status, out, err = run("experts", "add", str(shelf.spare["s10"]), "--name", "sql", "--samples", str(samples), "--dry-run", *there)
        assert (status, err, "prompts" in out, "sql" in house.names) == (0, "", True, False)
        status, out, err = run("experts", "add", str(shelf.spare["s10"]), "--name", "sql", "--samples", str(samples), "--json", *there)
        assert (status, err, json.loads(out)["samples"]) == (0, "", 3)
        assert run("experts", "replace", "sql", str(shelf.spare["s11"]), *there)[0] == 0
        status, _, err = run("experts", "add", str(shelf.served / "code"), *there)
        assert (status, "is not under an --experts-root" in err) == (1, True)
        assert run("experts", "rm", "sql", *there)[:2] == (0, "removed: sql\n")
        status, _, err = run("experts", "rm", "sql", *there)
        assert (status, err) == (1, "lmoe: There is no expert `sql`; known are: code, creative.\n")
        for command in (("show", "nope"), ("replace", "nope", "--description", "x")):
            assert run("experts", *command, *there)[2] == "lmoe: There is no expert `nope`; known are: code, creative.\n"


def test_samples_of_a_running_server(run: Run, make_house: Callable[..., House], shelf: Shelf, samples: Path, tmp_path: Path) -> None:
    """Listed, added, imported, taken away, exported, compared and rolled back by --url; the server routes by each at once."""
    house = make_house()
    with serving(house.service) as port:
        there = ("--url", f"http://127.0.0.1:{port}")

        def route(text: str) -> str:
            status, out, _ = run("route", text, "--json", *there)
            assert status == 0
            return str(json.loads(out)["expert"])

        before = json.loads(run("samples", "ls", "--json", *there)[1])["data"]
        assert sorted(before) == ["base", "code", "creative"]
        assert run("samples", "add", "code", "compose a  sonnet", *there)[:2] == (0, f"code: 1 added, {len(before['code']) + 1} in all\n")
        assert route("compose a sonnet") == "code"
        assert run("samples", "rm", "code", "compose a sonnet", *there)[:2] == (0, f"code: 1 removed, {len(before['code'])} left\n")
        assert run("samples", "rm", "code", "compose a sonnet", *there)[0] == 1
        assert "there is no expert 'nobody'; known are base, code, creative" in run("samples", "add", "nobody", "x", *there)[2]
        assert run("samples", "import", "code", str(samples), *there)[0] == 0
        assert route("a query in sql") == "code"
        versions, me = json.loads(run("router", "history", "--json", *there)[1])["data"], getpass.getuser()
        assert [(v["version"], v["author"]) for v in versions] == [(4, me), (3, me), (2, me), (1, "files")]
        status, out, _ = run("samples", "rollback", "1", *there)
        assert (status, out.splitlines()[0]) == (0, "version 5: back to version 1 (-3)")
        assert {n: sorted(t) for n, t in json.loads(run("samples", "ls", "--json", *there)[1])["data"].items()} == {
            n: sorted(t) for n, t in before.items()
        }
        assert run("samples", "export", str(tmp_path / "out"), *there)[0] == 0
        assert sorted(path.stem for path in (tmp_path / "out").iterdir()) == ["base", "code", "creative"]
        body = json.loads(run("router", "diff", "--remove", "creative", "--json", *there)[1])
        assert body["experts"]["creative"]["prompts"]["after"] == 0


@pytest.mark.slow
@pytest.mark.parametrize("watch", [False, True], ids=["unaware", "watching"])
def test_a_server_on_the_same_state_folder_is_told_of(run: Run, tmp_path: Path, watch: bool) -> None:
    """A command without --url names the server that runs there, and says what makes the change reach it; with --watch it does by itself."""
    package = find_packaged("experts")
    assert package is not None
    mine = Path(shutil.copytree(package / "code", tmp_path / "mine"))
    config = json.loads((mine / "adapter_config.json").read_text())
    (mine / "adapter_config.json").write_text(json.dumps(config | {"lora_alpha": config["lora_alpha"] * 1.5}))
    with embedded_default(tmp_path, *(["--watch"] if watch else [])) as url:
        status, out, err = run("experts", "add", str(mine), "--state-dir", str(tmp_path / "state"), "--json")
        assert (status, json.loads(out)["name"], f"the server at {url} runs on this state folder" in err) == (0, "mine", True)
        assert ("takes it up" in err, f"use --url {url}" in err) == (watch, not watch)
        deadline = time.monotonic() + 60
        while watch and run("experts", "show", "mine", "--url", url)[0] != 0:
            assert time.monotonic() < deadline, "it was not taken up"
            time.sleep(0.3)
        assert run("experts", "show", "mine", "--url", url)[0] == (0 if watch else 1)
    assert run("experts", "rm", "mine", "--state-dir", str(tmp_path / "state"))[1].startswith("removed: mine\nkept in ")


def test_a_packages_text_commands_no_terminal(run: Run, shelf: Shelf, tmp_path: Path) -> None:
    """Escapes and marks that reorder a line are spelled out, and what has several lines is one; --json has the text itself."""
    description = "Queries.\nrevision: 00000000\r\x1b[2J\x9b31m\u202elqs"
    served = Path(shutil.copytree(shelf.served, tmp_path / "served"))
    (served / "code" / "expert.toml").write_text(f"description = {json.dumps(description)}")
    (tmp_path / "files").mkdir()
    lines = [{"instruction": "clear \x1b[2J the screen"}, {"instruction": "a haiku"}]
    (tmp_path / "files" / "code.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    state = ("--state-dir", str(tmp_path / "state"), "--base-model", str(shelf.base))
    here = (*state, "--experts", str(served), "--routing-data", str(tmp_path / "files"))
    shown = r"Queries. revision: 00000000 \x1b[2J\x9b31m\u202elqs"
    for command in (("ls",), ("show", "code")):
        out = run("experts", *command, *here)[1]
        assert shown in out
        assert all(line.isprintable() for line in out.split("\n"))
    assert json.loads(run("experts", "show", "code", "--json", *here)[1])["description"] == description
    printed = run("samples", "ls", "code", *here)[1].split("\n")[0]
    assert printed == r"clear \x1b[2J the screen"
    status, out, _ = run("samples", "rm", "code", printed, *here)
    assert (status, "(-1)" in out, r"- code: clear \x1b[2J the screen" in out) == (0, True, True)
    assert r"+ code: clear \x1b[2J the screen" in run("samples", "rollback", "1", *here)[1]
