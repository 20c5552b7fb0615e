"""The measure of the routine API judges answers by its own arithmetic, and notices what is wrong."""

from __future__ import annotations

import random
from copy import deepcopy

import pytest

from eval.api import month_is_right, random_request, rate_is_right, right_load
from knowledge.exercises.catalogue import Catalogue
from tools.strength.routine import RoutineRate
from tools.strength.routine_models import RoutineMonthArguments, RoutineRateArguments
from tools.strength.routine_month import RoutineMonth


@pytest.mark.parametrize(
    ("one_rep_max_kg", "experience", "percent", "load_kg"),
    [(100, 3, 75, 65), (30, 1, 65, 20), (170, 5, 95, 145), (75, 2, 95, 60)],
)
def test_a_load_by_hand(one_rep_max_kg: float, experience: int, percent: int, load_kg: float) -> None:
    """63.75 is halfway and goes up; 15.6 is the bar; 145.35 and 58.78 round to the nearest."""
    assert right_load(one_rep_max_kg, experience, percent) == load_kg


def test_right_answers_are_right_and_changed_ones_are_not() -> None:
    """One load, one rate, or one missing animation is enough."""
    request = random_request(random.Random(1))
    rate = RoutineRate().run(RoutineRateArguments.model_validate(request)).model_dump(mode="json")
    assert rate_is_right(request, rate)
    assert not rate_is_right(request, {**rate, "increase_rate_week": 10})
    wrong = deepcopy(rate)
    wrong["weekly_loads"][2]["sets"][1]["load_kg"]["squat"] += 2.5
    assert not rate_is_right(request, wrong)

    tool = RoutineMonth(Catalogue(), lambda exercise_id: f"{exercise_id}.gif")
    month = tool.run(RoutineMonthArguments.model_validate(request)).model_dump(mode="json")
    assert month_is_right(request, month)
    month["weeks"][0]["days"][0]["exercises"][-1]["gif"] = None
    assert not month_is_right(request, month)
