"""From settings to a running service: where everything lies, and the order in which it is loaded.

Knows every part by its public door. What is heavy is imported when it is needed.
"""

import hashlib
import logging
import os
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lmoe
from lmoe.config import Configuration, Settings, flag
from lmoe.errors import ConfigError, LoadError, PackageError
from lmoe.experts.registry import BASE, RESERVED, Registry
from lmoe.experts.samples import SampleSet, read_samples
from lmoe.workbench.feedback import Feedback
from lmoe.workbench.history import History

if TYPE_CHECKING:
    from lmoe.engine.loading import Base
    from lmoe.experts.lora_config import Shapes
    from lmoe.experts.package import Package
    from lmoe.lifecycle.lifecycle import Lifecycle
    from lmoe.lifecycle.store import Store
    from lmoe.routing.router import Router, RouterSettings
    from lmoe.service import Service

PACKAGED_ID = "lmoe"
"""The packaged base's id in the API: its folder's name would be the reserved `base`."""

PREDECESSORS = "expert_"
"""What the names of the predecessor's sample files begin with."""

NOT_YET = ("watch", "upstream")
"""Settings that nothing honours yet: refused, so that nobody relies on them."""

Report = Callable[[str], None]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Places:
    """Where one configuration finds its parts; None where there is nothing of the kind.

    An empty `base` means that the installation lacks the packaged one.
    """

    base: str
    model_id: str
    experts: Path | None
    routing_data: Path | None
    default_base_samples: Path | None
    state: Path
    packaged_samples: bool = False
    """The samples are this installation's own, which nobody edits."""
    predecessor: bool = False


def check(configuration: Configuration) -> None:
    """Raises ConfigError for settings that are not honoured yet, naming the first and where it came from."""
    settings = configuration.settings
    for name in NOT_YET:
        if configuration.origins[name] != "default" and getattr(settings, name):
            raise ConfigError(f"{flag(name)} is not supported yet (set by the {configuration.origins[name]})")


def locate(settings: Settings) -> Places:
    """Apply the defaults for folders, and check that what was named exists. Raises ConfigError."""
    packaged_base = settings.base_model is None
    base = settings.base_model or str(_find_packaged("base") or "")
    experts = _existing(settings.experts, "--experts")
    for root in settings.experts_root:
        _existing(root, "--experts-root")
    if experts is None and packaged_base:
        experts = _find_packaged("experts")
    packaged_samples = _find_packaged("routing_data")
    routing_data = _existing(settings.routing_data, "--routing-data")
    chosen = settings.routing_data is not None or settings.experts is not None or settings.lmoe is not None
    if settings.lmoe is not None:
        experts, routing_data = _predecessors(settings)
    elif routing_data is None and settings.experts is not None:
        beside = settings.experts.resolve().parent / "routing_data"
        routing_data = beside if beside.is_dir() else None
    elif routing_data is None and packaged_base:
        routing_data = packaged_samples
    model_id = settings.served_model_name or (PACKAGED_ID if packaged_base else _last_part(base))
    if model_id in RESERVED:
        raise ConfigError(f"the base's id {model_id!r} is reserved; choose another with --served-model-name")
    return Places(
        base=base,
        model_id=model_id,
        experts=experts,
        routing_data=routing_data,
        default_base_samples=packaged_samples and packaged_samples / f"{BASE}.jsonl",
        state=settings.state_dir or _state_folder(model_id, base),
        packaged_samples=packaged_base and not chosen,
        predecessor=settings.lmoe is not None,
    )


def build_service(settings: Settings, places: Places, report: Report) -> "Service":
    """Load everything; `report` hears of each stage. Raises ConfigError; broken experts are left out and noted in the registry."""
    report("loading the base model")
    from lmoe.engine.engine import BankEngine, Limits
    from lmoe.lifecycle.canaries import Canaries
    from lmoe.lifecycle.lifecycle import Lifecycle
    from lmoe.lifecycle.store import with_accepted
    from lmoe.service import Service
    from lmoe.workbench.requests import RequestLog

    base = load_base_model(settings, places)
    report("reading the experts")
    store = open_store(places)
    in_folder = _read_folder(places, base.linear_shapes)
    registry, packages = with_accepted(*in_folder, store, base.linear_shapes)
    if places.model_id in registry.experts:
        raise ConfigError(f"the base's id {places.model_id!r} is also an expert's name; choose another with --served-model-name")
    for alias in settings.model_alias:
        if alias in RESERVED or alias in registry.experts:
            raise ConfigError(f"--model-alias {alias!r} is already a name of its own; choose another")
    report("building the router")
    router = build_router(settings, places, registry.names, report=report)
    report("starting the engine")
    limits = Limits(
        max_running=settings.max_running,
        max_waiting=settings.max_waiting,
        kv_cache_bytes=settings.kv_cache_memory,
        adapter_bytes=settings.adapter_memory,
    )
    engine = BankEngine(base, limits)
    engine.start()
    canaries = Canaries(engine)
    for package in packages:
        try:
            canaries.admit(package.adapter)
        except PackageError as e:
            registry = registry.without(package.expert.name, e.message)
    service = Service(
        model_id=places.model_id,
        engine=engine,
        router=router,
        registry=registry,
        chat_format=base.chat,
        defaults=base.sampling,
        facts=base.facts,
        close=engine.close,
        ask_base=settings.router_mode == "llm",
    )
    service.lifecycle = Lifecycle(
        engine=engine,
        store=store,
        shapes=base.linear_shapes,
        live=service.live,
        canaries=canaries,
        publish=service.publish,
        in_folder={name: expert.digest for name, expert in in_folder[0].experts.items()},
        files=read_sample_files(places),
        taken={places.model_id, *settings.model_alias},
    )
    store.sweep()
    service.requests = RequestLog(request_log_file(places), settings.request_log)
    service.feedback = open_feedback(places)
    try:
        open_history(places).record(read_sample_files(places), author="files", message="as found in the files")
    except ConfigError as e:
        log.warning("this start is in no history: %s", e.message)
    return service


def open_lifecycle(settings: Settings, places: Places) -> "Lifecycle":
    """The same experts without a model: for commands that change what the next start serves. Raises ConfigError."""
    from lmoe.lifecycle.lifecycle import Lifecycle
    from lmoe.lifecycle.live import Live

    shapes = read_shapes(places)
    folder, _ = _read_folder(places, shapes)
    registry, _ = read_experts(places, shapes)
    return Lifecycle(
        store=open_store(places),
        shapes=shapes,
        live=Live(registry, build_router(settings, places, registry.names)),
        in_folder={name: expert.digest for name, expert in folder.experts.items()},
        files=read_sample_files(places),
        taken={places.model_id, *settings.model_alias},
    )


def require_samples_mode(settings: Settings) -> None:
    """For commands that route without a base model. Raises ConfigError."""
    if settings.router_mode == "llm":
        raise ConfigError("--router-mode llm asks the base model: start `lmoe serve` with it, or use calibrated or topk here")


def require_base(places: Places) -> None:
    """What can be said of the base without loading it. Raises LoadError."""
    if not places.base:
        raise LoadError("the packaged base model is missing from this installation; give one with --base-model")


def load_base_model(settings: Settings, places: Places) -> "Base":
    require_base(places)
    _quiet_libraries()
    from lmoe.engine.loading import load_base

    return load_base(
        places.base,
        quantization=settings.quantization,
        device=settings.device,
        dtype=settings.dtype,
        max_length=settings.max_model_len,
        chat_template=_chat_template(settings),
    )


def read_shapes(places: Places) -> "Shapes":
    """The linear layers of the base, from its config alone: no weights are read. Raises LoadError."""
    require_base(places)
    _quiet_libraries()
    from lmoe.engine.loading import base_shapes

    return base_shapes(places.base)


def open_store(places: Places) -> "Store":
    """Experts and samples that were accepted while serving."""
    from lmoe.lifecycle.store import Store

    return Store(places.state)


def read_experts(places: Places, shapes: "Shapes") -> tuple[Registry, tuple["Package", ...]]:
    """The experts that fit a base with these layers, the accepted ones included; the others are in the registry's `broken`."""
    from lmoe.lifecycle.store import with_accepted

    return with_accepted(*_read_folder(places, shapes), open_store(places), shapes)


def _read_folder(places: Places, shapes: "Shapes") -> tuple[Registry, tuple["Package", ...]]:
    from lmoe.experts.folder import read_folder
    from lmoe.experts.predecessor import AGENT

    skip = (AGENT,) if places.predecessor else ()
    return read_folder(places.experts, shapes, skip=skip) if places.experts else (Registry(), ())


def read_routing_samples(places: Places) -> SampleSet:
    """Every expert's samples: the files' and, over them, what was changed while serving. Raises SamplesError."""
    return open_store(places).samples(read_sample_files(places))


def read_sample_files(places: Places) -> SampleSet:
    """What the operator's files say, and the packaged samples of `base` where there are none. Raises SamplesError."""
    if places.routing_data is None:
        return SampleSet()
    packaged = places.default_base_samples
    prefix = PREDECESSORS if places.predecessor else ""
    return read_samples(places.routing_data, default_base=packaged if packaged and packaged.is_file() else None, prefix=prefix)


def sample_files(places: Places) -> dict[str, Path]:
    """The file of each expert's samples."""
    if places.routing_data is None:
        return {}
    prefix = PREDECESSORS if places.predecessor else ""
    files = {path.stem.removeprefix(prefix): path for path in sorted(places.routing_data.glob(f"{prefix}*.jsonl"))}
    packaged = places.default_base_samples
    return {**({BASE: packaged} if packaged and packaged.is_file() else {}), **files}


def expert_names(places: Places) -> set[str]:
    """The names in the experts folder, whether they can be served or not, and what was added and removed while serving."""
    found = {folder.name for folder in places.experts.iterdir() if folder.is_dir()} if places.experts else set()
    if places.predecessor:
        from lmoe.experts.predecessor import AGENT

        found.discard(AGENT)
    accepted = open_store(places).accepted()
    removed = {name for name, what in accepted.items() if what.removed} & found
    if removed:
        # Unless other weights have taken their place, which only reading them tells.
        registry, _ = read_experts(places, read_shapes(places))
        found -= removed - {*registry.names}
    return found | {name for name, what in accepted.items() if what.digest}


def open_history(places: Places) -> History:
    """The versions of samples and settings."""
    return History(places.state / "history.sqlite")


def open_feedback(places: Places) -> Feedback:
    """What people said should have answered."""
    return Feedback(places.state / "feedback.sqlite")


def request_log_file(places: Places) -> Path:
    return places.state / "requests.sqlite"


def build_router(
    settings: Settings,
    places: Places,
    experts: Collection[str] | None = None,
    samples: SampleSet | None = None,
    report: Report | None = None,
) -> "Router":
    """A router over the samples of these experts and of `base`; None means all in the experts folder, if any.

    `samples` stand in for those of the files. What tuning has found counts where no setting says otherwise. `report` hears how
    many samples are encoded, where that is work.
    """
    if settings.router_model is not None:
        _quiet_libraries()
    from lmoe.routing.cache import VectorCache
    from lmoe.routing.encoder import load_encoder
    from lmoe.routing.router import Router, RouterSettings

    if settings.state_dir is not None:
        # The default folder may be missing at the cost of a slower start; one that was asked for may not.
        try:
            settings.state_dir.mkdir(parents=True, exist_ok=True)
        except OSError as e:
            raise ConfigError(f"--state-dir: {settings.state_dir} cannot be used: {e.strerror}") from None
    if samples is None:
        samples = read_routing_samples(places)
    if experts is None and places.experts is not None:
        experts = expert_names(places)
    if experts is not None:
        # Samples of an expert that does not serve would draw requests to nobody.
        samples = SampleSet({name: texts for name, texts in samples.experts.items() if name == BASE or name in experts})
    options = RouterSettings(
        mode="topk" if settings.router_mode == "topk" else "calibrated",
        k=settings.router_k,
        max_samples=settings.router_max_samples,
    )
    packaged = _find_packaged("routing_data")
    cache = VectorCache(places.state / "vectors.sqlite", packaged and packaged / "vectors.safetensors")

    def progress(done: int, total: int) -> None:
        if report is not None:
            report(f"encoding routing samples: {done:,} of {total:,}")

    encoder = load_encoder(settings.router_model)
    if settings.router_model is not None and options.mode == "calibrated":
        from lmoe.routing.layers import with_best_layers

        encoder = with_best_layers(encoder, samples, cache, progress)
    options = _tuned(options, open_history(places).settings(), encoder.identity)
    if settings.base_bias is not None:
        options = replace(options, base_bias=settings.base_bias)
    return Router.build(samples, encoder, options, cache, progress)


def _tuned(options: "RouterSettings", found: Mapping[str, Any], encoder: str) -> "RouterSettings":
    """What tuning has found, unless it was found with another encoder, in which its numbers mean nothing."""
    if not found or options.mode != "calibrated":
        return options
    if found.get("encoder") != encoder:
        log.warning("the tuned router settings belong to another encoder and are not used; run `lmoe router tune` again")
        return options
    return replace(options, k=options.k or found.get("k"), base_bias=found.get("base_bias", options.base_bias))


def _quiet_libraries() -> None:
    """transformers reports progress and unused weights on stderr, which is for our own one line; bitsandbytes, each int8 product."""
    from transformers.utils.logging import disable_progress_bar, set_verbosity_error

    set_verbosity_error()
    disable_progress_bar()
    logging.getLogger("bitsandbytes").setLevel(logging.ERROR)


def _chat_template(settings: Settings) -> str | None:
    if settings.chat_template is None:
        return None
    try:
        return settings.chat_template.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as e:
        raise ConfigError(f"--chat-template: {settings.chat_template} cannot be read: {e}") from None


def _predecessors(settings: Settings) -> tuple[Path, Path | None]:
    if settings.experts is not None:
        raise ConfigError("--lmoe takes the place of --experts: give one of them")
    package = _existing(settings.lmoe, "--lmoe")
    assert package is not None
    if not (package / "adapters").is_dir():
        raise ConfigError(f"--lmoe: {package} holds no folder adapters; give the predecessor's package")
    samples = _existing(settings.routing_data, "--routing-data") or package / "routing_data"
    return package / "adapters", samples if samples.is_dir() else None


def _existing(folder: Path | None, option: str) -> Path | None:
    if folder is not None and not folder.is_dir():
        raise ConfigError(f"{option}: there is no folder {folder}")
    return folder


def _find_packaged(name: str) -> Path | None:
    """What the wheel carries inside the package; in a checkout the same folders lie beside it."""
    package = Path(lmoe.__file__).parent
    candidates = [package / "demo" / name]
    if (package.parent / "pyproject.toml").is_file():
        candidates.append(package.parent / name)
    return next((folder for folder in candidates if folder.is_dir()), None)


def _last_part(base: str) -> str:
    return Path(base).resolve().name if Path(base).exists() else base.rstrip("/").rsplit("/", 1)[-1]


def _state_folder(model_id: str, base: str) -> Path:
    """One folder per base in the user's data directory: the name to read, the digest to tell apart."""
    root = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    identity = str(Path(base).resolve()) if Path(base).exists() else base
    digest = hashlib.sha256(identity.encode()).hexdigest()[:8]
    return root / "lmoe" / f"{re.sub(r'[^A-Za-z0-9._-]', '-', model_id)[:40]}-{digest}"
