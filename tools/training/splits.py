"""Which days make a training week, and which exercises each day prefers: `splits.yaml`, `preferences.yaml`."""

from __future__ import annotations

from functools import cache

import yaml

from domain.vocabulary import Language, MovementPattern, Muscle
from tools.training.prescription import FOLDER, Data, Role

MOBILITY_DAY = "mobility"


class DayTemplate(Data):
    """One day: what it is called after, and its slots in the order of training."""

    kind: str
    slots: list[dict[Role, list[str]]]


class Splits(Data):
    """Everything in `splits.yaml`."""

    names: dict[str, dict[Language, str]]
    weekdays: dict[int, list[int]]
    weeks: dict[int, list[str]]
    fallback_weeks: dict[int, list[str]]
    fewest_exercises_a_day: int
    days: dict[str, DayTemplate]
    extras: dict[str, dict[Role, int]]


class Preferences(Data):
    """Ids of exercises, the preferred ones first."""

    patterns: dict[MovementPattern, dict[str, list[str]]]
    muscles: dict[Muscle, list[str]]
    last_resort: list[str]
    last_resort_places: int
    conditioning: list[str]
    cooldown: list[str]
    yoga_flow: list[str]
    warmup: dict[str, list[str]]


@cache
def load_splits() -> Splits:
    """The splits as the data file holds them."""
    return Splits.model_validate(yaml.safe_load((FOLDER / "splits.yaml").read_text("utf-8")))


@cache
def load_preferences() -> Preferences:
    """The preferences as the data file holds them."""
    return Preferences.model_validate(yaml.safe_load((FOLDER / "preferences.yaml").read_text("utf-8")))
