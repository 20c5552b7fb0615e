"""What could not be read, or is not written, and what that means for the other rules."""

from __future__ import annotations

from collections.abc import Iterator

from tools.training.linter.context import LintContext, sets_of
from tools.training.linter.models import Assumption, Finding, Severity
from tools.training.linter.reading.plan import Item, LineKind


def unread_findings(context: LintContext) -> Iterator[Finding]:
    """Unknown names, missing sets, lines that amounts stand on without a name."""
    for written, items in _unknown(context).items():
        lines = [line for item in items for line in item.lines[:1]]
        yield context.finding(
            "unknown_exercises",
            "unknown-exercise-near" if items[0].name.suggestions else "unknown-exercise",
            lines,
            {"name": written, "suggestions": list(items[0].name.suggestions)},
        )
    without_sets = [item.lines[0] for item in context.items() if item.exercise and sets_of(item) is None]
    if without_sets:
        yield context.finding("sets", "sets-not-stated", without_sets)
    lost = [line.number for line in context.plan.lines if line.kind is LineKind.NOT_UNDERSTOOD and not line.items]
    if lost:
        yield context.finding("lines", "lines-not-understood", lost, severity=Severity.NOTE)


def assumptions(context: LintContext) -> Iterator[Assumption]:
    """What was taken for granted."""
    args = context.args
    if args.goal is None:
        yield Assumption(about="goal", values={})
    if args.level is None:
        yield Assumption(about="level", values={})
    if not context.plan.has_day_headings:
        yield Assumption(about="days", values={})
    if context.turns != 1.0:
        written = sum(day.times for day in context.days)
        yield Assumption(about="turns", values={"written": float(written), "days": context.days_per_week})
    if len(context.plan.weeks) > 1:
        yield Assumption(about="week", values={"week": float(context.week.number)})


def _unknown(context: LintContext) -> dict[str, list[Item]]:
    """Items without a known exercise, by how they were written."""
    found: dict[str, list[Item]] = {}
    for item in context.items():
        if item.exercise is None:
            found.setdefault(item.written, []).append(item)
    return found
