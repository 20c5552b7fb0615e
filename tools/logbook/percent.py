"""Loads by percent of a reference max: a training max (5/3/1), or the one-rep max that a percentage wave is taken from.

The max moves by rule, not by wish: a step with every block, a tenth off after misses in a row. Where the plan does not
know it, it is estimated from the exercise's own sets, and without any the lifter chooses the first load.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tools.logbook.advice import Advice, NextSet, Situation, Why, load_in
from tools.logbook.double_progression import at, recent_max
from tools.logbook.loading import Loads
from tools.logbook.log import ExerciseSession, LoggedSet
from tools.logbook.programme import Programme, SetKind, SetTarget

_PERCENT = 100
_LIGHTER = 0.99
"""A load this little below the written one is the written one, rounded differently."""


@dataclass(frozen=True)
class Reference:
    """The max in force for a block, and how it came about."""

    load: float
    block: int
    misses: int = 0
    why: Why = Why.PERCENT


def advise_percent(situation: Situation, loads: Loads) -> Advice:
    """The next session's loads from the reference max."""
    reference = reference_max(situation)
    if reference is None:
        target = situation.first_work
        return at(situation, None, Why.FIRST_TIME, {"reps": target.high, "rir": target.rir or 0})
    sets = [_next_set(target, reference, situation, loads) for target in situation.planned.sets]
    figures = {"max": reference.load, "percent": situation.first_work.percent or _PERCENT}
    return Advice(sets, reference.why, situation.planned.rest_s, figures)


def _next_set(target: SetTarget, reference: Reference, situation: Situation, loads: Loads) -> NextSet:
    """The set as written while the plan's own max holds, else its share of the max in force."""
    aim = target.low if target.amrap else target.high
    known = situation.programme.maxes.get(situation.planned.exercise_id, [])
    if target.load is not None and known[reference.block : reference.block + 1] == [reference.load]:
        return NextSet(target, target.load, aim, target.plates)
    load = loads.nearest(reference.load * (target.percent or _PERCENT) / _PERCENT)
    return NextSet(target, load, aim, loads.plates(load))


def reference_max(situation: Situation) -> Reference | None:
    """The max for the situation's block: followed through this plan's sessions in their order."""
    exercise_id = situation.planned.exercise_id
    sessions = [one for one in situation.past if one.plan_id == situation.plan_id]
    known = situation.programme.maxes.get(exercise_id)
    if known:
        reference = Reference(known[0], 0)
    else:
        estimate = _first_estimate(situation)
        if estimate is None:
            return None
        reference = Reference(estimate, sessions[0].block if sessions else situation.block)
    for session in sessions:
        reference = _at_block(reference, session.block, situation.programme, exercise_id)
        reference = _after(reference, session, situation)
    return _at_block(reference, situation.block, situation.programme, exercise_id)


def _first_estimate(situation: Situation) -> float | None:
    """The max that the exercise's sets before this plan predict, else those of its first session in the plan."""
    before = [one for one in situation.past if one.plan_id != situation.plan_id]
    first = [one for one in situation.past if one.plan_id == situation.plan_id][:1]
    for sessions in (before, first):
        estimate = recent_max(_with_past(situation, sessions))
        if estimate is not None:
            return estimate
    return None


def _with_past(situation: Situation, past: Sequence[ExerciseSession]) -> Situation:
    return replace(situation, past=past)


def _at_block(reference: Reference, block: int, programme: Programme, exercise_id: str) -> Reference:
    """The reference moved on to a later block: the plan's own steps where it has them."""
    load = reference.load
    for number in range(reference.block, block):
        load += _step(programme, exercise_id, number)
    if block <= reference.block:
        return reference
    return Reference(load, block, reference.misses, Why.MAX_RAISED)


def _step(programme: Programme, exercise_id: str, block: int) -> float:
    """What the max gains from `block` to the next."""
    known = programme.maxes.get(exercise_id, [])
    if block + 1 < len(known):
        return known[block + 1] - known[block]
    return programme.steps.by_exercise.get(exercise_id, 0.0)


def _after(reference: Reference, session: ExerciseSession, situation: Situation) -> Reference:
    """The reference after one session: only sets that decide can lower it, and never those of a deload."""
    steps = situation.programme.steps
    if session.deload or session.load_factor < 1:
        return reference
    missed = any(_missed(one, reference.load, situation) for one in _deciding(session))
    if not missed:
        return Reference(reference.load, reference.block, 0)
    if reference.misses + 1 < steps.misses:
        return Reference(reference.load, reference.block, reference.misses + 1)
    lowered = reference.load * steps.reset_percent / _PERCENT
    return Reference(round(lowered, 2), reference.block, 0, Why.MAX_LOWERED)


def _deciding(session: ExerciseSession) -> list[LoggedSet]:
    """The open-ended sets, or all work sets where there is none."""
    work = [one for one in session.work if one.target.kind is SetKind.WORK and one.target.percent is not None]
    return [one for one in work if one.target.amrap] or work


def _missed(one: LoggedSet, maximum: float, situation: Situation) -> bool:
    """Whether the repetitions were not there; with less load than written they were not there either."""
    assert situation.loads is not None
    written = situation.loads.nearest(maximum * (one.target.percent or _PERCENT) / _PERCENT)
    return one.amount < one.target.low or load_in(one, situation.unit) < _LIGHTER * written
