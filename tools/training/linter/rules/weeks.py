"""Rules of several weeks: easy weeks, and weeks that repeat each other."""

from __future__ import annotations

from collections.abc import Iterator

from domain.evidence import Check
from tools.training.linter.context import LintContext, sets_of
from tools.training.linter.models import Finding, Severity, Value
from tools.training.linter.reading.plan import Week
from tools.training.prescription import load_prescription

_EASY = 0.7
"""A week with at most this share of the most sets of any week is an easy one."""


def deloads(context: LintContext) -> Iterator[Finding | Check]:
    """An easy week every few weeks, where the goal wants one."""
    goal = context.args.goal
    if goal is not None and not load_prescription().goals[goal].deload:
        return
    every = context.rule("deload_weeks").every_weeks
    weeks = sum(week.last - week.number + 1 for week in context.plan.weeks)
    easy = _easy_weeks(context)
    if weeks >= every:
        stated = easy + len(context.plan.deload_lines)
        yield Check.within("deload_weeks", stated, 1, None, context.rule("deload_weeks").reference)
        if not stated:
            values: dict[str, Value] = {"weeks": float(weeks), "every": float(every)}
            yield context.finding("deload_weeks", "deload-missing", [], values)
    elif not context.plan.deload_lines and not easy:
        yield context.finding("deload_weeks", "deload-not-stated", [], {"every": float(every)}, Severity.NOTE)


def _easy_weeks(context: LintContext) -> int:
    """Weeks that are called deloads, or have clearly fewer sets than the others."""
    sets = {week.number: _total_sets(context, week) for week in context.plan.weeks}
    most = max(sets.values(), default=0.0)
    return sum(week.is_deload or sets[week.number] <= _EASY * most for week in context.plan.weeks)


def _total_sets(context: LintContext, week: Week) -> float:
    return sum(sets_of(item) or 0.0 for item in context.items([week]))
