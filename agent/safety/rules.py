"""Which plans each flag forbids, and which plan a tool call makes."""

from __future__ import annotations

from typing import Any

from agent.safety.flags import Flag
from agent.safety.reading import Request

LOWEST_DAILY_INTAKE_KCAL = 800
"""Diets of 800 kcal a day or less are for medical supervision only (NICE guideline CG189, 2014)."""

_LOSING = frozenset({Request.FAT_LOSS, Request.FASTING})
_LIFTING = frozenset({Request.MAX_TEST, Request.MAX_LIFTING})
_EXERTION = _LIFTING | {Request.TRAINING}
_FORBIDDEN: dict[Flag, frozenset[Request]] = {
    Flag.SELF_HARM: frozenset(Request),
    Flag.CHEST_PAIN: _EXERTION | _LOSING,
    Flag.DIZZINESS_FAINTING: _EXERTION | _LOSING,
    Flag.HEART_CONDITION: _EXERTION | _LOSING,
    Flag.UNCONTROLLED_BLOOD_PRESSURE: _EXERTION | _LOSING,
    Flag.ACUTE_INJURY: _EXERTION,
    Flag.PREGNANCY: _LIFTING | _LOSING,
    Flag.EATING_DISORDER: _LOSING | {Request.NUTRITION, Request.TRAINING},
    Flag.MINOR: _LOSING | {Request.MAX_TEST},
    Flag.UNDERWEIGHT: _LOSING,
    Flag.KIDNEY_DISEASE: frozenset({Request.PROTEIN, Request.NUTRITION, Request.FASTING}),
    Flag.DIABETES_MEDICATION: _LOSING,
}
_CALLS: dict[str, frozenset[Request]] = {
    "plan_nutrition": frozenset({Request.NUTRITION, Request.PROTEIN}),
    "energy_needs": frozenset({Request.NUTRITION, Request.PROTEIN}),
    "estimate_expenditure": frozenset({Request.NUTRITION, Request.PROTEIN}),
    "plan_training": frozenset({Request.TRAINING}),
    "swap_exercise": frozenset({Request.TRAINING}),
    "calculate_531": frozenset({Request.TRAINING, Request.MAX_LIFTING}),
    "one_rep_max": frozenset({Request.MAX_LIFTING}),
}
"""Tools that make a plan; every other tool only shows, explains or looks up."""
_LOSING_GOALS = {"lose_fat", "fat_loss"}


def forbids(flag: Flag, asked: frozenset[Request], warns_of_pregnancy: bool = False) -> bool:
    """Whether `flag` rules out any of what is asked for.

    Bleeding, pain or the like in pregnancy (`warns_of_pregnancy`) rules out all training.
    """
    if flag is Flag.PREGNANCY and warns_of_pregnancy and asked & _EXERTION:
        return True
    if flag is Flag.KIDNEY_DISEASE and Request.FAT_LOSS in asked and Request.TRAINING not in asked:
        return True  # losing weight without a word of training means eating differently
    return bool(_FORBIDDEN[flag] & asked)


def requests_of_call(tool: str, arguments: dict[str, Any], pending: frozenset[Request]) -> frozenset[Request]:
    """The kinds of plan that a tool call amounts to; empty for harmless tools.

    `pending` is what the person asked for: a lifting tool called after "test my max" is that test.
    """
    asked = _CALLS.get(tool, frozenset())
    if asked and arguments.get("goal") in _LOSING_GOALS:
        asked |= {Request.FAT_LOSS}
    if Request.MAX_LIFTING in asked:
        asked |= pending & {Request.MAX_TEST}
    return asked
