"""The same plan at home, in a gym and on a journey."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from domain.vocabulary import TrainingPlace
from knowledge.exercises.catalogue import Catalogue
from tools.training.models import PlanTrainingArguments, PlanTrainingResult
from tools.training.plan_training import PlanTraining
from tools.training.rules import load_rules

CATALOGUE = Catalogue()
THERE = {TrainingPlace.HOME: {"dumbbell", "band"}, TrainingPlace.TRAVEL: {"band"}}


@cache
def plan(equipment: str, avoid: str = "") -> PlanTrainingResult:
    """A week of four days."""
    wanted: dict[str, Any] = {"equipment": equipment.split(), "avoid": avoid.split(), "weeks": 1}
    args = PlanTrainingArguments(goal="hypertrophy", days_per_week=4, level="intermediate", **wanted)
    return PlanTraining(CATALOGUE).run(args)


def test_in_a_gym_everything_stays_as_it_is() -> None:
    """A plan for the gym needs no other exercise there, and every exercise is named."""
    result = plan("gym")
    held = {item.exercise_id for day in result.weeks[0].days for item in day.items}
    gym = result.variants[TrainingPlace.GYM]
    assert {exercise_id: variant.exercise_id for exercise_id, variant in gym.items()} == {i: i for i in held}


@pytest.mark.parametrize("place", [TrainingPlace.HOME, TrainingPlace.TRAVEL])
@pytest.mark.parametrize(("equipment", "avoid"), [("gym", ""), ("gym", "shoulder lower_back"), ("dumbbell bench", "")])
def test_replacements_can_be_done_there_and_keep_the_rest(place: TrainingPlace, equipment: str, avoid: str) -> None:
    """Equipment of the place (at home one's own as well), body parts, level, and a target muscle in common."""
    own = set(equipment.split()) - {"gym"} if place is TrainingPlace.HOME else set()
    found = plan(equipment, avoid).variants[place]
    assert found
    for exercise_id, variant in found.items():
        one, other = CATALOGUE.get(exercise_id), CATALOGUE.get(variant.exercise_id)
        assert {str(piece) for piece in other.equipment} <= THERE[place] | own | {"bodyweight"}
        assert not set(other.avoid) & set(avoid.split())
        assert other.level != "advanced"
        assert set(one.primary_muscles) & set(other.primary_muscles)


def test_the_movement_stays_the_same() -> None:
    """A squat stays a squat and a push a push, wherever it is done; only isolated muscles may be trained otherwise."""
    movements = load_rules().movements.values()
    for place in TrainingPlace:
        for exercise_id, variant in plan("gym").variants[place].items():
            one, other = CATALOGUE.get(exercise_id).pattern, CATALOGUE.get(variant.exercise_id).pattern
            group = next((group for group in movements if one in group), None)
            assert group is None or other in group


def test_a_plan_with_body_weight_gets_loads_in_a_gym_only_where_something_replaces_it() -> None:
    """What can be done anywhere stays, so that a day in a gym is the same training."""
    result = plan("bodyweight")
    assert all(variant.exercise_id == key for key, variant in result.variants[TrainingPlace.GYM].items())
