"""Packages in the predecessor's layout, written here exactly as it laid them out."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from lmoe.config import Settings
from lmoe.contents import read_experts, read_routing_samples, read_shapes, unused_sample_files
from lmoe.errors import ConfigError
from lmoe.places import locate
from tests.api.conftest import serving
from tests.house import House, Shelf, make_house, shelf

__all__ = ["make_house", "shelf"]

Run = Callable[..., tuple[int, str, str]]


def make_package(root: Path, adapters: dict[str, Path], *, pickled: tuple[str, ...] = ()) -> Path:
    """`adapters/<name>/` with a description, `routing_data/expert_<name>.jsonl`, and the agent's adapter without either."""
    (root / "routing_data").mkdir(parents=True)
    for name, source in adapters.items():
        folder = Path(shutil.copytree(source, root / "adapters" / name))
        if name in pickled:
            torch.save(load_file(folder / "adapter_model.safetensors"), folder / "adapter_model.bin")
            (folder / "adapter_model.safetensors").unlink()
        if name != "function":
            (folder / "description.txt").write_text(f"Good at {name}.\n")
            lines = [json.dumps({"instruction": f"{name} prompt {i}"}) + "\n" for i in range(3)]
            (root / "routing_data" / f"expert_{name}.jsonl").write_text("".join(lines))
    return root


class Evil:
    def __reduce__(self) -> tuple[object, tuple[str, ...]]:
        return os.system, ("touch executed",)


@pytest.mark.slow
def test_a_package_is_imported_pickles_included(run: Run, shelf: Shelf, tmp_path: Path) -> None:
    """Each expert comes with description and samples; a pickle is converted; one that would run code is refused unread."""
    spare = shelf.spare
    adapters = {"sql": spare["s10"], "math": spare["s11"], "evil": spare["s12"], "function": spare["s13"]}
    package = make_package(tmp_path / "old", adapters, pickled=("math",))
    evil = package / "adapters" / "evil"
    torch.save({"weights": Evil()}, evil / "adapter_model.bin")
    (evil / "adapter_model.safetensors").unlink()
    here = ("--base-model", str(shelf.base), "--experts", str(shelf.served), "--state-dir", str(tmp_path / "state"))
    status, out, err = run("experts", "import", str(package), *here, "--dry-run", "--json")
    tried = json.loads(out)
    assert (status, tried["object"], [expert["name"] for expert in tried["data"]]) == (1, "router.impact", ["math", "sql"])
    assert (list(tried["refused"]), {"math", "sql"} <= tried["experts"].keys()) == (["evil"], True)
    assert [expert["name"] for expert in json.loads(run("experts", "ls", *here, "--json")[1])["data"]] == ["code", "creative"]
    assert " would change expert; " in run("experts", "import", str(package), *here, "--dry-run")[1]
    status, out, err = run("experts", "import", str(package), *here, "--json")
    assert (status, err.count("\n"), "evil is not imported" in err) == (1, 1, True)
    assert not Path("executed").exists()
    found = {expert["name"]: expert for expert in json.loads(out)["data"]}
    assert {name: (expert["samples"], expert["description"]) for name, expert in found.items()} == {
        "math": (3, "Good at math."),
        "sql": (3, "Good at sql."),
    }
    listed = json.loads(run("experts", "ls", *here, "--json")[1])["data"]
    assert [expert["name"] for expert in listed] == ["code", "creative", "math", "sql"]


def test_a_running_server_takes_a_package_by_url(run: Run, make_house: Callable[..., House], shelf: Shelf, tmp_path: Path) -> None:
    """What is pickled is converted here and accepted there, new or in place of what serves; each is tried alone, and no copy is left."""
    adapters = {"sql": shelf.spare["s10"], "creative": shelf.spare["s11"], "evil": shelf.spare["s12"]}
    package = make_package(tmp_path / "roots" / "old", adapters, pickled=("creative", "sql"))
    (package / "adapters" / "evil" / "adapter_config.json").unlink()
    before = sorted(package.rglob("*"))
    house = make_house()
    was = house.service.registry.experts["creative"].revision
    with serving(house.service, experts_root=(package.parent,)) as port:
        there = ("--url", f"http://127.0.0.1:{port}")
        status, out, err = run("experts", "import", str(package), *there, "--dry-run", "--json")
        tried = json.loads(out)
        assert (status, list(tried["refused"]), "evil/adapter_config.json is missing" in err) == (1, ["evil"], True)
        assert [(one["name"], one["object"]) for one in tried["data"]] == [("creative", "router.impact"), ("sql", "router.impact")]
        assert "creative:\n" in run("experts", "import", str(package), *there, "--dry-run")[1]
        assert (house.names, house.service.registry.experts["creative"].revision) == (("code", "creative"), was)
        shutil.rmtree(package / "adapters" / "evil")
        (package / "routing_data" / "expert_evil.jsonl").unlink()
        status, out, err = run("experts", "import", str(package), *there, "--json")
        assert (status, err, [(one["name"], one["samples"]) for one in json.loads(out)["data"]]) == (0, "", [("creative", 3), ("sql", 3)])
        assert (house.names, house.service.registry.experts["creative"].revision != was) == (("code", "creative", "sql"), True)
        assert house.service.live.samples_of("sql") == ("sql prompt 0", "sql prompt 1", "sql prompt 2")
        elsewhere = make_package(tmp_path / "elsewhere", {"math": shelf.spare["s13"]})
        status, _, err = run("experts", "import", str(elsewhere), *there)
        assert (status, "math is not imported: Invalid 'path'" in err, "is not under an --experts-root" in err) == (1, True, True)
    assert {*package.rglob("*")} == {path for path in before if "evil" not in str(path.relative_to(package))}


def test_a_package_is_served_as_it_is(shelf: Shelf, tmp_path: Path) -> None:
    """--lmoe reads its experts, descriptions and samples; a pickle is left out with the command that converts it; its agent is none."""
    adapters = {"sql": shelf.spare["s10"], "math": shelf.spare["s11"], "function": shelf.spare["s13"]}
    package = make_package(tmp_path / "old", adapters, pickled=("math",))
    places = locate(Settings(base_model=str(shelf.base), lmoe=package, state_dir=tmp_path / "state"))
    registry, _ = read_experts(places, read_shapes(places))
    assert {name: expert.description for name, expert in registry.experts.items()} == {"sql": "Good at sql."}
    assert list(registry.broken) == ["math"]
    assert "lmoe experts import DIR" in registry.broken["math"]
    assert read_routing_samples(places).experts["sql"] == ("sql prompt 0", "sql prompt 1", "sql prompt 2")


def test_what_an_import_leaves_out_is_named(run: Run, shelf: Shelf, tmp_path: Path) -> None:
    """Sample files of no adapter, and a folder that cannot be an expert; expert.toml describes first, as where the package is served."""
    package = make_package(tmp_path / "old", {"sql": shelf.spare["s10"]})
    (package / "adapters" / "sql" / "expert.toml").write_text('description = "By the table."\n')
    for folder in ("base", "empty"):
        (package / "adapters" / folder).mkdir()
    for file in ("alpha", "expert_orphan"):
        (package / "routing_data" / f"{file}.jsonl").write_text('{"instruction": "x"}\n')
    state = ("--base-model", str(shelf.base), "--state-dir", str(tmp_path / "state"))
    status, out, err = run("experts", "import", str(package), *state, "--json")
    found = json.loads(out)
    assert (status, [(e["name"], e["description"]) for e in found["data"]]) == (1, [("sql", "By the table.")])
    assert found["unused"] == ["routing_data/alpha.jsonl", "routing_data/expert_orphan.jsonl"]
    assert all(f"warning: {file} is no adapter's here" in err for file in found["unused"])
    assert found["refused"]["base"] == "The expert's name 'base' is not allowed: it means the bare model; use another."
    assert found["refused"]["empty"] == "empty/adapter_config.json is missing."

    places = locate(Settings(base_model=str(shelf.base), lmoe=package, state_dir=tmp_path / "other"))
    registry, _ = read_experts(places, read_shapes(places))
    assert registry.experts["sql"].description == "By the table."
    assert unused_sample_files(places) == ("alpha.jsonl", "expert_orphan.jsonl")
    checks = run("doctor", "--base-model", str(shelf.base), "--lmoe", str(package), "--state-dir", str(tmp_path / "other"))[1]
    assert "samples in alpha.jsonl: they are no expert's, and are not used" in checks


def test_what_is_no_such_package_is_refused(shelf: Shelf, tmp_path: Path) -> None:
    """Another folder, or one beside --experts, stops the start."""
    with pytest.raises(ConfigError, match="holds no folder adapters"):
        locate(Settings(base_model=str(shelf.base), lmoe=tmp_path))
    with pytest.raises(ConfigError, match="one of them"):
        locate(Settings(base_model=str(shelf.base), lmoe=tmp_path, experts=shelf.served))
