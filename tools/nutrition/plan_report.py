"""From servings to a plan that people read: every number is added up again from the food table."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter

from domain.vocabulary import Language
from knowledge.foods.food import Food
from knowledge.foods.meals import MEAL_NAMES
from tools.nutrition.dish_names import dish_names
from tools.nutrition.menu import MealMenu
from tools.nutrition.plan_models import Note, PlannedDay, PlannedItem, PlannedMeal, ShoppingItem
from tools.nutrition.planner import DayPlan
from tools.nutrition.servings import Serving, total_of
from tools.nutrition.shopping import purchase

NOTES_FILE = Path(__file__).parent / "notes.json"
ITEM_NUTRIENTS = ("energy_kcal", "protein_g", "carbohydrate_g", "fat_g", "fiber_g")
DIGITS = 2


def planned_day(number: int, plan: DayPlan) -> PlannedDay:
    """One day as the result shows it; `number` is 1 for the first day."""
    servings = plan.servings
    total = total_of(servings)
    meals = [
        _meal(menu, [serving for serving in servings if serving.meal == index]) for index, menu in enumerate(plan.menus)
    ]
    return PlannedDay(
        day=number,
        cuisine=plan.cuisine,
        meals=meals,
        totals=total.amounts.rounded(DIGITS),
        lower_bounds=total.incomplete,
    )


def shopping_list(days: list[DayPlan]) -> list[ShoppingItem]:
    """Every food once, by kind of food and name: its weight over all days, and what shops sell that is enough."""
    grams: dict[str, float] = {}
    foods: dict[str, Food] = {}
    for day in days:
        for serving in day.servings:
            foods[serving.food.id] = serving.food
            grams[serving.food.id] = grams.get(serving.food.id, 0.0) + serving.grams
    ordered = sorted(foods.values(), key=lambda food: (food.role.value, food.name))
    return [
        ShoppingItem(
            food_id=food.id,
            name=food.name,
            names=food.names,
            role=food.role,
            grams=round(grams[food.id], DIGITS),
            buy=purchase(food, grams[food.id]),
        )
        for food in ordered
    ]


def notes(codes: list[str]) -> list[Note]:
    """The notes with these codes, in all languages."""
    return [Note(code=code, text=_note_texts()[code]) for code in codes]


@lru_cache(maxsize=1)
def _note_texts() -> dict[str, dict[Language, str]]:
    return TypeAdapter(dict[str, dict[Language, str]]).validate_json(NOTES_FILE.read_bytes())


def _meal(menu: MealMenu, servings: list[Serving]) -> PlannedMeal:
    return PlannedMeal(
        name=MEAL_NAMES[menu.kind][Language.EN],
        names=MEAL_NAMES[menu.kind],
        kind=menu.kind,
        dish=dish_names(menu, servings),
        energy_kcal=round(total_of(servings).amounts.known("energy_kcal"), DIGITS),
        items=[_item(serving) for serving in servings],
    )


def _item(serving: Serving) -> PlannedItem:
    amounts = serving.food.nutrients(serving.grams).rounded(DIGITS)
    return PlannedItem(
        food_id=serving.food.id,
        name=serving.food.name,
        names=serving.food.names,
        grams=round(serving.grams, DIGITS),
        portion={language: serving.food.portion.label(serving.units, language) for language in Language},
        **{name: amounts.known(name) for name in ITEM_NUTRIENTS},
    )
