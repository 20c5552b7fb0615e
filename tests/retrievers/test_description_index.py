"""USDA's descriptions are found by what people call a food, and half a description is no food."""

from __future__ import annotations

import pytest

from knowledge.foods.food import State
from knowledge.foods.usda import Described
from retrievers.description_index import ACCEPTED, DescriptionIndex

ROWS = [
    Described(number, description, category)
    for number, (description, category) in enumerate(
        [
            ("Chicken, broilers or fryers, breast, meat only, raw", "Poultry Products"),
            ("Chicken, broilers or fryers, breast, meat only, cooked, roasted", "Poultry Products"),
            ("Cereals, oats, instant, fortified, prepared with milk", "Breakfast Cereals"),
            ("Milk, whole, 3.25% milkfat", "Dairy and Egg Products"),
            ("Game meat, elk, raw", "Lamb, Veal, and Game Products"),
            ("Bread, banana, prepared from recipe, made with margarine", "Baked Products"),
            ("Cereals ready-to-eat, GENERAL MILLS, CHEERIOS", "Breakfast Cereals"),
            ("Pie, pumpkin, commercially prepared", "Baked Products"),
            ("Spices, pumpkin pie spice", "Spices and Herbs"),
            ("Broccoli, raw", "Vegetables and Vegetable Products"),
            ("Coffeecake, cinnamon", "Baked Products"),
        ]
    )
]
INDEX = DescriptionIndex(ROWS)


def found(query: str, state: State | None = None) -> str | None:
    hits = INDEX.search(query, state)
    return hits[0].row.description if hits and hits[0].score >= ACCEPTED else None


@pytest.mark.parametrize(
    ("query", "description"),
    [
        ("elk", "Game meat, elk, raw"), ("banana bread", ROWS[5].description), ("cheerios", ROWS[6].description),
        ("pumpkin pie", "Pie, pumpkin, commercially prepared"), ("brocolli", "Broccoli, raw"),
        ("oat milk", None), ("coffee", None), ("dragon fruit", None), ("margarine", None), ("", None), ("的", None),
    ],
)  # fmt: skip
def test_a_row_is_found_by_what_it_is_about(query: str, description: str | None):
    """Misspelt, by brand, past the category; not by what stands behind "with", nor by half a word."""
    assert found(query) == description


def test_the_state_that_was_asked_for_decides():
    """Raw chicken where "raw" was said, cooked where nothing was."""
    assert found("chicken breast", State.RAW) == ROWS[0].description
    assert found("chicken breast") == ROWS[1].description
