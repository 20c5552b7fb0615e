"""The foods that a plan may use, and the meals that can be made of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from knowledge.foods.food import Cuisine, Food, MealKind, Role
from knowledge.foods.meals import ENERGY_SHARES, After, MealPattern, Slot, meal_patterns, stand_ins
from knowledge.foods.nutrients import ENERGY_KCAL_PER_G

REPEATED_PATTERN_WEIGHT = 0.4
"""A pattern comes up this much less for each recent day that had it."""
SMALLEST_WEIGHT = 1e-6
"""For patterns that are never drawn unless nothing else is left."""
LEAN_SHARE = 0.4
"""A food is lean from this share of protein in its energy."""
PROTEIN_ROLES = {
    Role.POULTRY, Role.MEAT, Role.FISH, Role.SHELLFISH, Role.EGG, Role.EGG_WHITE, Role.TOFU, Role.SEITAN, Role.POWDER,
    Role.LEGUME, Role.YOGURT, Role.CHEESE, Role.MILK,
}  # fmt: skip
FLESH_ROLES = {Role.POULTRY, Role.MEAT, Role.FISH, Role.SHELLFISH}


class Pantry:
    """The foods that may be eaten, what each meal pattern finds among them, and the kitchens that can cook."""

    def __init__(self, foods: Iterable[Food], patterns: Sequence[MealPattern]) -> None:
        """`patterns` are the meals whose seasonings may be used; most are made by `stocked`."""
        self.foods = list(foods)
        self._possible = patterns
        self._has_flesh = any(food.role in FLESH_ROLES for food in self.foods)
        self._by_name = {food.name: food for food in self.foods}
        self._by_role: dict[Role, list[Food]] = {}
        for food in self.foods:
            self._by_role.setdefault(food.role, []).append(food)
        self._candidates: dict[tuple[str, MealKind, Cuisine | None], list[list[Food]]] = {}
        self._patterns: dict[tuple[MealKind, Cuisine | None], list[MealPattern]] = {}
        self._afters: dict[tuple[str | None, ...], list[Food]] = {}

    @classmethod
    def stocked(cls, allowed: Iterable[Food]) -> Pantry:
        """All that may be eaten, less what only stands in for something that may be eaten itself."""
        allowed = list(allowed)
        there = {tag for food in allowed if food.plannable for tag in food.contains}
        needless = {name for name, tags in stand_ins().items() if not tags.isdisjoint(there)}
        names = {food.name for food in allowed}
        patterns = [pattern for pattern in meal_patterns() if names.issuperset(pattern.seasonings)]
        return cls((food for food in allowed if food.plannable and food.name not in needless), patterns)

    def without(self, tired: set[str]) -> Pantry:
        """The same pantry without the foods of these ids."""
        return Pantry((food for food in self.foods if food.id not in tired), self._possible)

    def lean_foods(self, cuisine: Cuisine | None) -> int:
        """How many foods of a kitchen bring mainly protein: what a plan high in protein can be made of."""
        at_home = (food for food in self.foods if cuisine is None or cuisine in food.cuisines)
        return sum(food.role in PROTEIN_ROLES and protein_share(food) >= LEAN_SHARE for food in at_home)

    def candidates(self, pattern: MealPattern, kind: MealKind, cuisine: Cuisine | None) -> list[list[Food]]:
        """Foods for each slot of a pattern."""
        key = (pattern.id, kind, cuisine)
        if key not in self._candidates:
            self._candidates[key] = [self._takes(slot, kind, cuisine) for slot in pattern.slots]
        return self._candidates[key]

    def after(self, after: After, kind: MealKind, cuisine: Cuisine | None) -> list[Food]:
        """Foods that may follow a meal: what belongs to it or is eaten between meals, too."""
        key = (*after.slot.roles, *after.slot.foods, kind, cuisine)
        if key not in self._afters:
            near = {kind, MealKind.SNACK}
            foods = [food for one in near for food in self._takes(after.slot, one, cuisine)]
            self._afters[key] = list({food.id: food for food in foods}.values())
        return self._afters[key]

    def patterns(self, kind: MealKind, cuisine: Cuisine | None) -> list[MealPattern]:
        """Patterns that can be cooked for a meal, in one kitchen or in any (None), the last resorts only there."""
        key = (kind, cuisine)
        if key not in self._patterns:
            possible = [
                pattern
                for pattern in self._possible
                if (cuisine is None or pattern.at_home_in(cuisine)) and self._feasible(pattern, kind, cuisine)
            ]
            regular = [pattern for pattern in possible if not pattern.last_resort]
            self._patterns[key] = regular or (possible if cuisine is None else [])
        return self._patterns[key]

    def weight(self, pattern: MealPattern, recent_days: int) -> float:
        """How readily a pattern is drawn that came up on so many recent days."""
        base = pattern.weight_with_meat if self._has_flesh else 1.0
        return max(SMALLEST_WEIGHT, base * REPEATED_PATTERN_WEIGHT**recent_days)

    def kitchens(self, meals_per_day: int) -> list[Cuisine]:
        """Kitchens in which every meal of the day can be cooked."""
        kinds = {kind for kind, _ in ENERGY_SHARES[meals_per_day]}
        return [cuisine for cuisine in Cuisine if all(self.patterns(kind, cuisine) for kind in kinds)]

    def _feasible(self, pattern: MealPattern, kind: MealKind, cuisine: Cuisine | None) -> bool:
        """Whether every place that must be filled can be."""
        if kind not in pattern.meals:
            return False
        found = self.candidates(pattern, kind, cuisine)
        return all(slot.may_lack or len(foods) >= slot.min for slot, foods in zip(pattern.slots, found, strict=True))

    def _takes(self, slot: Slot, kind: MealKind, cuisine: Cuisine | None) -> list[Food]:
        """What may stand in a slot, looked for where it can only be."""
        if slot.foods:
            return [self._by_name[name] for name in slot.foods if name in self._by_name]
        near = (food for role in slot.roles for food in self._by_role.get(role, []))
        return [food for food in near if slot.takes(food, kind, cuisine)]


def protein_share(food: Food) -> float:
    """Share of a food's energy that is protein, 0–1; 0 for water-like foods."""
    energy_kcal = food.per_100_g.known("energy_kcal")
    protein_kcal = ENERGY_KCAL_PER_G["protein_g"] * food.per_100_g.known("protein_g")
    return min(1.0, protein_kcal / energy_kcal) if energy_kcal else 0.0
