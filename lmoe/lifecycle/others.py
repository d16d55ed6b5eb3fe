"""Experts that other processes accepted, removed or described on the same state folder.

Knows the store and what is live; not when to look.
"""

import logging
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from lmoe.errors import LmoeError
from lmoe.experts.lora_config import Shapes
from lmoe.experts.package import read_package
from lmoe.experts.registry import Registry
from lmoe.lifecycle.own import require_free
from lmoe.lifecycle.stage import Stage
from lmoe.lifecycle.store import Accepted, Store

log = logging.getLogger(__name__)


def with_others(stage: Stage, store: Store, shapes: Shapes, taken: Collection[str]) -> Registry:
    """What is live with what the store says now, its new adapters proven and in the bank; what is refused, also for a name among
    `taken`, is reported as broken.

    By whoever holds the stage's turn, so that every difference is another process's doing.
    """
    registry, accepted = stage.live.registry, store.accepted()
    for name in [*_gone(registry, accepted, store)]:
        log.info("the expert %r is served no longer: another process removed it", name)
        registry = registry.without(name)
    for name, what in accepted.items():
        if what.digest and (name not in registry.experts or registry.experts[name].digest != what.digest):
            try:
                require_free(name, taken, "remove it, and add it by another")
                registry = _with_accepted(registry, name, what, stage, store, shapes)
            except LmoeError as e:
                log.warning("the expert %r, which another process accepted, is not taken: %s", name, e.message)
                registry = registry.reporting(name, e.message)
    described = {name: what.description for name, what in accepted.items() if what.digest} | dict(store.given())
    for name, text in described.items():
        if name in registry.experts and registry.experts[name].description != text:
            registry = registry.describing(name, text)
    return registry


def _gone(registry: Registry, accepted: Mapping[str, Accepted], store: Store) -> Iterator[str]:
    for name, expert in registry.experts.items():
        what = accepted.get(name, Accepted())
        if what.removed == expert.digest or (not what.digest and expert.path == store.folder_of(expert.digest)):
            yield name


def _with_accepted(registry: Registry, name: str, what: Accepted, stage: Stage, store: Store, shapes: Shapes) -> Registry:
    package = read_package(store.folder_of(what.digest), shapes, name=name)
    stage.admit(package)
    log.info("the expert %r is live as revision %s: another process accepted it", name, package.expert.revision)
    return registry.having(replace(package.expert, description=what.description))
