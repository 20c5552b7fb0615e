"""What a diet or a wish leaves out is left out, whatever it is called."""

from __future__ import annotations

import pytest

from domain.errors import UnknownName
from domain.vocabulary import Diet, Exclusion
from knowledge.foods.names import FoodNames
from knowledge.foods.table import FoodTable
from tools.nutrition.exclusions import allowed_foods

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
