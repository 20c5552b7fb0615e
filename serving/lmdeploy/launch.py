"""Running LMDeploy inside this process.

Its API keys come by its command line only, where every user of the machine can read them; here the command line is made
inside the process, so that `ps` shows the one that the operator typed, without a key.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from domain.errors import Unavailable
from serving.lmdeploy.commands import proxy_command, start_command
from serving.lmdeploy.engine_report import LOGGER, EngineReport, ReportListener, publish
from serving.lmdeploy.nodes import GuardedNodes, keep_listed
from serving.lmdeploy.options import Listening, ProxyOptions, StartOptions, Tls
from serving.lmdeploy.shapes import Engine

_INSTALL = "Make an environment of its own and install it there: pip install -r requirements-serving.txt"


def ensure_lmdeploy() -> None:
    """Raises Unavailable where LMDeploy cannot be imported."""
    try:
        import lmdeploy  # noqa: F401
    except ImportError as error:
        raise Unavailable(f"LMDeploy is not installed here ({error}).", hint=_INSTALL) from error


def ensure_turbomind(model: Path, *, remote_code: bool) -> None:
    """Raises Unavailable where LMDeploy would fall back to its PyTorch engine; asks LMDeploy itself."""
    from lmdeploy import turbomind
    from lmdeploy.archs import autoget_backend

    if autoget_backend(str(model), trust_remote_code=remote_code) == Engine.TURBOMIND:
        return
    reason = getattr(turbomind, "_import_error", None)
    why = f"its library does not load ({reason})" if reason else "it does not know this model"
    raise Unavailable(
        f"LMDeploy would fall back from TurboMind to its PyTorch engine: {why}.",
        hint="Install what the reason names, or ask for the PyTorch engine: --engine pytorch --weights 16.",
    )


def run_lmdeploy(arguments: Sequence[str], tls: Tls | None) -> None:
    """Run `lmdeploy ARGUMENTS` in this process until it ends."""
    if tls:
        os.environ["SSL_CERTFILE"], os.environ["SSL_KEYFILE"] = str(tls.certificate), str(tls.key)
    ensure_lmdeploy()
    from lmdeploy.cli.entrypoint import run

    sys.argv = ["lmdeploy", *arguments]
    run()


def run_server(model: Path, options: StartOptions, tell: Callable[[str], None]) -> None:
    """Serve the folder until it is stopped; `tell` gets the line that says what is in force."""
    ensure_lmdeploy()
    if options.engine is Engine.TURBOMIND:
        ensure_turbomind(model, remote_code=options.remote_code)

    def announce(report: EngineReport) -> None:
        publish(report)
        tell(report.sentence())

    logging.getLogger(LOGGER).addHandler(ReportListener(announce))
    run_lmdeploy(start_command(model, options), options.listening.tls)


def run_proxy(options: ProxyOptions) -> None:
    """Serve one address before the servers until it is stopped."""
    ensure_lmdeploy()
    listening = options.listening
    key = listening.api_key.get_secret_value() if listening.api_key else None
    if key:
        from lmdeploy.serve.proxy.proxy import app

        app.add_middleware(GuardedNodes, key=key)
    keep_listed(f"{_scheme(listening)}://{reachable(listening.host)}:{listening.port}", options.nodes, key)
    run_lmdeploy(proxy_command(options), listening.tls)


def reachable(host: str) -> str:
    """An address at which this machine reaches a server that listens on `host`."""
    if host in ("0.0.0.0", "::"):
        return "127.0.0.1" if host == "0.0.0.0" else "[::1]"
    return f"[{host}]" if ":" in host else host


def _scheme(listening: Listening) -> str:
    return "https" if listening.tls else "http"
