"""A router from settings and places: whose samples compete, which encoder reads them, and what tuning has found.

Knows the parts of a router by their public doors; no engine.
"""

import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lmoe.config import Settings
from lmoe.contents import expert_names, open_history, read_routing_samples
from lmoe.errors import ConfigError
from lmoe.experts.registry import BASE
from lmoe.experts.samples import SampleSet
from lmoe.places import Places, find_packaged
from lmoe.quiet import quiet_libraries

if TYPE_CHECKING:
    from lmoe.routing.router import Router
from lmoe.routing.settings import RouterSettings

Report = Callable[[str], None]
"""Called with the name of each stage that begins."""

log = logging.getLogger(__name__)


def require_samples_mode(settings: Settings) -> None:
    """For commands that route without a base model. Raises ConfigError."""
    if settings.router_mode == "llm":
        raise ConfigError("--router-mode llm asks the base model: start `lmoe serve` with it, or use calibrated or topk here")


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
    from lmoe.routing.router import Router

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
    packaged = find_packaged("routing_data")
    cache = VectorCache(places.state / "vectors.sqlite", packaged and packaged / "vectors.safetensors")

    def progress(done: int, total: int) -> None:
        if report is not None:
            report(f"encoding routing samples: {done:,} of {total:,}")

    encoder = load_encoder(settings.router_model)
    if settings.router_model is not None and settings.router_mode != "topk":
        from lmoe.routing.layers import with_best_layers

        encoder = with_best_layers(encoder, samples, cache, progress)
    options = router_settings(settings, open_history(places).settings(), encoder.identity)
    return Router.build(samples, encoder, options, cache, progress)


def router_settings(settings: Settings, found: Mapping[str, Any], encoder: str) -> "RouterSettings":
    """What was asked for, and otherwise what tuning has `found`, if it was found with this encoder."""
    from lmoe.routing.settings import RouterSettings

    options = RouterSettings(
        mode="topk" if settings.router_mode == "topk" else "calibrated",
        k=settings.router_k,
        max_samples=settings.router_max_samples,
        # What was measured of English holds for the packaged encoder; another may have been chosen for the languages it knows.
        foreign=None if settings.router_model else RouterSettings().foreign,
    )
    options = _tuned(options, found, encoder)
    return options if settings.base_bias is None else replace(options, base_bias=settings.base_bias)


def _tuned(options: "RouterSettings", found: Mapping[str, Any], encoder: str) -> "RouterSettings":
    """What tuning has found, unless it was found with another encoder, in which its numbers mean nothing."""
    if not found or options.mode != "calibrated":
        return options
    if found.get("encoder") != encoder:
        log.warning("the tuned router settings belong to another encoder and are not used; run `lmoe router tune` again")
        return options
    kept = {name: found.get(name, getattr(options, name)) for name in ("calibration", "base_bias")}
    return replace(options, k=options.k or found.get("k"), **kept)
