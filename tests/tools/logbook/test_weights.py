"""Weights as people enter them."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from tools.logbook.weights import Slip, WeighIn, clean

START = dt.date(2026, 3, 1)


def mornings(*weights_kg: float) -> list[WeighIn]:
    return [
        WeighIn(date=START + dt.timedelta(days=number), weight_kg=weight_kg)
        for number, weight_kg in enumerate(weights_kg)
    ]


def test_a_slipped_decimal_point_is_put_back_and_told() -> None:
    """6.2 among 62s is 62, and the result says so."""
    found = clean(mornings(62.1, 61.9, 6.2, 62.3, 62.0))
    assert found.by_day[START + dt.timedelta(days=2)] == 62.0
    (doubt,) = found.doubts
    assert (doubt.slip, doubt.entered_kg, doubt.used_kg) == (Slip.DECIMAL, 6.2, 62.0)


def test_pounds_among_kilograms_are_read_as_pounds() -> None:
    """136.7 among 62s is 62 kg."""
    found = clean(mornings(62.1, 61.9, 136.7, 62.3, 62.0))
    assert found.doubts[0].slip is Slip.POUNDS
    assert found.by_day[START + dt.timedelta(days=2)] == 62.01


def test_changed_digits_are_left_out() -> None:
    """26 for 62 fits no reading, and neither does 71 on a single day."""
    for wrong in (26.0, 71.0):
        found = clean(mornings(62.1, 61.9, wrong, 62.3, 62.0, 61.8))
        assert START + dt.timedelta(days=2) not in found.by_day
        assert found.doubts[0].slip is Slip.FAR_OFF
        assert found.doubts[0].used_kg is None


def test_several_weighings_of_a_day_are_one() -> None:
    """Their median counts, so that one slip among three changes nothing."""
    once = WeighIn(date=START, weight_kg=62.4)
    found = clean([once, once, WeighIn(date=START, weight_kg=64.0), *mornings(62.0)[1:]])
    assert found.by_day == {START: 62.4}


def test_a_real_loss_over_months_is_no_slip() -> None:
    """1 % a week for half a year, weighed every Monday, stays whole."""
    weekly = [WeighIn(date=START + dt.timedelta(weeks=n), weight_kg=100 * 0.99**n) for n in range(26)]
    assert clean(weekly).doubts == []


def test_after_a_long_gap_a_new_weight_is_believed() -> None:
    """Nobody is reminded of what he weighed a year ago."""
    later = [WeighIn(date=START + dt.timedelta(days=365 + n), weight_kg=72.0) for n in range(4)]
    assert clean([*mornings(62.1, 61.9, 62.3), *later]).doubts == []


def test_nothing_is_nothing() -> None:
    """An empty log is no error here."""
    assert clean([]).by_day == {}


@given(st.lists(st.floats(60, 63), min_size=1, max_size=40))
def test_ordinary_weights_are_never_touched(weights_kg: list[float]) -> None:
    """Water moves a weight by a few percent: no morning of that kind is left out or changed."""
    found = clean(mornings(*weights_kg))
    assert list(found.by_day.values()) == weights_kg
    assert found.doubts == []
