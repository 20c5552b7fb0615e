"""A planned exercise with another one in its place: the sets are kept, what belonged to the old one's loads is not."""

from __future__ import annotations

from knowledge.exercises.catalogue import Exercise
from tools.logbook.loading import loads_of
from tools.logbook.programme import Method, PlannedExercise, Programme, SetKind, SetTarget

USUAL_RIR = 2.0
"""Repetitions in reserve where the plan gave a load instead (a percentage leaves about as many)."""
USUAL_REPS = (8, 12)
USUAL_SECONDS = (20, 30)
"""Where one exercise is counted and the other is held: our own figures, moderate for both."""


def in_place_of(planned: PlannedExercise, exercise: Exercise, programme: Programme) -> PlannedExercise:
    """The exercise as the plan would ask for it, with as many work sets, and no percentage or load of the old one."""
    kept = [target for target in planned.sets if target.kind is SetKind.WORK] or planned.sets
    low, high = _amounts(planned, exercise, kept[0])
    rir = None if exercise.measure == "seconds" else kept[0].rir if kept[0].rir is not None else USUAL_RIR
    loaded = loads_of(exercise, programme.unit) is not None
    method = planned.method if planned.method is not Method.PERCENT else Method.DOUBLE
    if loaded and method is Method.UNLOADED:
        method = Method.DOUBLE
    return PlannedExercise(
        exercise_id=exercise.id,
        names=exercise.names,
        measure=exercise.measure,
        per_side=exercise.unilateral,
        rest_s=planned.rest_s,
        method=method if loaded else Method.UNLOADED,
        sets=[SetTarget(low=low, high=high, rir=rir)] * len(kept),
    )


def _amounts(planned: PlannedExercise, exercise: Exercise, target: SetTarget) -> tuple[int, int]:
    """Repetitions or seconds: the plan's own where both are counted alike."""
    if planned.measure == exercise.measure:
        return target.low, target.high
    return USUAL_SECONDS if exercise.measure == "seconds" else USUAL_REPS
