"""The whole month of a routine: main lifts, supplemental work and assistance, day by day."""

from __future__ import annotations

from itertools import groupby

from domain.vocabulary import Level, Lift
from knowledge.exercises.catalogue import Catalogue
from tools.base import Tool
from tools.strength.models_531 import LiftDay, Week531
from tools.strength.routine_cycle import calculate, experience_of, usual_gym
from tools.strength.routine_data import load_routine
from tools.strength.routine_exercises import Animate, ExerciseWriter
from tools.strength.routine_models import (
    LiftLoads,
    RoutineDay,
    RoutineExercise,
    RoutineMonthArguments,
    RoutineMonthResult,
    RoutinePurpose,
    RoutineWeek,
)


class RoutineMonth(Tool[RoutineMonthArguments, RoutineMonthResult]):
    """Write a month of 5/3/1 training: main lifts, supplemental sets and assistance for a purpose, each day."""

    name = "routine_month"
    arguments = RoutineMonthArguments
    result = RoutineMonthResult

    def __init__(self, catalogue: Catalogue, animate: Animate) -> None:
        self._exercises = ExerciseWriter(catalogue, animate)

    def run(self, args: RoutineMonthArguments) -> RoutineMonthResult:
        """Calculate the cycle and put the purpose's assistance behind it; every valid request has an answer."""
        data, experience = load_routine(), experience_of(args)
        purpose = data.purposes[args.purpose]
        routine, gym = calculate(args, purpose.template, args.days_per_week), usual_gym()
        cycle = routine.cycle
        weeks = [self._week(week, args.purpose, experience.level, cycle.training_max) for week in cycle.weeks]
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

    def _week(self, week: Week531, purpose: int, level: Level, maxes: dict[Lift, float]) -> RoutineWeek:
        """A week with its days; the deload week has no assistance."""
        days = []
        for _, together in groupby(week.days, key=lambda one: (one.calendar_week, one.day)):
            lifts = list(together)
            names = tuple(one.lift for one in lifts)
            assistance = [] if week.deload else self._exercises.assistance(purpose, level, names)
            days.append(_day(lifts, [*self._barbell(lifts, purpose, maxes), *assistance]))
        return RoutineWeek(week=week.week, deload=week.deload, days=days)

    def _barbell(self, lifts: list[LiftDay], purpose: int, maxes: dict[Lift, float]) -> list[RoutineExercise]:
        work = load_routine().purposes[purpose]
        return [exercise for one in lifts for exercise in self._exercises.barbell(one, maxes[one.lift], work)]


def _day(together: list[LiftDay], exercises: list[RoutineExercise]) -> RoutineDay:
    return RoutineDay(day=together[0].day, calendar_week=together[0].calendar_week, exercises=exercises)
