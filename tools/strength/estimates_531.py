"""What the results of open-ended sets say, as the tool reports it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import yaml

from domain.vocabulary import Language, Lift
from tools.strength.formulas import MOST_TRUSTED_REPS, estimate_by_formula
from tools.strength.models_531 import AmrapEstimate, StepKind, TrainingMaxStep
from tools.strength.plan_531 import Plan531
from tools.strength.progress_531 import Judged, judge_cycle, next_training_max, training_maxes

ADVICE_FILE = Path(__file__).parent / "advice_531.yaml"
_FORMULA = "epley"


def estimates(plan: Plan531) -> list[AmrapEstimate]:
    """Every result with its estimate and the training max that follows, lift by lift in the order of the plan."""
    found = []
    for lift, cycle, training_max in _cycles_with_results(plan):
        judged = judge_cycle(plan, lift, cycle, training_max)
        following = next_training_max(plan, lift, cycle, training_max)
        found += [_estimate(plan, one, judged, following) for one in judged]
    return found


def steps(plan: Plan531) -> list[TrainingMaxStep]:
    """How each cycle with results moved the training max of a lift."""
    moved = []
    for lift, cycle, before in _cycles_with_results(plan):
        after = next_training_max(plan, lift, cycle, before)
        kind = StepKind.RAISE if after > before else StepKind.HOLD if after == before else StepKind.LOWER
        moved.append(TrainingMaxStep(lift=lift, after_cycle=cycle, kind=kind, before=float(before), after=float(after)))
    return moved


@cache
def load_advice() -> dict[str, dict[Language, str]]:
    """What a result means for the training max, by kind and language."""
    texts = yaml.safe_load(ADVICE_FILE.read_text("utf-8"))
    return {kind: {Language(language): text for language, text in each.items()} for kind, each in texts.items()}


def _cycles_with_results(plan: Plan531) -> Iterator[tuple[Lift, int, Decimal]]:
    """Lift, cycle and the training max in it, for each cycle in which the lift has a result."""
    for lift in plan.training_max:
        for cycle in sorted({one.cycle for one in plan.results if one.lift is lift}):
            yield lift, cycle, training_maxes(plan, cycle)[lift]


def _estimate(plan: Plan531, one: Judged, judged: list[Judged], following: Decimal) -> AmrapEstimate:
    by_formula = estimate_by_formula(float(one.load), one.result.reps).values()
    return AmrapEstimate(
        lift=one.result.lift,
        cycle=one.result.cycle,
        week=one.result.week,
        load=float(one.load),
        reps=one.result.reps,
        reps_written=one.reps_written,
        met=one.met,
        training_max=float(one.training_max),
        estimated_one_rep_max=float(one.estimate),
        formula=_FORMULA,
        lowest_estimate=round(min(by_formula), 2),
        highest_estimate=round(max(by_formula), 2),
        reliable=one.result.reps <= MOST_TRUSTED_REPS,
        suggested_training_max=float(following),
        advice=load_advice()[_advice_key(plan, one, judged)],
    )


def _advice_key(plan: Plan531, one: Judged, judged: list[Judged]) -> str:
    if not one.met:
        return "test_failed" if one.is_test else f"missed_{plan.after_miss}"
    if not all(other.met for other in judged):
        return "other_set_missed"
    if one.is_test:
        return "test_passed"
    return "met_exactly" if one.training_max > one.estimate else "met"
