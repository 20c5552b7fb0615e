"""Vitamins and minerals by sex and age, as the Dietary Reference Intakes give them."""

from __future__ import annotations

import pytest

from domain.errors import OutOfRange
from domain.vocabulary import Sex
from knowledge.foods.nutrients import NUTRIENT_NAMES
from tools.nutrition.reference_intakes import reference_intakes


def intake(sex: str, age: int, nutrient: str) -> tuple[float, float | None]:
    [found] = [one for one in reference_intakes(Sex(sex), age) if one.nutrient == nutrient]
    return found.low, found.high


@pytest.mark.parametrize(
    ("sex", "age", "nutrient", "low", "high"),
    [
        ("female", 30, "iron_mg", 18, 45), ("female", 51, "iron_mg", 8, 45), ("male", 30, "iron_mg", 8, 45),
        ("female", 51, "calcium_mg", 1200, 2000), ("male", 51, "calcium_mg", 1000, 2000),
        ("male", 16, "calcium_mg", 1300, 3000), ("male", 71, "vitamin_d_ug", 20, 100),
        ("female", 19, "vitamin_d_ug", 15, 100), ("male", 30, "vitamin_c_mg", 90, 2000),
        ("female", 70, "vitamin_b12_ug", 2.4, None), ("male", 31, "magnesium_mg", 420, None),
        ("male", 25, "potassium_mg", 3400, None), ("female", 25, "potassium_mg", 2600, None),
        ("male", 40, "selenium_ug", 55, 400), ("female", 40, "choline_mg", 425, 3500),
    ],
)  # fmt: skip
def test_published_values(sex: str, age: int, nutrient: str, low: float, high: float | None):
    """Spot checks against the published tables; magnesium's upper level is for supplements and binds no menu."""
    assert intake(sex, age, nutrient) == (low, high)


def test_every_age_of_a_person_has_all_of_them():
    """14 to 100 years, both sexes: the same nutrients, each a column of the food table, need below upper level."""
    for sex in Sex:
        for age in range(14, 101):
            intakes = reference_intakes(sex, age)
            assert len(intakes) == 19
            assert all(one.nutrient in NUTRIENT_NAMES for one in intakes)
            assert all(one.high is None or one.low < one.high for one in intakes)


def test_a_child_is_out_of_range():
    """Under 14 there is no row here, and the answer says so."""
    with pytest.raises(OutOfRange, match="13 years"):
        reference_intakes(Sex.MALE, 13)
