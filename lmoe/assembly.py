"""From settings to a running service: the order in which its parts are loaded and put together.

Knows every part by its public door. What is heavy is imported when it is needed.
"""

import json
import logging
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lmoe import __version__
from lmoe.aliases import alias_of
from lmoe.background import give_back_memory
from lmoe.config import Configuration, Settings, flag
from lmoe.contents import (
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
    sample_pattern,
    sample_reader,
    unused_sample_files,
)
from lmoe.errors import ConfigError, LmoeError, PackageError
from lmoe.experts.registry import RESERVED, Registry
from lmoe.places import Places, require_base
from lmoe.quiet import quiet_libraries
from lmoe.routers import build_router, router_settings

if TYPE_CHECKING:
    from lmoe.engine.engine import BankEngine
    from lmoe.engine.loading import Base
    from lmoe.experts.lora_config import Shapes
    from lmoe.experts.verified import Checked, Verified
    from lmoe.lifecycle.canaries import Canaries
    from lmoe.lifecycle.lifecycle import Lifecycle
    from lmoe.lifecycle.live import Live
    from lmoe.lifecycle.watcher import Folders, Marks, Watcher
    from lmoe.service import Service

NOT_YET = ("upstream",)
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
    from lmoe.lifecycle.live import Live
    from lmoe.lifecycle.store import with_accepted

    folders = _watched(settings, places)
    # Before anything is read: what is edited from now on is found by comparison.
    seen = folders.marks() if folders is not None else None
    report("loading the base model")
    if settings.kernels == "auto" and settings.device != "cuda":
        from lmoe.engine.native import build

        build.begin()
    base = load_base_model(settings, places)
    report("reading the experts")
    verified = _verified(settings, places, base.linear_shapes)
    folder, packages = read_own_experts(places, base.linear_shapes, verified)
    registry, packages = with_accepted(folder, packages, open_store(places), base.linear_shapes, verified)
    _check_names(settings, places, registry)
    _remark(packages, places)
    report("building the router")
    router = build_router(settings, places, registry.names, report=report)
    report("starting the engine")
    engine = _start_engine(settings, base)
    canaries, registry = _admit(engine, packages, registry)
    if verified is not None:
        verified.remember(package for package in packages if package.expert.name in registry.experts)
    del packages
    closing = ExitStack()
    closing.callback(engine.close)
    service = _service(settings, places, base, engine, Live(registry, router), closing.close)
    changing = {"engine": engine, "canaries": canaries, "publish": service.publish}
    service.lifecycle = _lifecycle(settings, places, base.linear_shapes, folder, service.live, "http", **changing)
    service.lifecycle.own.remark()
    _remember(service, settings, places)
    if folders is not None and seen is not None:
        watcher = _watcher(places, folders, seen, service.lifecycle, base.linear_shapes)
        watcher.start()
        closing.callback(watcher.close)
    give_back_memory()
    return service


def _service(settings: Settings, places: Places, base: "Base", engine: "BankEngine", live: "Live", close: Callable[[], None]) -> "Service":
    from lmoe.service import Service

    return Service(
        model_id=places.model_id,
        engine=engine,
        router=live.router,
        registry=live.registry,
        chat_format=base.chat,
        defaults=base.sampling,
        facts=base.facts,
        close=close,
        ask_base=settings.router_mode == "llm",
        seconds=settings.request_timeout,
    )


def _check_names(settings: Settings, places: Places, registry: Registry) -> None:
    """Raises ConfigError for an expert under a name that means something else."""
    if places.model_id in registry.experts:
        raise ConfigError(f"the base's id {places.model_id!r} is also an expert's name; choose another with --served-model-name")
    for alias in settings.model_alias:
        if alias in RESERVED or alias in registry.experts:
            raise ConfigError(f"--model-alias {alias!r} is already a name of its own; choose another")
        expert = next((name for name in registry.names if alias_of(name, [alias])), None)
        if expert is not None:
            raise ConfigError(f"--model-alias {alias!r} means the expert {expert!r} too; choose another")


def _remark(packages: Collection["Checked"], places: Places) -> None:
    from lmoe.experts.package import Package
    from lmoe.experts.remarks import log_remarks

    for package in packages:
        if isinstance(package, Package):
            log_remarks(package, places.base_name)
    for file in unused_sample_files(places):
        log.warning("the samples in %s are no expert's, and are not used", file)


def _start_engine(settings: Settings, base: "Base") -> "BankEngine":
    from lmoe.engine.engine import BankEngine, Limits
    from lmoe.engine.graphs import recorder
    from lmoe.engine.paged import paged_kernel

    limits = Limits(
        max_running=settings.max_running,
        max_waiting=settings.max_waiting,
        kv_cache_bytes=settings.kv_cache_memory,
        adapter_bytes=settings.adapter_memory,
        adapter_host_bytes=settings.adapter_host_memory,
    )
    record = recorder(base.device) if settings.cuda_graphs == "auto" else None
    kernel = paged_kernel(base.device) if settings.paged_attention == "auto" else None
    engine = BankEngine(base, limits, compiled=settings.kernels == "auto", record=record, kernel=kernel)
    engine.start()
    return engine


def _verified(settings: Settings, places: Places, shapes: "Shapes") -> "Verified | None":
    """What was read and proven before; None where every adapter has a place in the bank, and is read for it anyway."""
    if settings.adapter_memory is None:
        return None
    from lmoe.experts.verified import Verified

    base = Path(places.base)
    files = sorted(base.iterdir()) if base.is_dir() else []
    marks = [(file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in files if file.suffix in (".safetensors", ".json")]
    how = (__version__, places.base, marks, settings.quantization, settings.device, settings.dtype)
    return Verified.open(places.state / "verified.sqlite", json.dumps(how), shapes)


def _admit(engine: "BankEngine", packages: Collection["Checked"], registry: Registry) -> tuple["Canaries", Registry]:
    """Take the experts in; the registry is without those that the engine or a canary refuses. Those known again are not read."""
    from lmoe.experts.verified import Known
    from lmoe.lifecycle.canaries import Canaries

    canaries = Canaries(engine)
    for package in packages:
        try:
            if isinstance(package, Known):
                engine.entrust(package.expert.digest, package.numbers, package.reread)
            else:
                canaries.admit(package.adapter, source=package.reread)
        except PackageError as e:
            registry = registry.without(package.expert.name, e.message)
    return canaries, registry


def _lifecycle(
    settings: Settings, places: Places, shapes: "Shapes", folder: Registry, live: "Live", author: str, **running: Any
) -> "Lifecycle":
    """Over a live set; `running` are its engine, its canaries and who publishes, where there is more than the disk."""
    from lmoe.lifecycle.lifecycle import Lifecycle

    return Lifecycle(
        store=open_store(places),
        shapes=shapes,
        base=places.base_name,
        live=live,
        in_folder={name: expert.digest for name, expert in folder.experts.items()},
        files=read_sample_files(places),
        read=sample_reader(places),
        taken={places.model_id, *settings.model_alias},
        history=open_history(places),
        author=author,
        tuned=lambda found: router_settings(settings, found, live.router.encoder.identity),
        **running,
    )


def _remember(service: "Service", settings: Settings, places: Places) -> None:
    """What is kept of this start and of what is asked."""
    from lmoe.workbench.history import AS_FOUND
    from lmoe.workbench.requests import RequestLog, recent_requests
    from lmoe.workbench.sources import Sources

    open_store(places).sweep()
    service.requests = RequestLog(request_log_file(places), settings.request_log)
    service.feedback = open_feedback(places)
    service.sources = Sources(
        read=lambda: read_routing_samples(places),
        files=lambda: sample_files(places),
        recent=lambda: recent_requests(request_log_file(places)),
    )
    try:
        open_history(places).record(lambda: read_routing_samples(places), author="files", message=AS_FOUND)
    except LmoeError as e:
        log.warning("this start is in no history: %s", e.message)


def _watched(settings: Settings, places: Places) -> "Folders | None":
    """Raises ConfigError where there is nothing to watch."""
    if not settings.watch:
        return None
    from lmoe.experts.predecessor import AGENT
    from lmoe.lifecycle.watcher import Folders

    if places.experts is None and places.routing_data is None:
        raise ConfigError("--watch: there is neither a folder of experts nor one of routing samples; give --experts or --routing-data")
    return Folders(places.experts, places.routing_data, (AGENT,) if places.predecessor else (), sample_pattern(places))


def _watcher(places: Places, folders: "Folders", seen: "Marks", lifecycle: "Lifecycle", shapes: "Shapes") -> "Watcher":
    from lmoe.lifecycle.watcher import Watcher

    return Watcher(folders, lifecycle.own, shapes, lambda: read_sample_files(places), seen, lifecycle.catch_up)


def open_lifecycle(settings: Settings, places: Places, author: str) -> "Lifecycle":
    """The same experts without a model: for commands that change what the next start serves. Raises ConfigError."""
    from lmoe.lifecycle.live import Live

    shapes = read_shapes(places)
    folder, _ = read_own_experts(places, shapes)
    registry, _ = read_experts(places, shapes)
    live = Live(registry, build_router(settings, places, registry.names))
    return _lifecycle(settings, places, shapes, folder, live, author)


@contextmanager
def open_engine(
    settings: Settings, base: "Base", packages: Collection["Checked"], registry: Registry
) -> Iterator[tuple["BankEngine", Registry]]:
    """An engine with these experts resident, and those of them that it takes: for commands that ask and change nothing."""
    engine = _start_engine(settings, base)
    try:
        _, registry = _admit(engine, packages, registry)
        yield engine, registry
    finally:
        engine.close()


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


def _chat_template(settings: Settings) -> str | None:
    if settings.chat_template is None:
        return None
    try:
        return settings.chat_template.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as e:
        raise ConfigError(f"--chat-template: {settings.chat_template} cannot be read: {e}") from None
