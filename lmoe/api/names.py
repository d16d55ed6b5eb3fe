"""Model names: which of them routes, which forces an expert, and the listing of all.

Knows names only; what they resolve to is the service's business.
"""

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lmoe.aliases import alias_of
from lmoe.api.fields import Fields, invalid_type, number, shown, text
from lmoe.asked import Target
from lmoe.errors import InvalidRequest, ModelNotFound
from lmoe.experts.registry import BASE
from lmoe.service import Service

AUTO = "auto"
TAG = ":latest"
"""Ollama's names have a tag, and clients append this one where there is none."""

LONGEST = 256
MAX_CANDIDATES = 4096


@dataclass(frozen=True, slots=True)
class ModelNames:
    """The base's id and its aliases; an alias may end in `*`. No expert has a name that is one of them."""

    model_id: str
    aliases: tuple[str, ...] = ()

    def requested(self, body: Fields, service: Service) -> tuple[str, Target | None]:
        """The body's `model`, and who shall answer: None lets the router decide. `expert` wins over `model`.

        Raises InvalidRequest without a model, and ModelNotFound for an unknown one.
        """
        model = body.string("model")
        if not model:
            raise InvalidRequest("you must provide a model parameter")
        return model, self.asked(body, service)

    def asked(self, body: Fields, service: Service) -> Target | None:
        """Who `expert`, or else `model`, names; None lets the router decide, as with neither. Raises as `requested` does.

        Beside `expert` a `model` may be any name.
        """
        model, expert = body.string("model"), body.raw("expert")
        if expert is None:
            return self.target(model, service) if model else None
        if isinstance(expert, str):
            with named_in("expert"):
                return self.target(expert, service)
        if not isinstance(expert, dict):
            raise invalid_type("expert", "one of a string or an object", expert)
        strengths = {name: number(strength, f"expert.{shown(name)}", -1e9, 1e9) for name, strength in expert.items()}
        with named_in("expert"):
            return service.blended(strengths)

    def candidates(self, body: Fields, service: Service) -> frozenset[str] | None:
        """The body's `experts`, the only ones that the router may choose among; None where all compete.

        Raises ModelNotFound, and InvalidRequest where `model` or `expert` names one that they leave out.
        """
        given = body.array("experts", MAX_CANDIDATES, shortest=1)
        if given is None:
            return None
        with named_in("experts"):
            allowed = service.allowed(text(name, f"experts[{i}]", LONGEST) for i, name in enumerate(given))
        target = self.asked(body, service)
        outside = [] if target is None else sorted({target.name} - allowed if target.blend is None else set(target.blend) - allowed)
        if outside:
            raise InvalidRequest(
                f"Invalid 'experts': '{outside[0]}' is asked for by name and is not among them; leave one of the two out.",
                param="experts",
                code="invalid_value",
            )
        return allowed

    def target(self, name: str, service: Service) -> Target | None:
        """As `exact`; and a name with Ollama's `:latest`, which its listings append, means the one without."""
        try:
            return self.exact(name, service)
        except ModelNotFound:
            if not name.endswith(TAG):
                raise
        with contextlib.suppress(ModelNotFound):
            return self.exact(name.removesuffix(TAG), service)
        raise ModelNotFound(shown(name))

    def exact(self, name: str, service: Service) -> Target | None:
        """Who the name means as it stands; None for the router. Raises ModelNotFound."""
        if len(name) > LONGEST:
            raise ModelNotFound(shown(name))
        if name in (self.model_id, AUTO):
            return None
        try:
            return service.named(name)
        except ModelNotFound:
            if alias_of(name, self.aliases) is not None:
                return None
            raise ModelNotFound(shown(name)) from None

    def listing(self, service: Service, created: int) -> list[Mapping[str, Any]]:
        """The base first, then the experts, then `base` and `auto`, then the aliases."""
        return list(self._entries(service, created))

    def entry(self, name: str, service: Service, created: int) -> Mapping[str, Any]:
        """Raises ModelNotFound. A pattern's other spellings have an entry too, though they are not listed."""
        self.target(name, service)
        listed = {entry["id"]: entry for entry in self._entries(service, created)}
        bare = listed.get(name.removesuffix(TAG).partition("@")[0])
        return {**(bare or _entry(name, created)), "id": name}

    def _entries(self, service: Service, created: int) -> Iterator[Mapping[str, Any]]:
        registry = service.registry
        yield _entry(self.model_id, created, max_model_len=service.max_length)
        for expert in registry.experts.values():
            yield _entry(expert.name, created, parent=self.model_id, revision=expert.revision, description=expert.description)
        taken = {self.model_id, *registry.names}
        for name in (BASE, AUTO, *(alias.removesuffix("*") for alias in self.aliases)):
            # What is left of `text-embedding-*` is no name that anybody uses.
            if name not in taken and not name.endswith("-"):
                taken.add(name)
                yield _entry(name, created)


def _entry(name: str, created: int, **more: Any) -> Mapping[str, Any]:
    return {"id": name, "object": "model", "created": created, "owned_by": "lmoe", **more}


@contextlib.contextmanager
def named_in(param: str) -> Iterator[None]:
    """What is not found here was named by this field."""
    try:
        yield
    except ModelNotFound as e:
        e.param = param
        raise
