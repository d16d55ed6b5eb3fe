"""A trained adapter as an expert's package: PEFT's own format in bf16, with nothing of the machine it was made on.

`write_package` is the counterpart of `lmoe.experts.package.read_package`, which must accept what it writes.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from peft import PeftModel
from peft.utils import get_peft_model_state_dict
from safetensors.torch import save_file

from lmoe.experts.package import CONFIG, WEIGHTS

TomlValue = str | int | float


@dataclass(frozen=True, slots=True)
class Provenance:
    """What `expert.toml` says: `training` becomes a table of its own."""

    description: str
    base: str
    license: str
    trained_on: str
    training: Mapping[str, TomlValue] = field(default_factory=dict)

    def toml(self) -> str:
        head = {"description": self.description, "base": self.base, "license": self.license, "trained_on": self.trained_on}
        lines = [f"{key} = {_toml(value)}" for key, value in head.items() if value]
        if self.training:
            lines += ["", "[training]", *(f"{key} = {_toml(value)}" for key, value in self.training.items())]
        return "\n".join(lines) + "\n"


def write_package(model: PeftModel, folder: Path, provenance: Provenance) -> None:
    """Write `adapter_config.json`, `adapter_model.safetensors` and `expert.toml` into `folder`, weights last."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = {k: v.detach().to("cpu", torch.bfloat16).contiguous() for k, v in sorted(get_peft_model_state_dict(model).items())}
    config = {key: _plain(value) for key, value in sorted(model.peft_config["default"].to_dict().items())}
    config |= {"base_model_name_or_path": provenance.base, "inference_mode": True, "auto_mapping": None, "revision": None}
    (folder / CONFIG).write_text(json.dumps(config, indent=2) + "\n", "utf-8")
    (folder / "expert.toml").write_text(provenance.toml(), "utf-8")
    fresh = folder / f"{WEIGHTS}.new"
    save_file(weights, fresh, metadata={"format": "pt"})
    fresh.replace(folder / WEIGHTS)


def _plain(value: Any) -> Any:
    """JSON's own types; sets sorted, so that equal trainings write equal files."""
    if isinstance(value, set | frozenset):
        return sorted(value)
    return getattr(value, "value", value)


def _toml(value: TomlValue) -> str:
    # A JSON string is a TOML basic string, once DEL is escaped too.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f") if isinstance(value, str) else repr(value)
