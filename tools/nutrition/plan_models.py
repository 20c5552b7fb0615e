"""What `plan_nutrition` takes and gives."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from domain.errors import InvalidInput
from domain.evidence import Check, Source
from domain.vocabulary import Diet, Language, NutritionGoal
from knowledge.foods.food import Cuisine, MealKind, Role
from knowledge.foods.nutrients import Nutrients
from tools.base import ToolArguments, ToolResult
from tools.nutrition.person import PersonArguments

MAX_DAYS = 14
MAX_EXCLUSIONS = 40
MAX_SWAPS = 30
LONGEST_FOOD_NAME = 80


class CuisineWish(StrEnum):
    """A kitchen as people ask for it."""

    ANY = "any"
    WESTERN = "western"
    MEDITERRANEAN = "mediterranean"
    CHINESE = "chinese"
    KOREAN = "korean"
    BENGALI = "bengali"
    SOUTH_ASIAN = "south_asian"

    @property
    def kitchen(self) -> Cuisine | None:
        """The kitchen of the food table; None for any. Bengali food is the table's South Asian kitchen."""
        if self is CuisineWish.ANY:
            return None
        return Cuisine.SOUTH_ASIAN if self is CuisineWish.BENGALI else Cuisine(self.value)


class Swap(ToolArguments):
    """What to replace in the plan that the other arguments give: a food, a meal or a day; all else stays as it is."""

    day: int | None = Field(default=None, ge=1, le=MAX_DAYS, description="1 for the first; left out: on every day")
    meal: MealKind | None = Field(default=None, description="Left out: in every meal, or the whole day")
    food: str | None = Field(
        default=None, min_length=1, max_length=LONGEST_FOOD_NAME, description="The food to replace, wherever it stands"
    )
    replacement: str | None = Field(
        default=None, min_length=1, max_length=LONGEST_FOOD_NAME, description="The food wished for instead"
    )

    @model_validator(mode="after")
    def _says_what(self) -> Self:
        if self.day is None and self.meal is None and self.food is None:
            raise InvalidInput(
                "A swap has to say which food, meal or day to replace.", field="swaps", hint="Name one of them."
            )
        return self


class PlanNutritionArguments(PersonArguments):
    """A person, a goal, and what they eat."""

    goal: NutritionGoal = Field(description="What the plan is for")
    diet: Diet = Field(default=Diet.OMNIVORE, description="Which animal foods are eaten")
    exclude: list[str] = Field(
        default=[],
        max_length=MAX_EXCLUSIONS,
        description="gluten, dairy, egg, peanut, tree_nut, soy, fish, shellfish, sesame, pork, beef, alcohol, "
        "or any food's name",
    )
    meals_per_day: int = Field(default=4, ge=2, le=6, description="Meals a day, snacks included")
    days: int = Field(default=1, ge=1, le=MAX_DAYS, description="Days to plan")
    energy_kcal: float | None = Field(default=None, gt=0, le=6000, description="Wished energy a day, kcal")
    protein_g: float | None = Field(default=None, gt=0, description="Wished protein a day, g")
    cuisine: CuisineWish = Field(default=CuisineWish.ANY, description="One kitchen for all days; any: they take turns")
    seed: int = Field(default=0, ge=0, description="Another number gives another plan")
    swaps: list[Swap] = Field(
        default=[],
        max_length=MAX_SWAPS,
        description="Changes to the plan of the other arguments, in the order they were asked for, earlier ones too",
    )


class PlannedItem(ToolResult):
    """A food on a plate: `grams` as eaten, the same as a household portion, and its macronutrients."""

    food_id: str
    name: str
    names: dict[Language, str]
    grams: float
    portion: dict[Language, str] = Field(description='The amount in household units: "1½ cups"')
    energy_kcal: float
    protein_g: float
    carbohydrate_g: float
    fat_g: float
    fiber_g: float


class PlannedMeal(ToolResult):
    """One meal."""

    name: str
    names: dict[Language, str]
    kind: MealKind
    dish: dict[Language, str] = Field(default={}, description="What it is, as on a menu; empty in older plans")
    energy_kcal: float
    items: list[PlannedItem]


class PlannedDay(ToolResult):
    """One day: its meals and the sum of all nutrients."""

    day: int = Field(description="1 for the first")
    cuisine: Cuisine | None = Field(description="The kitchen its meals come from; None where several")
    meals: list[PlannedMeal]
    totals: Nutrients
    lower_bounds: list[str] = Field(description="Nutrients in totals that some food's data lack: at least so much")


class Purchase(ToolResult):
    """What shops sell that is enough: weights as sold, such as dry rice and raw meat."""

    needed_g: float
    bought_g: float
    text: dict[Language, str] = Field(description='In units of the shop: "2 cartons of 500 ml", "6 eggs", "1.2 kg"')


class ShoppingItem(ToolResult):
    """A food and its weight over all days, as eaten."""

    food_id: str
    name: str
    names: dict[Language, str]
    role: Role
    grams: float
    buy: Purchase | None = None


class PlanChange(ToolResult):
    """What a swap has replaced: a food or a meal of a day, or all of it (`kind`, `before` and `after` are empty)."""

    day: int
    kind: MealKind | None = None
    before: dict[Language, str] = Field(default={}, description="Its name")
    after: dict[Language, str] = Field(default={}, description="The name of what came in its place")


class PlanTargets(ToolResult):
    """What the plan aims at, a day."""

    energy_kcal: float
    protein_g: float
    carbohydrate_g: float
    fat_g: float
    fiber_g: float
    sodium_mg: float = Field(description="At most")
    saturated_fat_g: float = Field(description="At most")


class TargetBasis(ToolResult):
    """Why the targets are what they are."""

    bmr_kcal: float = Field(description="Energy at rest")
    tdee_kcal: float = Field(description="Daily need")
    formula: str
    percent_of_need: float = Field(description="The target as a share of the daily need")
    limited_by: str | None = Field(
        description="lowest_energy, weekly_loss or energy_availability where it keeps a deficit small"
    )
    wished: bool = Field(description="The energy was wished for")
    protein_g_per_kg: float
    protein_weight_kg: float = Field(description="The weight that protein is counted on")
    protein_limited: bool = Field(description="Less protein than usual, so that carbohydrate and fat keep their room")


class FoodSource(ToolResult):
    """A food with its usual portion, and how much of the nutrient in question that holds."""

    food_id: str
    name: str
    names: dict[Language, str]
    grams: float
    portion: dict[Language, str]
    amount: float


class Shortfall(ToolResult):
    """A nutrient whose daily mean is under its need, and foods that would mend it."""

    nutrient: str
    mean: float
    need: float
    foods: list[FoodSource] = Field(description="The best that may be eaten; empty where none holds much")
    food_is_enough: bool = Field(description="False where even these together leave a gap: a supplement, then")


class Reading(ToolResult):
    """A passage of the knowledge base that explains a target, with the work it rests on."""

    id: str
    title: str
    text: str
    source: Source


class Note(ToolResult):
    """Something to know about the plan, in each language."""

    code: str
    text: dict[Language, str]


class PlanNutritionResult(ToolResult):
    """The plan, the bounds it was tested against, and where the numbers come from."""

    targets: PlanTargets
    days: list[PlannedDay]
    shopping_list: list[ShoppingItem]
    checks: list[Check]
    notes: list[Note]
    left_out: list[dict[Language, str]] = Field(default=[], description="What was left out by name, in each language")
    changes: list[PlanChange] = Field(default=[], description="What the last swap has replaced")
    basis: TargetBasis | None = Field(default=None, description="Why these targets; None in older plans")
    shortfalls: list[Shortfall] = Field(default=[], description="What is short and what would mend it, the worst first")
    passages: list[Reading] = Field(default=[], description="From the knowledge base: why these targets")
    sources: list[Source]
