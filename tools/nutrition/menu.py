"""Choosing what could be cooked on a day: a kitchen, a pattern for each meal, a few foods for each place.

The solver then decides which of these foods are eaten and how much. Few candidates keep it fast; drawing them
with a seeded generator, rested foods first, keeps days different and the same request the same.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from knowledge.foods.food import Cuisine, Food, MealKind
from knowledge.foods.meals import ENERGY_SHARES, MealPattern, Slot, afters
from tools.nutrition.pantry import Pantry, protein_share

CANDIDATES_PER_SLOT = 3
CANDIDATES_PER_MAIN = 5
ORDINARY_PROTEIN_SHARE = 0.22
LEAN_BIAS = 8.0
"""Above an ordinary share of protein in energy, foods that are mostly protein come first among equals: at 35 %
chicken breast (75 % of its energy is protein) nearly always goes before lentils (31 %)."""
LACK_BIAS = 1.4
"""How far a food that brings a day's worth of what the days so far lack is moved to the front."""
MOST_LACK_MENDED = 2.0
"""Several nutrients at once count no more than this."""


class Place(NamedTuple):
    """A slot of a meal with the foods that may fill it today."""

    slot: Slot
    foods: list[Food]


class MealMenu(NamedTuple):
    """One meal of a day before portions are chosen."""

    kind: MealKind
    energy_share: float
    pattern: MealPattern
    places: list[Place]
    named: bool = True
    """Whether it still is what the pattern's name says; a swapped food may have made another dish of it."""


class Appetite(NamedTuple):
    """What steers the drawing of candidates besides chance."""

    energy_kcal: float
    protein_share: float
    recent: Counter[str]
    """On how many recent days each food and each pattern came up."""
    lacking: Mapping[str, float]
    """Vitamins and minerals that the days so far lack, each with the amount that is a day's worth."""


class Occasion(NamedTuple):
    """A meal of the day before it is known what is eaten: which, how much of the day's energy, in which kitchen."""

    kind: MealKind
    energy_share: float
    cuisine: Cuisine | None


class MenuDrawer:
    """Draws menus from a pantry for one day."""

    def __init__(self, pantry: Pantry, appetite: Appetite) -> None:
        self._pantry = pantry
        self._appetite = appetite
        self._lean_bias = max(0.0, LEAN_BIAS * (appetite.protein_share - ORDINARY_PROTEIN_SHARE))
        self._merits: dict[str, float] = {}

    @property
    def recent(self) -> Counter[str]:
        """On how many recent days each food and each pattern came up."""
        return self._appetite.recent

    def day(self, meals_per_day: int, cuisine: Cuisine | None, chance: random.Random) -> list[MealMenu] | None:
        """Patterns and candidate foods for a whole day; None where a meal has no pattern in this kitchen."""
        menus: list[MealMenu] = []
        drawn: set[str] = set()
        for kind, share in ENERGY_SHARES[meals_per_day]:
            menu = self.meal(Occasion(kind, share, cuisine), chance, drawn)
            if menu is None:
                return None
            drawn.add(menu.pattern.id)
            menus.append(menu)
        return menus

    def meal(
        self, occasion: Occasion, chance: random.Random, drawn: set[str], wanted: Sequence[Food] = ()
    ) -> MealMenu | None:
        """One meal, rather of another pattern than those `drawn` already, with one of the foods wished for, if any.

        None where this kitchen has no such meal.
        """
        patterns = [
            pattern
            for pattern in self._pantry.patterns(occasion.kind, occasion.cuisine)
            if not wanted or any(self._wished(foods, wanted) for foods in self._found(pattern, occasion))
        ]
        if not patterns:
            return None
        fresh = [pattern for pattern in patterns if pattern.id not in drawn] or patterns
        weights = [self._pantry.weight(one, self._appetite.recent[one.id]) for one in fresh]
        [pattern] = chance.choices(fresh, weights)
        return MealMenu(occasion.kind, occasion.energy_share, pattern, self._places(pattern, occasion, chance, wanted))

    def _places(
        self, pattern: MealPattern, occasion: Occasion, chance: random.Random, wanted: Sequence[Food]
    ) -> list[Place]:
        """The foods that may fill a pattern's places today, and what may follow a large meal."""
        found = self._found(pattern, occasion)
        places: list[Place] = []
        for slot, foods in zip(pattern.slots, found, strict=True):
            wished = self._wished(foods, wanted)
            if wished:
                places.append(Place(slot.model_copy(update={"min": max(1, slot.min)}), wished))
                wanted = ()
            else:
                places.append(self.place(slot, foods, chance))
        served = {food.role for foods in found for food in foods}
        energy_kcal = occasion.energy_share * self._appetite.energy_kcal
        for after in afters():
            if after.follows(occasion.kind, occasion.cuisine, energy_kcal, self._appetite.protein_share):
                foods = self._pantry.after(after, occasion.kind, occasion.cuisine)
                if served.isdisjoint(food.role for food in foods):
                    places.append(self.place(after.slot, foods, chance))
        return [place for place in places if place.foods]

    def _found(self, pattern: MealPattern, occasion: Occasion) -> list[list[Food]]:
        return self._pantry.candidates(pattern, occasion.kind, occasion.cuisine)

    def _wished(self, foods: list[Food], wanted: Sequence[Food]) -> list[Food]:
        ids = {food.id for food in wanted}
        return [food for food in foods if food.id in ids]

    def place(self, slot: Slot, foods: list[Food], chance: random.Random) -> Place:
        """Draw the foods that may fill a slot today."""
        order = {food.id: chance.random() - self._merit(food) for food in foods}
        ranked = sorted(foods, key=lambda food: (self._appetite.recent[food.id], order[food.id]))
        return Place(slot, ranked[: CANDIDATES_PER_MAIN if slot.main else CANDIDATES_PER_SLOT])

    def _merit(self, food: Food) -> float:
        """How far protein and what is lacking move a food to the front."""
        if food.id not in self._merits:
            usual = food.units.usual * food.portion.grams / 100
            mended = sum(
                min(1.0, usual * food.per_100_g.known(name) / amount) for name, amount in self._appetite.lacking.items()
            )
            lean = self._lean_bias * protein_share(food)
            self._merits[food.id] = lean + LACK_BIAS * min(MOST_LACK_MENDED, mended)
        return self._merits[food.id]
