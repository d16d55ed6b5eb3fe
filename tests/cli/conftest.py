"""The command line in process, and a small real installation on disk."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from lmoe.cli import main

SAMPLES = {
    "base": ["hello there", "what is the capital of France", "how are you today"],
    "code": ["write a python function that sorts a list", "fix this bug in my javascript", "write a sql query"],
    "creative": ["write a poem about the sea", "tell me a story about a fox", "write a haiku"],
}


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is read from, or left in, the user's folders."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run `lmoe ARGUMENTS` here: exit status, stdout, stderr."""

    def call(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    return call


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of routing samples."""
    folder = tmp_path_factory.mktemp("samples") / "routing_data"
    folder.mkdir()
    for name, texts in SAMPLES.items():
        (folder / f"{name}.jsonl").write_text("".join(json.dumps({"instruction": text}) + "\n" for text in texts))
    return folder


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    """A folder with a tiny random `mybase`, and `experts` of which `torn` is broken, beside their samples."""
    from transformers import LlamaConfig

    from tests import tiny

    root = samples.parent
    base = tiny.save_base(root / "mybase", LlamaConfig(**{**tiny.SIZES, "max_position_embeddings": 2048}))
    for seed, name in enumerate(("code", "creative")):
        tiny.save_adapter(base, root / "experts" / name, seed=seed)
    (root / "experts" / "torn").mkdir()
    return root
