"""Which days make a training week, and which exercises each day prefers: `splits.yaml`, `preferences.yaml`."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import yaml

from domain.vocabulary import Equipment, Language, Level, MovementPattern, Muscle
from tools.training.roles import Role
from tools.training.rules import FOLDER, Data

MOBILITY_DAY = "mobility"
DAYS_OF_WEEK = 7
_REST_DAYS = 2
"""From a session to the next of the same muscle, so that there are 48 hours between (Garber et al., 2011)."""


class DayTemplate(Data):
    """One day: what it is called after, and its slots in the order of training."""

    kind: str
    slots: list[dict[Role, list[str]]]


class Splits(Data):
    """Everything in `splits.yaml`."""

    names: dict[str, dict[Language, str]]
    weekdays: dict[int, list[int]]
    weeks: dict[int, list[list[str]]]
    beginner_weeks: dict[int, list[list[str]]]
    fewest_exercises_a_day: int
    fewest_besides_core: int
    trains: dict[str, list[Muscle]]
    days: dict[str, DayTemplate]
    extras: dict[str, dict[Role, int]]

    def for_days(self, days: int, level: Level) -> list[list[str]]:
        """The splits for a number of days, the usual one first."""
        return self.beginner_weeks.get(days, self.weeks[days]) if level is Level.BEGINNER else self.weeks[days]

    def following_days(self, days: int) -> list[tuple[int, int]]:
        """Pairs of sessions (from 0) with less than 48 hours between them, across the end of the week too."""
        weekdays = self.weekdays[days]
        gaps = pairwise([*enumerate(weekdays), (0, weekdays[0] + DAYS_OF_WEEK)])
        return [(one, other) for (one, day), (other, later) in gaps if later - day < _REST_DAYS]


class Preferences(Data):
    """Ids of exercises, the preferred ones first."""

    patterns: dict[MovementPattern, dict[str, list[str]]]
    muscles: dict[Muscle, list[str]]
    equipment: dict[str, list[Equipment]]
    last_resort: list[str]
    last_resort_places: int
    still_places: int
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
