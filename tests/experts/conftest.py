"""One good expert made and saved by PEFT, and the layers of the base it was made for."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from transformers import LlamaConfig

from lmoe.engine.loading import load_base
from lmoe.experts.package import Shapes
from tests import tiny


@dataclass(frozen=True)
class Good:
    """`folder` holds what `save_pretrained` wrote; never written to by a test."""

    folder: Path
    shapes: Shapes


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> Good:
    root = tmp_path_factory.mktemp("package")
    base = tiny.save_base(root / "base", LlamaConfig(**tiny.SIZES))
    folder = tiny.save_adapter(base, root / "good", seed=1, target_modules=["q_proj", "v_proj"])
    return Good(folder, load_base(str(base)).linear_shapes)
