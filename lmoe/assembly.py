"""From settings to a running service: the order in which its parts are loaded and put together.

Knows every part by its public door. What is heavy is imported when it is needed.
"""

import logging
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lmoe.config import Configuration, Settings, flag
from lmoe.contents import (
    expert_names,
    open_feedback,
    open_history,
    open_store,
    read_experts,
    read_own_experts,
    read_routing_samples,
    read_sample_files,
    read_shapes,
    request_log_file,
    sample_files,
)
from lmoe.errors import ConfigError, LmoeError, PackageError
from lmoe.experts.registry import BASE, RESERVED, Registry
from lmoe.experts.samples import SampleSet
from lmoe.places import Places, find_packaged, require_base
from lmoe.quiet import quiet_libraries

if TYPE_CHECKING:
    from lmoe.engine.engine import BankEngine
    from lmoe.engine.loading import Base
    from lmoe.experts.package import Package
    from lmoe.lifecycle.canaries import Canaries
    from lmoe.lifecycle.lifecycle import Lifecycle
    from lmoe.routing.router import Router, RouterSettings
    from lmoe.service import Service

NOT_YET = ("watch", "upstream")
"""Settings that nothing honours yet: refused, so that nobody relies on them."""

Report = Callable[[str], None]

log = logging.getLogger(__name__)


def check(configuration: Configuration) -> None:
    """Raises ConfigError for settings that are not honoured yet, naming the first and where it came from."""
    settings = configuration.settings
    for name in NOT_YET:
        if configuration.origins[name] != "default" and getattr(settings, name):
            raise ConfigError(f"{flag(name)} is not supported yet (set by the {configuration.origins[name]})")


def build_service(settings: Settings, places: Places, report: Report) -> "Service":
    """Load everything; `report` hears of each stage. Raises ConfigError; broken experts are left out and noted in the registry."""
    from lmoe.lifecycle.store import with_accepted
    from lmoe.service import Service

    report("loading the base model")
    base = load_base_model(settings, places)
    report("reading the experts")
    folder, packages = read_own_experts(places, base.linear_shapes)
    registry, packages = with_accepted(folder, packages, open_store(places), base.linear_shapes)
    _check_names(settings, places, registry)
    report("building the router")
    router = build_router(settings, places, registry.names, report=report)
    report("starting the engine")
    engine = _start_engine(settings, base)
    canaries, registry = _admit(engine, packages, registry)
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
    _attach(service, engine, settings, places, base, folder, canaries)
    return service


def _check_names(settings: Settings, places: Places, registry: Registry) -> None:
    """Raises ConfigError for an expert under a name that means something else."""
    if places.model_id in registry.experts:
        raise ConfigError(f"the base's id {places.model_id!r} is also an expert's name; choose another with --served-model-name")
    for alias in settings.model_alias:
        if alias in RESERVED or alias in registry.experts:
            raise ConfigError(f"--model-alias {alias!r} is already a name of its own; choose another")


def _start_engine(settings: Settings, base: "Base") -> "BankEngine":
    from lmoe.engine.engine import BankEngine, Limits

    limits = Limits(
        max_running=settings.max_running,
        max_waiting=settings.max_waiting,
        kv_cache_bytes=settings.kv_cache_memory,
        adapter_bytes=settings.adapter_memory,
    )
    engine = BankEngine(base, limits)
    engine.start()
    return engine


def _admit(engine: "BankEngine", packages: Collection["Package"], registry: Registry) -> tuple["Canaries", Registry]:
    """Make the experts resident; the registry is without those that the engine or a canary refuses."""
    from lmoe.lifecycle.canaries import Canaries

    canaries = Canaries(engine)
    for package in packages:
        try:
            canaries.admit(package.adapter)
        except PackageError as e:
            registry = registry.without(package.expert.name, e.message)
    return canaries, registry


def _attach(
    service: "Service", engine: "BankEngine", settings: Settings, places: Places, base: "Base", folder: Registry, canaries: "Canaries"
) -> None:
    """What changes and remembers: the lifecycle, feedback, the request log, and this start's version."""
    from lmoe.lifecycle.lifecycle import Lifecycle
    from lmoe.workbench.requests import RequestLog, recent_requests
    from lmoe.workbench.sources import Sources

    store, files = open_store(places), read_sample_files(places)
    service.lifecycle = Lifecycle(
        engine=engine,
        store=store,
        shapes=base.linear_shapes,
        live=service.live,
        canaries=canaries,
        publish=service.publish,
        in_folder={name: expert.digest for name, expert in folder.experts.items()},
        files=files,
        taken={places.model_id, *settings.model_alias},
    )
    store.sweep()
    service.requests = RequestLog(request_log_file(places), settings.request_log)
    service.feedback = open_feedback(places)
    service.sources = Sources(
        read=lambda: read_routing_samples(places),
        files=lambda: sample_files(places),
        recent=lambda: recent_requests(request_log_file(places)),
    )
    try:
        open_history(places).record(files, author="files", message="as found in the files")
    except LmoeError as e:
        log.warning("this start is in no history: %s", e.message)


def open_lifecycle(settings: Settings, places: Places) -> "Lifecycle":
    """The same experts without a model: for commands that change what the next start serves. Raises ConfigError."""
    from lmoe.lifecycle.lifecycle import Lifecycle
    from lmoe.lifecycle.live import Live

    shapes = read_shapes(places)
    folder, _ = read_own_experts(places, shapes)
    registry, _ = read_experts(places, shapes)
    return Lifecycle(
        store=open_store(places),
        shapes=shapes,
        live=Live(registry, build_router(settings, places, registry.names)),
        in_folder={name: expert.digest for name, expert in folder.experts.items()},
        files=read_sample_files(places),
        taken={places.model_id, *settings.model_alias},
    )


@contextmanager
def open_engine(
    settings: Settings, base: "Base", packages: Collection["Package"], registry: Registry
) -> Iterator[tuple["BankEngine", Registry]]:
    """An engine with these experts resident, and those of them that it takes: for commands that ask and change nothing."""
    engine = _start_engine(settings, base)
    try:
        _, registry = _admit(engine, packages, registry)
        yield engine, registry
    finally:
        engine.close()


def require_samples_mode(settings: Settings) -> None:
    """For commands that route without a base model. Raises ConfigError."""
    if settings.router_mode == "llm":
        raise ConfigError("--router-mode llm asks the base model: start `lmoe serve` with it, or use calibrated or topk here")


def load_base_model(settings: Settings, places: Places) -> "Base":
    require_base(places)
    quiet_libraries()
    from lmoe.engine.loading import load_base

    return load_base(
        places.base,
        quantization=settings.quantization,
        device=settings.device,
        dtype=settings.dtype,
        max_length=settings.max_model_len,
        chat_template=_chat_template(settings),
    )


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
        quiet_libraries()
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
    packaged = find_packaged("routing_data")
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


def _chat_template(settings: Settings) -> str | None:
    if settings.chat_template is None:
        return None
    try:
        return settings.chat_template.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as e:
        raise ConfigError(f"--chat-template: {settings.chat_template} cannot be read: {e}") from None
