"""The rules of `rules.yaml`: what a training plan is tested against, by goal and level, with the sources."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from domain.evidence import Source
from domain.vocabulary import Level, MovementPattern, Muscle, TrainingGoal

FOLDER = Path(__file__).parent
OWN = "Spotter's own bound"

Bounds = tuple[float | None, float | None]
"""Least and most, inclusive; None does not bind."""


class Data(BaseModel):
    """Base of everything read from the data files."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Rule(Data):
    """One rule: its unit, its bounds, and where they come from."""

    unit: str
    hard: bool = False
    bounds: Bounds = (None, None)
    by_level: dict[Level, Bounds] = {}
    by_goal: dict[TrainingGoal, dict[Level, Bounds]] = {}
    sources: list[str] = []
    why: str = ""
    tolerance: int = 0
    every_weeks: int = 0

    def bounds_for(self, level: Level | None = None, goal: TrainingGoal | None = None) -> Bounds:
        """The bounds of a goal and a level: those of the level where the goal has none of its own."""
        by_level = self.by_goal.get(goal, self.by_level) if goal else self.by_level
        return by_level.get(level, self.bounds) if level else self.bounds

    @property
    def reference(self) -> str:
        """The sources as a short text such as "Garber 2011; Nunes 2021", or the reason of a bound of our own."""
        return cite(self.sources) or self.why or OWN


class IntensityRule(Data):
    """What fits a goal; None does not bind."""

    percent_1rm: dict[Level, Bounds] = {}
    main_reps: Bounds | None = None
    reps: Bounds
    rir: Bounds
    rest_s: Bounds = (None, None)


class ReducedLow(Data):
    """The least weekly sets, or seconds, of a muscle in a week of fewer days, or of fewer minutes in all."""

    days_below: int = 0
    weekly_min_below: int = 0
    low: float
    sources: list[str]

    def applies(self, days: int, weekly_min: int) -> bool:
        """Whether a week of so many days and minutes is one of these."""
        return days < self.days_below or weekly_min < self.weekly_min_below


class ReducedMovements(Data):
    """The movements of a week of fewer than `weekly_min_below` minutes."""

    weekly_min_below: int
    sources: list[str]
    movements: dict[str, list[MovementPattern]]


class Rules(Data):
    """Everything in `rules.yaml`."""

    rules: dict[str, Rule]
    intensity: dict[TrainingGoal, IntensityRule]
    unloaded_reps: Bounds
    reduced_weekly_sets: list[ReducedLow]
    reduced_weekly_stretch_s: list[ReducedLow]
    reduced_movements: ReducedMovements
    major_muscles: list[Muscle]
    movements: dict[str, list[MovementPattern]]

    @property
    def patterns(self) -> list[MovementPattern]:
        """Every pattern of the six movements."""
        return [pattern for group in self.movements.values() for pattern in group]


@cache
def load_rules() -> Rules:
    """The rules as the data file holds them."""
    return Rules.model_validate(yaml.safe_load((FOLDER / "rules.yaml").read_text("utf-8")))


@cache
def load_sources() -> dict[str, Source]:
    """The works cited, by key."""
    works = yaml.safe_load((FOLDER / "sources.yaml").read_text("utf-8"))
    return {key: Source(**work) for key, work in works.items()}


def cite(keys: Iterable[str]) -> str:
    """Works as a short text, such as "Garber 2011; Nunes 2021": the first person among the authors, and the year."""
    works = [load_sources()[key] for key in keys]
    people = [work.authors.rpartition("(")[2].replace(",", " ").split()[0] for work in works]
    return "; ".join(f"{person} {work.year}" for person, work in zip(people, works, strict=True))
