"""What is eaten: servings of foods at the meals of a day, and their nutrients added up from the food table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from knowledge.foods.food import Food
from knowledge.foods.meals import Slot
from knowledge.foods.nutrients import KnownTotal, known_total


class Serving(NamedTuple):
    """So many planning portions of a food at one meal of the day (by its number, from 0), and its place there."""

    meal: int
    food: Food
    units: int
    slot: Slot

    @property
    def grams(self) -> float:
        """Weight of the serving."""
        return self.units * self.food.portion.grams

    def amount(self, nutrient: str) -> float:
        """Nutrient in the serving; unknown counts as none."""
        return self.food.per_100_g.known(nutrient) * self.grams / 100


def total_of(servings: Iterable[Serving]) -> KnownTotal:
    """All nutrients of some servings, from the table."""
    return known_total(serving.food.nutrients(serving.grams) for serving in servings)
