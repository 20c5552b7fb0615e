"""The tool `energy_needs`: how much energy, protein, carbohydrate and fat a person needs a day."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from domain.evidence import Check, Source
from domain.vocabulary import NutritionGoal
from tools.base import Tool, ToolResult
from tools.nutrition import needs, sources
from tools.nutrition.person import PersonArguments, refuse_unsafe
from tools.nutrition.target_checks import energy_checks, macro_checks

FORMULA = {
    "resting": {False: "Mifflin-St Jeor resting energy", True: "Katch-McArdle resting energy from body fat"},
    "daily": {False: " × activity factor", True: "; daily need as measured"},
}
"""How energy was found, by whether body fat (resting) and daily expenditure (daily) are known."""


class EnergyNeedsArguments(PersonArguments):
    """A person and what they eat for."""

    goal: NutritionGoal = Field(default=NutritionGoal.MAINTAIN, description="What the energy is for")


class EnergyNeedsResult(ToolResult):
    """Daily energy and macronutrients; the range of protein; what held a deficit back."""

    bmr_kcal: float
    tdee_kcal: float
    target_kcal: float
    target_limited_by: str | None = Field(
        description="lowest_energy, weekly_loss or energy_availability where it keeps the deficit small"
    )
    protein_g: float
    protein_low_g: float
    protein_high_g: float
    protein_reference_weight_kg: float = Field(description="The weight that protein is counted on")
    carbohydrate_g: float
    fat_g: float
    fiber_g: float
    bmi: float
    formula: str
    checks: list[Check]
    sources: list[Source]


class EnergyNeeds(Tool[EnergyNeedsArguments, EnergyNeedsResult]):
    """Calculate daily calories (BMR, TDEE and target), protein, carbohydrate, fat and BMI for one person and goal."""

    name: ClassVar[str] = "energy_needs"
    arguments: ClassVar[type[EnergyNeedsArguments]] = EnergyNeedsArguments
    result: ClassVar[type[EnergyNeedsResult]] = EnergyNeedsResult

    def run(self, args: EnergyNeedsArguments) -> EnergyNeedsResult:
        """Raises InvalidInput in pregnancy and lactation, and for fat loss in minors and in underweight adults."""
        body = args.body()
        refuse_unsafe(args, args.goal)
        target = needs.energy_target(body, args.goal)
        macros = needs.macro_targets(body, args.goal, target.energy_kcal, None)
        return EnergyNeedsResult(
            bmr_kcal=round(needs.resting_energy_kcal(body)),
            tdee_kcal=round(needs.daily_energy_kcal(body)),
            target_kcal=round(target.energy_kcal),
            target_limited_by=target.limited_by,
            protein_g=round(macros.protein_g),
            protein_low_g=round(macros.protein_low_g),
            protein_high_g=round(macros.protein_high_g),
            protein_reference_weight_kg=round(needs.protein_reference_weight_kg(body), 1),
            carbohydrate_g=round(macros.carbohydrate_g),
            fat_g=round(macros.fat_g),
            fiber_g=round(macros.fiber_g),
            bmi=round(needs.body_mass_index(body.weight_kg, body.height_cm), 1),
            formula=formula(body),
            checks=[
                *energy_checks(body, args.goal, target.energy_kcal),
                *macro_checks(body, args.goal, target.energy_kcal, macros._asdict()),
            ],
            sources=sources.behind_needs(body_fat_known=body.body_fat_percent is not None),
        )


def formula(body: needs.Body) -> str:
    """The equation in words."""
    resting = FORMULA["resting"][body.body_fat_percent is not None]
    return resting + FORMULA["daily"][body.expenditure_kcal is not None]
