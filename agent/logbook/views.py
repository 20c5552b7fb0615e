"""What a page shows of a logbook: a session as it stands, and what the sets add up to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from tools.logbook.advice import Advice, NextSet
from tools.logbook.log import ExerciseSession, FollowedPlan, LoggedSession, LoggedSet, Swap
from tools.logbook.missed import Missed
from tools.logbook.own_day import OWN
from tools.logbook.programme import PlannedExercise, PlannedSession


class Done(NamedTuple):
    """What was done in one set: load in the plan's unit, repetitions (or seconds), repetitions left in reserve."""

    load: float
    amount: int
    rir: float | None


@dataclass(frozen=True)
class SetView:
    """One set of a session: what comes next, and what was done of it, if anything."""

    number: int
    wanted: NextSet
    logged: LoggedSet | None


@dataclass(frozen=True)
class ExerciseView:
    """One exercise of a session, with its advice, its sets, its last time, and what it stands in for."""

    place: int
    planned: PlannedExercise
    advice: Advice
    sets: list[SetView]
    last: ExerciseSession | None
    swap: Swap | None
    loaded: bool

    @property
    def remaining(self) -> list[SetView]:
        """The sets that are still to do."""
        return [one for one in self.sets if one.logged is None]

    @property
    def is_done(self) -> bool:
        """Whether every set is logged."""
        return not self.remaining


@dataclass(frozen=True)
class SessionView:
    """A session of the plan that is followed; `session` is None until its first set is logged."""

    plan: FollowedPlan
    planned: PlannedSession
    session: LoggedSession | None
    missed: Missed
    exercises: list[ExerciseView]

    @property
    def is_own(self) -> bool:
        """Whether no plan asked for it: what a person added to the day's log."""
        return self.plan.programme.tool == OWN

    @property
    def key(self) -> str:
        """Tells it from the other sessions of a page."""
        return OWN if self.is_own else str(self.planned.number)

    @property
    def is_done(self) -> bool:
        """Whether every set of every exercise is logged."""
        return all(one.is_done for one in self.exercises)


@dataclass(frozen=True)
class NextTime:
    """An exercise's next session after the one that was just done, and when it is due."""

    exercise: PlannedExercise
    advice: Advice
    due: dt.date
