"""Arguments and result of `calculate_531`."""

from __future__ import annotations

from enum import StrEnum

from pydantic import ConfigDict, Field

from domain.evidence import Check, Source
from domain.vocabulary import Basis, Language, Lift, Template531, WeightUnit
from tools.base import ToolArguments, ToolResult


class Calculate531Arguments(ToolArguments):
    """The lifts, in `unit`, and how to build the cycles from them; at least one lift is needed."""

    model_config = ConfigDict(allow_inf_nan=False)

    bench_press: float | None = Field(default=None, description="Bench press, at most 600 kg")
    squat: float | None = Field(default=None, description="Back squat, at most 600 kg")
    deadlift: float | None = Field(default=None, description="Deadlift, at most 600 kg")
    overhead_press: float | None = Field(default=None, description="Overhead press, at most 600 kg")
    unit: WeightUnit = Field(default=WeightUnit.KG, description="Unit of the lifts, bar, plates and rounding")
    basis: Basis = Field(default=Basis.ONE_REP_MAX, description="What the lifts are: one-rep maxes or training maxes")
    training_max_percent: float = Field(
        default=90, ge=80, le=100, description="Training max in percent of the one-rep max; 85 is the cautious choice"
    )
    template: Template531 = Field(default=Template531.ORIGINAL, description="What follows the main work")
    cycles: int = Field(default=1, ge=1, le=12, description="Four-week cycles to write out")
    days_per_week: int = Field(default=4, ge=2, le=4, description="Training days a week")
    rounding: float | None = Field(default=None, description="Loads are rounded to this step; 2.5 kg or 5 lb")
    bar: float | None = Field(default=None, description="Weight of the bar; 20 kg or 45 lb")
    plates: list[float] | None = Field(
        default=None, max_length=30, description="Single-plate weights there are, each in pairs"
    )
    supplemental_percent: float | None = Field(
        default=None, ge=30, le=70, description="Percent for boring_but_big instead of 50"
    )
    joker_sets: int = Field(default=0, ge=0, le=3, description="Optional heavier sets after the main work of weeks 1–3")


class SetKind(StrEnum):
    """What a set is for."""

    WARMUP = "warmup"
    MAIN = "main"
    SUPPLEMENTAL = "supplemental"
    JOKER = "joker"


class WorkSet(ToolResult):
    """One set; `percent` is of the training max, `load` and plates are in the result's unit."""

    kind: SetKind
    percent: float
    load: float
    reps: int
    amrap: bool = Field(description="As many reps as possible, `reps` at least")
    plates_per_side: list[float]


class AssistanceExercise(ToolResult):
    """A suggested exercise of the catalogue after the barbell work; `reps`, or `seconds` for a hold."""

    exercise_id: str
    name: str
    sets: int
    reps: int | None = None
    seconds: int | None = None


class LiftDay(ToolResult):
    """The work for one lift, and the training day that it falls on."""

    lift: Lift
    calendar_week: int = Field(description="Week from the start of the first cycle")
    day: int = Field(description="Training day of that week; lifts with the same number share the day")
    sets: list[WorkSet]
    assistance: list[AssistanceExercise]


class Week531(ToolResult):
    """One of the four weeks of a cycle."""

    week: int
    deload: bool
    days: list[LiftDay]


class Cycle531(ToolResult):
    """Four weeks built on one training max a lift."""

    cycle: int
    training_max: dict[Lift, float]
    weeks: list[Week531]


class Progression531(ToolResult):
    """How the training max moves: what a cycle adds to each lift, and what to do when a lift stalls."""

    increment: dict[Lift, float]
    reset_percent: float
    on_missed_reps: dict[Language, str]


class Calculate531Result(ToolResult):
    """The cycles with every load, in `unit`."""

    unit: WeightUnit
    rounding: float
    bar: float
    template: Template531
    cycles: list[Cycle531]
    progression: Progression531
    checks: list[Check]
    sources: list[Source]
