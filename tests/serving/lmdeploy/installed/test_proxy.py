"""Our `proxy` over LMDeploy's real one, before two scripted servers on real sockets."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import httpx
import pytest

from tests.served_server import ServedServer
from tests.serving.lmdeploy.installed.running import KEY, ROOT, command_line, free_port

_START_S = 120
BEARER = {"Authorization": f"Bearer {KEY}"}


@pytest.fixture(scope="module")
def nodes() -> Iterator[tuple[ServedServer, ServedServer]]:
    with ServedServer() as one, ServedServer() as other:
        yield one, other


@pytest.fixture(scope="module")
def proxy(nodes: tuple[ServedServer, ServedServer]) -> Iterator[tuple[str, int]]:
    """Its address and process, once both servers are behind it."""
    port = free_port()
    command = [sys.executable, "-m", "serving", "proxy", "--port", str(port)]
    process = subprocess.Popen(
        [*command, *(word for node in nodes for word in ("--node", node.url))],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env={**os.environ, "SPOTTER_MODEL_API_KEY": KEY},
    )
    url = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + _START_S
        while len(listed(url)) < 2 and time.monotonic() < deadline and process.poll() is None:
            time.sleep(0.3)
        yield url, process.pid
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)


def listed(url: str) -> dict[str, object]:
    try:
        return dict(httpx.get(f"{url}/nodes/status", headers=BEARER).raise_for_status().json())
    except httpx.HTTPError:
        return {}


def test_both_servers_are_behind_it(proxy: tuple[str, int], nodes: tuple[ServedServer, ServedServer]) -> None:
    """Although they ask for a key, which LMDeploy's own registration does not send."""
    assert set(listed(proxy[0])) == {node.url.removesuffix("/v1") for node in nodes}
    models = httpx.get(f"{proxy[0]}/v1/models", headers=BEARER).json()
    assert {model["id"] for model in models["data"]} == {"internvl2"}


def test_a_chat_reaches_a_server_with_its_key(proxy: tuple[str, int], nodes: tuple[ServedServer, ServedServer]) -> None:
    """The answer is the server's."""
    body = {"model": "internvl2", "messages": [{"role": "user", "content": "hi"}], "stream": True}
    answer = httpx.post(f"{proxy[0]}/v1/chat/completions", json=body, headers=BEARER, timeout=30)
    assert "That is all." in answer.text
    chats = [chat for node in nodes for chat in node.chats]
    assert chats[-1].headers["authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize("path", ["/nodes/status", "/nodes/terminate_all"])
def test_strangers_cannot_see_or_stop_the_servers(proxy: tuple[str, int], path: str) -> None:
    """LMDeploy leaves /nodes open whatever its keys."""
    assert httpx.get(proxy[0] + path).status_code == 401


def test_strangers_cannot_add_a_server(proxy: tuple[str, int]) -> None:
    """Else conversations would be sent to it."""
    body = {"url": "http://stranger:1", "status": {"models": ["internvl2"]}}
    assert httpx.post(f"{proxy[0]}/nodes/add", json=body).status_code == 401
    assert "http://stranger:1" not in listed(proxy[0])


def test_the_key_is_not_on_the_command_line(proxy: tuple[str, int]) -> None:
    """It came by the environment."""
    assert KEY not in command_line(proxy[1])
