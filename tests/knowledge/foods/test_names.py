"""Foods are found by what people type, and what is not there is not invented."""

from __future__ import annotations

import pytest

from knowledge.foods.names import MATCH_SCORE, FoodNames, normalised
from knowledge.foods.table import FoodTable

NAMES = FoodNames(FoodTable())


@pytest.mark.parametrize(
    ("text", "food"),
    [
        ("egg", "egg"), ("Eggs", "egg"), ("鸡蛋", "egg"), ("계란", "egg"), ("달걀", "egg"), ("ডিম", "egg"),
        ("boiled eggs", "boiled egg"), ("2 boiled eggs", "boiled egg"), ("삶은 계란 두 개", "boiled egg"),
        ("煮鸡蛋两个", "boiled egg"), ("সেদ্ধ ডিম", "boiled egg"), ("chiken brest", "chicken breast"),
        ("닭 가슴살", "chicken breast"), ("닭가슴살 100g", "chicken breast"), ("鸡胸肉", "chicken breast"),
        ("brocoli", "broccoli"), ("ব্রোকলি", "broccoli"), ("西蓝花", "broccoli"), ("토마도", "tomato"),
        ("greek yoghurt", "nonfat greek yogurt"), ("김치", "kimchi"), ("মুড়ি", "puffed rice"), ("ডাল", "lentil"),
        ("roti", "chapati"), ("paneer-free tofu", None), ("oat-meal", "oatmeal (cooked with water)"),
        ("সরিষার তেল", "mustard oil"), ("পাট শাক", "jute leaf"), ("空心菜", "water spinach"), ("두부", "firm tofu"),
    ],
)  # fmt: skip
def test_names_misspellings_and_counts_in_four_languages(text: str, food: str | None):
    """The best match is the food that was meant."""
    best = NAMES.search(text)
    found = best[0].food.name if best and best[0].score >= MATCH_SCORE else None
    assert found == food


@pytest.mark.parametrize(
    "text", ["oat milk", "goat milk", "鸡蛋面包", "egg sandwich", "dragon fruit", "xyzzy", "!!", ""]
)
def test_another_food_is_not_taken_for_one_of_ours(text: str):
    """Half a name is a suggestion at most: oat milk is no cow's milk."""
    assert all(match.score < MATCH_SCORE for match in NAMES.search(text))


def test_results_come_best_first_and_each_food_once():
    """Scores fall, and a food with two fitting names comes once."""
    matches = NAMES.search("chicken", limit=6)
    scores = [match.score for match in matches]
    assert scores == sorted(scores, reverse=True)
    assert len({match.food.id for match in matches}) == len(matches) == 6


@pytest.mark.parametrize(
    ("text", "food"), [("rui", "carp"), ("ইলিশ মাছ", "american shad"), ("paneer", "part-skim ricotta")]
)
def test_a_food_that_usda_lacks_has_a_nearest_one(text: str, food: str):
    """Rohu is a carp of another kind: named as the nearest, never as the same."""
    assert NAMES.nearest_known(text).name == food
    best = NAMES.search(text)
    assert not best or best[0].score < MATCH_SCORE


def test_a_word_takes_in_all_foods_that_are_or_hold_it():
    """ "mushroom" is every mushroom; "tomato" is also in ketchup; "rice" is not in price."""
    mushrooms = {food.name for food in NAMES.mentioned("mushrooms")}
    assert {"shiitake mushroom", "enoki mushroom", "oyster mushroom"} <= mushrooms
    assert {"ketchup", "salsa", "tomato"} <= {food.name for food in NAMES.mentioned("tomato")}
    assert {food.name for food in NAMES.mentioned("버섯")} >= {"shiitake mushroom", "enoki mushroom"}
    assert "pineapple" not in {food.name for food in NAMES.mentioned("apple")}
    assert NAMES.mentioned("cilantro") == []


@pytest.mark.parametrize(
    ("raw", "normal"),
    [("Boiled  EGGS!", "boiled egg"), ("half-&-half", "half half"), ("닭 가슴살", "닭가슴살"), ("couscous", "couscous"),
     ("Cherries", "cherry"), ("tomatoes", "tomato"), ("ＲＩＣＥ", "rice"), ("", "")],
)  # fmt: skip
def test_names_are_compared_without_case_plural_or_punctuation(raw: str, normal: str):
    """Different ways of writing one name are one name."""
    assert normalised(raw) == normal
