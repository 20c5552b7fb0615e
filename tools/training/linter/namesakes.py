"""Plain names in plans without equipment: at home "squats" are done with body weight."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from domain.vocabulary import Equipment
from knowledge.exercises.catalogue import Catalogue, Exercise
from retrievers.names import names_of
from tools.training.linter.reading.plan import Item, Plan
from tools.training.linter.reading.writing import prepare
from tools.training.pool import is_there


def suit_to_equipment(plan: Plan, equipment: Collection[Equipment], catalogue: Catalogue) -> None:
    """Read names that need what is not there as their easier namesakes with body weight, where no load is written.

    "Squat" is the end of "bodyweight squat", so it may mean that; "back squat" and "bench press" may not.
    """
    for item in (item for week in plan.weeks for day in week.days for item in day.items):
        exercise = item.exercise
        if exercise is None or is_there(exercise, equipment) or item.load_kg or item.percents:
            continue
        namesake = _namesake(item, exercise, catalogue)
        if namesake:
            item.name = replace(item.name, exercise=namesake)


def _namesake(item: Item, exercise: Exercise, catalogue: Catalogue) -> Exercise | None:
    easier = [catalogue.get(exercise_id) for exercise_id in exercise.easier]
    unloaded = [one for one in easier if is_there(one, [])]
    return next((one for one in unloaded if any(prepare(name).endswith(item.written) for name in names_of(one))), None)
