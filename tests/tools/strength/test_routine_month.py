"""The whole month: every day has its lifts, the purpose's assistance and an animation for each exercise."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from domain.errors import OutOfRange
from domain.vocabulary import Language, Level, Lift
from knowledge.exercises.catalogue import Catalogue
from tools.registry import ToolRegistry
from tools.strength.calculate_531 import Calculate531
from tools.strength.models_531 import Calculate531Arguments
from tools.strength.routine_data import load_routine
from tools.strength.routine_models import LiftLoads, Part, RoutineMonthResult
from tools.strength.routine_month import RoutineMonth

CATALOGUE = Catalogue()
REGISTRY = ToolRegistry([RoutineMonth(CATALOGUE, lambda exercise_id: f"shown/{exercise_id}.gif")])
REQUEST: dict[str, Any] = {
    "experience": 3,
    "gender": "남성",
    "purpose": 2,
    "rm_weight": {"bench_press": 80, "squat": 100, "dead_lift": 105, "over_head_press": 45},
}
EVERYONE = list(product(range(1, 6), range(1, 7), range(2, 5)))
"""All experiences, purposes and days a week."""


def month(**changes: Any) -> RoutineMonthResult:
    """The month for the third of the old requests, with changes."""
    result = REGISTRY.run("routine_month", {**REQUEST, **changes})
    assert isinstance(result, RoutineMonthResult)
    return result


def test_the_first_day_of_the_third_request() -> None:
    """Press day of a muscle-growth month: training max 38.25 kg, Boring But Big at 50 %, then the assistance."""
    result = month()
    assert result.template == "boring_but_big"
    assert result.purpose.names[Language.KO] == "근비대"
    day = result.weeks[0].days[0]
    assert [(one.exercise_id, one.part) for one in day.exercises] == [
        ("overhead-press", Part.MAIN),
        ("overhead-press", Part.SUPPLEMENTAL),
        ("lat-pulldown", Part.ASSISTANCE),
        ("lateral-raise", Part.ASSISTANCE),
        ("barbell-curl", Part.ASSISTANCE),
    ]
    main, supplemental = day.exercises[0].sets, day.exercises[1].sets
    # 40 50 60 % warm-up: 15.3 and 19.125 are the bar, 22.95 rounds to 22.5; then 65 75 85 %.
    assert [(one.kind, one.percent, one.load_kg) for one in main] == [
        ("warmup", 40, 20),
        ("warmup", 50, 20),
        ("warmup", 60, 22.5),
        ("main", 65, 25),
        ("main", 75, 27.5),
        ("main", 85, 32.5),
    ]
    assert main[-1].amrap
    assert main[-1].plates_per_side_kg == [5, 1.25]  # 20 + 2 × 6.25 = 32.5
    assert [(one.count, one.reps, one.percent, one.exact_kg) for one in supplemental] == [(5, 10, 50, 19.125)]
    # Upper body + 2.5 kg, lower body + 5 kg (Wendler, 2011).
    assert result.next_training_max_kg.over_head_press == 38.25 + 2.5
    assert result.next_training_max_kg.squat == 85 + 5


@pytest.mark.parametrize(("experience", "purpose", "days_per_week"), EVERYONE)
def test_every_month_is_whole(experience: int, purpose: int, days_per_week: int) -> None:
    """Each lift once a week, nothing twice a day, nothing above the level, an animation for everything."""
    result = month(experience=experience, purpose=purpose, days_per_week=days_per_week)
    levels = list(Level)
    highest = levels.index(load_routine().experience[experience].level)
    assert [week.deload for week in result.weeks] == [False, False, False, True]
    for week in result.weeks:
        main = [one.exercise_id for day in week.days for one in day.exercises if one.part is Part.MAIN]
        assert sorted(main) == sorted(load_routine().lifts.values())
        for day in week.days:
            shown = [(one.exercise_id, one.part) for one in day.exercises]
            assert len(shown) == len(set(shown))
            assistance = [one for one in day.exercises if one.part is Part.ASSISTANCE]
            assert bool(assistance) != week.deload
            for one in assistance:
                assert levels.index(CATALOGUE.get(one.exercise_id).level) <= highest, one.exercise_id
                assert one.reps_in_reserve == 2
            for one in day.exercises:
                assert one.gif == f"shown/{one.exercise_id}.gif"
                assert set(one.names) == set(Language)
                by_time = CATALOGUE.get(one.exercise_id).measure == "seconds"
                assert all((row.seconds is not None) == by_time and (row.reps is None) == by_time for row in one.sets)


@pytest.mark.parametrize(("days_per_week", "calendar_weeks", "days"), [(4, 4, 16), (3, 6, 16), (2, 4, 8)])
def test_days_a_week(days_per_week: int, calendar_weeks: int, days: int) -> None:
    """Four days: a week each; three: the lifts roll on for five weeks and a day; two: two lifts share a day."""
    result = month(days_per_week=days_per_week)
    placed = [(day.calendar_week, day.day) for week in result.weeks for day in week.days]
    assert len(placed) == len(set(placed)) == days
    assert max(day for _, day in placed) == days_per_week
    assert result.calendar_weeks == calendar_weeks == max(week for week, _ in placed)


def test_a_shared_day_keeps_two_assistance_exercises_a_lift() -> None:
    """Two lifts and six more exercises would be no session."""
    for week in month(days_per_week=2).weeks[:3]:
        for day in week.days:
            assert sum(one.part is Part.MAIN for one in day.exercises) == 2
            assert sum(one.part is Part.ASSISTANCE for one in day.exercises) <= 4


def test_an_exercise_above_the_level_is_replaced_by_an_easier_one() -> None:
    """A powerlifting month has dips and pull-ups, a beginner's has what leads to them."""
    trained, new = month(experience=5, purpose=6), month(experience=1, purpose=6)
    assert {"dip", "pull-up", "front-squat"} <= ids(trained)
    assert {"dip", "pull-up", "front-squat"}.isdisjoint(ids(new))
    assert {"bench-dip", "lat-pulldown", "goblet-squat"} <= ids(new)


@pytest.mark.parametrize(("purpose", "days_per_week"), list(product(range(1, 7), range(2, 5))))
def test_the_barbell_work_is_that_of_calculate_531(purpose: int, days_per_week: int) -> None:
    """The API and the chat never differ by a plate: every set of every day, and the next training maxes."""
    weights = {"bench_press": 92.5, "squat": 131, "deadlift": 161.3, "overhead_press": 41}
    names = {"deadlift": "dead_lift", "overhead_press": "over_head_press"}
    sent = {names.get(lift, lift): load for lift, load in weights.items()}
    result = month(experience=4, purpose=purpose, days_per_week=days_per_week, rm_weight=sent)
    args = {**weights, "training_max_percent": 87.5, "template": result.template, "days_per_week": days_per_week}
    wanted = Calculate531().run(Calculate531Arguments.model_validate(args))
    lifts = {exercise_id: lift for lift, exercise_id in load_routine().lifts.items()}
    for week, wanted_week in zip(result.weeks, wanted.cycles[0].weeks, strict=True):
        done = [
            (day.calendar_week, day.day, lifts[one.exercise_id], row.kind, row.percent, row.load_kg, row.reps)
            for day in week.days
            for one in day.exercises
            if one.part is not Part.ASSISTANCE
            for row in one.sets
            for _ in range(row.count)
        ]
        assert done == [
            (day.calendar_week, day.day, day.lift, one.kind, one.percent, one.load, one.reps)
            for day in wanted_week.days
            for one in day.sets
        ]
    assert result.next_training_max_kg == LiftLoads.of(wanted.progression.next_training_max)


def ids(result: RoutineMonthResult) -> set[str]:
    return {one.exercise_id for week in result.weeks for day in week.days for one in day.exercises}


def test_purposes_differ_and_gender_does_not() -> None:
    """Six purposes, six templates and assistances; the same month for both genders."""
    months = [month(purpose=purpose) for purpose in range(1, 7)]
    assert len({result.template for result in months}) == 6
    assert len({frozenset(ids(result)) for result in months}) == 6
    assert month(gender="여성") == month(gender="남성")


def test_the_data_names_exercises_of_the_catalogue_counted_as_it_counts_them() -> None:
    """Each purpose has assistance for each lift, by existing ids, in seconds where the exercise is a hold."""
    data = load_routine()
    assert set(data.experience) == set(range(1, 6))
    assert set(data.purposes) == set(range(1, 7))
    assert len({purpose.key for purpose in data.purposes.values()}) == 6
    for purpose in data.purposes.values():
        assert set(purpose.names) == set(Language)
        assert set(purpose.assistance) == set(Lift)
        for work in [work for works in purpose.assistance.values() for work in works]:
            by_time = CATALOGUE.get(work.exercise).measure == "seconds"
            assert (work.seconds is not None, work.reps is None) == (by_time, by_time), work.exercise
    assert len(data.works) == len(data.sources)


@pytest.mark.parametrize("days_per_week", [1, 5])
def test_other_days_a_week_are_refused(days_per_week: int) -> None:
    """5/3/1 is written for two to four days."""
    with pytest.raises(OutOfRange) as caught:
        month(days_per_week=days_per_week)
    assert caught.value.field == "days_per_week"
