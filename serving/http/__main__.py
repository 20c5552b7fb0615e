"""`python -m serving.http`: serve the API, after making sure that it may and can."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from domain.errors import SpotterError
from domain.network import refuse_address
from domain.settings import Settings

_SWITCH_S = 0.0005
"""How long a thread that computes may keep the others waiting: a short answer takes not much longer than this."""


def main(
    host: Annotated[str, typer.Option(help="Address to listen on; the default is this machine only")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8000,
) -> None:
    """Serve the API until it is stopped with Ctrl+C."""
    settings = Settings()
    if problem := refuse_address(host, port, has_key=settings.api_key is not None):
        sys.exit(problem)
    try:
        _serve(settings, host, port)
    except SpotterError as error:
        sys.exit(f"{error.message} {error.hint or ''}".strip())


def _serve(settings: Settings, host: str, port: int) -> None:
    import uvicorn

    from bootstrap import Spotter, prepare
    from serving.http.app import create_app

    sys.setswitchinterval(_SWITCH_S)
    spotter = Spotter(settings, opens_files=False)
    prepare(spotter)
    address = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
    print(f"Spotter's API is at {address}, its page at {address}/docs (stop with Ctrl+C)", flush=True)
    uvicorn.run(
        create_app(spotter),
        host=host,
        port=port,
        log_level="warning",
        server_header=False,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=5,
    )


if __name__ == "__main__":
    typer.run(main)
