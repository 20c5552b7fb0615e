"""A plan as it is followed: its sessions in order, what each set asks for, and how the next loads are found.

A programme is kept as it was when it was taken up: a later version of a tool changes no plan that someone follows.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from domain.vocabulary import Language, Muscle, WeightUnit

Names = dict[Language, str]
_DAYS_PER_WEEK = 7


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class SetKind(StrEnum):
    """What a set is for; only the others than warm-ups count as training volume."""

    WARMUP = "warmup"
    WORK = "work"
    SUPPLEMENTAL = "supplemental"
    JOKER = "joker"


class Method(StrEnum):
    """How the next load of an exercise is found."""

    DOUBLE = "double_progression"
    REPETITIONS_FIRST = "repetitions_first"
    PERCENT = "percent"
    UNLOADED = "unloaded"


class SetTarget(_Kept):
    """What one set asks for: repetitions, or seconds where the exercise is held."""

    low: int = Field(ge=0)
    high: int = Field(ge=0)
    kind: SetKind = SetKind.WORK
    amrap: bool = Field(False, description="As many as possible, `low` at least")
    rir: float | None = Field(None, description="Repetitions to leave in reserve")
    percent: float | None = Field(None, description="Of the exercise's reference max")
    load: float | None = Field(None, description="As written, on the reference max that the plan knows")
    plates: list[float] | None = Field(None, description="Of one side, for the written load")


class PlannedExercise(_Kept):
    """One exercise of a session; `sets` are in their order, warm-up sets among them."""

    exercise_id: str
    names: Names
    measure: str
    per_side: bool
    rest_s: int
    method: Method
    sets: list[SetTarget]


class PlannedSession(_Kept):
    """One training day; `day` counts from the first day of the plan (0)."""

    number: int
    week: int
    block: int = Field(description="Loads by percent are taken from one reference max within a block, from 0")
    deload: bool
    day: int
    names: Names
    exercises: list[PlannedExercise]


class Steps(_Kept):
    """How reference maxes move: up by `by_block` with each block, down to `reset_percent` after misses in a row."""

    by_exercise: dict[str, float] = Field(description="What a block adds, in the programme's unit")
    misses: int = Field(ge=1, description="Sessions in a row that must fail before it falls")
    reset_percent: float


class Gym(_Kept):
    """What the bar can be loaded with, in the programme's unit; None stands for the usual set."""

    bar: float | None = None
    rounding: float | None = None


class Programme(_Kept):
    """A plan that can be followed."""

    tool: str
    unit: WeightUnit
    sessions: list[PlannedSession]
    steps: Steps
    maxes: dict[str, list[float]] = Field(default={}, description="Reference max by block, where the plan knows it")
    weekly_range: dict[Muscle, tuple[float, float]] = Field(default={}, description="Fractional sets a week to aim at")
    gym: Gym = Gym()

    @property
    def weeks(self) -> int:
        """How many weeks are written."""
        return max(session.week for session in self.sessions)

    def session(self, number: int) -> PlannedSession:
        """The session of that number."""
        return self.sessions[number]

    def first_of_week(self, week: int) -> int:
        """The number of the first session of a week."""
        return next(session.number for session in self.sessions if session.week == week)

    def extended(self) -> Programme:
        """The same with its last block once more: new weeks after the last, on the next reference maxes."""
        last = self.sessions[-1]
        block = [session for session in self.sessions if session.block == last.block]
        weeks = last.week - block[0].week + 1
        days = _DAYS_PER_WEEK * ((last.day - block[0].day) // _DAYS_PER_WEEK + 1)
        more = [
            session.model_copy(
                update={
                    "number": last.number + 1 + place,
                    "week": session.week + weeks,
                    "block": last.block + 1,
                    "day": session.day + days,
                }
            )
            for place, session in enumerate(block)
        ]
        return self.model_copy(update={"sessions": [*self.sessions, *more]})
