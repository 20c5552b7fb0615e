"""Arguments and result of `check_training_plan`."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field, field_validator

from domain.errors import InvalidInput, OutOfRange
from domain.evidence import Check, Source
from domain.vocabulary import BodyPart, Equipment, Level, Muscle, TrainingGoal
from tools.base import ToolArguments, ToolResult
from tools.training.linter.reading.plan import LineKind
from tools.training.models import Names

MAX_PLAN_LENGTH = 20_000
Value = str | float | list[str]


class CheckTrainingPlanArguments(ToolArguments):
    """The plan as it was pasted, and what is known about the person whom it is for."""

    plan: str = Field(
        description="The plan as text or table, as pasted", json_schema_extra={"maxLength": MAX_PLAN_LENGTH}
    )
    goal: TrainingGoal | None = Field(default=None, description="What the plan is for")
    level: Level | None = Field(default=None, description="Training experience")
    minutes_per_session: int | None = Field(default=None, ge=10, le=240, description="Minutes that a session may take")
    equipment: list[Equipment] = Field(
        default=[Equipment.GYM], description="What there is; gym is everything, bodyweight is always allowed"
    )
    avoid: list[BodyPart] = Field(default=[], description="Body parts to spare")

    @field_validator("plan")
    @classmethod
    def _can_be_read(cls, plan: str) -> str:
        if not plan.strip():
            raise InvalidInput("The plan is empty.", field="plan", hint="Paste it as text or as a table.")
        if len(plan) > MAX_PLAN_LENGTH:
            raise OutOfRange(
                f"The plan is too long: {len(plan):,} characters, at most {MAX_PLAN_LENGTH:,}.",
                field="plan",
                hint="Paste one week or one block at a time.",
            )
        return plan


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    """Against what the person asked for."""
    WARNING = "warning"
    """Outside the bounds of a rule."""
    NOTE = "note"
    """Worth knowing, or not stated in the plan."""


class ReadExercise(ToolResult):
    """How one exercise of a line was read."""

    exercise_id: str | None = Field(description="None where the name is not sure enough to be taken")
    written: str = Field(description="The name as it was written, folded")
    name: str | None
    confidence: float = Field(description="0–1; 1 for a name of the catalogue")
    suggestions: list[str] = Field(description="Ids of exercises with a similar name, where none was taken")
    alternatives: list[str] = Field(description='Ids behind an "or"; they are not counted')
    sets: float | None = Field(description="Fewest sets")
    sets_high: float | None
    reps_low: float | None
    reps_high: float | None
    unit: str = Field(description="reps, seconds, metres or distance")
    per_side: bool
    to_failure: bool
    intensity: str | None = Field(description='Such as "RPE 8", "RIR 1–2" or "75 %"')
    load_kg: float | None
    rest_s: float | None = Field(description="Least rest")
    rest_s_high: float | None
    is_warmup: bool = Field(description="Not counted as training volume")


class ReadLine(ToolResult):
    """One line of the plan and what it was taken for."""

    line_no: int
    text: str
    kind: LineKind
    read_as: list[ReadExercise]


class Finding(ToolResult):
    """Something that a rule found; `message` and `values` are put into words by whoever shows it."""

    rule: str
    message: str = Field(description="Key of the text")
    lines: list[int] = Field(description="Numbers of the lines that it is about; none for the whole plan")
    severity: Severity
    is_judged: bool = Field(description="False where the plan does not state what the rule needs")
    values: dict[str, Value]
    source: str = Field(description="Short reference to the works that the rule rests on; empty for a bound of our own")


class DayMinutes(ToolResult):
    """How long a session takes, with the assumptions where the plan says nothing."""

    day: int = Field(description="Number of the session, from 1")
    line_no: int
    label: str
    week: int
    low: int
    high: int
    assumed: list[str] = Field(description="rest, warmup, sets or reps: what the plan does not state")


class Assumption(ToolResult):
    """What was taken for granted because the plan or the request does not say it."""

    about: str
    values: dict[str, Value]


class Counts(ToolResult):
    """How much was read and found."""

    exercises: int = Field(description="Different exercises that were recognised")
    sessions: int = Field(description="Sessions of the week that figures are given for, as written")
    days: float = Field(description="Training days of a normal week")
    problems: int = Field(description="Errors and warnings")
    not_judged: int


class CheckTrainingPlanResult(ToolResult):
    """The plan as it was read, and what the rules say about it."""

    is_plan: bool = Field(description="False where no known exercise was found: then nothing is checked")
    lines: list[ReadLine]
    counts: Counts
    weeks: int = Field(description="Weeks that are written out")
    findings: list[Finding] = Field(description="Worst first, then in the order of the lines")
    assumptions: list[Assumption]
    weekly_sets: dict[Muscle, float] = Field(description="Fractional sets of a normal week")
    minutes: list[DayMinutes]
    names: dict[str, Names] = Field(description="Names of every exercise that the result mentions")
    checks: list[Check]
    sources: list[Source]
