"""The routine API over HTTP: the old addresses, the old requests, and a clear sentence for every other request."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from serving.http.examples import load_examples
from tools.strength.routine import RoutineRate
from tools.strength.routine_models import RoutineRateArguments

OLD_FIELDS = [
    "program",
    "init_weight_rate",
    "increase_rate_week",
    "increase_rate_set",
    "deloading_rate",
    "weekly_weight_increase_plan",
]
SAMPLES = list(load_examples().routine.values())
FIRST = SAMPLES[0]
LANGUAGES = {"ko": "정수", "en": "must be a valid integer", "zh": "整数", "bn": "পূর্ণসংখ্যা"}


def test_the_examples_are_the_five_old_requests() -> None:
    """As the old documentation has them: experience, gender, purpose, bench press, squat, deadlift, overhead press."""
    as_listed = [(one["experience"], one["gender"], one["purpose"], *one["rm_weight"].values()) for one in SAMPLES]
    assert as_listed == [
        (1, "남성", 1, 40, 50, 55, 30),
        (2, "여성", 3, 60, 70, 75, 40),
        (3, "남성", 2, 80, 100, 105, 45),
        (4, "여성", 4, 90, 110, 120, 50),
        (5, "남성", 6, 130, 160, 170, 60),
    ]
    assert list(FIRST["rm_weight"]) == ["bench_press", "squat", "dead_lift", "over_head_press"]


@pytest.mark.parametrize("body", SAMPLES)
def test_rate_answers_with_the_old_fields_first(client: TestClient, body: dict[str, Any]) -> None:
    """An old caller finds its six fields with their old types; the loads in kg come behind them."""
    response = client.post("/gen/routine/rate", json=body)
    assert response.status_code == 200
    answer = response.json()
    assert list(answer)[:6] == OLD_FIELDS
    assert [type(answer[field]) for field in OLD_FIELDS] == [str, int, int, int, int, str]
    assert [answer[field] for field in OLD_FIELDS[1:5]] == [65, 5, 10, 40]
    assert answer["weekly_weight_increase_plan"].startswith("Week1\nSET1 65%x5\nSET2 75%x5\nSET3 85%x5+\n\nWeek2\n")
    assert answer == RoutineRate().run(RoutineRateArguments.model_validate(body)).model_dump(mode="json")


@pytest.mark.parametrize("body", SAMPLES)
def test_the_month_shows_every_exercise(client: TestClient, body: dict[str, Any]) -> None:
    """Sixteen days, the loads of the rate endpoint, and an animation that can be fetched for each exercise."""
    answer = client.post("/gen/routine", json=body).json()
    rate = client.post("/gen/routine/rate", json=body).json()
    days = [day for week in answer["weeks"] for day in week["days"]]
    assert len(days) == 16
    gifs = {exercise["gif"] for day in days for exercise in day["exercises"]}
    assert all(gif.startswith("http://127.0.0.1:8000/exercises/") for gif in gifs)
    assert all(gif.endswith("/animation.gif?language=ko") for gif in gifs)
    names = {"bench-press": "bench_press", "barbell-back-squat": "squat", "deadlift": "dead_lift"}
    for week, wanted in zip(answer["weeks"], rate["weekly_loads"], strict=True):
        for exercise in (one for day in week["days"] for one in day["exercises"] if one["part"] == "main"):
            lift = names.get(exercise["exercise_id"], "over_head_press")
            loads = [one["load_kg"] for one in exercise["sets"] if one["kind"] == "main"]
            assert loads == [one["load_kg"][lift] for one in wanted["sets"]]


def test_days_a_week_may_be_given_for_the_month_only(client: TestClient) -> None:
    """The rate endpoint takes exactly its four fields."""
    body = {**FIRST, "days_per_week": 2}
    assert len(client.post("/gen/routine", json=body).json()["weeks"][0]["days"]) == 2
    refused = client.post("/gen/routine/rate", json=body)
    assert refused.status_code == 422
    assert refused.json()["error"]["field"] == "days_per_week"


@pytest.mark.parametrize("path", ["/gen/routine/rate", "/gen/routine"])
@pytest.mark.parametrize(
    ("body", "code", "field"),
    [
        ({**FIRST, "experience": 6}, "out_of_range", "experience"),
        ({**FIRST, "experience": "1"}, "invalid_input", "experience"),
        ({**FIRST, "purpose": 0}, "out_of_range", "purpose"),
        ({**FIRST, "gender": "M"}, "unknown_name", "gender"),
        ({**FIRST, "age": 30}, "unknown_name", "age"),
        ({**FIRST, "rm_weight": [40, 50, 55, 30]}, "invalid_input", "rm_weight"),
        ({**FIRST, "rm_weight": {**FIRST["rm_weight"], "squat": 0}}, "out_of_range", "rm_weight.squat"),
        ({**FIRST, "rm_weight": {**FIRST["rm_weight"], "squat": -50}}, "out_of_range", "rm_weight.squat"),
        ({**FIRST, "rm_weight": {**FIRST["rm_weight"], "squat": 1e9}}, "out_of_range", "rm_weight.squat"),
        ({**FIRST, "rm_weight": {**FIRST["rm_weight"], "squat": float("nan")}}, "out_of_range", "rm_weight.squat"),
        ({**FIRST, "rm_weight": {**FIRST["rm_weight"], "squat": "50kg"}}, "invalid_input", "rm_weight.squat"),
        ({key: value for key, value in FIRST.items() if key != "gender"}, "invalid_input", "gender"),
        ({}, "invalid_input", "experience"),
        ([], "invalid_input", "body"),
        (None, "invalid_input", "body"),
    ],
)
def test_another_request_is_one_korean_sentence_with_field_and_hint(
    client: TestClient, path: str, body: object, code: str, field: str
) -> None:
    """Status 422, the field as the caller wrote it, what is wrong and what would do."""
    response = client.post(path, content=json.dumps(body), headers={"Content-Type": "application/json"})
    error = response.json()["error"]
    assert response.status_code == 422
    assert (error["code"], error["field"]) == (code, field)
    assert any("가" <= letter <= "힣" for letter in error["message"])
    assert error["hint"]
    assert set(error) == {"code", "message", "field", "hint"}


@pytest.mark.parametrize("content", [b"", b"{", b"[" * 60_000, b"1" * 5000, b"\xff\xfe", b'{"experience": 01}'])
def test_what_is_no_json_is_one_sentence_too(client: TestClient, content: bytes) -> None:
    """Empty, cut off, nested without end, numbers without end, no text: the body is at fault, the server is not."""
    response = client.post("/gen/routine/rate", content=content, headers={"Content-Type": "application/json"})
    assert response.status_code == 422
    assert response.json()["error"]["field"] == "body"


@pytest.mark.parametrize(("language", "said"), LANGUAGES.items())
def test_the_language_asked_for(client: TestClient, language: str, said: str) -> None:
    """Korean by default, the caller's language where it names one of ours."""
    headers = {"Accept-Language": f"fr;q=0.9, {language}-XX;q=0.8"}
    body = {**FIRST, "experience": "one"}
    error = client.post("/gen/routine/rate", json=body, headers=headers).json()["error"]
    assert said in error["message"]


def test_form_and_text_bodies_are_not_read(client: TestClient) -> None:
    """A page elsewhere can make a browser send those without being asked; JSON it cannot."""
    for media_type in ("text/plain", "application/x-www-form-urlencoded"):
        headers = {"Content-Type": media_type}
        assert client.post("/gen/routine/rate", content=json.dumps(FIRST), headers=headers).status_code == 422
