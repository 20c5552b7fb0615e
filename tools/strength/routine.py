"""The routine API's first answer: a month's percentages, as numbers and as text, with the load of every set."""

from __future__ import annotations

from domain.vocabulary import Lift, Template531
from tools.base import Tool
from tools.strength.models_531 import Cycle531, SetKind, WorkSet
from tools.strength.routine_cycle import calculate, exact_kg, experience_of, usual_gym
from tools.strength.routine_data import load_routine
from tools.strength.routine_models import LiftLoads, RateSet, RateWeek, RoutineRateArguments, RoutineRateResult

_SETS_A_WEEK = range(3)


class RoutineRate(Tool[RoutineRateArguments, RoutineRateResult]):
    """Give a month's 5/3/1 percentages, as numbers and as text, and the load of every main set in kg."""

    name = "routine_rate"
    arguments = RoutineRateArguments
    result = RoutineRateResult

    def run(self, args: RoutineRateArguments) -> RoutineRateResult:
        """Calculate one cycle of the main work; every valid request has an answer."""
        routine = calculate(args, Template531.ORIGINAL, days_per_week=len(Lift))
        weeks, gym = _rate_weeks(routine.cycle), usual_gym()
        first, second, deload = weeks[0], weeks[1], weeks[-1]
        return RoutineRateResult(
            program=load_routine().program,
            init_weight_rate=first.sets[0].percent,
            increase_rate_week=second.sets[0].percent - first.sets[0].percent,
            increase_rate_set=first.sets[1].percent - first.sets[0].percent,
            deloading_rate=deload.sets[0].percent,
            weekly_weight_increase_plan="\n".join(_week_text(week) for week in weeks),
            training_max_rate=experience_of(args).training_max_percent,
            training_max_kg=LiftLoads.of(routine.cycle.training_max),
            rounding_kg=gym.rounding,
            bar_kg=gym.bar,
            weekly_loads=weeks,
            checks=routine.checks,
            sources=routine.sources,
        )


def _rate_weeks(cycle: Cycle531) -> list[RateWeek]:
    """The three main sets of each week with the loads of all lifts."""
    maxes = cycle.training_max
    weeks = []
    for week in cycle.weeks:
        main = {day.lift: [one for one in day.sets if one.kind is SetKind.MAIN] for day in week.days}
        sets = [_rate_set(index, {lift: sets[index] for lift, sets in main.items()}, maxes) for index in _SETS_A_WEEK]
        weeks.append(RateWeek(week=week.week, deload=week.deload, sets=sets))
    return weeks


def _rate_set(index: int, by_lift: dict[Lift, WorkSet], maxes: dict[Lift, float]) -> RateSet:
    """Set `index` (from 0) of all lifts; percent and repetitions are the same for each."""
    one = next(iter(by_lift.values()))
    return RateSet(
        set=index + 1,
        percent=int(one.percent),
        reps=one.reps,
        amrap=one.amrap,
        exact_kg=LiftLoads.of({lift: exact_kg(maxes[lift], one.percent) for lift in by_lift}),
        load_kg=LiftLoads.of({lift: work.load for lift, work in by_lift.items()}),
    )


def _week_text(week: RateWeek) -> str:
    """A week as older callers read it: "Week1", then a line for each set such as "SET3 85%x5+"."""
    lines = [f"SET{one.set} {one.percent}%x{one.reps}{'+' if one.amrap else ''}" for one in week.sets]
    return "\n".join([f"Week{week.week}", *lines]) + "\n"
