"""`python -m ui`: serve the chat, after making sure that its port is free."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from domain.network import is_free

APP = Path(__file__).with_name("app.py")


def main(
    host: Annotated[str, typer.Option(help="Address to listen on; the default is this machine only")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8501,
) -> None:
    """Serve the chat until it is stopped with Ctrl+C."""
    if not is_free(host, port):
        sys.exit(f"Port {port} is in use. Stop the program that uses it, or choose another: make run PORT={port + 1}")
    _prepare()
    print(f"Spotter is at http://{host}:{port} (stop with Ctrl+C)", flush=True)
    os.chdir(APP.parent.parent)  # where Streamlit finds its settings
    from streamlit.web import cli

    options = [f"--server.address={host}", f"--server.port={port}", "--server.headless=true"]
    sys.argv = ["streamlit", "run", str(APP), *options]
    cli.main()


def _prepare() -> None:
    """Open the parts here, where the page will find them, and build what is built once."""
    from bootstrap import prepare
    from domain.errors import StorageError
    from ui.opening import open_spotter

    try:
        prepare(open_spotter())
    except StorageError as error:
        sys.exit(f"{error.message} {error.hint}")


if __name__ == "__main__":
    typer.run(main)
