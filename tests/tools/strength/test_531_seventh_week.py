"""5/3/1 with a seventh week instead of a deload in every fourth."""

from __future__ import annotations

from typing import Any

import pytest

from domain.vocabulary import Lift, SeventhWeek
from tools.strength.calculate_531 import Calculate531
from tools.strength.models_531 import Calculate531Result, SetKind, Week531


def calculate(**arguments: Any) -> Calculate531Result:
    """The result for these arguments."""
    tool = Calculate531()
    return tool.run(tool.arguments(**arguments))


def kinds(result: Calculate531Result) -> list[list[str | None]]:
    """What each week of each cycle is: None for a training week."""
    return [[week.seventh_week for week in cycle.weeks] for cycle in result.cycles]


def written(week: Week531) -> list[str]:
    """The main sets as they are written down: load × reps."""
    sets = [one for one in week.days[0].sets if one.kind is SetKind.MAIN]
    return [
        f"{one.load:g}×{one.reps}{f'–{one.reps_max}' if one.reps_max else ''}{'+' if one.amrap else ''}" for one in sets
    ]


@pytest.mark.parametrize(
    ("seventh_week", "table"),
    [
        ("deload", ["70×5", "80×3–5", "90×1", "100×1"]),
        ("tm_test", ["70×5", "80×5", "90×5", "100×3–5"]),
        ("pr_test", ["70×5", "80×5", "90×5", "100×1+"]),
    ],
)
def test_the_three_seventh_weeks(seventh_week: str, table: list[str]) -> None:
    """On a training max of 100 kg the sets read as they are published, with a warm-up and nothing after them."""
    week = calculate(squat=100, basis="training_max", seventh_week=seventh_week).cycles[0].weeks[3]
    assert written(week) == table
    assert {one.kind for one in week.days[0].sets} == {SetKind.WARMUP, SetKind.MAIN}
    assert week.days[0].assistance == []
    assert week.deload == (seventh_week == "deload")


def test_two_leaders_and_an_anchor() -> None:
    """Three cycles: two, a deload, one more, and the test that ends the plan; eleven calendar weeks in all."""
    result = calculate(squat=100, cycles=3, seventh_week="deload", last_seventh_week="tm_test")
    assert kinds(result) == [[None] * 3, [None] * 3 + ["deload"], [None] * 3 + ["tm_test"]]
    weeks = [day.calendar_week for cycle in result.cycles for week in cycle.weeks for day in week.days]
    assert weeks == list(range(1, 12))


def test_blocks_of_three() -> None:
    """Three leaders and two anchors."""
    result = calculate(squat=100, cycles=5, seventh_week="pr_test", block_cycles=3)
    assert [len(cycle.weeks) for cycle in result.cycles] == [3, 3, 4, 3, 4]


def test_no_week_at_the_end_where_none_is_wanted() -> None:
    """The last cycle of a plan may go straight into the next plan."""
    result = calculate(squat=100, cycles=3, seventh_week="deload", last_seventh_week="none")
    assert kinds(result)[2] == [None] * 3


def test_without_a_seventh_week_every_fourth_is_a_deload() -> None:
    """The first book's cycle stays what it is."""
    result = calculate(squat=100, cycles=2)
    assert [[week.deload for week in cycle.weeks] for cycle in result.cycles] == [[False] * 3 + [True]] * 2
    assert kinds(result) == [[None] * 4] * 2


@pytest.mark.parametrize(("percent", "reps", "reps_max"), [(90, 3, 5), (85.5, 3, 5), (85, 5, None), (80, 5, None)])
def test_a_lower_training_max_must_be_tested_for_five(percent: float, reps: int, reps_max: int | None) -> None:
    """Three repetitions prove 90 % of the one-rep max; 85 % and less asks for all five."""
    result = calculate(squat=100, training_max_percent=percent, seventh_week="tm_test")
    last = result.cycles[0].weeks[3].days[0].sets[-1]
    assert (last.percent, last.reps, last.reps_max) == (100, reps, reps_max)


def test_the_seventh_week_is_done_on_the_training_max_of_its_cycle() -> None:
    """The training max rises after every three weeks; the week before the third cycle still has the second's."""
    result = calculate(squat=100, basis="training_max", cycles=3, seventh_week="tm_test")
    assert [cycle.training_max[Lift.SQUAT] for cycle in result.cycles] == [100, 105, 110]
    assert written(result.cycles[1].weeks[3])[-1] == "105×3–5"


@pytest.mark.parametrize("days_per_week", [2, 3, 4])
@pytest.mark.parametrize("seventh_week", list(SeventhWeek))
def test_training_days_follow_each_other_without_a_gap(days_per_week: int, seventh_week: str) -> None:
    """Whatever the weeks, each training day is the next one: no calendar week is skipped or used twice."""
    lifts = {"bench_press": 100, "squat": 140, "deadlift": 180, "overhead_press": 60}
    result = calculate(cycles=4, days_per_week=days_per_week, seventh_week=seventh_week, **lifts)
    days = [day for cycle in result.cycles for week in cycle.weeks for day in week.days]
    places = list(dict.fromkeys((day.calendar_week, day.day) for day in days))
    assert places == [(index // days_per_week + 1, index % days_per_week + 1) for index in range(len(places))]
