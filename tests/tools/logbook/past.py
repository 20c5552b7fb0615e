"""Plans and pasts for the tests: short ways to say what was written and what was done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from domain.vocabulary import Language, WeightUnit
from knowledge.exercises.catalogue import Catalogue
from tools.logbook.advice import Situation
from tools.logbook.loading import loads_of
from tools.logbook.log import ExerciseSession, LoggedSet
from tools.logbook.programme import (
    Method,
    PlannedExercise,
    PlannedSession,
    Programme,
    SetTarget,
    Steps,
)

MONDAY = dt.date(2026, 3, 2)
CATALOGUE = Catalogue()


def names(text: str) -> dict[Language, str]:
    """The same name in every language."""
    return dict.fromkeys(Language, text)


def planned(exercise_id: str, target: SetTarget, sets: int = 3, method: Method = Method.DOUBLE) -> PlannedExercise:
    """An exercise of a plan with equal sets."""
    exercise = CATALOGUE.get(exercise_id)
    return PlannedExercise(
        exercise_id=exercise_id,
        names=exercise.names,
        measure=exercise.measure,
        per_side=exercise.unilateral,
        rest_s=90,
        method=method,
        sets=[target] * sets,
    )


def programme(
    exercises: Sequence[PlannedExercise], days: Sequence[int] = (0, 2, 4), weeks: int = 4, **more: object
) -> Programme:
    """The same session on each of the days of every week; four weeks are a block."""
    sessions = [
        PlannedSession(
            number=week * len(days) + place,
            week=week + 1,
            block=week // 4,
            deload=False,
            day=7 * week + day,
            names=names("Day"),
            exercises=list(exercises),
        )
        for week in range(weeks)
        for place, day in enumerate(days)
    ]
    steps = Steps(by_exercise={"bench-press": 2.5, "barbell-back-squat": 5.0}, misses=2, reset_percent=90)
    plan = Programme(tool="plan_training", unit=WeightUnit.KG, sessions=sessions, steps=steps)
    return plan.model_copy(update=more)


def situation(one: PlannedExercise, past: Sequence[ExerciseSession] = (), **more: object) -> Situation:
    """Where the plan stands before the next session of `one`."""
    loads = loads_of(CATALOGUE.get(one.exercise_id), WeightUnit.KG)
    found = Situation(planned=one, past=past, loads=loads, programme=programme([one]), plan_id="plan")
    return replace(found, **more)  # type: ignore[arg-type]


def done(
    one: PlannedExercise,
    amounts: Sequence[int],
    load: float = 0.0,
    day: int = 0,
    rir: float | None = None,
    **more: object,
) -> ExerciseSession:
    """A session of `one`: the repetitions of its sets, all at one load."""
    sets = [
        LoggedSet(
            session_id=f"day {day}",
            place=0,
            number=number,
            exercise_id=one.exercise_id,
            load=load,
            unit=WeightUnit.KG,
            amount=amount,
            rir=rir,
            target=one.sets[min(number, len(one.sets) - 1)],
        )
        for number, amount in enumerate(amounts)
    ]
    session = ExerciseSession(
        plan_id="plan",
        date=MONDAY + dt.timedelta(days=day),
        block=0,
        deload=False,
        load_factor=1.0,
        sets=sets,
    )
    return session.model_copy(update=more)
