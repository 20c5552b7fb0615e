"""From a tool's plan to a programme that can be followed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from pydantic import ValidationError

from domain.errors import InvalidInput
from domain.vocabulary import Language, Muscle, WeightUnit
from knowledge.exercises.catalogue import Catalogue, Exercise
from tools.logbook.loading import loads_of, trains_lower_body
from tools.logbook.programme import (
    Gym,
    Method,
    Names,
    PlannedExercise,
    PlannedSession,
    Programme,
    SetKind,
    SetTarget,
    Steps,
)
from tools.strength import models_531 as strength
from tools.strength.programme_531 import load_programme
from tools.strength.routine_data import load_routine
from tools.training import models as training
from tools.training.prescription import load_prescription
from tools.training.splits import load_splits

FOLLOWED = ("plan_training", "calculate_531")
"""Tools whose plans can be followed."""
_DAYS_PER_WEEK = 7
_MISSES_OF_A_WAVE = 2
"""As progression.yaml tells lifters: two sessions in a row."""
_WEEKLY_SETS = "weekly_sets:"


def read_programme(
    tool: str, result: Mapping[str, Any], catalogue: Catalogue, unit: WeightUnit = WeightUnit.KG
) -> Programme:
    """A plan's result as a programme; `unit` is the person's, where the plan has none of its own.

    Raises InvalidInput for the results of other tools, and for those of a version that no longer fits.
    """
    try:
        if tool == "plan_training":
            return from_training(training.PlanTrainingResult.model_validate(result), catalogue, unit)
        if tool == "calculate_531":
            return from_531(strength.Calculate531Result.model_validate(result), catalogue)
    except ValidationError as error:
        raise InvalidInput(
            "This plan comes from another version and can no longer be followed.",
            field="plan",
            hint="Have it made again.",
        ) from error
    raise InvalidInput(f"A result of {tool} is no plan to follow.", field="plan", hint=f"Use {' or '.join(FOLLOWED)}.")


def from_training(plan: training.PlanTrainingResult, catalogue: Catalogue, unit: WeightUnit) -> Programme:
    """The weeks of a training plan, one block every four weeks."""
    length = load_prescription().weeks_in_block
    sessions: list[PlannedSession] = []
    for week in plan.weeks:
        for day in week.days:
            sessions.append(
                PlannedSession(
                    number=len(sessions),
                    week=week.week,
                    block=(week.week - 1) // length,
                    deload=week.deload,
                    day=(week.week - 1) * _DAYS_PER_WEEK + day.weekday - 1,
                    names=day.names,
                    exercises=[_of_training(item, catalogue, plan.progression.method) for item in day.items],
                )
            )
    return Programme(
        tool="plan_training",
        unit=unit,
        sessions=sessions,
        steps=Steps(
            by_exercise=_steps(sessions, catalogue, unit),
            misses=_MISSES_OF_A_WAVE,
            reset_percent=load_programme().reset_percent,
        ),
        weekly_range={
            Muscle(check.name.removeprefix(_WEEKLY_SETS)): (check.low, check.high)
            for check in plan.checks
            if check.name.startswith(_WEEKLY_SETS) and check.low is not None and check.high is not None
        },
    )


def from_531(plan: strength.Calculate531Result, catalogue: Catalogue) -> Programme:
    """The cycles of a 5/3/1 plan, one block a cycle; lifts that share a day are one session."""
    lifts = load_routine().lifts
    days = [(cycle, week, day) for cycle in plan.cycles for week in cycle.weeks for day in week.days]
    per_week = max(day.day for _, _, day in days)
    weekdays = load_splits().weekdays[per_week]
    weeks = {(cycle.cycle, week.week, week.seventh_week): None for cycle, week, _ in days}
    numbers = {key: number for number, key in enumerate(weeks, start=1)}
    sessions: list[PlannedSession] = []
    for (calendar_week, place), group in groupby(days, key=lambda one: (one[2].calendar_week, one[2].day)):
        together = list(group)
        cycle, week, _ = together[0]
        sessions.append(
            PlannedSession(
                number=len(sessions),
                week=numbers[cycle.cycle, week.week, week.seventh_week],
                block=cycle.cycle - 1,
                deload=week.deload,
                day=(calendar_week - 1) * _DAYS_PER_WEEK + weekdays[place - 1] - 1,
                names=_joined(catalogue.get(lifts[day.lift]).names for _, _, day in together),
                exercises=[one for _, _, day in together for one in _of_lift_day(day, catalogue)],
            )
        )
    return Programme(
        tool="calculate_531",
        unit=plan.unit,
        sessions=sessions,
        steps=Steps(
            by_exercise={lifts[lift]: step for lift, step in plan.progression.increment.items()},
            misses=1,
            reset_percent=plan.progression.reset_percent,
        ),
        maxes={
            lifts[lift]: [cycle.training_max[lift] for cycle in plan.cycles] for lift in plan.cycles[0].training_max
        },
        gym=Gym(bar=plan.bar, rounding=plan.rounding),
    )


def _of_training(item: training.PlannedExercise, catalogue: Catalogue, method: str) -> PlannedExercise:
    low, _, high = item.reps.partition("-")
    by_percent = item.intensity.kind == "percent_1rm"
    target = SetTarget(
        low=int(low),
        high=int(high or low),
        rir=_rir(item.intensity),
        percent=item.intensity.value if by_percent else None,
    )
    return PlannedExercise(
        exercise_id=item.exercise_id,
        names=item.names,
        measure=item.measure,
        per_side=item.per_side,
        rest_s=item.rest_s,
        method=Method.PERCENT if by_percent else _method(catalogue.get(item.exercise_id), method),
        sets=[target] * item.sets,
    )


def _rir(intensity: training.Intensity) -> float | None:
    """Repetitions in reserve; sets by percent are written to leave some (percent_wave), holds have none."""
    if intensity.kind == "percent_1rm":
        return load_prescription().percent_wave.reps_in_reserve
    return intensity.value if intensity.kind == "rir" else None


def _method(exercise: Exercise, method: str) -> Method:
    if loads_of(exercise, WeightUnit.KG) is None:
        return Method.UNLOADED
    return Method.REPETITIONS_FIRST if method == Method.REPETITIONS_FIRST else Method.DOUBLE


def _of_lift_day(day: strength.LiftDay, catalogue: Catalogue) -> Iterable[PlannedExercise]:
    """The lift, then its assistance."""
    routine = load_routine()
    exercise = catalogue.get(routine.lifts[day.lift])
    rest = next(iter(routine.purposes.values())).rest_s
    yield PlannedExercise(
        exercise_id=exercise.id,
        names=exercise.names,
        measure=exercise.measure,
        per_side=exercise.unilateral,
        rest_s=rest.main,
        method=Method.PERCENT,
        sets=[_of_work_set(one) for one in day.sets],
    )
    for item in day.assistance:
        helper = catalogue.get(item.exercise_id)
        amount = item.reps or item.seconds or 0
        target = SetTarget(low=amount, high=amount, rir=None if item.seconds else routine.reps_in_reserve)
        yield PlannedExercise(
            exercise_id=helper.id,
            names=helper.names,
            measure=helper.measure,
            per_side=helper.unilateral,
            rest_s=rest.assistance,
            method=_method(helper, Method.DOUBLE),
            sets=[target] * item.sets,
        )


_KINDS = {
    strength.SetKind.WARMUP: SetKind.WARMUP,
    strength.SetKind.MAIN: SetKind.WORK,
    strength.SetKind.SUPPLEMENTAL: SetKind.SUPPLEMENTAL,
    strength.SetKind.JOKER: SetKind.JOKER,
}


def _of_work_set(one: strength.WorkSet) -> SetTarget:
    return SetTarget(
        low=one.reps,
        high=one.reps_max or one.reps,
        kind=_KINDS[one.kind],
        amrap=one.amrap,
        percent=one.percent,
        load=one.load,
        plates=one.plates_per_side,
    )


def _steps(sessions: Iterable[PlannedSession], catalogue: Catalogue, unit: WeightUnit) -> dict[str, float]:
    """What a block adds to the max of each lift that is done by percent."""
    increment = load_programme().increments[unit]
    lifts = {one.exercise_id for day in sessions for one in day.exercises if one.method is Method.PERCENT}
    return {
        lift: increment.lower if trains_lower_body(catalogue.get(lift)) else increment.upper for lift in sorted(lifts)
    }


def _joined(names: Iterable[Names]) -> Names:
    """Several lifts' names as one."""
    listed = list(names)
    return {language: " + ".join(one[language] for one in listed) for language in Language}
