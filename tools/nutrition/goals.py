"""What a day's plan aims at: bands per nutrient with the cost of leaving them, heaviest first.

The weights make the order of importance: energy, protein, fat and carbohydrate, then fibre, saturated fat and
sodium, then vitamins and minerals. They are ours, chosen so that a plan that can meet energy and protein does.
Bands are a little narrower than the ranges they serve: a plan that misses its band by a hair is still in range.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from knowledge.foods.nutrients import ENERGY_KCAL_PER_G, Nutrients
from tools.nutrition import needs
from tools.nutrition.linear_model import Band
from tools.nutrition.reference_intakes import ReferenceIntake

ENERGY_BAND_SHARE = 0.01
ENERGY_TOLERANCE_SHARE = 0.02
ENERGY_COST_PER_PERCENT = 60.0
ENERGY_FINE_COST_PER_PERCENT = 1.0
PROTEIN_BAND_G = 3.0
PROTEIN_TOLERANCE_G = 5.0
PROTEIN_COST_PER_G = 30.0
PROTEIN_FINE_COST_PER_G = 0.3
SHARE_MARGIN = 0.007
"""How far inside the ranges of fat, carbohydrate and saturated fat the bands end, as a share of energy."""
FAT_COST_PER_PERCENT = 12.0
CARBOHYDRATE_COST_PER_PERCENT = 10.0
CONFLICT_SLACK_SHARE = 0.02
"""How far under its target carbohydrate may fall where a wish for protein leaves no room for 45 %."""
FIBER_MARGIN_FACTOR = 1.04
FIBER_COST_PER_G = 4.0
MAX_FIBER_FACTOR = 1.6
MUCH_FIBER_COST_PER_G = 0.6
"""Much more than the adequate intake is hard on the gut; a convention of ours."""
SODIUM_MARGIN_MG = 60.0
SODIUM_COST_PER_100_MG = 3.0
SATURATED_FAT_COST_PER_PERCENT = 8.0
MICRONUTRIENT_COST = 20.0
"""For missing all of a vitamin's or mineral's need, or passing its upper level by as much."""
MICRONUTRIENT_MARGIN_FACTOR = 1.05
WEIGHTIER = {"vitamin_b12_ug": 2.0, "vitamin_d_ug": 1.5, "vitamin_e_mg": 1.5}
"""Times the usual cost: what few foods hold, so that a plan goes without if nothing insists on it."""
MAKE_UP_FACTORS = (0.5, 2.0)
"""What the days so far had too little or too much of a vitamin or mineral is made up for, within these times its need:
needs are means over days, and fish twice a week is enough of its vitamin D."""
USUALLY_SHORT = ("vitamin_d_ug", "vitamin_e_mg", "calcium_mg", "choline_mg")
"""What a day of ordinary meals most often lacks; measured on plans of this table."""


class Goal(NamedTuple):
    """A band for the day's sum of one nutrient, and how far outside of it the sum is still in range."""

    nutrient: str
    band: Band
    slack: float = 0.0
    bound_above: bool = True
    """Whether too much is out of range, too; much fibre only costs."""

    def met_by(self, amount: float) -> bool:
        """Whether this sum is in range."""
        low, high = self.band.low - self.slack, self.band.high + self.slack
        return low <= amount and (amount <= high or not self.bound_above)


class DayAim(NamedTuple):
    """What a day should reach: energy and protein, the macronutrients' bands, and what is due of each micronutrient."""

    energy_kcal: float
    protein_g: float
    macros: list[Goal]
    intakes: tuple[ReferenceIntake, ...]
    due: dict[str, float]
    """What today should bring of each vitamin and mineral; on the first day a little more than its need."""

    @property
    def protein_share(self) -> float:
        """Share of the energy that the protein gives."""
        return ENERGY_KCAL_PER_G["protein_g"] * self.protein_g / self.energy_kcal

    @property
    def goals(self) -> list[Goal]:
        """All goals of the day."""
        return [*self.macros, *(_micronutrient(intake, self.due[intake.nutrient]) for intake in self.intakes)]

    @property
    def lacking(self) -> dict[str, float]:
        """Vitamins and minerals that are behind, or usually short, with a day's need of each."""
        return {
            intake.nutrient: intake.low
            for intake in self.intakes
            if self.due[intake.nutrient] > _aimed(intake)
            or (intake.nutrient in USUALLY_SHORT and self.due[intake.nutrient] == _aimed(intake))
        }

    def after(self, days: Sequence[Nutrients]) -> DayAim:
        """The aim of the day that follows these: what they lacked is made up for, what they had is counted."""
        least, most = MAKE_UP_FACTORS
        due = {}
        for intake in self.intakes:
            eaten = sum(day.known(intake.nutrient) for day in days)
            owed = _aimed(intake) * (len(days) + 1) - eaten
            due[intake.nutrient] = min(max(owed, least * intake.low), most * intake.low)
        return self._replace(due=due)


def day_aim(energy: needs.EnergyTarget, macros: needs.MacroTargets, intakes: tuple[ReferenceIntake, ...]) -> DayAim:
    """All goals of the first day; energy that a floor holds is not gone under."""
    energy_kcal = energy.energy_kcal
    fiber_g = macros.fiber_g
    fiber = Band(FIBER_MARGIN_FACTOR * fiber_g, MAX_FIBER_FACTOR * fiber_g, FIBER_COST_PER_G, MUCH_FIBER_COST_PER_G)
    sodium = Band(0.0, needs.MAX_SODIUM_MG - SODIUM_MARGIN_MG, cost_above=SODIUM_COST_PER_100_MG / 100)
    goals = [
        _energy(energy_kcal, at_least=energy.limited_by is not None),
        _protein(macros.protein_g),
        *_shares_of_energy(energy_kcal, macros),
        Goal("fiber_g", fiber, slack=fiber.low - fiber_g, bound_above=False),
        Goal("sodium_mg", sodium, slack=SODIUM_MARGIN_MG),
    ]
    due = {intake.nutrient: _aimed(intake) for intake in intakes}
    return DayAim(energy_kcal, macros.protein_g, goals, intakes, due)


def carbohydrate_band(macros: needs.MacroTargets, energy_kcal: float) -> tuple[float, float]:
    """The share of energy that carbohydrate is steered to: 45–65 %, lower where a wish for protein leaves no room."""
    target = macros.carbohydrate_g * ENERGY_KCAL_PER_G["carbohydrate_g"] / energy_kcal
    low, high = needs.CARBOHYDRATE_SHARE
    least = low + SHARE_MARGIN if target >= low - SHARE_MARGIN else max(0.0, target - CONFLICT_SLACK_SHARE)
    return least, high - SHARE_MARGIN


def _energy(energy_kcal: float, at_least: bool) -> Goal:
    percent = energy_kcal / 100
    slack = ENERGY_BAND_SHARE * energy_kcal
    coarse, fine = ENERGY_COST_PER_PERCENT / percent, ENERGY_FINE_COST_PER_PERCENT / percent
    band = Band(energy_kcal - (0.0 if at_least else slack), energy_kcal + slack, coarse, coarse, fine)
    return Goal("energy_kcal", band, slack=ENERGY_TOLERANCE_SHARE * energy_kcal - slack)


def _protein(protein_g: float) -> Goal:
    low, high = protein_g - PROTEIN_BAND_G, protein_g + PROTEIN_BAND_G
    band = Band(low, high, PROTEIN_COST_PER_G, PROTEIN_COST_PER_G, PROTEIN_FINE_COST_PER_G)
    return Goal("protein_g", band, slack=PROTEIN_TOLERANCE_G - PROTEIN_BAND_G)


def _shares_of_energy(energy_kcal: float, macros: needs.MacroTargets) -> list[Goal]:
    least_fat, most_fat = needs.FAT_SHARE
    bands = {
        "fat_g": (least_fat + SHARE_MARGIN, most_fat - SHARE_MARGIN, FAT_COST_PER_PERCENT),
        "carbohydrate_g": (*carbohydrate_band(macros, energy_kcal), CARBOHYDRATE_COST_PER_PERCENT),
        "saturated_fat_g": (0.0, needs.MAX_SATURATED_FAT_SHARE - SHARE_MARGIN / 2, SATURATED_FAT_COST_PER_PERCENT),
    }
    goals = []
    for nutrient, (low, high, cost_per_percent) in bands.items():
        factor = ENERGY_KCAL_PER_G.get(nutrient, ENERGY_KCAL_PER_G["fat_g"])
        cost = cost_per_percent * 100 * factor / energy_kcal
        below = cost if low > 0 else 0.0
        band = Band(low * energy_kcal / factor, high * energy_kcal / factor, below, cost)
        goals.append(Goal(nutrient, band, slack=SHARE_MARGIN / 2 * energy_kcal / factor))
    return goals


def _aimed(intake: ReferenceIntake) -> float:
    """What a day is to bring of a vitamin or mineral: its need and a little more, within its upper level."""
    return min(MICRONUTRIENT_MARGIN_FACTOR * intake.low, intake.high or inf)


def _micronutrient(intake: ReferenceIntake, due: float) -> Goal:
    cost = WEIGHTIER.get(intake.nutrient, 1.0) * MICRONUTRIENT_COST / intake.low
    if intake.high is None:
        return Goal(intake.nutrient, Band(due, inf, cost))
    return Goal(intake.nutrient, Band(min(due, intake.high), intake.high, cost, cost))
