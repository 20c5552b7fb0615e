"""A food is found in our table before USDA's, in four languages, in the state that was asked for."""

from __future__ import annotations

import pytest

from knowledge.foods.food import State
from knowledge.foods.recipes import RecipeBook
from knowledge.foods.table import FoodTable
from knowledge.foods.usda import Described, UsdaFood, UsdaFoods
from retrievers.food_terms import FoodTerms
from retrievers.foods import FoodSearch
from retrievers.word_ends import without_ending

FOODS = FoodTable()


class FewUsdaFoods(UsdaFoods):
    """Three rows of USDA's table without a database."""

    def __init__(self) -> None:
        """No folder."""

    is_there = True
    all = (
        Described(1, "Game meat, horse, raw", "Lamb, Veal, and Game Products"),
        Described(2, "Game meat, horse, cooked, roasted", "Lamb, Veal, and Game Products"),
        Described(3, "Carrots, raw", "Vegetables and Vegetable Products"),
    )

    def get(self, fdc_id: int) -> UsdaFood:
        return UsdaFood(self.all[fdc_id - 1], [], FOODS.get("usda:171287").per_100_g)


SEARCH = FoodSearch(FOODS, RecipeBook(FOODS), FewUsdaFoods())


@pytest.mark.parametrize(
    ("text", "food"),
    [
        ("carrot", "carrot"), ("horse meat", "Game meat, horse, cooked, roasted"), ("raw horse meat", "Game meat, horse, raw"),
        ("生马肉", "Game meat, horse, raw"), ("말고기", "Game meat, horse, cooked, roasted"), ("ঘোড়ার মাংস", "Game meat, horse, cooked, roasted"),
        ("chicken breast raw", "raw chicken breast"), ("생닭가슴쌀", "raw chicken breast"), ("익힌 시금치", "cooked spinach"),
        ("গাজর", "carrot"), ("게란", "egg"), ("মুরগী", "chicken breast"), ("moong daal", "mung bean"), ("番茄鸡蛋面", None), ("용고기", None),
        ("ডিমের", "egg"), ("닭가슴살을", "chicken breast"), ("粥", "congee"), ("花生", "dry-roasted peanut"), ("생 타조고기", None),
        ("raw unicorn", None), ("oat milk", None),
    ],
)  # fmt: skip
def test_what_a_text_means(text: str, food: str | None):
    """Ours first, then USDA's; raw and cooked told apart; endings of Korean and Bengali taken off."""
    found = SEARCH.find(text)
    assert (found.hits[0].food.names["en"] if found.sure else None) == food


def test_a_near_relative_is_marked():
    """Rui means the carp's figures; carp means the carp."""
    assert SEARCH.find("রুই মাছ").hits[0].stands_in
    assert not SEARCH.find("carp").hits[0].stands_in


def test_a_food_by_its_key_and_in_another_state():
    """Ids and English names both are keys."""
    assert SEARCH.get("recipe:congee").names["zh"] == "白粥"
    assert SEARCH.get("white rice").id == "usda:168878"
    assert SEARCH.nearest_known("পটল").name == "sponge gourd"


def test_names_of_other_languages_in_english_words():
    """Only where every part is known: half a translation finds another food."""
    terms = FoodTerms(FOODS)
    assert terms.in_english("烤鹅肉") == "roasted goose meat"
    assert terms.in_english("কাঁচা গরুর কলিজা") == "raw beef liver"
    assert terms.in_english("神秘鹅肉") is None
    assert terms.in_english("goose") is None


@pytest.mark.parametrize(
    ("text", "bare"), [("ডিমের", "ডিম"), ("닭가슴살을", "닭가슴살"), ("egg", "egg"), ("米饭", "米饭")]
)
def test_endings(text: str, bare: str):
    """Cases and particles, nothing else."""
    assert without_ending(text) == bare


def test_the_imported_table_has_the_other_state_too():
    """Raw horse meat and roasted horse meat are one food in two states."""
    usda = FewUsdaFoods()
    assert SEARCH.in_other_state(usda.get(1), {State.COOKED}).id == "usda:2"
    assert SEARCH.in_other_state(usda.get(3), {State.COOKED}) is None
