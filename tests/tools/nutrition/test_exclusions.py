"""What a diet or a wish leaves out is left out, whatever it is called."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from domain.errors import UnknownName
from domain.vocabulary import Diet, Exclusion, Language
from knowledge.foods.names import FoodNames
from knowledge.foods.table import FoodTable
from tools.nutrition.exclusions import allowed_foods, called

TABLE = FoodTable()
NAMES = FoodNames(TABLE)


def allowed(diet: Diet = Diet.OMNIVORE, *exclude: str) -> set[str]:
    return {food.name for food in allowed_foods(TABLE, diet, list(exclude), NAMES)}


@pytest.mark.parametrize("exclusion", Exclusion)
def test_every_exclusion_of_the_contract_leaves_out_every_food_with_its_tag(exclusion: Exclusion):
    """No food with the tag is left, and something is left to eat."""
    left = allowed(Diet.OMNIVORE, exclusion.value)
    tagged = {food.name for food in TABLE if exclusion.value in [tag.value for tag in food.contains]}
    assert tagged
    assert not left & tagged
    assert len(left) > 100


def test_diets_are_nested():
    """Vegan foods are vegetarian, vegetarian foods pescatarian, and each step leaves something out."""
    vegan, vegetarian, pescatarian, omnivore = (
        allowed(diet) for diet in (Diet.VEGAN, Diet.VEGETARIAN, Diet.PESCATARIAN, Diet.OMNIVORE)
    )
    assert vegan < vegetarian < pescatarian < omnivore
    assert not vegan & {"honey", "whole milk", "boiled egg", "kimchi", "mayonnaise", "naan"}
    assert "parmesan cheese" not in vegetarian
    assert "chicken breast" not in pescatarian
    assert "kimchi" in pescatarian


@pytest.mark.parametrize(
    ("word", "gone"),
    [
        ("nuts", {"almond", "dry-roasted peanut"}), ("seafood", {"cod", "shrimp"}), ("lactose", {"whole milk", "ghee"}),
        ("mushrooms", {"shiitake mushroom", "cooked white mushroom"}), ("tomato", {"ketchup", "tomato pasta sauce"}),
        ("견과류", {"walnut"}), ("乳制品", {"kefir"}), ("ডিম", {"boiled egg", "egg noodle"}), ("香菇", {"shiitake mushroom"}),
        ("fruit", {"banana", "mango", "orange juice", "raisin"}), ("vegetable", {"broccoli", "romaine lettuce"}), ("meat", {"goat meat", "roast duck"}), ("GLUTEN", {"chapati", "rolled oats (dry)"}),
    ],
)  # fmt: skip
def test_groups_and_foods_in_any_language(word: str, gone: set[str]):
    """Groups, kinds of food, single foods and ingredients are understood."""
    assert not gone & allowed(Diet.OMNIVORE, word)


@pytest.mark.parametrize(
    "words",
    [
        ("chicken", "鸡肉", "닭고기", "মুরগি"), ("potato", "土豆", "감자", "আলু"), ("rice", "米饭", "밥", "ভাত"),
        ("tomato", "番茄", "토마토", "টমেটো"), ("vegetable", "蔬菜", "채소", "সবজি"), ("fruit", "水果", "과일", "ফল"),
        ("mushroom", "蘑菇", "버섯", "মাশরুম"), ("oat", "燕麦", "귀리", "ওটস"), ("salmon", "三文鱼", "연어", "স্যামন"),
        ("legume", "豆类", "콩류", "ডাল"), ("egg", "蛋", "달걀", "ডিম"), ("chili", "辣", "매운 음식", "ঝাল"),
    ],
)  # fmt: skip
def test_a_word_leaves_out_the_same_in_every_language(words: tuple[str, ...]):
    """鸡肉 is all chicken and no single dish of it: what "chicken" leaves out."""
    english, *others = (allowed(Diet.OMNIVORE, word) for word in words)
    assert all(other == english for other in others)


def test_every_name_of_a_food_leaves_that_food_out():
    """Whatever of its names a person uses, in whichever language."""
    for food in [food for food in TABLE if food.plannable][::7]:
        for name in [name for names in (food.names, food.aliases) for name in _flat(names.values())]:
            assert food.name not in allowed(Diet.OMNIVORE, name), name


def _flat(values: Iterable[str | list[str]]) -> list[str]:
    return [name for value in values for name in ([value] if isinstance(value, str) else value)]


def test_a_cut_is_not_the_whole_animal():
    """닭가슴살 is the breast: thighs stay."""
    assert "chicken thigh" in allowed(Diet.OMNIVORE, "닭가슴살")
    assert "chicken breast" not in allowed(Diet.OMNIVORE, "닭가슴살")


@pytest.mark.parametrize(
    ("word", "shown"), [("rice", "米饭"), ("香菜", "香菜"), ("tree_nut", "树坚果"), ("xyz", "xyz")]
)
def test_what_was_left_out_is_named_in_the_readers_language(word: str, shown: str):
    """Groups and foods by their names; what nobody knows as it was said."""
    assert called(word, NAMES)[Language.ZH] == shown


def test_alcohol_is_never_planned():
    """Beer and wine can be looked up but stand in no plan."""
    assert not {"beer", "red wine", "sake"} & allowed()


def test_an_unknown_word_names_its_neighbours():
    """A misspelling is not ignored: the answer says what was probably meant."""
    with pytest.raises(UnknownName, match="brocoli") as caught:
        allowed(Diet.OMNIVORE, "brocoli")
    assert "broccoli" in caught.value.hint
    assert caught.value.field == "exclude"
    with pytest.raises(UnknownName) as caught:
        allowed(Diet.OMNIVORE, "qqqq")
    assert caught.value.hint
