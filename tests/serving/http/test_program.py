"""`python -m serving.http` as a person starts it."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from serving.http.examples import load_examples


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if key != "SPOTTER_API_KEY"}
    return subprocess.run(
        [sys.executable, "-m", "serving.http", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**clean, **environment},
        timeout=60,
    )


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.0.7"])
@pytest.mark.parametrize("environment", [{}, {"SPOTTER_API_KEY": ""}])
def test_other_machines_are_served_with_a_key_only(host: str, environment: dict[str, str]) -> None:
    """Without one it does not even listen; the sentence names the setting."""
    ended = run("--host", host, **environment)
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert "SPOTTER_API_KEY" in ended.stderr


def test_a_port_in_use_is_one_sentence() -> None:
    """It names the port and how to choose another."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = run("--port", str(port))
    assert ended.returncode == 1
    assert f"Port {port} is in use" in ended.stderr
    assert f"--port {port + 1}" in ended.stderr


def test_it_serves_until_it_is_told_to_stop(prepared_data_dir: Path) -> None:
    """From the line that names the address to a clean end, without anything but that line on the terminal."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "serving.http", "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "SPOTTER_DATA_DIR": str(prepared_data_dir)},
    )
    try:
        assert process.stdout is not None
        while f"http://127.0.0.1:{port}" not in process.stdout.readline():
            assert process.poll() is None
        answer = post(port, "/gen/routine/rate", next(iter(load_examples().routine.values())))
        assert answer["init_weight_rate"] == 65
    finally:
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode in (0, -signal.SIGINT)
    assert "Traceback" not in errors


def post(port: int, path: str, body: dict[str, Any]) -> dict[str, Any]:
    """The answer, once the server listens."""
    for _ in range(100):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request("POST", path, json.dumps(body), {"Content-Type": "application/json"})
            answer: dict[str, Any] = json.loads(connection.getresponse().read())
            return answer
        except ConnectionRefusedError:
            time.sleep(0.1)
    pytest.fail("the server does not listen")
