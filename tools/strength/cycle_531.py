"""Builds the cycles: sets, loads and plates from training maxes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from domain.vocabulary import Lift, Template531, WeightUnit
from knowledge.exercises.catalogue import slug
from tools.strength.models_531 import AssistanceExercise, Cycle531, LiftDay, SetKind, Week531, WorkSet
from tools.strength.plates import PlateLoader, exact, round_half_up
from tools.strength.programme_531 import Prescription, Programme
from tools.strength.schedule import place, training_days


@dataclass(frozen=True)
class Plan531:
    """What the cycles are built to, with every default filled in; loads are in `unit`."""

    programme: Programme
    training_max: dict[Lift, Decimal]
    unit: WeightUnit
    template: Template531
    days_per_week: int
    rounding: Decimal
    loader: PlateLoader
    supplemental_percent: float | None
    joker_sets: int


def build_cycle(plan: Plan531, number: int) -> Cycle531:
    """Cycle `number` (from 1): each training max has grown by `number` − 1 increments, without rounding."""
    maxes = {
        lift: start + (number - 1) * exact(plan.programme.increment(lift, plan.unit))
        for lift, start in plan.training_max.items()
    }
    return Cycle531(
        cycle=number,
        training_max={lift: float(load) for lift, load in maxes.items()},
        weeks=[_build_week(plan, maxes, number, week) for week in plan.programme.weeks],
    )


def _build_week(plan: Plan531, maxes: dict[Lift, Decimal], cycle: int, week: int) -> Week531:
    days = training_days(plan.programme, maxes, plan.days_per_week)
    weeks_before = (cycle - 1) * len(plan.programme.weeks) + week - 1
    lift_days = []
    for index, lifts in enumerate(days):
        calendar_week, day = place(weeks_before * len(days) + index, len(days), plan.days_per_week)
        for lift in lifts:
            lift_days.append(
                LiftDay(
                    lift=lift,
                    calendar_week=calendar_week,
                    day=day,
                    sets=_build_sets(plan, maxes[lift], week),
                    assistance=_assistance(plan, lift, week),
                )
            )
    return Week531(week=week, deload=week == plan.programme.deload_week, days=lift_days)


def _build_sets(plan: Plan531, training_max: Decimal, week: int) -> list[WorkSet]:
    main = plan.programme.weeks[week]
    blocks = [(SetKind.MAIN, main)]
    if week != plan.programme.deload_week:
        blocks = [
            (SetKind.WARMUP, plan.programme.warmup),
            (SetKind.MAIN, main),
            (SetKind.JOKER, _jokers(plan, main[-1])),
            (SetKind.SUPPLEMENTAL, _supplemental(plan, main)),
        ]
    return [_load_set(plan, kind, one, training_max) for kind, block in blocks for one in block]


def _jokers(plan: Plan531, last: Prescription) -> list[Prescription]:
    """Sets above the last main set, each one step heavier, with its reps as a fixed number (Wendler, 2013)."""
    step = plan.programme.joker_step_percent
    return [
        Prescription(percent=last.percent + number * step, reps=last.reps) for number in range(1, plan.joker_sets + 1)
    ]


def _supplemental(plan: Plan531, main: list[Prescription]) -> list[Prescription]:
    work = plan.programme.templates[plan.template].supplemental
    if work is None:
        return []
    if work.main_set is not None:
        percent = main[work.main_set - 1].percent
    else:
        percent = plan.supplemental_percent or work.percent or 0.0
    return [Prescription(percent=percent, reps=work.reps)] * work.sets


def _load_set(plan: Plan531, kind: SetKind, one: Prescription, training_max: Decimal) -> WorkSet:
    wished = training_max * exact(one.percent) / 100
    load, plates = plan.loader.nearest(round_half_up(wished, plan.rounding), wished)
    return WorkSet(
        kind=kind,
        percent=one.percent,
        load=float(load),
        reps=one.reps,
        amrap=one.amrap,
        plates_per_side=plates,
    )


def _assistance(plan: Plan531, lift: Lift, week: int) -> list[AssistanceExercise]:
    """The template's suggestions; none in the deload week, which is for recovery."""
    if week == plan.programme.deload_week:
        return []
    chosen = plan.programme.assistance[plan.programme.templates[plan.template].assistance][lift]
    return [AssistanceExercise(exercise_id=slug(item.name), **item.model_dump()) for item in chosen]
