"""The measure of the exercise look-up counts what it says, and its cases are whole."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import eval as measures
from domain.vocabulary import Equipment, Language, Muscle
from eval.exercise_lookup import Found, figures, grouped

FILE = Path(measures.__file__).parent / "cases" / "exercise_lookup_dev.jsonl"
CASES: list[dict[str, Any]] = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]
CASE = {"lang": "ko", "kind": "name", "accept": ["free-exercise-db:A", "free-exercise-db:B"], "top": 2}


def found(*hits: str, **case: Any) -> Found:
    return Found(CASE | case, [frozenset((hit,)) for hit in hits], 1.0)


@pytest.mark.parametrize(
    ("one", "place", "within"),
    [
        (found("free-exercise-db:B"), 1, True), (found("x", "free-exercise-db:A"), 2, True),
        (found("x", "y", "free-exercise-db:A"), 3, False), (found("x"), None, False), (found(), None, False),
    ],
)  # fmt: skip
def test_a_case_is_judged_by_the_first_accepted_hit(one: Found, place: int | None, within: bool):
    """Any accepted id will do, as high as the case asks."""
    assert (one.place, one.within(CASE["top"])) == (place, within)


def test_shares_are_given_for_all_and_by_group():
    """First and among the first; a case counts for its language and its kind."""
    some = [found("free-exercise-db:A"), found("x", "free-exercise-db:A"), found("x", lang="bn")]
    assert figures(some) == {"cases": 3, "first": 0.3333, "top": 0.6667}
    assert {name: len(group) for name, group in grouped(some).items()} == {
        "all": 3,
        "Korean": 2,
        "Bengali": 1,
        "name": 3,
    }


def test_the_cases_are_whole():
    """Sixty and more of each language, a third of the first ones kept aside, no id or query twice in a language, known filters."""
    assert len({case["id"] for case in CASES}) == len(CASES)
    assert len({(case["lang"], case["query"]) for case in CASES}) == len(CASES)
    languages = Counter(case["lang"] for case in CASES)
    assert min(languages[language] for language in Language) >= 60
    parts = Counter(case["part"] for case in CASES)
    assert set(parts) == {"tuned", "kept_aside", "later"}
    assert 0.45 < parts["kept_aside"] / parts["tuned"] < 0.55
    for case in CASES:
        assert case["accept"] and all(accepted.startswith("free-exercise-db:") for accepted in case["accept"])
        assert case.get("muscle") in (None, *Muscle) and case.get("equipment") in (None, *Equipment)
