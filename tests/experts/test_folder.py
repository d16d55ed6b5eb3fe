"""A folder of experts: what is broken is reported, and the others serve."""

import json
import shutil
from pathlib import Path

import pytest

from lmoe.errors import ConfigError, ModelNotFound
from lmoe.experts.folder import read_folder
from lmoe.experts.package import CONFIG, WEIGHTS
from tests.experts.conftest import Good


def fill(folder: Path, good: Good, *names: str) -> Path:
    for name in names:
        shutil.copytree(good.folder, folder / name)
    return folder


def test_one_broken_expert_leaves_the_others(good: Good, tmp_path: Path) -> None:
    """Of ten experts with two broken, eight are read, sorted, and both broken ones are reported with their reasons."""
    folder = fill(tmp_path, good, *(f"e{i}" for i in range(9)), "Loud")
    (folder / "e4" / WEIGHTS).write_bytes(b"garbage")
    registry, packages = read_folder(folder, good.shapes)
    assert registry.names == ("e0", "e1", "e2", "e3", "e5", "e6", "e7", "e8")
    assert tuple(p.expert.name for p in packages) == registry.names
    assert list(registry.broken) == ["Loud", "e4"]
    assert "adapter_model.safetensors" in registry.broken["e4"]
    assert "'Loud' is not allowed" in registry.broken["Loud"]
    with pytest.raises(ModelNotFound, match="e4"):
        registry.resolve("e4")


def test_the_same_content_twice_is_one_revision_under_two_names(good: Good, tmp_path: Path) -> None:
    """Two names may share a revision; a changed alpha makes another."""
    folder = fill(tmp_path, good, "a", "b", "c")
    raw = json.loads((folder / "c" / CONFIG).read_text())
    (folder / "c" / CONFIG).write_text(json.dumps(raw | {"lora_alpha": 11}))
    registry, _ = read_folder(folder, good.shapes)
    assert registry.experts["a"].digest == registry.experts["b"].digest != registry.experts["c"].digest


def test_what_is_no_expert_is_passed_over(good: Good, tmp_path: Path) -> None:
    """Files, hidden folders and those that begin with an underscore are neither experts nor broken."""
    folder = fill(tmp_path, good, "code", ".git", "_drafts")
    (folder / "README.md").write_text("x")
    (folder / "dangling").symlink_to("/nowhere")
    registry, _ = read_folder(folder, good.shapes)
    assert (registry.names, dict(registry.broken)) == (("code",), {})


def test_a_name_that_is_not_text_is_reported_printably(good: Good, tmp_path: Path) -> None:
    """A folder whose name is not UTF-8 is broken under a name that can be printed."""
    folder = fill(tmp_path, good, "code", "bad\udcff")
    registry, _ = read_folder(folder, good.shapes)
    assert registry.names == ("code",)
    assert list(registry.broken) == ["bad\\udcff"]


def test_an_empty_folder_is_no_experts(good: Good, tmp_path: Path) -> None:
    """No expert at all is a valid state."""
    registry, packages = read_folder(tmp_path, good.shapes)
    assert (registry.names, packages) == ((), ())


def test_a_missing_folder_is_named(good: Good, tmp_path: Path) -> None:
    """A folder that does not exist stops the start, by name."""
    with pytest.raises(ConfigError, match="nowhere"):
        read_folder(tmp_path / "nowhere", good.shapes)
