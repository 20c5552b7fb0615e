"""The plans that can be taken out or kept, and reading one back from JSON."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from pydantic import ValidationError

from domain.errors import InvalidInput
from tools.nutrition.plan_models import PlanNutritionResult
from tools.strength.models_531 import Calculate531Result
from tools.training.models import PlanTrainingResult

Plan = PlanNutritionResult | PlanTrainingResult | Calculate531Result


class PlanKind(StrEnum):
    """A kind of plan, named after the tool that makes it."""

    NUTRITION = "plan_nutrition"
    TRAINING = "plan_training"
    STRENGTH = "calculate_531"


_MODELS: dict[PlanKind, type[Plan]] = {
    PlanKind.NUTRITION: PlanNutritionResult,
    PlanKind.TRAINING: PlanTrainingResult,
    PlanKind.STRENGTH: Calculate531Result,
}
_FIELD_OF_A_KIND = {
    "shopping_list": PlanKind.NUTRITION,
    "weekly_sets": PlanKind.TRAINING,
    "cycles": PlanKind.STRENGTH,
}
"""A field that only this kind's result has."""


def kind_of(plan: Plan) -> PlanKind:
    """Which kind a plan is."""
    return next(kind for kind, model in _MODELS.items() if isinstance(plan, model))


def read_plan(fields: Mapping[str, Any], kind: PlanKind | None = None) -> Plan:
    """A tool's result as its model; the kind is told by its fields where it is not given.

    Raises InvalidInput for anything else, and for a plan of a version that no longer fits.
    """
    found = kind or next((kind for field, kind in _FIELD_OF_A_KIND.items() if field in fields), None)
    if found is None:
        raise InvalidInput(
            "This is no plan.",
            field="plan",
            hint=f"Give the result of {', '.join(PlanKind)} as JSON.",
        )
    try:
        return _MODELS[found].model_validate(fields)
    except ValidationError as error:
        raise InvalidInput(
            f"The plan does not fit {found} of this version: {error.error_count()} fields differ.",
            field="plan",
            hint="Make it again.",
        ) from error
