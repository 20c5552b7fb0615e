"""Repetitions first: to the top of the range, then a shorter rest, and only then more load.

After two sessions below the range the rest is given back first, and then a tenth of the load comes off
(progression.yaml tells lifters the same).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tools.logbook.advice import Advice, Situation, Why, working_load
from tools.logbook.double_progression import LOWERED, advise_double, alike, at, fell_short, reached
from tools.logbook.loading import Loads

REST_STEP_S = 15
SHORTEST_REST_S = 15


@dataclass
class _State:
    """What the sessions so far have led to."""

    load: float
    rest_cut: bool = False
    below: int = 0
    why: Why = Why.KEPT


def advise_repetitions_first(situation: Situation, loads: Loads) -> Advice:
    """The next session, read off all sessions in their order."""
    past = alike(situation)
    if not past:
        return advise_double(situation, loads)
    target, written = situation.first_work, len(situation.planned.sets)
    state = _State(working_load(past[0], situation.unit))
    for session in past:
        done = working_load(session, situation.unit)
        if done != state.load:
            state = _State(done)
        complete = len(session.work) >= written and reached(session, session.work[0].target.high)
        state = _after(state, loads, complete, fell_short(session))
    last = past[-1]
    changed = state.load != working_load(last, situation.unit)
    figures = {"load": state.load, "reps": target.high, "low": target.low, "rest": REST_STEP_S}
    if state.why is Why.RAISED:
        figures |= {"load": working_load(last, situation.unit), "step": state.load - working_load(last, situation.unit)}
    if state.why is Why.LOWERED:
        figures |= {"load": working_load(last, situation.unit)}
    advice = at(situation, state.load, state.why, figures, repeat=None if changed else last)
    rest_s = max(SHORTEST_REST_S, situation.planned.rest_s - REST_STEP_S) if state.rest_cut else advice.rest_s
    return replace(advice, rest_s=rest_s)


def _after(state: _State, loads: Loads, at_top: bool, short: bool) -> _State:
    """The state after one more session."""
    if at_top and state.rest_cut:
        return _State(loads.above(state.load), why=Why.RAISED)
    if at_top:
        return _State(state.load, rest_cut=True, why=Why.REST_SHORTER)
    if not short:
        return _State(state.load, state.rest_cut, why=Why.KEPT)
    if state.below == 0:
        return _State(state.load, state.rest_cut, below=1, why=Why.FELL_SHORT)
    if state.rest_cut:
        return _State(state.load, why=Why.REST_BACK)
    return _State(loads.below(LOWERED * state.load), why=Why.LOWERED)
