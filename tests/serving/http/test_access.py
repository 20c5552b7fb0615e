"""Who may call and how much may be sent."""

from __future__ import annotations

import asyncio

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import SecretStr

from bootstrap import Spotter
from domain.network import is_loopback
from serving.http.app import create_app
from serving.http.examples import load_examples
from serving.http.services import Limits

KEY = "a-long-key-of-ours"
SAMPLE = next(iter(load_examples().routine.values()))


@pytest.fixture
def keyed(spotter: Spotter) -> TestClient:
    """A caller elsewhere, of a service with a key."""
    settings = spotter.settings.model_copy(update={"api_key": SecretStr(KEY)})
    return TestClient(create_app(Spotter(settings)), base_url="http://coach.example")


@pytest.mark.parametrize("header", [{}, {"Authorization": "Bearer wrong"}, {"Authorization": KEY}, {"X-API-Key": KEY}])
def test_without_the_key_nothing_is_answered(keyed: TestClient, header: dict[str, str]) -> None:
    """401 with the way to send it, before the body is read; the error is in the caller's language."""
    for call in (
        lambda: keyed.post("/gen/routine/rate", content=b"{", headers=header),
        lambda: keyed.get("/tools", headers=header),
        lambda: keyed.post("/chat", json={"message": "hi"}, headers=header),
        lambda: keyed.get("/exercises/deadlift/animation.gif", headers=header),
    ):
        response = call()
        assert response.status_code == 401
        assert response.headers["www-authenticate"] == "Bearer"
        assert response.json()["error"]["code"] == "unauthorized"


def test_with_the_key_everything_is(keyed: TestClient) -> None:
    """And pictures are kept by the caller's own cache only."""
    header = {"Authorization": f"Bearer {KEY}"}
    assert keyed.post("/gen/routine/rate", json=SAMPLE, headers=header).status_code == 200
    picture = keyed.get("/exercises/deadlift/animation.gif", headers=header)
    assert picture.headers["cache-control"].startswith("private")


def test_health_and_the_page_need_no_key(keyed: TestClient) -> None:
    """A load balancer and a reader have none; the page asks for it where it calls."""
    for path in ("/health", "/docs", "/openapi.json", "/docs/files/swagger-ui.css"):
        assert keyed.get(path).status_code == 200
    assert "securitySchemes" in keyed.get("/openapi.json").json()["components"]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "192.168.0.7:8000"])
def test_without_a_key_only_names_of_this_machine_are_answered(client: TestClient, host: str) -> None:
    """A page elsewhere cannot reach it by letting its own name point here (DNS rebinding)."""
    response = client.get("/health", headers={"Host": host})
    assert response.status_code == 403
    assert response.json()["error"]["code"] == "forbidden"


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1", "[::1]:8000"])
def test_names_of_this_machine(client: TestClient, host: str) -> None:
    """All its loopback names do."""
    assert client.get("/health", headers={"Host": host}).status_code == 200


def test_other_origins_get_no_permission(client: TestClient) -> None:
    """CORS is off: a browser hands no answer to a page elsewhere."""
    response = client.get("/health", headers={"Origin": "https://evil.example"})
    assert not [name for name in response.headers if name.startswith("access-control")]


@pytest.mark.parametrize("announced", [True, False])
def test_a_body_may_not_be_endless(client: TestClient, announced: bool) -> None:
    """413 by what is announced, and by what arrives where nothing is announced."""
    body = b"x" * (257 * 1024)
    content = body if announced else iter([body[:40_000], body[40_000:]])
    response = client.post("/gen/routine/rate", content=content, headers={"Content-Type": "application/json"})
    assert response.status_code == 413
    assert response.json()["error"]["code"] == "too_large"


async def test_a_body_that_stops_arriving_ends_the_request(app: FastAPI, spotter: Spotter) -> None:
    """408 instead of a connection that is held for ever."""
    sent: list[dict[str, object]] = []
    parts = [{"type": "http.request", "body": b"{", "more_body": True}]

    async def receive() -> dict[str, object]:
        if parts:
            return parts.pop()
        await asyncio.sleep(60)
        raise AssertionError

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/gen/routine/rate",
        "raw_path": b"/gen/routine/rate",
        "query_string": b"",
        "headers": [(b"host", b"localhost"), (b"content-type", b"application/json")],
        "server": ("localhost", 80),
        "scheme": "http",
    }
    await create_app(spotter, Limits(receive_s=0.05))(scope, receive, send)  # type: ignore[arg-type]
    assert sent[0]["status"] == 408


@pytest.mark.parametrize(
    ("host", "loopback"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("[::1]", True), ("localhost", True)]
    + [("0.0.0.0", False), ("::", False), ("10.0.0.1", False), ("example.org", False), ("", False)],
)
def test_what_is_loopback(host: str, loopback: bool) -> None:
    """Names are not resolved: only what surely stays on this machine is."""
    assert is_loopback(host) is loopback
