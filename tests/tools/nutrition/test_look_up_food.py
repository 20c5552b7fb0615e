"""The tool `look_up_food`."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from domain.errors import InvalidInput, NotFound
from domain.vocabulary import Language
from knowledge.foods.recipes import RecipeBook
from knowledge.foods.table import FoodTable
from retrievers.foods import FoodSearch
from tools.nutrition.look_up_food import LookUpFood, LookUpFoodArguments

FOODS = FoodTable()
TOOL = LookUpFood(FoodSearch(FOODS, RecipeBook(FOODS)))


def look_up(food: str, **args: object):
    return TOOL.run(LookUpFoodArguments(food=food, **args))


def test_two_boiled_eggs():
    """A boiled egg by USDA: 155 kcal, 12.58 g protein in 100 g, which two of them weigh; the source names the entry."""
    result = look_up("2 boiled eggs")
    assert (result.food_id, result.grams) == ("usda:173424", 100)
    assert (result.nutrients.energy_kcal, result.nutrients.protein_g) == (155, 12.58)
    assert "173424" in result.source.title
    assert result.source.url_or_doi == "https://fdc.nal.usda.gov"
    assert result.contains == ["egg"]
    assert result.amount.text[Language.KO] == "2개"


@pytest.mark.parametrize(
    ("text", "food", "grams"),
    [
        ("2 eggs", "egg", 100), ("a cup of cooked rice", "white rice", 158), ("三个鸡蛋", "egg", 150),
        ("half a pound of chicken breast", "chicken breast", 226.8), ("半斤鸡胸肉", "chicken breast", 250),
        ("계란 2개", "egg", 100), ("밥 한 공기", "white rice", 210), ("২টা ডিম", "egg", 100), ("এক কাপ ভাত", "white rice", 158),
        ("200g tofu", "firm tofu", 200), ("1 tbsp olive oil", "olive oil", 13.5), ("a slice of bread", "white bread", 29),
        ("２００ｇ 두부", "firm tofu", 200), ("duas", None, 0), ("一碗粥", "congee", 300), ("raw rice 100 g", "uncooked white rice", 100),
        ("고기 한 근", None, 0), ("소고기 한 근", "sirloin steak", 600), ("7 up", "lemon-lime soda", 100), ("2% milk", "reduced-fat milk", 100),
        ("half and half", "half-and-half", 100), ("三文鱼", "atlantic salmon", 100), ("দেড় কাপ দুধ", "whole milk", 366),
        ("계란 한 판", "egg", 1500), ("egg x3", "egg", 150), ("glass of milk", "whole milk", 247.5),
    ],
)  # fmt: skip
def test_amounts_in_the_name_of_a_food(text: str, food: str | None, grams: float):
    """Numbers, household measures and market weights of four languages; names that hold a number are names."""
    if food is None:
        with pytest.raises(NotFound):
            look_up(text)
        return
    result = look_up(text)
    assert result.name == food
    assert result.grams == pytest.approx(grams, rel=0.01)


def test_grams_that_are_given_go_before_an_amount_in_the_name():
    """The caller's number counts, the food is found all the same."""
    result = look_up("2 eggs", grams=30)
    assert (result.name, result.grams, result.amount) == ("egg", 30, None)


@pytest.mark.parametrize(
    ("text", "food", "assumed"),
    [
        ("rice", "white rice", ["cooked", "hundred_grams"]), ("a bowl of rice", "white rice", ["cooked"]),
        ("raw rice", "uncooked white rice", ["hundred_grams"]), ("cooked rice", "white rice", ["hundred_grams"]),
        ("生鸡胸肉", "raw chicken breast", ["hundred_grams"]), ("구운 고구마", "baked sweet potato", ["hundred_grams"]),
        ("কাঁচা মুরগির মাংস", "raw chicken meat", ["hundred_grams"]), ("uncooked pasta", "uncooked pasta", ["hundred_grams"]),
        ("2 oranges of rice", None, []), ("3 slices of olive oil", "olive oil", ["usual_serving"]),
    ],
)  # fmt: skip
def test_raw_and_cooked_are_told_apart_and_what_nobody_said_is_stated(text: str, food: str | None, assumed: list[str]):
    """Rice is cooked unless it is said to be raw, and the answer says that this was assumed."""
    if food is None:
        return
    result = look_up(text)
    assert result.name == food
    assert result.assumed == assumed


def test_the_same_food_in_another_state_is_the_first_alternative():
    """Who weighs chicken before cooking sees the raw entry at once."""
    assert look_up("chicken breast").alternatives[0].name == "raw chicken breast"
    assert look_up("uncooked white rice").alternatives[0].name == "white rice"


def test_figures_scale_with_the_weight_and_unknown_stays_unknown():
    """30 g are three tenths of 100 g; a vitamin that USDA lacks is None for any weight."""
    whole, part = look_up("tempeh").nutrients, look_up("tempeh", grams=30).nutrients
    assert part.protein_g == pytest.approx(0.3 * whole.protein_g, abs=0.001)
    assert part.fiber_g is None


def test_a_near_relative_is_named_as_such():
    """USDA has no hilsa: the figures are those of the American shad, and the result says so."""
    assert look_up("ইলিশ মাছ").stand_in == "Fish, shad, american, cooked, dry heat"
    assert look_up("paneer").stand_in == "Cheese, fresh, queso fresco"
    assert look_up("american shad").stand_in is None


def test_a_home_dish_names_what_it_is_added_up_from():
    """Congee is rice and water: an eighth of its weight is rice."""
    result = look_up("白粥", grams=800)
    assert [(part.name, part.grams) for part in result.made_of] == [("uncooked white rice", 100)]
    assert result.nutrients.energy_kcal == pytest.approx(365)
    assert "home recipe" in result.source.title


def test_other_foods_of_the_name_are_offered():
    """Alternatives leave the answer itself out and come with names in four languages."""
    result = look_up("rice", grams=150)
    assert result.name == "white rice"
    assert {"uncooked white rice", "wild rice"} <= {other.name for other in result.alternatives}
    assert result.food_id not in {other.food_id for other in result.alternatives}
    assert len(result.names) == 4


@pytest.mark.parametrize(
    ("food", "word"),
    [
        ("potol", "sponge gourd"),
        ("oat milk", "milk"),
        ("zzzz", "plain name"),
        ("gochujang", "chili"),
        ("100 g", "plain"),
    ],
)
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


def test_a_sackful_is_refused():
    """More than five kilograms at once is no portion."""
    with pytest.raises(InvalidInput, match="5000 eggs"):
        look_up("5000 eggs")


@pytest.mark.parametrize("grams", [0, -5, 5001, float("inf")])
def test_impossible_weights_are_refused(grams: float):
    """Nothing, less than nothing and a sack of it are no portions."""
    with pytest.raises(ValidationError):
        LookUpFoodArguments(food="egg", grams=grams)
