"""Decides which candidates stay and how many sets each gets: a small mixed-integer program.

Its rules always hold (`week_rules.py`); among the weeks that keep them it takes the one with the most points for what
is wished for (`week_aims.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tools.training.candidates import Candidate
from tools.training.models import PlanTrainingArguments
from tools.training.roles import RESISTANCE_ROLES
from tools.training.splits import MOBILITY_DAY
from tools.training.week_aims import pursue_aims
from tools.training.week_model import WeekModel
from tools.training.week_rules import FEWEST_RESISTANCE, keep_rules
from tools.training.wishes import Wish


@dataclass(frozen=True)
class Allotment:
    """A candidate that stays, with its sets."""

    candidate: Candidate
    sets: int


@dataclass(frozen=True)
class Allocation:
    """The week: what stays, and the minutes of easy cardio that end each day."""

    allotments: list[Allotment]
    cardio_min: list[int]


def allocate(
    candidates: Sequence[Candidate], args: PlanTrainingArguments, wish: Wish, split: Sequence[str]
) -> Allocation | None:
    """The best allocation found, or None where no choice keeps the rules. Deterministic."""
    resistance = Counter(one.day for one in candidates if one.role in RESISTANCE_ROLES)
    training_days = [day for day, template in enumerate(split) if template != MOBILITY_DAY]
    if any(resistance[day] < FEWEST_RESISTANCE for day in training_days):
        return None
    week = WeekModel(candidates, args, wish, split)
    keep_rules(week)
    pursue_aims(week)
    solution = week.solve()
    if solution is None:
        return None
    sets, cardio_min = solution
    return Allocation([Allotment(one, n) for one, n in zip(candidates, sets, strict=True) if n], cardio_min)
