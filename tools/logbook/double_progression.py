"""Double progression: repetitions to the top of the range, then a step of load and back to the bottom.

With one number instead of a range it is linear progression. A step is taken where every written set reached the top
with the repetitions in reserve that were asked for; a tenth comes off after two sessions below the range
(progression.yaml tells lifters the same). A plan may move its range from week to week: a session is judged by what it
was to be, and the next one starts from there.
"""

from __future__ import annotations

from collections.abc import Sequence

from tools.logbook.advice import (
    MOST_REPS_FOR_A_LOAD,
    Advice,
    NextSet,
    Situation,
    Why,
    estimated_max,
    load_for,
    load_in,
    working_load,
)
from tools.logbook.loading import Loads
from tools.logbook.log import ExerciseSession
from tools.logbook.programme import SetTarget

LARGEST_RAISE = 0.10
"""A raise of 2–10 % is advised (American College of Sports Medicine 2009); where the smallest step is more, a few
repetitions above the range come first."""
WIDE_STEP_REPS = 2
"""Repetitions above the range that make a wide step bearable; our own figure."""
LOWERED = 0.90
"""What is left after two sessions below the range."""
RIR_SLACK = 1.0
"""How much fewer repetitions in reserve than asked for still count: people misjudge them by about one
(Halperin et al. 2022)."""
_RECENT = 3
"""Sessions that an estimate from another range of repetitions is taken from."""
_ALIKE_REPS, _ALIKE_SECONDS = 3, 15
"""How far a range may have moved and still be the same task; beyond it the load is estimated anew. Our own figures."""


def advise_double(situation: Situation, loads: Loads) -> Advice:
    """The next session of an exercise with loads."""
    past = alike(situation)
    if not past:
        return _start(situation, loads)
    last, target = past[-1], situation.first_work
    load = working_load(last, situation.unit)
    written = len(situation.planned.sets)
    if fell_short(last):
        return _after_short(situation, loads, past)
    if len(last.work) < written:
        return at(situation, load, Why.UNFINISHED, {"done": len(last.work), "written": written}, repeat=last)
    if too_hard(last):
        return at(situation, load, Why.TOO_HARD, {"rir": target.rir or 0}, repeat=last)
    return _after_complete(situation, loads, last)


def _after_short(situation: Situation, loads: Loads, past: Sequence[ExerciseSession]) -> Advice:
    """Once below the range is a bad day; twice with as much load is too much load."""
    last, load = past[-1], working_load(past[-1], situation.unit)
    if len(past) > 1 and fell_short(past[-2]) and load >= working_load(past[-2], situation.unit):
        return at(situation, loads.below(LOWERED * load), Why.LOWERED, {"load": load})
    return at(situation, load, Why.FELL_SHORT, {"low": situation.first_work.low}, repeat=last)


def _after_complete(situation: Situation, loads: Loads, last: ExerciseSession) -> Advice:
    """More load where every set reached the top, and a little above it where the step is wide."""
    load, target = working_load(last, situation.unit), situation.first_work
    higher = loads.above(load)
    high = min(last.work[0].target.high, target.high)
    top = high + (WIDE_STEP_REPS if higher - load > LARGEST_RAISE * load else 0)
    figures = {"load": load, "step": higher - load, "reps": top}
    if reached(last, top) and _is_bearable(situation, last, higher):
        return at(situation, higher, Why.RAISED, figures)
    if reached(last, high) and top > high:
        return at(situation, load, Why.WIDE_STEP, figures, repeat=last, top=max(top, target.high))
    return at(situation, load, Why.KEPT, {"load": load, "reps": target.high}, repeat=last)


def _is_bearable(situation: Situation, last: ExerciseSession, load: float) -> bool:
    """Whether the weakest set predicts the bottom of the range with this load.

    It does where the range stayed; where the plan asks for more repetitions now, a step on top may be too much.
    """
    target = situation.first_work
    if target.low <= last.work[0].target.low:
        return True
    maxima = [estimated_max(one, MOST_REPS_FOR_A_LOAD) for one in last.work]
    known = [maximum for maximum in maxima if maximum is not None]
    return bool(known) and load <= load_for(min(known), target.low + int(target.rir or 0))


def alike(situation: Situation) -> list[ExerciseSession]:
    """The past sessions with the same task, deloads and sessions right after a break left out."""
    target = situation.first_work
    moved = _ALIKE_SECONDS if situation.planned.measure == "seconds" else _ALIKE_REPS
    return [
        session
        for session in situation.past
        if session.work
        and not session.deload
        and session.load_factor == 1
        and abs(session.work[0].target.low - target.low) <= moved
        and abs(session.work[0].target.high - target.high) <= moved
    ]


def reached(session: ExerciseSession, reps: int) -> bool:
    """Whether every set got as far."""
    return all(one.amount >= reps for one in session.work)


def fell_short(session: ExerciseSession) -> bool:
    """Whether any set stayed below what was asked for."""
    return any(one.amount < one.target.low for one in session.work)


def too_hard(session: ExerciseSession) -> bool:
    """Whether any set left clearly fewer repetitions in reserve than asked for."""
    return any(
        one.rir is not None and one.target.rir is not None and one.rir < one.target.rir - RIR_SLACK
        for one in session.work
    )


def at(
    situation: Situation,
    load: float | None,
    why: Why,
    figures: dict[str, float] | None = None,
    *,
    repeat: ExerciseSession | None = None,
    top: int | None = None,
) -> Advice:
    """All sets at one load. With `repeat` each aims at one repetition more than last time, at most at `top`."""
    plates = situation.loads.plates(load) if situation.loads and load else None
    sets = []
    for number, target in enumerate(situation.planned.sets):
        aim = target.low if repeat is None else _one_more(repeat, number, target, top or target.high)
        sets.append(NextSet(target, load, aim, plates))
    return Advice(sets, why, situation.planned.rest_s, figures or {})


def _one_more(last: ExerciseSession, number: int, target: SetTarget, top: int) -> int:
    done = last.work[min(number, len(last.work) - 1)].amount
    return max(target.low, min(done + 1, top))


def _start(situation: Situation, loads: Loads) -> Advice:
    """The first session: from what this exercise's other sets predict, else the lifter chooses and says how it was."""
    maximum = recent_max(situation)
    target = situation.first_work
    if maximum is None:
        return at(situation, None, Why.FIRST_TIME, {"reps": target.low, "rir": target.rir or 0})
    load = loads.below(load_for(maximum, target.high + int(target.rir or 0)))
    return at(situation, load, Why.ESTIMATED, {"max": maximum, "reps": target.high})


def recent_max(situation: Situation) -> float | None:
    """The best one-rep max that this exercise's last sessions predict, in the plan's unit."""
    sessions: Sequence[ExerciseSession] = situation.past[-_RECENT:]
    maxima = [
        maximum * (load_in(one, situation.unit) / one.load)
        for session in sessions
        for one in session.sets
        if (maximum := estimated_max(one, MOST_REPS_FOR_A_LOAD)) is not None
    ]
    return max(maxima, default=None)
