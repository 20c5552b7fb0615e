"""The bounds that finished 5/3/1 cycles are tested against."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from domain.evidence import Check
from domain.vocabulary import Basis, Lift
from tools.strength.models_531 import Calculate531Arguments, Cycle531
from tools.strength.plates import exact, round_half_up

_OWN = "Spotter's own plausibility bound"
_SIMPLE_BOUNDS = ((Lift.OVERHEAD_PRESS, Lift.BENCH_PRESS), (Lift.BENCH_PRESS, Lift.DEADLIFT))
"""Pairs where the first lift above the second mostly means that two numbers were mixed up."""


def check_cycles(args: Calculate531Arguments, cycles: list[Cycle531], bar: Decimal, step: Decimal) -> list[Check]:
    """All checks of a result; `bar` and `step` (rounding) are in the unit of the loads."""
    return [
        *_load_checks(cycles, bar, step),
        *_training_max_checks(args, cycles),
        *_plausibility_checks(args),
    ]


def _load_checks(cycles: list[Cycle531], bar: Decimal, step: Decimal) -> list[Check]:
    """Rounding of all loads that are not simply the bar, and how many had to leave the rounded value."""
    errors, raised, moved = [Decimal(0)], 0, 0
    for load, wished in _loads(cycles):
        rounded = round_half_up(wished, step)
        if rounded < bar:
            raised += 1
            continue
        errors.append(abs(load - wished))
        moved += load != rounded
    return [
        Check.within("rounding_error", float(max(errors)), 0, float(step / 2), "half of the rounding step"),
        Check.within("sets_raised_to_the_bar", raised, 0, 0, "the empty bar is the lightest load"),
        Check.within("sets_moved_to_what_the_plates_make", moved, 0, 0, "plates given"),
    ]


def _loads(cycles: list[Cycle531]) -> Iterator[tuple[Decimal, Decimal]]:
    """Every load with the unrounded one that the percentage asks for."""
    for cycle in cycles:
        for week in cycle.weeks:
            for day in week.days:
                for one in day.sets:
                    wished = exact(cycle.training_max[day.lift]) * exact(one.percent) / 100
                    yield exact(one.load), wished


def _training_max_checks(args: Calculate531Arguments, cycles: list[Cycle531]) -> list[Check]:
    if args.basis is Basis.TRAINING_MAX:
        return []
    ratios = [load / getattr(args, lift) for lift, load in cycles[-1].training_max.items()]
    return [
        Check.within("training_max_percent", args.training_max_percent, 85, 90, "Wendler 2011, 2017"),
        # Above 1 the cycles run past the max that was tested: retest before going on.
        Check.within("last_training_max_to_one_rep_max", round(max(ratios), 3), None, 1, _OWN),
    ]


def _plausibility_checks(args: Calculate531Arguments) -> list[Check]:
    checks = []
    for smaller, larger in _SIMPLE_BOUNDS:
        first, second = getattr(args, smaller), getattr(args, larger)
        if first is not None and second is not None:
            checks.append(Check.within(f"{smaller}_to_{larger}", round(first / second, 3), None, 1, _OWN))
    return checks
