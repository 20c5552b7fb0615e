"""The one-rep max estimates."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import OutOfRange
from tools.registry import ToolRegistry
from tools.strength.one_rep_max import OneRepMax, OneRepMaxResult


def estimate(**arguments: Any) -> OneRepMaxResult:
    """The result, called as every caller calls the tool."""
    result = ToolRegistry([OneRepMax()]).run("one_rep_max", arguments)
    assert isinstance(result, OneRepMaxResult)
    return result


@pytest.mark.parametrize(
    ("reps", "golden"),
    [
        (
            5,
            {
                "epley": 116.67,
                "brzycki": 112.5,
                "lombardi": 117.46,
                "mayhew": 119.01,
                "oconner": 112.5,
                "wathan": 116.58,
            },
        ),
        (
            10,
            {
                "epley": 133.33,
                "brzycki": 133.33,
                "lombardi": 125.89,
                "mayhew": 130.93,
                "oconner": 125,
                "wathan": 134.75,
            },
        ),
    ],
)
def test_formulas_give_the_published_estimates(reps: int, golden: dict[str, float]) -> None:
    """100 kg for 5 and for 10: each formula within a hundredth of the value worked out from its equation."""
    result = estimate(load=100, reps=reps)
    assert result.by_formula == pytest.approx(golden, abs=0.01)
    assert result.one_rep_max == pytest.approx(sum(golden.values()) / 6, abs=0.01)


def test_one_repetition_is_the_max_itself() -> None:
    """A single is not estimated: every formula and the mean return the load."""
    result = estimate(load=142.5, reps=1)
    assert result.one_rep_max == 142.5
    assert set(result.by_formula.values()) == {142.5}


@given(load=st.floats(1, 300), reps=st.integers(1, 11))
@settings(max_examples=60, deadline=None)
def test_more_repetitions_or_load_mean_more(load: float, reps: int) -> None:
    """The estimate rises with either, and never lies below the load lifted."""
    base = estimate(load=load, reps=reps).one_rep_max
    assert base >= round(load, 2)
    assert estimate(load=load, reps=reps + 1).one_rep_max > base
    assert estimate(load=load + 1, reps=reps).one_rep_max > base


@given(load=st.floats(5, 250), reps=st.integers(1, 12))
@settings(max_examples=30, deadline=None)
def test_the_unit_does_not_change_the_number(load: float, reps: int) -> None:
    """All formulas are proportional to the load, so kilograms and pounds give the same figures."""
    assert estimate(load=load, reps=reps).by_formula == estimate(load=load, reps=reps, unit="lb").by_formula


def test_percent_table_falls_from_the_max_to_its_half() -> None:
    """100 % is the estimate for one repetition; 50 % is half of it; repetitions rise as percent falls."""
    result = estimate(load=100, reps=1)
    assert [row.percent for row in result.percent_table] == list(range(100, 45, -5))
    assert [row.load for row in result.percent_table] == [100, 95, 90, 85, 80, 75, 70, 65, 60, 55, 50]
    repetitions = [row.reps for row in result.percent_table]
    assert repetitions[0] == 1
    assert repetitions == sorted(repetitions)


def test_checks_flag_long_sets() -> None:
    """Ten repetitions are trusted; at twelve both the count and the spread of the formulas are flagged."""
    assert all(check.ok for check in estimate(load=100, reps=10).checks)
    assert [check.ok for check in estimate(load=100, reps=12).checks] == [False, False]


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ({"load": 0, "reps": 5}, "load"),
        ({"load": -60, "reps": 5}, "load"),
        ({"load": 601, "reps": 5}, "load"),
        ({"load": float("inf"), "reps": 5}, "load"),
        ({"load": 100, "reps": 0}, "reps"),
        ({"load": 100, "reps": 13}, "reps"),
    ],
)
def test_impossible_values_are_refused_by_name(arguments: dict[str, float], field: str) -> None:
    """One sentence names the argument at fault."""
    with pytest.raises(OutOfRange) as caught:
        estimate(**arguments)
    assert caught.value.field == field


def test_every_formula_has_its_source() -> None:
    """Six works for six formulas, and those that tested them."""
    authors = [source.authors for source in estimate(load=100, reps=5).sources]
    assert len(authors) == 8
    assert authors[:2] == ["Epley B", "Brzycki M"]
