"""Meal patterns and portions make sense on a table."""

from __future__ import annotations

import re

import pytest
from pydantic import ValidationError

from domain.vocabulary import Language
from knowledge.foods.food import Cuisine, MealKind
from knowledge.foods.meals import (
    ENERGY_SHARES,
    MEAL_NAMES,
    MealPattern,
    Slot,
    afters,
    meal_patterns,
    stand_ins,
)
from knowledge.foods.portions import Portion, quantity_text
from knowledge.foods.table import FoodTable

PLANNABLE = [food for food in FoodTable() if food.plannable]


def test_pattern_ids_are_unique():
    """A pattern is one kind of meal."""
    ids = [pattern.id for pattern in meal_patterns()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("pattern", meal_patterns(), ids=lambda pattern: pattern.id)
def test_every_place_of_a_pattern_can_be_filled(pattern: MealPattern):
    """In at least one of its kitchens and meals, each place that must be filled has foods to choose from."""
    kitchens = pattern.cuisines or list(Cuisine)
    assert any(
        all(
            slot.min == 0 or slot.may_lack or any(slot.takes(food, kind, kitchen) for food in PLANNABLE)
            for slot in pattern.slots
        )
        for kitchen in kitchens
        for kind in pattern.meals
    )


@pytest.mark.parametrize("pattern", meal_patterns(), ids=lambda pattern: pattern.id)
def test_named_foods_exist(pattern: MealPattern):
    """A food that a place names can be planned; a seasoning is a food of the table."""
    plannable = {food.name for food in PLANNABLE}
    assert [name for slot in pattern.slots for name in slot.foods if name not in plannable] == []
    assert [name for name in pattern.seasonings if name not in {food.name for food in FoodTable()}] == []


@pytest.mark.parametrize("pattern", meal_patterns(), ids=lambda pattern: pattern.id)
def test_the_name_of_a_meal_names_only_what_is_always_there(pattern: MealPattern):
    """Four languages; every label in a name belongs to a place that is always filled."""
    always = {slot.label for slot in pattern.slots if slot.label and slot.min > 0 and not slot.may_lack}
    assert {slot.label for slot in pattern.slots if slot.label} == always
    assert set(pattern.names) == set(Language)
    for name in pattern.names.values():
        assert set(re.findall(r"{(\w+)}", name)) <= always
        assert name.strip()


def test_what_follows_a_meal_and_what_stands_in_exist():
    """What may follow belongs to the meal or between meals; stand-ins are foods that can be planned."""
    for after in afters():
        assert any(after.slot.takes(food, kind, None) for food in PLANNABLE for kind in (*after.meals, MealKind.SNACK))
    assert set(stand_ins()) <= {food.name for food in PLANNABLE}


def test_only_large_meals_are_followed():
    """A 300 kcal lunch is no occasion for dessert, a 1,200 kcal one is."""
    small, large = ([a for a in afters() if a.follows(MealKind.LUNCH, None, kcal, 0.2)] for kcal in (300, 1200))
    assert small == []
    assert len(large) >= 3


@pytest.mark.parametrize("slot", [{}, {"roles": ["rice"], "foods": ["white rice"]}, {"roles": ["rice"], "min": 2}])
def test_a_slot_is_filled_in_one_way(slot: dict[str, object]):
    """By roles or by names, and by at least as many foods as at most."""
    with pytest.raises(ValidationError):
        Slot.model_validate(slot)


def test_every_food_for_meals_has_a_place_in_one():
    """No food claims to be for meals that no pattern would ever serve."""
    places = [
        (slot, kind, kitchen)
        for pattern in meal_patterns()
        for kind in pattern.meals
        for kitchen in pattern.cuisines or list(Cuisine)
        for slot in pattern.slots
    ]
    assert [food.name for food in PLANNABLE if not any(slot.takes(food, *rest) for slot, *rest in places)] == []


def test_every_kitchen_has_every_meal():
    """No kitchen is without a breakfast, lunch, dinner or snack."""
    for cuisine in Cuisine:
        for kind in MealKind:
            assert any(kind in pattern.meals and pattern.at_home_in(cuisine) for pattern in meal_patterns())


def test_the_meals_of_a_day_share_its_energy():
    """Shares add up to one for any number of meals, and every meal has a name in four languages."""
    for meals, shares in ENERGY_SHARES.items():
        assert len(shares) == meals
        assert sum(share for _, share in shares) == pytest.approx(1)
    for names in MEAL_NAMES.values():
        assert set(names) == set(Language)


@pytest.mark.parametrize(
    ("quantity", "unit", "language", "text"),
    [
        (1.5, "cup", Language.EN, "1½ cups"), (0.5, "cup", Language.EN, "½ cup"), (1, "slice", Language.EN, "1 slice"),
        (150, "g", Language.EN, "150 g"), (1.5, "cup", Language.ZH, "1½杯"), (2, "slice", Language.KO, "2장"),
        (2, "piece", Language.BN, "২টি"), (1.25, "cup", Language.BN, "১¼ কাপ"), (3, "teaspoon", Language.KO, "3작은술"),
    ],
)  # fmt: skip
def test_quantities_read_as_people_say_them(quantity: float, unit: str, language: Language, text: str):
    """Halves and quarters are fractions, plural follows the number, Bengali has its own digits."""
    assert quantity_text(quantity, unit, language) == text


def test_three_half_cups_are_one_and_a_half():
    """A label multiplies the portion's own amount."""
    assert Portion(unit="cup", amount=0.5, grams=79).label(3, Language.EN) == "1½ cups"
