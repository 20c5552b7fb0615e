"""Composes the HTTP API."""

from __future__ import annotations

import asyncio
import tomllib
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import cache

from fastapi import APIRouter, FastAPI, Security
from fastapi.security import HTTPBearer
from pydantic import BaseModel, Field
from starlette.responses import Response
from starlette.types import Scope

from bootstrap import Spotter
from domain.errors import SpotterError
from domain.settings import CHECKOUT
from serving.access import Access, AccessRules
from serving.http.chat import chat_routes
from serving.http.conversations import conversation_routes
from serving.http.docs_page import OPEN_PATHS, OPENAPI_PATH, install_docs
from serving.http.errors import ErrorWriter, install_errors
from serving.http.pictures import picture_routes
from serving.http.routine import routine_routes
from serving.http.services import Limits, Services
from serving.http.tools import tool_routes

HEALTH_PATH = "/health"
_DESCRIPTION = """
Spotter's tools, its chat and the 5/3/1 routine API.

Every error is `{"error": {"code", "message", "field"?, "hint"?}}`, in the language of `Accept-Language`
(en, zh, ko, bn; by default English, under `/gen` Korean).
"""


class Health(BaseModel):
    """Whether the service can answer."""

    status: str = Field(description="ok")
    version: str
    core: str = Field(description="The core that the settings choose for the chat")
    warm: bool = Field(description="Whether the first chat would be answered without loading anything")
    tools: int


def create_app(spotter: Spotter, limits: Limits | None = None) -> FastAPI:
    """The API over these parts. With a key in the settings callers must send it; CORS is off."""
    limits = limits or Limits()
    services = Services(spotter, limits)
    key = spotter.settings.api_key.get_secret_value() if spotter.settings.api_key else None
    app = FastAPI(
        title="Spotter",
        version=_version(),
        description=_DESCRIPTION,
        openapi_url=OPENAPI_PATH,
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan(services),
        telemetry={"tracing": False, "metrics": False, "logs": False},
    )
    writer = ErrorWriter(services.translator, services.addresses("/"))
    install_errors(app, writer)
    install_docs(app)
    _include_routes(app, services, key)

    def refuse(scope: Scope, error: SpotterError) -> Response:
        return writer.response(scope, error)

    rules = AccessRules(key, {HEALTH_PATH, *OPEN_PATHS}, limits.body_of, limits.receive_s)
    app.add_middleware(Access, rules=rules, refuse=refuse)
    return app


def _include_routes(app: FastAPI, services: Services, key: str | None) -> None:
    """All routes; where there is a key, the OpenAPI page asks for it (`Access` is what checks it)."""
    secured = [Security(HTTPBearer(auto_error=False))] if key else []
    routers = [
        routine_routes(services),
        tool_routes(services),
        chat_routes(services),
        conversation_routes(services),
        picture_routes(services, shared_caches=key is None),
    ]
    for router in routers:
        app.include_router(router, dependencies=secured)
    app.include_router(_health_route(services))


def _health_route(services: Services) -> APIRouter:
    router = APIRouter(tags=["service"])

    @router.get(HEALTH_PATH, summary="Whether the service can answer")
    async def health() -> Health:
        """Needs no key."""
        settings = services.spotter.settings
        tools = len(list(services.tools))
        return Health(status="ok", version=_version(), core=settings.core, warm=services.is_warm, tools=tools)

    return router


def _lifespan(services: Services) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncGenerator[None, None]:
        """Load the chat's models beside the first requests; the routine API does not wait for them."""
        warming = asyncio.create_task(asyncio.to_thread(services.warm_up))
        yield
        await asyncio.wait({warming})

    return lifespan


@cache
def _version() -> str:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    return str(project["version"])
