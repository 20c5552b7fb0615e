"""5/3/1: what holds for every lifter."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.units import kg_to_lb, lb_to_kg
from domain.vocabulary import Language, Lift, SeventhWeek, Template531
from knowledge.exercises.catalogue import Catalogue
from tools.strength.calculate_531 import Calculate531
from tools.strength.models_531 import Calculate531Result, LiftDay, SetKind

lift_loads = st.floats(20, 300).map(lambda load: round(load, 1))
LIFTS = {"bench_press": 100, "squat": 140, "deadlift": 180, "overhead_press": 60}


def calculate(**arguments: Any) -> Calculate531Result:
    """The result for these arguments."""
    tool = Calculate531()
    return tool.run(tool.arguments(**arguments))


def days(result: Calculate531Result) -> list[LiftDay]:
    """Every day of every cycle."""
    return [day for cycle in result.cycles for week in cycle.weeks for day in week.days]


@given(
    lift=st.sampled_from(list(Lift)),
    load=lift_loads,
    unit=st.sampled_from(["kg", "lb"]),
    percent=st.sampled_from([80, 85, 87.5, 90, 100]),
    rounding=st.sampled_from([0.5, 1, 2.5, 5, 10]),
    plates=st.sampled_from([None, [20, 5, 1.25], [45, 10], [0.25, 2]]),
)
@settings(max_examples=80, deadline=None)
def test_main_loads_never_fall_within_the_three_working_weeks(
    lift: Lift, load: float, unit: str, percent: float, rounding: float, plates: list[float] | None
) -> None:
    """Set 1, set 2 and set 3 each rise, or stay for rounding, from week 1 to week 3 and within a day."""
    arguments = {lift: load, "unit": unit, "training_max_percent": percent, "rounding": rounding, "plates": plates}
    result = calculate(**arguments)
    assert next(check for check in result.checks if check.name == "main_loads_that_fall").ok
    weeks = result.cycles[0].weeks[:3]
    table = [[one.load for one in week.days[0].sets if one.kind is SetKind.MAIN] for week in weeks]
    assert all(table[i][s] <= table[i + 1][s] for i in range(2) for s in range(3))
    assert all(row == sorted(row) for row in table)


@given(
    load=lift_loads,
    unit=st.sampled_from(["kg", "lb"]),
    template=st.sampled_from(list(Template531)),
    seventh_week=st.sampled_from(list(SeventhWeek)),
    jokers=st.integers(0, 3),
)
@settings(max_examples=60, deadline=None)
def test_rounding_error_is_at_most_half_a_step(
    load: float, unit: str, template: str, seventh_week: str, jokers: int
) -> None:
    """With the usual plates every load above the bar is within half a step of its percentage."""
    result = calculate(squat=load, unit=unit, template=template, seventh_week=seventh_week, joker_sets=jokers)
    training_max = result.cycles[0].training_max[Lift.SQUAT]
    for day in days(result):
        for one in day.sets:
            if one.load > result.bar:
                assert abs(one.load - one.percent / 100 * training_max) <= result.rounding / 2 + 1e-9


@given(
    load=lift_loads,
    plates=st.lists(st.sampled_from([0.5, 1, 1.25, 2.5, 5, 7.5, 10, 11, 15, 20, 25]), min_size=1, max_size=6),
    bar=st.sampled_from([7.5, 10, 15, 20, 25]),
)
@settings(max_examples=60, deadline=None)
def test_plates_add_up_to_the_load(load: float, plates: list[float], bar: float) -> None:
    """Bar and both sides are exactly the load, from the given plates only, and never below the bar."""
    result = calculate(squat=load, plates=plates, bar=bar)
    for day in days(result):
        for one in day.sets:
            assert one.load == pytest.approx(bar + 2 * sum(one.plates_per_side), abs=1e-9)
            assert set(one.plates_per_side) <= set(plates)
            assert one.plates_per_side == sorted(one.plates_per_side, reverse=True)


@given(load=lift_loads, plates=st.sets(st.sampled_from([2.5, 5, 7.5, 10, 20]), min_size=1))
@settings(max_examples=40, deadline=None)
def test_no_buildable_load_is_nearer(load: float, plates: set[float]) -> None:
    """Against every sum of up to 300 kg the chosen load is the nearest to the rounded one."""
    sums = {0.0}
    for _ in range(60):
        sums |= {s + plate for s in sums for plate in plates if s + plate <= 150}
    buildable = {20 + 2 * side for side in sums}
    result = calculate(squat=load, basis="training_max", plates=sorted(plates))
    for one in days(result)[0].sets:
        rounded = 2.5 * int(load * one.percent / 100 / 2.5 + 0.5 + 1e-9)
        best = min(abs(other - rounded) for other in buildable)
        assert abs(one.load - rounded) == pytest.approx(best)


@given(
    load_kg=lift_loads,
    percent=st.sampled_from([85, 90]),
    template=st.sampled_from(list(Template531)),
    seventh_week=st.sampled_from(list(SeventhWeek)),
)
@settings(max_examples=60, deadline=None)
def test_kilograms_and_pounds_agree(load_kg: float, percent: float, template: str, seventh_week: str) -> None:
    """The same lifter in pounds gets the same sets, with the same loads within the two roundings (1.25 kg, 2.5 lb)."""
    same = {"training_max_percent": percent, "template": template, "seventh_week": seventh_week}
    in_kg = days(calculate(deadlift=load_kg, **same))
    in_lb = days(calculate(deadlift=kg_to_lb(load_kg), unit="lb", **same))
    for day_kg, day_lb in zip(in_kg, in_lb, strict=True):
        for one_kg, one_lb in zip(day_kg.sets, day_lb.sets, strict=True):
            assert (one_kg.kind, one_kg.percent, one_kg.reps) == (one_lb.kind, one_lb.percent, one_lb.reps)
            if one_kg.load > 20 and one_lb.load > 45:
                assert abs(one_kg.load - lb_to_kg(one_lb.load)) <= 1.25 + lb_to_kg(2.5) + 1e-6


@pytest.mark.parametrize("days_per_week", [2, 3, 4])
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_every_lift_stands_once_in_every_week(days_per_week: int, count: int) -> None:
    """Whatever the days, each programme week holds each lift once, and no calendar week has too many days."""
    lifts = dict(list(LIFTS.items())[:count])
    result = calculate(cycles=2, days_per_week=days_per_week, **lifts)
    for cycle in result.cycles:
        for week in cycle.weeks:
            assert sorted(day.lift for day in week.days) == sorted(lifts)
    assert {day.day for day in days(result)} <= set(range(1, days_per_week + 1))
    order = [(day.calendar_week, day.day) for day in days(result)]
    assert order == sorted(order)


def test_four_days_follow_the_published_order() -> None:
    """Overhead press, deadlift, bench press, squat, each on its own day."""
    week = calculate(**LIFTS).cycles[0].weeks[0]
    assert [(day.day, day.lift) for day in week.days] == [
        (1, "overhead_press"),
        (2, "deadlift"),
        (3, "bench_press"),
        (4, "squat"),
    ]


def test_two_days_pair_the_lifts() -> None:
    """Squat with bench press, deadlift with overhead press."""
    week = calculate(days_per_week=2, **LIFTS).cycles[0].weeks[0]
    assert [(day.day, day.lift) for day in week.days] == [
        (1, "squat"),
        (1, "bench_press"),
        (2, "deadlift"),
        (2, "overhead_press"),
    ]


def test_three_days_roll_on() -> None:
    """The fourth lift opens the next calendar week, so week 2 of the programme starts on its second day."""
    weeks = calculate(days_per_week=3, **LIFTS).cycles[0].weeks
    assert [(day.calendar_week, day.day) for day in weeks[0].days] == [(1, 1), (1, 2), (1, 3), (2, 1)]
    assert (weeks[1].days[0].calendar_week, weeks[1].days[0].day) == (2, 2)


def test_assistance_names_exercises_by_slug() -> None:
    """Every suggestion carries an id that fits its name and either repetitions or seconds."""
    for template in ("original", "boring_but_big", "triumvirate", "bodyweight"):
        for day in days(calculate(template=template, **LIFTS)):
            for item in day.assistance:
                assert item.exercise_id == item.name.lower().replace(" ", "-")
                assert (item.reps is None) != (item.seconds is None)


@pytest.mark.parametrize("template", list(Template531))
def test_assistance_is_named_in_every_language(template: str) -> None:
    """With the catalogue every suggestion is one of its exercises, with its names."""
    tool = Calculate531(Catalogue())
    for day in days(tool.run(tool.arguments(template=template, **LIFTS))):
        for item in day.assistance:
            assert item.names[Language.EN] == item.name
            assert set(item.names) == set(Language)
