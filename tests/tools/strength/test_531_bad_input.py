"""5/3/1: what it refuses, and what it only flags."""

from __future__ import annotations

from typing import Any

import pytest

from domain.errors import InvalidInput, OutOfRange, SpotterError
from domain.evidence import Check
from tools.registry import ToolRegistry
from tools.strength.calculate_531 import Calculate531


def run(**arguments: Any) -> dict[str, Check]:
    """The checks of a result by name, called as every caller calls the tool."""
    result = ToolRegistry([Calculate531()]).run("calculate_531", arguments)
    return {check.name: check for check in result.checks}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("arguments", "field", "error"),
    [
        ({}, "lifts", InvalidInput),
        ({"squat": 0}, "squat", OutOfRange),
        ({"squat": -100}, "squat", OutOfRange),
        ({"squat": 1000}, "squat", OutOfRange),
        ({"squat": 1400, "unit": "lb"}, "squat", OutOfRange),
        ({"squat": float("nan")}, "squat", OutOfRange),
        ({"squat": "heavy"}, "squat", InvalidInput),
        ({"squat": 100, "rounding": 0}, "rounding", OutOfRange),
        ({"squat": 100, "rounding": -2.5}, "rounding", OutOfRange),
        ({"squat": 100, "bar": 0}, "bar", OutOfRange),
        ({"squat": 100, "plates": []}, "plates", InvalidInput),
        ({"squat": 100, "plates": [20, -5]}, "plates", OutOfRange),
        ({"squat": 100, "plates": [0.001]}, "plates", InvalidInput),
        ({"squat": 100, "plates": [0.05]}, "plates", InvalidInput),
        ({"squat": 100, "cycles": 13}, "cycles", OutOfRange),
        ({"squat": 100, "days_per_week": 5}, "days_per_week", OutOfRange),
        ({"squat": 100, "training_max_percent": 120}, "training_max_percent", OutOfRange),
        ({"squat": 100, "template": "nonsense"}, "template", InvalidInput),
        ({"squat": 100, "front_squat": 90}, "front_squat", InvalidInput),
        ({"squat": 100, "supplemental_percent": 60}, "supplemental_percent", InvalidInput),
        ({"squat": 100, "supplemental_percents": [50, 60, 70]}, "supplemental_percents", InvalidInput),
        (
            {"squat": 100, "supplemental_percents": [], "template": "boring_but_big"},
            "supplemental_percents",
            InvalidInput,
        ),
        (
            {"squat": 100, "supplemental_percents": [50, 90], "template": "boring_but_big"},
            "supplemental_percents.1",
            OutOfRange,
        ),
        (
            {
                "squat": 100,
                "supplemental_percents": [50],
                "supplemental_percent": 60,
                "template": "boring_but_big",
            },
            "supplemental_percents",
            InvalidInput,
        ),
        ({"squat": 100, "seventh_week": "rest"}, "seventh_week", InvalidInput),
        ({"squat": 100, "last_seventh_week": "tm_test"}, "last_seventh_week", InvalidInput),
        ({"squat": 100, "block_cycles": 4}, "block_cycles", OutOfRange),
        ({"squat": 100, "plate_pairs": [2]}, "plate_pairs", InvalidInput),
        ({"squat": 100, "plates": [20, 10], "plate_pairs": [2]}, "plate_pairs", InvalidInput),
        ({"squat": 100, "plates": [20, 10], "plate_pairs": [2, 0]}, "plate_pairs", OutOfRange),
        ({"squat": 100, "plates": [20, 10], "plate_pairs": [60, 1]}, "plate_pairs", OutOfRange),
        ({"squat": 100, "after_missed_reps": "give_up"}, "after_missed_reps", InvalidInput),
    ],
)
def test_impossible_values_are_refused_by_name(
    arguments: dict[str, Any], field: str, error: type[SpotterError]
) -> None:
    """One sentence names the argument at fault and a hint says what to do."""
    with pytest.raises(error) as caught:
        run(**arguments)
    shown = caught.value.to_dict()
    assert shown["field"] == field
    assert shown["hint"]
    assert "\n" not in shown["message"]


@pytest.mark.parametrize(
    ("result", "field", "error"),
    [
        ({"lift": "deadlift", "cycle": 1, "week": 1, "reps": 5}, "lift", InvalidInput),
        ({"lift": "curl", "cycle": 1, "week": 1, "reps": 5}, "lift", InvalidInput),
        ({"lift": "squat", "cycle": 3, "week": 1, "reps": 5}, "cycle", InvalidInput),
        ({"lift": "squat", "cycle": 0, "week": 1, "reps": 5}, "cycle", OutOfRange),
        ({"lift": "squat", "cycle": 1, "week": 4, "reps": 5}, "week", InvalidInput),
        ({"lift": "squat", "cycle": 1, "week": 5, "reps": 5}, "week", OutOfRange),
        ({"lift": "squat", "cycle": 1, "week": 1, "reps": 0}, "reps", OutOfRange),
        ({"lift": "squat", "cycle": 1, "week": 1, "reps": 40}, "reps", OutOfRange),
        ({"lift": "squat", "cycle": 1, "week": 1, "reps": 5.5}, "reps", InvalidInput),
        ({"lift": "squat", "cycle": 1, "week": 1, "reps": 5, "load": -100}, "load", OutOfRange),
        ({"lift": "squat", "cycle": 1, "week": 1, "reps": 5, "load": 0}, "load", OutOfRange),
        ({"lift": "squat", "cycle": 1, "week": 1, "reps": 5, "load": 900}, "load", OutOfRange),
        ({"lift": "squat", "cycle": 1, "week": 1, "reps": 5, "load": float("inf")}, "load", OutOfRange),
        ({"lift": "squat", "cycle": 1, "week": 1}, "reps", InvalidInput),
        ({"lift": "squat", "cycle": 1, "week": 1, "reps": 5, "rpe": 9}, "rpe", InvalidInput),
    ],
)
def test_impossible_results_are_refused_by_their_place(
    result: dict[str, Any], field: str, error: type[SpotterError]
) -> None:
    """The second of two results is wrong: its place in the list and the part at fault are named, with a remedy."""
    good = {"lift": "squat", "cycle": 2, "week": 1, "reps": 5}
    with pytest.raises(error) as caught:
        run(squat=100, cycles=2, amrap_results=[good, result])
    shown = caught.value.to_dict()
    assert shown["field"] == f"amrap_results.1.{field}"
    assert shown["hint"]
    assert "\n" not in shown["message"]


def test_two_results_of_one_set_are_refused() -> None:
    """Which of them counts would be a guess."""
    one = {"lift": "squat", "cycle": 1, "week": 1, "reps": 5}
    with pytest.raises(InvalidInput) as caught:
        run(squat=100, amrap_results=[one, one | {"reps": 8}])
    assert caught.value.field == "amrap_results.1"


def test_a_set_that_failed_outright_is_told_how_to_be_given() -> None:
    """No repetition is no estimate: the sentence asks for the lighter load that went up."""
    with pytest.raises(OutOfRange) as caught:
        run(squat=100, amrap_results=[{"lift": "squat", "cycle": 1, "week": 3, "reps": 0}])
    assert "lighter load" in caught.value.to_dict()["hint"]


def test_results_of_a_seventh_week_belong_to_its_test() -> None:
    """A deload in the seventh week has no set to test; the training max test has."""
    result = {"lift": "squat", "cycle": 2, "week": 4, "reps": 4}
    assert run(squat=100, cycles=2, seventh_week="tm_test", amrap_results=[result])
    with pytest.raises(InvalidInput):
        run(squat=100, cycles=2, seventh_week="deload", amrap_results=[result])


def test_a_load_below_the_bar_is_the_bar_and_said_so() -> None:
    """A 30 kg press: several sets are the empty bar, and a check counts them."""
    checks = run(overhead_press=30)
    assert not checks["sets_raised_to_the_bar"].ok
    assert checks["sets_raised_to_the_bar"].value > 0
    assert checks["rounding_error"].ok


def test_plates_that_cannot_make_the_load_are_said_so() -> None:
    """With nothing below 10 kg only every 20 kg can be built, and two checks tell."""
    checks = run(squat=140, plates=[25, 20, 10])
    assert not checks["sets_moved_to_what_the_plates_make"].ok
    assert not checks["rounding_error"].ok


def test_usual_lifter_passes_every_check() -> None:
    """A plain request in kilograms meets every bound."""
    assert all(check.ok for check in run(bench_press=100, squat=140, deadlift=180, overhead_press=60).values())


def test_swapped_lifts_are_flagged() -> None:
    """An overhead press above the bench press looks mixed up."""
    assert not run(bench_press=60, overhead_press=100)["overhead_press_to_bench_press"].ok


def test_many_cycles_past_the_tested_max_are_flagged() -> None:
    """After twelve cycles a 100 kg squatter's training max lies above the max that was tested."""
    assert not run(squat=100, cycles=12)["last_training_max_to_one_rep_max"].ok
