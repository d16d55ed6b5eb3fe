"""What is edited in the operator's folders while the server answers."""

import asyncio
import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from lmoe.asked import ChatRequest
from lmoe.chat import Message
from lmoe.experts.samples import read_samples
from lmoe.generation import Sampling
from lmoe.lifecycle.watcher import Folders, Watcher
from lmoe.workbench.files import change_files
from lmoe.workbench.history import History
from tests.fakes import SAMPLES
from tests.house import SQL, House, Shelf, build
from tests.lifecycle.test_lifecycle import HELLO, ask

WAIT = 60.0


def write(folder: Path, name: str, texts: tuple[str, ...] | list[str]) -> Path:
    file = folder / f"{name}.jsonl"
    file.write_text("".join(json.dumps({"instruction": text}) + "\n" for text in texts))
    return file


@dataclass
class Watched:
    """A house whose folders are the test's own."""

    house: House
    experts: Path
    samples: Path
    watcher: Watcher

    @property
    def broken(self) -> dict[str, str]:
        return dict(self.house.service.registry.broken)

    def route(self, text: str) -> str:
        return asyncio.run(self.house.service.route((Message("user", text),))).expert


@pytest.fixture
def watched(shelf: Shelf, tmp_path: Path) -> Iterator[Watched]:
    """Nothing runs by itself: `watcher.look()` is what a change makes the watcher do."""
    experts = Path(shutil.copytree(shelf.served, tmp_path / "experts"))
    samples = tmp_path / "routing_data"
    samples.mkdir()
    for name, texts in SAMPLES.items():
        write(samples, name, texts)
    folders = Folders(experts, samples)
    seen = folders.marks()
    house = build(Shelf(shelf.base, experts, shelf.spare), tmp_path / "state")
    watcher = Watcher(folders, house.lifecycle.own, house.base.linear_shapes, lambda: read_samples(samples), seen)
    try:
        yield Watched(house, experts, samples, watcher)
    finally:
        house.close()


def test_edited_samples_route_at_once(watched: Watched) -> None:
    """A line added by hand decides, one taken out does no longer, and nothing is taken twice."""
    assert watched.route("compose a sonnet") != "code"
    write(watched.samples, "code", [*SAMPLES["code"], "compose a sonnet"])
    watched.watcher.look()
    assert watched.route("compose a sonnet") == "code"
    live = watched.house.lifecycle.live
    watched.watcher.look()
    assert watched.house.lifecycle.live is live
    write(watched.samples, "code", SAMPLES["code"])
    watched.watcher.look()
    assert watched.route("compose a sonnet") != "code"


def test_a_bad_line_leaves_the_router_as_it_was(watched: Watched, caplog: pytest.LogCaptureFixture) -> None:
    """It is refused with file and line, in the log and in the report; the mended file is taken, and the report is empty."""
    live = watched.house.lifecycle.live
    file = write(watched.samples, "code", SAMPLES["code"])
    file.write_text(file.read_text() + '{"instruction": "half of a li')
    watched.watcher.look()
    assert watched.house.lifecycle.live is live
    problem = watched.house.lifecycle.own.problem
    assert problem is not None
    assert f"code.jsonl:{len(SAMPLES['code']) + 1}" in problem
    assert problem in caplog.text
    write(watched.samples, "code", [*SAMPLES["code"], "half of a line, and the rest"])
    watched.watcher.look()
    assert watched.house.lifecycle.own.problem is None
    assert "half of a line, and the rest" in watched.house.lifecycle.live.samples_of("code")


def test_what_is_doubtful_in_the_files_is_logged_once(watched: Watched, caplog: pytest.LogCaptureFixture) -> None:
    """A sample of two experts with both places, and samples of nobody; what was said is not said again after the next edit."""
    write(watched.samples, "nobody", ["fly a kite"])
    code = write(watched.samples, "code", [*SAMPLES["code"], SAMPLES["creative"][0]])
    watched.watcher.look()
    places = f"{code}:{len(SAMPLES['code']) + 1}, {watched.samples / 'creative.jsonl'}:1"
    assert f"{places}: the same text is a sample of code and of creative" in caplog.text
    assert "the samples of 'nobody' are not used: there is no expert of that name" in caplog.text
    caplog.clear()
    write(watched.samples, "base", [*SAMPLES["base"], "one more"])
    watched.watcher.look()
    assert [record.message for record in caplog.records if record.levelname == "WARNING"] == []


def test_an_emptied_file_is_refused(watched: Watched, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """As half a write is: in the log and in the report, and the expert keeps its samples; a command that takes them all away is obeyed,
    and so is who deletes the file."""
    live, own = watched.house.lifecycle.live, watched.house.lifecycle.own
    file = watched.samples / "code.jsonl"
    file.write_text("\n")
    watched.watcher.look()
    assert watched.house.lifecycle.live is live
    assert own.problem is not None
    assert "the file of 'code' holds no sample any more" in own.problem
    assert own.problem in caplog.text
    write(watched.samples, "code", SAMPLES["code"])
    watched.watcher.look()
    assert (own.problem, watched.house.lifecycle.live.samples_of("code")) == (None, SAMPLES["code"])

    history, store = History(tmp_path / "state" / "history.sqlite"), watched.house.store
    change_files(
        history,
        watched.samples,
        lambda: read_samples(watched.samples),
        store,
        lambda now: now.with_expert("code", ()),
        author="a",
        message="m",
    )
    watched.watcher.look()
    assert (own.problem, file.read_bytes(), watched.house.lifecycle.live.samples_of("code")) == (None, b"", ())
    (watched.samples / "creative.jsonl").unlink()
    watched.watcher.look()
    assert (own.problem, watched.house.lifecycle.live.samples_of("creative")) == (None, ())


def test_what_was_edited_over_http_stays_over_the_files(watched: Watched) -> None:
    """A sample added while serving, and one taken away, count on after the file was edited by hand."""
    first, *others = SAMPLES["code"]
    watched.house.lifecycle.samples.edit("code", add=["a live one"], drop=[first])
    write(watched.samples, "code", [*SAMPLES["code"], "by hand"])
    watched.watcher.look()
    assert {*watched.house.lifecycle.live.samples_of("code")} == {*others, "a live one", "by hand"}


def test_a_dropped_folder_serves_with_its_samples(watched: Watched, shelf: Shelf) -> None:
    """It is checked and proven like any other, is routed to from its first moment, and goes when its folder goes."""
    write(watched.samples, "sql", SQL)
    watched.watcher.look()
    assert watched.route("a query in sql") != "sql"
    shutil.copytree(shelf.spare["s10"], watched.experts / "sql")
    watched.watcher.look()
    assert watched.route("a query in sql") == "sql"
    assert len({tuple(ask(watched.house, name)) for name in ("base", "code", "sql")}) == 3
    shutil.rmtree(watched.experts / "sql")
    watched.watcher.look()
    assert watched.house.names == ("code", "creative")
    assert watched.route("a query in sql") != "sql"


def test_a_half_copied_folder_is_reported_until_it_is_whole(watched: Watched, shelf: Shelf) -> None:
    """Without its weights, then with half of them, it is refused with the reason; no other name is touched."""
    live = {name: ask(watched.house, name) for name in ("base", *watched.house.names)}
    folder = watched.experts / "sql"
    folder.mkdir()
    shutil.copy(shelf.spare["s10"] / "adapter_config.json", folder)
    watched.watcher.look()
    assert "is missing" in watched.broken["sql"]
    whole = (shelf.spare["s10"] / "adapter_model.safetensors").read_bytes()
    (folder / "adapter_model.safetensors").write_bytes(whole[: len(whole) // 2])
    watched.watcher.look()
    assert "cannot be read" in watched.broken["sql"]
    assert {name: ask(watched.house, name) for name in live} == live
    (folder / "adapter_model.safetensors").write_bytes(whole)
    watched.watcher.look()
    assert ("sql" in watched.house.names, watched.broken) == (True, {})


def test_weights_changed_in_place_are_a_new_revision(watched: Watched, shelf: Shelf) -> None:
    """What runs ends with the weights it began with; what comes gets the new ones; spoilt ones are refused, and the last good serve on."""
    sampling = Sampling(temperature=0, max_tokens=60, ignore_eos=True)
    before, old = ask(watched.house, "code", 60), watched.house.service.registry.experts["code"]

    async def go() -> list[int]:
        answer = await watched.house.service.chat(ChatRequest(HELLO, watched.house.service.named("code"), sampling))
        pieces = answer.pieces()
        first = await anext(pieces)
        for file in ("adapter_config.json", "adapter_model.safetensors"):
            shutil.copy(shelf.spare["s11"] / file, watched.experts / "code" / file)
        await asyncio.to_thread(watched.watcher.look)
        return [*first[1].token_ids, *[t async for _, p in pieces for t in p.token_ids]]

    assert asyncio.run(go()) == before
    new = watched.house.service.registry.experts["code"]
    assert new.revision != old.revision
    assert ask(watched.house, "code", 60) != before
    (watched.experts / "code" / "adapter_model.safetensors").write_bytes(b"spoilt")
    watched.watcher.look()
    assert watched.house.service.registry.experts["code"] is new
    assert "code" in watched.broken


def test_what_was_accepted_while_serving_wins(watched: Watched, shelf: Shelf) -> None:
    """As at a start: another folder under a name that was replaced, or the same under one that was removed, changes nothing."""
    accepted = watched.house.lifecycle.replace("code", shelf.spare["s12"]).expert
    watched.house.lifecycle.remove("creative")
    for file in ("adapter_config.json", "adapter_model.safetensors"):
        shutil.copy(shelf.spare["s11"] / file, watched.experts / "code" / file)
    os.utime(watched.experts / "creative" / "adapter_config.json")
    watched.watcher.look()
    assert (watched.house.names, watched.house.service.registry.experts["code"]) == (("code",), accepted)
    shutil.rmtree(watched.experts / "code")
    shutil.copy(shelf.spare["s13"] / "adapter_config.json", watched.experts / "creative")
    shutil.copy(shelf.spare["s13"] / "adapter_model.safetensors", watched.experts / "creative")
    watched.watcher.look()
    assert watched.house.names == ("code", "creative")


def test_a_vanished_experts_folder_removes_nobody(watched: Watched) -> None:
    """All of them at once is a disk that was unmounted: what serves goes on, and so it does when the folder is back."""
    watched.experts.rename(watched.experts.with_name("elsewhere"))
    watched.watcher.look()
    assert watched.house.names == ("code", "creative")
    watched.experts.with_name("elsewhere").rename(watched.experts)
    live = watched.house.lifecycle.live
    watched.watcher.look()
    assert watched.house.lifecycle.live is live


def test_what_still_changes_is_left_for_the_next_look(watched: Watched, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is written to while it is read is not taken, however whole it looked."""
    from lmoe.lifecycle import watcher as module

    read = module.read_package

    def interrupted(folder: Path, *rest: object, **more: object) -> object:
        package = read(folder, *rest, **more)  # type: ignore[arg-type]
        os.utime(folder / "adapter_model.safetensors", ns=(1, time.time_ns()))
        return package

    shutil.copytree(shelf.spare["s10"], watched.experts / "sql")
    with monkeypatch.context() as patch:
        patch.setattr(module, "read_package", interrupted)
        watched.watcher.look()
    assert (watched.house.names, watched.broken) == (("code", "creative"), {})
    watched.watcher.look()
    assert "sql" in watched.house.names


@pytest.mark.slow
def test_it_notices_by_itself(watched: Watched, shelf: Shelf) -> None:
    """With its thread running: a sample, a folder that is copied bit by bit, and a folder that goes."""

    def until(condition: Callable[[], bool]) -> None:
        deadline = time.monotonic() + WAIT
        while not condition():
            assert time.monotonic() < deadline, "it was not noticed"
            time.sleep(0.05)

    watched.watcher.start()
    try:
        write(watched.samples, "code", [*SAMPLES["code"], "compose a sonnet"])
        until(lambda: watched.route("compose a sonnet") == "code")
        (watched.experts / "sql").mkdir()
        shutil.copy(shelf.spare["s10"] / "adapter_config.json", watched.experts / "sql")
        whole = (shelf.spare["s10"] / "adapter_model.safetensors").read_bytes()
        with (watched.experts / "sql" / "adapter_model.safetensors").open("wb", buffering=0) as file:
            for start in range(0, len(whole), 1 + len(whole) // 20):
                file.write(whole[start : start + 1 + len(whole) // 20])
                time.sleep(0.05)
        until(lambda: "sql" in watched.house.names)
        shutil.rmtree(watched.experts / "creative")
        until(lambda: "creative" not in watched.house.names)
    finally:
        watched.watcher.close()


def test_closing_ends_its_thread(watched: Watched) -> None:
    """Even where nothing ever changed."""
    watched.watcher.start()
    watched.watcher.close()
    assert not watched.watcher._thread.is_alive()
