"""What the numbers of a routine request mean, read once from `routine.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from domain.evidence import Source
from domain.vocabulary import Language, Level, Lift, Template531
from tools.strength.formula_facts import load_formula_sources
from tools.training.rules import load_sources

ROUTINE_FILE = Path(__file__).parent / "routine.yaml"


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Experience(_Data):
    """What a number of `experience` stands for; the training max is a percentage of the one-rep max."""

    from_months: int
    training_max_percent: float
    level: Level


class Rest(_Data):
    """Seconds between sets."""

    main: int
    supplemental: int
    assistance: int


class AssistanceWork(_Data):
    """One assistance exercise by its id; `reps`, or `seconds` of a hold or interval."""

    exercise: str
    sets: int
    reps: int | None = None
    seconds: int | None = None


class Purpose(_Data):
    """What a number of `purpose` stands for."""

    key: str
    names: dict[Language, str]
    template: Template531
    rest_s: Rest
    assistance: dict[Lift, list[AssistanceWork]]


class RoutineData(_Data):
    """All that turns a routine request into a 5/3/1 cycle and its assistance."""

    program: str
    experience: dict[int, Experience]
    lightest_kg: float
    assistance_on_shared_days: int
    reps_in_reserve: int
    sources: list[str]
    lifts: dict[Lift, str]
    purposes: dict[int, Purpose]

    @property
    def works(self) -> list[Source]:
        """The works behind our own numbers."""
        known = {**load_sources(), **load_formula_sources()}
        return [known[key] for key in self.sources]


@cache
def load_routine() -> RoutineData:
    """The data as the file holds it."""
    return RoutineData.model_validate(yaml.safe_load(ROUTINE_FILE.read_text("utf-8")))
