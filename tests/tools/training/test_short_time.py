"""Little time: exercises in turns, and ranges that shrink by a stated rule."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from domain.vocabulary import Muscle
from knowledge.exercises.catalogue import Catalogue
from tools.training.limits import limits_for
from tools.training.models import PlannedDay, PlannedExercise, PlanTrainingArguments, PlanTrainingResult
from tools.training.plan_training import PlanTraining
from tools.training.rules import load_rules, load_sources

CATALOGUE = Catalogue()
USUAL: dict[str, Any] = {"goal": "hypertrophy", "days_per_week": 3, "level": "intermediate", "minutes_per_session": 60}


def args(**changed: Any) -> PlanTrainingArguments:
    return PlanTrainingArguments(**(USUAL | changed))


@cache
def plan(days: int, minutes: int, goal: str = "hypertrophy") -> PlanTrainingResult:
    """A plan with everything there is."""
    request = args(days_per_week=days, minutes_per_session=minutes, goal=goal, weeks=1)
    return PlanTraining(CATALOGUE).run(request)


@pytest.mark.parametrize(
    ("days", "minutes", "low", "source"),
    [
        (3, 60, 10, "Pelland 2026; Schoenfeld 2017"),
        (3, 40, 10, "Pelland 2026; Schoenfeld 2017"),
        (3, 39, 4, "Iversen 2021 (reduced range: 3 × 39 min a week)"),
        (1, 120, 4, "Iversen 2021 (reduced range: 1 × 120 min a week)"),
        (2, 30, 2, "Androulakis-Korakakis 2020 (reduced range: 2 × 30 min a week)"),
        (1, 30, 1, "Spiering 2021 (reduced range: 1 × 30 min a week)"),
    ],
)
def test_the_least_sets_shrink_with_the_time_and_say_so(days: int, minutes: int, low: float, source: str) -> None:
    """Full from two hours a week, then four, two and one set, each with the work that it rests on."""
    limit = limits_for(args(days_per_week=days, minutes_per_session=minutes)).weekly_sets
    assert (limit.low, limit.source) == (low, source)
    assert limit.is_reduced == (low < 10)


def test_a_reduced_range_stands_in_the_result_and_in_every_check() -> None:
    """Nothing is dropped silently: the checks carry the reduced bound, and the result lists it."""
    result = plan(2, 30)
    assert {(one.check, one.low, one.full_low) for one in result.reduced} == {("weekly_sets", 2, 10)}
    weekly = [check for check in result.checks if check.name.startswith("weekly_sets:")]
    assert len(weekly) == len(load_rules().major_muscles)
    assert all(check.low == 2 and "reduced range" in check.source for check in weekly)


def test_one_day_cannot_train_a_muscle_twice() -> None:
    """The frequency is then one day, and says why."""
    limit = limits_for(args(days_per_week=1)).days_a_week
    assert (limit.low, limit.full_low) == (1, 2)
    assert "reduced range" in limit.source


def test_two_hours_a_week_are_enough_for_the_full_range() -> None:
    """Three sessions of 40 minutes reach ten sets of every major muscle, by taking turns."""
    result = plan(3, 40)
    assert min(result.weekly_sets[Muscle(muscle)] for muscle in load_rules().major_muscles) >= 10


def pairs_of(day: PlannedDay) -> dict[str, list[PlannedExercise]]:
    """The exercises that take turns, by letter."""
    pairs: dict[str, list[PlannedExercise]] = {}
    for item in day.items:
        if item.pair:
            pairs.setdefault(item.pair, []).append(item)
    return pairs


def test_exercises_that_take_turns_stand_together_and_share_no_target() -> None:
    """Two and two, the one with more sets first, and neither works what the other targets."""
    days = plan(3, 40).weeks[0].days
    assert sum(len(pairs_of(day)) for day in days) >= 6
    for day in days:
        letters = [item.pair for item in day.items]
        for letter, (one, other) in pairs_of(day).items():
            assert abs(letters.index(letter) - day.items.index(other)) == 1
            assert one.sets - other.sets in (0, 1)
            first, second = CATALOGUE.get(one.exercise_id), CATALOGUE.get(other.exercise_id)
            assert not set(first.primary_muscles) & {*second.primary_muscles, *second.secondary_muscles}


@pytest.mark.parametrize("goal", ["hypertrophy", "strength", "general_fitness"])
def test_a_muscle_rests_as_long_in_turns_as_alone(goal: str) -> None:
    """Own pause, the partner's set and the pause after it come to the rest that the goal asks for, less rounding."""
    alone = {
        (item.exercise_id, item.role): item.rest_s for day in plan(3, 75, goal).weeks[0].days for item in day.items
    }
    for day in plan(3, 40, goal).weeks[0].days:
        for pair in pairs_of(day).values():
            for one, other in (pair, reversed(pair)):
                ends = [int(end) for end in other.reps.split("-")]
                work = sum(ends) / len(ends) * (1 if other.measure == "seconds" else 4) * (1 + other.per_side)
                usual = alone.get((one.exercise_id, one.role))
                if usual is not None:
                    assert one.rest_s + work + other.rest_s >= usual - 15


def test_long_sessions_do_one_exercise_after_the_other() -> None:
    """No pairs where there is time."""
    assert not any(item.pair for day in plan(3, 90).weeks[0].days for item in day.items)


def test_rules_name_sources_that_exist() -> None:
    """Each rule cites works of the list, or says what its own bound is for."""
    table = load_rules()
    cited = [key for rule in table.rules.values() for key in rule.sources]
    cited += [key for step in table.reduced_weekly_sets for key in step.sources] + table.reduced_movements.sources
    assert set(cited) <= set(load_sources())
    assert all(rule.sources or rule.why for rule in table.rules.values())
    assert all(rule.reference for rule in table.rules.values())
