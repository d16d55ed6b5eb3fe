"""Every setting of a server, frozen, with its default written once, here.

A value comes from a flag, else from the environment (`LMOE_PORT`), else from `lmoe.toml` (`port = 8000`), else from the default
below; `Configuration.origins` remembers which. Knows no command line and no HTTP.
"""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from lmoe.aliases import DEFAULT_ALIASES
from lmoe.errors import ConfigError

ENV_PREFIX = "LMOE_"
CONFIG_FILE = Path("lmoe.toml")
"""Read from the working directory when no other file is named."""

_UNITS = {"": 1, "B": 1, "K": 10**3, "M": 10**6, "G": 10**9, "T": 10**12, "KI": 2**10, "MI": 2**20, "GI": 2**30, "TI": 2**40}
_SIZE = re.compile(r"\s*(\d+(?:\.\d+)?)\s*([kmgt]i?)?b?\s*", re.IGNORECASE)


def parse_size(value: object) -> object:
    """Bytes of `1073741824`, `1GiB` or `1.5 GB`; what is neither is left for the type to refuse."""
    if isinstance(value, str):
        match = _SIZE.fullmatch(value)
        if match is None:
            raise ValueError(f"expected a size such as 512MiB or 4GiB, got {value!r}")
        return int(float(match[1]) * _UNITS[(match[2] or "").upper()])
    return value


def _split(value: object) -> object:
    """The environment has no lists: commas part the entries."""
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    if not isinstance(value, list | tuple) or not all(isinstance(part, str | Path) for part in value):
        raise ValueError('expected a list of texts such as ["a", "b"]')
    return value


def _expand(value: Path) -> Path:
    return value.expanduser()


Size = Annotated[int, BeforeValidator(parse_size), Field(gt=0)]
File = Annotated[Path, AfterValidator(_expand)]
Names = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_split)]
Folders = Annotated[tuple[File, ...], NoDecode, BeforeValidator(_split)]


class Settings(BaseSettings):
    """What `lmoe serve` can be told. Field names are the flags, with underscores."""

    model_config = SettingsConfigDict(frozen=True, extra="forbid", env_prefix=ENV_PREFIX, allow_inf_nan=False)

    host: str = Field("127.0.0.1", description="Address to listen on.")
    port: int = Field(8000, ge=0, le=65535, description="Port to listen on; 0 takes a free one.")

    base_model: str | None = Field(None, description="Folder or hub name of the base model. Default: the small packaged one.")
    served_model_name: str | None = Field(None, description="The base's id in the API. Default: the last part of its folder or name.")
    experts: File | None = Field(None, description="Folder of experts. Default: the packaged ones with the packaged base, else none.")
    routing_data: File | None = Field(None, description="Folder of routing samples. Default: routing_data beside --experts.")
    lmoe: File | None = Field(
        None, description="A package in the predecessor's layout, with adapters and routing_data in it, in place of --experts."
    )
    experts_root: Folders = Field((), description="Folder that the admin API may load experts from. Repeatable.")
    state_dir: File | None = Field(
        None, description="Where accepted experts, history and caches are kept. Default: a folder per base in the user's data directory."
    )

    quantization: Literal["none", "nf4", "int8"] = Field("none", description="How the base's weights are held.")
    device: Literal["auto", "cpu", "cuda"] = Field("auto", description="Where the base runs.")
    dtype: Literal["auto", "bfloat16", "float32"] = Field("auto", description="Precision of the base.")
    kernels: Literal["auto", "torch"] = Field(
        "auto", description="How steps run on a CPU: auto is compiled code where the base and a C++ compiler allow it."
    )
    cuda_graphs: Literal["auto", "off"] = Field(
        "auto", description="Whether decoding steps on CUDA are captured once and run again: auto does so where the base allows it."
    )
    paged_attention: Literal["auto", "off"] = Field(
        "auto", description="Whether attention on CUDA reads the cache in pages: auto does so where a trial at the start allows it."
    )
    max_model_len: int | None = Field(None, ge=16, description="Longest prompt plus answer, in tokens. Default: the base's own.")
    max_running: int = Field(16, ge=1, le=4096, description="Sequences that share one step.")
    max_waiting: int = Field(256, ge=0, description="Sequences that may wait for a place; beyond it requests get a 429.")
    kv_cache_memory: Size | None = Field(None, description="Memory for keys and values, such as 1GiB. Default: what suits the device.")
    adapter_memory: Size | None = Field(
        None, description="Memory for the adapters in use at a time, such as 512MiB; more may be served. Default: room for all of them."
    )
    adapter_host_memory: Size | None = Field(
        None, description="The host's memory for adapters beyond --adapter-memory; others are read from disk. Default: an eighth of it."
    )
    chat_template: File | None = Field(None, description="File with the Jinja chat template to use instead of the base's own.")

    router_model: str | None = Field(None, description="Name or folder of the router's encoder. Default: the packaged one.")
    router_mode: Literal["calibrated", "topk", "llm"] = Field(
        "calibrated", description="calibrated and topk compare samples; llm lets the base choose by the descriptions."
    )
    router_k: int | None = Field(
        None, ge=1, description="Samples of an expert that count. Default: a fifth of them, 3 to 12; 50 with topk."
    )
    base_bias: float | None = Field(
        None, ge=-2, le=2, description="Added to base's score: higher sends more to the bare model. Default: what tuning found, else -0.01."
    )
    router_max_samples: int | None = Field(None, ge=1, description="Samples read per expert. Default: all.")
    request_log: Literal["nothing", "embeddings", "prompts"] = Field(
        "nothing", description="What is kept of the latest requests, to replay them when a change is planned."
    )

    model_alias: Names = Field((), description="Further model name that routes like the base's id. Repeatable.")
    api_key_file: File | None = Field(None, description="File with the keys that clients must send, one a line. Default: no key asked for.")
    admin_key_file: File | None = Field(None, description="File with the administrator's keys, one a line.")
    tls_cert: File | None = Field(None, description="Certificate (chain) for https, in PEM form. Needs --tls-key.")
    tls_key: File | None = Field(None, description="Private key of the certificate, in PEM form, without a passphrase.")
    cors_origin: Names = Field(("*",), description="Web origin that may call the API. Repeatable; * is any.")
    watch: bool = Field(
        False, description="Pick up edited samples, and experts that are put into or taken out of their folder, while serving."
    )
    upstream: Names = Field((), description="URL of a vLLM or SGLang server to generate with. Repeatable. Not supported yet.")

    request_timeout: float | None = Field(
        None,
        gt=0,
        le=86400,
        description="Seconds after which an answer that is not finished is given up, waiting included. Default: never.",
    )
    max_body_size: Size = Field(4 * 2**20, description="Largest request body.")
    shutdown_grace: float = Field(30.0, ge=0, le=3600, description="Seconds that running answers get to finish when the server stops.")

    @property
    def aliases(self) -> tuple[str, ...]:
        """The default aliases and the operator's, without repeats."""
        return tuple(dict.fromkeys(DEFAULT_ALIASES + self.model_alias))

    @classmethod
    def settings_customise_sources(
        cls, settings_cls: type[BaseSettings], init_settings: PydanticBaseSettingsSource, *_: Any, **__: Any
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what is passed in: `load` merges the sources itself, to know the origin of each value."""
        return (init_settings,)


@dataclass(frozen=True, slots=True)
class Configuration:
    """Settings, and where each came from: `flag`, `environment`, the file's name, or `default`."""

    settings: Settings
    origins: Mapping[str, str]


class BadValue(ConfigError):
    """A value of the wrong kind; `origin` is as in `Configuration.origins`."""

    def __init__(self, message: str, origin: str) -> None:
        super().__init__(message)
        self.origin = origin


def fixed_settings(settings: Settings) -> tuple[str, ...]:
    """The names in `RouterSettings` of what was asked for, and so goes before whatever tuning finds."""
    given = {"k": settings.router_k, "base_bias": settings.base_bias}
    return tuple(name for name, value in given.items() if value is not None)


def load(flags: Mapping[str, Any], file: Path | None = None) -> Configuration:
    """Merge `flags` (those given), the environment and the file. Raises ConfigError with the setting, its origin and what was expected."""
    layers: list[tuple[str, Mapping[str, Any]]] = [
        (str(file or CONFIG_FILE), _read_file(file)),
        ("environment", EnvSettingsSource(Settings, env_prefix=ENV_PREFIX, env_ignore_empty=True)()),
        ("flag", flags),
    ]
    values = {name: value for _, layer in layers for name, value in layer.items()}
    origins = {name: origin for origin, layer in layers for name in layer}
    try:
        settings = Settings(**values)
    except ValidationError as e:
        raise _bad_value(e, origins) from None
    return Configuration(settings, {name: origins.get(name, "default") for name in Settings.model_fields})


def _read_file(file: Path | None) -> Mapping[str, Any]:
    path = file or CONFIG_FILE
    if not path.is_file():
        if file is not None:
            raise ConfigError(f"--config: there is no file {file}")
        return {}
    try:
        values = TomlConfigSettingsSource(Settings, toml_file=path)()
    except (ValueError, OSError) as e:
        raise ConfigError(f"{path} cannot be read as TOML: {e}") from None
    return {name.replace("-", "_"): value for name, value in values.items()}


def _bad_value(error: ValidationError, origins: Mapping[str, str]) -> BadValue:
    problem = error.errors(include_url=False, include_context=False)[0]
    name = str(problem["loc"][0])
    origin = origins.get(name, "default")
    spelling = {"flag": flag(name), "environment": ENV_PREFIX + name.upper()}.get(origin, f"{name} in {origin}")
    if problem["type"] == "extra_forbidden":
        near = difflib.get_close_matches(name, Settings.model_fields, n=1)
        meant = f"; did you mean {near[0]}?" if near else ""
        return BadValue(f"{spelling}: there is no such setting{meant}", origin)
    reason = problem["msg"].removeprefix("Value error, ")
    return BadValue(f"{spelling}: {reason[:1].lower()}{reason[1:]} (got {problem['input']!r})", origin)


def flag(name: str) -> str:
    """The command line's spelling of a setting."""
    return "--" + name.replace("_", "-")
