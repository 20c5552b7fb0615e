"""The tool `look_up_food`: what is in an amount of a food, by any of its names."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar, NamedTuple

from pydantic import Field

from domain.errors import InvalidInput, NotFound
from domain.evidence import Source
from domain.vocabulary import Language
from knowledge.foods.amounts import find_amount
from knowledge.foods.food import USDA_PREFIX, Edible, Food, State
from knowledge.foods.nutrients import Nutrients
from knowledge.foods.recipes import Recipe
from knowledge.foods.usda import UsdaFood
from knowledge.foods.weighing import DEFAULT_G, Weight, weigh
from retrievers.foods import FoodSearch, FoundFood
from tools.base import Tool, ToolArguments, ToolResult
from tools.nutrition.sources import USDA_SR_LEGACY

MAX_GRAMS = 5000
SHOWN_ALTERNATIVES = 5
MIN_SUGGESTION_SCORE = 70.0
SUGGESTION_SPREAD = 15.0
"""How much less alike than the best a suggestion may be."""
ALIKE_SCORE = 85.0
"""From this score on another food is worth naming beside the one that was found."""
DIGITS = 3


class Assumption(StrEnum):
    """What the look-up took for granted because nobody said it."""

    COOKED = "cooked"
    """The food also comes raw or dry, with other figures."""
    UNCOOKED = "uncooked"
    """The food also comes cooked, with other figures."""
    USUAL_SERVING = "usual_serving"
    """The food does not come in the unit that was named."""
    HUNDRED_GRAMS = "hundred_grams"
    """No amount was named."""


class LookUpFoodArguments(ToolArguments):
    """A food by name, and how much of it."""

    food: str = Field(
        min_length=1,
        max_length=100,
        description='Name of the food, any language, with or without an amount: "boiled egg", "2 eggs", "밥 한 공기"',
    )
    grams: float = Field(
        default=DEFAULT_G, gt=0, le=MAX_GRAMS, description="Weight in grams, as eaten; goes before an amount in `food`"
    )


class FoodName(ToolResult):
    """A food by its id and names."""

    food_id: str
    name: str
    names: dict[Language, str]


class PortionWeight(ToolResult):
    """What a household portion weighs: "1 cup" in each language, and grams."""

    text: dict[Language, str]
    grams: float


class PartOfRecipe(FoodName):
    """Grams of an ingredient in the amount that was looked up."""

    grams: float


class LookUpFoodResult(FoodName):
    """The nutrients of the weight asked for; None where the table does not know."""

    grams: float
    amount: PortionWeight | None = Field(description='The amount in the food\'s name: "2 pieces", and grams')
    state: State = Field(description="How it is weighed: raw, cooked, dry, or ready to eat")
    assumed: list[Assumption] = Field(description="What was taken for granted because nobody said it")
    stand_in: str | None = Field(description="The near relative whose figures these are, where USDA lacks the food")
    made_of: list[PartOfRecipe] = Field(description="For a home dish: what its figures are added up from")
    nutrients: Nutrients
    contains: list[str] | None = Field(description="Allergens and animal sources; None where nobody has looked")
    portions: list[PortionWeight]
    source: Source
    alternatives: list[FoodName]


class _Asked(NamedTuple):
    """A text understood: the food, how much of it, and what was taken for granted."""

    name: str
    found: FoundFood
    weight: Weight
    assumed: list[Assumption]


class LookUpFood(Tool[LookUpFoodArguments, LookUpFoodResult]):
    """Look up calories, protein and 29 other nutrients of a food, by its name in English, Chinese, Korean or
    Bengali and its weight in grams; the name may hold an amount, such as "2 eggs" or "a cup of rice"."""

    name: ClassVar[str] = "look_up_food"
    arguments: ClassVar[type[LookUpFoodArguments]] = LookUpFoodArguments
    result: ClassVar[type[LookUpFoodResult]] = LookUpFoodResult

    def __init__(self, search: FoodSearch) -> None:
        self._search = search

    def run(self, args: LookUpFoodArguments) -> LookUpFoodResult:
        """Raises NotFound, with the nearest names as a hint, where no food is called so."""
        if not args.food.strip():
            raise InvalidInput("No food was named.", field="food", hint='Name one, such as "boiled egg".')
        asked = self._understand(args)
        hit = asked.found.hits[0]
        food, grams = hit.food, round(asked.weight.grams, 2)
        if grams > MAX_GRAMS:
            raise InvalidInput(
                f"{args.food!r} would be {grams:g} g.", field="food", hint=f"Ask for {MAX_GRAMS} g at most."
            )
        return LookUpFoodResult(
            **_name(food).model_dump(),
            grams=grams,
            amount=PortionWeight(text=asked.weight.text, grams=grams) if asked.weight.text else None,
            state=food.state,
            assumed=asked.assumed,
            stand_in=food.description if hit.stands_in and isinstance(food, Food) else None,
            made_of=_parts(food, grams),
            nutrients=food.per_100_g.scaled(grams / 100).rounded(DIGITS),
            contains=None if food.contains is None else [tag.value for tag in food.contains],
            portions=_portions(food),
            source=_source(food),
            alternatives=self._alternatives(asked.name, asked.found),
        )

    def _understand(self, args: LookUpFoodArguments) -> _Asked:
        """The food that is meant, with its weight: given in grams, else by the amount in the name, else 100 g."""
        within = None if self._search.exactly(args.food) else find_amount(args.food)  # 7 up, half and half
        name = within.rest if within and within.rest else args.food
        found = self._search.find(name)
        if within and not found.sure:
            within, name, found = None, args.food, self._search.find(args.food)
        if not found.sure or (self._search.nearest_known(name) and not self._search.exactly(name)):
            raise self._not_found(name, found)
        food = found.hits[0].food
        if "grams" in args.model_fields_set or within is None:
            weight = Weight(args.grams, None, guessed=False)
        else:
            weight = weigh(within.amount, food)
        assumed = self._assumed_state(found)
        assumed += [Assumption.USUAL_SERVING] if weight.guessed else []
        assumed += [Assumption.HUNDRED_GRAMS] if within is None and "grams" not in args.model_fields_set else []
        return _Asked(name, found, weight, assumed)

    def _assumed_state(self, found: FoundFood) -> list[Assumption]:
        food = found.hits[0].food
        if found.state is not None:
            return []
        if food.state is State.COOKED and self._search.in_other_state(food, (State.RAW, State.DRY)):
            return [Assumption.COOKED]
        eaten_so = isinstance(food, Food) and food.meals  # a tomato is eaten raw, an egg is not
        if food.state in (State.RAW, State.DRY) and not eaten_so and self._search.in_other_state(food, (State.COOKED,)):
            return [Assumption.UNCOOKED]
        return []

    def _alternatives(self, name: str, found: FoundFood) -> list[FoodName]:
        """Other foods of the name: the same in another state first, then what is called alike."""
        food = found.hits[0].food
        other = self._search.in_other_state(food, set(State) - {food.state})
        alike = [hit.food for hit in found.hits if hit.score >= ALIKE_SCORE]
        others = {one.id: one for one in [*([other] if other else []), *alike, *self._search.kinds_of(name)]}
        return [_name(one) for one in others.values() if one.id != food.id][:SHOWN_ALTERNATIVES]

    def _not_found(self, text: str, found: FoundFood) -> NotFound:
        nearest = self._search.nearest_known(text)
        least = max([MIN_SUGGESTION_SCORE, *(hit.score - SUGGESTION_SPREAD for hit in found.hits)])
        near = [hit for hit in found.hits if hit.score >= least]
        if nearest is not None:
            hint = f"The nearest food here is {nearest.name}."
        elif near:
            hint = f"Did you mean {', '.join(hit.food.names[Language.EN] for hit in near[:SHOWN_ALTERNATIVES])}?"
        else:
            hint = "Try a plain name, such as egg, white rice or chicken breast."
        return NotFound(f"No food here is called {text!r}.", field="food", hint=hint, food=text)


def _name(food: Edible) -> FoodName:
    return FoodName(food_id=food.id, name=food.names[Language.EN], names=dict(food.names))


def _portions(food: Edible) -> list[PortionWeight]:
    return [
        PortionWeight(text={language: portion.label(1, language) for language in Language}, grams=portion.grams)
        for portion in food.portions
    ]


def _parts(food: Edible, grams: float) -> list[PartOfRecipe]:
    if not isinstance(food, Recipe):
        return []
    return [PartOfRecipe(**_name(part).model_dump(), grams=round(share * grams, 1)) for part, share in food.parts]


def _source(food: Edible) -> Source:
    """Where the figures come from, with the entry of the table."""
    if isinstance(food, Recipe):
        title = f"{USDA_SR_LEGACY.title}, added up for a home recipe"
    else:
        title = f"{USDA_SR_LEGACY.title}, FDC ID {food.id.removeprefix(USDA_PREFIX)}"
        title += f": {food.description}" if isinstance(food, UsdaFood) else ""
    return USDA_SR_LEGACY.model_copy(update={"title": title})
