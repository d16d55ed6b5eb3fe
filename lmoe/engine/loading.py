"""Loading a base model: any AutoModelForCausalLM from a folder or a hub name, quantised or not.

The one place that knows transformers' and bitsandbytes' quirks. No remote code is ever run.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import torch
from tokenizers import Tokenizer as BackendTokenizer
from torch import Tensor, nn
from transformers import AutoConfig, AutoModelForCausalLM, AutoTokenizer, BitsAndBytesConfig, GenerationConfig, PreTrainedTokenizerFast
from transformers.utils import logging as transformers_logging

from lmoe.chat import ChatFormat
from lmoe.engine.eightbit import separate_rows
from lmoe.engine.measure import measure_of
from lmoe.engine.spelling import Speller
from lmoe.errors import LoadError
from lmoe.generation import BaseFacts, Sampling

Quantization = Literal["none", "nf4", "int8"]
Device = Literal["auto", "cpu", "cuda"]
Dtype = Literal["auto", "bfloat16", "float32"]

SMALL = 64_000_000
"""Parameters below which a CPU computes in float32: exact, and no slower while the weights fit its caches."""


@dataclass(frozen=True, slots=True)
class Base:
    """A resident base model and all that serving needs to know of it.

    `linear_shapes` gives (in, out) features of every linear layer that an adapter may target, by its name in the model.
    """

    name: str
    model: nn.Module
    tokenizer: PreTrainedTokenizerFast
    chat: ChatFormat
    max_length: int
    dtype: torch.dtype
    device: torch.device
    eos_ids: frozenset[int]
    linear_shapes: Mapping[str, tuple[int, int]]
    speller: Speller
    facts: BaseFacts
    sampling: Sampling = field(default_factory=Sampling)

    @property
    def vocabulary(self) -> int:
        return int(self.model.get_input_embeddings().weight.shape[0])  # type: ignore[operator]

    @property
    def backend_tokenizer(self) -> BackendTokenizer:
        tokenizer: BackendTokenizer = self.tokenizer.backend_tokenizer
        return tokenizer

    def spell(self, token: int) -> bytes:
        """The bytes a token stands for."""
        return self.speller.spell(token)

    def hidden(self, input_ids: Tensor, position_ids: Tensor) -> Tensor:
        """The decoder's output [1, tokens, hidden] for packed tokens [1, tokens]."""
        decoder = self.model.base_model
        out: Tensor = decoder(input_ids=input_ids, position_ids=position_ids, use_cache=False).last_hidden_state  # type: ignore[operator]
        return out

    def logits(self, hidden: Tensor) -> Tensor:
        """[rows, hidden] to float32 logits [rows, vocabulary], with the model's own scaling and soft cap."""
        config: Any = self.model.config
        logits: Tensor = self.model.get_output_embeddings()(hidden).float()  # type: ignore[operator]
        scale = getattr(config, "logits_scaling", None) or 1.0
        cap = getattr(config, "final_logit_softcapping", None)
        logits = logits / scale
        return torch.tanh(logits / cap) * cap if cap else logits


def load_base(
    path: str,
    *,
    quantization: Quantization = "none",
    device: Device = "auto",
    dtype: Dtype = "auto",
    max_length: int | None = None,
    chat_template: str | None = None,
) -> Base:
    """Load weights, tokenizer and generation defaults. Raises LoadError, naming the path and what would be right."""
    _check_path(path)
    place = _device(device)
    transformers_logging.disable_progress_bar()
    try:
        config = AutoConfig.from_pretrained(path, trust_remote_code=False)
        kind = _dtype(dtype, config)
        options: dict[str, Any] = {"dtype": kind, "trust_remote_code": False, "use_safetensors": True}
        stored = _stored_quantization(path, config, quantization)
        if quantization != "none" and stored is None:
            options["quantization_config"] = _quantization(quantization, kind)
        if quantization != "none" or stored is not None:
            options["device_map"] = {"": place.type if place.index is None else str(place)}
        tokenizer = AutoTokenizer.from_pretrained(path, trust_remote_code=False)
        model = AutoModelForCausalLM.from_pretrained(path, **options)
    except LoadError:
        raise
    except Exception as e:  # transformers raises whatever its parts raise; here it all means one thing
        raise LoadError(f"Cannot load the base model {path!r}: {_one_line(e)}") from e
    if not isinstance(tokenizer, PreTrainedTokenizerFast):
        raise LoadError(f"Cannot load the base model {path!r}: its tokenizer has no fast version (tokenizer.json), which streaming needs.")
    if "device_map" not in options:
        if dtype == "auto" and place.type == "cpu" and sum(p.numel() for p in model.parameters()) < SMALL:
            kind = torch.float32
        model = model.to(place, kind)
    model.eval().requires_grad_(False)
    if "int8" in (quantization, stored):
        separate_rows(model)
    limit = _longest(model.config)
    if max_length is not None and not 1 <= max_length <= limit:
        raise LoadError(f"--max-model-len {max_length} is outside 1..{limit}, which {path!r} allows.")
    generation = model.generation_config
    return Base(
        name=Path(path).name if Path(path).is_dir() else path.rsplit("/", 1)[-1],
        model=model,
        tokenizer=tokenizer,
        chat=ChatFormat.of(tokenizer, chat_template, fewest=measure_of(tokenizer.backend_tokenizer)),
        max_length=max_length or limit,
        dtype=kind,
        device=place,
        eos_ids=_eos_ids(generation, tokenizer),
        linear_shapes=linear_shapes(model),
        speller=Speller(tokenizer),
        facts=_facts(model, kind, place),
        sampling=_sampling(generation),
    )


def base_shapes(path: str) -> dict[str, tuple[int, int]]:
    """(in, out) of every linear layer that an adapter may target, without loading the weights. Raises LoadError."""
    _check_path(path)
    try:
        config = AutoConfig.from_pretrained(path, trust_remote_code=False)
        with torch.device("meta"):
            return linear_shapes(AutoModelForCausalLM.from_config(config, trust_remote_code=False))
    except Exception as e:  # as in load_base
        raise LoadError(f"Cannot load the base model {path!r}: {_one_line(e)}") from e


def _check_path(path: str) -> None:
    folder = Path(path)
    looks_local = folder.is_absolute() or path.startswith((".", "~")) or len(folder.parts) != 2 or os.sep * 2 in path
    if folder.exists():
        if not folder.is_dir():
            raise LoadError(f"The base model {path!r} is a file; give the folder that holds config.json and the safetensors.")
        if not (folder / "config.json").is_file():
            raise LoadError(f"The base model folder {path!r} has no config.json; give a folder in Hugging Face format.")
        try:
            json.loads((folder / "config.json").read_text())
        except ValueError as e:
            raise LoadError(f"The base model's {path!r}/config.json is not JSON: {_one_line(e)}") from None
    elif looks_local:
        raise LoadError(
            f"The base model folder {path!r} does not exist; give a folder in Hugging Face format, or a hub name such as 'org/model'."
        )


def _device(device: Device) -> torch.device:
    if device == "cuda" and not torch.cuda.is_available():
        raise LoadError("--device cuda: no CUDA device is available; use --device cpu or auto.")
    if device == "auto":
        device = "cuda" if torch.cuda.is_available() else "cpu"
    return torch.device(device)


def describe_device(device: Device) -> str:
    """Where a base would run, in words. Raises LoadError."""
    found = _device(device)
    return f"CUDA: {torch.cuda.get_device_name(found)}" if found.type == "cuda" else f"CPU, {torch.get_num_threads()} threads"


def _dtype(dtype: Dtype, config: Any) -> torch.dtype:
    if dtype != "auto":
        return {"bfloat16": torch.bfloat16, "float32": torch.float32}[dtype]
    stored = getattr(config, "dtype", None)
    if stored == torch.float16:
        # Beyond 65,504 it is infinite, which a neighbour's adapter could reach on a row not its own: times a gate of zero that is NaN.
        return torch.bfloat16
    return stored if isinstance(stored, torch.dtype) else torch.float32


def _longest(config: Any) -> int:
    """Tokens of the longest text that a base serves as it would alone.

    With "longrope" all positions, the earlier ones too, turn otherwise once a text is longer than those it was first trained on: what is
    kept of it would no longer be true. PhiMoE's attention is not told of its window, and is right below it only.
    """
    text = config.get_text_config()
    limits = [int(getattr(text, "max_position_embeddings", 0) or 2048)]
    rope = getattr(text, "rope_parameters", None) or {}
    kinds = [rope, *(kind for kind in rope.values() if isinstance(kind, dict))]
    limits += [int(kind["original_max_position_embeddings"]) for kind in kinds if kind.get("rope_type") == "longrope"]
    if text.model_type == "phimoe" and text.sliding_window:
        limits.append(int(text.sliding_window))
    return min(limits)


def _stored_quantization(path: str, config: Any, wanted: Quantization) -> Quantization | None:
    """How the weights in the folder are quantised already. Raises LoadError for a kind that is not known, or not the one `wanted`."""
    found: Any = getattr(config, "quantization_config", None)
    if found is None:
        return None
    told = found if isinstance(found, dict) else found.to_dict()
    if told.get("quant_method") != "bitsandbytes" or not (told.get("load_in_4bit") or told.get("load_in_8bit")):
        raise LoadError(
            f"The base model {path!r} is stored quantised by {told.get('quant_method')!r}, which is not supported; "
            "give its unquantised weights, with --quantization nf4 or int8 where memory is short."
        )
    kind: Quantization = "nf4" if told.get("load_in_4bit") else "int8"
    if wanted not in ("none", kind):
        raise LoadError(f"The base model {path!r} is stored in {kind}, which --quantization {wanted} cannot change; leave it out.")
    return kind


def _quantization(kind: Quantization, dtype: torch.dtype) -> BitsAndBytesConfig:
    if kind == "int8":
        return BitsAndBytesConfig(load_in_8bit=True)
    return BitsAndBytesConfig(load_in_4bit=True, bnb_4bit_quant_type="nf4", bnb_4bit_compute_dtype=dtype, bnb_4bit_use_double_quant=True)


def linear_shapes(model: nn.Module) -> dict[str, tuple[int, int]]:
    """Every linear layer but the output head, quantised ones (subclasses of nn.Linear) included."""
    head = model.get_output_embeddings()  # type: ignore[operator]
    return {n: (m.in_features, m.out_features) for n, m in model.named_modules() if isinstance(m, nn.Linear) and m is not head}


def _facts(model: Any, dtype: torch.dtype, device: torch.device) -> BaseFacts:
    quantized = getattr(model.config, "quantization_config", None)
    names = {torch.bfloat16: "BF16", torch.float16: "F16", torch.float32: "F32"}
    precision = names.get(dtype, str(dtype))
    if quantized is not None:
        precision = "NF4" if quantized.load_in_4bit else "INT8"
    return BaseFacts(
        architecture=str(model.config.model_type),
        parameters=int(model.num_parameters()),
        hidden_size=int(model.get_input_embeddings().weight.shape[1]),
        bytes=int(model.get_memory_footprint()),
        precision=precision,
        on_gpu=device.type == "cuda",
    )


def _eos_ids(generation: GenerationConfig | None, tokenizer: PreTrainedTokenizerFast) -> frozenset[int]:
    ids = getattr(generation, "eos_token_id", None)
    if ids is None:
        ids = tokenizer.eos_token_id
    return frozenset([ids] if isinstance(ids, int) else ids or [])


def _sampling(generation: GenerationConfig | None) -> Sampling:
    """The base's own sampling defaults, where it states any; a client's values win over them."""
    if generation is None or not generation.do_sample:
        return Sampling()
    names = ("temperature", "top_p", "top_k", "min_p", "repetition_penalty")
    stated = {n: v for n in names if (v := getattr(generation, n, None)) is not None}
    return Sampling(**stated)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:300]
