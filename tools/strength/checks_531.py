"""The bounds that finished 5/3/1 cycles are tested against."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from domain.evidence import Check
from domain.vocabulary import Basis, Lift
from tools.strength.formulas import MOST_TRUSTED_REPS
from tools.strength.models_531 import AmrapEstimate, Calculate531Arguments, Cycle531, SetKind
from tools.strength.plan_531 import Plan531
from tools.strength.plates import exact, round_half_up

_OWN = "Spotter's own plausibility bound"
_SIMPLE_BOUNDS = ((Lift.OVERHEAD_PRESS, Lift.BENCH_PRESS), (Lift.BENCH_PRESS, Lift.DEADLIFT))
"""Pairs where the first lift above the second mostly means that two numbers were mixed up."""


def check_cycles(
    args: Calculate531Arguments, plan: Plan531, cycles: list[Cycle531], found: list[AmrapEstimate], bar: Decimal
) -> list[Check]:
    """All checks of a result; `bar` is in the unit of the loads."""
    return [
        *_load_checks(cycles, bar, plan.rounding),
        *_build_checks(cycles, bar),
        _step_check(plan, cycles, found),
        *_training_max_checks(args, cycles),
        *_result_checks(found),
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


def _build_checks(cycles: list[Cycle531], bar: Decimal) -> list[Check]:
    """What the finished sets themselves show: plates that make the load, and loads that rise."""
    sets = [one for cycle in cycles for week in cycle.weeks for day in week.days for one in day.sets]
    wrong = sum(bar + 2 * sum(map(exact, one.plates_per_side)) != exact(one.load) for one in sets)
    return [
        Check.within("sets_whose_plates_do_not_make_the_load", wrong, 0, 0, "bar and plates of both sides"),
        Check.within("main_loads_that_fall", _falls(cycles), 0, 0, "Wendler 2011"),
    ]


def _falls(cycles: list[Cycle531]) -> int:
    """Main sets below the set before them on the day, or below the same set of the week before."""
    falls = 0
    for cycle in cycles:
        before: dict[Lift, list[float]] = {}
        for week in cycle.weeks:
            for day in week.days:
                loads = [one.load for one in day.sets if one.kind is SetKind.MAIN]
                falls += sum(later < earlier for earlier, later in pairwise(loads))
                if not week.deload and week.seventh_week is None:
                    falls += sum(now < then for then, now in zip(before.get(day.lift, []), loads, strict=False))
                    before[day.lift] = loads
    return falls


def _loads(cycles: list[Cycle531]) -> Iterator[tuple[Decimal, Decimal]]:
    """Every load with the unrounded one that the percentage asks for."""
    for cycle in cycles:
        for week in cycle.weeks:
            for day in week.days:
                for one in day.sets:
                    wished = exact(cycle.training_max[day.lift]) * exact(one.percent) / 100
                    yield exact(one.load), wished


def _step_check(plan: Plan531, cycles: list[Cycle531], found: list[AmrapEstimate]) -> Check:
    """By how much a training max rises above its usual step, between cycles and as advised after the results."""
    moves = [
        (lift, earlier.training_max[lift], later.training_max[lift])
        for earlier, later in pairwise(cycles)
        for lift in plan.training_max
    ]
    moves += [(one.lift, one.training_max, one.suggested_training_max) for one in found]
    above = [exact(after) - exact(before) - plan.increment(lift) for lift, before, after in moves]
    return Check.within("training_max_above_its_step", float(max(above, default=0)), None, 0, "Wendler 2011")


def _training_max_checks(args: Calculate531Arguments, cycles: list[Cycle531]) -> list[Check]:
    if args.basis is Basis.TRAINING_MAX:
        return []
    ratios = [load / getattr(args, lift) for lift, load in cycles[-1].training_max.items()]
    return [
        Check.within("training_max_percent", args.training_max_percent, 85, 90, "Wendler 2011, 2017"),
        # Above 1 the cycles run past the max that was tested: retest before going on.
        Check.within("last_training_max_to_one_rep_max", round(max(ratios), 3), None, 1, _OWN),
    ]


def _result_checks(found: list[AmrapEstimate]) -> list[Check]:
    """Of the results given: sets short enough to estimate from, and training maxes below what they predict."""
    if not found:
        return []
    latest = {one.lift: one.training_max / one.estimated_one_rep_max for one in found}
    longest = max(one.reps for one in found)
    return [
        Check.within("reps", longest, 1, MOST_TRUSTED_REPS, "Mayhew 1995, Reynolds 2006"),
        Check.within("training_max_to_estimated_max", round(max(latest.values()), 3), None, 1, _OWN),
    ]


def _plausibility_checks(args: Calculate531Arguments) -> list[Check]:
    checks = []
    for smaller, larger in _SIMPLE_BOUNDS:
        first, second = getattr(args, smaller), getattr(args, larger)
        if first is not None and second is not None:
            checks.append(Check.within(f"{smaller}_to_{larger}", round(first / second, 3), None, 1, _OWN))
    return checks
