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
        ({"squat": 100, "cycles": 13}, "cycles", OutOfRange),
        ({"squat": 100, "days_per_week": 5}, "days_per_week", OutOfRange),
        ({"squat": 100, "training_max_percent": 120}, "training_max_percent", OutOfRange),
        ({"squat": 100, "template": "nonsense"}, "template", InvalidInput),
        ({"squat": 100, "front_squat": 90}, "front_squat", InvalidInput),
        ({"squat": 100, "supplemental_percent": 60}, "supplemental_percent", InvalidInput),
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
