"""Real servers over the model that says by rote, each in a process of its own."""

from __future__ import annotations

import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.serving.others.rote import WINDOW

ROOT = Path(__file__).parents[3]
HERE = Path(__file__).parent
_START_S = 300
_QUIET_PORTS = (20_000, 30_000)
"""Below those that Linux gives to whoever asks for any."""
_STOP_S = 20


@dataclass(frozen=True)
class Running:
    """A server that answers: its kind, its address up to and with /v1, its log, and the certificate that it made."""

    kind: str
    url: str
    log: Path
    certificate: Path | None = None


def make(program: str, *arguments: object) -> None:
    """Run one of the programs of this folder that write a model."""
    done = subprocess.run(
        [sys.executable, HERE / program, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env=_environment(),
    )
    assert done.returncode == 0, done.stderr


@contextmanager
def llama_cpp(model: Path, folder: Path, certificate: Path | None = None, **options: Any) -> Iterator[Running]:
    """llama.cpp's server; options are those of its command line."""
    options = {"n_ctx": 2 * WINDOW, "n_parallel": 2, "use_jinja": True, "special": True, **options}
    command = [sys.executable, HERE / "llama_cpp_server.py", model, json.dumps(options)]
    with _process(command, folder / "llama_cpp.log") as (process, log):
        address = _wait(process, log, lambda: next(line for line in _lines(log) if line.startswith("http")))
        yield Running("llama_cpp", f"{address}/v1", log, certificate)


def _quiet_port() -> int:
    """A free port that no other program is given by chance: vLLM takes its own only when its engine is up."""
    while True:
        port = random.randint(*_QUIET_PORTS)
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port


@contextmanager
def vllm(model: Path, folder: Path, *options: str) -> Iterator[Running]:
    """vLLM's server on the processor."""
    port = _quiet_port()
    command = [sys.executable, "-m", "vllm.entrypoints.openai.api_server", "--model", model, "--port", port]
    command += ["--host", "127.0.0.1", "--served-model-name", "rote", "--max-model-len", WINDOW]
    command += ["--max-num-seqs", 16, "--enforce-eager", *options]
    url = f"http://127.0.0.1:{port}/v1"
    with _process(command, folder / "vllm.log") as (process, log):
        _wait(process, log, lambda: httpx.get(f"{url}/models", timeout=5).raise_for_status().json()["data"])
        yield Running("vllm", url, log)


@contextmanager
def _process(command: Sequence[object], log: Path) -> Iterator[tuple[subprocess.Popen[bytes], Path]]:
    with log.open("w") as out:
        process = subprocess.Popen(
            [*map(str, command)], stdout=out, stderr=subprocess.STDOUT, env=_environment(), start_new_session=True
        )
    try:
        yield process, log
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """The server with the processes that it started; vLLM's may outlive it."""
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=_STOP_S)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(timeout=_STOP_S)


def _wait(process: subprocess.Popen[bytes], log: Path, look: Any) -> Any:
    """What `look` finds, as soon as it finds something."""
    deadline = time.monotonic() + _START_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            return look()
        except (StopIteration, httpx.HTTPError, ValueError, KeyError):
            time.sleep(0.1)
    pytest.fail(f"the server did not start:\n{log.read_text()[-3000:]}")


def _lines(log: Path) -> list[str]:
    return log.read_text("utf-8", errors="replace").splitlines()


def _environment() -> dict[str, str]:
    offline = {"HF_HUB_OFFLINE": "1", "VLLM_NO_USAGE_STATS": "1", "VLLM_CPU_KVCACHE_SPACE": "1"}
    return {**os.environ, **offline, "PYTHONPATH": str(ROOT), "CUDA_VISIBLE_DEVICES": ""}
