"""The independent checker of training plans finds what is wrong, and the planner keeps the hard rules."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from functools import cache
from typing import Any

import pytest

from domain.vocabulary import PlanFocus
from eval.training import HARD, run
from eval.training_checker import catalogue, judge, weekly_range
from eval.training_requests import random_requests
from knowledge.exercises.catalogue import Catalogue
from tools.training.plan_training import PlanTraining

REQUEST: dict[str, Any] = {
    "goal": "hypertrophy",
    "days_per_week": 4,
    "level": "intermediate",
    "minutes_per_session": 60,
    "equipment": ["dumbbell", "bench"],
    "avoid": ["wrist"],
    "weeks": 4,
    "focus": "strength",
}
Change = Callable[[dict[str, Any]], None]


@cache
def _good() -> dict[str, Any]:
    tool = PlanTraining(Catalogue())
    return tool.run(tool.arguments.model_validate(REQUEST)).model_dump(mode="json")


def _day(plan: dict[str, Any], week: int = 0) -> dict[str, Any]:
    day: dict[str, Any] = plan["weeks"][week]["days"][0]
    return day


def _set(place: str, value: Any) -> Change:
    """Give the first exercise of the first day another value."""

    def change(plan: dict[str, Any]) -> None:
        _day(plan)["items"][0][place] = value

    return change


def _every_set_of_a_week(plan: dict[str, Any]) -> None:
    for day in plan["weeks"][0]["days"]:
        for item in day["items"]:
            item["sets"] = 1


def _backwards(plan: dict[str, Any]) -> None:
    _day(plan)["items"].reverse()


def _next_day(plan: dict[str, Any]) -> None:
    days = plan["weeks"][0]["days"]
    days[2]["weekday"] = days[0]["weekday"] + 1


def _same_week(plan: dict[str, Any]) -> None:
    plan["weeks"][1]["days"] = deepcopy(plan["weeks"][0]["days"])


def _no_easy_week(plan: dict[str, Any]) -> None:
    plan["weeks"][3]["deload"] = False


def _no_rule(plan: dict[str, Any]) -> None:
    plan["progression"]["methods"].clear()


def _wrong_report(plan: dict[str, Any]) -> None:
    plan["weekly_sets"]["chest"] += 1


def _wrong_variant(plan: dict[str, Any]) -> None:
    next(iter(plan["variants"]["travel"].values()))["exercise_id"] = "barbell-back-squat"


def _short_rests(plan: dict[str, Any]) -> None:
    for item in _day(plan)["items"]:
        item["rest_s"] = 0


@pytest.mark.parametrize(
    ("change", "check"),
    [
        (_set("exercise_id", "lat-pulldown"), "equipment"),
        (_set("exercise_id", "push-up"), "avoid"),
        (_set("exercise_id", "moon-walk"), "exercise ids"),
        (_set("alternatives", ["moon-walk"]), "exercise ids"),
        (_set("sets", 9), "sets a session"),
        (_set("intensity", {"kind": "rir", "value": 8}), "intensity fits the goal"),
        (_set("reps", "40-50"), "intensity fits the goal"),
        (_short_rests, "time"),
        (_every_set_of_a_week, "weekly sets"),
        (_backwards, "compounds first"),
        (_next_day, "48 hours"),
        (_same_week, "weeks move on"),
        (_no_easy_week, "deload every block"),
        (_no_rule, "progression of each exercise"),
        (_wrong_report, "reported sets"),
        (_wrong_variant, "home, gym and travel variants"),
    ],
)
def test_a_broken_plan_fails_the_check_that_it_breaks(change: Change, check: str) -> None:
    """One fault each; before it the plan passes everything."""
    assert [name for name, holds in judge(_good(), REQUEST, catalogue()).items() if not holds] == []
    broken = deepcopy(_good())
    change(broken)
    assert not judge(broken, REQUEST, catalogue())[check]


@pytest.mark.parametrize("focus", list(PlanFocus))
def test_random_requests_keep_the_hard_rules(focus: PlanFocus) -> None:
    """Equipment, body parts, days and time hold in every plan; what is refused says what to relax."""
    count = 15
    tally = run(PlanTraining(Catalogue()), random_requests(count, 2024, focus))
    planned = count - len(tally.infeasible)
    assert {name: tally.passed[name] for name in HARD} == dict.fromkeys(HARD, planned)
    assert tally.unexplained == 0


def test_requests_repeat_with_their_seed() -> None:
    """The same seed gives the same requests, another one others."""
    assert random_requests(5, 1) == random_requests(5, 1)
    assert random_requests(5, 1) != random_requests(5, 2)


@pytest.mark.parametrize(
    ("days", "minutes", "expected"), [(4, 60, (10, 18)), (2, 45, (4, 18)), (1, 60, (2, 18)), (1, 20, (1, 18))]
)
def test_ranges_shrink_with_the_time(days: int, minutes: int, expected: tuple[float, float]) -> None:
    """The checker's own table: two hours a week for the full range."""
    request = REQUEST | {"days_per_week": days, "minutes_per_session": minutes}
    assert weekly_range(request) == expected
