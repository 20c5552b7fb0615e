"""The published 5/3/1 tables, read once from `programme_531.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from domain.evidence import Source
from domain.vocabulary import Language, Lift, SeventhWeek, Template531, WeightUnit

PROGRAMME_FILE = Path(__file__).parent / "programme_531.yaml"


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Prescription(_Data):
    """One set: percent of the training max and repetitions; `amrap` means that these are the fewest.

    `reps_max` is there where a range is written: from `reps` up to it.
    """

    percent: float
    reps: int
    reps_max: int | None = None
    amrap: bool = False


class Supplemental(_Data):
    """The main lift again: at `percent`, or at the percent of the day's main set number `main_set` (from 1)."""

    sets: int
    reps: int
    percent: float | None = None
    main_set: int | None = None


class Assistance(_Data):
    """A suggested assistance exercise, by its English name; `reps`, or `seconds` for a hold."""

    name: str
    sets: int
    reps: int | None = None
    seconds: int | None = None


class Template(_Data):
    """What follows the main work, and the work that published it (key of `Programme.sources`)."""

    supplemental: Supplemental | None = None
    assistance: str
    source: str


class Increment(_Data):
    """What the training max of an upper or a lower body lift gains after a cycle."""

    upper: float
    lower: float


class GymDefaults(_Data):
    """Rounding step, bar and single plates, in the unit they are listed under."""

    rounding: float
    bar: float
    plates: list[float]


class Programme(_Data):
    """Everything that 5/3/1 fixes."""

    sources: dict[str, Source]
    weeks: dict[int, list[Prescription]]
    deload_week: int
    seventh_week: dict[SeventhWeek, list[Prescription]]
    tm_test_five_up_to_percent: float
    warmup: list[Prescription]
    increments: dict[WeightUnit, Increment]
    upper_body: list[Lift]
    reset_percent: float
    steps_back: int
    joker_step_percent: float
    order: list[Lift]
    pairs: list[list[Lift]]
    heaviest_kg: float
    defaults: dict[WeightUnit, GymDefaults]
    templates: dict[Template531, Template]
    assistance: dict[str, dict[Lift, list[Assistance]]]
    on_missed_reps: dict[Language, str]

    def increment(self, lift: Lift, unit: WeightUnit) -> float:
        """What the lift's training max gains after each cycle, in `unit` (Wendler, 2011)."""
        step = self.increments[unit]
        return step.upper if lift in self.upper_body else step.lower


@cache
def load_programme() -> Programme:
    """The programme as the data file holds it."""
    return Programme.model_validate(yaml.safe_load(PROGRAMME_FILE.read_text("utf-8")))
