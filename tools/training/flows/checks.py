"""The bounds that sessions of yoga and of mobility are tested against, recomputed from what they print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from domain.evidence import Check
from domain.vocabulary import Muscle, PlanFocus
from knowledge.exercises.catalogue import Catalogue
from tools.training.checks import check_request, deload_check, rule_check
from tools.training.flows.choosing import REST
from tools.training.flows.tables import load_flow
from tools.training.limits import weekly_stretch
from tools.training.models import PlannedDay, PlannedWeek, PlanTrainingArguments


def stretch_by_muscle(week: PlannedWeek, catalogue: Catalogue) -> dict[Muscle, int]:
    """Seconds that each muscle is stretched or held in a week, each side for itself; lying still does not count."""
    seconds: Counter[Muscle] = Counter()
    for day in week.days:
        for item in day.items:
            if item.measure == "seconds" and item.phase != REST:
                exercise = catalogue.get(item.exercise_id)
                for muscle in {*exercise.primary_muscles, *exercise.secondary_muscles}:
                    seconds[muscle] += item.sets * int(item.reps)
    return dict(seconds)


def check_flow(
    weeks: Sequence[PlannedWeek], catalogue: Catalogue, args: PlanTrainingArguments, muscles: Collection[Muscle]
) -> list[Check]:
    """All checks; `muscles` are those that something allowed stretches."""
    return [
        *check_request(weeks, catalogue, args),
        *_stretch_checks(weeks[0], catalogue, args, muscles),
        *_order_checks(weeks, args),
        rule_check("longest_hold_s", max(_holds(weeks), default=0)),
        rule_check("without_progression", sum(not item.progression for d in _days(weeks) for item in d.items)),
        rule_check("repeated_weeks", _repeated_weeks(weeks)),
        deload_check(weeks, args),
    ]


def _days(weeks: Sequence[PlannedWeek]) -> Iterator[PlannedDay]:
    for week in weeks:
        yield from week.days


def _holds(weeks: Sequence[PlannedWeek]) -> Iterator[int]:
    for day in _days(weeks):
        yield from (int(item.reps) for item in day.items if item.measure == "seconds" and item.phase != REST)


def _stretch_checks(
    week: PlannedWeek, catalogue: Catalogue, args: PlanTrainingArguments, muscles: Collection[Muscle]
) -> Iterator[Check]:
    """About a minute for each muscle on two days; once where there is little time."""
    limit = weekly_stretch(args)
    seconds = stretch_by_muscle(week, catalogue)
    for muscle in load_flow().tested_muscles:
        if muscle in muscles:
            yield Check.within(
                f"weekly_stretch_s:{muscle}", seconds.get(muscle, 0), limit.low, limit.high, limit.source
            )


def _order_checks(weeks: Sequence[PlannedWeek], args: PlanTrainingArguments) -> Iterator[Check]:
    """The parts follow one another, and a yoga session ends lying still."""
    order = [*(part.name for part in load_flow().parts(args.focus)), REST]
    places = [[order.index(item.phase or REST) for item in day.items] for day in _days(weeks)]
    yield rule_check("parts_out_of_order", sum(one > other for day in places for one, other in pairwise(day)))
    if args.focus is PlanFocus.YOGA:
        without = sum(day.items[-1].phase != REST and not day.easy_cardio.minutes for day in _days(weeks))
        yield rule_check("without_final_rest", without)


def _repeated_weeks(weeks: Sequence[PlannedWeek]) -> int:
    """Weeks that ask for exactly what the week before asked for."""
    asked = [[(item.exercise_id, item.sets, item.reps) for day in week.days for item in day.items] for week in weeks]
    return sum(before == now for before, now in pairwise(asked))
