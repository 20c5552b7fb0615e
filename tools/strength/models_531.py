"""Arguments and result of `calculate_531`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import ConfigDict, Field

from domain.evidence import Check, Source
from domain.vocabulary import AfterMiss, Basis, Language, Lift, SeventhWeek, Template531, WeightUnit
from tools.base import ToolArguments, ToolResult

MOST_REPS = 30
"""Repetitions that an open-ended set above 80 % of a training max is believed to reach."""


class AmrapResult(ToolArguments):
    """What was done in the open-ended last main set of a day."""

    model_config = ConfigDict(allow_inf_nan=False)

    lift: Lift = Field(description="A lift of the plan")
    cycle: int = Field(ge=1, le=12, description="Cycle of the plan")
    week: int = Field(ge=1, le=4, description="Week of the cycle: 1–3, or 4 for the test of a seventh week")
    reps: int = Field(
        description=f"Full repetitions, 1–{MOST_REPS}", json_schema_extra={"minimum": 1, "maximum": MOST_REPS}
    )
    load: float | None = Field(default=None, description="Load lifted, where it was not the planned one")


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
    cycles: int = Field(default=1, ge=1, le=12, description="Cycles to write out")
    days_per_week: int = Field(default=4, ge=2, le=4, description="Training days a week")
    rounding: float | None = Field(
        default=None, description="Loads are rounded to the nearest multiple of this step, halves up; 2.5 kg or 5 lb"
    )
    bar: float | None = Field(default=None, description="Weight of the bar; 20 kg or 45 lb")
    plates: list[float] | None = Field(
        default=None, max_length=30, description="Single-plate weights there are, each in pairs"
    )
    plate_pairs: list[int] | None = Field(
        default=None, max_length=30, description="Pairs there are of each of `plates`, in their order; else enough"
    )
    supplemental_percent: float | None = Field(
        default=None, ge=30, le=70, description="Percent for boring_but_big instead of 50"
    )
    supplemental_percents: list[Annotated[float, Field(ge=30, le=70)]] | None = Field(
        default=None,
        min_length=1,
        max_length=12,
        description="Percent for boring_but_big cycle by cycle, such as [50, 60, 70]; starts again after the last",
    )
    joker_sets: int = Field(default=0, ge=0, le=3, description="Optional heavier sets after the main work of weeks 1–3")
    seventh_week: SeventhWeek = Field(
        default=SeventhWeek.NONE,
        description="Week after each block of three-week cycles; with none, every cycle ends with a deload in week 4",
    )
    last_seventh_week: SeventhWeek | None = Field(
        default=None, description="The week that ends the plan where it differs, such as tm_test after the anchor"
    )
    block_cycles: int = Field(default=2, ge=2, le=3, description="Cycles before a seventh week")
    amrap_results: list[AmrapResult] = Field(
        default_factory=list, max_length=192, description="Results of open-ended sets; later cycles follow from them"
    )
    after_missed_reps: AfterMiss = Field(
        default=AfterMiss.TEN_PERCENT_OFF, description="What a missed set does to the lift's training max"
    )


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
    reps_max: int | None = Field(default=None, description="Where a range is written: from `reps` to this many")
    amrap: bool = Field(description="As many reps as possible, `reps` at least")
    plates_per_side: list[float]


class AssistanceExercise(ToolResult):
    """A suggested exercise of the catalogue after the barbell work; `reps`, or `seconds` for a hold."""

    exercise_id: str
    name: str
    names: dict[Language, str] = Field(default_factory=dict)
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
    """One week of a cycle; a seventh week stands at the end of the cycle that it follows."""

    week: int
    deload: bool
    seventh_week: SeventhWeek | None = None
    days: list[LiftDay]


class Cycle531(ToolResult):
    """Three or four weeks built on one training max a lift."""

    cycle: int
    training_max: dict[Lift, float]
    weeks: list[Week531]


class StepKind(StrEnum):
    """How a training max moves from one cycle to the next."""

    RAISE = "raise"
    HOLD = "hold"
    LOWER = "lower"


class TrainingMaxStep(ToolResult):
    """How the results of a cycle moved the training max of a lift."""

    lift: Lift
    after_cycle: int
    kind: StepKind
    before: float
    after: float


class Progression531(ToolResult):
    """How the training max moves: what a cycle adds to each lift, and what to do when a lift stalls."""

    increment: dict[Lift, float]
    reset_percent: float
    on_missed_reps: dict[Language, str]
    steps: list[TrainingMaxStep] = Field(default_factory=list)
    next_training_max: dict[Lift, float] = Field(
        default_factory=dict, description="For the cycle after the last of the plan"
    )


class AmrapEstimate(ToolResult):
    """What one result says: the max that it predicts, and the training max that follows."""

    lift: Lift
    cycle: int
    week: int
    load: float
    reps: int
    reps_written: int = Field(description="The fewest repetitions that the plan asked for")
    met: bool = Field(description="At least these repetitions with at least the planned load")
    training_max: float = Field(description="The training max that the set was done on")
    estimated_one_rep_max: float
    formula: str = Field(description="The formula of the estimate")
    lowest_estimate: float = Field(description="Of all formulas of `one_rep_max`")
    highest_estimate: float
    reliable: bool = Field(description="Whether the set is short enough for the formulas")
    suggested_training_max: float = Field(description="For the next cycle, from all results of the lift in this one")
    advice: dict[Language, str]


class Calculate531Result(ToolResult):
    """The cycles with every load, in `unit`."""

    unit: WeightUnit
    rounding: float
    bar: float
    template: Template531
    cycles: list[Cycle531]
    progression: Progression531
    estimates: list[AmrapEstimate] = Field(default_factory=list)
    checks: list[Check]
    sources: list[Source]
