"""What experts' changes survive: sudden death at any write, and a hundred of them under load."""

import asyncio
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lmoe.asked import ChatRequest
from lmoe.engine.loading import base_shapes
from lmoe.errors import PackageError
from lmoe.generation import Sampling
from tests import tiny
from tests.experts.test_package import BROKEN
from tests.house import House, Shelf
from tests.lifecycle.test_lifecycle import HELLO, ask, tokens, until

CHANGES = 100


@pytest.mark.slow
def test_sudden_death_at_any_write_loses_nothing_acknowledged(shelf: Shelf, tmp_path: Path) -> None:
    """Killed at each write of six changes in turn: a restart finds what was acknowledged, or one change more, always whole.
    Killed before the history is told of what is on disk, each is told by the next start, as whose it was."""
    plan = tmp_path / "plan.json"
    paths = {"root": str(tmp_path / "states"), "one": str(shelf.spare["s10"]), "two": str(shelf.spare["s11"])}
    plan.write_text(json.dumps({**paths, "shapes": base_shapes(str(shelf.base))}))
    done = subprocess.run(
        [sys.executable, "-m", "tests.lifecycle.killed", str(plan)],
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert (result["changes"], result["wrong"], result["untold"]) == (6, [], [])
    assert result["killed"] > 50


@pytest.mark.slow
def test_every_kind_of_bad_package_leaves_no_trace(house: House, shelf: Shelf, tmp_path: Path) -> None:
    """Each kind that the reader knows is offered to a running engine, as a new expert and in a resident one's place: all are refused,
    and after each the base and every expert answer bit for bit as before, and no name, revision or file is left."""
    good = tiny.save_adapter(shelf.base, tmp_path / "good", seed=1, target_modules=["q_proj", "v_proj"])
    revisions = {name: expert.digest for name, expert in house.service.registry.experts.items()}

    def canaries() -> dict[str | None, bytes]:
        return {revision: house.engine.canary(revision) for revision in (None, *revisions.values())}

    before, live = canaries(), house.lifecycle.live
    for number, (case, (break_it, _)) in enumerate(BROKEN.items()):
        bad = Path(shutil.copytree(good, tmp_path / f"bad{number}"))
        break_it(bad)
        for offer in (lambda bad=bad: house.lifecycle.add("newcomer", bad), lambda bad=bad: house.lifecycle.replace("code", bad)):
            with pytest.raises(PackageError):
                offer()
        assert canaries() == before, case
        assert (house.lifecycle.live, house.service.live) == (live, live), case
        assert house.engine.revisions == {*revisions.values()}, case
    assert len(BROKEN) >= 48
    assert dict(house.store.accepted()) == {}
    # The good one, of which all are broken copies, would have been taken.
    assert house.lifecycle.add("newcomer", good).expert.name == "newcomer"


@pytest.mark.slow
def test_a_hundred_changes_under_load(house: House, shelf: Shelf) -> None:
    """While experts come and go, every answer of those that stay, and of those that go, is the one it always was."""
    names = ("base", "code", "creative")
    expected = {name: ask(house, name) for name in names}
    sampling = Sampling(temperature=0, max_tokens=12, ignore_eos=True)
    for name, path in shelf.spare.items():
        house.lifecycle.add(name, path)
        expected[name] = ask(house, name)
        house.lifecycle.remove(name)
    answered = dict.fromkeys(expected, 0)

    async def change(stop: asyncio.Event) -> None:
        for i in range(CHANGES // 2):
            name, path = list(shelf.spare.items())[i % len(shelf.spare)]
            await asyncio.to_thread(house.lifecycle.add, name, path)
            # Asked for while it is there, answered while it goes.
            leaving = asyncio.create_task(say(name))
            await asyncio.sleep(0.01)
            await asyncio.to_thread(house.lifecycle.remove, name)
            await leaving
        stop.set()

    async def say(name: str) -> None:
        answer = await house.service.chat(ChatRequest(HELLO, house.service.named(name), sampling))
        assert await tokens(answer) == expected[name], name
        answered[name] += 1

    async def load(name: str, stop: asyncio.Event) -> None:
        while not stop.is_set():
            await say(name)

    async def go() -> None:
        stop = asyncio.Event()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(change(stop))
            for name in names:
                tasks.create_task(load(name, stop))

    asyncio.run(go())
    assert all(answered.values())
    assert sum(answered[name] for name in shelf.spare) == CHANGES // 2
    until(lambda: len(house.engine._bank.revisions) == 2)
