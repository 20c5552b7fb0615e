"""The measure of the food look-up counts what it says, and its cases are whole."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import eval as measures
from domain.vocabulary import Language
from eval.food_lookup import Looked, figures
from knowledge.foods.recipes import RecipeBook
from knowledge.foods.table import FoodTable

FILE = Path(measures.__file__).parent / "cases" / "food_lookup_dev.jsonl"
CASES: list[dict[str, Any]] = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]
EGG = {"accept": ["usda:171287"], "grams": 100.0}


@pytest.mark.parametrize(
    ("case", "food_id", "grams", "right"),
    [
        (EGG, "usda:171287", 101.0, (True, True)),
        (EGG, "usda:171287", 50.0, (True, False)),
        (EGG, "usda:172189", 100.0, (False, True)),
        (EGG, None, None, (False, False)),
        ({"accept": []}, None, None, (True, True)),
        ({"accept": []}, "usda:171287", 100.0, (False, True)),
        ({"accept": ["usda:171287"], "or_none": True}, None, None, (True, True)),
    ],
)
def test_a_case_is_judged(case: dict[str, Any], food_id: str | None, grams: float | None, right: tuple[bool, bool]):
    """An accepted food or rightly none; grams within 2 %."""
    looked = Looked(case, food_id, grams, 1.0)
    assert (looked.right_food, looked.right_weight) == right


def test_shares_are_of_the_cases_that_ask():
    """Weights count only where one was named, inventions only where nothing is there to be found."""
    looked = [Looked(EGG, "usda:171287", 50.0, 1.0), Looked({"accept": []}, "usda:1", 100.0, 1.0)]
    assert figures(looked) == {"cases": 2, "right_food": 0.5, "right_weight": 0.0, "both": 0.0, "found_missing": 1.0}


def test_the_cases_are_whole():
    """Fifty and more of each language, no id twice, and foods that are there where no table need be imported."""
    assert len({case["id"] for case in CASES}) == len(CASES)
    assert min(Counter(case["lang"] for case in CASES)[language] for language in Language) >= 50
    foods = FoodTable()
    ids = {food.id for food in foods} | {recipe.id for recipe in RecipeBook(foods)}
    assert [
        c["id"]
        for c in CASES
        if "table" not in c and c["accept"] and not ids & set(c["accept"]) and not c.get("or_none")
    ] == []
