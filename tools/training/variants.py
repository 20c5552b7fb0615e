"""What takes the place of an exercise at home, in a gym or on a journey, with the same movement and muscles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import yaml

from domain.vocabulary import Equipment, Language, MovementPattern, TrainingPlace
from knowledge.exercises.catalogue import Exercise
from tools.training.allocate import Allotment
from tools.training.models import PlanTrainingArguments, Variant
from tools.training.pool import fractional_sets, is_resistance, is_there, reasons_against
from tools.training.prescription import Scheme, is_loaded, scheme_for
from tools.training.rules import FOLDER, Data, load_rules

# Points of a replacement; those for muscles are for exactly the same ones.
_SAME_MUSCLES = 3.0
_SAME_PATTERN = 2.0
_LISTED = 1.0
_BOTH_LOADED = 2.0
_TAKEN = -3.0
"""It already stands for another exercise in that place."""


class Places(Data):
    """What is there at home, in a gym and on a journey (`places.yaml`)."""

    equipment: dict[TrainingPlace, list[Equipment]]


@cache
def load_places() -> Places:
    """The places as the data file holds them."""
    return Places.model_validate(yaml.safe_load((FOLDER / "places.yaml").read_text("utf-8")))


def variants_for(
    catalogue: Iterable[Exercise], allotments: Sequence[Allotment], args: PlanTrainingArguments
) -> dict[TrainingPlace, dict[str, Variant]]:
    """For each place, by the id of each exercise of the plan, what to do there; without those that nothing replaces."""
    anywhere = args.model_copy(update={"equipment": [Equipment.GYM]})
    allowed = [exercise for exercise in catalogue if not reasons_against(exercise, anywhere)]
    planned: dict[str, Allotment] = {}
    for one in allotments:
        planned.setdefault(one.candidate.exercise.id, one)
    return {
        place: _in_place([e for e in allowed if is_there(e, _what_is_there(place, args))], planned, anywhere)
        for place in TrainingPlace
    }


def _what_is_there(place: TrainingPlace, args: PlanTrainingArguments) -> set[Equipment]:
    """The place's equipment; at home also what the request names, unless that is a gym."""
    own = set(args.equipment) if place is TrainingPlace.HOME and Equipment.GYM not in args.equipment else set()
    return own.union(load_places().equipment[place])


def _in_place(
    there: Sequence[Exercise], planned: dict[str, Allotment], args: PlanTrainingArguments
) -> dict[str, Variant]:
    """The exercises that can stay stay; the others take the best free one."""
    ids = {exercise.id for exercise in there}
    taken = {exercise_id for exercise_id in planned if exercise_id in ids}
    variants = {}
    for exercise_id, one in planned.items():
        exercise, scheme = one.candidate.exercise, one.candidate.scheme
        if exercise_id not in ids:
            found = _best(exercise, there, taken)
            schemed = scheme_for(found, one.candidate.role, args) if found else None
            if found is None or schemed is None:
                continue
            exercise, scheme = found, schemed
            taken.add(exercise.id)
        variants[exercise_id] = _variant(exercise, scheme)
    return variants


def _best(exercise: Exercise, there: Sequence[Exercise], taken: set[str]) -> Exercise | None:
    """The closest exercise of the same movement that trains a target of the other."""
    rivals = [other for other in there if _trains_the_same(exercise, other)]
    return max(
        rivals, key=lambda other: (_likeness(exercise, other) + _TAKEN * (other.id in taken), other.id), default=None
    )


def _trains_the_same(one: Exercise, other: Exercise) -> bool:
    """The same kind of work with a target in common: the same movement, or any for an isolated muscle."""
    if is_resistance(one) != is_resistance(other) or set(one.primary_muscles).isdisjoint(other.primary_muscles):
        return False
    if not is_resistance(one):
        return one.kind is other.kind
    groups = [*load_rules().movements.values(), [one.pattern]]
    alike = any(one.pattern in group and other.pattern in group for group in groups)
    return alike or one.pattern is MovementPattern.ISOLATION


def _likeness(one: Exercise, other: Exercise) -> float:
    """Points for muscles in common (of all that either trains), the same pattern, a listed relation, a load alike."""
    ours, theirs = fractional_sets(one), fractional_sets(other)
    muscles = {*ours, *theirs}
    common = sum(min(ours.get(m, 0.0), theirs.get(m, 0.0)) for m in muscles)
    every = sum(max(ours.get(m, 0.0), theirs.get(m, 0.0)) for m in muscles)
    listed = other.id in {*one.swaps, *one.easier, *one.harder}
    return (
        _SAME_MUSCLES * common / every
        + _SAME_PATTERN * (one.pattern is other.pattern)
        + _LISTED * listed
        + _BOTH_LOADED * (is_loaded(one) == is_loaded(other))
    )


def _variant(exercise: Exercise, scheme: Scheme) -> Variant:
    low, high = scheme.reps
    return Variant(
        exercise_id=exercise.id,
        name=exercise.names[Language.EN],
        names=exercise.names,
        reps=str(low) if low == high else f"{low}-{high}",
        measure=exercise.measure,
    )
