"""From measured expenditure to the energy of the next plan, held by the same floors as any other plan."""

from __future__ import annotations

from domain.vocabulary import NutritionGoal
from tools.nutrition.needs import Body, EnergyTarget, energy_target


def adjusted_target(body: Body, goal: NutritionGoal, expenditure_kcal: float) -> EnergyTarget:
    """Energy a day for the goal on what the body really spends, kcal; never below a floor of `energy_target`.

    The body must be safe to plan for: callers refuse minors, underweight and pregnancy before (tools/nutrition/person).
    """
    return energy_target(body._replace(expenditure_kcal=expenditure_kcal), goal)
