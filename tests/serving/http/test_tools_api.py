"""The tools over HTTP: the contract of the command line, with addresses in place of paths."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from bootstrap import Spotter
from domain.settings import CHECKOUT
from serving.http.app import create_app
from serving.http.examples import load_examples
from serving.http.services import Limits
from tests.tools.pages.hostile_web import ARTICLE
from tests.tools.pages.swapped import pages_from
from tools.__main__ import run_call
from tools.pages.fetching.content import FetchedPage

CASES = [(tool, name) for tool, bodies in load_examples().tools.items() for name in bodies]


def test_the_list_holds_every_tool_with_its_schemas(client: TestClient, spotter: Spotter) -> None:
    """What a program needs to call a tool stands in one answer."""
    listed = {one["name"]: one for one in client.get("/tools").json()}
    assert set(listed) == {tool.name for tool in spotter.tools}
    for tool in spotter.tools:
        assert listed[tool.name]["parameters"] == tool.json_schema()
        assert listed[tool.name]["returns"]["properties"]


@pytest.mark.parametrize(("tool", "name"), CASES)
def test_every_example_of_the_page_works(client: TestClient, spotter: Spotter, tool: str, name: str) -> None:
    """And nothing of this machine's folders leaves with the result."""
    with pages_from(lambda url: FetchedPage(url, "text/html", ARTICLE.encode()), spotter):
        response = client.post(f"/tools/{tool}", json=load_examples().tools[tool][name])
    assert response.status_code == 200, response.text
    for folder in (str(spotter.settings.data_dir), str(CHECKOUT)):
        assert folder not in response.text


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("one_rep_max", {"load": 100, "reps": 50}),
        ("one_rep_max", {"reps": 5}),
        ("calculate_531", {}),
        ("calculate_531", {"squat": 100, "stance": "wide"}),
        ("find_exercises", {"query": "squat", "muscle": "heart"}),
        ("look_up_food", {"food": "qqqqzzzz"}),
    ],
)
def test_errors_are_those_of_the_contract(
    client: TestClient, spotter: Spotter, tool: str, arguments: dict[str, Any]
) -> None:
    """The same code, field and English sentence as on the command line."""
    response = client.post(f"/tools/{tool}", json=arguments)
    assert response.json() == run_call(spotter.tools, tool, arguments)
    assert response.status_code in (404, 422)


def test_an_unknown_tool_is_not_found(client: TestClient) -> None:
    """The answer names the tools there are."""
    response = client.post("/tools/fly", json={})
    assert response.status_code == 404
    assert "find_exercises" in response.json()["error"]["hint"]


def test_pictures_are_addresses_that_can_be_fetched(client: TestClient) -> None:
    """An exercise's animation, also in a plan that waited for none, and a picture that was drawn."""
    found = client.post("/tools/find_exercises", json={"query": "deadlift", "limit": 1}).json()["exercises"][0]
    assert found["gif"] == "http://127.0.0.1:8000/exercises/deadlift/animation.gif?language=en"
    drawn = client.post("/tools/generate_image", json={"prompt": "tree pose"}).json()["image"]
    assert drawn.startswith("http://127.0.0.1:8000/pictures/tree-pose-")
    for address, media_type in ((found["gif"], "image/gif"), (drawn, "image/png")):
        fetched = client.get(address)
        assert (fetched.status_code, fetched.headers["content-type"]) == (200, media_type)
    plan = client.post(
        "/tools/plan_training", json={"goal": "strength", "days_per_week": 2, "level": "beginner"}
    ).json()
    items = [item for day in plan["weeks"][0]["days"] for item in day["items"]]
    assert all(item["gif"].endswith(f"/exercises/{item['exercise_id']}/animation.gif?language=en") for item in items)


@pytest.mark.parametrize(
    ("body", "header", "language"),
    [({}, "", "en"), ({}, "ko-KR", "ko"), ({"language": "bn"}, "ko-KR", "bn"), ({"language": "en"}, "ko-KR", "en")],
)
def test_the_muscles_in_a_picture_are_named_in_the_callers_language(
    client: TestClient, body: dict[str, str], header: str, language: str
) -> None:
    """What the call says counts before Accept-Language, also where it says the default."""
    headers = {"Accept-Language": header}
    found = client.post("/tools/find_exercises", json={"query": "plank", "limit": 1, **body}, headers=headers).json()
    assert found["exercises"][0]["gif"].endswith(f"?language={language}")


def test_finding_draws_nothing(client: TestClient, spotter: Spotter, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty exercises are found at once; each is drawn when somebody fetches it."""
    monkeypatch.setattr(type(spotter.renderer), "animation", lambda *_: pytest.fail("drawn"))
    found = client.post("/tools/find_exercises", json={"query": "", "muscle": "chest", "limit": 20}).json()
    assert all(exercise["gif"] for exercise in found["exercises"])


class _Odd:
    """Stands in for a tool's work."""

    def __init__(self, seconds: float = 0) -> None:
        self.seconds = seconds

    def __call__(self, *_: object) -> object:
        time.sleep(self.seconds)
        raise RuntimeError(f"broken at {CHECKOUT}")


def test_a_tool_that_takes_too_long_is_a_sentence(spotter: Spotter, monkeypatch: pytest.MonkeyPatch) -> None:
    """504 after the limit, while the thread ends by itself."""
    monkeypatch.setattr(type(spotter.tools.get("one_rep_max")), "run", _Odd(seconds=1))
    caller = TestClient(create_app(spotter, Limits(work_s=0.05)), base_url="http://localhost")
    response = caller.post("/tools/one_rep_max", json={"load": 100, "reps": 5})
    assert response.status_code == 504
    assert response.json()["error"]["code"] == "timeout"


def test_a_bug_of_ours_shows_no_traceback(app: FastAPI, spotter: Spotter, monkeypatch: pytest.MonkeyPatch) -> None:
    """500 with a sentence; what happened stands in the log only."""
    monkeypatch.setattr(type(spotter.tools.get("one_rep_max")), "run", _Odd())
    caller = TestClient(app, base_url="http://localhost", raise_server_exceptions=False)
    response = caller.post("/tools/one_rep_max", json={"load": 100, "reps": 5})
    assert response.status_code == 500
    assert set(response.json()["error"]) == {"code", "message", "hint"}
    assert "broken" not in response.text and "Traceback" not in response.text


def test_answers_are_plain_json(client: TestClient) -> None:
    """No NaN and no infinity, which JSON does not have."""
    text = client.post("/tools/calculate_531", json={"squat": 100}).text
    json.loads(text, parse_constant=lambda name: pytest.fail(f"{name} in the answer"))
