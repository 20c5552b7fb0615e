"""A wger routine as its API gives and takes it (wger 2.x, `/api/v2/routine/ID/structure/`).

A routine is a row of days; a day has slots, a slot has entries, and an entry has a list of values for each of its
figures. A value holds from its iteration on, and the n-th time that a day comes up is its iteration n: with
`fit_in_week` that is the week.
"""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

ROUTINE_NAME_LENGTH = 25
DAY_NAME_LENGTH = 20
COMMENT_LENGTH = 100
DESCRIPTION_LENGTH = 250
MOST_RIR = 4
REPETITIONS, SECONDS = 1, 3
"""wger's numbers of the repetition units that we use."""
WEIGHT_UNITS = {"kg": 1, "lb": 2}


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class Value(_Part):
    """A figure from an iteration on; operation r replaces the one before."""

    iteration: int
    value: float
    operation: str = "r"
    step: str = "abs"
    repeat: bool = False
    requirements: None = None


class Entry(_Part):
    """An exercise with its values; `exercise` is the installation's own number, to be filled in when it is sent."""

    exercise: int | None = None
    exercise_uuid: str | None = Field(description="The same in every installation; none where it is not known")
    exercise_name: str = Field(description="The English name in wger")
    order: int = 1
    comment: str = ""
    type: str = "normal"
    class_name: None = None
    config: None = None
    repetition_unit: int = REPETITIONS
    repetition_rounding: None = None
    weight_unit: int = WEIGHT_UNITS["kg"]
    weight_rounding: float | None = None
    set_nr_configs: list[Value] = []
    max_set_nr_configs: list[Value] = []
    repetitions_configs: list[Value] = []
    max_repetitions_configs: list[Value] = []
    weight_configs: list[Value] = []
    max_weight_configs: list[Value] = []
    rir_configs: list[Value] = []
    max_rir_configs: list[Value] = []
    rest_configs: list[Value] = []
    max_rest_configs: list[Value] = []


class Slot(_Part):
    """A place in a day; several entries are a superset."""

    order: int
    comment: str = ""
    config: None = None
    entries: list[Entry]


class Day(_Part):
    """A day of the routine; a day of rest has no slots."""

    order: int
    name: str = Field(max_length=DAY_NAME_LENGTH)
    description: str = ""
    is_rest: bool = False
    need_logs_to_advance: bool = False
    type: str = "custom"
    config: None = None
    slots: list[Slot] = []


class Routine(_Part):
    """The routine with everything in it."""

    name: str = Field(max_length=ROUTINE_NAME_LENGTH)
    description: str = ""
    start: date
    end: date
    fit_in_week: bool
    is_template: bool = False
    is_public: bool = False
    days: list[Day]
