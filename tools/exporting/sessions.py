"""Training as sessions of sets: what the calendar, the tables and other apps' formats are written from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from domain.vocabulary import WeightUnit

WARMUP = "warmup"
"""The kind of a lighter set before the work."""
WORK_LOAD = "work"


@dataclass(frozen=True)
class SetLine:
    """`count` equal sets of `low` to `high` repetitions, or seconds where `timed`.

    What is not prescribed is None. `percent` is of what `percent_of` names: "1rm", "training_max" or "work" (the load
    of the work sets). `more_load_percent` is how much more load it is than in the first weeks.
    """

    count: int
    low: int
    high: int
    timed: bool = False
    per_side: bool = False
    amrap: bool = False
    kind: str | None = None
    load: float | None = None
    unit: WeightUnit = WeightUnit.KG
    plates_per_side: tuple[float, ...] | None = None
    percent: float | None = None
    percent_of: str = "1rm"
    rir: float | None = None
    rpe: float | None = None
    rest_s: int | None = None
    more_load_percent: float = 0.0


@dataclass(frozen=True)
class SessionExercise:
    """An exercise of a session with its sets, warm-up sets first; `name` is in the language of the export.

    Exercises with the same `pair` take turns, set by set.
    """

    exercise_id: str
    name: str
    sets: tuple[SetLine, ...]
    pair: str | None = None

    @property
    def work(self) -> tuple[SetLine, ...]:
        """The sets after the warm-up."""
        return tuple(line for line in self.sets if line.kind != WARMUP)

    @property
    def warmup(self) -> tuple[SetLine, ...]:
        """The lighter sets before the work."""
        return tuple(line for line in self.sets if line.kind == WARMUP)


@dataclass(frozen=True)
class Session:
    """One training day. `week` counts from the start of the plan, `weekday` from the first day of the week."""

    week: int
    weekday: int
    name: str
    minutes: int
    deload: bool
    exercises: tuple[SessionExercise, ...]
    before: str = ""
    """What comes before the first work set, in words."""
    after: str = ""
    """What ends the session, in words."""
    week_note: str = ""
    """What its week is for."""


@dataclass(frozen=True)
class TrainingProgramme:
    """A plan's sessions in order, what it is called, and the load that progress adds to an exercise."""

    title: str
    sessions: tuple[Session, ...]
    unit: WeightUnit = WeightUnit.KG
    increments: dict[str, float] = field(default_factory=dict)
    """By exercise id; empty where loads are written out for every week."""
    note: str = ""
    """How to go on after the last week, where the sessions do not say it."""

    @property
    def weeks(self) -> int:
        """How many weeks it lasts."""
        return max(session.week for session in self.sessions)

    def sessions_of(self, week: int) -> list[Session]:
        """The sessions of a week in order."""
        return [session for session in self.sessions if session.week == week]


Named = Callable[[str], str]
"""From an exercise's id to its name in the language of the export."""
