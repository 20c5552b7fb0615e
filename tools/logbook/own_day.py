"""What a person adds to a day's log by themselves, beside any plan: the training of one day, of their own choice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from domain.vocabulary import Language, WeightUnit
from knowledge.exercises.catalogue import Exercise
from tools.logbook.loading import loads_of
from tools.logbook.log import FollowedPlan
from tools.logbook.programme import Method, PlannedExercise, PlannedSession, Programme, SetTarget, Steps
from tools.logbook.stand_in import USUAL_REPS, USUAL_RIR, USUAL_SECONDS

OWN = "own"
"""The programme's `tool` where no tool wrote it."""
SETS = 3
"""As many as most plans begin with (ACSM 2009: one to three sets for novices)."""
_REST_S = 90
_NO_STEPS = Steps(by_exercise={}, misses=1, reset_percent=0)


def own_id(date: dt.date) -> str:
    """The id of a day's own plan: there is one a day."""
    return f"{OWN}:{date.isoformat()}"


def own_plan(exercises: Sequence[PlannedExercise], date: dt.date, unit: WeightUnit) -> FollowedPlan:
    """The day as a plan of one session. It is over with its day, so that it takes no followed plan's place."""
    names = {language: " + ".join(one.names[language] for one in exercises) for language in Language}
    session = PlannedSession(number=0, week=1, block=0, deload=False, day=0, names=names, exercises=list(exercises))
    programme = Programme(tool=OWN, unit=unit, sessions=[session], steps=_NO_STEPS)
    return FollowedPlan(id=own_id(date), programme=programme, started=date, ended=date)


def own_exercise(exercise: Exercise, unit: WeightUnit) -> PlannedExercise:
    """An exercise with the usual three sets; its loads are chosen, or follow from the last times."""
    held = exercise.measure == "seconds"
    low, high = USUAL_SECONDS if held else USUAL_REPS
    return PlannedExercise(
        exercise_id=exercise.id,
        names=exercise.names,
        measure=exercise.measure,
        per_side=exercise.unilateral,
        rest_s=_REST_S,
        method=Method.UNLOADED if loads_of(exercise, unit) is None else Method.DOUBLE,
        sets=[SetTarget(low=low, high=high, rir=None if held else USUAL_RIR)] * SETS,
    )
