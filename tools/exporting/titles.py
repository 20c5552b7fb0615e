"""What a plan is called."""

from __future__ import annotations

from domain.vocabulary import PlanFocus
from tools.exporting.plans import Plan
from tools.exporting.words import ExportWords
from tools.nutrition.plan_models import PlanNutritionResult
from tools.training.models import PlanTrainingResult


def title(plan: Plan, words: ExportWords) -> str:
    """The name of a plan: "Training plan: muscle growth", "Yoga plan"."""
    if isinstance(plan, PlanNutritionResult):
        return words.text("nutrition-title")
    if isinstance(plan, PlanTrainingResult) and plan.focus is not PlanFocus.STRENGTH:
        return words.text(f"title-{plan.focus.value}")
    if isinstance(plan, PlanTrainingResult):
        return words.text("training-title", goal=words.name("training_goal", plan.goal))
    return words.text("strength-title", template=words.name("template", plan.template))


def subtitle(plan: Plan, words: ExportWords) -> str:
    """How long it is and for whom: "6 weeks, intermediate"."""
    if isinstance(plan, PlanNutritionResult):
        return words.text("nutrition-subtitle", days=len(plan.days))
    if isinstance(plan, PlanTrainingResult):
        return words.text("training-subtitle", weeks=len(plan.weeks), level=words.name("level", plan.level))
    return words.text(
        "strength-subtitle",
        cycles=len(plan.cycles),
        rounding=plan.rounding,
        bar=plan.bar,
        unit=plan.unit.value,
    )
