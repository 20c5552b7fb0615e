"""The hard rules of a training plan, over a grid of requests, checked by code of its own."""

from __future__ import annotations

import json
from functools import cache
from itertools import product
from typing import Any

import pytest

from domain.vocabulary import Muscle
from knowledge.exercises.catalogue import CATALOGUE_DIR, Catalogue
from tools.training.models import PlannedDay, PlannedExercise, PlanTrainingResult
from tools.training.plan_training import PlanTraining

GOALS = ["strength", "hypertrophy", "endurance", "fat_loss", "general_fitness"]
LEVELS = ["beginner", "intermediate", "advanced"]
EQUIPMENT = [["gym"], ["bodyweight"], ["dumbbell", "bench"], ["barbell", "bench"], ["kettlebell", "band"]]
AVOID: list[list[str]] = [[], ["knee"], ["shoulder"], ["lower_back", "wrist"]]
MINUTES = [20, 30, 45, 60, 75, 90]
TOLERANCE_MIN = 5
MOST_SETS = 8
MOVEMENTS = [
    {"squat"},
    {"hinge"},
    {"lunge"},
    {"horizontal_push", "vertical_push"},
    {"horizontal_pull", "vertical_pull"},
    {"core"},
]


def _requests() -> list[dict[str, Any]]:
    """Every goal on every number of days, with the other wishes turning at their own pace."""
    requests = []
    for number, (goal, days) in enumerate(product(GOALS, range(1, 8))):
        requests.append(
            {
                "goal": goal,
                "days_per_week": days,
                "level": LEVELS[number % 3],
                "minutes_per_session": MINUTES[number % 6],
                "equipment": EQUIPMENT[(number * 2) % 5],
                "avoid": AVOID[number % 4],
                "weeks": (4, 1, 8)[number % 3],
            }
        )
    full = {"equipment": ["gym"], "avoid": [], "weeks": 4}
    requests += [
        {"goal": "strength", "days_per_week": 3, "level": "intermediate", "minutes_per_session": 60, **full},
        {"goal": "hypertrophy", "days_per_week": 4, "level": "intermediate", "minutes_per_session": 60, **full},
        {"goal": "hypertrophy", "days_per_week": 6, "level": "advanced", "minutes_per_session": 90, **full},
        {"goal": "fat_loss", "days_per_week": 7, "level": "beginner", "minutes_per_session": 120, **full},
        {"goal": "general_fitness", "days_per_week": 2, "level": "beginner", "minutes_per_session": 15, **full},
    ]
    return requests


REQUESTS = _requests()
FACTS = {file.stem: json.loads(file.read_text("utf-8")) for file in CATALOGUE_DIR.glob("*.json")}
CATALOGUE = Catalogue()


@cache
def _plan(key: str) -> PlanTrainingResult:
    tool = PlanTraining(CATALOGUE)
    return tool.run(tool.arguments.model_validate_json(key))


def plan(request: dict[str, Any]) -> PlanTrainingResult:
    """The plan of a request, made once."""
    return _plan(json.dumps(request))


def days(result: PlanTrainingResult) -> list[PlannedDay]:
    """Every day of every week."""
    return [day for week in result.weeks for day in week.days]


def allowed(facts: dict[str, Any], request: dict[str, Any]) -> bool:
    """Whether the request permits the exercise with these facts."""
    there = {"bodyweight", *request["equipment"]}
    has_all = "gym" in there or set(facts["equipment"]) <= there
    spared = not set(facts["avoid"]) & set(request["avoid"])
    return has_all and spared and LEVELS.index(facts["level"]) <= LEVELS.index(request["level"])


def is_strength(facts: dict[str, Any]) -> bool:
    """Whether the exercise counts as training volume."""
    return facts["kind"] in ("strength", "olympic")


def fractional(items: list[PlannedExercise], muscle: str) -> float:
    """Sets of a muscle: 1 as a target, 0.5 as a helper."""
    total = 0.0
    for item in items:
        facts = FACTS[item.exercise_id]
        if is_strength(facts):
            share = 1.0 if muscle in facts["primary_muscles"] else 0.5 if muscle in facts["secondary_muscles"] else 0
            total += share * item.sets
    return total


def session_minutes(day: PlannedDay) -> float:
    """The length from what the page shows: four seconds a repetition, a minute a change, lighter sets first."""
    seconds = (day.warmup.minutes + day.easy_cardio.minutes) * 60.0
    for item in day.items:
        ends = [int(end) for end in item.reps.split("-")]
        work = sum(ends) / len(ends) * (1 if item.measure == "seconds" else 4) * (2 if item.per_side else 1)
        seconds += item.sets * work + (item.sets - 1) * item.rest_s + 60 + item.ramp_up_s
    return seconds / 60


@pytest.mark.parametrize("request_", REQUESTS)
def test_days_weeks_and_minutes_are_those_asked_for(request_: dict[str, Any]) -> None:
    """As many weeks and days, every session within five minutes below its length, recounted from the page."""
    result = plan(request_)
    asked = request_["minutes_per_session"]
    assert [week.week for week in result.weeks] == list(range(1, request_["weeks"] + 1))
    for week in result.weeks:
        assert len(week.days) == request_["days_per_week"]
        assert [day.weekday for day in week.days] == sorted({day.weekday for day in week.days})
    for day in days(result):
        assert asked - TOLERANCE_MIN <= day.minutes <= asked
        assert session_minutes(day) == pytest.approx(day.minutes, abs=0.51)


@pytest.mark.parametrize("request_", REQUESTS)
def test_nothing_breaks_equipment_body_parts_or_level(request_: dict[str, Any]) -> None:
    """Every exercise, in the warm-up and among the alternatives too, exists and is allowed."""
    for day in days(plan(request_)):
        shown = [item.exercise_id for item in day.items] + [item.exercise_id for item in day.warmup.items]
        shown += [other for item in day.items for other in item.alternatives]
        assert [i for i in shown if i not in FACTS or not allowed(FACTS[i], request_)] == []
        assert len({item.exercise_id for item in day.items}) == len(day.items)


@pytest.mark.parametrize("request_", REQUESTS)
def test_no_muscle_gets_too_many_sets_in_a_session(request_: dict[str, Any]) -> None:
    """At most eight fractional sets of a muscle a session, in every week."""
    for day in days(plan(request_)):
        assert max(fractional(day.items, muscle) for muscle in Muscle) <= MOST_SETS


@pytest.mark.parametrize("request_", REQUESTS)
def test_compound_lifts_come_first(request_: dict[str, Any]) -> None:
    """Main and accessory lifts, then isolation and core, then conditioning and stretching."""
    groups = [{"main", "accessory"}, {"isolation", "core"}, {"conditioning"}, {"mobility"}, {"yoga"}]
    order = {role: place for place, group in enumerate(groups) for role in group}
    for day in days(plan(request_)):
        places = [order[item.role] for item in day.items]
        assert places == sorted(places)


@pytest.mark.parametrize("request_", REQUESTS)
def test_weekly_sets_are_what_the_days_add_up_to(request_: dict[str, Any]) -> None:
    """The reported figures are those of the first week."""
    result = plan(request_)
    items = [item for day in result.weeks[0].days for item in day.items]
    counted = {muscle: fractional(items, muscle) for muscle in Muscle}
    assert result.weekly_sets == {muscle: sets for muscle, sets in counted.items() if sets}


@pytest.mark.parametrize("request_", [r for r in REQUESTS if r["days_per_week"] * r["minutes_per_session"] >= 90])
def test_movements_and_frequency(request_: dict[str, Any]) -> None:
    """With an hour and a half a week or more: every movement that can be trained, and each muscle on two days."""
    result = plan(request_)
    pool = [facts for facts in FACTS.values() if is_strength(facts) and allowed(facts, request_)]
    trained = {FACTS[item.exercise_id]["pattern"] for day in result.weeks[0].days for item in day.items}
    for movement in MOVEMENTS:
        assert trained & movement or not {facts["pattern"] for facts in pool} & movement, movement
    majors = ["chest", "lats", "upper_back", "shoulders", "biceps", "triceps", "abs", "glutes", "quadriceps"]
    for muscle in [*majors, "hamstrings"] if request_["days_per_week"] > 1 else []:
        if any(muscle in facts["primary_muscles"] for facts in pool):
            assert sum(fractional(day.items, muscle) >= 1 for day in result.weeks[0].days) >= 2, muscle


@pytest.mark.parametrize("request_", REQUESTS)
def test_hard_checks_are_met(request_: dict[str, Any]) -> None:
    """The plan's own checks of the hard rules all say so."""
    hard = {"days_per_week", "shortest_session_min", "longest_session_min", "most_sets_of_a_muscle_a_session"}
    hard |= {"exercises_against_equipment", "exercises_against_avoid", "exercises_against_level", "unknown_exercises"}
    hard |= {"compounds_after_other_work", "hours_between", "without_progression", "repeated_weeks", "deload_weeks"}
    hard |= {"intensity_off_goal"}
    checks = {check.name: check.ok for check in plan(request_).checks}
    assert hard <= set(checks)
    assert [name for name in hard if not checks[name]] == []
    assert all(check.source for check in plan(request_).checks)
