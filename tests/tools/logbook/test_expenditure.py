"""Expenditure from the scale: on people whose expenditure is known."""

from __future__ import annotations

import datetime as dt
from random import Random
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import InvalidInput
from eval.simulated_people import keep_diary, someone
from tools.logbook.expenditure import Estimate, estimate
from tools.logbook.weights import WeighIn, clean

START = dt.date(2026, 3, 1)


def day(number: int) -> dt.date:
    return START + dt.timedelta(days=number)


def on_a_straight_line(
    days: int,
    kg_per_day: float,
    intake_kcal: float,
    formula_kcal: float | None = None,
    noise: float = 0.0,
    seed: int = 1,
) -> Estimate:
    """Someone whose weight moves evenly, as it does on a constant intake."""
    chance = Random(seed)
    weigh_ins = [WeighIn(date=day(n), weight_kg=80 + kg_per_day * n + chance.gauss(0, noise)) for n in range(days + 1)]
    return estimate(clean(weigh_ins), {day(n): intake_kcal for n in range(days)}, None, formula_kcal)


def test_a_steady_weight_means_that_as_much_is_spent_as_eaten() -> None:
    """80 kg for eight weeks on 2,400 kcal: 2,400 kcal within 3 %, although the formula said 2,800."""
    found = on_a_straight_line(56, 0.0, 2400, formula_kcal=2800)
    assert found.expenditure_kcal == pytest.approx(2400, rel=0.03)


def test_a_lost_kilogram_is_7700_kcal() -> None:
    """Half a kilogram a week on 2,000 kcal: 2,000 + 550 kcal are spent."""
    found = on_a_straight_line(56, -0.5 / 7, 2000, formula_kcal=2550)
    assert found.expenditure_kcal == pytest.approx(2550, rel=0.03)
    assert found.kg_per_week == pytest.approx(-0.5, abs=0.05)


def test_little_data_stays_near_the_formula_and_says_how_unsure_it_is() -> None:
    """After two weeks of a noisy scale the interval is wide, and after eight it is less than half as wide."""
    short = on_a_straight_line(14, 0.0, 2400, formula_kcal=2600, noise=0.7)
    long = on_a_straight_line(56, 0.0, 2400, formula_kcal=2600, noise=0.7)
    assert short.high_kcal - short.low_kcal > 2 * (long.high_kcal - long.low_kcal)
    assert abs(short.expenditure_kcal - 2600) < abs(2400 - 2600) + 150


def test_a_jump_of_water_is_not_taken_for_tissue() -> None:
    """Two kilograms more on the last three mornings move a first-to-last figure by 550 kcal and this one by few."""
    weigh_ins = [WeighIn(date=day(n), weight_kg=80 + (2.0 if n > 25 else 0.0)) for n in range(29)]
    found = estimate(clean(weigh_ins), {day(n): 2400.0 for n in range(28)}, None, 2400)
    assert abs(found.expenditure_kcal - 2400) < 200


def test_days_without_scale_or_food_diary_are_bridged() -> None:
    """Every third morning and two thirds of the meals are enough, with a wider interval."""
    every = on_a_straight_line(42, -0.05, 2200, formula_kcal=2500)
    sparse = estimate(
        clean([WeighIn(date=day(n), weight_kg=80 - 0.05 * n) for n in range(0, 43, 3)]),
        {day(n): 2200.0 for n in range(42) if n % 3},
        None,
        2500,
    )
    assert sparse.expenditure_kcal == pytest.approx(every.expenditure_kcal, abs=120)
    assert sparse.high_kcal - sparse.low_kcal > every.high_kcal - every.low_kcal


def test_a_mean_intake_is_enough() -> None:
    """Who says "about 2,200 a day" needs no diary."""
    weights = clean([WeighIn(date=day(n), weight_kg=80.0) for n in range(43)])
    found = estimate(weights, {}, 2200, None)
    assert found.mean_intake_kcal == 2200
    assert found.expenditure_kcal == pytest.approx(2200, abs=80)


def test_too_few_days_are_refused_with_a_remedy() -> None:
    """Thirteen days are not fourteen; the sentence says what is missing."""
    with pytest.raises(InvalidInput) as caught:
        on_a_straight_line(13, 0.0, 2400)
    assert caught.value.field == "weights"
    assert "14 days" in (caught.value.hint or "")
    with pytest.raises(InvalidInput):
        estimate(clean([]), {}, 2000, None)


def test_without_any_intake_nothing_is_guessed() -> None:
    """A weight alone says what is stored, not what is spent."""
    with pytest.raises(InvalidInput) as caught:
        estimate(clean([WeighIn(date=day(n), weight_kg=80.0) for n in range(20)]), {}, None, 2500)
    assert caught.value.field == "intake"


@settings(max_examples=20, deadline=None)
@given(st.floats(1400, 4500), st.floats(-0.12, 0.08), st.integers(0, 1000))
def test_the_estimate_is_finite_and_inside_its_interval(intake_kcal: float, kg_per_day: float, seed: int) -> None:
    """Whatever people eat and weigh."""
    found = on_a_straight_line(21, kg_per_day, intake_kcal, noise=0.6, seed=seed)
    assert found.low_kcal < found.expenditure_kcal < found.high_kcal
    assert len(found.trend_kg) == len(found.days) == 22


def test_simulated_people_are_met_better_than_by_hand() -> None:
    """Of 60 people after four weeks: a smaller mean error than first against last and than the formula alone, and
    the truth in the interval at least nine times in ten. `python -m eval.expenditure` measures the same with more."""
    chance = Random(5)
    ours, by_hand, formula, held = [], [], [], []
    for person in [someone(chance) for _ in range(60)]:
        diary = keep_diary(person, [28], chance)
        weights = clean(diary.weigh_ins)
        intake = dict(list(diary.logged_kcal.items())[:-1])
        truth = diary.expenditure_kcal[max(weights.by_day)]
        found = estimate(weights, intake, None, person.formula_kcal)
        first, *_, last = weights.by_day.values()
        ours.append(abs(found.expenditure_kcal - truth))
        by_hand.append(abs(fmean(intake.values()) - 7700 * (last - first) / 28 - truth))
        formula.append(abs(person.formula_kcal - truth))
        held.append(found.low_kcal <= truth <= found.high_kcal)
    assert fmean(ours) < 0.8 * fmean(formula)
    assert fmean(ours) < 0.75 * fmean(by_hand)
    assert fmean(held) >= 0.9
