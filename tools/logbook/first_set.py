"""Finding the load of an exercise that has no past: the first set, and what it left in reserve, tell the next ones.

No figure of another exercise is taken over: how much someone lifts in one says little about another, even where both
train the same muscles, and no ratio is known that would hold for a person.
"""

from __future__ import annotations

from tools.logbook.advice import MOST_REPS_FOR_A_LOAD, Situation, estimated_max, load_for, load_in
from tools.logbook.log import LoggedSet
from tools.logbook.programme import Method

_LARGEST_CHANGE = 0.3
"""An estimate from one set is trusted this far in either direction: our own caution."""
_PERCENT = 100


def load_after_first(situation: Situation, first: LoggedSet) -> float | None:
    """The load of the remaining sets, from the first one and the repetitions it left; None where it tells nothing."""
    maximum, loads = estimated_max(first, MOST_REPS_FOR_A_LOAD), situation.loads
    if maximum is None or loads is None or first.rir is None:
        return None
    load, target = load_in(first, situation.unit), situation.first_work
    if situation.planned.method is Method.PERCENT and target.percent is not None:
        wished = maximum * (load / first.load) * target.percent / _PERCENT
    else:
        wished = load_for(maximum * (load / first.load), target.low + int(target.rir or 0))
    return loads.below(min(max(wished, (1 - _LARGEST_CHANGE) * load), (1 + _LARGEST_CHANGE) * load))
