"""The whole month of a routine: main lifts, supplemental work and assistance, day by day."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import groupby

from domain.vocabulary import Language, Level, Lift
from knowledge.exercises.catalogue import Catalogue, Exercise
from tools.base import Tool
from tools.strength.models_531 import LiftDay, SetKind, Week531, WorkSet
from tools.strength.routine_cycle import calculate, exact_kg, experience_of, usual_gym
from tools.strength.routine_data import AssistanceWork, Purpose, load_routine
from tools.strength.routine_models import (
    LiftLoads,
    Part,
    RoutineDay,
    RoutineExercise,
    RoutineMonthArguments,
    RoutineMonthResult,
    RoutinePurpose,
    RoutineSets,
    RoutineWeek,
)

Animate = Callable[[str], str | None]
"""Gives where an exercise's animation is, or None where it has none."""
_LEVELS = list(Level)


class RoutineMonth(Tool[RoutineMonthArguments, RoutineMonthResult]):
    """Write a month of 5/3/1 training: main lifts, supplemental sets and assistance for a purpose, each day."""

    name = "routine_month"
    arguments = RoutineMonthArguments
    result = RoutineMonthResult

    def __init__(self, catalogue: Catalogue, animate: Animate) -> None:
        self._catalogue = catalogue
        self._animate = animate

    def run(self, args: RoutineMonthArguments) -> RoutineMonthResult:
        """Calculate the cycle and put the purpose's assistance behind it; every valid request has an answer."""
        data, experience = load_routine(), experience_of(args)
        purpose = data.purposes[args.purpose]
        routine, gym = calculate(args, purpose.template, args.days_per_week), usual_gym()
        cycle = routine.cycle
        writer = _Writer(self._catalogue, self._animate, purpose, experience.level, cycle.training_max)
        weeks = writer.weeks(cycle.weeks)
        return RoutineMonthResult(
            program=data.program,
            purpose=RoutinePurpose(number=args.purpose, key=purpose.key, names=purpose.names),
            template=purpose.template,
            training_max_rate=experience.training_max_percent,
            training_max_kg=LiftLoads.of(cycle.training_max),
            rounding_kg=gym.rounding,
            bar_kg=gym.bar,
            days_per_week=args.days_per_week,
            calendar_weeks=max(day.calendar_week for week in weeks for day in week.days),
            next_training_max_kg=LiftLoads.of(routine.next_training_max),
            weeks=weeks,
            checks=routine.checks,
            sources=routine.sources,
        )


@dataclass(frozen=True)
class _Writer:
    """Writes the weeks of one request; `maxes` are the training maxes in kg."""

    catalogue: Catalogue
    animate: Animate
    purpose: Purpose
    level: Level
    maxes: dict[Lift, float]

    def weeks(self, weeks: list[Week531]) -> list[RoutineWeek]:
        """Each week with its days; the deload week has no assistance."""
        days = {week.week: _days(week) for week in weeks}
        # The same lifts have the same assistance every week, so each is written once.
        assistance = {
            lifts: self._assistance(lifts) for lifts in {_lifts(day) for week in days.values() for day in week}
        }
        return [
            RoutineWeek(
                week=week.week,
                deload=week.deload,
                days=[self._day(day, [] if week.deload else assistance[_lifts(day)]) for day in days[week.week]],
            )
            for week in weeks
        ]

    def _day(self, together: list[LiftDay], assistance: list[RoutineExercise]) -> RoutineDay:
        barbell = [exercise for one in together for exercise in self._barbell(one)]
        first = together[0]
        return RoutineDay(day=first.day, calendar_week=first.calendar_week, exercises=[*barbell, *assistance])

    def _barbell(self, day: LiftDay) -> list[RoutineExercise]:
        """The main lift with its warm-up sets, then the same lift as supplemental work."""
        exercise, training_max_kg = self.catalogue.get(load_routine().lifts[day.lift]), self.maxes[day.lift]
        main = [_barbell_sets(one, 1, training_max_kg) for one in day.sets if one.kind is not SetKind.SUPPLEMENTAL]
        written = [self._write(exercise, Part.MAIN, main)]
        # A template's supplemental sets are equal.
        if again := [one for one in day.sets if one.kind is SetKind.SUPPLEMENTAL]:
            sets = _barbell_sets(again[0], len(again), training_max_kg)
            written.append(self._write(exercise, Part.SUPPLEMENTAL, [sets]))
        return written

    def _assistance(self, lifts: tuple[Lift, ...]) -> list[RoutineExercise]:
        """The purpose's assistance for the lifts of a day, no exercise twice."""
        most = load_routine().assistance_on_shared_days if len(lifts) > 1 else None
        chosen: dict[str, AssistanceWork] = {}
        for lift in lifts:
            for work in self.purpose.assistance[lift][:most]:
                chosen.setdefault(self._suited(work, taken=chosen.keys()).id, work)
        return [
            self._write(self.catalogue.get(exercise_id), Part.ASSISTANCE, [_assistance_sets(work)])
            for exercise_id, work in chosen.items()
        ]

    def _suited(self, work: AssistanceWork, taken: Collection[str]) -> Exercise:
        """The exercise, or where it is above the level its first easier variation that is counted alike."""
        wanted = self.catalogue.get(work.exercise)
        easier = [self.catalogue.get(exercise_id) for exercise_id in wanted.easier]
        alike = [one for one in easier if one.measure == wanted.measure and one.id not in taken]
        return next((one for one in [wanted, *alike] if self._is_within_level(one)), wanted)

    def _is_within_level(self, exercise: Exercise) -> bool:
        return _LEVELS.index(exercise.level) <= _LEVELS.index(self.level)

    def _write(self, exercise: Exercise, part: Part, sets: list[RoutineSets]) -> RoutineExercise:
        return RoutineExercise(
            exercise_id=exercise.id,
            name=exercise.names[Language.EN],
            names=exercise.names,
            part=part,
            per_side=exercise.unilateral,
            sets=sets,
            reps_in_reserve=load_routine().reps_in_reserve if part is Part.ASSISTANCE else None,
            rest_s=getattr(self.purpose.rest_s, part),
            gif=self.animate(exercise.id),
        )


def _days(week: Week531) -> list[list[LiftDay]]:
    """The lifts of a week by the day that they share."""
    return [list(together) for _, together in groupby(week.days, key=lambda one: (one.calendar_week, one.day))]


def _lifts(together: list[LiftDay]) -> tuple[Lift, ...]:
    return tuple(one.lift for one in together)


def _barbell_sets(one: WorkSet, count: int, training_max_kg: float) -> RoutineSets:
    return RoutineSets(
        kind=one.kind,
        count=count,
        reps=one.reps,
        amrap=one.amrap,
        percent=one.percent,
        exact_kg=exact_kg(training_max_kg, one.percent),
        load_kg=one.load,
        plates_per_side_kg=one.plates_per_side,
    )


def _assistance_sets(work: AssistanceWork) -> RoutineSets:
    return RoutineSets(kind=Part.ASSISTANCE, count=work.sets, reps=work.reps, seconds=work.seconds)
