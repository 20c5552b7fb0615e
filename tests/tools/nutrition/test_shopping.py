"""The shopping list in what shops sell."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.vocabulary import Language
from knowledge.foods.food import Food, Role
from knowledge.foods.table import FoodTable
from tools.nutrition.plan_models import PlanNutritionArguments
from tools.nutrition.plan_nutrition import PlanNutrition
from tools.nutrition.shopping import load_shop_units, purchase

FOODS = [food for food in FoodTable() if food.plannable]
ROUNDED_G = 0.1


def food(name: str) -> Food:
    return next(food for food in FOODS if food.name == name)


def smallest_g(food: Food) -> float:
    """The smallest amount of a food that can be bought."""
    rule = load_shop_units().rule(food)
    if rule.loose_step_g:
        return rule.loose_step_g
    if rule.pieces:
        return rule.piece_g or food.portion.grams / food.portion.amount
    return min(pack.grams for pack in rule.packs)


@settings(deadline=None)
@given(st.sampled_from(FOODS), st.floats(1, 6000))
def test_what_is_bought_is_enough_and_not_a_pack_too_much(food: Food, eaten_g: float) -> None:
    """Never less than needed, and less than one smallest pack, piece or step more."""
    bought = purchase(food, eaten_g)
    assert bought.needed_g == pytest.approx(eaten_g * load_shop_units().rule(food).bought_per_eaten, abs=ROUNDED_G)
    assert bought.bought_g >= bought.needed_g - ROUNDED_G
    assert bought.bought_g - bought.needed_g < smallest_g(food) + ROUNDED_G


@pytest.mark.parametrize(
    ("name", "eaten_g", "texts"),
    [
        ("boiled egg", 300, ["6 eggs", "6个", "6알", "৬টি"]),
        ("whole milk", 1000, ["1 carton of 1 l", "1升装1盒", "1L 1팩", "১টি কার্টন (১ লিটার)"]),
        ("whole milk", 1400, ["1 carton of 1 l + 1 carton of 500 ml", "1升装1盒 + 500毫升装1盒"]),
        ("white rice", 2000, ["1 bag of 1 kg"]),
        ("white rice", 3000, ["1 bag of 1 kg + 1 bag of 500 g"]),
        ("chicken breast", 800, ["1.2 kg", "1.2千克", "1.2kg", "১.২ কেজি"]),
        ("cooked spinach", 400, ["2 bunches", "2把", "2단", "২টি আঁটি"]),
        ("banana", 236, ["2 pieces", "2个", "2개", "২টি"]),
    ],
)
def test_amounts_read_as_on_a_list_for_the_shop(name: str, eaten_g: float, texts: list[str]) -> None:
    """Eggs by the egg, milk in cartons, dry rice in bags, raw meat by weight, greens in bunches."""
    bought = purchase(food(name), eaten_g)
    assert [bought.text[language] for language in Language][: len(texts)] == texts


def test_what_swells_is_bought_dry_and_what_shrinks_raw() -> None:
    """A kilogram of cooked rice comes from less than 400 g; a kilogram of roast chicken from more than 1.3 kg."""
    assert purchase(food("white rice"), 1000).needed_g < 400
    assert purchase(food("chicken breast"), 1000).needed_g > 1300


def test_every_food_can_be_bought_in_every_language() -> None:
    """Every role has a rule, every rule a unit with a name, and no rule is for a food that is gone."""
    units = load_shop_units()
    assert set(units.roles) == set(Role)
    assert set(units.foods) <= {food.fdc_id for food in FoodTable()}
    rules = [*units.roles.values(), *units.foods.values()]
    assert {pack.unit for rule in rules for pack in rule.packs} | {rule.unit for rule in rules} <= set(units.units)
    assert all(set(labels) == set(Language) for labels in [*units.units.values(), *units.measures.values()])
    for one in FOODS:
        assert set(purchase(one, one.portion.grams).text) == set(Language)


def test_larger_packs_are_multiples_of_smaller_ones() -> None:
    """So that filling the large ones first never buys more than needed."""
    units = load_shop_units()
    for rule in [*units.roles.values(), *units.foods.values()]:
        sizes = sorted(pack.grams for pack in rule.packs)
        assert all(size % sizes[0] == 0 for size in sizes)


def test_the_list_of_a_plan_says_what_to_buy() -> None:
    """Every food of it."""
    arguments = {"sex": "male", "age_years": 40, "height_cm": 180, "weight_kg": 80, "activity": "light"}
    plan = PlanNutrition(FoodTable()).run(PlanNutritionArguments.model_validate({**arguments, "goal": "maintain"}))
    for item in plan.shopping_list:
        assert item.buy is not None
        assert item.buy == purchase(FoodTable().get(item.food_id), item.grams)
