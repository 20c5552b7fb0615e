"""Arguments and result of `plan_training`."""

from __future__ import annotations

from pydantic import Field

from domain.evidence import Check, Source
from domain.vocabulary import BodyPart, Equipment, Language, Level, MovementPattern, Muscle, TrainingGoal
from tools.base import ToolArguments, ToolResult
from tools.training.prescription import Role

Names = dict[Language, str]


class PlanTrainingArguments(ToolArguments):
    """What the plan is for, how much time there is, and what it must leave out."""

    goal: TrainingGoal = Field(description="What the plan is for")
    days_per_week: int = Field(ge=1, le=7, description="Training days a week")
    level: Level = Field(description="Training experience")
    minutes_per_session: int = Field(default=60, ge=15, le=120, description="Minutes of each session, warm-up included")
    equipment: list[Equipment] = Field(
        default=[Equipment.GYM], description="What there is; gym is everything, bodyweight is always allowed"
    )
    avoid: list[BodyPart] = Field(default=[], description="Body parts to spare")
    weeks: int = Field(default=4, ge=1, le=16, description="Weeks to write out")
    seed: int | None = Field(default=None, ge=0, description="Another number gives another choice of exercises")


class Intensity(ToolResult):
    """How hard: percent of the one-rep max, repetitions in reserve, or effort on a scale of 10."""

    kind: str = Field(description="percent_1rm, rir or rpe")
    value: float


class PlannedExercise(ToolResult):
    """One exercise of a session; repetitions (or seconds) and sets are per side where `per_side` says so."""

    exercise_id: str
    name: str
    names: Names
    role: Role
    sets: int
    reps: str = Field(description='A range such as "8-12", of repetitions or of seconds')
    measure: str = Field(description="reps or seconds")
    per_side: bool
    intensity: Intensity
    rest_s: int
    gif: str | None = Field(description="Path of the animation, where there is one")
    alternatives: list[str] = Field(description="Ids of allowed variations and swaps")


class WarmupExercise(ToolResult):
    """One movement of the warm-up."""

    exercise_id: str
    name: str
    names: Names
    seconds: int


class Warmup(ToolResult):
    """The minutes before the first work set; the rest of them is easy movement."""

    minutes: int
    items: list[WarmupExercise]


class EasyCardio(ToolResult):
    """Minutes of easy cardio that end a session; 0 where there are none."""

    minutes: int
    names: Names


class PlannedDay(ToolResult):
    """One session; `minutes` counts warm-up, sets, rests, changes of exercise and easy cardio."""

    name: str
    names: Names
    kind: str
    weekday: int = Field(description="1 is the first day of the week")
    minutes: int
    warmup: Warmup
    items: list[PlannedExercise]
    easy_cardio: EasyCardio


class PlannedWeek(ToolResult):
    """One week; a deload week has fewer sets and less effort."""

    week: int
    deload: bool
    days: list[PlannedDay]


class Progression(ToolResult):
    """How to move on from week to week, and what to do when it does not work."""

    method: str
    increment_kg: dict[str, float] = Field(description="Smallest sensible step for upper and lower body lifts")
    rule: Names
    on_failure: Names
    deload: Names | None


class LeftOut(ToolResult):
    """A movement pattern that nothing allowed trains, and what rules its exercises out."""

    pattern: MovementPattern
    because: list[str] = Field(description="equipment, avoid or level")


class PlanTrainingResult(ToolResult):
    """The weeks, and the figures that they were tested against."""

    goal: TrainingGoal
    level: Level
    weeks: list[PlannedWeek]
    weekly_sets: dict[Muscle, float] = Field(description="Fractional sets of a normal week")
    progression: Progression
    left_out: list[LeftOut]
    checks: list[Check]
    sources: list[Source]
