"""What a routine request comes to: one 5/3/1 cycle of `calculate_531`, and its loads under the API's names."""

from __future__ import annotations

from domain.vocabulary import Lift, Template531
from tools.base import Tool
from tools.strength.calculate_531 import Calculate531
from tools.strength.models_531 import Calculate531Arguments, Calculate531Result, SetKind, WorkSet
from tools.strength.plates import exact
from tools.strength.routine_data import Experience, load_routine
from tools.strength.routine_models import LiftLoads, RateSet, RateWeek, RoutineRateArguments, RoutineRateResult

_SETS_A_WEEK = range(3)


class RoutineRate(Tool[RoutineRateArguments, RoutineRateResult]):
    """Give a month's 5/3/1 percentages, as numbers and as text, and the load of every main set in kg."""

    name = "routine_rate"
    arguments = RoutineRateArguments
    result = RoutineRateResult

    def run(self, args: RoutineRateArguments) -> RoutineRateResult:
        """Calculate one cycle of the main work; every valid request has an answer."""
        cycle = calculate(args, Template531.ORIGINAL, days_per_week=len(Lift))
        weeks = _rate_weeks(cycle)
        first, second, deload = weeks[0], weeks[1], weeks[-1]
        return RoutineRateResult(
            program=load_routine().program,
            init_weight_rate=first.sets[0].percent,
            increase_rate_week=second.sets[0].percent - first.sets[0].percent,
            increase_rate_set=first.sets[1].percent - first.sets[0].percent,
            deloading_rate=deload.sets[0].percent,
            weekly_weight_increase_plan="\n".join(_week_text(week) for week in weeks),
            training_max_rate=experience_of(args).training_max_percent,
            training_max_kg=LiftLoads.of(cycle.cycles[0].training_max),
            rounding_kg=cycle.rounding,
            bar_kg=cycle.bar,
            weekly_loads=weeks,
            checks=cycle.checks,
            sources=list(dict.fromkeys([*cycle.sources, *load_routine().works])),
        )


def calculate(args: RoutineRateArguments, template: Template531, days_per_week: int) -> Calculate531Result:
    """The cycle for a request, on the training max that its experience allows."""
    lifts = {lift.value: load for lift, load in args.rm_weight.by_lift().items()}
    return Calculate531().run(
        Calculate531Arguments(
            **lifts,
            training_max_percent=experience_of(args).training_max_percent,
            template=template,
            days_per_week=days_per_week,
        )
    )


def experience_of(args: RoutineRateArguments) -> Experience:
    """What the request's number of `experience` stands for."""
    return load_routine().experience[args.experience]


def exact_kg(training_max_kg: float, percent: float) -> float:
    """The percentage of the training max in kg, unrounded."""
    return float(exact(training_max_kg) * exact(percent) / 100)


def _rate_weeks(cycle: Calculate531Result) -> list[RateWeek]:
    """The three main sets of each week with the loads of all lifts."""
    maxes = cycle.cycles[0].training_max
    weeks = []
    for week in cycle.cycles[0].weeks:
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
