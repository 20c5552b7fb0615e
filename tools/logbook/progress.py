"""The next session of an exercise from what was logged of it and the rule of its plan."""

from __future__ import annotations

from dataclasses import replace

from tools.logbook.advice import Advice, Situation, Why
from tools.logbook.double_progression import advise_double
from tools.logbook.percent import advise_percent
from tools.logbook.programme import Method
from tools.logbook.repetitions_first import advise_repetitions_first
from tools.logbook.unloaded import advise_unloaded

DELOAD_LOAD = 0.90
"""An easy week is mainly one of fewer sets and less effort (Bell et al. 2023): a tenth off leaves some in reserve."""


def advise(situation: Situation) -> Advice:
    """The next session's sets with their loads and the reason.

    An exercise without a past of its own gets no load, whatever another one was done with: the first set is chosen by
    the repetitions it leaves in reserve.
    """
    advice = _by_rule(situation)
    if situation.load_factor < 1:
        first_back = not situation.past or situation.past[-1].load_factor == 1
        why = Why.AFTER_BREAK if first_back else Why.BACK_AGAIN
        return _lighter(advice, situation, situation.load_factor, why)
    if situation.deload and situation.planned.method is not Method.PERCENT:
        return _lighter(advice, situation, DELOAD_LOAD, Why.DELOAD)
    return advice


def _by_rule(situation: Situation) -> Advice:
    loads = situation.loads
    if loads is None or situation.planned.method is Method.UNLOADED:
        return advise_unloaded(situation)
    if situation.planned.method is Method.PERCENT:
        return advise_percent(situation, loads)
    if situation.planned.method is Method.REPETITIONS_FIRST:
        return advise_repetitions_first(situation, loads)
    return advise_double(situation, loads)


def _lighter(advice: Advice, situation: Situation, factor: float, why: Why) -> Advice:
    """The same with a share of the loads, aiming no higher than the bottom of the range."""
    loads = situation.loads
    if advice.why in (Why.FIRST_TIME, Why.MORE_REPS) and not situation.past:
        return advice
    sets = []
    for one in advice.sets:
        load = loads.below(factor * one.load) if loads and one.load else one.load
        sets.append(replace(one, load=load, aim=one.target.low, plates=loads.plates(load) if loads and load else None))
    return Advice(sets, why, advice.rest_s, {"off": round(100 * (1 - factor))})
