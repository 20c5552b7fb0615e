"""A training plan as sessions."""

from __future__ import annotations

import re

from domain.errors import InvalidInput
from domain.vocabulary import Muscle
from knowledge.exercises.catalogue import Catalogue
from tools.exporting.sessions import WARMUP, WORK_LOAD, Session, SessionExercise, SetLine, TrainingProgramme
from tools.exporting.titles import title
from tools.exporting.words import ExportWords
from tools.training.models import PlannedDay, PlannedExercise, PlannedWeek, PlanTrainingResult

_LEGS = {
    Muscle.QUADRICEPS,
    Muscle.HAMSTRINGS,
    Muscle.GLUTES,
    Muscle.CALVES,
    Muscle.ADDUCTORS,
    Muscle.ABDUCTORS,
}


def training_programme(plan: PlanTrainingResult, words: ExportWords, catalogue: Catalogue) -> TrainingProgramme:
    """All weeks of the plan; the smallest step of its progression belongs to each exercise with a load."""
    sessions = tuple(_session(week, day, words) for week in plan.weeks for day in week.days)
    used = {exercise.exercise_id for session in sessions for exercise in session.exercises}
    return TrainingProgramme(
        title=title(plan, words),
        sessions=sessions,
        increments={id_: _increment_kg(id_, plan, catalogue) for id_ in sorted(used)},
    )


def _session(week: PlannedWeek, day: PlannedDay, words: ExportWords) -> Session:
    return Session(
        week=week.week,
        weekday=day.weekday,
        name=words.local(day.names, day.name),
        minutes=day.minutes,
        deload=week.deload,
        exercises=tuple(_exercise(item, words) for item in day.items),
        before=_warmup(day, words),
        after=_easy_cardio(day, words),
        week_note=words.local(week.note),
    )


def _exercise(item: PlannedExercise, words: ExportWords) -> SessionExercise:
    numbers = [int(number) for number in re.findall(r"\d+", item.reps)]
    if not numbers:
        raise InvalidInput(f"{item.reps!r} is no number of repetitions.", field="plan", hint="Make the plan again.")
    kind, value = item.intensity.kind, item.intensity.value
    line = SetLine(
        count=item.sets,
        low=numbers[0],
        high=numbers[-1],
        timed=item.measure == "seconds",
        per_side=item.per_side,
        percent=value if kind == "percent_1rm" else None,
        rir=value if kind == "rir" else None,
        rpe=value if kind == "rpe" else None,
        rest_s=item.rest_s,
        more_load_percent=item.load_change_percent,
    )
    ramp_up = (
        SetLine(1, ramp.reps, ramp.reps, kind=WARMUP, percent=ramp.percent, percent_of=WORK_LOAD)
        for ramp in item.ramp_up
    )
    return SessionExercise(item.exercise_id, words.local(item.names, item.name), (*ramp_up, line), item.pair)


def _warmup(day: PlannedDay, words: ExportWords) -> str:
    items = [
        words.text("warmup-item", name=words.local(item.names, item.name), seconds=item.seconds)
        for item in day.warmup.items
    ]
    if not items:
        return words.text("warmup-easy", minutes=day.warmup.minutes)
    return words.text("warmup", minutes=day.warmup.minutes, items=words.join(items))


def _easy_cardio(day: PlannedDay, words: ExportWords) -> str:
    minutes = day.easy_cardio.minutes
    return words.text("easy-cardio", minutes=minutes, what=words.local(day.easy_cardio.names)) if minutes else ""


def _increment_kg(exercise_id: str, plan: PlanTrainingResult, catalogue: Catalogue) -> float:
    """The step for legs or upper body; the smaller one where the catalogue does not know the exercise."""
    steps = plan.progression.increment_kg
    legs = exercise_id in catalogue and bool(_LEGS & set(catalogue.get(exercise_id).primary_muscles))
    return steps.get("lower_body" if legs else "upper_body", min(steps.values(), default=0.0))
