"""Unknown stays unknown, and sums do not care about order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.foods.nutrients import NO_NUTRIENTS, NUTRIENT_NAMES, Nutrients, known_total

amounts = st.none() | st.floats(0, 1e6)
nutrients = st.fixed_dictionaries(dict.fromkeys(NUTRIENT_NAMES, amounts)).map(lambda values: Nutrients(**values))


def test_there_are_the_thirty_one_columns_of_the_table():
    """The model has exactly USDA's nutrient columns, water included."""
    assert len(NUTRIENT_NAMES) == 31
    assert {"energy_kcal", "vitamin_b12_ug", "water_g"} <= set(NUTRIENT_NAMES)


@settings(deadline=None, max_examples=50)
@given(nutrients, nutrients)
def test_addition_commutes_and_unknown_plus_anything_is_unknown(left: Nutrients, right: Nutrients):
    """a + b equals b + a, and a sum is known exactly where both parts are."""
    assert left + right == right + left
    assert set((left + right).unknown()) == set(left.unknown()) | set(right.unknown())


@settings(deadline=None, max_examples=50)
@given(nutrients)
def test_nothing_adds_nothing(some: Nutrients):
    """Adding a plate with nothing on it changes nothing."""
    assert some + NO_NUTRIENTS == some


@settings(deadline=None, max_examples=50)
@given(nutrients, st.floats(0, 100))
def test_scaling_keeps_what_is_unknown_and_multiplies_the_rest(some: Nutrients, factor: float):
    """Twice nothing known is still nothing known; everything else is proportional."""
    scaled = some.scaled(factor)
    assert scaled.unknown() == some.unknown()
    for name in set(NUTRIENT_NAMES) - set(some.unknown()):
        assert scaled.amount(name) == some.amount(name) * factor


def test_a_known_total_is_a_lower_bound_and_says_so():
    """A food without a vitamin D figure adds nothing and is reported."""
    fish = Nutrients(energy_kcal=100, vitamin_d_ug=5)
    bread = Nutrients(energy_kcal=200)
    total = known_total([fish, bread])
    assert total.amounts.energy_kcal == 300
    assert total.amounts.vitamin_d_ug == 5
    assert "vitamin_d_ug" in total.incomplete
    assert "energy_kcal" not in total.incomplete


def test_an_unknown_column_is_refused():
    """A misspelt nutrient is an error, not a silent zero."""
    with pytest.raises(ValueError, match="protien_g"):
        Nutrients(protien_g=1)
    with pytest.raises(AttributeError):
        NO_NUTRIENTS.amount("protien_g")
