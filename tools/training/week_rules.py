"""The rules that every week keeps, as constraints of its program."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from domain.vocabulary import Muscle
from tools.training.prescription import by_length, load_prescription
from tools.training.roles import RESISTANCE_ROLES, Role
from tools.training.rules import load_rules
from tools.training.splits import MOBILITY_DAY, load_splits
from tools.training.week_model import WeekModel

FEWEST_RESISTANCE = 2
"""Resistance exercises of a training day, at least."""
_MARGIN_MIN = 1.0
"""Kept free of the tolerance, for rounding and for weeks with other repetitions."""


def keep_rules(week: WeekModel) -> None:
    """Sets, pairs, length of sessions, most sets of a muscle, and 48 hours between hard sets of it."""
    _bound_sets(week)
    _bound_pairs(week)
    _hold_once(week)
    for day in week.days:
        _bound_day(week, day)
    _cap_muscles(week)
    _rest_muscles(week)


def _bound_sets(week: WeekModel) -> None:
    """Sets between the role's bounds where the exercise is held."""
    for one, held, sets in zip(week.candidates, week.held, week.sets, strict=True):
        low, high = one.scheme.sets
        week.require(sets - low * held >= 0)
        week.require(sets - high * held <= 0)


def _bound_pairs(week: WeekModel) -> None:
    """Two exercises that take turns stay or go together; one of them may have a set more, and begins."""
    pairs: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(week.candidates):
        if one.pair:
            pairs[one.pair].append(at)
    for one_at, other_at in pairs.values():
        more = week.sets[one_at] - week.sets[other_at]
        week.require(more <= 1)
        week.require(more >= -1)
        week.require(week.held[one_at] - week.held[other_at] == 0)


def _hold_once(week: WeekModel) -> None:
    """An exercise that is offered in a pair and alone is held in one of the two ways."""
    ways: dict[tuple[int, str], list[Any]] = defaultdict(list)
    for one, held in zip(week.candidates, week.held, strict=True):
        ways[one.day, one.exercise.id].append(held)
    for both in ways.values():
        if len(both) > 1:
            week.require(week.total(both) <= 1)


def _bound_day(week: WeekModel, day: int) -> None:
    """The session as long as asked for, not too many exercises, and never fillers only."""
    timing, asked = load_prescription().timing, week.args.minutes_per_session
    free = asked - by_length(timing.warmup_min, asked)
    minutes = week.total([*week.minutes(day, tuple(Role)), week.cardio[day]])
    week.require(minutes <= free)
    week.require(minutes >= free - timing.tolerance_min + _MARGIN_MIN)
    held = week.total(week.held[at] for at, _ in week.on(day, RESISTANCE_ROLES))
    week.require(held <= by_length(timing.most_exercises, asked))
    if week.split[day] == MOBILITY_DAY:
        _repeat_flow(week, day)
    else:
        week.require(held >= FEWEST_RESISTANCE)


def _repeat_flow(week: WeekModel, day: int) -> None:
    """Poses are done in rounds: as many of one as of the other."""
    poses = week.on(day, (Role.YOGA,))
    most = max((one.scheme.sets[1] for _, one in poses), default=0)
    rounds = week.integer(most)
    for at, _ in poses:
        week.require(week.sets[at] - rounds <= 0)
        week.require(week.sets[at] - rounds - most * week.held[at] >= -most)


def _cap_muscles(week: WeekModel) -> None:
    """No more hard sets of a muscle a session or a week than are useful; a session's intervals count as well."""
    table = load_rules()
    most_a_session, most_a_week = table.rules["sets_a_session"].bounds[1], week.wish.limits.weekly_sets.high
    for muscle in Muscle:
        for day in week.days:
            conditioning = week.on(day, (Role.CONDITIONING,))
            intervals = [week.sets[at] * 1.0 for at, one in conditioning if muscle in one.exercise.primary_muscles]
            terms = week.volume(muscle, day) + intervals
            if terms:
                week.require(week.total(terms) <= most_a_session)
        if muscle in table.major_muscles and week.volume(muscle):
            week.require(week.total(week.volume(muscle)) <= most_a_week)


def _rest_muscles(week: WeekModel) -> None:
    """No muscle is the target of hard sets on two days that follow each other."""
    following = load_splits().following_days(len(week.split))
    worked: dict[tuple[Muscle, int], Any] = {}
    for muscle in Muscle:
        targets = [week.targets(muscle, day) for day in week.days]
        for one, other in (pair for pair in following if all(targets[day] for day in pair)):
            for day in (one, other):
                if (muscle, day) not in worked:
                    worked[muscle, day] = week.binary()
                    for held in targets[day]:
                        week.require(worked[muscle, day] - held >= 0)
            week.require(worked[muscle, one] + worked[muscle, other] <= 1)
