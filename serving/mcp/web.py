"""The MCP server over streamable HTTP, with the same rules of access as the HTTP API."""

from __future__ import annotations

from typing import Any

from mcp.server.mcpserver import MCPServer
from starlette.applications import Starlette
from starlette.responses import JSONResponse, Response
from starlette.types import Scope

from domain.errors import SpotterError
from domain.settings import Settings
from serving.access import Access, AccessRules, TooLarge, Unauthorized

MOST_BYTES = 12 * 1024 * 1024
"""Room for a photo as base64."""
RECEIVE_S = 20
_FORBIDDEN = 403
_STATUS = {Unauthorized: 401, TooLarge: 413}


def web_app(server: MCPServer[Any], settings: Settings, host: str) -> Starlette:
    """The server at /mcp; each request stands alone, so that any number of these processes may run."""
    app = server.streamable_http_app(stateless_http=True, max_request_body_size=MOST_BYTES, host=host)
    key = settings.api_key.get_secret_value() if settings.api_key else None
    app.add_middleware(Access, rules=AccessRules(key, (), lambda _: MOST_BYTES, RECEIVE_S), refuse=_refuse)
    return app


def _refuse(_: Scope, error: SpotterError) -> Response:
    status = _STATUS.get(type(error), _FORBIDDEN)
    headers = {"WWW-Authenticate": "Bearer"} if isinstance(error, Unauthorized) else None
    return JSONResponse({"error": error.to_dict()}, status, headers)
