"""The tool `look_up_food`."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from domain.errors import InvalidInput, NotFound
from knowledge.foods.table import FoodTable
from tools.nutrition.look_up_food import LookUpFood, LookUpFoodArguments

TOOL = LookUpFood(FoodTable())


def look_up(food: str, **args: object):
    return TOOL.run(LookUpFoodArguments(food=food, **args))


def test_two_boiled_eggs():
    """100 g of boiled egg by USDA: 155 kcal, 12.58 g protein; the source names the entry."""
    result = look_up("boiled eggs")
    assert result.food_id == "usda:173424"
    assert (result.nutrients.energy_kcal, result.nutrients.protein_g) == (155, 12.58)
    assert "173424" in result.source.title
    assert result.source.url_or_doi == "https://fdc.nal.usda.gov"
    assert result.contains == ["egg"]
    assert [portion.grams for portion in result.portions] == [50]


def test_figures_scale_with_the_weight_and_unknown_stays_unknown():
    """30 g are three tenths of 100 g; a vitamin that USDA lacks is None for any weight."""
    whole, part = look_up("tempeh").nutrients, look_up("tempeh", grams=30).nutrients
    assert part.protein_g == pytest.approx(0.3 * whole.protein_g, abs=0.001)
    assert part.fiber_g is None


def test_other_foods_of_the_name_are_offered():
    """Alternatives leave the answer itself out and come with names in four languages."""
    result = look_up("rice", grams=150)
    assert result.name == "white rice"
    assert result.alternatives
    assert result.food_id not in {other.food_id for other in result.alternatives}
    assert len(result.names) == 4


@pytest.mark.parametrize(("food", "word"), [("rui", "carp"), ("oat milk", "milk"), ("zzzz", "plain name")])
def test_a_food_that_is_not_there_is_not_found_with_a_remedy(food: str, word: str):
    """No guess: the nearest names are a hint."""
    with pytest.raises(NotFound, match=food) as caught:
        look_up(food)
    assert word in caught.value.hint
    assert caught.value.field == "food"


def test_blank_is_refused():
    """Blanks name no food."""
    with pytest.raises((InvalidInput, ValidationError)):
        look_up("   ")


@pytest.mark.parametrize("grams", [0, -5, 5001, float("inf")])
def test_impossible_weights_are_refused(grams: float):
    """Nothing, less than nothing and a sack of it are no portions."""
    with pytest.raises(ValidationError):
        LookUpFoodArguments(food="egg", grams=grams)
