"""Home dishes are added up from foods of the table, and say nothing that their parts do not."""

from __future__ import annotations

import pytest

from domain.vocabulary import Language
from knowledge.foods.food import Contains
from knowledge.foods.nutrients import ENERGY_KCAL_PER_G
from knowledge.foods.portions import unit_labels
from knowledge.foods.recipes import Recipe, RecipeBook
from knowledge.foods.table import FoodTable

RECIPES = {recipe.id: recipe for recipe in RecipeBook(FoodTable())}


def test_a_bowl_of_congee_is_rice_and_water():
    """100 g of rice in 800 g: an eighth of the rice's energy, and the rest is water."""
    congee = RECIPES["recipe:congee"].per_100_g
    assert congee.energy_kcal == pytest.approx(365 / 8)
    assert congee.water_g == pytest.approx(100 - (100 - 11.62) / 8, abs=0.01)


@pytest.mark.parametrize("recipe", RECIPES.values(), ids=lambda recipe: recipe.id)
def test_a_recipe_adds_up(recipe: Recipe):
    """Names in four languages, portions with units; protein, fat, carbohydrate and water fill no more than 100 g."""
    assert set(recipe.names) == set(recipe.aliases) == set(Language)
    assert all(portion.unit in unit_labels() for portion in recipe.portions)
    figures = recipe.per_100_g
    parts = [figures.protein_g, figures.fat_g, figures.carbohydrate_g, figures.water_g]
    assert 90 <= sum(parts) <= 102
    by_macros = sum(kcal * figures.amount(name) for name, kcal in ENERGY_KCAL_PER_G.items())
    assert figures.energy_kcal == pytest.approx(by_macros, rel=0.2, abs=6)


def test_a_dish_holds_every_allergen_of_its_parts():
    """Dumplings are wheat, pork, soy sauce and sesame oil."""
    assert {Contains.GLUTEN, Contains.PORK, Contains.SOY, Contains.SESAME} <= set(
        RECIPES["recipe:boiled_dumpling"].contains
    )


def test_what_is_unknown_of_a_part_is_unknown_of_the_dish():
    """USDA has no vitamin K for millet, so the congee of it has none either."""
    assert (
        RECIPES["recipe:millet_congee"].per_100_g.vitamin_k_ug == pytest.approx(0.9 / 8)
        or "vitamin_k_ug" in RECIPES["recipe:millet_congee"].per_100_g.unknown()
    )
    unknown = {name for recipe in RECIPES.values() for name in recipe.per_100_g.unknown()}
    for recipe in RECIPES.values():
        of_parts = {name for food, _ in recipe.parts for name in food.per_100_g.unknown()}
        assert set(recipe.per_100_g.unknown()) == of_parts
    assert "energy_kcal" not in unknown
