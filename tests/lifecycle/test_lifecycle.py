"""Experts that come and go while the others serve."""

import asyncio
import contextlib
import gc
import json
import shutil
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from lmoe.answer import Answer
from lmoe.asked import ChatRequest
from lmoe.chat import Message
from lmoe.engine.engine import Limits
from lmoe.errors import Conflict, InvalidRequest, ModelNotFound, PackageError, PreconditionFailed, SamplesError, Unavailable
from lmoe.generation import Sampling
from lmoe.lifecycle.change import IfMatch
from tests import tiny
from tests.house import SQL, House, Shelf

Make = Callable[..., House]
HELLO = (Message("user", "hello there"),)


async def tokens(answer: Answer) -> list[int]:
    return [token async for _, piece in answer.pieces() for token in piece.token_ids]


def ask(house: House, name: str, length: int = 12) -> list[int]:
    """What an expert says, greedily."""

    async def go() -> list[int]:
        sampling = Sampling(temperature=0, max_tokens=length, ignore_eos=True)
        return await tokens(await house.service.chat(ChatRequest(HELLO, house.service.named(name), sampling)))

    return asyncio.run(go())


def until(condition: Callable[[], bool], seconds: float = 120) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        gc.collect()
        assert time.monotonic() < deadline, "it did not come about"
        time.sleep(0.2)


def route(house: House, text: str) -> str:
    return asyncio.run(house.service.route((Message("user", text),))).expert


def test_an_added_expert_answers_and_is_routed_to(house: House, shelf: Shelf) -> None:
    """Adapter and samples become visible together: the name answers as its weights say, and the router picks it."""
    assert route(house, "a query in sql") != "sql"
    change = house.lifecycle.add("sql", shelf.spare["s10"], description="Queries.", samples=SQL)
    assert (change.expert.name, change.expert.description, change.samples) == ("sql", "Queries.", SQL)
    assert house.names == ("code", "creative", "sql")
    assert route(house, "a query in sql") == "sql"
    assert len({tuple(ask(house, name)) for name in ("base", "code", "creative", "sql")}) == 4


def test_what_was_accepted_is_there_after_a_restart(make_house: Make, shelf: Shelf, tmp_path: Path) -> None:
    """Adds, replacements, sample edits and removals survive, whatever happens to the folder they came from."""
    first = make_house()
    source = Path(shutil.copytree(shelf.spare["s10"], tmp_path / "upload"))
    first.lifecycle.add("sql", source, samples=SQL)
    shutil.rmtree(source)
    first.lifecycle.replace("code", shelf.spare["s11"])
    first.lifecycle.remove("creative")
    first.lifecycle.samples.edit("code", add=["a new kind of prompt"], drop=["fix this python function"])
    first.lifecycle.samples.edit("base", add=["good morning"])
    second = make_house()
    assert second.names == ("code", "sql")
    assert {n: e.digest for n, e in second.service.registry.experts.items()} == {
        n: e.digest for n, e in first.service.registry.experts.items()
    }
    assert second.service.router.samples.experts == first.service.router.samples.experts
    assert second.service.router.samples.experts["code"] == ("write a python function", "a function in Python", "a new kind of prompt")
    assert ask(second, "sql") == ask(first, "sql")


def test_a_replaced_expert_keeps_its_samples_and_can_go_back(house: House, shelf: Shelf) -> None:
    """The new weights answer at once; the old revision, even one of the operator's folder, can be taken up again."""
    old = house.service.registry.experts["code"]
    before, samples = ask(house, "code"), house.lifecycle.live.samples_of("code")
    change = house.lifecycle.replace("code", shelf.spare["s10"])
    assert change.expert.revision != old.revision
    assert change.samples == samples
    assert ask(house, "code") != before
    with pytest.raises(ModelNotFound):
        house.service.named(f"code@{old.revision}")
    assert house.lifecycle.earlier.revisions("code") == (old.digest,)
    house.lifecycle.replace("code", old.revision)
    assert ask(house, "code") == before
    assert house.lifecycle.earlier.revisions("code") == (change.expert.digest,)
    with pytest.raises(InvalidRequest, match=f"it can go back to: {change.expert.revision}"):
        house.lifecycle.replace("code", "0123456789")


def test_what_runs_keeps_its_revision(house: House, shelf: Shelf) -> None:
    """Answers admitted before a replacement or a removal, begun or not, end as they would have; then the columns are freed."""
    sampling = Sampling(temperature=0, max_tokens=60, ignore_eos=True)
    alone = ask(house, "code", 60)
    old = house.service.registry.experts["code"].digest

    async def go() -> list[list[int]]:
        request = ChatRequest(HELLO, house.service.named("code"), sampling)
        begun, waiting = await house.service.chat(request), await house.service.chat(request)
        pieces = begun.pieces()
        first = await anext(pieces)
        await asyncio.to_thread(house.lifecycle.replace, "code", shelf.spare["s10"])
        await asyncio.to_thread(house.lifecycle.remove, "code")
        await asyncio.sleep(0.3)
        return [[*first[1].token_ids, *[t async for _, p in pieces for t in p.token_ids]], await tokens(waiting)]

    assert asyncio.run(go()) == [alone, alone]
    until(lambda: old not in house.engine.revisions)
    until(lambda: house.engine._bank.revisions == {house.service.registry.experts["creative"].digest})


def test_a_revision_that_two_names_share_survives_one_of_them(house: House, shelf: Shelf) -> None:
    """Removing one name unloads nothing that the other still means, and adding it again finds it there."""
    house.lifecycle.add("one", shelf.spare["s10"])
    house.lifecycle.add("two", shelf.spare["s10"])
    expected = ask(house, "one")
    house.lifecycle.remove("one")
    until(lambda: len(house.lifecycle.stage.retired) == 0)
    assert ask(house, "two") == expected
    house.lifecycle.add("one", shelf.spare["s10"])
    house.lifecycle.remove("two")
    until(lambda: len(house.lifecycle.stage.retired) == 0)
    assert ask(house, "one") == expected


def test_names_and_tags_are_checked(house: House, shelf: Shelf) -> None:
    """A taken name, an unknown one and an outdated If-Match are refused, and nothing has changed."""
    live = house.lifecycle.live
    for name in ("code", "tiny-base"):
        with pytest.raises(Conflict, match=f"'{name}' is taken"):
            house.lifecycle.add(name, shelf.spare["s10"])
    for name in ("base", "Loud", "a/b", ""):
        with pytest.raises(PackageError, match="not allowed"):
            house.lifecycle.add(name, shelf.spare["s10"])
    with pytest.raises(ModelNotFound, match="nobody"):
        house.lifecycle.remove("nobody")
    for act in (
        lambda: house.lifecycle.replace("code", shelf.spare["s10"], if_match=IfMatch(("00000000",))),
        lambda: house.lifecycle.remove("code", if_match=IfMatch(("00000000",))),
        lambda: house.lifecycle.samples.edit("code", add=["x"], if_match=IfMatch(("00000000",))),
    ):
        with pytest.raises(PreconditionFailed, match="00000000"):
            act()
    with pytest.raises(SamplesError, match="empty"):
        house.lifecycle.add("sql", shelf.spare["s10"], samples=["fine", " "])
    assert house.lifecycle.live is live is house.service.live
    house.lifecycle.replace("code", shelf.spare["s10"], if_match=IfMatch((live.registry.experts["code"].revision,)))


def test_a_dry_run_changes_nothing(house: House, shelf: Shelf) -> None:
    """It gives both states, and neither the live set nor the disk knows of it."""
    live = house.lifecycle.live
    change = house.lifecycle.add("sql", shelf.spare["s10"], samples=SQL, dry_run=True)
    assert (change.before, change.after.router.route("a query in sql").expert) == (live, "sql")
    assert house.lifecycle.remove("code", dry_run=True).after.registry.names == ("creative",)
    assert "code" not in house.lifecycle.remove("code", dry_run=True).after.router.samples.names
    house.lifecycle.replace("code", shelf.spare["s10"], dry_run=True)
    house.lifecycle.samples.edit("code", add=["x"], dry_run=True)
    assert house.lifecycle.live is live
    assert (dict(house.store.accepted()), len(house.engine.revisions)) == ({}, 2)


def test_a_bad_package_leaves_no_trace(house: House, shelf: Shelf, tmp_path: Path) -> None:
    """NaN weights: refused with the reason; no name, no revision and no file stays, and every answer is what it was."""
    answers = {name: ask(house, name) for name in ("base", "code", "creative")}
    bad = Path(shutil.copytree(shelf.spare["s10"], tmp_path / "bad"))
    tensors = load_file(bad / "adapter_model.safetensors")
    tensors[next(iter(tensors))].fill_(float("nan"))
    save_file(tensors, bad / "adapter_model.safetensors")
    with pytest.raises(PackageError, match="not finite"):
        house.lifecycle.add("bad", bad)
    assert (house.names, dict(house.store.accepted()), len(house.engine.revisions)) == (("code", "creative"), {}, 2)
    assert {name: ask(house, name) for name in answers} == answers


def test_an_adapter_that_does_nothing_is_refused(house: House, shelf: Shelf, tmp_path: Path) -> None:
    """Weights too small to move any logit pass every check of the file, and would answer as the base in silence."""
    weak = Path(shutil.copytree(shelf.spare["s10"], tmp_path / "weak"))
    save_file({k: t * 1e-20 for k, t in load_file(weak / "adapter_model.safetensors").items()}, weak / "adapter_model.safetensors")
    with pytest.raises(PackageError, match="changes nothing on this base"):
        house.lifecycle.add("weak", weak)
    until(lambda: len(house.engine._bank.revisions) == 2)


def test_an_adapter_that_changes_a_neighbour_is_taken_out(house: House, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """Should anything make the base or a neighbour answer otherwise by one bit, the newcomer is refused, and they answer as before."""
    layer = next(iter(house.engine._bank.layers.values()))
    code = house.service.registry.experts["code"].digest
    add = type(house.engine).add

    def careless(engine: object, adapter: object, source: object) -> None:
        add(engine, adapter, source)  # type: ignore[arg-type]
        with torch.inference_mode():
            layer.a[layer.spans[code].inner, 0] += 1e-3

    monkeypatch.setattr(type(house.engine), "add", careless)
    with pytest.raises(PackageError, match=f"changed what revision {code[:8]} answers"):
        house.lifecycle.add("bad", shelf.spare["s10"])
    assert house.names == ("code", "creative")
    until(lambda: len(house.engine._bank.revisions) == 2)


def test_more_experts_than_room_are_served(make_house: Make, shelf: Shelf, tmp_path: Path) -> None:
    """Beyond --adapter-memory experts take turns in the bank, which stays within it; one that needs more than all of it is refused."""
    room = make_house().engine._bank.bytes // 2
    tight = make_house(Limits(adapter_bytes=room, adapter_host_bytes=1))
    large = tiny.save_adapter(shelf.base, tmp_path / "large", seed=30, r=8)
    with pytest.raises(PackageError, match=f"--adapter-memory is {room} bytes"):
        tight.lifecycle.add("large", large)
    assert tight.names == ("code", "creative")
    tight.lifecycle.add("sql", shelf.spare["s10"])
    answers = [tight.engine.canary(expert.digest) for _ in range(2) for expert in tight.service.registry.experts.values()]
    assert answers[:3] == answers[3:]
    assert len(set(answers)) == 3
    assert tight.engine._bank.allocated <= room
    assert tight.engine.load.adapters.reads > 0


def test_a_disk_that_refuses_leaves_everything_as_it_was(house: House, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be written is not published: the change fails, and can be made later."""

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("lmoe.lifecycle.revisions._write", full)
        with pytest.raises(Unavailable, match="No space left on device"):
            house.lifecycle.add("sql", shelf.spare["s10"])
    assert house.names == ("code", "creative")
    until(lambda: len(house.engine.revisions) == 2)
    house.lifecycle.add("sql", shelf.spare["s10"])
    assert "sql" in house.names


def test_what_the_operator_puts_in_a_removed_ones_place_is_new(make_house: Make, shelf: Shelf, tmp_path: Path) -> None:
    """A removal holds for the revision that was there; another one in the folder serves after the next start."""
    own = Shelf(shelf.base, Path(shutil.copytree(shelf.served, tmp_path / "served")), shelf.spare)
    from tests.house import build

    for expected in (("creative",), ("code", "creative")):
        house = build(own, tmp_path / "state")
        try:
            if "code" in house.names and expected == ("creative",):
                house.lifecycle.remove("code")
            assert house.names == expected
        finally:
            house.close()
        config = own.served / "code" / "adapter_config.json"
        config.write_text(json.dumps(json.loads(config.read_text()) | {"lora_alpha": 5}))


def described(folder: Path, text: str) -> Path:
    """This package, saying this of itself."""
    (folder / "expert.toml").write_text(f'description = "{text}"\n')
    return folder


def test_a_given_description_outlives_replacements(make_house: Make, shelf: Shelf, tmp_path: Path) -> None:
    """Given at first or later, to an added expert or the operator's: neither another package's own text, nor going back, nor a restart
    changes it."""
    house = make_house()
    other = described(Path(shutil.copytree(shelf.spare["s11"], tmp_path / "other")), "Of the package.")
    first = house.lifecycle.add("sql", shelf.spare["s10"], description="Given.").expert
    assert house.lifecycle.replace("sql", other).expert.description == "Given."
    assert house.lifecycle.replace("sql", first.revision).expert.description == "Given."
    revisions = {name: expert.digest for name, expert in house.service.registry.experts.items()}
    for name in ("sql", "code"):
        assert house.lifecycle.describe(name, f"{name} later.").expert.description == f"{name} later."
    assert house.lifecycle.describe("sql", "Only planned.", dry_run=True).expert.description == "Only planned."
    assert house.lifecycle.replace("sql", other).expert.description == "sql later."
    house.lifecycle.replace("sql", first.revision)
    for found in (house, make_house()):
        assert {name: expert.digest for name, expert in found.service.registry.experts.items()} == revisions
        texts = {name: expert.description for name, expert in found.service.registry.experts.items()}
        assert texts == {"code": "code later.", "creative": "", "sql": "sql later."}


def test_a_packages_own_description_comes_and_goes_with_it(house: House, shelf: Shelf, tmp_path: Path) -> None:
    """Where none is given it is the package's, an earlier one's again with the earlier revision, and the old one's where it has none;
    an expert that is removed leaves none behind."""
    one, two = (described(Path(shutil.copytree(shelf.spare[s], tmp_path / s)), f"Of {s}.") for s in ("s10", "s11"))
    first = house.lifecycle.add("sql", one).expert
    assert first.description == "Of s10."
    assert house.lifecycle.replace("sql", two).expert.description == "Of s11."
    assert house.lifecycle.replace("sql", shelf.spare["s12"]).expert.description == "Of s11."
    assert house.lifecycle.replace("sql", first.revision).expert.description == "Of s10."
    house.lifecycle.describe("sql", "Given.")
    house.lifecycle.remove("sql")
    assert house.lifecycle.add("sql", two).expert.description == "Of s11."


def test_a_state_folder_of_an_earlier_version_is_read(make_house: Make, shelf: Shelf, tmp_path: Path) -> None:
    """It has no table of descriptions until something changes."""
    house = make_house()
    first = house.lifecycle.add("sql", shelf.spare["s10"], description="Queries.").expert
    house.lifecycle.replace("sql", shelf.spare["s11"])
    house.close()
    with contextlib.closing(sqlite3.connect(tmp_path / "state" / "experts.sqlite", isolation_level=None)) as database:
        database.execute("DROP TABLE descriptions")
    again = make_house()
    assert again.service.registry.experts["sql"].description == "Queries."
    assert again.lifecycle.replace("sql", first.revision).expert.description == "Queries."
    assert again.lifecycle.describe("sql", "Given.").expert.description == "Given."


def test_what_can_no_longer_be_served_is_removed_or_added_again(make_house: Make, shelf: Shelf, tmp_path: Path) -> None:
    """An accepted expert whose stored files are damaged is reported; adding it mends the files, and keeps samples and description."""
    first = make_house()
    for name, spare in (("sql", "s10"), ("maths", "s11")):
        digest = first.lifecycle.add(name, shelf.spare[spare], samples=SQL, description="Given.").expert.digest
        (first.store.folder_of(digest) / "adapter_model.safetensors").write_bytes(b"damaged")
    house = make_house()
    assert (house.names, list(house.service.registry.broken)) == (("code", "creative"), ["maths", "sql"])
    house.lifecycle.remove("maths")
    change = house.lifecycle.add("sql", shelf.spare["s10"])
    assert (change.expert.description, change.samples) == ("Given.", SQL)
    assert dict(house.service.registry.broken) == {}
    for found in (house, make_house()):
        assert (found.names, dict(found.service.registry.broken)) == (("code", "creative", "sql"), {})
        assert ask(found, "sql") == ask(first, "sql")


def test_one_of_two_who_add_the_same_name_at_once_is_refused(house: House, shelf: Shelf) -> None:
    """The name means the other's weights, wholly, and the loser's leave the engine."""
    with ThreadPoolExecutor(2) as both:
        asked = {spare: both.submit(house.lifecycle.add, "sql", shelf.spare[spare], samples=[spare]) for spare in ("s10", "s11")}
    refused = {spare: call.exception() for spare, call in asked.items() if call.exception() is not None}
    assert [type(error) for error in refused.values()] == [Conflict]
    (winner,) = asked.keys() - refused.keys()
    expert = asked[winner].result().expert
    assert (house.service.registry.experts["sql"], house.lifecycle.live.samples_of("sql")) == (expert, (winner,))
    until(lambda: house.engine.revisions == {e.digest for e in house.service.registry.experts.values()})


def test_a_name_that_is_used_again_means_the_new_weights_alone(house: House, shelf: Shelf) -> None:
    """Nothing that was kept of the old ones (columns, prompts computed before) answers for the new; the old tag does not fit it."""
    alone = {}
    for name, spare in (("one", "s10"), ("two", "s11")):
        house.lifecycle.add(name, shelf.spare[spare])
        alone[spare] = ask(house, name, 30)
        house.lifecycle.remove(name)
    assert alone["s10"] != alone["s11"]
    for spare in ("s10", "s11", "s10"):
        tag = house.lifecycle.add("sql", shelf.spare[spare]).expert.revision
        assert [ask(house, "sql", 30) for _ in range(2)] == [alone[spare]] * 2
        house.lifecycle.remove("sql", if_match=IfMatch((tag,)))
    house.lifecycle.add("sql", shelf.spare["s11"])
    with pytest.raises(PreconditionFailed):
        house.lifecycle.remove("sql", if_match=IfMatch((tag,)))


@pytest.mark.parametrize("fate", ["swapped", "deleted"])
def test_what_was_checked_is_what_serves(
    make_house: Make, shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fate: str
) -> None:
    """A package that is swapped or deleted after it was read changes nothing: not what enters the bank, nor what is kept for a restart."""
    house = make_house()
    house.lifecycle.add("wanted", shelf.spare["s10"])
    expected = ask(house, "wanted")
    upload = Path(shutil.copytree(shelf.spare["s12"], tmp_path / "upload"))
    add = type(house.engine).add

    def late(engine: object, *arguments: object) -> None:
        shutil.rmtree(upload)
        if fate == "swapped":
            shutil.copytree(shelf.spare["s11"], upload)
        add(engine, *arguments)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(type(house.engine), "add", late)
        digest = house.lifecycle.add("sql", upload).expert.digest
    answer = ask(house, "sql")
    again = make_house()
    assert (again.service.registry.experts["sql"].digest, ask(again, "sql"), ask(again, "wanted")) == (digest, answer, expected)
    house.lifecycle.add("same", shelf.spare["s12"])
    assert house.service.registry.experts["same"].digest == digest
