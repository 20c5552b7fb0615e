"""How the exercises of a programme move on, in the ways that a training app can be told.

Liftosaur lets an exercise of one name progress in one way only. Where the same exercise has other repetitions on
another day it therefore needs a label there.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from tools.exporting.sessions import Session, SessionExercise, TrainingProgramme

_LABELS = ("", "b", "c", "d", "e", "f", "g")
"""A week has seven days."""


class Way(Enum):
    """How an exercise moves on."""

    NONE = auto()
    DOUBLE = auto()
    """Repetitions within one range first, then load."""
    LINEAR = auto()
    """Load after some successful sessions; the repetitions are written out week by week."""
    MAX = auto()
    """The one-rep max at the end of a block; the loads are a share of it."""


class Progress(NamedTuple):
    """The rule of an exercise on a day, and the label that sets it apart from others of its name."""

    label: str
    way: Way
    low: int = 0
    high: int = 0
    sessions: int = 1
    """How many successful sessions it takes."""
    weeks: tuple[int, ...] = ()
    """Weeks that end a block."""
    day: int = 1
    """The last training day of the week on which the exercise is done."""


_Scheme = tuple[tuple[int, int, float | None], ...]
"""Repetitions and share of the max over the normal weeks."""


class ProgressPlan:
    """The progress of every exercise on every weekday of a programme."""

    def __init__(self, programme: TrainingProgramme) -> None:
        self._programme = programme
        schemes: dict[tuple[str, int], list[tuple[int, int, float | None]]] = {}
        for session in programme.sessions:
            for one in session.exercises:
                found = schemes.setdefault((one.exercise_id, session.weekday), [])
                if not session.deload:
                    found += [(line.low, line.high, line.percent) for line in one.work]
        self._schemes: dict[tuple[str, int], _Scheme] = {
            place: tuple(dict.fromkeys(found)) for place, found in schemes.items()
        }

    def of(self, exercise: SessionExercise, session: Session) -> Progress:
        """How this exercise progresses on this day."""
        if exercise.exercise_id not in self._programme.increments:
            return Progress("", Way.NONE)
        mine = self._schemes[exercise.exercise_id, session.weekday]
        days = self._days_of(exercise.exercise_id, mine)
        label = _LABELS[self._variants(exercise.exercise_id).index(mine)]
        line = exercise.work[0]
        if line.timed:
            return Progress(label, Way.NONE)
        if line.percent is not None:
            return Progress(label, Way.MAX, weeks=self._block_ends(), day=self._day_number(max(days)))
        if len(mine) == 1 and line.low < line.high:
            return Progress(label, Way.DOUBLE, low=line.low, high=line.high)
        sessions = self._block_ends()[0] * len(days) if len(mine) > 1 else 1
        return Progress(label, Way.LINEAR, sessions=sessions)

    def _variants(self, exercise_id: str) -> list[_Scheme]:
        """The different schemes of an exercise over the week, in the order of its days."""
        places = sorted(place for place in self._schemes if place[0] == exercise_id)
        return list(dict.fromkeys(self._schemes[place] for place in places))

    def _days_of(self, exercise_id: str, scheme: _Scheme) -> list[int]:
        """The weekdays on which an exercise follows a scheme."""
        return [day for (id_, day), found in self._schemes.items() if id_ == exercise_id and found == scheme]

    def _day_number(self, weekday: int) -> int:
        """Which training day of the week a weekday is, from 1."""
        weekdays = sorted({session.weekday for session in self._programme.sessions})
        return weekdays.index(weekday) + 1

    def _block_ends(self) -> tuple[int, ...]:
        """Every normal week that an easy one follows, and the last week if it is a normal one."""
        easy = {session.week for session in self._programme.sessions if session.deload}
        last = self._programme.weeks
        ends = tuple(week for week in range(1, last + 1) if week not in easy and (week + 1 in easy or week == last))
        return ends or (last,)
