"""What the tests over LMDeploy's own code share: where things are, and a server that runs."""

from __future__ import annotations

import socket
import ssl
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

ROOT = Path(__file__).parents[4]
HERE = Path(__file__).parent
KEY = "a-key-that-nobody-sees"
_START_S = 180


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def self_signed(folder: Path) -> Path:
    """A certificate for 127.0.0.1, with its key in key.pem."""
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command += ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "2"]
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]
    subprocess.run([*command, *files], check=True, capture_output=True)
    return folder / "cert.pem"


def command_line(process_id: int) -> str:
    """What `ps` shows of a process."""
    return Path(f"/proc/{process_id}/cmdline").read_text().replace("\0", " ")


@dataclass(frozen=True)
class Running:
    """The scripted server: its process, its address, what it printed so far, and the certificate that it made."""

    process: subprocess.Popen[str]
    url: str
    log: Path
    certificate: Path

    @property
    def trust(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=self.certificate)

    @property
    def client(self) -> httpx.Client:
        return httpx.Client(
            base_url=self.url, headers={"Authorization": f"Bearer {KEY}"}, timeout=60, verify=self.trust
        )

    def chat(self, messages: list[dict[str, Any]], **options: Any) -> dict[str, Any]:
        with self.client as client:
            answer = client.post("/v1/chat/completions", json={"model": "internvl2", "messages": messages, **options})
            answer.raise_for_status()
            return answer.json()


def wait_until_up(running: Running) -> None:
    deadline = time.monotonic() + _START_S
    while time.monotonic() < deadline and running.process.poll() is None:
        try:
            if httpx.get(f"{running.url}/health", timeout=5, verify=running.trust).is_success:
                return
        except httpx.HTTPError:
            time.sleep(0.2)
    pytest.fail(f"the server did not start:\n{running.log.read_text()[-3000:]}")
