"""Meal patterns: what belongs on one plate together, kitchen by kitchen (meals.json), and the meals of a day."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from domain.vocabulary import Language
from knowledge.foods.food import Cuisine, Food, MealKind, Role

MEALS_FILE = Path(__file__).parent / "meals.json"

MEAL_NAMES: dict[MealKind, dict[Language, str]] = {
    MealKind.BREAKFAST: {
        Language.EN: "Breakfast", Language.ZH: "早餐", Language.KO: "아침", Language.BN: "সকালের নাশতা",
    },
    MealKind.LUNCH: {
        Language.EN: "Lunch", Language.ZH: "午餐", Language.KO: "점심", Language.BN: "দুপুরের খাবার",
    },
    MealKind.DINNER: {
        Language.EN: "Dinner", Language.ZH: "晚餐", Language.KO: "저녁", Language.BN: "রাতের খাবার",
    },
    MealKind.SNACK: {
        Language.EN: "Snack", Language.ZH: "加餐", Language.KO: "간식", Language.BN: "হালকা নাশতা",
    },
}  # fmt: skip

ENERGY_SHARES: dict[int, list[tuple[MealKind, float]]] = {
    2: [(MealKind.LUNCH, 0.50), (MealKind.DINNER, 0.50)],
    3: [(MealKind.BREAKFAST, 0.28), (MealKind.LUNCH, 0.38), (MealKind.DINNER, 0.34)],
    4: [
        (MealKind.BREAKFAST, 0.25), (MealKind.LUNCH, 0.33), (MealKind.SNACK, 0.12), (MealKind.DINNER, 0.30),
    ],
    5: [
        (MealKind.BREAKFAST, 0.22), (MealKind.SNACK, 0.11), (MealKind.LUNCH, 0.29), (MealKind.SNACK, 0.11),
        (MealKind.DINNER, 0.27),
    ],
    6: [
        (MealKind.BREAKFAST, 0.21), (MealKind.SNACK, 0.10), (MealKind.LUNCH, 0.26), (MealKind.SNACK, 0.10),
        (MealKind.DINNER, 0.24), (MealKind.SNACK, 0.09),
    ],
}  # fmt: skip
"""The meals of a day by their number, in order, with the usual share of energy; a convention of ours."""


class Slot(BaseModel):
    """One place on the plate: which roles fill it and how many foods it takes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    roles: list[Role] = Field(min_length=1)
    foods: list[int] = Field(default=[], description="FDC ids if only some foods of these roles fit")
    min: int = Field(default=1, ge=0)
    max: int = Field(default=1, ge=1)
    main: bool = Field(default=False, description="The dish that the meal is built on")
    may_lack: bool = Field(default=False, description="Filled where a food is there, left out where none is")

    def takes(self, food: Food, kind: MealKind, cuisine: Cuisine | None) -> bool:
        """Whether the food may stand here in a meal of this kind and kitchen (None: any kitchen)."""
        return (
            food.role in self.roles
            and kind in food.meals
            and (not self.foods or food.fdc_id in self.foods)
            and (cuisine is None or cuisine in food.cuisines)
        )


class MealPattern(BaseModel):
    """A kind of meal: "korean_table" is rice, a main dish, vegetables, perhaps kimchi, a little oil."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    cuisines: list[Cuisine] = Field(description="Kitchens it is at home in; empty: in every one")
    meals: list[MealKind] = Field(min_length=1)
    weight_with_meat: float = Field(
        default=1.0, ge=0, description="How often it comes up for those who also eat meat or fish; 0 is never"
    )
    last_resort: bool = Field(default=False, description="Only where exclusions leave no other meal")
    slots: list[Slot] = Field(min_length=1)

    def at_home_in(self, cuisine: Cuisine) -> bool:
        """Whether this meal is eaten in that kitchen."""
        return not self.cuisines or cuisine in self.cuisines


@lru_cache(maxsize=1)
def meal_patterns() -> tuple[MealPattern, ...]:
    """All meal patterns, in the order of the file."""
    rows = json.loads(MEALS_FILE.read_text(encoding="utf-8"))
    return tuple(TypeAdapter(list[MealPattern]).validate_python(rows))
