"""Exercises without a load in figures: more repetitions or seconds, then a harder variation."""

from __future__ import annotations

from dataclasses import replace

from tools.logbook.advice import Advice, NextSet, Situation, Why, working_load
from tools.logbook.double_progression import alike, at, fell_short, reached
from tools.logbook.log import ExerciseSession

SECONDS_STEP = 5
"""What a hold gains from one session to the next; our own figure."""


def advise_unloaded(situation: Situation) -> Advice:
    """The next session; a load that was added (a belt, a vest) stays as it was."""
    past = alike(situation)
    if not past:
        return at(situation, None, Why.MORE_REPS, _figures(situation))
    last, target = past[-1], situation.first_work
    load = working_load(last, situation.unit) or None
    if fell_short(last):
        return _on(at(situation, load, Why.FELL_SHORT, {"low": target.low}), situation, last)
    done = len(last.work) >= len(situation.planned.sets) and reached(last, last.work[0].target.high)
    if done and last.work[0].target.high >= target.high:
        return _on(at(situation, load, Why.HARDER, {"reps": target.high}), situation, last)
    return _on(at(situation, load, Why.MORE_REPS, _figures(situation)), situation, last)


def _figures(situation: Situation) -> dict[str, float]:
    return {"low": situation.first_work.low, "reps": situation.first_work.high}


def _on(advice: Advice, situation: Situation, last: ExerciseSession) -> Advice:
    """Each set aims at a little more than last time."""
    more = SECONDS_STEP if situation.planned.measure == "seconds" else 1
    sets: list[NextSet] = []
    for number, one in enumerate(advice.sets):
        done = last.work[min(number, len(last.work) - 1)].amount
        sets.append(replace(one, aim=max(one.target.low, min(done + more, one.target.high))))
    return replace(advice, sets=sets)
