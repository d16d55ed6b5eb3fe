"""What lies in the places: experts, samples, versions and feedback, as files and state folder hold them.

Knows the readers of each by their public doors; loads no model.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from lmoe.experts.registry import BASE, Registry
from lmoe.experts.samples import SampleSet, read_samples, sample_paths
from lmoe.places import PREDECESSORS, Places, require_base
from lmoe.quiet import quiet_libraries
from lmoe.workbench.feedback import Feedback
from lmoe.workbench.history import History

if TYPE_CHECKING:
    from lmoe.experts.lora_config import Shapes
    from lmoe.experts.verified import Checked, Verified
    from lmoe.lifecycle.store import Store


def read_shapes(places: Places) -> "Shapes":
    """The linear layers of the base, from its config alone: no weights are read. Raises LoadError."""
    require_base(places)
    quiet_libraries()
    from lmoe.engine.loading import base_shapes

    return base_shapes(places.base)


def open_store(places: Places) -> "Store":
    """Experts and samples that were accepted while serving."""
    from lmoe.lifecycle.store import Store

    return Store(places.state)


def read_experts(places: Places, shapes: "Shapes") -> tuple[Registry, tuple["Checked", ...]]:
    """The experts that fit a base with these layers, the accepted ones included; the others are in the registry's `broken`."""
    from lmoe.lifecycle.store import with_accepted

    return with_accepted(*read_own_experts(places, shapes), open_store(places), shapes)


def read_own_experts(places: Places, shapes: "Shapes", verified: "Verified | None" = None) -> tuple[Registry, tuple["Checked", ...]]:
    """What lies in the operator's folder; what `verified` knows again is not read."""
    from lmoe.experts.folder import read_folder
    from lmoe.experts.predecessor import AGENT

    skip = (AGENT,) if places.predecessor else ()
    return read_folder(places.experts, shapes, skip=skip, verified=verified) if places.experts else (Registry(), ())


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


def sample_reader(places: Places) -> Callable[[], SampleSet]:
    """`read_sample_files`, for who asks often: files that have not changed are not read again."""
    from lmoe.lifecycle.marks import Reader

    if places.routing_data is None:
        return SampleSet
    return Reader(places.routing_data, sample_pattern(places), lambda: read_sample_files(places))


def sample_pattern(places: Places) -> str:
    """Which files of the samples' folder are read."""
    return f"{PREDECESSORS if places.predecessor else ''}*.jsonl"


def sample_files(places: Places) -> dict[str, Path]:
    """The file of each expert's samples."""
    if places.routing_data is None:
        return {}
    prefix = PREDECESSORS if places.predecessor else ""
    packaged = places.default_base_samples
    return {**({BASE: packaged} if packaged and packaged.is_file() else {}), **sample_paths(places.routing_data, prefix)}


def unused_sample_files(places: Places) -> tuple[str, ...]:
    """Those of a predecessor's package that are of no adapter in it, by name."""
    if not places.predecessor or places.routing_data is None:
        return ()
    from lmoe.experts.predecessor import strays

    return strays(places.routing_data, {BASE, *expert_names(places)})


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


def unused_names(places: Places, names: Iterable[str]) -> set[str]:
    """Those of `names` that are no expert's, so that their samples are not used; none where there is no folder of experts at all."""
    return set() if places.experts is None else {*names} - {BASE, *expert_names(places)}


def open_history(places: Places) -> History:
    """The versions of samples and settings."""
    return History(places.state / "history.sqlite", open_store(places).intended)


def open_feedback(places: Places) -> Feedback:
    """What people said should have answered."""
    return Feedback(places.state / "feedback.sqlite")


def request_log_file(places: Places) -> Path:
    return places.state / "requests.sqlite"
