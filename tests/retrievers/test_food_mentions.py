"""Foods inside messages, told apart from the everyday words that they share their names with."""

from __future__ import annotations

import json

import pytest

from knowledge.foods.recipes import RecipeBook
from knowledge.foods.table import FoodTable
from retrievers.food_mentions import WORDS_FILE, FoodMentions
from retrievers.names import names_of

FOODS = FoodTable()
NAMES = [(name, food.name) for food in [*FOODS, *RecipeBook(FOODS)] for name in names_of(food)]
MENTIONS = FoodMentions(NAMES)


def foods(text: str) -> list[str]:
    """The foods that a message names."""
    return [mention.key for mention in MENTIONS.mentions(text)]


@pytest.mark.parametrize(
    "text",
    [
        "what date should I deload", "what is my basal metabolic rate", "I want to beef up my shoulders", "duck walk",
        "배에 힘을 줘야 하나요", "배 살 빼는 운동", "밤에 운동해도 돼요?", "난 초보예요", "세 가지 운동 추천해줘", "갈비뼈가 아파요",
        "জিমে কুল ডাউন কিভাবে করব", "বুট পরে স্কোয়াট করা যায়?", "啤酒肚怎么减", "姜老师推荐的动作", "梨形身材怎么练",
    ],
)  # fmt: skip
def test_an_everyday_word_is_no_food(text: str) -> None:
    """A belly is no pear, an evening no chestnut, and a cool-down no jujube."""
    assert foods(text) == []


@pytest.mark.parametrize(
    ("text", "food"),
    [
        ("calories in 3 dates", "date"),
        ("a week of meals without crab", "crab meat"),
        ("배 1개 칼로리", "asian pear"),
        ("가지 못 먹어요", "eggplant"),
        ("২০০ গ্রাম কুল", "jujube"),
        ("30克姜", "ginger"),
        ("배", "asian pear"),
    ],
)
def test_beside_an_amount_or_a_word_of_eating_it_is_one(text: str, food: str) -> None:
    """The same words are foods where someone eats, counts or leaves them out."""
    assert foods(text) == [food]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("토마토, 가지, 오이 싫어해요", ["tomato", "eggplant", "cucumber"]),
        ("no tomatoes, cherries or mangoes", ["tomato", "sweet cherry", "mango"]),
    ],
)
def test_in_a_list_of_foods_an_everyday_word_and_a_plural_are_foods(text: str, found: list[str]) -> None:
    """What stands between two foods is one, too: nothing that is left out may get lost."""
    assert foods(text) == found


def test_a_misspelled_food_is_found_beside_such_words() -> None:
    """ "better" is no butter, and hides no chicken breast behind it."""
    assert foods("is it better to eat chiken breast") == ["chicken breast"]


def test_the_words_that_need_company_are_names_of_foods() -> None:
    """A rule about a name that no food has would never be used."""
    names = {name for name, _ in NAMES}
    for rule in json.loads(WORDS_FILE.read_text("utf-8"))["only_beside"].values():
        assert [name for name in rule["names"] if name not in names] == []
