"""Arguments and result of `plan_training`."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from domain.evidence import Check, Source
from domain.vocabulary import (
    BodyPart,
    Equipment,
    Language,
    Level,
    MovementPattern,
    Muscle,
    PlanFocus,
    TrainingGoal,
    TrainingPlace,
)
from tools.base import ToolArguments, ToolResult
from tools.training.roles import Role

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
    focus: PlanFocus = Field(default=PlanFocus.STRENGTH, description="Lifting, or sessions of yoga or mobility only")
    seed: int | None = Field(default=None, ge=0, description="Another number gives another choice of exercises")


class Intensity(ToolResult):
    """How hard: percent of the one-rep max, repetitions in reserve, or effort on a scale of 10."""

    kind: Literal["percent_1rm", "rir", "rpe"]
    value: float


class RampSet(ToolResult):
    """A lighter set before the work sets."""

    percent: int = Field(description="Percent of the work weight")
    reps: int


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
    load_change_percent: float = Field(default=0, description="More load than in the first block, in percent")
    rest_s: int
    pair: str | None = Field(default=None, description="Exercises with the same letter take turns, set by set")
    phase: str | None = Field(default=None, description="Part of a yoga or mobility session, or the joint it is for")
    ramp_up: list[RampSet] = Field(default=[], description="Lighter sets first")
    ramp_up_s: int = 0
    progression: str = Field(default="", description="Key of the rule in `progression.methods`")
    harder: str | None = Field(default=None, description="Id of the next harder variation that is allowed")
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
    note: Names = Field(default={}, description="What the week is for")
    days: list[PlannedDay]


class Method(ToolResult):
    """How to move on with an exercise, and what to do when it does not work."""

    rule: Names
    on_failure: Names


class Progression(ToolResult):
    """How to move on from week to week, and what to do when it does not work.

    `rule` and `on_failure` are those of the main work; `methods` holds the rule of every exercise by its key.
    """

    method: str
    increment_kg: dict[str, float] = Field(description="Smallest sensible step for upper and lower body lifts")
    rule: Names
    on_failure: Names
    deload: Names | None
    methods: dict[str, Method] = Field(default={}, description="By the keys that exercises name")


class LeftOut(ToolResult):
    """A movement pattern that nothing allowed trains, and what rules its exercises out."""

    pattern: MovementPattern
    because: list[str] = Field(description="equipment, avoid, level or goal")


class Untargeted(ToolResult):
    """A major muscle that no allowed exercise has as its target, and what rules its exercises out."""

    muscle: Muscle
    because: list[str] = Field(description="equipment, avoid, level or goal")


class ReducedRange(ToolResult):
    """A range that the request's days and minutes make smaller than an ordinary week's."""

    check: str = Field(description="Which checks: weekly_sets, days_a_week or movements")
    low: float
    full_low: float
    source: str


class Variant(ToolResult):
    """What takes the place of an exercise somewhere else; the same exercise where it can be done there."""

    exercise_id: str
    name: str
    names: Names
    reps: str
    measure: str


class Timing(ToolResult):
    """What the minutes of a session are computed with, besides what it prints."""

    seconds_per_rep: int
    transition_s: int


class PlanTrainingResult(ToolResult):
    """The weeks, and the figures that they were tested against."""

    goal: TrainingGoal
    level: Level
    focus: PlanFocus = PlanFocus.STRENGTH
    weeks: list[PlannedWeek]
    weekly_sets: dict[Muscle, float] = Field(description="Fractional sets of a normal week")
    weekly_stretch_s: dict[Muscle, int] = Field(
        default={}, description="Seconds that a yoga or mobility week holds for each muscle, each side for itself"
    )
    progression: Progression
    variants: dict[TrainingPlace, dict[str, Variant]] = Field(
        default={}, description="For each place: by exercise id, what to do there instead"
    )
    left_out: list[LeftOut]
    untargeted: list[Untargeted] = Field(default=[], description="Beside the patterns of `left_out`")
    reduced: list[ReducedRange] = Field(default=[], description="Ranges that the time makes smaller")
    timing: Timing
    checks: list[Check]
    sources: list[Source]
