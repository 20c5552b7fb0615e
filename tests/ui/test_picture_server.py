"""The pictures beside the page, as a browser asks for them."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bootstrap import Spotter
from domain.settings import Settings
from ui import picture_server


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    spotter = Spotter(Settings(data_dir=tmp_path_factory.mktemp("data")))
    patch = pytest.MonkeyPatch()
    patch.setattr(picture_server, "open_spotter", lambda: spotter)
    return TestClient(Starlette(routes=list(picture_server.picture_routes())))


@pytest.mark.parametrize(
    ("view", "kind", "head"),
    [
        ("still.webp", "image/webp", b"RIFF"),
        ("moving.gif", "image/gif", b"GIF89a"),
        ("phases.png", "image/png", b"\x89PNG"),
    ],
)
def test_a_picture_is_drawn_when_it_is_asked_for(client: TestClient, view: str, kind: str, head: bytes) -> None:
    """It comes with its type, and browsers may keep it."""
    response = client.get(f"/exercise-pictures/push-up/{view}")
    assert response.headers["content-type"] == kind
    assert response.content.startswith(head)
    assert "max-age" in response.headers["cache-control"]


def test_the_muscles_are_named_in_the_language(client: TestClient) -> None:
    """An unknown language is answered in English."""
    addresses = [f"/exercise-pictures/push-up/moving.webp{query}" for query in ("", "?language=ko", "?language=xx")]
    english, korean, unknown = (client.get(address).content for address in addresses)
    assert english == unknown != korean


@pytest.mark.parametrize(
    "path", ["levitation/still.webp", "push-up/still.exe", "push-up/", "..%2F..%2Fetc/moving.gif", "%00/still.webp"]
)
def test_what_is_not_there_is_not_found(client: TestClient, path: str) -> None:
    """No other file can be reached."""
    assert client.get(f"/exercise-pictures/{path}").status_code == 404


def test_a_folder_that_cannot_be_written_is_one_sentence(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The browser gets a status that says so, and no traceback."""
    spotter = Spotter(Settings(data_dir=tmp_path))
    (tmp_path / "pictures").touch()
    monkeypatch.setattr(picture_server, "open_spotter", lambda: spotter)
    response = client.get("/exercise-pictures/push-up/still.webp")
    assert response.status_code == 503
    assert "Traceback" not in response.text
