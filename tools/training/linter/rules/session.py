"""Rules of the session: sets of one muscle, the order of exercises, and how long it takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from domain.evidence import Check
from domain.vocabulary import Muscle
from tools.training.linter.context import Counted, LintContext
from tools.training.linter.minutes import is_compound
from tools.training.linter.models import DayMinutes, Finding, Severity, Value


def sets_a_session(context: LintContext) -> Iterator[Finding | Check]:
    """No more hard sets of one muscle a session than are useful."""
    _, high = context.bounds("sets_a_session")
    most = 0.0
    for week in context.plan.weeks:
        for day in context.training_days(week):
            counted = list(context.counted(day))
            for muscle in Muscle:
                sets = sum(one.share(muscle) for one in counted)
                most = max(most, sets)
                if high is not None and sets > high and week is context.week:
                    lines = [one.item.lines[0] for one in counted if one.share(muscle)]
                    values: dict[str, Value] = {"muscle": muscle, "sets": round(sets, 1), "high": high}
                    yield context.finding("sets_a_session", "sets-a-session-high", lines, values)
    reference = context.rule("sets_a_session").reference
    yield Check.within("most_sets_of_a_muscle_a_session", round(most, 1), 0, high, reference)


def order(context: LintContext) -> Iterator[Finding | Check]:
    """Compound lifts come before smaller exercises; it matters most for the muscles that both train."""
    late = 0
    for day in context.days:
        earlier: list[Counted] = []
        for one in context.counted(day):
            if not is_compound(one.exercise):
                earlier.append(one)
                continue
            before = [small for small in earlier if small.item.group is None or small.item.group != one.item.group]
            if not before:
                continue
            late += 1
            tired = [small for small in before if _share_muscles(small, one)]
            severity = Severity.WARNING if tired else Severity.NOTE
            names = list(dict.fromkeys(small.exercise.id for small in tired or before))
            lines = [one.item.lines[0], *(small.item.lines[0] for small in tired or before)]
            values: dict[str, Value] = {"exercise": one.exercise.id, "before": names}
            yield context.finding("compounds_after_other_work", "compound-late", lines, values, severity)
    _, most = context.bounds("compounds_after_other_work")
    reference = context.rule("compounds_after_other_work").reference
    yield Check.within("compounds_after_other_work", late, 0, most, reference)


def length(context: LintContext, minutes: Iterable[DayMinutes]) -> Iterator[Finding | Check]:
    """Every session within the minutes that there are, if they are known."""
    budget, tolerance = context.args.minutes_per_session, context.rule("session_min").tolerance
    if budget is None:
        return
    for day in minutes:
        if "sets" in day.assumed or day.week != context.week.number:
            continue
        low, high = budget - tolerance, budget + tolerance
        nearest = min(max(day.low, budget), day.high)
        yield Check.within(f"session_min_day_{day.day}", nearest, low, high, context.rule("session_min").reference)
        message = "session-long" if nearest > high else "session-short" if nearest < low else None
        if message:
            severity = Severity.ERROR if message == "session-long" else Severity.NOTE
            values: dict[str, Value] = {"day": float(day.day), "low": float(day.low), "high": float(day.high)}
            values |= {"budget": float(budget), "assumed": list(day.assumed)}
            yield context.finding("session_min", message, [day.line_no], values, severity)


def _share_muscles(small: Counted, compound: Counted) -> bool:
    tired = set(small.exercise.primary_muscles)
    return not tired.isdisjoint({*compound.exercise.primary_muscles, *compound.exercise.secondary_muscles})
