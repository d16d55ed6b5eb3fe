"""What changing samples, going back and feedback say from the command line, of the files here and, with --url, of a running server."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lmoe.experts.samples import SampleSet
from lmoe.lifecycle.presence import Server, present
from lmoe.workbench.feedback import Feedback
from lmoe.workbench.sources import Sources
from tests.api.conftest import serving
from tests.fakes import SAMPLES as SERVED
from tests.house import House, make_house, shelf

__all__ = ["make_house", "shelf"]

Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(samples: Path, tmp_path: Path) -> Path:
    """Samples of one's own, to be changed."""
    return Path(shutil.copytree(samples, tmp_path / "own"))


@pytest.fixture
def here(run: Call, folder: Path, tmp_path: Path) -> Call:
    """`lmoe ARGUMENTS` on that folder."""
    return lambda *arguments: run(*arguments, "--routing-data", str(folder), "--state-dir", str(tmp_path / "state"))


@pytest.fixture
def house(make_house: Callable[..., House], tmp_path: Path) -> House:
    house = make_house()
    house.service.feedback = Feedback(tmp_path / "state" / "feedback.sqlite")
    return house


@pytest.fixture
def there(run: Call, house: House) -> Iterator[Call]:
    """`lmoe ARGUMENTS` on a running server, named without a scheme."""
    with serving(house.service) as port:
        yield lambda *arguments: run(*arguments, "--url", f"127.0.0.1:{port}")


def test_what_changes_nothing_says_so(here: Call, tmp_path: Path) -> None:
    """Adding what is there, importing nothing new and going back to the same: no version, in words and in JSON."""
    assert here("samples", "add", "code", "a new one")[1].startswith("version 2: ")
    more = tmp_path / "more.jsonl"
    more.write_text('{"text": "a new one"}\n')
    again = (("add", "code", "a new one"), ("import", "code", str(more)), ("rollback", "2"))
    for command in again:
        assert here("samples", *command)[:2] == (0, "Nothing changed: version 2 is still the newest.\n")
        done = json.loads(here("samples", *command, "--json")[1])
        assert (done["changed"], done["version"], done["added"], done["removed"]) == (False, 2, {}, {})
    assert json.loads(here("samples", "rm", "code", "a new one", "--json")[1])["changed"] is True
    assert len(json.loads(here("samples", "history", "--json")[1])["data"]) == 3


def test_what_changes_nothing_on_a_server_says_so(there: Call, tmp_path: Path) -> None:
    """The same, with --url."""
    text, count = SERVED["code"][0], len(SERVED["code"])
    assert there("samples", "add", "code", text)[1] == f"code: nothing changed, {count} in all\n"
    assert json.loads(there("samples", "add", "code", text, "--json")[1])["changed"] is False
    assert there("samples", "rollback", "1")[1] == "Nothing changed: version 1 is still the newest.\n"
    there("samples", "add", "code", "a new one")
    done = json.loads(there("router", "rollback", "1", "--json")[1])
    assert (done["changed"], done["version"], done["removed"]) == (True, 3, {"code": ["a new one"]})


def commands(tmp_path: Path, known: str) -> tuple[tuple[str, ...], ...]:
    """Every command that changes samples."""
    more = tmp_path / "more.jsonl"
    more.write_text('{"text": "write a poem in python"}\n')
    return (
        ("samples", "add", "code", "write a poem in python"),
        ("samples", "import", "code", str(more)),
        ("samples", "rm", "code", known),
        ("samples", "rollback", "1"),
        ("router", "rollback", "1"),
        ("feedback", "promote", "1"),
        ("feedback", "promote", "--all"),
    )


def test_a_dry_run_shows_the_impact_of_the_files(here: Call, folder: Path, tmp_path: Path) -> None:
    """Who would gain and lose, and nothing is changed."""
    Feedback(tmp_path / "state" / "feedback.sqlite").add("write a haiku", "code", "creative")
    here("samples", "add", "code", "a new one")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    for command in commands(tmp_path, "a new one"):
        assert " would change expert; " in here(*command, "--dry-run")[1]
        assert json.loads(here(*command, "--dry-run", "--json")[1])["object"] == "router.impact"
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert len(json.loads(here("samples", "history", "--json")[1])["data"]) == 2
    assert len(json.loads(here("feedback", "ls", "--json")[1])["data"]) == 1


def test_a_dry_run_shows_the_impact_on_a_server(there: Call, house: House, tmp_path: Path) -> None:
    """The same, with --url."""
    assert house.service.feedback is not None
    house.service.feedback.add("write a haiku", "code", "creative")
    there("samples", "add", "code", "a new one")
    version = house.service.router.version
    for command in commands(tmp_path, "a new one"):
        assert " would change expert; " in there(*command, "--dry-run")[1]
        assert json.loads(there(*command, "--dry-run", "--json")[1])["object"] == "router.impact"
    assert (house.service.router.version, len(house.service.feedback.entries())) == (version, 1)
    assert len(json.loads(there("samples", "history", "--json")[1])["data"]) == 2


@pytest.mark.parametrize("where", ["here", "there"])
def test_a_dry_run_in_which_nothing_would_move_says_so(request: pytest.FixtureRequest, where: str, tmp_path: Path) -> None:
    """In a line of its own; and not where something would."""
    call: Call = request.getfixturevalue(where)
    known = call("samples", "ls", "code")[1].splitlines()[0]
    assert call("samples", "add", "code", known, "--dry-run")[1].splitlines()[1] == "nothing would move"
    prompts = tmp_path / "prompts.jsonl"
    prompts.write_text(json.dumps({"prompt": known, "expert": "code"}) + "\n")
    assert "nothing would move" not in call("router", "diff", "--remove", "code", "--prompts", str(prompts))[1]


def test_a_servers_history_names_the_user(there: Call, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every change with --url is its user's, or of whom --author names, whatever the letters."""
    assert house.service.feedback is not None
    house.service.feedback.add("write a haiku", "code", "creative")
    monkeypatch.setenv("LOGNAME", "dana")
    there("samples", "add", "code", "a new one")
    there("samples", "rm", "code", "a new one", "--author", "Jürgen 北")
    there("feedback", "promote", "1")
    there("samples", "rollback", "1", "--author", "eve")
    listed = json.loads(there("samples", "history", "--json")[1])["data"]
    assert [v["author"] for v in listed] == ["eve", "dana", "Jürgen 北", "dana", "files"]


@pytest.mark.parametrize("where", ["here", "there"])
def test_feedback_is_dismissed(request: pytest.FixtureRequest, where: str, tmp_path: Path) -> None:
    """`rm` takes entries away, all that are named or none; what is not there is told."""
    call: Call = request.getfixturevalue(where)
    feedback = Feedback(tmp_path / "state" / "feedback.sqlite")
    for text in ("one", "two", "three"):
        feedback.add(text, "code", "base")
    status, _, err = call("feedback", "rm", "1", "9")
    assert (status, err) == (1, "lmoe: There is no feedback 9; see `lmoe feedback ls --all`.\n")
    assert len(feedback.entries()) == 3
    assert call("feedback", "rm", "3", "1")[:2] == (0, "removed 3, 1\n")
    assert [entry.input for entry in feedback.entries()] == ["two"]


@pytest.mark.parametrize("where", ["here", "there"])
def test_dead_feedback_blocks_nothing(request: pytest.FixtureRequest, where: str, tmp_path: Path) -> None:
    """`promote --all` promotes what can be promoted, and names the rest with the reason."""
    call: Call = request.getfixturevalue(where)
    feedback = Feedback(tmp_path / "state" / "feedback.sqlite")
    feedback.add("join two tables", "sql", "code")
    feedback.add("write a regex", "code", "base")
    status, out, err = call("feedback", "promote", "--all")
    assert (status, out.splitlines()[0]) == (0, "version 2: promote feedback 2 (+1)")
    assert err.startswith("lmoe: not promoted: feedback 1 names 'sql', which is no expert now; known are base, code, creative")
    assert [entry.id for entry in feedback.entries()] == [1]
    feedback.add("write a regex", "code", "base")
    done = json.loads(call("feedback", "promote", "--all", "--json")[1])
    assert (done["changed"], done["version"], [entry["id"] for entry in done["left"]]) == (False, 2, [1])
    status, _, err = call("feedback", "promote", "--all")
    assert (status, "feedback 1 names 'sql'" in err) == (1, True)


def test_a_servers_lint_sees_what_was_edited_there(there: Call, house: House, tmp_path: Path) -> None:
    """A text that an edit put under a second expert, and an evaluation file's unknown expert, are found with --url as they are here."""
    house.service.sources = Sources(lambda: house.store.samples(SampleSet.of(SERVED)), dict, tuple)
    judged = tmp_path / "judged.jsonl"
    judged.write_text('{"prompt": "a new kind of thing", "expert": "base"}\n{"prompt": "another one", "expert": "nobody"}\n')
    kinds = [entry["kind"] for entry in json.loads(there("samples", "lint", "--json")[1])["data"]]
    assert not {"shared", "unknown_expert"} & {*kinds}
    there("samples", "add", "base", SERVED["code"][0])
    _, out, _ = there("samples", "lint", "--against", str(judged))
    assert f"base, code: shared: the same text is a sample of each: {SERVED['code'][0]!r}" in out
    assert f"{judged}:2: unknown_expert: unknown expert 'nobody'" in out


def test_lint_names_every_place_of_a_text_that_two_experts_have(here: Call, folder: Path, tmp_path: Path) -> None:
    """Both lines, whether it stands in the files or was edited in."""
    here("samples", "add", "code", "write a haiku")
    found = {entry["kind"]: entry for entry in json.loads(here("samples", "lint", "--json")[1])["data"]}
    assert f"({folder / 'code.jsonl'}:4, {folder / 'creative.jsonl'}:3)" in found["shared"]["message"]


def test_samples_of_no_expert_are_told(here: Call, folder: Path, tmp_path: Path) -> None:
    """A file of a name that is no expert's takes samples, with a warning that they are not used, which lint gives too."""
    (folder / "ghost.jsonl").write_text('{"text": "haunt a house"}\n')
    more = tmp_path / "more.jsonl"
    more.write_text('{"text": "walk through a wall"}\n')
    warning = "lmoe: warning: there is no expert 'ghost', so that its samples are not used\n"
    for command in (("add", "ghost", "a ghost", "--dry-run"), ("add", "ghost", "a ghost"), ("import", "ghost", str(more))):
        status, _, err = here("samples", *command)
        assert (status, err) == (0, warning)
    assert here("samples", "add", "code", "a parser")[2] == ""
    found = [entry for entry in json.loads(here("samples", "lint", "--json")[1])["data"] if entry["kind"] == "unknown_expert"]
    told = "there is no expert of that name, so that these samples are not used, and are not compared with the others"
    assert found == [{"kind": "unknown_expert", "where": "ghost", "message": told}]


@pytest.mark.parametrize("where", ["here", "there"])
def test_a_diff_knows_the_experts_of_its_prompts(request: pytest.FixtureRequest, where: str, tmp_path: Path) -> None:
    """An expert that is there neither before nor after is refused with file and line; one that the change adds is known."""
    call: Call = request.getfixturevalue(where)
    prompts, more = tmp_path / "prompts.jsonl", tmp_path / "more.jsonl"
    prompts.write_text('{"prompt": "write a haiku", "expert": "creative"}\n{"prompt": "select rows", "expert": "sql"}\n')
    more.write_text('{"text": "select rows from a table"}\n')
    status, _, err = call("router", "diff", "--remove", "code", "--prompts", str(prompts))
    assert (status, err.startswith(f"lmoe: {prompts}:2: unknown expert 'sql'; known are base, code, creative")) == (1, True)
    status, out, _ = call("router", "diff", "--add", "sql", str(more), "--prompts", str(prompts))
    assert (status, out.startswith("2 prompts: ")) == (0, True)


@pytest.mark.parametrize(("watches", "said"), [(True, "takes it up within some seconds"), (False, "use --url http://127.0.0.1:9")])
def test_a_server_beside_is_named(here: Call, tmp_path: Path, watches: bool, said: str) -> None:
    """Who changes the files here under a server that runs on them is told when that will know; of what changes nothing, nothing."""
    with present(tmp_path / "state", Server("http://127.0.0.1:9", watches)):
        status, out, err = here("samples", "add", "code", "a new one", "--json")
        assert (status, json.loads(out)["changed"], said in err) == (0, True, True)
        assert here("samples", "add", "code", "a new one")[2] == ""
    assert here("samples", "rm", "code", "a new one")[2] == ""
