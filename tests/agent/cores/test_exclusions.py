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
        ("계란이랑 돼지고기는 빼줘", {"egg", "pork"}),
        ("새우랑 게 알레르기", {"shellfish"}),
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


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("I have a few allergies, mainly dairy and eggs", {"dairy", "egg"}),
        ("I'm allergic to a few things: peanuts, shellfish and soy", {"peanut", "shellfish", "soy"}),
        ("I carry an epipen for peanuts", {"peanut"}),
        ("hives if I eat strawberries, otherwise I eat chicken", {"strawberry"}),
        ("my throat swells up with cashews but I love almonds", {"tree_nut"}),
        ("fish allergy, dairy is fine, eggs ok", {"fish"}),
        ("allergy test came back positive for wheat and sesame", {"gluten", "sesame"}),
        ("not allergic to dairy, but no pork", {"pork"}),
        ("no allergies, I like eggs and fish", set()),
        ("allergic to dust and peanuts", {"peanut"}),
        ("I'm allergic to penicillin and shellfish", {"shellfish"}),
        ("allergic to nuts but also shellfish", {"peanut", "tree_nut", "shellfish"}),
        ("egg allergy and also allergic to pollen and kiwi", {"egg", "kiwi"}),
        ("dust allergy, I love eggs", set()),
        ("꽃가루랑 새우 알레르기 있어요", {"shellfish"}),
        ("花粉和虾过敏", {"shellfish"}),
        ("ধুলা আর চিংড়িতে এলার্জি", {"shellfish"}),
        ("我有几样东西过敏，主要是花生和芒果", {"peanut", "mango"}),
        ("一吃虾就浑身痒，鸡蛋没事", {"shellfish"}),
        ("没有食物过敏，喜欢吃鱼", set()),
        ("몇 가지 알레르기가 있어요. 주로 새우랑 땅콩이요", {"shellfish", "peanut"}),
        ("복숭아 먹으면 입술이 부어요 닭가슴살은 괜찮아요", {"peach"}),
        ("우유 마시면 설사해요 근데 요거트는 먹어요", {"dairy"}),
        ("알레르기는 없고 계란 좋아해요", set()),
        ("আমার কয়েকটা জিনিসে এলার্জি আছে, যেমন বেগুন আর ডিম", {"eggplant", "egg"}),
        ("চিংড়ি খেলে গা চুলকায়, মুরগি চলবে", {"shellfish"}),
        ("কোনো এলার্জি নাই, ডিম মাছ সব খাই", set()),
    ],
)
def test_a_reaction_tells_of_an_allergy_in_any_words(spotter: Spotter, text: str, left_out: set[str]) -> None:
    """Whatever stands between; what is eaten all the same stays."""
    assert set(spotter.facts.read(text).exclude) == left_out
