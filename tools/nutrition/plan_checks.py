"""Every bound that a finished plan is tested against, met or not, on totals added up from the table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from domain.evidence import Check
from domain.vocabulary import NutritionGoal
from knowledge.foods.food import MealKind
from knowledge.foods.nutrients import ENERGY_KCAL_PER_G, NUTRIENT_NAMES, Nutrients
from tools.nutrition import goals, needs, planner, sources
from tools.nutrition.day_model import MAX_MEALS_WITH_FOOD, PRODUCE, PRODUCE_LOW_G
from tools.nutrition.planner import DayPlan
from tools.nutrition.reference_intakes import reference_intakes
from tools.nutrition.servings import Serving, total_of
from tools.nutrition.sources import short
from tools.nutrition.target_checks import energy_checks, macro_checks

DAY_ENERGY = "energy_kcal_day_"
DAY_PROTEIN = "protein_g_day_"
TARGET_SOURCE = "target"
MENU_RULE = "menu rule"
MAIN_MEALS = {MealKind.LUNCH, MealKind.DINNER}
LEAST_MAIN_MEAL_PROTEIN_PERCENT = 15.0
"""Protein is spread over the day; a convention of ours."""


class Person(NamedTuple):
    """Whom the plan is for and what it should reach a day."""

    body: needs.Body
    goal: NutritionGoal
    energy_kcal: float
    protein_g: float


def plan_checks(plan: Sequence[DayPlan], person: Person) -> list[Check]:
    """Energy and protein of each day, then the daily means against intakes, then the menu's own rules."""
    days = [day.servings for day in plan]
    totals = [total_of(servings).amounts for servings in days]
    mean = {name: sum(total.known(name) for total in totals) / len(totals) for name in NUTRIENT_NAMES}
    return [
        *(check for number, total in enumerate(totals, 1) for check in _day_checks(number, total, person)),
        *energy_checks(person.body, person.goal, mean["energy_kcal"]),
        *macro_checks(person.body, person.goal, mean["energy_kcal"], mean),
        *_mean_checks(mean),
        *_micronutrient_checks(mean, person.body),
        *_menu_checks(days),
        _spread_check(plan),
    ]


def _day_checks(number: int, total: Nutrients, person: Person) -> list[Check]:
    energy_slack = goals.ENERGY_TOLERANCE_SHARE * person.energy_kcal
    return [
        _within(f"{DAY_ENERGY}{number}", total.known("energy_kcal"), person.energy_kcal, energy_slack),
        _within(f"{DAY_PROTEIN}{number}", total.known("protein_g"), person.protein_g, goals.PROTEIN_TOLERANCE_G),
    ]


def _within(name: str, value: float, target: float, slack: float) -> Check:
    return Check.within(name, round(value, 1), round(target - slack, 1), round(target + slack, 1), TARGET_SOURCE)


def _mean_checks(mean: dict[str, float]) -> list[Check]:
    saturated = 100 * ENERGY_KCAL_PER_G["fat_g"] * mean["saturated_fat_g"] / mean["energy_kcal"]
    return [
        Check.within(
            "saturated_fat_percent_of_energy", round(saturated, 1), None, 100 * needs.MAX_SATURATED_FAT_SHARE,
            short(sources.WHO_2023_FATS),
        ),
        Check.within(
            "sodium_mg", round(mean["sodium_mg"]), None, needs.MAX_SODIUM_MG, short(sources.NASEM_2019)
        ),
    ]  # fmt: skip


def _micronutrient_checks(mean: dict[str, float], body: needs.Body) -> list[Check]:
    return [
        Check.within(intake.nutrient, round(mean[intake.nutrient], 1), intake.low, intake.high, short(intake.source))
        for intake in reference_intakes(body.sex, body.age_years)
    ]


def _menu_checks(days: list[list[Serving]]) -> list[Check]:
    """Vegetables and fruit, and how often a food comes back."""
    produce = sum(s.grams for servings in days for s in servings if s.food.role in PRODUCE) / len(days)
    a_day = max(max(Counter(serving.food.id for serving in servings).values()) for servings in days)
    return [
        Check.within(
            "vegetables_and_fruit_g", round(produce), PRODUCE_LOW_G, None, short(sources.WHO_2023_CARBOHYDRATE)
        ),
        Check.within("meals_a_day_with_one_food", a_day, None, MAX_MEALS_WITH_FOOD, MENU_RULE),
        Check.within(
            "days_in_seven_with_one_food", _most_days_in_window(days), None, planner.MAX_DAYS_PER_WINDOW, MENU_RULE
        ),
    ]


def _spread_check(plan: Sequence[DayPlan]) -> Check:
    """The smallest share of a day's protein that one of its lunches and dinners brings, %."""
    least = min(
        100 * sum(one.amount("protein_g") for one in day.servings if one.meal == number) / day.total.known("protein_g")
        for day in plan
        for number, menu in enumerate(day.menus)
        if menu.kind in MAIN_MEALS
    )
    return Check.within("main_meal_protein_percent", round(least, 1), LEAST_MAIN_MEAL_PROTEIN_PERCENT, None, MENU_RULE)


def _most_days_in_window(days: list[list[Serving]]) -> int:
    eaten = [{serving.food.id for serving in servings} for servings in days]
    windows = [eaten[start : start + planner.WINDOW_DAYS] for start in range(len(eaten))]
    return max(max(Counter(food_id for day in window for food_id in day).values()) for window in windows)
