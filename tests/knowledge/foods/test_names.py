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
    "text",
    ["oat milk", "yak milk", "鸡蛋面包车", "egg roll sandwich", "dragon fruit", "고기", "ঘোড়ার মাংস", "xyzzy", "!!", ""],
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


@pytest.mark.parametrize(("text", "food"), [("oat-meal", "oatmeal (cooked with water)"), ("chick peas", "chickpea")])
def test_blanks_and_hyphens_may_stand_anywhere(text: str, food: str):
    """People write one name as one word or as two."""
    assert NAMES.search(text)[0].food.name == food


def test_a_right_word_is_no_misspelling_of_another():
    """Oat is a word of the table, so "oat milk" is no goat milk; "chese" is none, so it is cheese."""
    assert NAMES.search("oat milk")[0].score < MATCH_SCORE
    assert NAMES.search("goat chese")[0].food.name == "soft goat cheese"


def test_a_name_with_brackets_is_also_one_without():
    """ "小米(生)" is what 小米 means, since nothing else is called so."""
    assert NAMES.exactly("小米").name == "uncooked millet"


def test_a_word_takes_in_all_foods_that_are_or_hold_it():
    """ "mushroom" is every mushroom; "tomato" is also in ketchup; "rice" is not in price."""
    mushrooms = {food.name for food in NAMES.mentioned("mushrooms")}
    assert {"shiitake mushroom", "enoki mushroom", "oyster mushroom"} <= mushrooms
    assert {"ketchup", "salsa", "tomato"} <= {food.name for food in NAMES.mentioned("tomato")}
    assert {food.name for food in NAMES.mentioned("버섯")} >= {"shiitake mushroom", "enoki mushroom"}
    assert "pineapple" not in {food.name for food in NAMES.mentioned("apple")}
    assert NAMES.mentioned("unobtainium") == []


def test_kinds_of_a_food_are_the_names_that_hold_it():
    """ "rice" is in brown rice and wild rice, not in licorice; shortest names first."""
    kinds = [food.name for food in NAMES.holding("rice")]
    assert kinds[0] == "white rice"
    assert {"brown rice", "wild rice"} <= set(kinds)
    assert NAMES.holding("xyzzy") == []


@pytest.mark.parametrize(
    ("raw", "normal"),
    [("Boiled  EGGS!", "boiled egg"), ("half-&-half", "half half"), ("닭 가슴살", "닭가슴살"), ("couscous", "couscous"),
     ("Cherries", "cherry"), ("tomatoes", "tomato"), ("ＲＩＣＥ", "rice"), ("", "")],
)  # fmt: skip
def test_names_are_compared_without_case_plural_or_punctuation(raw: str, normal: str):
    """Different ways of writing one name are one name."""
    assert normalised(raw) == normal
