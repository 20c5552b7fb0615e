"""5/3/1 with the bar and the plates that a gym really has."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.evidence import Check
from tools.strength.calculate_531 import Calculate531
from tools.strength.models_531 import Calculate531Result, SetKind, WorkSet


def calculate(**arguments: Any) -> Calculate531Result:
    """The result for these arguments."""
    tool = Calculate531()
    return tool.run(tool.arguments(**arguments))


def main_sets(result: Calculate531Result) -> list[WorkSet]:
    """The main sets of week 1."""
    return [one for one in result.cycles[0].weeks[0].days[0].sets if one.kind is SetKind.MAIN]


def checks(result: Calculate531Result) -> dict[str, Check]:
    """The checks by name."""
    return {check.name: check for check in result.checks}


def test_kilogram_microplates_make_a_quarter_kilogram_a_side() -> None:
    """Press with a training max of 47 kg in steps of 0.5 kg: 30.5, 35.5 (35.25 goes up) and 40."""
    result = calculate(
        overhead_press=47, basis="training_max", rounding=0.5, plates=[20, 10, 5, 2.5, 1.25, 1, 0.75, 0.5, 0.25]
    )
    assert [one.load for one in main_sets(result)] == [30.5, 35.5, 40]
    assert main_sets(result)[0].plates_per_side == [5, 0.25]
    assert checks(result)["rounding_error"].ok
    assert checks(result)["sets_moved_to_what_the_plates_make"].ok


def test_pound_microplates() -> None:
    """Press with a training max of 101 lb in steps of 1 lb: 66, 76 and 86 on a 45 lb bar with 0.5 lb plates."""
    result = calculate(
        overhead_press=101, basis="training_max", unit="lb", rounding=1, plates=[45, 25, 10, 5, 2.5, 1.25, 0.5]
    )
    assert [one.load for one in main_sets(result)] == [66, 76, 86]
    assert [one.plates_per_side for one in main_sets(result)] == [[10, 0.5], [10, 5, 0.5], [10, 10, 0.5]]


@pytest.mark.parametrize(
    ("arguments", "loads", "plates"),
    [
        # a 15 kg bar
        ({"bench_press": 60, "bar": 15}, [40, 45, 50], [[10, 2.5], [15], [15, 2.5]]),
        # a 35 lb bar
        ({"bench_press": 100, "unit": "lb", "bar": 35}, [65, 75, 85], [[10, 5], [10, 10], [25]]),
        # a trap bar of 25 kg
        ({"deadlift": 200, "bar": 25}, [130, 150, 170], [[25, 25, 2.5], [25, 25, 10, 2.5], [25, 25, 20, 2.5]]),
    ],
)
def test_unusual_bars(arguments: dict[str, Any], loads: list[float], plates: list[list[float]]) -> None:
    """The plates go on the bar that is there."""
    result = calculate(basis="training_max", **arguments)
    assert [one.load for one in main_sets(result)] == loads
    assert [one.plates_per_side for one in main_sets(result)] == plates


def test_a_load_between_two_that_can_be_made_is_the_nearer_and_flagged() -> None:
    """Plates of 10 kg make 60, 80 and 100: 65 becomes 60, 75 becomes 80, 85 becomes 80, and two checks say so."""
    result = calculate(squat=100, basis="training_max", plates=[10])
    assert [one.load for one in main_sets(result)] == [60, 80, 80]
    assert not checks(result)["sets_moved_to_what_the_plates_make"].ok
    assert checks(result)["rounding_error"].value == 10


def test_a_step_far_above_the_plates_is_still_reached() -> None:
    """In steps of 50 kg the heaviest joker, 77 kg, is 100 kg: many small plates, but the load that was asked for."""
    result = calculate(squat=70, basis="training_max", rounding=50, plates=[1.25], joker_sets=3)
    heaviest = max(one.load for week in result.cycles[0].weeks for one in week.days[0].sets)
    assert heaviest == 100
    assert checks(result)["sets_moved_to_what_the_plates_make"].ok


def test_pairs_run_out() -> None:
    """One pair each of 20, 10, 5 and 2.5 kg: 95 kg is all of them, and heavier sets stay there and are flagged."""
    result = calculate(squat=120, basis="training_max", plates=[20, 10, 5, 2.5], plate_pairs=[1, 1, 1, 1])
    assert [one.load for one in main_sets(result)] == [80, 90, 95]
    assert main_sets(result)[2].plates_per_side == [20, 10, 5, 2.5]
    assert checks(result)["rounding_error"].value == 19
    assert not checks(result)["sets_moved_to_what_the_plates_make"].ok


@given(
    pairs=st.dictionaries(
        st.sampled_from([0.5, 1.25, 2.5, 5, 7.5, 10, 15, 20]), st.integers(1, 3), min_size=1, max_size=4
    ),
    load=st.floats(25, 200).map(lambda load: round(load, 1)),
)
@settings(max_examples=60, deadline=None)
def test_counted_pairs_give_the_nearest_load_with_the_fewest_plates(pairs: dict[float, int], load: float) -> None:
    """Against every way to load the bar: no load is nearer, none of its builds has fewer plates, no pair is used twice."""
    fewest: dict[float, int] = {}
    for counts in product(*(range(count + 1) for count in pairs.values())):
        total = 20 + 2 * sum(plate * count for plate, count in zip(pairs, counts, strict=True))
        fewest[total] = min(fewest.get(total, 99), sum(counts))
    result = calculate(squat=load, basis="training_max", plates=list(pairs), plate_pairs=list(pairs.values()))
    for one in main_sets(result):
        rounded = 2.5 * int(load * one.percent / 100 / 2.5 + 0.5 + 1e-9)
        assert abs(one.load - rounded) == pytest.approx(min(abs(total - rounded) for total in fewest))
        assert len(one.plates_per_side) == fewest[one.load]
        assert all(one.plates_per_side.count(plate) <= count for plate, count in pairs.items())
