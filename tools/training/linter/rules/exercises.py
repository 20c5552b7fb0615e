"""Rules of the single exercise: equipment, body parts, level, what fits the goal, and how it moves on."""

from __future__ import annotations

from collections.abc import Iterator

from domain.evidence import Check
from domain.vocabulary import Equipment, Level
from tools.training.linter.context import LintContext
from tools.training.linter.minutes import is_compound
from tools.training.linter.models import Finding, Severity, Value
from tools.training.linter.reading.plan import Item
from tools.training.linter.reading.shapes import Span
from tools.training.pool import is_resistance, is_there
from tools.training.prescription import is_loaded, level_index
from tools.training.rules import Bounds

_MOST_RPE = 10
"""Ten on the scale is no repetition in reserve (Zourdos et al., 2016)."""


def allowed(context: LintContext) -> Iterator[Finding | Check]:
    """Nothing that needs other equipment, strains what is to be spared, or is above the level."""
    broken = {"equipment": 0, "avoid": 0, "level": 0}
    seen: dict[tuple[str, str], Finding] = {}
    for item in context.items():
        if item.exercise is None:
            continue
        for reason, values in _reasons(context, item):
            key = (reason, item.exercise.id)
            if key in seen:
                seen[key].lines.append(item.lines[0])
                continue
            broken[reason] += 1
            severity = Severity.NOTE if reason == "level" else Severity.ERROR
            rule, message = f"exercises_against_{reason}", f"against-{reason}"
            seen[key] = context.finding(
                rule, message, item.lines[:1], {"exercise": item.exercise.id, **values}, severity
            )
    yield from seen.values()
    for reason, count in broken.items():
        yield Check.within(f"exercises_against_{reason}", count, 0, 0, "asked for")


def intensity(context: LintContext) -> Iterator[Finding | Check]:
    """Repetitions, effort, percentages and rests that fit the goal; judged only where the goal is known."""
    goal = context.args.goal
    if goal is None:
        return
    off = 0
    for item in context.items([context.week]):
        findings = list(_off_goal(context, item))
        off += bool(findings)
        yield from findings
    yield Check.within("intensity_off_goal", off, 0, 0, context.rule("intensity_off_goal").reference)
    trained = [item for item in context.items() if item.exercise and is_resistance(item.exercise)]
    if trained and not any(item.rpe or item.rir or item.percents or item.to_failure for item in trained):
        yield context.finding("intensity_off_goal", "effort-not-stated", [], severity=Severity.NOTE)


def progression(context: LintContext) -> Iterator[Finding | Check]:
    """It is said how every exercise moves on: by a rule, or by weeks that differ."""
    moving = _moving(context)
    trained = [item for item in context.items([context.week]) if item.exercise and is_resistance(item.exercise)]
    stated = bool(context.plan.progression_lines)
    without = [item for item in trained if not (stated or item.has_progression or _id(item) in moving)]
    rule = context.rule("without_progression")
    yield Check.within("without_progression", len(without), 0, 0, rule.reference)
    if without and len(without) == len(trained):
        yield context.finding("without_progression", "no-progression", [])
    elif without:
        lines = [item.lines[0] for item in without]
        yield context.finding("without_progression", "items-without-progression", lines)


def _reasons(context: LintContext, item: Item) -> Iterator[tuple[str, dict[str, Value]]]:
    exercise, args = item.exercise, context.args
    assert exercise is not None
    if not is_there(exercise, args.equipment):
        there = {*args.equipment, Equipment.BODYWEIGHT}
        yield "equipment", {"missing": [tool for tool in exercise.equipment if tool not in there]}
    strained = [part for part in exercise.avoid if part in args.avoid]
    if strained:
        yield "avoid", {"parts": list(strained)}
    if args.level and level_index(exercise.level) > level_index(args.level):
        yield "level", {"level": exercise.level}


def _off_goal(context: LintContext, item: Item) -> Iterator[Finding]:
    """What of an item lies wholly outside of what its goal asks for."""
    goal, exercise = context.args.goal, item.exercise
    if goal is None or exercise is None or not is_resistance(exercise):
        return
    fit = context.rules.intensity[goal]
    main = is_compound(exercise) and is_loaded(exercise) and Equipment.BARBELL in exercise.equipment
    reps = fit.main_reps if main and fit.main_reps else fit.reps if is_loaded(exercise) else context.rules.unloaded_reps
    if item.reps and item.unit == "reps" and _outside(item.reps, reps):
        yield _off(context, item, "intensity-reps", item.reps, reps)
    reserve = item.rir or (_reserve(item.rpe) if item.rpe else None)
    if reserve and _outside(reserve, fit.rir):
        yield _off(context, item, "intensity-reserve", reserve, fit.rir)
    levels = [context.args.level] if context.args.level else list(Level)
    percents = [fit.percent_1rm[level] for level in levels if level in fit.percent_1rm]
    if item.percents and percents and main:
        widest = (min(low or 0.0 for low, _ in percents), max(high or 100.0 for _, high in percents))
        if _outside(item.percents, widest):
            yield _off(context, item, "intensity-percent", item.percents, widest)
    if item.rest_s and _outside(item.rest_s, fit.rest_s):
        yield _off(context, item, "intensity-rest", item.rest_s, fit.rest_s)


def _off(context: LintContext, item: Item, message: str, span: Span, bounds: Bounds) -> Finding:
    assert item.exercise is not None
    values: dict[str, Value] = {"exercise": item.exercise.id, "least": span[0], "most": span[1]}
    values |= {name: bound for name, bound in zip(("low", "high"), bounds, strict=True) if bound is not None}
    return context.finding("intensity_off_goal", message, item.lines[:1], values)


def _outside(span: Span, bounds: Bounds) -> bool:
    """Whether nothing of a range lies within the bounds."""
    low, high = bounds
    return (low is not None and span[1] < low) or (high is not None and span[0] > high)


def _reserve(rpe: Span) -> Span:
    return _MOST_RPE - rpe[1], _MOST_RPE - rpe[0]


def _moving(context: LintContext) -> set[str]:
    """Exercises whose sets, repetitions, effort or load change from week to week."""
    by_week = [_states(context.items([week])) for week in context.normal_weeks]
    first = by_week[0] if by_week else {}
    return {name for name, states in first.items() if any(name in one and one[name] != states for one in by_week[1:])}


def _states(items: Iterator[Item]) -> dict[str, list[object]]:
    """What each exercise of a week asks for, in the order of its days."""
    found: dict[str, list[object]] = {}
    for item in items:
        state = (item.sets, item.reps, item.rpe, item.rir, item.percents, item.load_kg)
        found.setdefault(_id(item), []).append(state)
    return found


def _id(item: Item) -> str:
    return item.exercise.id if item.exercise else item.written
