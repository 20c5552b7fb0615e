"""Builds the cycles: sets, loads and plates from training maxes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from domain.vocabulary import Lift
from knowledge.exercises.catalogue import slug
from tools.strength.blocks_531 import WeekTable, weeks_before
from tools.strength.models_531 import AssistanceExercise, Cycle531, LiftDay, SetKind, Week531, WorkSet
from tools.strength.plan_531 import Plan531
from tools.strength.programme_531 import Assistance, Prescription
from tools.strength.progress_531 import training_maxes
from tools.strength.schedule import place, training_days


@dataclass(frozen=True)
class _LiftOfCycle:
    """What a lift keeps through a cycle: its training max, its warm-up sets and its assistance."""

    training_max: Decimal
    warmup: list[WorkSet]
    assistance: list[AssistanceExercise]


def build_cycle(plan: Plan531, number: int) -> Cycle531:
    """Cycle `number` (from 1), on the training maxes that the cycles before it lead to. Equal sets are one object."""
    maxes = training_maxes(plan, number)
    lifts = {
        lift: _LiftOfCycle(load, _load(plan, SetKind.WARMUP, plan.programme.warmup, load), _assistance(plan, lift))
        for lift, load in maxes.items()
    }
    return Cycle531(
        cycle=number,
        training_max={lift: float(load) for lift, load in maxes.items()},
        weeks=[_build_week(plan, lifts, number, week) for week in plan.weeks(number)],
    )


def _build_week(plan: Plan531, lifts: dict[Lift, _LiftOfCycle], cycle: int, table: WeekTable) -> Week531:
    """A week of a cycle; one that is for recovery or a test has no assistance."""
    days = training_days(plan.programme, lifts, plan.days_per_week)
    earlier_weeks = weeks_before(plan.programme, plan.blocks, cycle) + table.week - 1
    lift_days = []
    for index, together in enumerate(days):
        calendar_week, day = place(earlier_weeks * len(days) + index, len(days), plan.days_per_week)
        for lift in together:
            lift_days.append(
                LiftDay(
                    lift=lift,
                    calendar_week=calendar_week,
                    day=day,
                    sets=_build_sets(plan, lifts[lift], cycle, table),
                    assistance=lifts[lift].assistance if table.training else [],
                )
            )
    return Week531(week=table.week, deload=table.deload, seventh_week=table.seventh_week, days=lift_days)


def _build_sets(plan: Plan531, lift: _LiftOfCycle, cycle: int, table: WeekTable) -> list[WorkSet]:
    """All sets of a day. A deload starts light enough to need no warm-up; a seventh week starts at 70 %."""
    main = _load(plan, SetKind.MAIN, table.sets, lift.training_max)
    sets = [*lift.warmup, *main] if table.training or table.seventh_week else main
    if not table.training:
        return sets
    jokers = _load(plan, SetKind.JOKER, _jokers(plan, table.sets[-1]), lift.training_max)
    again = _load(plan, SetKind.SUPPLEMENTAL, _supplemental(plan, cycle, table.sets), lift.training_max)
    return [*sets, *jokers, *again]


def _load(plan: Plan531, kind: SetKind, block: Sequence[Prescription], training_max: Decimal) -> list[WorkSet]:
    """The sets of a block; those that are prescribed by one object are calculated once."""
    loaded = {id(one): plan.load_set(kind, one, training_max) for one in {id(one): one for one in block}.values()}
    return [loaded[id(one)] for one in block]


def _jokers(plan: Plan531, last: Prescription) -> list[Prescription]:
    """Sets above the last main set, each one step heavier, with its reps as a fixed number (Wendler, 2013)."""
    step = plan.programme.joker_step_percent
    return [
        Prescription(percent=last.percent + number * step, reps=last.reps) for number in range(1, plan.joker_sets + 1)
    ]


def _supplemental(plan: Plan531, cycle: int, main: list[Prescription]) -> list[Prescription]:
    """The template's extra sets; percentages by cycle take turns and start again after the last."""
    work = plan.programme.templates[plan.template].supplemental
    if work is None:
        return []
    if work.main_set is not None:
        percent = main[work.main_set - 1].percent
    else:
        by_cycle = plan.supplemental_percents or (work.percent or 0.0,)
        percent = by_cycle[(cycle - 1) % len(by_cycle)]
    return [Prescription(percent=percent, reps=work.reps)] * work.sets


def _assistance(plan: Plan531, lift: Lift) -> list[AssistanceExercise]:
    """The template's suggestions."""
    chosen = plan.programme.assistance[plan.programme.templates[plan.template].assistance][lift]
    return [_exercise(plan, item) for item in chosen]


def _exercise(plan: Plan531, item: Assistance) -> AssistanceExercise:
    exercise_id = slug(item.name)
    names = plan.catalogue.get(exercise_id).names if plan.catalogue else {}
    return AssistanceExercise(exercise_id=exercise_id, names=names, **item.model_dump())
