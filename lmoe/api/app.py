"""The HTTP application: routes, who may use them, and the life of what they use.

Every route asks for a key when one is configured; `/health` and `/ready` alone are registered as open.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, Depends, FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from lmoe import __version__
from lmoe.api import (
    administration,
    chat,
    completions,
    document,
    embeddings,
    experts,
    feedback,
    models,
    page,
    probes,
    responses,
    routing,
    tokens,
    versions,
    workbench,
)
from lmoe.api.admin import PublicCORS
from lmoe.api.auth import Keys
from lmoe.api.direct import add_direct_routes
from lmoe.api.errors import Envelope, on_http_exception
from lmoe.api.metrics import Metrics
from lmoe.api.ollama import chat as ollama_chat
from lmoe.api.ollama import embed as ollama_embed
from lmoe.api.ollama import models as ollama_models
from lmoe.api.paths import PlainPaths
from lmoe.api.startup import Startup
from lmoe.api.state import Current, State, authorise
from lmoe.api.wire import JSONLine
from lmoe.config import Settings
from lmoe.errors import LmoeError
from lmoe.service import Service

EXPOSED_HEADERS = ("x-request-id", "x-lmoe-expert", "x-lmoe-revision", "x-lmoe-reason", "x-lmoe-score", "retry-after", "x-should-retry")


def create_app(source: Service | Startup, settings: Settings) -> FastAPI:
    """An app that serves `source`, or starts it first, and closes it at the end. Raises ConfigError for unusable key files."""
    startup = source if isinstance(source, Startup) else Startup.ready(source)
    state = State(settings, startup, Keys.read(settings.api_key_file, settings.admin_key_file), Metrics(), created=int(time.time()))

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        startup.start()
        yield
        state.workshop.close()
        await asyncio.to_thread(startup.close)

    app = FastAPI(
        title="lmoe",
        version=__version__,
        lifespan=lifespan,
        dependencies=[Depends(authorise)],
        # These would be routes that ask for no key; /openapi.json is one of ours instead.
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        exception_handlers={LmoeError: page.on_error, HTTPException: on_http_exception},
    )
    app.state.lmoe = state
    app.add_middleware(Envelope, metrics=state.metrics)
    app.add_middleware(
        PublicCORS,
        allow_origins=settings.cors_origin,
        allow_methods=["*"],
        allow_headers=["*"],
        expose_headers=EXPOSED_HEADERS,
        allow_private_network=True,
    )
    app.add_middleware(PlainPaths)
    add_direct_routes(app)
    app.add_route("/health", probes.health)
    app.add_route("/ready", probes.Readiness(state).__call__)
    for module in (
        chat,
        completions,
        responses,
        embeddings,
        tokens,
        models,
        routing,
        experts,
        administration,
        feedback,
        workbench,
        versions,
    ):
        app.include_router(module.router, prefix="/v1")
        # For clients whose base URL has no /v1.
        app.include_router(module.router, include_in_schema=False)
    for ollama in (ollama_chat, ollama_embed, ollama_models):
        app.include_router(ollama.router, prefix="/api")
    app.include_router(_pages)
    app.include_router(page.router)
    return app


_pages = APIRouter(include_in_schema=False)


@_pages.get("/metrics")
async def metrics(state: Current) -> Response:
    service = state.startup.service
    load = service.engine.load if service is not None else None
    return Response(state.metrics.exposition(load), media_type="text/plain; version=0.0.4")


@_pages.get("/openapi.json")
async def openapi(request: Request, state: Current) -> Response:
    service = state.startup.service
    names = [entry["id"] for entry in state.names.listing(service, 0)] if service is not None else []
    return JSONLine(document.build(request.app, names))
