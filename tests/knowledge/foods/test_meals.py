"""Meal patterns and portions make sense on a table."""

from __future__ import annotations

import pytest

from domain.vocabulary import Language
from knowledge.foods.food import Cuisine, MealKind
from knowledge.foods.meals import ENERGY_SHARES, MEAL_NAMES, MealPattern, meal_patterns
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
def test_named_foods_exist_and_fit_their_place(pattern: MealPattern):
    """A food that a place names is plannable, has the role, and belongs to one of the pattern's meals."""
    foods = {food.fdc_id: food for food in PLANNABLE}
    for slot in pattern.slots:
        for fdc_id in slot.foods:
            food = foods[fdc_id]
            assert food.role in slot.roles, food.name
            assert set(food.meals) & set(pattern.meals), food.name


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
