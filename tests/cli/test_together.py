"""Several commands, and servers, that change samples on one state folder at once: nothing is lost, and the history is true."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lmoe.experts.samples import read_samples
from lmoe.lifecycle.ledger import Ledger
from lmoe.workbench.content import Content
from tests.cli.conftest import SAMPLES
from tests.fakes import SAMPLES as SERVED
from tests.house import House, make_house, shelf

__all__ = ["make_house", "shelf"]

PROCESSES, EACH = 4, 6

ADDING = """
import sys, time
from pathlib import Path
from lmoe.cli import main
number, each, start, *flags = sys.argv[1:]
Path(start + number).touch()
while not Path(start).exists():
    time.sleep(0.001)
for i in range(int(each)):
    try:
        main(["samples", "add", "code", f"prompt {i} of {number}", "--author", number, *flags])
    except SystemExit as ended:
        assert not ended.code, ended.code
"""


@pytest.fixture
def folder(samples: Path, tmp_path: Path) -> Path:
    """Samples of one's own, to be changed."""
    return Path(shutil.copytree(samples, tmp_path / "own"))


def test_parallel_commands_tell_no_false_history(run, folder: Path, tmp_path: Path) -> None:
    """Every command's version adds its own sample and nothing else, the first as found; going back to one gives what was there then."""
    flags = ("--routing-data", str(folder), "--state-dir", str(tmp_path / "state"))
    start = tmp_path / "start"
    commands = [[sys.executable, "-c", ADDING, str(n), str(EACH), str(start), *flags] for n in range(PROCESSES)]
    running = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) for command in commands]
    while not all(Path(f"{start}{n}").exists() for n in range(PROCESSES)):
        assert all(process.poll() is None for process in running), running[0].communicate()
    start.touch()
    assert [(process.communicate()[1], process.returncode) for process in running] == [("", 0)] * PROCESSES
    listed = json.loads(run("samples", "history", "--json", *flags)[1])["data"]
    added = [f"prompt {i} of {n}" for n in range(PROCESSES) for i in range(EACH)]
    assert [(v["author"], v["removed"]) for v in listed if v["author"] == "files"] == [("files", {})]
    assert all(v["removed"] == {} and len(v["added"]["code"]) == 1 for v in listed[:-1])
    assert sorted(text for v in listed[:-1] for text in v["added"]["code"]) == sorted(added)
    assert {*read_samples(folder).experts["code"]} == {*SAMPLES["code"], *added}
    middle = listed[len(added) // 2]
    assert run("samples", "rollback", str(middle["version"]), *flags)[0] == 0
    then = {text for v in listed[len(added) // 2 :] for text in v["added"]["code"]}
    assert {*read_samples(folder).experts["code"]} == then


def test_two_servers_lose_nothing_of_each_other(make_house: Callable[..., House]) -> None:
    """An edit on either starts from what the other has accepted meanwhile: it serves that too, and so does a restart."""
    one, two = make_house(), make_house()
    one.lifecycle.samples.edit("code", add=["sort this with python"], author="ann")
    two.lifecycle.samples.edit("code", add=["a python parser"], drop=[SERVED["code"][0]], author="bob")
    one.lifecycle.samples.edit("base", add=["good evening"], author="ann")
    expected = {*SERVED["code"][1:], "sort this with python", "a python parser"}
    for house in (one, two, make_house()):
        assert {*house.service.router.samples.experts["code"]} == expected
    versions = [(v.author, dict(v.diff.added), dict(v.diff.removed)) for v in one.lifecycle.samples.versions()[:-1]]
    assert versions == [
        ("ann", {"base": ("good evening",)}, {}),
        ("bob", {"code": ("a python parser",)}, {"code": (SERVED["code"][0],)}),
        ("ann", {"code": ("sort this with python",)}, {}),
    ]


def test_settings_tuned_elsewhere_are_taken_up(make_house: Callable[..., House]) -> None:
    """What another server has tuned is there before an edit of one's own, and stays in the version that this makes."""
    one, two = make_house(), make_house()
    one.lifecycle.samples.edit_all(lambda now: Content(now.samples, {"base_bias": 9.0, "encoder": "words"}), "tuned")
    two.lifecycle.samples.edit("code", add=["a python parser"])
    assert two.service.router.settings.base_bias == 9.0
    one.lifecycle.catch_up()
    assert (one.service.router.settings.base_bias, one.service.router.version) == (9.0, two.service.router.version)
    newest = one.lifecycle.samples.versions()[0]
    assert (dict(newest.diff.added), dict(newest.diff.settings)) == ({"code": ("a python parser",)}, {})


def test_what_another_writes_meanwhile_is_in_the_change(make_house: Callable[..., House], monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the planning of an edit and its writing another server edits the same expert: both edits are there."""
    one, two = make_house(), make_house()
    carry_out = Ledger.carry_out

    def late(ledger: Ledger, *arguments: Any, **more: Any) -> object:
        monkeypatch.undo()
        two.lifecycle.samples.edit("code", add=["a python parser"])
        return carry_out(ledger, *arguments, **more)

    monkeypatch.setattr(Ledger, "carry_out", late)
    one.lifecycle.samples.edit("code", add=["sort this with python"])
    two.lifecycle.catch_up()
    for house in (one, two):
        assert {"a python parser", "sort this with python"} <= {*house.service.router.samples.experts["code"]}
    assert [dict(v.diff.removed) for v in one.lifecycle.samples.versions()] == [{}, {}, {}]
