"""What a day's plan aims at: bands per nutrient with the cost of leaving them, heaviest first.

The weights make the order of importance: energy, protein, fat and carbohydrate, then fibre, saturated fat and
sodium, then vitamins and minerals. They are ours, chosen so that a plan that can meet energy and protein does.
"""

from __future__ import annotations

from math import inf
from typing import NamedTuple

from knowledge.foods.nutrients import ENERGY_KCAL_PER_G
from tools.nutrition import needs
from tools.nutrition.reference_intakes import ReferenceIntake

ENERGY_BAND_SHARE = 0.01
ENERGY_COST_PER_PERCENT = 60.0
ENERGY_FINE_COST_PER_PERCENT = 1.0
PROTEIN_BAND_G = 3.0
PROTEIN_COST_PER_G = 30.0
PROTEIN_FINE_COST_PER_G = 0.3
FAT_COST_PER_PERCENT = 6.0
CARBOHYDRATE_COST_PER_PERCENT = 4.0
CONFLICT_SLACK_SHARE = 0.02
"""How far under its target carbohydrate may fall where protein leaves no room for 45 %."""
FIBER_COST_PER_G = 1.2
MAX_FIBER_FACTOR = 1.5
"""Much more than the adequate intake is hard on the gut; a convention of ours."""
SATURATED_FAT_COST_PER_PERCENT = 4.0
SODIUM_COST_PER_100_MG = 1.0
MICRONUTRIENT_COST = 6.0
"""For missing all of a vitamin's or mineral's need, or passing its upper level by as much."""
WEIGHTIER = {"vitamin_b12_ug": 2.0}
"""Times the usual cost: what a plan without animal foods goes without if nothing insists on it."""


class Goal(NamedTuple):
    """A band for the day's sum of one nutrient; each unit outside costs `cost_below` or `cost_above`.

    Inside the band each unit away from its middle costs `cost_inside`.
    """

    nutrient: str
    low: float
    high: float
    cost_below: float
    cost_above: float
    cost_inside: float = 0.0


class DayAim(NamedTuple):
    """What a day should reach: energy and protein, and all bands, these two among them."""

    energy_kcal: float
    protein_g: float
    goals: list[Goal]

    @property
    def protein_share(self) -> float:
        """Share of the energy that the protein gives."""
        return ENERGY_KCAL_PER_G["protein_g"] * self.protein_g / self.energy_kcal


def day_aim(energy_kcal: float, macros: needs.MacroTargets, intakes: tuple[ReferenceIntake, ...]) -> DayAim:
    """All goals of one day."""
    fiber_g = macros.fiber_g
    goals = [
        _energy(energy_kcal),
        _protein(macros.protein_g),
        *_shares_of_energy(energy_kcal, macros),
        Goal("fiber_g", fiber_g, MAX_FIBER_FACTOR * fiber_g, FIBER_COST_PER_G, FIBER_COST_PER_G / 2),
        Goal("sodium_mg", 0.0, needs.MAX_SODIUM_MG, 0.0, SODIUM_COST_PER_100_MG / 100),
        *(_micronutrient(intake) for intake in intakes),
    ]
    return DayAim(energy_kcal, macros.protein_g, goals)


def carbohydrate_band(macros: needs.MacroTargets, energy_kcal: float) -> tuple[float, float]:
    """The share of energy that carbohydrate is steered to: 45–65 %, lower where protein leaves no room."""
    target = macros.carbohydrate_g * ENERGY_KCAL_PER_G["carbohydrate_g"] / energy_kcal
    low, high = needs.CARBOHYDRATE_SHARE
    return min(low, max(0.0, target - CONFLICT_SLACK_SHARE)), high


def _energy(energy_kcal: float) -> Goal:
    percent = energy_kcal / 100
    band = ENERGY_BAND_SHARE * energy_kcal
    coarse, fine = ENERGY_COST_PER_PERCENT / percent, ENERGY_FINE_COST_PER_PERCENT / percent
    return Goal("energy_kcal", energy_kcal - band, energy_kcal + band, coarse, coarse, fine)


def _protein(protein_g: float) -> Goal:
    low, high = protein_g - PROTEIN_BAND_G, protein_g + PROTEIN_BAND_G
    return Goal("protein_g", low, high, PROTEIN_COST_PER_G, PROTEIN_COST_PER_G, PROTEIN_FINE_COST_PER_G)


def _shares_of_energy(energy_kcal: float, macros: needs.MacroTargets) -> list[Goal]:
    bands = {
        "fat_g": (*needs.FAT_SHARE, FAT_COST_PER_PERCENT),
        "carbohydrate_g": (*carbohydrate_band(macros, energy_kcal), CARBOHYDRATE_COST_PER_PERCENT),
        "saturated_fat_g": (0.0, needs.MAX_SATURATED_FAT_SHARE, SATURATED_FAT_COST_PER_PERCENT),
    }
    goals = []
    for nutrient, (low, high, cost_per_percent) in bands.items():
        factor = ENERGY_KCAL_PER_G.get(nutrient, ENERGY_KCAL_PER_G["fat_g"])
        cost = cost_per_percent * 100 * factor / energy_kcal
        goals.append(Goal(nutrient, low * energy_kcal / factor, high * energy_kcal / factor, cost, cost))
    return goals


def _micronutrient(intake: ReferenceIntake) -> Goal:
    cost = WEIGHTIER.get(intake.nutrient, 1.0) * MICRONUTRIENT_COST / intake.low
    return Goal(intake.nutrient, intake.low, inf if intake.high is None else intake.high, cost, cost)
