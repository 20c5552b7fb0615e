"""The bounds that daily energy and macronutrients are tested against, for targets and for plans alike."""

from __future__ import annotations

from collections.abc import Mapping

from domain.evidence import Check
from domain.vocabulary import NutritionGoal
from knowledge.foods.nutrients import ENERGY_KCAL_PER_G
from tools.nutrition import needs, sources
from tools.nutrition.sources import short

ENERGY_BALANCE_PERCENT = {
    NutritionGoal.MAINTAIN: (-5.0, 5.0),
    NutritionGoal.GAIN_MUSCLE: (100 * needs.SURPLUS_RANGE[0], 100 * needs.SURPLUS_RANGE[1]),
    NutritionGoal.LOSE_FAT: (-25.0, 0.0),
}
"""How far from the daily need each goal may lead, percent: ±5 for keeping (a convention of ours), 5–15 above for
gaining, up to a quarter below for losing (20 % and some room for a wish)."""
ENERGY_BALANCE_SOURCE = {
    NutritionGoal.MAINTAIN: sources.FAO_2004,
    NutritionGoal.GAIN_MUSCLE: sources.IRAKI_2019,
    NutritionGoal.LOSE_FAT: sources.JENSEN_2014,
}


def energy_checks(body: needs.Body, goal: NutritionGoal, energy_kcal: float) -> list[Check]:
    """Energy against the need, the lowest prescription and energy availability (the last for adults)."""
    need = needs.daily_energy_kcal(body)
    low, high = ENERGY_BALANCE_PERCENT[goal]
    checks = [
        _check("energy_balance_percent", 100 * (energy_kcal / need - 1), low, high, short(ENERGY_BALANCE_SOURCE[goal])),
        _check("lowest_energy_kcal", energy_kcal, needs.lowest_energy_kcal(body), None, short(sources.JENSEN_2014)),
    ]
    if body.age_years >= needs.ADULT_AGE_YEARS:
        checks.append(_availability_check(body, energy_kcal, need))
    return checks


def _availability_check(body: needs.Body, energy_kcal: float, need: float) -> Check:
    availability = needs.energy_availability_kcal_per_kg(body, energy_kcal)
    # Where even the daily need lies lower, as in some old or heavy people, the need is the bound.
    least = min(needs.LOW_ENERGY_AVAILABILITY_KCAL_PER_KG, needs.energy_availability_kcal_per_kg(body, need))
    source = short(sources.MOUNTJOY_2014)
    return _check("energy_availability_kcal_per_kg_lean_mass", availability, least, None, source)


def macro_checks(body: needs.Body, goal: NutritionGoal, energy_kcal: float, grams: Mapping[str, float]) -> list[Check]:
    """Protein per kg, fat and carbohydrate as shares of energy, fibre; `grams` by nutrient name."""
    low, _, high = needs.PROTEIN_G_PER_KG[goal]
    source = sources.HECTOR_2018 if goal is NutritionGoal.LOSE_FAT else sources.JAGER_2017
    per_kg = grams["protein_g"] / needs.protein_reference_weight_kg(body)
    least_fiber_g = needs.FIBER_G_PER_1000_KCAL * energy_kcal / 1000
    return [
        _check("protein_g_per_kg", per_kg, low, high, short(source)),
        _share_check("fat", needs.FAT_SHARE, energy_kcal, grams),
        _share_check("carbohydrate", needs.CARBOHYDRATE_SHARE, energy_kcal, grams),
        _check("fiber_g", grams["fiber_g"], least_fiber_g, None, short(sources.IOM_2005)),
    ]


def _share_check(name: str, band: tuple[float, float], energy_kcal: float, grams: Mapping[str, float]) -> Check:
    nutrient = f"{name}_g"
    percent = 100 * ENERGY_KCAL_PER_G[nutrient] * grams[nutrient] / energy_kcal
    low, high = (100 * share for share in band)
    return _check(f"{name}_percent_of_energy", percent, low, high, short(sources.IOM_2005))


def _check(name: str, value: float, low: float | None, high: float | None, source: str) -> Check:
    """A check on figures as people read them: rounded first, so that 20.04 passes an upper bound of 20."""
    low, high = (None if bound is None else round(bound, 1) for bound in (low, high))
    return Check.within(name, round(value, 1), low, high, source)
