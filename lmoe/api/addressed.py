"""Bodies whose model may stand in the path instead: `/v1/engines/{model}/...`, from the time before `model` was a field."""

from starlette.requests import Request

from lmoe.api.body import read_json
from lmoe.api.fields import Fields


async def read_addressed(request: Request, limit: int) -> Fields:
    """The body's JSON object; a model in the path is the one that was asked for. Raises what `read_json` does."""
    body = await read_json(request, limit)
    model = request.path_params.get("model")
    return body if model is None else body.replaced("model", model)
