"""Whether what a plan asks for fits its goal: percent of the max, repetitions, reserve and rest (`rules.yaml`)."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.exercises.catalogue import Catalogue, Exercise
from tools.training.models import PlannedExercise, PlannedWeek, PlanTrainingArguments
from tools.training.prescription import is_loaded
from tools.training.roles import RESISTANCE_ROLES, Role
from tools.training.rules import Bounds, load_rules


def off_goal(weeks: Sequence[PlannedWeek], catalogue: Catalogue, args: PlanTrainingArguments) -> set[str]:
    """Ids of exercises whose hard sets do not fit the goal in some week; easy weeks do not count."""
    return {
        item.exercise_id
        for week in weeks
        if not week.deload
        for day in week.days
        for item in day.items
        if item.role in RESISTANCE_ROLES and not _fits(item, catalogue.get(item.exercise_id), args)
    }


def _fits(item: PlannedExercise, exercise: Exercise, args: PlanTrainingArguments) -> bool:
    rule = load_rules().intensity[args.goal]
    if not _within(item.rest_s, rule.rest_s):
        return False
    if item.intensity.kind == "percent_1rm" and not _within(item.intensity.value, rule.percent_1rm[args.level]):
        return False
    if item.intensity.kind == "rir" and not _within(item.intensity.value, rule.rir):
        return False
    if item.measure == "seconds":
        return True
    bounds = rule.reps
    if not is_loaded(exercise):
        bounds = load_rules().unloaded_reps
    elif item.role is Role.MAIN and rule.main_reps:
        bounds = rule.main_reps
    return all(_within(int(end), bounds) for end in item.reps.split("-"))


def _within(value: float, bounds: Bounds) -> bool:
    low, high = bounds
    return (low is None or value >= low) and (high is None or value <= high)
