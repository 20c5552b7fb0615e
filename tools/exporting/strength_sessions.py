"""A 5/3/1 plan as sessions: the lifts that share a day stand in one session."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from domain.vocabulary import Lift
from knowledge.exercises.catalogue import Catalogue
from tools.exporting.sessions import Named, Session, SessionExercise, SetLine, TrainingProgramme
from tools.exporting.titles import title
from tools.exporting.words import ExportWords
from tools.strength.models_531 import AssistanceExercise, Calculate531Result, LiftDay, Week531, WorkSet
from tools.training.splits import load_splits

LIFT_EXERCISES = {
    Lift.BENCH_PRESS: "bench-press",
    Lift.SQUAT: "barbell-back-squat",
    Lift.DEADLIFT: "deadlift",
    Lift.OVERHEAD_PRESS: "overhead-press",
}
"""The lifts in the catalogue of exercises."""
SESSION_MIN = 60
"""How long a session stands in a calendar: the plan gives no minutes; a convention of ours."""

_Placed = tuple[Week531, LiftDay]


def strength_programme(plan: Calculate531Result, words: ExportWords, catalogue: Catalogue) -> TrainingProgramme:
    """All cycles of the plan, with every load written out."""
    placed = [(week, day) for cycle in plan.cycles for week in cycle.weeks for day in week.days]
    placed.sort(key=lambda pair: (pair[1].calendar_week, pair[1].day))
    most_days = max(day.day for _, day in placed)
    days = [list(group) for _, group in groupby(placed, key=lambda pair: (pair[1].calendar_week, pair[1].day))]
    return TrainingProgramme(
        title=title(plan, words),
        sessions=tuple(_session(day, load_splits().weekdays[most_days], plan, words, catalogue) for day in days),
        unit=plan.unit,
        note=next_cycle_text(plan, words),
    )


def next_cycle_text(plan: Calculate531Result, words: ExportWords) -> str:
    """What the next cycle adds to each training max."""
    steps = [
        words.text("next-step", lift=words.name("lift", lift), increment=step, unit=plan.unit.value)
        for lift, step in plan.progression.increment.items()
    ]
    return words.text("next-cycle", steps=words.join(steps))


def catalogue_names(catalogue: Catalogue, words: ExportWords) -> Named:
    """From an exercise's id to its name in the language of the export; empty where the catalogue lacks it."""
    return lambda exercise_id: words.local(catalogue.get(exercise_id).names) if exercise_id in catalogue else ""


def _session(
    lifts: list[_Placed], weekdays: list[int], plan: Calculate531Result, words: ExportWords, catalogue: Catalogue
) -> Session:
    week, first = lifts[0]
    name = words.join([words.name("lift", day.lift) for _, day in lifts])
    if week.seventh_week and not week.deload:
        name = words.text("session-named", session=name, name=words.name("seventh_week", week.seventh_week))
    return Session(
        week=first.calendar_week,
        weekday=weekdays[first.day - 1],
        name=name,
        minutes=SESSION_MIN,
        deload=week.deload,
        exercises=tuple(_exercises((day for _, day in lifts), plan, words, catalogue_names(catalogue, words))),
    )


def _exercises(
    days: Iterable[LiftDay], plan: Calculate531Result, words: ExportWords, named: Named
) -> Iterable[SessionExercise]:
    for day in days:
        lines = tuple(set_line(one, plan) for one in day.sets)
        yield SessionExercise(LIFT_EXERCISES[day.lift], words.name("lift", day.lift), lines)
        for extra in day.assistance:
            yield SessionExercise(extra.exercise_id, named(extra.exercise_id) or extra.name, (assistance_line(extra),))


def set_line(one: WorkSet, plan: Calculate531Result) -> SetLine:
    """One set with its load."""
    return SetLine(
        count=1,
        low=one.reps,
        high=one.reps_max or one.reps,
        amrap=one.amrap,
        kind=one.kind.value,
        load=one.load,
        unit=plan.unit,
        plates_per_side=tuple(one.plates_per_side),
        percent=one.percent,
        percent_of="training_max",
    )


def assistance_line(extra: AssistanceExercise) -> SetLine:
    """The sets of an assistance exercise, which have no load."""
    amount = extra.reps or extra.seconds or 0
    return SetLine(count=extra.sets, low=amount, high=amount, timed=extra.seconds is not None)
