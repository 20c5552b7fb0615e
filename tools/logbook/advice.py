"""What comes next in an exercise: the load of every set, what to aim at, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from domain.units import kg_to_lb
from domain.vocabulary import WeightUnit
from tools.logbook.loading import Loads
from tools.logbook.log import ExerciseSession, LoggedSet
from tools.logbook.programme import PlannedExercise, Programme, SetTarget
from tools.strength.formulas import epley

MOST_TRUSTED_REPS = 12
"""Longer sets say little about a max; `one_rep_max` takes no more either (Reynolds et al. 2006: best up to ten)."""


MOST_REPS_FOR_A_LOAD = 20
"""A first load may rest on a longer set: the error is a step or two, and the set itself mends it. Our own figure."""


class Why(StrEnum):
    """Why the next load is what it is; the page has a sentence for each."""

    FIRST_TIME = "first_time"
    ESTIMATED = "estimated"
    RAISED = "raised"
    WIDE_STEP = "wide_step"
    KEPT = "kept"
    TOO_HARD = "too_hard"
    UNFINISHED = "unfinished"
    FELL_SHORT = "fell_short"
    LOWERED = "lowered"
    DELOAD = "deload"
    AFTER_BREAK = "after_break"
    BACK_AGAIN = "back_again"
    REST_SHORTER = "rest_shorter"
    REST_BACK = "rest_back"
    MORE_REPS = "more_reps"
    HARDER = "harder"
    PERCENT = "percent"
    MAX_RAISED = "max_raised"
    MAX_LOWERED = "max_lowered"


@dataclass(frozen=True)
class NextSet:
    """One set of the next session; `load` is None where it is to be chosen or there is none."""

    target: SetTarget
    load: float | None
    aim: int
    plates: list[float] | None = None


@dataclass(frozen=True)
class Advice:
    """The next session of one exercise; `figures` are the numbers of the sentence that gives the reason."""

    sets: list[NextSet]
    why: Why
    rest_s: int
    figures: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Situation:
    """All that the rules look at: the planned exercise, its own past, the loads there are, and where the plan stands.

    `past` is this exercise's alone: another one's loads say nothing about it, however alike they look.
    """

    planned: PlannedExercise
    past: Sequence[ExerciseSession]
    loads: Loads | None
    programme: Programme
    plan_id: str
    block: int = 0
    deload: bool = False
    load_factor: float = 1.0

    @property
    def unit(self) -> WeightUnit:
        """The unit that the plan is followed in."""
        return self.programme.unit

    @property
    def first_work(self) -> SetTarget:
        """The first set that is no warm-up."""
        return next((one for one in self.planned.sets if one.kind != "warmup"), self.planned.sets[0])


def load_in(one: LoggedSet, unit: WeightUnit) -> float:
    """The set's load in `unit`, as it was entered where that is its unit."""
    if one.unit is unit:
        return one.load
    return one.load_kg if unit is WeightUnit.KG else kg_to_lb(one.load_kg)


def working_load(session: ExerciseSession, unit: WeightUnit) -> float:
    """The load that most of the session's work was done with; the lighter of two that are as frequent."""
    loads = [round(load_in(one, unit), 2) for one in session.work or session.sets]
    return max(sorted(set(loads)), key=loads.count)


def estimated_max(one: LoggedSet, most_reps: int = MOST_TRUSTED_REPS) -> float | None:
    """The one-rep max that a set predicts, in the set's unit (Epley 1985); None where it predicts none.

    Repetitions that were left in reserve count as done (Helms et al. 2016); one repetition to failure is the max.
    """
    reps = one.amount + int(one.rir or 0)
    if not one.load or not one.counts or reps > most_reps:
        return None
    return one.load if reps <= 1 else epley(one.load, reps)


def load_for(maximum: float, reps: int) -> float:
    """The load that can be lifted `reps` times to failure: Epley's equation solved for it."""
    return maximum if reps <= 1 else maximum / epley(1, reps)
