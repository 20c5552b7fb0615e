"""One food: what it is called, what it is made of, how much of it people eat and where it belongs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Protocol, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from domain.vocabulary import Language
from knowledge.foods.nutrients import Nutrients
from knowledge.foods.portions import Portion

USDA_PREFIX = "usda:"
PLANNING_NUTRIENTS = (
    "energy_kcal", "protein_g", "fat_g", "carbohydrate_g", "fiber_g", "sodium_mg", "saturated_fat_g",
)  # fmt: skip
"""What must be known of a food before it may stand in a plan."""


class Role(StrEnum):
    """The part a food plays in a meal."""

    RICE = "rice"
    GRAIN = "grain"
    NOODLE = "noodle"
    PASTA = "pasta"
    BREAD = "bread"
    FLATBREAD = "flatbread"
    CRACKER = "cracker"
    PORRIDGE = "porridge"
    CEREAL = "cereal"
    STARCHY_VEGETABLE = "starchy_vegetable"
    POULTRY = "poultry"
    MEAT = "meat"
    FISH = "fish"
    SHELLFISH = "shellfish"
    EGG = "egg"
    EGG_WHITE = "egg_white"
    TOFU = "tofu"
    SEITAN = "seitan"
    POWDER = "powder"
    LEGUME = "legume"
    VEGETABLE = "vegetable"
    SALAD = "salad"
    PICKLE = "pickle"
    SEAWEED = "seaweed"
    SAUCE = "sauce"
    FRUIT = "fruit"
    DRIED_FRUIT = "dried_fruit"
    JUICE = "juice"
    MILK = "milk"
    YOGURT = "yogurt"
    CHEESE = "cheese"
    NUT = "nut"
    SEED = "seed"
    SPREAD = "spread"
    OIL = "oil"
    BUTTER = "butter"
    CONDIMENT = "condiment"
    SWEET = "sweet"
    SNACK = "snack"
    DRINK = "drink"
    ALCOHOL = "alcohol"
    DISH = "dish"


class State(StrEnum):
    """How the food is weighed: figures of 100 g differ threefold between dry and cooked rice."""

    RAW = "raw"
    COOKED = "cooked"
    DRY = "dry"
    READY = "ready"
    """Eaten as it is sold: bread, milk, oil."""


class Cuisine(StrEnum):
    """The kitchen a food is at home in."""

    WESTERN = "western"
    MEDITERRANEAN = "mediterranean"
    CHINESE = "chinese"
    KOREAN = "korean"
    SOUTH_ASIAN = "south_asian"


class MealKind(StrEnum):
    """A meal of the day."""

    BREAKFAST = "breakfast"
    LUNCH = "lunch"
    DINNER = "dinner"
    SNACK = "snack"


class Contains(StrEnum):
    """What a food is made from, as far as allergies and diets ask: the exclusions of the contract and more.

    A packaged food carries the tag of what its usual recipe holds (soy in sliced bread, fish in kimchi), so that
    leaving out is safe rather than complete.
    """

    GLUTEN = "gluten"
    DAIRY = "dairy"
    EGG = "egg"
    PEANUT = "peanut"
    TREE_NUT = "tree_nut"
    SOY = "soy"
    FISH = "fish"
    SHELLFISH = "shellfish"
    SESAME = "sesame"
    PORK = "pork"
    BEEF = "beef"
    ALCOHOL = "alcohol"
    MEAT = "meat"
    POULTRY = "poultry"
    HONEY = "honey"
    GELATIN = "gelatin"
    ANIMAL_RENNET = "animal_rennet"


class Edible(Protocol):
    """What can be looked up: a food of ours, a home recipe, a row of the imported table."""

    @property
    def id(self) -> str: ...  # noqa: D102

    @property
    def names(self) -> Mapping[Language, str]: ...  # noqa: D102

    @property
    def aliases(self) -> Mapping[Language, Sequence[str]]: ...  # noqa: D102

    @property
    def state(self) -> State: ...  # noqa: D102

    @property
    def contains(self) -> Sequence[Contains] | None:
        """Allergens and animal sources; None where nobody has looked."""

    @property
    def portions(self) -> Sequence[Portion]: ...  # noqa: D102

    @property
    def stand_in_for(self) -> Sequence[str]:
        """Those of its names that mean a near relative."""

    @property
    def usual_grams(self) -> float | None:
        """What one person eats of it at once, where that is known."""

    @property
    def per_100_g(self) -> Nutrients: ...  # noqa: D102


class UnitRange(BaseModel):
    """How many planning portions one person eats of a food in one meal: at least, usually, at most."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    min: int = Field(ge=1)
    usual: int = Field(ge=1)
    max: int = Field(ge=1)

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if not self.min <= self.usual <= self.max:
            raise ValueError(f"{self.min}, {self.usual}, {self.max} are not in order")
        return self


class FoodLine(BaseModel):
    """One line of foods.jsonl: everything about a food but its nutrients."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    fdc_id: int = Field(description="FoodData Central id of the SR Legacy entry")
    names: dict[Language, str] = Field(description="As on a menu or a shop shelf; English singular, lower case")
    aliases: dict[Language, list[str]]
    role: Role
    state: State
    meals: list[MealKind] = Field(description="Where it may be planned; empty: for looking up only")
    cuisines: list[Cuisine]
    price_class: int = Field(ge=1, le=3)
    contains: list[Contains]
    ingredients: list[str] = Field(description="What it is made from, English singular, for free exclusions")
    portions: list[Portion] = Field(min_length=1, description="The first is the planning portion")
    units_per_meal: UnitRange | None
    stand_in_for: list[str] = Field(
        default=[], description="Those of its names that mean a near relative, whose figures USDA does not have"
    )
    nearest_for: list[str] = Field(default=[], description="Foods that are missing here and that it is closest to")

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if any(not self.names.get(language) or language not in self.aliases for language in Language):
            raise ValueError(f"{self.fdc_id} lacks a name or aliases in one of the languages")
        if bool(self.meals) != (self.units_per_meal is not None):
            raise ValueError(f"{self.fdc_id}: foods with meals, and only those, need units_per_meal")
        return self


class Food(FoodLine):
    """A food with its nutrients per 100 g."""

    description: str = Field(default="", description="What USDA calls the entry")
    per_100_g: Nutrients

    @property
    def id(self) -> str:
        """The food's id in the tool contract: "usda:171287"."""
        return f"{USDA_PREFIX}{self.fdc_id}"

    @property
    def name(self) -> str:
        """The English name."""
        return self.names[Language.EN]

    @property
    def portion(self) -> Portion:
        """The portion that plans count in."""
        return self.portions[0]

    @property
    def units(self) -> UnitRange:
        """How many planning portions are eaten in a meal; raises ValueError for foods that no meal has."""
        if self.units_per_meal is None:
            raise ValueError(f"{self.id} is not planned in meals")
        return self.units_per_meal

    @property
    def usual_grams(self) -> float | None:
        """The usual serving of a meal; None for foods that no meal has."""
        return self.units_per_meal.usual * self.portion.grams if self.units_per_meal else None

    @property
    def plannable(self) -> bool:
        """Whether it belongs in a meal and everything that a plan must hold to is known of it."""
        return bool(self.meals) and not any(self.per_100_g.amount(name) is None for name in PLANNING_NUTRIENTS)

    def nutrients(self, grams: float) -> Nutrients:
        """The nutrients of so many grams."""
        return self.per_100_g.scaled(grams / 100)
