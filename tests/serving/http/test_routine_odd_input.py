"""Whatever is sent to the routine API: a right answer, or one sentence in the caller's language with a remedy."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from serving.http.examples import load_examples

SAMPLE: dict[str, Any] = next(iter(load_examples().routine.values()))
PATHS = ["/gen/routine/rate", "/gen/routine"]
LETTERS = {"ko": ("가", "힣"), "zh": ("一", "鿿"), "bn": ("\u0980", "\u09ff"), "en": ("a", "z")}
LIFTS = tuple(SAMPLE["rm_weight"])

odd = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=True, allow_infinity=True),
    st.text(max_size=8),
    st.sampled_from(["1", "남", "male", "100kg", "", "٣", "3.0"]),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


def _is_valid(body: dict[str, Any]) -> bool:
    """Whether a body is what the API documents, told without the API's own models."""

    def whole(value: Any, low: int, high: int) -> bool:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return is_number and value in range(low, high + 1)

    weights = body.get("rm_weight")
    return (
        set(body) == set(SAMPLE)
        and whole(body["experience"], 1, 5)
        and whole(body["purpose"], 1, 6)
        and body["gender"] in ("남성", "여성")
        and isinstance(weights, dict)
        and set(weights) == set(LIFTS)
        and all(isinstance(w, int | float) and not isinstance(w, bool) and 5 <= w <= 600 for w in weights.values())
    )


@st.composite
def bodies(draw: st.DrawFn) -> dict[str, Any]:
    """A documented request with one thing changed, left out or added, at the top or among the weights."""
    body = {**SAMPLE, "rm_weight": dict(SAMPLE["rm_weight"])}
    place = body if draw(st.booleans()) else body["rm_weight"]
    field = draw(st.sampled_from([*place, "age"]))
    if draw(st.integers(0, 3)) == 0:
        place.pop(field, None)
    else:
        place[field] = draw(odd)
    return body


@given(body=bodies(), path=st.sampled_from(PATHS), language=st.sampled_from(list(LETTERS)))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_other_body_is_a_sentence_in_the_callers_language(
    client: TestClient, body: dict[str, Any], path: str, language: str
) -> None:
    """Never a 500, never an answer to something else; what is wrong, where, and what would do."""
    headers = {"Accept-Language": language, "Content-Type": "application/json"}
    response = client.post(path, content=json.dumps(body), headers=headers)
    if _is_valid(body):
        assert response.status_code == 200, response.text
        return
    assert response.status_code == 422, response.text
    error = response.json()["error"]
    first, last = LETTERS[language]
    assert any(first <= letter <= last for letter in error["message"]), error
    assert error["hint"], error
    assert error["field"], error
    assert error["code"] in {"invalid_input", "out_of_range", "unknown_name"}


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(("field", "value", "allowed"), [("experience", 0, "≥ 1"), ("purpose", 7, "≤ 6")])
@pytest.mark.parametrize("language", ["ko", "zh", "bn"])
def test_the_bound_is_named(client: TestClient, path: str, field: str, value: int, allowed: str, language: str) -> None:
    """The remedy holds the bound, in signs that every language reads."""
    error = client.post(path, json={**SAMPLE, field: value}, headers={"Accept-Language": language}).json()["error"]
    assert error["field"] == field
    assert allowed in error["hint"]
