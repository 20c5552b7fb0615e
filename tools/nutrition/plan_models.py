"""What `plan_nutrition` takes and gives."""

from __future__ import annotations

from pydantic import Field

from domain.evidence import Check, Source
from domain.vocabulary import Diet, Language, NutritionGoal
from knowledge.foods.food import Cuisine, MealKind, Role
from knowledge.foods.nutrients import Nutrients
from tools.base import ToolResult
from tools.nutrition.person import PersonArguments

MAX_DAYS = 14
MAX_EXCLUSIONS = 40


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
    energy_kcal: float | None = Field(default=None, ge=800, le=6000, description="Wished energy a day, kcal")
    protein_g: float | None = Field(default=None, ge=30, le=400, description="Wished protein a day, g")
    cuisine: Cuisine | None = Field(default=None, description="One kitchen for all days; left out: they take turns")
    seed: int = Field(default=0, ge=0, description="Another number gives another plan")


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
    energy_kcal: float
    items: list[PlannedItem]


class PlannedDay(ToolResult):
    """One day: its meals and the sum of all nutrients."""

    day: int = Field(description="1 for the first")
    cuisine: Cuisine | None = Field(description="The kitchen its meals come from; None where several")
    meals: list[PlannedMeal]
    totals: Nutrients
    lower_bounds: list[str] = Field(description="Nutrients in totals that some food's data lack: at least so much")


class ShoppingItem(ToolResult):
    """A food and its weight over all days, as eaten."""

    food_id: str
    name: str
    names: dict[Language, str]
    role: Role
    grams: float


class PlanTargets(ToolResult):
    """What the plan aims at, a day."""

    energy_kcal: float
    protein_g: float
    carbohydrate_g: float
    fat_g: float
    fiber_g: float
    sodium_mg: float = Field(description="At most")
    saturated_fat_g: float = Field(description="At most")


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
    sources: list[Source]
