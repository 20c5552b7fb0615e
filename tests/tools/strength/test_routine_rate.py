"""A month's percentages and loads: the five requests of the old documentation, worked out by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import InvalidInput, OutOfRange, SpotterError, UnknownName
from tools.registry import ToolRegistry
from tools.strength.routine import RoutineRate
from tools.strength.routine_models import RoutineRateResult

TEXT = (
    "Week1\nSET1 65%x5\nSET2 75%x5\nSET3 85%x5+\n\n"
    "Week2\nSET1 70%x3\nSET2 80%x3\nSET3 90%x3+\n\n"
    "Week3\nSET1 75%x5\nSET2 85%x3\nSET3 95%x1+\n\n"
    "Week4\nSET1 40%x5\nSET2 50%x5\nSET3 60%x5\n"
)
"""Byte for byte the form of the old generator, with Wendler's percentages."""

# For each request: experience, gender, purpose; then for each lift its one-rep max, the training max (80, 82.5, 85,
# 87.5, 90 % of it) and the twelve loads, week by week: 65 75 85 | 70 80 90 | 75 85 95 | 40 50 60 % of the training max
# to the nearest 2.5 kg, halves up, and never below the empty bar of 20 kg.
GOLDEN: list[tuple[tuple[int, str, int], dict[str, tuple[float, float, list[float]]]]] = [
    (
        (1, "남성", 1),
        {
            # 32: 20.8 24 27.2 | 22.4 25.6 28.8 | 24 27.2 30.4 | 12.8 16 19.2 (the last three: the bar)
            "bench_press": (40, 32, [20, 25, 27.5, 22.5, 25, 30, 25, 27.5, 30, 20, 20, 20]),
            # 40: 26 30 34 | 28 32 36 | 30 34 38 | 16 20 24
            "squat": (50, 40, [25, 30, 35, 27.5, 32.5, 35, 30, 35, 37.5, 20, 20, 25]),
            # 44: 28.6 33 37.4 | 30.8 35.2 39.6 | 33 37.4 41.8 | 17.6 22 26.4
            "dead_lift": (55, 44, [27.5, 32.5, 37.5, 30, 35, 40, 32.5, 37.5, 42.5, 20, 22.5, 27.5]),
            # 24: 15.6 18 20.4 | 16.8 19.2 21.6 | 18 20.4 22.8 | 9.6 12 14.4 (mostly the bar)
            "over_head_press": (30, 24, [20, 20, 20, 20, 20, 22.5, 20, 20, 22.5, 20, 20, 20]),
        },
    ),
    (
        (2, "여성", 3),
        {
            # 49.5: 32.175 37.125 42.075 | 34.65 39.6 44.55 | 37.125 42.075 47.025 | 19.8 24.75 29.7
            "bench_press": (60, 49.5, [32.5, 37.5, 42.5, 35, 40, 45, 37.5, 42.5, 47.5, 20, 25, 30]),
            # 57.75: 37.5375 43.3125 49.0875 | 40.425 46.2 51.975 | 43.3125 49.0875 54.8625 | 23.1 28.875 34.65
            "squat": (70, 57.75, [37.5, 42.5, 50, 40, 45, 52.5, 42.5, 50, 55, 22.5, 30, 35]),
            # 61.875: 40.21875 46.40625 52.59375 | 43.3125 49.5 55.6875 | 46.40625 52.59375 58.78125 | 24.75 30.9375 37.125
            "dead_lift": (75, 61.875, [40, 47.5, 52.5, 42.5, 50, 55, 47.5, 52.5, 60, 25, 30, 37.5]),
            # 33: 21.45 24.75 28.05 | 23.1 26.4 29.7 | 24.75 28.05 31.35 | 13.2 16.5 19.8
            "over_head_press": (40, 33, [22.5, 25, 27.5, 22.5, 27.5, 30, 25, 27.5, 32.5, 20, 20, 20]),
        },
    ),
    (
        (3, "남성", 2),
        {
            # 68: 44.2 51 57.8 | 47.6 54.4 61.2 | 51 57.8 64.6 | 27.2 34 40.8
            "bench_press": (80, 68, [45, 50, 57.5, 47.5, 55, 60, 50, 57.5, 65, 27.5, 35, 40]),
            # 85: 55.25 63.75 72.25 | 59.5 68 76.5 | 63.75 72.25 80.75 | 34 42.5 51 (63.75 is halfway: up)
            "squat": (100, 85, [55, 65, 72.5, 60, 67.5, 77.5, 65, 72.5, 80, 35, 42.5, 50]),
            # 89.25: 58.0125 66.9375 75.8625 | 62.475 71.4 80.325 | 66.9375 75.8625 84.7875 | 35.7 44.625 53.55
            "dead_lift": (105, 89.25, [57.5, 67.5, 75, 62.5, 72.5, 80, 67.5, 75, 85, 35, 45, 52.5]),
            # 38.25: 24.8625 28.6875 32.5125 | 26.775 30.6 34.425 | 28.6875 32.5125 36.3375 | 15.3 19.125 22.95
            "over_head_press": (45, 38.25, [25, 27.5, 32.5, 27.5, 30, 35, 27.5, 32.5, 37.5, 20, 20, 22.5]),
        },
    ),
    (
        (4, "여성", 4),
        {
            # 78.75: 51.1875 59.0625 66.9375 | 55.125 63 70.875 | 59.0625 66.9375 74.8125 | 31.5 39.375 47.25
            "bench_press": (90, 78.75, [50, 60, 67.5, 55, 62.5, 70, 60, 67.5, 75, 32.5, 40, 47.5]),
            # 96.25: 62.5625 72.1875 81.8125 | 67.375 77 86.625 | 72.1875 81.8125 91.4375 | 38.5 48.125 57.75
            "squat": (110, 96.25, [62.5, 72.5, 82.5, 67.5, 77.5, 87.5, 72.5, 82.5, 92.5, 37.5, 47.5, 57.5]),
            # 105: 68.25 78.75 89.25 | 73.5 84 94.5 | 78.75 89.25 99.75 | 42 52.5 63 (78.75 is halfway: up)
            "dead_lift": (120, 105, [67.5, 80, 90, 72.5, 85, 95, 80, 90, 100, 42.5, 52.5, 62.5]),
            # 43.75: 28.4375 32.8125 37.1875 | 30.625 35 39.375 | 32.8125 37.1875 41.5625 | 17.5 21.875 26.25
            "over_head_press": (50, 43.75, [27.5, 32.5, 37.5, 30, 35, 40, 32.5, 37.5, 42.5, 20, 22.5, 27.5]),
        },
    ),
    (
        (5, "남성", 6),
        {
            # 117: 76.05 87.75 99.45 | 81.9 93.6 105.3 | 87.75 99.45 111.15 | 46.8 58.5 70.2
            "bench_press": (130, 117, [75, 87.5, 100, 82.5, 92.5, 105, 87.5, 100, 110, 47.5, 57.5, 70]),
            # 144: 93.6 108 122.4 | 100.8 115.2 129.6 | 108 122.4 136.8 | 57.6 72 86.4
            "squat": (160, 144, [92.5, 107.5, 122.5, 100, 115, 130, 107.5, 122.5, 137.5, 57.5, 72.5, 87.5]),
            # 153: 99.45 114.75 130.05 | 107.1 122.4 137.7 | 114.75 130.05 145.35 | 61.2 76.5 91.8
            "dead_lift": (170, 153, [100, 115, 130, 107.5, 122.5, 137.5, 115, 130, 145, 60, 77.5, 92.5]),
            # 54: 35.1 40.5 45.9 | 37.8 43.2 48.6 | 40.5 45.9 51.3 | 21.6 27 32.4
            "over_head_press": (60, 54, [35, 40, 45, 37.5, 42.5, 47.5, 40, 45, 52.5, 22.5, 27.5, 32.5]),
        },
    ),
]
LIFTS = ("bench_press", "squat", "dead_lift", "over_head_press")
REQUEST: dict[str, Any] = {
    "experience": 3,
    "gender": "남성",
    "purpose": 2,
    "rm_weight": {"bench_press": 80, "squat": 100, "dead_lift": 105, "over_head_press": 45},
}
WEIGHTS = st.floats(5, 600).map(lambda kg: round(kg, 2))


def rate(**changes: Any) -> RoutineRateResult:
    """The answer to the third request with changes, asked as every caller asks."""
    result = ToolRegistry([RoutineRate()]).run("routine_rate", {**REQUEST, **changes})
    assert isinstance(result, RoutineRateResult)
    return result


@pytest.mark.parametrize(("person", "lifts"), GOLDEN, ids=lambda case: str(case[0]) if isinstance(case, tuple) else "")
def test_the_five_old_requests(
    person: tuple[int, str, int], lifts: dict[str, tuple[float, float, list[float]]]
) -> None:
    """Percentages as published, text in the old form, and all 48 loads as worked out by hand."""
    experience, gender, purpose = person
    weights = {lift: one_rep_max for lift, (one_rep_max, _, _) in lifts.items()}
    result = rate(experience=experience, gender=gender, purpose=purpose, rm_weight=weights)
    assert result.program == "5/3/1 프로그램"
    assert (result.init_weight_rate, result.increase_rate_week) == (65, 5)
    assert (result.increase_rate_set, result.deloading_rate) == (10, 40)
    assert result.weekly_weight_increase_plan == TEXT
    for lift, (_, training_max, loads) in lifts.items():
        assert getattr(result.training_max_kg, lift) == training_max
        assert [getattr(one.load_kg, lift) for week in result.weekly_loads for one in week.sets] == loads


def test_the_four_rates_say_all_of_the_text() -> None:
    """Whoever adds up init, week, set and deload rate, as old callers do, gets the twelve percentages of the text."""
    result = rate()
    for week in result.weekly_loads:
        start = result.init_weight_rate + (week.week - 1) * result.increase_rate_week
        first = result.deloading_rate if week.deload else start
        assert [one.percent for one in week.sets] == [first + k * result.increase_rate_set for k in range(3)]


@pytest.mark.parametrize(("experience", "percent"), [(1, 80), (2, 82.5), (3, 85), (4, 87.5), (5, 90)])
def test_experience_sets_the_training_max(experience: int, percent: float) -> None:
    """The more experience, the nearer the training max is to the one-rep max: 80–90 %."""
    result = rate(experience=experience)
    assert result.training_max_rate == percent
    assert result.training_max_kg.squat == percent  # of 100 kg


def test_neither_gender_nor_purpose_changes_a_load() -> None:
    """Gender is kept for old callers, purpose chooses what follows the main sets: both leave these alone."""
    assert {rate(gender=g, purpose=p).model_dump_json() for g in ("남성", "여성") for p in range(1, 7)} == {
        rate().model_dump_json()
    }


def test_a_set_below_the_bar_is_the_bar_and_says_so() -> None:
    """65 % of 24 kg is 15.6 kg: no such barbell, so the load is the bar, the exact value stays, and a check fails."""
    result = rate(experience=1, rm_weight={**REQUEST["rm_weight"], "over_head_press": 30})
    first = result.weekly_loads[0].sets[0]
    assert (first.exact_kg.over_head_press, first.load_kg.over_head_press) == (15.6, 20)
    raised = next(check for check in result.checks if check.name == "sets_raised_to_the_bar")
    assert not raised.ok
    assert raised.value > 0


@settings(max_examples=40, deadline=None)
@given(experience=st.integers(1, 5), weights=st.tuples(WEIGHTS, WEIGHTS, WEIGHTS, WEIGHTS))
def test_every_load_is_its_percentage(experience: int, weights: tuple[float, float, float, float]) -> None:
    """Exact values are percent × training max; loads lie within half a step of them, on a step, or are the bar."""
    result = rate(experience=experience, rm_weight=dict(zip(LIFTS, weights, strict=True)))
    for week in result.weekly_loads:
        for one in week.sets:
            for lift, weight in zip(LIFTS, weights, strict=True):
                training_max = Decimal(str(weight)) * Decimal(str(result.training_max_rate)) / 100
                assert getattr(one.exact_kg, lift) == pytest.approx(float(training_max * one.percent / 100), abs=1e-5)
                load = getattr(one.load_kg, lift)
                assert load % 2.5 == 0
                assert load == 20 or abs(load - getattr(one.exact_kg, lift)) <= 1.25 + 1e-5


def test_an_integer_may_be_written_with_a_point() -> None:
    """In JSON 3.0 is the integer 3."""
    assert rate(experience=3.0, purpose=2.0) == rate()


def weights_with(squat: object) -> dict[str, Any]:
    return {"rm_weight": {**REQUEST["rm_weight"], "squat": squat}}


@pytest.mark.parametrize(
    ("changes", "field", "error"),
    [
        ({"experience": 0}, "experience", OutOfRange),
        ({"experience": 6}, "experience", OutOfRange),
        ({"experience": "3"}, "experience", InvalidInput),
        ({"experience": True}, "experience", InvalidInput),
        ({"experience": 3.5}, "experience", InvalidInput),
        ({"experience": None}, "experience", InvalidInput),
        ({"purpose": 0}, "purpose", OutOfRange),
        ({"purpose": 7}, "purpose", OutOfRange),
        ({"gender": "male"}, "gender", UnknownName),
        ({"gender": 1}, "gender", UnknownName),
        ({"days_per_week": 4}, "days_per_week", UnknownName),
        ({"rm_weight": None}, "rm_weight", InvalidInput),
        ({"rm_weight": {"squat": 100}}, "rm_weight.bench_press", InvalidInput),
        ({"rm_weight": {**REQUEST["rm_weight"], "deadlift": 100}}, "rm_weight.deadlift", UnknownName),
        (weights_with(0), "rm_weight.squat", OutOfRange),
        (weights_with(-100), "rm_weight.squat", OutOfRange),
        (weights_with(4.9), "rm_weight.squat", OutOfRange),
        (weights_with(600.5), "rm_weight.squat", OutOfRange),
        (weights_with(float("nan")), "rm_weight.squat", OutOfRange),
        (weights_with(float("inf")), "rm_weight.squat", OutOfRange),
        (weights_with("100"), "rm_weight.squat", InvalidInput),
        (weights_with(True), "rm_weight.squat", InvalidInput),
        (weights_with([100]), "rm_weight.squat", InvalidInput),
    ],
)
def test_other_requests_are_refused_by_field(changes: dict[str, Any], field: str, error: type[SpotterError]) -> None:
    """Exactly these fields with values of exactly these types: one sentence that names the field, and a remedy."""
    with pytest.raises(error) as caught:
        rate(**changes)
    assert caught.value.field == field
    assert caught.value.hint
