"""What a plan has too little of, and which foods that its eater may have would mend it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from domain.evidence import Check
from domain.vocabulary import Language
from knowledge.foods.food import Food, Role
from knowledge.foods.nutrients import NUTRIENT_NAMES
from tools.nutrition.plan_models import FoodSource, Shortfall

FOODS_NAMED = 3
FOODS_OF_ONE_ROLE = 2
"""Not three fish in a row."""
LEAST_SHARE_OF_NEED = 0.1
"""A usual portion with less than this of the day's need mends nothing."""
SELDOM_EATEN = {Role.POWDER, Role.SWEET, Role.SNACK, Role.DRIED_FRUIT}
"""Not what a shortfall is best mended with."""
DIGITS = 1


def shortfalls(checks: Iterable[Check], foods: Sequence[Food]) -> list[Shortfall]:
    """Every nutrient whose mean is under its need, the worst first, with the best foods for it."""
    short = [
        check for check in checks if check.name in NUTRIENT_NAMES and check.low is not None and check.value < check.low
    ]
    found = [_shortfall(check.name, check.value, check.low or 0.0, foods) for check in short]
    return sorted(found, key=lambda one: one.mean / one.need)


def _shortfall(nutrient: str, mean: float, need: float, foods: Sequence[Food]) -> Shortfall:
    best: list[FoodSource] = []
    roles: list[Role] = []
    for amount, food in sorted(((_portion_amount(food, nutrient), food) for food in foods), key=_richest_first):
        if amount < LEAST_SHARE_OF_NEED * need or len(best) == FOODS_NAMED:
            break
        if food.role not in SELDOM_EATEN and roles.count(food.role) < FOODS_OF_ONE_ROLE:
            roles.append(food.role)
            best.append(_source(food, amount))
    return Shortfall(
        nutrient=nutrient,
        mean=mean,
        need=need,
        foods=best,
        food_is_enough=sum(source.amount for source in best) >= need - mean,
    )


def _portion_amount(food: Food, nutrient: str) -> float:
    """Nutrient in what people usually eat of a food at once."""
    return food.per_100_g.known(nutrient) * food.units.usual * food.portion.grams / 100


def _richest_first(pair: tuple[float, Food]) -> tuple[float, str]:
    return -pair[0], pair[1].id


def _source(food: Food, amount: float) -> FoodSource:
    return FoodSource(
        food_id=food.id,
        name=food.name,
        names=food.names,
        grams=round(food.units.usual * food.portion.grams, DIGITS),
        portion={language: food.portion.label(food.units.usual, language) for language in Language},
        amount=round(amount, DIGITS),
    )
