"""What a plan says besides its tables: why these targets, what is short, what the dishes are called."""

from __future__ import annotations

import pytest

from domain.vocabulary import Language
from eval import nutrition_checker as checker
from knowledge.articles.library import ArticleLibrary
from knowledge.foods.table import FoodTable
from tools.nutrition.plan_models import PlanNutritionArguments, PlanNutritionResult
from tools.nutrition.plan_nutrition import READING, PlanNutrition

LIBRARY = ArticleLibrary()
TOOL = PlanNutrition(FoodTable(), LIBRARY)
WOMAN = {"sex": "female", "age_years": 31, "height_cm": 168, "weight_kg": 64, "activity": "light", "goal": "maintain"}


def plan(**args: object) -> PlanNutritionResult:
    return TOOL.run(PlanNutritionArguments(**{**WOMAN, **args}))


def test_the_basis_explains_the_targets():
    """Need, share of it, what held the deficit, grams of protein per kg: the same as the targets say."""
    result = plan(goal="lose_fat", activity="active")
    basis = result.basis
    assert basis is not None
    assert (basis.bmr_kcal, basis.tdee_kcal) == (1374, 2370)
    assert result.targets.energy_kcal == pytest.approx(basis.tdee_kcal * basis.percent_of_need / 100, rel=0.001)
    assert result.targets.protein_g == pytest.approx(basis.protein_g_per_kg * basis.protein_weight_kg, abs=0.5)
    assert basis.limited_by == "energy_availability"
    assert not basis.wished
    assert plan(energy_kcal=1800).basis.wished


def test_passages_of_the_knowledge_base_explain_each_goal():
    """Every article that a goal names is there, and the result quotes it with its source."""
    for goal, articles in READING.items():
        for article in articles:
            assert LIBRARY.get(f"{article}#en").sources
        if goal != "lose_fat":
            assert [one.id for one in plan(goal=goal).passages] == [f"{article}#en" for article in articles]
    assert PlanNutrition(FoodTable()).run(PlanNutritionArguments(**WOMAN)).passages == []


def test_what_is_short_comes_with_foods_that_would_mend_it():
    """Vitamin D without animal foods: its mean and need are the check's, its foods may be eaten and hold what is said."""
    result = plan(diet="vegan", exclude=["soy", "mushroom"])
    short = {one.nutrient: one for one in result.shortfalls}
    failed = {check.name: check for check in result.checks if not check.ok}
    assert "vitamin_d_ug" in short
    for nutrient, one in short.items():
        assert (one.mean, one.need) == (failed[nutrient].value, failed[nutrient].low)
        for food in one.foods:
            assert food.amount == pytest.approx(checker.amount(food.food_id, food.grams, nutrient), abs=0.06)
            assert not {"soy", "fish", "meat"} & set(checker.lines()[food.food_id]["contains"])
            assert set(food.portion) == set(Language)
    ratios = [one.mean / one.need for one in result.shortfalls]
    assert ratios == sorted(ratios)


def test_a_shortfall_that_food_cannot_mend_says_so():
    """A vegan has hardly any vitamin D on the plate."""
    short = {one.nutrient: one for one in plan(diet="vegan", exclude=["soy", "mushroom", "tree_nut"]).shortfalls}
    assert not short["vitamin_d_ug"].food_is_enough


def test_dishes_are_called_as_on_a_menu():
    """Names in four languages with the foods on the plate in them, none with a gap or a bracket."""
    for day in plan(days=3, cuisine="korean").days:
        for meal in day.meals:
            assert set(meal.dish) == set(Language)
            assert meal.dish[Language.EN][0].isupper()
            assert any(item.names[Language.KO].split("(")[0] in meal.dish[Language.KO] for item in meal.items), (
                meal.dish
            )


def test_bengali_is_the_south_asian_kitchen_and_any_is_all():
    """Kitchens as people ask for them."""
    assert plan(cuisine="bengali") == plan(cuisine="south_asian")
    assert plan(cuisine="any") == plan()
