"""Animations and stills over HTTP: drawn on request, kept by callers, and nothing else is read from disk."""

from __future__ import annotations

import io

import pytest
from fastapi.testclient import TestClient
from PIL import Image

from bootstrap import Spotter


@pytest.mark.parametrize("image_format", ["gif", "webp"])
def test_an_animation_moves(client: TestClient, image_format: str) -> None:
    """Both formats are the renderer's own files."""
    response = client.get(f"/exercises/deadlift/animation.{image_format}")
    assert response.headers["content-type"] == f"image/{image_format}"
    assert response.headers["x-content-type-options"] == "nosniff"
    with Image.open(io.BytesIO(response.content)) as picture:
        assert picture.size == (480, 480)
        assert getattr(picture, "n_frames", 1) > 1


def test_an_animation_as_video(client: TestClient) -> None:
    """MP4, the smallest of the three."""
    response = client.get("/exercises/deadlift/animation.mp4")
    assert response.headers["content-type"] == "video/mp4"
    assert response.content[4:8] == b"ftyp"


@pytest.mark.parametrize(
    ("query", "size"), [("", (480, 480)), ("?size=240", (240, 240)), ("?phases=true", (1440, 480))]
)
def test_a_still_in_a_few_sizes(client: TestClient, query: str, size: tuple[int, int]) -> None:
    """The hardest position, or the phases side by side."""
    response = client.get(f"/exercises/deadlift/still.png{query}")
    with Image.open(io.BytesIO(response.content)) as picture:
        assert picture.size == size


def test_a_caller_that_has_the_picture_is_told_so(client: TestClient) -> None:
    """The entity tag names the version of the drawing; with it the answer is 304 and empty."""
    first = client.get("/exercises/deadlift/animation.gif")
    tag = first.headers["etag"]
    assert "max-age=86400" in first.headers["cache-control"]
    for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = client.get("/exercises/deadlift/animation.gif", headers={"If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
    changed = client.get("/exercises/deadlift/animation.gif", headers={"If-None-Match": '"other"'})
    assert changed.status_code == 200
    head = client.head("/exercises/deadlift/animation.gif")
    assert (head.status_code, head.content) == (200, b"")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/exercises/flying/animation.gif", 404),
        ("/exercises/deadlift/animation.avi", 422),
        ("/exercises/deadlift/still.png?size=100000", 422),
        ("/exercises/..%2F..%2Fetc/animation.gif", 404),
        ("/pictures/..%2Fspotter.db", 404),
        ("/pictures/spotter.db", 404),
        ("/pictures/.writable", 404),
        ("/pictures/nothing.png", 404),
    ],
)
def test_only_pictures_of_exercises_are_served(client: TestClient, path: str, status: int) -> None:
    """Other names are refused, and no path leads out of the folder."""
    response = client.get(path)
    assert response.status_code == status
    assert response.json()["error"]["message"]


def test_every_exercise_with_a_motion_can_be_asked_for(client: TestClient, spotter: Spotter) -> None:
    """What find_exercises shows has an address; three are drawn here as a sample."""
    for exercise_id in ("bench-press", "barbell-back-squat", "overhead-press"):
        assert spotter.renderer.has_motion(exercise_id)
        assert client.get(f"/exercises/{exercise_id}/animation.gif").status_code == 200
