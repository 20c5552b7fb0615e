"""Does a food's energy agree with its protein, carbohydrate and fat? A check against slips in the table."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from knowledge.foods.food import Food
from knowledge.foods.nutrients import ENERGY_KCAL_PER_G
from knowledge.foods.table import FOLDER

RELATIVE_TOLERANCE = 0.20
ABSOLUTE_TOLERANCE_KCAL = 6.0
"""Below this, as for tea or lettuce, a relative difference says nothing."""
FIBER_KCAL_PER_G = 2.0
"""Fibre yields about half the energy of other carbohydrate (FAO 2003)."""
REASONS_FILE = FOLDER / "energy_reasons.json"


class EnergyGap(NamedTuple):
    """A food whose stated energy is far from 4-4-9, and why where we know."""

    food: Food
    table_kcal: float
    computed_kcal: float
    reason: str | None


def computed_energy_kcal(food: Food) -> float | None:
    """Energy per 100 g by 4-4-9; None where one of the three is unknown."""
    energy_kcal = 0.0
    for nutrient, kcal_per_g in ENERGY_KCAL_PER_G.items():
        amount = food.per_100_g.amount(nutrient)
        if amount is None:
            return None
        energy_kcal += kcal_per_g * amount
    return energy_kcal


def energy_gaps(foods: Iterable[Food]) -> list[EnergyGap]:
    """All foods whose energy differs from 4-4-9 by more than 20 %, with the explanation where there is one."""
    gaps = []
    for food in foods:
        computed, stated = computed_energy_kcal(food), food.per_100_g.energy_kcal
        if computed is None or stated is None:
            continue
        if abs(stated - computed) > max(RELATIVE_TOLERANCE * computed, ABSOLUTE_TOLERANCE_KCAL):
            gaps.append(EnergyGap(food, stated, computed, _reason(food, stated, computed)))
    return gaps


def unexplained_gaps(foods: Iterable[Food]) -> list[EnergyGap]:
    """The gaps that nothing explains."""
    return [gap for gap in energy_gaps(foods) if gap.reason is None]


def _reason(food: Food, stated: float, computed: float) -> str | None:
    fiber_g = food.per_100_g.fiber_g or 0.0
    less_fiber = computed - (ENERGY_KCAL_PER_G["carbohydrate_g"] - FIBER_KCAL_PER_G) * fiber_g
    if abs(stated - less_fiber) <= max(RELATIVE_TOLERANCE * less_fiber, ABSOLUTE_TOLERANCE_KCAL):
        return "fibre gives about 2 kcal/g instead of 4"
    return _explained().get(food.fdc_id)


@lru_cache(maxsize=1)
def _explained() -> dict[int, str]:
    """Foods whose difference is understood, by FDC id."""
    rows = json.loads(REASONS_FILE.read_text(encoding="utf-8"))
    return {fdc_id: row["reason"] for row in rows for fdc_id in row["foods"]}
