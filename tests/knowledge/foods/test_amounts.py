"""Amounts are found inside what people type, and what is no amount is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.foods.amounts import Amount, find_amount
from knowledge.foods.table import FoodTable
from knowledge.foods.weighing import weigh

FOODS = {food.name: food for food in FoodTable()}


@pytest.mark.parametrize(
    ("text", "quantity", "unit", "rest"),
    [
        ("2 eggs", 2, None, "eggs"), ("two eggs", 2, None, "eggs"), ("a dozen eggs", 12, None, "eggs"),
        ("half an avocado", 0.5, None, "avocado"), ("1½ cups rice", 1.5, "cup", "rice"), ("1 1/2 cups oats", 1.5, "cup", "oats"),
        ("one and a half cups of milk", 1.5, "cup", "milk"), ("8-oz steak", 8, "ounce", "steak"), ("1,5 cups milk", 1.5, "cup", "milk"),
        ("bowl of rice", 1, "bowl", "rice"), ("cashew nuts handful", 1, "handful", "cashew nuts"), ("eggs x2", 2, None, "eggs"), ("tofu, 150 g", 150, "g", "tofu"),
        ("三个鸡蛋", 3, "piece", "鸡蛋"), ("两斤半牛肉", 2.5, "jin", "牛肉"), ("一百五十克鸡胸肉", 150, "g", "鸡胸肉"), ("二两米饭", 2, "liang", "米饭"),
        ("一个半苹果", 1.5, "piece", "苹果"), ("鸡蛋两个", 2, "piece", "鸡蛋"), ("半块豆腐", 0.5, "piece", "豆腐"),
        ("밥 두공기", 2, "bowl", "밥"), ("두부 반 모", 0.5, "block", "두부"), ("만두 두 개", 2, "piece", "만두"), ("계란 둘", 2, None, "계란"),
        ("닭가슴살 한 덩어리의", 1, "piece", "닭가슴살"), ("한 줌의 견과류", 1, "handful", "견과류"),
        ("দুইটা ডিম", 2, "piece", "ডিম"), ("আধা কেজি মুরগি", 0.5, "kg", "মুরগি"), ("দেড় কাপ দুধ", 1.5, "cup", "দুধ"),
        ("এক হালি ডিম", 4, None, "ডিম"), ("ভাত ২০০ গ্রাম", 200, "g", "ভাত"), ("এক পোয়া দুধ", 1, "poa", "দুধ"),
        ("２００ｇ 두부", 200, "g", "두부"), ("1 cup (200 g) rice", 200, "g", "rice"),
    ],
)  # fmt: skip
def test_numbers_and_units_of_four_languages(text: str, quantity: float, unit: str | None, rest: str):
    """Digits of every script, number words, fractions, halves behind the unit; a weight goes before a cup."""
    found = find_amount(text)
    assert found is not None
    assert (found.amount.quantity, found.amount.unit, found.rest) == (pytest.approx(quantity), unit, rest)


@pytest.mark.parametrize(
    "text",
    [
        "egg",
        "2% milk",
        "80/20 ground beef",
        "三文鱼",
        "五花肉",
        "千层面",
        "한우 등심",
        "পোয়া মাছ",
        "100% rye bread",
        "0 eggs",
        "",
    ],
)
def test_a_number_in_a_name_is_no_amount(text: str):
    """Salmon is 三文鱼, two-per-cent milk is a milk."""
    assert find_amount(text) is None


def test_a_size_is_kept_beside_the_count():
    """Two large eggs are two, and large."""
    assert find_amount("2 large eggs").amount == Amount(2, None, "large")


def test_a_size_alone_is_one_of_that_size():
    """A small potato is one potato."""
    found = find_amount("small baked potato")
    assert (found.amount, found.rest) == (Amount(1, None, "small"), "baked potato")


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=30))
def test_any_text_is_survived(text: str):
    """Whatever is typed, the amount is positive and the rest no longer than its normal form allows."""
    found = find_amount(text)
    assert found is None or found.amount.quantity > 0


@pytest.mark.parametrize(
    ("text", "food", "grams"),
    [
        ("2 eggs", "egg", 100), ("2 slices of bread", "white bread", 58), ("2 medium bananas", "banana", 236),
        ("1 large banana", "banana", 136), ("a cup of rice", "white rice", 158), ("a handful of almonds", "almond", 30),
        ("10 almonds", "almond", 12), ("소고기 한 근", "sirloin steak", 600), ("감자 한 근", "boiled potato", 400),
        ("三两牛肉", "sirloin steak", 150), ("一块豆腐", "firm tofu", 300), ("a glass of wine", "red wine", 147),
        ("500 ml milk", "whole milk", 515.7), ("a pound of chicken", "chicken breast", 453.6), ("2 scoops whey", "whey protein powder", 64),
    ],
)  # fmt: skip
def test_what_an_amount_weighs(text: str, food: str, grams: float):
    """The food's own portions, exact units of mass, volumes by its cup; 근 is 600 g of meat and 400 g of the rest."""
    weight = weigh(find_amount(text).amount, FOODS[food])
    assert weight.grams == pytest.approx(grams, rel=0.005)
    assert not weight.guessed


def test_a_unit_that_a_food_does_not_come_in_is_guessed_and_said_to_be():
    """A slice of olive oil is the usual serving, and no fact."""
    assert weigh(Amount(1, "slice"), FOODS["olive oil"]).guessed
