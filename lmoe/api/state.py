"""What one app holds, and how a handler gets at it: settings, keys, and the service once it is up.

Knows no route and no field of the API.
"""

from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request

from lmoe.api.auth import Keys
from lmoe.api.metrics import Metrics
from lmoe.api.names import ModelNames
from lmoe.api.startup import Startup
from lmoe.api.workshop import Workshop
from lmoe.config import Settings
from lmoe.errors import Unavailable
from lmoe.service import Service


@dataclass(frozen=True, slots=True)
class State:
    """Everything that belongs to one app; two apps in one process share nothing."""

    settings: Settings
    startup: Startup
    keys: Keys
    metrics: Metrics
    created: int
    workshop: Workshop = field(default_factory=Workshop)

    @property
    def service(self) -> Service:
        """Raises Unavailable while the service is not up."""
        if self.startup.service is not None:
            return self.startup.service
        if self.startup.error is not None:
            raise Unavailable("The server could not load its model.", retry_after=60)
        raise Unavailable(f"The server is still starting: {self.startup.stage}.", retry_after=2)

    @property
    def names(self) -> ModelNames:
        return ModelNames(self.service.model_id, self.settings.aliases)


async def state_of(request: Request) -> State:
    state = request.app.state.lmoe
    assert isinstance(state, State)
    return state


Current = Annotated[State, Depends(state_of)]


async def authorise(request: Request, state: Current) -> None:
    state.keys.check_user(request)
