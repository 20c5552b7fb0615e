"""Tests over LMDeploy's own code: `make test-serving` makes the environment that has it; elsewhere they are skipped."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from serving.lmdeploy.chat_template import prepare_copy
from serving.lmdeploy.checkpoint import Checkpoint
from tests.serving.lmdeploy.installed.running import HERE, KEY, ROOT, Running, free_port, self_signed, wait_until_up


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip with the reason; `make test-serving` sets the variable, and then a missing LMDeploy is a failure."""
    if find_spec("lmdeploy") or os.environ.get("SPOTTER_LMDEPLOY_TESTS"):
        return
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.skip(reason="LMDeploy is not installed: make test-serving"))


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A random language model of a few hundred kilobytes with a tokenizer of bytes, in the Hugging Face layout."""
    folder = tmp_path_factory.mktemp("models") / "tiny"
    made = subprocess.run([sys.executable, HERE / "tiny_model.py", folder], capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    return folder


@pytest.fixture(scope="session")
def server(tiny_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Our `start` over LMDeploy's real server and a scripted engine, with a key and TLS."""
    folder = tmp_path_factory.mktemp("server")
    copy = prepare_copy(Checkpoint(tiny_model), folder / "copy")
    (folder / "key").write_text(KEY + "\n")
    port = free_port()
    certificate = self_signed(folder)
    tls = {"certificate": str(certificate), "key": str(folder / "key.pem")}
    options = json.dumps({"weight_bits": 16, "kv_bits": 8, "listening": {"port": port, "tls": tls}})
    log = folder / "log"
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, HERE / "scripted_engine.py", copy, options, folder / "key"],
            stdout=out,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
    running = Running(process, f"https://127.0.0.1:{port}", log, certificate)
    try:
        wait_until_up(running)
        yield running
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)
