"""What was done: sessions, sets, weights on the scale and what was eaten, as a person enters them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from uuid import uuid4

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from domain.units import lb_to_kg
from domain.vocabulary import WeightUnit
from tools.logbook.programme import Programme, SetKind, SetTarget

MOST_REPS = 200
MOST_SECONDS = 3600
MOST_LOAD_KG = 600
"""What is believed of one set; above it the entry is a slip."""


def new_id() -> str:
    """The id of a new entry."""
    return uuid4().hex


def now() -> dt.datetime:
    """This moment, with its time zone."""
    return dt.datetime.now(dt.UTC)


class Entry(BaseModel):
    """An entry is never changed in place: a corrected one replaces it under the same id."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    id: str = Field(default_factory=new_id)
    entered: AwareDatetime = Field(default_factory=now)


class FollowedPlan(Entry):
    """A programme that someone has taken up; `ended` is None while it is followed."""

    programme: Programme
    started: dt.date
    ended: dt.date | None = None


class Status(StrEnum):
    """How far a session is."""

    OPEN = "open"
    DONE = "done"
    SKIPPED = "skipped"


class LoggedSession(Entry):
    """One training day of a plan; `date` is the day where the person was."""

    plan_id: str
    number: int = Field(ge=0, description="The planned session")
    date: dt.date
    status: Status = Status.OPEN
    load_factor: float = Field(1.0, gt=0, le=1, description="Share of the usual loads, after a break")


class LoggedSet(Entry):
    """One set; `load` is in `unit`, on top of the body's own weight, and of one dumbbell where there are two."""

    session_id: str
    place: int = Field(ge=0, description="The planned exercise of the session")
    number: int = Field(ge=0, description="Which of its sets")
    exercise_id: str
    load: float = Field(0.0, ge=0)
    unit: WeightUnit
    amount: int = Field(ge=0, le=MOST_SECONDS, description="Repetitions, or seconds of a hold")
    rir: float | None = Field(None, ge=0, le=10)
    target: SetTarget

    @property
    def load_kg(self) -> float:
        """The load in kilograms."""
        return self.load if self.unit is WeightUnit.KG else lb_to_kg(self.load)

    @property
    def counts(self) -> bool:
        """Whether it is work: warm-up sets and sets without a repetition are not."""
        return self.target.kind is not SetKind.WARMUP and self.amount > 0


class Swap(Entry):
    """Another exercise in a plan's place: for one session, or for the rest of the plan (`session_id` is None)."""

    plan_id: str
    session_id: str | None
    exercise_id: str
    instead_id: str
    reason: str


class BodyWeight(Entry):
    """One weighing, in the unit it was entered in."""

    date: dt.date
    weight: float = Field(gt=0, le=1000)
    unit: WeightUnit

    @property
    def weight_kg(self) -> float:
        """The weight in kilograms."""
        return self.weight if self.unit is WeightUnit.KG else lb_to_kg(self.weight)


class IntakeDay(Entry):
    """What was eaten on a day: counted, or a plan's target that was kept to."""

    date: dt.date
    energy_kcal: float = Field(ge=0, le=20000)
    counted: bool


class ExerciseSession(BaseModel):
    """All sets of one exercise on one day, in their order."""

    model_config = ConfigDict(frozen=True)

    plan_id: str
    date: dt.date
    block: int
    deload: bool
    load_factor: float
    sets: list[LoggedSet]

    @property
    def work(self) -> list[LoggedSet]:
        """The sets that decide what comes next: no warm-ups, no jokers, no lighter sets after the main work."""
        return [one for one in self.sets if one.target.kind is SetKind.WORK]


class History(BaseModel):
    """What a plan's owner has done so far; sessions and sets of earlier plans among them."""

    plans: list[FollowedPlan]
    sessions: list[LoggedSession]
    sets: list[LoggedSet]

    def training_days(self) -> list[dt.date]:
        """The days with at least one set, in order."""
        trained = {one.session_id for one in self.sets}
        return sorted({session.date for session in self.sessions if session.id in trained})

    def of_exercise(self, exercise_id: str) -> list[ExerciseSession]:
        """Every day with this exercise, in order."""
        by_session: dict[str, list[LoggedSet]] = {}
        for one in self.sets:
            if one.exercise_id == exercise_id:
                by_session.setdefault(one.session_id, []).append(one)
        found = [
            self._exercise_session(session, by_session[session.id])
            for session in self.sessions
            if session.id in by_session
        ]
        return sorted(found, key=lambda one: (one.date, one.sets[0].entered))

    def exercise_ids(self) -> list[str]:
        """Every exercise with a set, the most trained first."""
        counts: dict[str, int] = {}
        for one in self.sets:
            counts[one.exercise_id] = counts.get(one.exercise_id, 0) + one.counts
        return sorted(counts, key=lambda exercise_id: (-counts[exercise_id], exercise_id))

    def _exercise_session(self, session: LoggedSession, sets: Sequence[LoggedSet]) -> ExerciseSession:
        plan = next(plan for plan in self.plans if plan.id == session.plan_id)
        planned = plan.programme.session(session.number)
        return ExerciseSession(
            plan_id=plan.id,
            date=session.date,
            block=planned.block,
            deload=planned.deload,
            load_factor=session.load_factor,
            sets=sorted(sets, key=lambda one: (one.place, one.number)),
        )
