"""History: what was committed is there, numbered and undoable, and edits by hand are never lost to changes by other means."""

import multiprocessing
import os
import signal
import sqlite3
import time
from dataclasses import replace
from pathlib import Path

import pytest

from lmoe.errors import ConfigError
from lmoe.experts.samples import SampleSet
from lmoe.workbench.content import Content
from lmoe.workbench.history import History, NoSuchVersion

A = SampleSet.of({"code": ["sort a list", "fix this"], "base": ["hello"]})


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "state" / "history.sqlite")


def with_samples(samples: SampleSet):
    return lambda content: replace(content, samples=samples)


def test_versions_are_numbered_with_author_time_and_diff(history: History) -> None:
    """Each commit says who changed what; one that changes nothing makes no version."""
    assert (history.newest, history.versions(), history.content()) == (0, (), Content())
    history.commit(lambda _: Content(A), author="ann", message="first")
    second = history.commit(
        lambda c: Content(SampleSet.of({"code": ["sort a list", "write a test"], "base": ["hello"]}), {"base_bias": 0.1}),
        author="bob",
        message="better",
    )
    again = history.commit(lambda c: c, author="eve", message="nothing")
    assert again.number == second.number == history.newest == 2
    newest, oldest = history.versions()
    assert (newest.author, newest.message, oldest.author) == ("bob", "better", "ann")
    assert newest.time.endswith("+00:00")
    assert newest.as_json()["added"] == {"code": ["write a test"]}
    assert newest.as_json()["removed"] == {"code": ["fix this"]}
    assert newest.as_json()["settings"] == {"base_bias": {"before": None, "after": 0.1}}
    assert newest.diff == second.diff
    assert history.content(1).samples.experts == A.experts
    assert history.content().samples.experts["code"] == ("sort a list", "write a test")


def test_rollback_is_a_version_of_its_own(history: History) -> None:
    """Going back restores samples and settings, and can itself be undone."""
    history.commit(lambda _: Content(A, {"k": 3}), author="ann", message="first")
    more = SampleSet.of({**A.experts, "base": ["hello", "good morning"], "sql": ["select"]})
    history.commit(lambda _: Content(more, {"k": 9}), author="ann", message="more")
    version = history.rollback(1, author="bob")
    assert (version.number, version.message) == (3, "back to version 1")
    assert version.diff.removed == {"base": ("good morning",), "sql": ("select",)}
    content = history.content()
    assert content.settings == {"k": 3}
    assert history.settings() == {"k": 3}
    assert content.samples.experts == A.experts
    history.rollback(2, author="bob")
    assert history.content().samples.digest == more.digest


@pytest.mark.parametrize("number", [0, -1, 2])
def test_an_unknown_version_is_named(history: History, number: int) -> None:
    """The message says which versions there are."""
    with pytest.raises(NoSuchVersion, match="there are none yet"):
        history.content(number)
    history.commit(with_samples(A), author="ann", message="first")
    with pytest.raises(NoSuchVersion, match=f"no version {number}; versions are 1 to 1"):
        history.rollback(number, author="bob")


def test_a_change_that_fails_changes_nothing(history: History) -> None:
    """What raises in the middle leaves the version before."""
    history.commit(with_samples(A), author="ann", message="first")

    def broken(content: Content) -> Content:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        history.commit(broken, author="ann", message="second")
    assert history.newest == 1


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    """What is no database is refused with its path and what to do."""
    path = tmp_path / "history.sqlite"
    path.write_bytes(b"not a database" * 100)
    with pytest.raises(ConfigError, match=r"history\.sqlite.*move the file away"):
        History(path).content()


def _commit_for_ever(path: Path, acknowledged) -> None:
    history = History(path)
    for number in range(1, 100_000):
        history.commit(
            lambda c, n=number: replace(c, samples=SampleSet.of({"code": [f"prompt {i}" for i in range(n)]})), author="x", message=""
        )
        acknowledged.value = number


def test_what_was_acknowledged_survives_kill_9(history: History) -> None:
    """A process killed while it commits loses nothing that it was told is kept, and leaves the file sound."""
    context = multiprocessing.get_context("spawn")
    acknowledged = context.Value("i", 0)
    process = context.Process(target=_commit_for_ever, args=(history.path, acknowledged))
    process.start()
    deadline = time.monotonic() + 60
    while acknowledged.value < 5 and time.monotonic() < deadline:
        time.sleep(0.01)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    kept = acknowledged.value
    assert kept >= 5
    assert history.newest in (kept, kept + 1)
    assert len(history.content(kept).samples.experts["code"]) == kept
    with sqlite3.connect(history.path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
