"""Dishes that people cook at home and that no row of USDA is: their figures are added up from what goes into them.

A recipe is ours and typical, no measured dish: the look-up names its parts. Water is what is missing between the
weight of the parts and the finished weight; losses of vitamins in cooking are not taken off.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from domain.vocabulary import Language
from knowledge.foods.food import USDA_PREFIX, Contains, Cuisine, Food, State
from knowledge.foods.nutrients import NO_NUTRIENTS, Nutrients
from knowledge.foods.portions import Portion
from knowledge.foods.table import FOLDER, FoodTable

RECIPES_FILE = FOLDER / "recipes.jsonl"
RECIPE_PREFIX = "recipe:"


class RecipePart(BaseModel):
    """So many grams of a food of our table."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    fdc_id: int
    grams: float = Field(gt=0)


class RecipeLine(BaseModel):
    """One line of recipes.jsonl."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: str = Field(pattern="^[a-z_]+$")
    names: dict[Language, str]
    aliases: dict[Language, list[str]]
    cuisines: list[Cuisine]
    price_class: int = Field(ge=1, le=3)
    portions: list[Portion] = Field(min_length=1, description="The first is what one person usually has")
    parts: list[RecipePart] = Field(min_length=1)
    finished_g: float = Field(gt=0, description="Weight of the dish when it is done, water included")


class Recipe:
    """A home dish with the figures of its parts."""

    def __init__(self, line: RecipeLine, foods: Sequence[Food]) -> None:
        """`foods` are the foods of the parts, in their order."""
        self._line = line
        self._foods = foods

    @property
    def id(self) -> str:
        """Its id in the tool contract: "recipe:congee"."""
        return f"{RECIPE_PREFIX}{self._line.key}"

    @property
    def names(self) -> dict[Language, str]:
        """What it is called."""
        return self._line.names

    @property
    def name(self) -> str:
        """The English name."""
        return self.names[Language.EN]

    @property
    def aliases(self) -> dict[Language, list[str]]:
        """What it is also called."""
        return self._line.aliases

    @property
    def state(self) -> State:
        """As it is eaten."""
        return State.READY

    @property
    def portions(self) -> list[Portion]:
        """Household portions."""
        return self._line.portions

    @property
    def stand_in_for(self) -> list[str]:
        """None of its names means anything else."""
        return []

    @property
    def usual_grams(self) -> float:
        """One portion of the first kind."""
        return self._line.portions[0].grams

    @property
    def parts(self) -> list[tuple[Food, float]]:
        """What goes into it, with the share of the finished dish (0–1)."""
        shares = (part.grams / self._line.finished_g for part in self._line.parts)
        return list(zip(self._foods, shares, strict=True))

    @property
    def ingredients(self) -> list[str]:
        """Names and ingredients of all its parts, for free exclusions."""
        return sorted({word for food in self._foods for word in (food.name, *food.ingredients)})

    @cached_property
    def contains(self) -> list[Contains]:
        """Every tag of every part."""
        tags = {tag for food in self._foods for tag in food.contains}
        return [tag for tag in Contains if tag in tags]

    @cached_property
    def per_100_g(self) -> Nutrients:
        """The figures per 100 g of the finished dish; what is unknown of one part is unknown of the dish."""
        total = NO_NUTRIENTS
        for food, share in self.parts:
            total += food.nutrients(100 * share)
        solids_g = 100 * sum(share * (1 - (food.per_100_g.water_g or 0) / 100) for food, share in self.parts)
        return total.model_copy(update={"water_g": max(0.0, 100 - solids_g)})


class RecipeBook:
    """All home dishes, in the order of the file."""

    def __init__(self, foods: FoodTable, file: Path = RECIPES_FILE) -> None:
        self._table = foods
        self._file = file

    @cached_property
    def _recipes(self) -> list[Recipe]:
        lines = [json.loads(line) for line in self._file.read_text(encoding="utf-8").splitlines()]
        return [self._recipe(RecipeLine.model_validate(line)) for line in lines]

    def _recipe(self, line: RecipeLine) -> Recipe:
        return Recipe(line, [self._table.get(f"{USDA_PREFIX}{part.fdc_id}") for part in line.parts])

    def __iter__(self) -> Iterator[Recipe]:
        return iter(self._recipes)

    def __len__(self) -> int:
        return len(self._recipes)
