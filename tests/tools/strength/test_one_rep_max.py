"""The one-rep max estimates."""

from __future__ import annotations

from math import e
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import OutOfRange
from tools.registry import ToolRegistry
from tools.strength.formula_facts import load_formula_facts
from tools.strength.formulas import FORMULAS
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
    """Six works for six formulas, then those that tested them; each formula names its own and its range's."""
    result = estimate(load=100, reps=5)
    authors = [source.authors for source in result.sources]
    assert authors[:6] == [formula.source.authors for formula in result.formulas]
    assert len(authors) == 10
    assert all(formula.range_source in result.sources for formula in result.formulas)


@pytest.mark.parametrize("name", FORMULAS)
@pytest.mark.parametrize("reps", range(2, 13))
def test_the_equation_shown_is_the_one_computed(name: str, reps: int) -> None:
    """The text that people read, worked out, gives the function's number."""
    text = load_formula_facts()[name].equation.translate(str.maketrans({"×": "*", "−": "-", "^": "**"}))
    assert eval(text, {"load": 97.5, "reps": reps, "e": e}) == pytest.approx(FORMULAS[name](97.5, reps))


@pytest.mark.parametrize(
    ("reps", "outside"),
    [(1, set()), (2, set()), (10, set()), (11, set(FORMULAS) - {"mayhew"}), (12, set(FORMULAS) - {"mayhew"})],
)
def test_each_formula_says_whether_the_set_is_for_it(reps: int, outside: set[str]) -> None:
    """All take two to ten repetitions; above ten only Mayhew's curve was used."""
    assert {formula.name for formula in estimate(load=100, reps=reps).formulas if not formula.in_range} == outside


@pytest.mark.parametrize(
    ("reps", "lowest", "highest", "percent"),
    [
        (1, list(FORMULAS), list(FORMULAS), 0),
        (2, ["brzycki"], ["mayhew"], 8.1),
        (5, ["brzycki", "oconner"], ["mayhew"], 5.6),
        (10, ["oconner"], ["wathan"], 7.5),
        (12, ["lombardi"], ["brzycki"], 11.6),
    ],
)
def test_where_the_formulas_disagree(reps: int, lowest: list[str], highest: list[str], percent: float) -> None:
    """Who is lowest and highest, and by how much of the mean they differ."""
    spread = estimate(load=100, reps=reps).spread
    assert spread is not None
    assert (spread.lowest, spread.highest) == (lowest, highest)
    assert spread.percent == pytest.approx(percent, abs=0.05)


def test_formulas_that_agree_share_a_place() -> None:
    """At ten repetitions Epley and Brzycki are the same."""
    by_formula = estimate(load=100, reps=10).by_formula
    assert by_formula["epley"] == by_formula["brzycki"]
