"""What is remembered of packages, so that a start does not read them again, and what makes them be read again."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lmoe.experts import verified as module
from lmoe.experts.folder import read_folder
from lmoe.experts.verified import Known, Verified
from tests.experts.conftest import Good

WEIGHTS = "adapter_model.safetensors"


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files need not be seconds old."""
    monkeypatch.setattr(module, "SETTLED_NS", -1_000_000_000)


@pytest.fixture
def experts(good: Good, tmp_path: Path) -> Path:
    for name in ("code", "poems"):
        shutil.copytree(good.folder, tmp_path / "experts" / name)
    return tmp_path / "experts"


def start(experts: Path, good: Good, memory: Path, identity: str = "base") -> tuple[list[str], dict[str, str]]:
    """The names that were known again, and the digest of every expert, after a start that remembers what it reads."""
    verified = Verified.open(memory, identity, good.shapes)
    registry, packages = read_folder(experts, good.shapes, verified=verified)
    verified.remember(packages)
    return [p.expert.name for p in packages if isinstance(p, Known)], {e.name: e.digest for e in registry.experts.values()}


def test_what_has_not_changed_is_not_read_again(experts: Path, good: Good, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second start knows every expert as the first read it, without opening one, and can read each when it is needed."""
    known, digests = start(experts, good, tmp_path / "memory")
    assert (known, sorted(digests)) == ([], ["code", "poems"])
    with monkeypatch.context() as patch:
        patch.setattr("lmoe.experts.folder.read_package", lambda *_: pytest.fail("it was read"))
        assert start(experts, good, tmp_path / "memory") == (["code", "poems"], digests)
    (first, _) = read_folder(experts, good.shapes, verified=Verified.open(tmp_path / "memory", "base", good.shapes))[1]
    assert isinstance(first, Known)
    adapter = first.reread()
    assert adapter.revision == digests["code"]
    assert first.numbers == sum(part.a.numel() + part.b.numel() for part in adapter.layers.values())


def rewritten(folder: Path) -> None:
    """The same size and the same modification time, as a copy that keeps times leaves them."""
    info = (folder / WEIGHTS).stat()
    content = (folder / WEIGHTS).read_bytes()
    (folder / WEIGHTS).write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    os.utime(folder / WEIGHTS, ns=(info.st_atime_ns, info.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "weights touched": lambda folder: os.utime(folder / WEIGHTS),
    "weights rewritten under the same time": rewritten,
    "weights exchanged": lambda folder: (folder / WEIGHTS).replace(folder / "old") and shutil.copy2(folder / "old", folder / WEIGHTS),
    "config touched": lambda folder: os.utime(folder / "adapter_config.json"),
    "description added": lambda folder: (folder / "expert.toml").write_text('description = "x"'),
    "pickle added": lambda folder: (folder / "adapter_model.bin").write_bytes(b"x"),
    "hard link made": lambda folder: os.link(folder / WEIGHTS, folder / "twin"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_changed_is_read_again(experts: Path, good: Good, tmp_path: Path, change: str) -> None:
    """One expert's files differ by size, time, inode or number of links: it is read, and so refused where it has become bad."""
    _, before = start(experts, good, tmp_path / "memory")
    CHANGES[change](experts / "code")
    known, after = start(experts, good, tmp_path / "memory")
    assert known == ["poems"]
    assert after["poems"] == before["poems"]
    bad = change in ("pickle added", "hard link made")
    assert ("code" in after) != bad
    assert (after.get("code") == before["code"]) == (not bad and change != "weights rewritten under the same time")


def test_another_base_proves_nothing(experts: Path, good: Good, tmp_path: Path) -> None:
    """What was proven with one base, or with other layers, is read again with another."""
    start(experts, good, tmp_path / "memory")
    assert start(experts, good, tmp_path / "memory", identity="another")[0] == []
    assert start(experts, good, tmp_path / "memory")[0] == ["code", "poems"]
    few = Good(good.folder, dict(list(good.shapes.items())[:-1]))
    assert Verified.open(tmp_path / "memory", "base", few.shapes).known(experts / "code", "code") is None


def test_what_is_new_is_not_trusted_yet(experts: Path, good: Good, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of this moment could change again under the same time: they are remembered at a later start."""
    monkeypatch.setattr(module, "SETTLED_NS", 3600 * 10**9)
    start(experts, good, tmp_path / "memory")
    assert start(experts, good, tmp_path / "memory")[0] == []


def test_a_damaged_memory_costs_time_only(experts: Path, good: Good, tmp_path: Path) -> None:
    """Everything is read, and nothing fails."""
    (tmp_path / "memory").write_bytes(b"not a database" * 100)
    assert start(experts, good, tmp_path / "memory")[1].keys() == {"code", "poems"}
