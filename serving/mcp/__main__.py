"""`python -m serving.mcp`: offer the tools to an MCP client, over stdio or streamable HTTP."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from domain.errors import SpotterError
from domain.network import refuse_address
from domain.settings import Settings


class Transport(StrEnum):
    """How the client reaches the server."""

    STDIO = "stdio"
    HTTP = "http"


def main(
    transport: Annotated[Transport, typer.Option(help="stdio: the client starts this program")] = Transport.STDIO,
    host: Annotated[str, typer.Option(help="For http; the default is this machine only")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="For http")] = 8001,
) -> None:
    """Serve until the client leaves or Ctrl+C is pressed."""
    settings = Settings()
    if transport is Transport.HTTP and (problem := refuse_address(host, port, has_key=settings.api_key is not None)):
        sys.exit(problem)
    try:
        _serve(settings, transport, host, port)
    except SpotterError as error:
        sys.exit(f"{error.message} {error.hint or ''}".strip())


def _serve(settings: Settings, transport: Transport, host: str, port: int) -> None:
    from bootstrap import Spotter
    from serving.mcp.server import build_server

    is_local = transport is Transport.STDIO
    server = build_server(Spotter(settings, opens_files=is_local), is_local=is_local)
    if transport is Transport.STDIO:
        server.run("stdio")
        return
    import uvicorn

    from serving.mcp.web import web_app

    print(f"Spotter's tools are at http://{host}:{port}/mcp (stop with Ctrl+C)", flush=True)
    uvicorn.run(web_app(server, settings, host), host=host, port=port, log_level="warning", server_header=False)


if __name__ == "__main__":
    typer.run(main)
