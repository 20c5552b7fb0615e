"""How a training max moves: one step a cycle, less after a missed set, never more for many repetitions."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from domain.vocabulary import AfterMiss, Lift, SeventhWeek
from tools.strength.formulas import epley
from tools.strength.models_531 import AmrapResult, SetKind
from tools.strength.plan_531 import Plan531
from tools.strength.plates import exact

_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True)
class Judged:
    """A result against what the plan asked for; `estimate` is the max that it predicts."""

    result: AmrapResult
    load: Decimal
    reps_written: int
    met: bool
    is_test: bool
    training_max: Decimal
    estimate: Decimal


def training_maxes(plan: Plan531, cycle: int) -> dict[Lift, Decimal]:
    """The training max of each lift in `cycle` (from 1), unrounded, after everything that came before it."""
    maxes = dict(plan.training_max)
    for earlier in range(1, cycle):
        maxes = {lift: next_training_max(plan, lift, earlier, load) for lift, load in maxes.items()}
    return maxes


def next_training_max(plan: Plan531, lift: Lift, cycle: int, training_max: Decimal) -> Decimal:
    """The lift's training max after `cycle`.

    The usual step without any result, and however many repetitions were done (Wendler, 2011, 2017). A missed set
    or a failed test lowers or holds it; the lowest that any result of the cycle asks for is taken.
    """
    judged = judge_cycle(plan, lift, cycle, training_max)
    wanted = [_after_miss(plan, lift, one) for one in judged if not one.met]
    return min(wanted, default=training_max + plan.increment(lift))


def judge_cycle(plan: Plan531, lift: Lift, cycle: int, training_max: Decimal) -> list[Judged]:
    """The results of the lift in `cycle`, done on `training_max`, in the order of the weeks."""
    results = [one for one in plan.results if one.lift is lift and one.cycle == cycle]
    return [_judge(plan, one, training_max) for one in sorted(results, key=lambda one: one.week)]


def _judge(plan: Plan531, result: AmrapResult, training_max: Decimal) -> Judged:
    """The result is a miss with fewer repetitions than written or with less than the planned load."""
    table = next(week for week in plan.weeks(result.cycle) if week.week == result.week)
    planned = plan.load_set(SetKind.MAIN, table.sets[-1], training_max)
    load = exact(planned.load if result.load is None else result.load)
    return Judged(
        result=result,
        load=load,
        reps_written=planned.reps,
        met=result.reps >= planned.reps and load >= exact(planned.load),
        is_test=table.seventh_week is SeventhWeek.TM_TEST,
        training_max=training_max,
        estimate=estimate(load, result.reps),
    )


def estimate(load: Decimal, reps: int) -> Decimal:
    """The one-rep max that a set predicts, to a hundredth: Epley's formula, the one that Wendler (2011) compares
    rep records with. One repetition is the max itself.
    """
    return load if reps == 1 else _hundredth(exact(epley(float(load), reps)))


def _after_miss(plan: Plan531, lift: Lift, missed: Judged) -> Decimal:
    """What one missed set makes of the training max it was done on; a new one is kept to a hundredth."""
    training_max = missed.training_max
    if missed.is_test:
        return min(_hundredth(missed.estimate * exact(plan.training_max_percent) / 100), training_max)
    if plan.after_miss is AfterMiss.HOLD:
        return training_max
    lowered = _hundredth(training_max * exact(plan.programme.reset_percent) / 100)
    if plan.after_miss is AfterMiss.THREE_BACK:
        # Three steps of a light lift are more than the ten percent that the book takes off.
        return max(lowered, training_max - (plan.programme.steps_back - 1) * plan.increment(lift))
    return lowered


def _hundredth(load: Decimal) -> Decimal:
    return load.quantize(_HUNDREDTH, rounding=ROUND_HALF_UP)
