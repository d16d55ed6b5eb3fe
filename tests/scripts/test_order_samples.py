"""scripts/order_samples.py: the packaged files begin with the samples that speak for the most others, and nothing is lost."""

import random
import shutil
from pathlib import Path

import numpy as np
import pytest

from lmoe.experts.samples import read_samples
from scripts import order_samples

ROUTING_DATA = Path(__file__).parents[2] / "routing_data"


@pytest.mark.slow
@pytest.mark.parametrize("first", [10, 50, 250])
def test_the_packaged_files_begin_with_what_speaks_for_most(first: int) -> None:
    """Every sample is as near to the first ones as they can be chosen, within a hundredth; where this fails, run the script."""
    for name, (texts, rows) in order_samples.read_features(ROUTING_DATA).items():

        def near(chosen: list[int], rows: np.ndarray = rows) -> float:
            return float((rows @ rows[chosen].T).max(1).mean())

        packaged = [texts.index(text) for text in read_samples(ROUTING_DATA).experts[name][:first]]
        best = near(order_samples.spoken_for(rows)[:first])
        assert near(packaged) >= best - 0.01, name
        assert best > near(random.Random(0).sample(range(len(rows)), first)) + 0.01, name


@pytest.mark.slow
def test_a_folder_is_put_in_order_and_keeps_its_lines(tmp_path: Path) -> None:
    """Whatever order they stood in before: the same lines, in the same order."""
    found = []
    for seed in range(2):
        folder = shutil.copytree(ROUTING_DATA, tmp_path / str(seed))
        for path in folder.glob("*.jsonl"):
            lines = path.read_text("utf-8").splitlines(keepends=True)
            random.Random(seed).shuffle(lines)
            path.write_text("".join(lines), "utf-8")
        order_samples.main([str(folder)])
        found.append({path.name: path.read_text("utf-8").splitlines() for path in folder.glob("*.jsonl")})
    assert found[0] == found[1]
    assert {name: sorted(lines) for name, lines in found[0].items()} == {
        path.name: sorted(path.read_text("utf-8").splitlines()) for path in ROUTING_DATA.glob("*.jsonl")
    }


def test_a_sample_that_stands_twice_is_not_dropped_in_silence(tmp_path: Path) -> None:
    """The file is named, and stays as it was."""
    path = tmp_path / "code.jsonl"
    path.write_text('{"prompt": "a"}\n{"prompt": "b"}\n{"prompt": "a"}\n', "utf-8")
    before = path.read_text("utf-8")
    with pytest.raises(SystemExit, match="stands there twice"):
        order_samples.rewrite(path, list(read_samples(tmp_path).experts["code"]))
    assert path.read_text("utf-8") == before
