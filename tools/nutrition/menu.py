"""Choosing what could be cooked on a day: a kitchen, a pattern for each meal, a few foods for each place.

The solver then decides which of these foods are eaten and how much. Few candidates keep it fast; drawing them
with a seeded generator, rested foods first, keeps days different and the same request the same.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from knowledge.foods.food import Cuisine, Food, MealKind, Role
from knowledge.foods.meals import ENERGY_SHARES, MealPattern, Slot, meal_patterns
from knowledge.foods.nutrients import ENERGY_KCAL_PER_G

CANDIDATES_PER_SLOT = 3
CANDIDATES_PER_MAIN = 5
REPEATED_PATTERN_WEIGHT = 0.4
"""A pattern comes up this much less for each recent day that had it."""
SMALLEST_WEIGHT = 1e-6
"""For patterns that are never drawn unless nothing else is left."""
ORDINARY_PROTEIN_SHARE = 0.22
LEAN_BIAS = 8.0
"""Above an ordinary share of protein in energy, foods that are mostly protein come first among equals: at 35 %
chicken breast (75 % of its energy is protein) nearly always goes before lentils (31 %)."""
FLESH_ROLES = {Role.POULTRY, Role.MEAT, Role.FISH, Role.SHELLFISH}


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


class Pantry:
    """The foods that a plan may use, and where each could stand."""

    def __init__(self, foods: Iterable[Food], protein_share: float) -> None:
        """`protein_share` is the share of energy that the day's protein should give."""
        self._lean_bias = max(0.0, LEAN_BIAS * (protein_share - ORDINARY_PROTEIN_SHARE))
        plannable = [food for food in foods if food.plannable]
        self._has_flesh = any(food.role in FLESH_ROLES for food in plannable)
        self.foods = [food for food in plannable if food.role is not Role.SEITAN or not self._has_flesh]
        self._candidates: dict[tuple[str, MealKind, Cuisine | None], list[list[Food]]] = {}

    def candidates(self, pattern: MealPattern, kind: MealKind, cuisine: Cuisine | None) -> list[list[Food]]:
        """Foods for each slot of a pattern."""
        key = (pattern.id, kind, cuisine)
        if key not in self._candidates:
            self._candidates[key] = [
                [food for food in self.foods if slot.takes(food, kind, cuisine)] for slot in pattern.slots
            ]
        return self._candidates[key]

    def feasible(self, pattern: MealPattern, kind: MealKind, cuisine: Cuisine | None) -> bool:
        """Whether every place that must be filled can be."""
        if kind not in pattern.meals:
            return False
        found = self.candidates(pattern, kind, cuisine)
        return all(slot.may_lack or len(foods) >= slot.min for slot, foods in zip(pattern.slots, found, strict=True))

    def patterns(self, kind: MealKind, cuisine: Cuisine | None) -> list[MealPattern]:
        """Patterns that can be cooked for a meal, in one kitchen or in any (None), the last resorts only there."""
        possible = [
            pattern
            for pattern in meal_patterns()
            if (cuisine is None or pattern.at_home_in(cuisine)) and self.feasible(pattern, kind, cuisine)
        ]
        regular = [pattern for pattern in possible if not pattern.last_resort]
        return regular or (possible if cuisine is None else [])

    def weight(self, pattern: MealPattern, recent_days: int) -> float:
        """How readily a pattern is drawn that came up on so many recent days."""
        base = pattern.weight_with_meat if self._has_flesh else 1.0
        return max(SMALLEST_WEIGHT, base * REPEATED_PATTERN_WEIGHT**recent_days)

    def place(self, slot: Slot, foods: list[Food], recent: Counter[str], chance: random.Random) -> Place:
        """Draw the foods that may fill a slot today."""
        order = {food.id: chance.random() - self._lean_bias * _protein_share(food) for food in foods}
        ranked = sorted(foods, key=lambda food: (recent[food.id], order[food.id]))
        return Place(slot, ranked[: CANDIDATES_PER_MAIN if slot.main else CANDIDATES_PER_SLOT])

    def kitchens(self, meals_per_day: int) -> list[Cuisine]:
        """Kitchens in which every meal of the day can be cooked."""
        kinds = {kind for kind, _ in ENERGY_SHARES[meals_per_day]}
        return [cuisine for cuisine in Cuisine if all(self.patterns(kind, cuisine) for kind in kinds)]


def draw_menu(
    pantry: Pantry, meals_per_day: int, cuisine: Cuisine | None, recent: Counter[str], chance: random.Random
) -> list[MealMenu] | None:
    """Draw patterns and candidate foods for one day; None where a meal has no pattern in this kitchen.

    `recent` counts on how many recent days each food and each pattern came up; what came up less goes first.
    """
    menus: list[MealMenu] = []
    drawn: set[str] = set()
    for kind, share in ENERGY_SHARES[meals_per_day]:
        patterns = pantry.patterns(kind, cuisine)
        if not patterns:
            return None
        fresh = [pattern for pattern in patterns if pattern.id not in drawn] or patterns
        [pattern] = chance.choices(fresh, [pantry.weight(one, recent[one.id]) for one in fresh])
        drawn.add(pattern.id)
        found = pantry.candidates(pattern, kind, cuisine)
        places = [pantry.place(slot, foods, recent, chance) for slot, foods in zip(pattern.slots, found, strict=True)]
        menus.append(MealMenu(kind, share, pattern, [place for place in places if place.foods]))
    return menus


def _protein_share(food: Food) -> float:
    """Share of a food's energy that is protein, 0–1; 0 for water-like foods."""
    energy_kcal = food.per_100_g.known("energy_kcal")
    protein_kcal = ENERGY_KCAL_PER_G["protein_g"] * food.per_100_g.known("protein_g")
    return min(1.0, protein_kcal / energy_kcal) if energy_kcal else 0.0
