"""Rules of the week: sets and days of each muscle, hours between heavy days, movements, pulling and pushing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from domain.evidence import Check
from domain.vocabulary import MovementPattern, Muscle
from tools.training.linter.context import LintContext
from tools.training.linter.models import Finding, Severity, Value
from tools.training.linter.reading.plan import Day
from tools.training.pool import PULL, PUSH

_HOURS_A_DAY = 24
_DAYS_A_WEEK = 7
_HEAVY_SETS = 4.0
"""Sets with a muscle as target that make a day heavy for it: half of the most that a session should have. Lighter days
that are too close are only noted."""
_TRAINED_SETS = 1.0
"""Fractional sets from which a muscle counts as trained on a day."""


def volume(context: LintContext) -> Iterator[Finding | Check]:
    """Fractional sets a week of every major muscle."""
    low, high = context.weekly_sets_bounds
    reference = context.rule("weekly_sets").reference
    for muscle in context.muscles:
        sets = context.weekly_sets.get(muscle, 0.0)
        yield Check.within(f"weekly_sets:{muscle}", sets, low, high, reference)
        values: dict[str, Value] = {"muscle": muscle, "sets": sets, "low": low or 0.0, "high": high or 0.0}
        if low is not None and sets < low:
            yield _too_little(context, "weekly_sets", "weekly-sets-low", values)
        elif high is not None and sets > high:
            yield context.finding("weekly_sets", "weekly-sets-high", context.lines_of(muscle), values)


def frequency(context: LintContext) -> Iterator[Finding | Check]:
    """Every major muscle on two days or more."""
    low, _ = context.bounds("days_a_week")
    reference = context.rule("days_a_week").reference
    for muscle in context.muscles:
        if not context.weekly_sets.get(muscle):
            continue  # that it is not trained at all is said by its sets
        days = sum(
            context.times(day)
            for day in context.days
            if sum(one.share(muscle) for one in context.counted(day)) >= _TRAINED_SETS
        )
        yield Check.within(f"days_a_week:{muscle}", round(days, 1), low, None, reference)
        if low is not None and days < low:
            values: dict[str, Value] = {"muscle": muscle, "days": round(days, 1), "low": low}
            yield _too_little(context, "days_a_week", "days-a-week-low", values)


def recovery(context: LintContext) -> Iterator[Finding | Check]:
    """At least 48 hours between two days on which a muscle is the target of hard sets."""
    low, _ = context.bounds("hours_between")
    if low is None or context.days_per_week < 2:
        return
    if context.by_weekday is None:
        if any(_target_sets(context, day) for day in context.days):
            yield context.finding("hours_between", "hours-not-stated", [], {"hours": low}, Severity.NOTE)
        return
    shortest = low
    sets = {place: _target_sets(context, day) for place, day in context.by_weekday.items()}
    for muscle in Muscle:
        places = sorted(place for place in sets if sets[place][muscle])
        for first, second in zip(places, [*places[1:], *(place + _DAYS_A_WEEK for place in places[:1])], strict=True):
            hours = (second - first) * _HOURS_A_DAY
            shortest = min(shortest, hours)
            if hours < low:
                both = (first, (second - 1) % _DAYS_A_WEEK + 1)
                is_heavy = all(sets[place][muscle] >= _HEAVY_SETS for place in both)
                lines = context.lines_of(muscle, [context.by_weekday[place] for place in both])
                values: dict[str, Value] = {"muscle": muscle, "hours": float(hours), "low": low}
                severity = Severity.WARNING if is_heavy else Severity.NOTE
                yield context.finding("hours_between", "hours-between-low", lines, values, severity)
    yield Check.within("hours_between", float(shortest), low, None, context.rule("hours_between").reference)


def movements(context: LintContext) -> Iterator[Finding | Check]:
    """Each of the six movements at least once a week."""
    low, _ = context.bounds("movements")
    ruled_out = [] if context.is_short else [name for name in context.rules.movements if name not in context.movements]
    for movement in ruled_out:
        yield context.finding("movements", "movement-ruled-out", [], {"movement": movement}, Severity.NOTE)
    reference = context.rule("movements").reference
    for movement, patterns in context.movements.items():
        sets = sum(context.pattern_sets.get(pattern, 0.0) for pattern in patterns)
        name = f"pattern_sets:{movement}" if len(patterns) == 1 else f"{movement}_sets"
        yield Check.within(name, round(sets, 1), low, None, reference)
        if low is not None and sets < low:
            severity = Severity.NOTE if context.unread else Severity.WARNING
            yield context.finding("movements", "movement-missing", [], {"movement": movement}, severity)


def balance(context: LintContext) -> Iterator[Finding | Check]:
    """About as much pulling as pushing."""
    low, high = context.bounds("pull_to_push")
    push, pull = _sets_of(context, PUSH), _sets_of(context, PULL)
    if not push or not pull:
        return  # that one of them is missing is said by the movements
    ratio = round(pull / push, 2)
    yield Check.within("pull_to_push_sets", ratio, low, high, context.rule("pull_to_push").reference)
    message = "pull-low" if low is not None and ratio < low else "push-low" if high and ratio > high else None
    if message:
        severity = Severity.NOTE if context.unread else Severity.WARNING
        values: dict[str, Value] = {"push": round(push, 1), "pull": round(pull, 1)}
        yield context.finding("pull_to_push", message, [], values, severity)


def _too_little(context: LintContext, rule: str, message: str, values: dict[str, Value]) -> Finding:
    """A finding that lines which could not be read might take back."""
    severity = Severity.NOTE if context.unread else Severity.WARNING
    return context.finding(rule, message, context.lines_of(Muscle(str(values["muscle"]))), values, severity)


def _target_sets(context: LintContext, day: Day) -> dict[Muscle, float]:
    """Hard sets of a day that have the muscle as their target; 0 for all others."""
    totals: defaultdict[Muscle, float] = defaultdict(float)
    for one in context.counted(day):
        for muscle in one.exercise.primary_muscles:
            totals[muscle] += one.sets
    return totals


def _sets_of(context: LintContext, patterns: set[MovementPattern]) -> float:
    return sum(context.pattern_sets.get(pattern, 0.0) for pattern in patterns)
