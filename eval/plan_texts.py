"""The planner's own plans written out as people paste them, to see that they read back as what they are."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

from domain.vocabulary import Language
from tools.training.models import PlannedDay, PlannedExercise, PlannedWeek, PlanTrainingResult

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_KINDS = {"rir": "RIR {value:g}", "rpe": "RPE {value:g}", "percent_1rm": "@ {value:g}%"}


def as_lines(plan: PlanTrainingResult) -> str:
    """Headings and one line an exercise."""
    return _written(plan, lambda day: [f"- {_line(item)}" for item in day.items])


def as_tables(plan: PlanTrainingResult) -> str:
    """A Markdown table a day."""
    head = ["| Exercise | Sets | Reps | Intensity | Rest |", "|---|---|---|---|---|"]
    return _written(plan, lambda day: [*head, *map(_row, day.items)])


def as_csv(plan: PlanTrainingResult) -> str:
    """One comma-separated table for all weeks; it has no place for warm-up and cardio."""
    rows = ["Week,Day,Exercise,Sets,Reps,Intensity,Rest"]
    for week in plan.weeks:
        for day in week.days:
            for item in day.items:
                cells = [_WEEKDAYS[day.weekday - 1], item.name, str(item.sets), _reps(item), _effort(item)]
                rows.append(f"{week.week},{','.join(cells)},{item.rest_s}s")
    return "\n".join(rows)


STYLES: dict[str, Callable[[PlanTrainingResult], str]] = {"lines": as_lines, "tables": as_tables, "csv": as_csv}


def _written(plan: PlanTrainingResult, body: Callable[[PlannedDay], list[str]]) -> str:
    return "\n".join(
        chain([f"Progression: {plan.progression.rule[Language.EN]}"], *(_week(week, body) for week in plan.weeks))
    )


def _week(week: PlannedWeek, body: Callable[[PlannedDay], list[str]]) -> list[str]:
    lines = ["", f"# Week {week.week}{' - deload' if week.deload else ''}"]
    for day in week.days:
        lines += ["", f"## {_WEEKDAYS[day.weekday - 1]} - {day.name}", f"Warm-up: {day.warmup.minutes} min", *body(day)]
        if day.easy_cardio.minutes:
            lines.append(f"Cardio: {day.easy_cardio.minutes} min")
    return lines


def _line(item: PlannedExercise) -> str:
    return f"{item.name} {item.sets}x{_reps(item)}, {_effort(item)}, rest {item.rest_s}s"


def _row(item: PlannedExercise) -> str:
    return f"| {item.name} | {item.sets} | {_reps(item)} | {_effort(item)} | {item.rest_s}s |"


def _reps(item: PlannedExercise) -> str:
    return f"{item.reps}{'s' if item.measure == 'seconds' else ''}{' per side' if item.per_side else ''}"


def _effort(item: PlannedExercise) -> str:
    return _KINDS[item.intensity.kind].format(value=item.intensity.value)
