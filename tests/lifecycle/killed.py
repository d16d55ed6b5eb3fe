"""A program that makes every change of experts, killed (SIGKILL) at every one of its writes in turn, and what a restart finds then.

Called as `python -m tests.lifecycle.killed PLAN`, a JSON file; prints how often it was killed and what was wrong, in the state folder,
and in the history of those that were killed when it was not told yet.
"""

import functools
import json
import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lmoe.experts.registry import Registry
from lmoe.experts.samples import SampleSet
from lmoe.lifecycle import revisions
from lmoe.lifecycle.lifecycle import Lifecycle
from lmoe.lifecycle.live import Live
from lmoe.lifecycle.store import Store, with_accepted
from lmoe.routing.router import Router
from lmoe.workbench.content import Content, Diff
from lmoe.workbench.history import AS_FOUND, History
from tests.fakes import SAMPLES, WordEncoder

State = dict[str, Any]
Steps = list[Callable[[], object]]


def found(state: Path, shapes: dict[str, tuple[int, int]]) -> State:
    """What a start would serve: names, digests, descriptions and samples; broken ones stand out by their reason."""
    store = Store(state)
    registry, _ = with_accepted(Registry(), (), store, shapes)
    samples = store.samples(SampleSet.of(SAMPLES)).experts
    live = {name: [expert.digest, expert.description, list(samples.get(name, ()))] for name, expert in registry.experts.items()}
    return {**live, **{name: ["broken", reason] for name, reason in registry.broken.items()}}


def changes(state: Path, shapes: dict[str, tuple[int, int]], one: Path, two: Path) -> list[Callable[[], object]]:
    router = Router.build(SampleSet.of(SAMPLES), WordEncoder())
    lifecycle = Lifecycle(store=Store(state), shapes=shapes, live=Live(Registry(), router), files=SampleSet.of(SAMPLES))
    return [
        lambda: lifecycle.add("sql", one, samples=["select rows", "join tables"], description="Queries."),
        lambda: lifecycle.replace("sql", two, samples=["group rows"]),
        lambda: lifecycle.samples.edit("sql", add=["count rows"]),
        lambda: lifecycle.describe("sql", "All of SQL."),
        lambda: lifecycle.add("other", one),
        lambda: lifecycle.remove("sql"),
    ]


def mortal(call: Callable[..., Any], countdown: list[int]) -> Callable[..., Any]:
    """`call`, but the process dies before it when its turn has come."""

    @functools.wraps(call)
    def wrapped(*arguments: Any, **options: Any) -> Any:
        countdown[0] -= 1
        if countdown[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*arguments, **options)

    return wrapped


def child(state: Path, kill_at: int, acknowledged: int, *rest: Any) -> None:
    countdown = [kill_at]
    for place, name in (
        (os, "fsync"),
        (Path, "rename"),
        (revisions, "_write"),
        (revisions.shutil, "rmtree"),
    ):
        setattr(place, name, mortal(getattr(place, name), countdown))

    class Connection(sqlite3.Connection):
        """Each statement of a transaction is a write, its end included."""

        execute = mortal(sqlite3.Connection.execute, countdown)
        executemany = mortal(sqlite3.Connection.executemany, countdown)
        executescript = mortal(sqlite3.Connection.executescript, countdown)

    sqlite3.connect = functools.partial(sqlite3.connect, factory=Connection)
    for change in changes(state, *rest):
        change()
        os.write(acknowledged, b"x")
    os._exit(0)


HAND = "written by hand"


def versioned(
    state: Path, shapes: dict[str, tuple[int, int]], one: Path, two: Path, by_hand: tuple[str, ...] = ()
) -> tuple[History, Steps]:
    """The changes of a process with a history, and what a start notes in it first."""
    store = Store(state)
    files = SampleSet.of({**SAMPLES, "code": (*SAMPLES["code"], *by_hand)})
    history = History(state / "history.sqlite", store.intended)
    history.record(lambda: store.samples(files), author="files", message=AS_FOUND)
    router = Router.build(SampleSet.of(SAMPLES), WordEncoder())
    live = Live(Registry(), router)
    lifecycle = Lifecycle(
        store=store, shapes=shapes, live=live, files=files, history=history, author="ann", tuned=lambda settings: router.settings
    )
    more = SampleSet.of({**SAMPLES, "sql": ["select rows"], "base": ["good morning"]})
    return history, [
        lambda: lifecycle.add("sql", one, samples=["select rows", "join tables"]),
        lambda: lifecycle.replace("sql", two, samples=["group rows"]),
        lambda: lifecycle.samples.edit("sql", add=["count rows"]),
        lambda: lifecycle.samples.edit_all(lambda now: Content(more, {"k": 3}), "tuned", author="bob"),
        lambda: lifecycle.remove("sql"),
        lambda: lifecycle.samples.rollback(1),
    ]


def told(history: History) -> list[tuple[Any, ...]]:
    return [(v.author, v.message, v.diff) for v in reversed(history.versions())]


def fatal(call: Callable[..., Any]) -> Callable[..., Any]:
    """`call`, after which the process dies."""

    def wrapped(*arguments: Any, **options: Any) -> None:
        call(*arguments, **options)
        os.kill(os.getpid(), signal.SIGKILL)

    return wrapped


def killed_untold(root: Path, *rest: Any) -> list[str]:
    """Each change in turn by a process that dies when its samples are on disk and its version is not; what is wrong afterwards."""
    history, steps = versioned(root / "told", *rest)
    for step in steps:
        step()
    right, wrong = told(history), []
    for last in range(len(steps)):
        state = root / f"untold{last}"
        if (pid := os.fork()) == 0:
            _, steps = versioned(state, *rest)
            for step in steps[:last]:
                step()
            for name in ("put", "remove", "set_samples"):
                setattr(Store, name, fatal(getattr(Store, name)))
            steps[last]()
            os._exit(1)
        os.waitpid(pid, 0)
        # What somebody wrote by hand meanwhile is the files' own, and comes before.
        history, _ = versioned(state, *rest, (HAND,))
        by_hand = ("files", AS_FOUND, Diff(added={"code": (HAND,)}))
        if told(history) != [*right[: last + 1], by_hand, right[last + 1]]:
            wrong.append(f"killed between the two writes of change {last}: {told(history)}")
    return wrong


def main(plan: dict[str, Any]) -> dict[str, Any]:
    shapes = {name: (a, b) for name, (a, b) in plan["shapes"].items()}
    rest = (shapes, Path(plan["one"]), Path(plan["two"]))
    root = Path(plan["root"])
    # What is right after each change, from a run that nobody disturbs.
    right: list[State] = [{}]
    for change in changes(root / "calm", *rest):
        change()
        right.append(found(root / "calm", shapes))
    wrong: list[str] = []
    killed = 0
    for kill_at in range(1, 1000):
        state = root / str(kill_at)
        reading, writing = os.pipe()
        if (pid := os.fork()) == 0:
            child(state, kill_at, writing, *rest)
        os.close(writing)
        done = len(b"".join(iter(lambda reading=reading: os.read(reading, 100), b"")))
        os.close(reading)
        _, status = os.waitpid(pid, 0)
        after = found(state, shapes)
        # Acknowledged, or the one more that was on disk when its answer was cut off.
        if after not in right[done : done + 2]:
            wrong.append(f"killed at write {kill_at} after {done} changes: {after}")
        if status == 0:
            break
        killed += 1
    return {"killed": killed, "changes": len(right) - 1, "wrong": wrong, "untold": killed_untold(root, *rest)}


if __name__ == "__main__":
    print(json.dumps(main(json.loads(Path(sys.argv[1]).read_text()))))
    sys.stdout.flush()
    # The undisturbed run's threads have nothing to say at the end.
    os._exit(0)
