"""What is eaten: servings of foods at the meals of a day, and their nutrients added up from the food table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from knowledge.foods.food import Food
from knowledge.foods.nutrients import KnownTotal, known_total


class Serving(NamedTuple):
    """So many planning portions of a food at one meal of the day (by its number, from 0)."""

    meal: int
    food: Food
    units: int

    @property
    def grams(self) -> float:
        """Weight of the serving."""
        return self.units * self.food.portion.grams


def total_of(servings: Iterable[Serving]) -> KnownTotal:
    """All nutrients of some servings, from the table."""
    return known_total(serving.food.nutrients(serving.grams) for serving in servings)
