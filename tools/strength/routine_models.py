"""Requests and answers of the routine API, under the names that its older callers know."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field

from domain.evidence import Check, Source
from domain.vocabulary import Language, Lift, Template531
from tools.base import ToolArguments, ToolResult
from tools.strength.programme_531 import load_programme
from tools.strength.routine_data import load_routine

LIGHTEST_KG = load_routine().lightest_kg
HEAVIEST_KG = load_programme().heaviest_kg
_STRICT = ConfigDict(strict=True, allow_inf_nan=False)


class Gender(StrEnum):
    """Accepted for older callers; it changes nothing, since all loads follow from the one-rep maxes."""

    MALE = "남성"
    FEMALE = "여성"


def _as_integer(value: Any) -> Any:
    """JSON writes the integer 3 also as 3.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


Integer = Annotated[int, BeforeValidator(_as_integer)]


def _one_rep_max(lift: str) -> float:
    """The field of a one-rep max: a number of kilograms that somebody lifts."""
    field: float = Field(ge=LIGHTEST_KG, le=HEAVIEST_KG, description=f"One-rep max of the {lift} in kg")
    return field


class RmWeight(ToolArguments):
    """One-rep maxes in kg."""

    model_config = _STRICT

    bench_press: float = _one_rep_max("bench press")
    squat: float = _one_rep_max("squat")
    dead_lift: float = _one_rep_max("deadlift")
    over_head_press: float = _one_rep_max("overhead press")

    def by_lift(self) -> dict[Lift, float]:
        """The same by lift."""
        return {
            Lift.BENCH_PRESS: self.bench_press,
            Lift.SQUAT: self.squat,
            Lift.DEADLIFT: self.dead_lift,
            Lift.OVERHEAD_PRESS: self.over_head_press,
        }


class RoutineRateArguments(ToolArguments):
    """Who trains, and what they lift."""

    model_config = _STRICT

    experience: Integer = Field(
        ge=1,
        le=5,
        description="Barbell training so far: 1 under 6 months, 2 from 6 months, 3 from 1 year, 4 from 2 years, "
        "5 from 4 years. Sets the training max: 80, 82.5, 85, 87.5 or 90 % of the one-rep max",
    )
    gender: Gender = Field(strict=False, description="Changes nothing: all loads follow from the one-rep maxes")
    purpose: Integer = Field(
        ge=1,
        le=6,
        description="1 strength, 2 muscle growth, 3 fat loss, 4 muscular endurance, 5 general fitness, 6 powerlifting. "
        "Chooses template and assistance, never the percentages of the main sets",
    )
    rm_weight: RmWeight


class RoutineMonthArguments(RoutineRateArguments):
    """The same, and how often they train."""

    days_per_week: Integer = Field(
        default=4,
        ge=2,
        le=4,
        description="Training days a week. With three, the four lifts roll on and the cycle takes five weeks and a day",
    )


class LiftLoads(ToolResult):
    """A load in kg for each lift."""

    bench_press: float
    squat: float
    dead_lift: float
    over_head_press: float

    @classmethod
    def of(cls, loads: dict[Lift, float]) -> LiftLoads:
        """The loads under the API's names."""
        return cls(
            bench_press=loads[Lift.BENCH_PRESS],
            squat=loads[Lift.SQUAT],
            dead_lift=loads[Lift.DEADLIFT],
            over_head_press=loads[Lift.OVERHEAD_PRESS],
        )


class RateSet(ToolResult):
    """One main set of every lift."""

    set: int
    percent: int = Field(description="Of the training max")
    reps: int
    amrap: bool = Field(description="As many reps as possible, `reps` at least: the + of the text")
    exact_kg: LiftLoads = Field(description="Percent of the training max, unrounded")
    load_kg: LiftLoads = Field(description="What goes on the bar: rounded to `rounding_kg`, at least the empty bar")


class RateWeek(ToolResult):
    """One of the four weeks."""

    week: int
    deload: bool
    sets: list[RateSet]


class RoutineRateResult(ToolResult):
    """The month's percentages and loads. Set k of week w ≤ 3 is at init + (w − 1) · week + (k − 1) · set percent."""

    program: str
    init_weight_rate: int = Field(description="First set of week 1, percent of the training max")
    increase_rate_week: int = Field(description="What weeks 2 and 3 add, in percent of the training max")
    increase_rate_set: int = Field(description="What sets 2 and 3 add, in percent of the training max")
    deloading_rate: int = Field(description="First set of week 4, percent of the training max")
    weekly_weight_increase_plan: str = Field(description="The twelve sets as text")
    training_max_rate: float = Field(description="Training max in percent of the one-rep max, from `experience`")
    training_max_kg: LiftLoads
    rounding_kg: float
    bar_kg: float
    weekly_loads: list[RateWeek]
    checks: list[Check]
    sources: list[Source]


class Part(StrEnum):
    """The part of a session that an exercise belongs to."""

    MAIN = "main"
    SUPPLEMENTAL = "supplemental"
    ASSISTANCE = "assistance"


class RoutineSets(ToolResult):
    """Equal sets in a row: barbell sets have a load, assistance is taken with a load that leaves reps in reserve."""

    kind: str = Field(description="warmup, main, supplemental or assistance")
    count: int
    reps: int | None = Field(description="None for a hold or an interval")
    seconds: int | None = None
    amrap: bool = False
    percent: float | None = Field(None, description="Of the training max")
    exact_kg: float | None = None
    load_kg: float | None = None
    plates_per_side_kg: list[float] = Field(default_factory=list)


class RoutineExercise(ToolResult):
    """One exercise of a day with all its sets."""

    exercise_id: str
    name: str
    names: dict[Language, str]
    part: Part
    per_side: bool = Field(description="Repetitions or seconds are of one side")
    sets: list[RoutineSets]
    reps_in_reserve: int | None = Field(description="Repetitions to leave in each assistance set")
    rest_s: int
    gif: str | None = Field(description="The animation")


class RoutineDay(ToolResult):
    """One training day."""

    day: int = Field(description="Training day of its calendar week")
    calendar_week: int
    exercises: list[RoutineExercise]


class RoutineWeek(ToolResult):
    """One of the cycle's four weeks; the deload week has no assistance, since it is for recovery."""

    week: int
    deload: bool
    days: list[RoutineDay]


class RoutinePurpose(ToolResult):
    """What the number sent stands for."""

    number: int
    key: str
    names: dict[Language, str]


class RoutineMonthResult(ToolResult):
    """The whole cycle, day by day."""

    program: str
    purpose: RoutinePurpose
    template: Template531
    training_max_rate: float = Field(description="Training max in percent of the one-rep max, from `experience`")
    training_max_kg: LiftLoads
    rounding_kg: float
    bar_kg: float
    days_per_week: int
    calendar_weeks: int = Field(description="4, or 6 where four lifts roll over three days a week")
    next_training_max_kg: LiftLoads = Field(description="What the cycle after this one is calculated from")
    weeks: list[RoutineWeek]
    checks: list[Check]
    sources: list[Source]
