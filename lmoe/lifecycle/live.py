"""What serves at one moment: the experts and the router that chooses among them, always swapped together."""

from dataclasses import dataclass

from lmoe.experts.registry import Registry
from lmoe.routing.router import Router


@dataclass(frozen=True, slots=True)
class Live:
    """One consistent pair. A request keeps the pair that it began with."""

    registry: Registry
    router: Router

    def samples_of(self, name: str) -> tuple[str, ...]:
        return self.router.samples.experts.get(name, ())
