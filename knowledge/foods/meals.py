"""Meal patterns: what belongs on one plate together, kitchen by kitchen (dishes/), and the meals of a day."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from domain.vocabulary import Language
from knowledge.foods.food import Contains, Cuisine, Food, MealKind, Role

DISHES_FOLDER = Path(__file__).parent / "dishes"
PATTERN_FILES = ("everywhere", "western", "mediterranean", "chinese", "korean", "south_asian")
AFTERS_FILE = DISHES_FOLDER / "afters.json"
STAND_INS_FILE = Path(__file__).parent / "stand_ins.json"

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
    """One place on the plate: which roles or which foods fill it and how many foods it takes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    label: str | None = Field(default=None, description="How the meal's name refers to what stands here")
    roles: list[Role] = []
    foods: list[str] = Field(default=[], description="English names, if only some foods fit")
    min: int = Field(default=1, ge=0)
    max: int = Field(default=1, ge=1)
    main: bool = Field(default=False, description="The dish that the meal is built on")
    may_lack: bool = Field(default=False, description="Filled where a food is there, left out where none is")

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if bool(self.roles) == bool(self.foods) or self.min > self.max:
            raise ValueError(f"a slot names either roles or foods, and min up to max: {self}")
        return self

    def takes(self, food: Food, kind: MealKind, cuisine: Cuisine | None) -> bool:
        """Whether the food may stand here in a meal of this kind and kitchen (None: any kitchen).

        A food that the place names is at home there; others must be so by their own line.
        """
        if self.foods:
            return food.name in self.foods
        return food.role in self.roles and kind in food.meals and (cuisine is None or cuisine in food.cuisines)


class MealPattern(BaseModel):
    """A kind of meal: "korean_table" is rice, a main dish, vegetables, perhaps kimchi, a little oil."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    cuisines: list[Cuisine] = Field(description="Kitchens it is at home in; empty: in every one")
    meals: list[MealKind] = Field(min_length=1)
    names: dict[Language, str] = Field(description="As on a menu; {label} stands for what fills the slot of that label")
    seasonings: list[str] = Field(
        default=[],
        description="What it is usually seasoned with and no plan counts: who leaves that out lacks the meal",
    )
    weight_with_meat: float = Field(
        default=1.0, ge=0, description="How often it comes up for those who also eat meat or fish; 0 is never"
    )
    last_resort: bool = Field(default=False, description="Only where exclusions leave no other meal")
    slots: list[Slot] = Field(min_length=1)

    def at_home_in(self, cuisine: Cuisine) -> bool:
        """Whether this meal is eaten in that kitchen."""
        return not self.cuisines or cuisine in self.cuisines


class After(BaseModel):
    """What may follow a large meal: fruit, yogurt, nuts, bread; left out where the meal has such a place itself."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    meals: list[MealKind] = Field(min_length=1)
    cuisines: list[Cuisine] = Field(default=[], description="Kitchens it is at home in; empty: in every one")
    from_kcal: float = Field(gt=0, description="Energy of the meal from which it comes")
    from_protein_share: float = Field(default=0.0, description="Share of protein in energy from which it comes")
    slot: Slot

    def follows(self, kind: MealKind, cuisine: Cuisine | None, energy_kcal: float, protein_share: float) -> bool:
        """Whether it may follow a meal of this kind, kitchen, energy and share of protein."""
        home = cuisine is None or not self.cuisines or cuisine in self.cuisines
        large = energy_kcal >= self.from_kcal and protein_share >= self.from_protein_share
        return home and kind in self.meals and large


@lru_cache(maxsize=1)
def meal_patterns() -> tuple[MealPattern, ...]:
    """All meal patterns, in the order of the files."""
    rows = [row for name in PATTERN_FILES for row in _read(DISHES_FOLDER / f"{name}.json")]
    return tuple(TypeAdapter(list[MealPattern]).validate_python(rows))


@lru_cache(maxsize=1)
def afters() -> tuple[After, ...]:
    """What may follow large meals, in the order of the file."""
    return tuple(TypeAdapter(list[After]).validate_python(_read(AFTERS_FILE)))


@lru_cache(maxsize=1)
def stand_ins() -> dict[str, frozenset[Contains]]:
    """Foods that only stand in for others, by name, with what they do without: gluten-free bread for gluten."""
    rows: dict[str, list[str]] = json.loads(STAND_INS_FILE.read_text(encoding="utf-8"))
    return {name: frozenset(Contains(tag) for tag in tags) for name, tags in rows.items()}


def _read(path: Path) -> list[object]:
    rows: list[object] = json.loads(path.read_text(encoding="utf-8"))
    return rows
