"""How much, how hard and how long: the tables of `prescription.yaml`, and one exercise's scheme from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict

from domain.evidence import Source
from domain.vocabulary import Equipment, Level, MovementPattern, Muscle, TrainingGoal
from knowledge.exercises.catalogue import Exercise

FOLDER = Path(__file__).parent
Pair = tuple[int, int]
ByLevel = tuple[Pair, Pair, Pair]
Number = TypeVar("Number", int, float)
_LEVELS = list(Level)
_LOADED = {
    Equipment.BARBELL,
    Equipment.DUMBBELL,
    Equipment.KETTLEBELL,
    Equipment.MACHINE,
    Equipment.CABLE,
    Equipment.BAND,
    Equipment.EZ_BAR,
    Equipment.MEDICINE_BALL,
}


class Role(StrEnum):
    """What an exercise is for in a session, in the order of training (Nunes et al., 2021)."""

    MAIN = "main"
    ACCESSORY = "accessory"
    ISOLATION = "isolation"
    CORE = "core"
    CONDITIONING = "conditioning"
    MOBILITY = "mobility"
    YOGA = "yoga"


RESISTANCE_ROLES = (Role.MAIN, Role.ACCESSORY, Role.ISOLATION, Role.CORE)


class Data(BaseModel):
    """Base of everything read from the data files."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class RolePlan(Data):
    """Repetitions and rest of one role, by level."""

    reps: ByLevel
    rest_s: tuple[int, int, int]


class GoalPlan(Data):
    """What one goal asks for."""

    ranking: str
    deload: bool
    rir_by_week: tuple[int, int, int, int]
    roles: dict[Role, RolePlan]
    unloaded_reps: Pair
    conditioning_share: float = 0.0
    method: str
    weekly_sets: ByLevel


class PercentWave(Data):
    """Percent of the one-rep max of main barbell lifts over weeks and blocks."""

    lifts: list[str]
    start: tuple[float, float, float]
    by_week: tuple[float, float, float, float]
    by_block: float
    most: tuple[float, float, float]
    reps_in_reserve: int


class Timing(Data):
    """What a session takes besides its sets."""

    seconds_per_rep: int
    transition_s: int
    ramp_up_s: int
    tolerance_min: int
    warmup_min: dict[int, int]
    warmup_item_s: int
    warmup_items: int
    most_exercises: dict[int, int]
    longer_rest: dict[int, float]
    easy_cardio_share: float
    deload_cardio_share: float


def by_length(steps: Mapping[int, Number], session_min: int) -> Number:
    """The value of the last step (its key is in minutes) that a session of this length reaches."""
    return steps[max(start for start in steps if start <= session_min)]


class Prescription(Data):
    """Everything in `prescription.yaml`."""

    sets: dict[Role, ByLevel]
    goals: dict[TrainingGoal, GoalPlan]
    shared_roles: dict[Role, RolePlan]
    hold_s: dict[Role, ByLevel]
    rpe: dict[Role, int]
    percent_wave: PercentWave
    weeks_in_block: int
    deload_sets_factor: float
    heavy_lifts: dict[str, int]
    unloaded: list[str]
    hardest_reps: dict[str, int]
    aimed_weekly_sets: int
    most_sets_a_session: int
    days_a_muscle: int
    major_muscles: list[Muscle]
    movements: dict[str, list[MovementPattern]]
    timing: Timing

    @property
    def patterns(self) -> list[MovementPattern]:
        """Every pattern of the six movements."""
        return [pattern for group in self.movements.values() for pattern in group]


@dataclass(frozen=True)
class Scheme:
    """Sets, repetitions (or seconds) and rest of one exercise; `work_s` is the time under way of one set."""

    sets: Pair
    reps: Pair
    seconds: bool
    rest_s: int
    work_s: float
    transition_s: int


def level_index(level: Level) -> int:
    """Where the level stands in the lists of three."""
    return _LEVELS.index(level)


def is_loaded(exercise: Exercise) -> bool:
    """Whether the load can be chosen, so that few heavy repetitions are possible."""
    return not _LOADED.isdisjoint(exercise.equipment) and exercise.id not in load_prescription().unloaded


@cache
def load_prescription() -> Prescription:
    """The tables as the data file holds them."""
    return Prescription.model_validate(yaml.safe_load((FOLDER / "prescription.yaml").read_text("utf-8")))


@cache
def load_sources() -> dict[str, Source]:
    """The works cited, by key."""
    works = yaml.safe_load((FOLDER / "sources.yaml").read_text("utf-8"))
    return {key: Source(**work) for key, work in works.items()}


def scheme_for(
    exercise: Exercise, role: Role, goal: TrainingGoal, level: Level, rest_factor: float = 1.0
) -> Scheme | None:
    """The exercise's sets, repetitions and rest; None where the goal asks for more repetitions than it bears.

    `rest_factor` stretches the rest between resistance sets.
    """
    table, at = load_prescription(), level_index(level)
    plan = table.goals[goal].roles.get(role) or table.shared_roles[role]
    seconds = exercise.measure == "seconds"
    reps = table.hold_s.get(role, table.hold_s[Role.CORE])[at] if seconds else _repetitions(exercise, role, goal, at)
    if reps is None:
        return None
    per_unit = 1 if seconds else table.timing.seconds_per_rep
    barbell = Equipment.BARBELL in exercise.equipment and is_loaded(exercise)
    ramp_up = table.timing.ramp_up_s if role is Role.MAIN and barbell else 0
    return Scheme(
        sets=table.sets[role][at],
        reps=reps,
        seconds=seconds,
        rest_s=int(plan.rest_s[at] * (rest_factor if role in RESISTANCE_ROLES else 1.0)),
        work_s=sum(reps) / 2 * per_unit * (2 if exercise.unilateral else 1),
        transition_s=table.timing.transition_s + ramp_up,
    )


def _repetitions(exercise: Exercise, role: Role, goal: TrainingGoal, at: int) -> Pair | None:
    table = load_prescription()
    plan = table.goals[goal]
    low, high = (plan.roles.get(role) or table.shared_roles[role]).reps[at]
    if role in (Role.MAIN, Role.ACCESSORY) and not is_loaded(exercise):
        low, high = plan.unloaded_reps
    heaviest = table.heavy_lifts.get(exercise.id)
    if heaviest is not None:
        return (low, min(high, heaviest)) if low <= heaviest else None
    most = table.hardest_reps.get(exercise.id)
    return (low, high) if most is None else (min(low, most // 2), min(high, most))
