"""`/v1/models`: the names that a request may use."""

from fastapi import APIRouter
from starlette.responses import Response

from lmoe.api.state import Current
from lmoe.api.wire import JSONLine

router = APIRouter()


@router.head("/models", include_in_schema=False)
@router.get("/models")
async def list_models(state: Current) -> Response:
    """The base first (its id routes), the experts, `base` and `auto`, then the aliases."""
    return JSONLine({"object": "list", "data": state.names.listing(state.service, state.created)})


@router.head("/models/{name:path}", include_in_schema=False)
@router.get("/models/{name:path}")
async def get_model(name: str, state: Current) -> Response:
    """One of them. A name may hold `/` and `@`."""
    return JSONLine(state.names.entry(name, state.service, state.created))
