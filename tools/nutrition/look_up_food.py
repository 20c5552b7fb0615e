"""The tool `look_up_food`: what is in so many grams of a food, by any of its names."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from domain.errors import InvalidInput, NotFound
from domain.evidence import Source
from domain.vocabulary import Language
from knowledge.foods.names import MATCH_SCORE, FoodNames
from knowledge.foods.nutrients import Nutrients
from knowledge.foods.table import FoodTable
from tools.base import Tool, ToolArguments, ToolResult
from tools.nutrition.sources import USDA_SR_LEGACY

MAX_GRAMS = 5000
SHOWN_ALTERNATIVES = 5
DIGITS = 3


class LookUpFoodArguments(ToolArguments):
    """A food by name, and how much of it."""

    food: str = Field(min_length=1, max_length=100, description='Name of the food, any language: "boiled egg"')
    grams: float = Field(default=100, gt=0, le=MAX_GRAMS, description="Weight in grams, as eaten")


class FoodName(ToolResult):
    """A food by its id and names."""

    food_id: str
    name: str
    names: dict[Language, str]


class PortionWeight(ToolResult):
    """What a household portion weighs: "1 cup" in each language, and grams."""

    text: dict[Language, str]
    grams: float


class LookUpFoodResult(FoodName):
    """The nutrients of the weight asked for; None where the table does not know."""

    grams: float
    nutrients: Nutrients
    contains: list[str] = Field(description="Allergens and animal sources")
    portions: list[PortionWeight]
    source: Source
    alternatives: list[FoodName]


class LookUpFood(Tool[LookUpFoodArguments, LookUpFoodResult]):
    """Look up calories, protein and 29 other nutrients of a food, by its name in English, Chinese, Korean or
    Bengali and its weight in grams."""

    name: ClassVar[str] = "look_up_food"
    arguments: ClassVar[type[LookUpFoodArguments]] = LookUpFoodArguments
    result: ClassVar[type[LookUpFoodResult]] = LookUpFoodResult

    def __init__(self, foods: FoodTable) -> None:
        self._names = FoodNames(foods)

    def run(self, args: LookUpFoodArguments) -> LookUpFoodResult:
        """Raises NotFound, with the nearest names as a hint, where no food is called so."""
        if not args.food.strip():
            raise InvalidInput("No food was named.", field="food", hint='Name one, such as "boiled egg".')
        matches = self._names.search(args.food, SHOWN_ALTERNATIVES + 1)
        if not matches or matches[0].score < MATCH_SCORE:
            raise self._not_found(args.food)
        food = matches[0].food
        return LookUpFoodResult(
            food_id=food.id,
            name=food.name,
            names=food.names,
            grams=args.grams,
            nutrients=food.nutrients(args.grams).rounded(DIGITS),
            contains=[tag.value for tag in food.contains],
            portions=[
                PortionWeight(text={lang: portion.label(1, lang) for lang in Language}, grams=portion.grams)
                for portion in food.portions
            ],
            source=USDA_SR_LEGACY.model_copy(update={"title": f"{USDA_SR_LEGACY.title}, FDC ID {food.fdc_id}"}),
            alternatives=[
                FoodName(food_id=match.food.id, name=match.food.name, names=match.food.names) for match in matches[1:]
            ],
        )

    def _not_found(self, text: str) -> NotFound:
        suggestions = self._names.suggestions(text)
        nearest = self._names.nearest_known(text)
        if nearest is not None:
            hint = f"The nearest food here is {nearest.name}."
        elif suggestions:
            hint = f"Did you mean {', '.join(suggestions)}?"
        else:
            hint = "Try a plain name, such as egg, white rice or chicken breast."
        return NotFound(f"No food here is called {text!r}.", field="food", hint=hint, food=text)
