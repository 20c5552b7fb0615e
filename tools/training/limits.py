"""The bounds that hold for one request: those of its goal and level, and what less time takes off them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.vocabulary import MovementPattern
from tools.training.models import PlanTrainingArguments, ReducedRange
from tools.training.rules import ReducedLow, cite, load_rules


@dataclass(frozen=True)
class Limit:
    """A range; `full_low` is the least that an ordinary week would ask for. `source` is for people to read."""

    low: float
    high: float | None
    full_low: float
    source: str

    @property
    def is_reduced(self) -> bool:
        """Whether the request leaves less than an ordinary week holds."""
        return self.low < self.full_low


@dataclass(frozen=True)
class Limits:
    """What one request is planned and tested for."""

    weekly_sets: Limit
    days_a_week: Limit
    movements: dict[str, list[MovementPattern]]
    movements_source: str


def limits_for(args: PlanTrainingArguments) -> Limits:
    """The bounds of a request."""
    table = load_rules()
    weekly_min = args.days_per_week * args.minutes_per_session
    few = table.reduced_movements
    is_short = weekly_min < few.weekly_min_below
    six = table.rules["movements"].reference
    return Limits(
        weekly_sets=_weekly_sets(args),
        days_a_week=_days_a_week(args),
        movements=few.movements if is_short else table.movements,
        movements_source=f"{cite(few.sources)} ({reduced_by(args)})" if is_short else six,
    )


def reduced_by(args: PlanTrainingArguments) -> str:
    """Why a range is reduced, in a few words."""
    return f"reduced range: {args.days_per_week} × {args.minutes_per_session} min a week"


def reduced_ranges(limits: Mapping[str, Limit]) -> list[ReducedRange]:
    """The limits, by the name of their checks, that days and minutes make smaller."""
    return [
        ReducedRange(check=name, low=limit.low, full_low=limit.full_low, source=limit.source)
        for name, limit in limits.items()
        if limit.is_reduced
    ]


def weekly_stretch(args: PlanTrainingArguments) -> Limit:
    """The seconds that a week of yoga or mobility stretches a muscle."""
    return _reduced_limit("weekly_stretch_s", load_rules().reduced_weekly_stretch_s, args)


def _weekly_sets(args: PlanTrainingArguments) -> Limit:
    return _reduced_limit("weekly_sets", load_rules().reduced_weekly_sets, args)


def _reduced_limit(name: str, steps: Sequence[ReducedLow], args: PlanTrainingArguments) -> Limit:
    """A rule's bounds, with the least of the steps that apply to the request's days and minutes."""
    rule = load_rules().rules[name]
    low, high = rule.bounds_for(args.level, args.goal)
    full, weekly_min = low or 0, args.days_per_week * args.minutes_per_session
    least = min(
        (step for step in steps if step.applies(args.days_per_week, weekly_min)),
        key=lambda step: step.low,
        default=None,
    )
    if least is None or least.low >= full:
        return Limit(full, high, full, rule.reference)
    return Limit(least.low, high, full, f"{cite(least.sources)} ({reduced_by(args)})")


def _days_a_week(args: PlanTrainingArguments) -> Limit:
    rule = load_rules().rules["days_a_week"]
    full = rule.bounds[0] or 0
    if args.days_per_week >= full:
        return Limit(full, None, full, rule.reference)
    return Limit(args.days_per_week, None, full, f"{rule.reference} ({reduced_by(args)})")
