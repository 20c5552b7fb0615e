"""What people will not eat is read whole from their messages: an item that got lost would be on the plate."""

from __future__ import annotations

import pytest

from bootstrap import Spotter


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("no rice, no vegetables, no fruit, no legumes and no potatoes", {"rice", "vegetable", "fruit", "legume", "potato"}),
        ("不吃米饭、水果、肉、鱼、蛋、奶、豆类、土豆", {"rice", "fruit", "meat", "fish", "egg", "dairy", "legume", "potato"}),
        ("不吃恐龙肉干、花生、鸡蛋", {"peanut", "egg"}),
        ("香菜不要，不吃土豆和茄子", {"cilantro", "potato", "eggplant"}),
        ("토마토, 가지, 오이 싫어해요", {"tomato", "eggplant", "cucumber"}),
        ("매운 거 못 먹어요", {"chili"}),
        ("বেগুন আর আলু ছাড়া", {"eggplant", "potato"}),
        ("not a fan of mushrooms or olives", {"mushroom", "olive"}),
    ],
)  # fmt: skip
def test_every_item_of_a_list_is_left_out(spotter: Spotter, text: str, left_out: set[str]) -> None:
    """Kinds of food and single foods, in English for the tool; what is no food leaves the others in the list."""
    assert left_out <= set(spotter.facts.read(text).exclude)


@pytest.mark.parametrize("text", ["no meat", "我不吃肉", "고기는 안 먹어요", "মাংস খাই না"])
def test_what_a_diet_says_is_no_exclusion_as_well(spotter: Spotter, text: str) -> None:
    """No meat is vegetarian."""
    facts = spotter.facts.read(text)
    assert (facts.value("diet"), facts.exclude) == ("vegetarian", [])


def test_wishes_before_a_denial_stay(spotter: Spotter) -> None:
    """Eggs are liked, milk is not."""
    assert spotter.facts.read("我喜欢鸡蛋，不要牛奶").exclude == ["dairy"]
