"""From a tool's result, as events and stored messages carry it, to its view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st
from pydantic import BaseModel, ValidationError

from tools.exercises.find_exercises import FindExercisesResult
from tools.exporting.plans import Plan, kind_of
from tools.knowledge.search_knowledge import SearchKnowledgeResult
from tools.logbook.estimate_expenditure import EstimateExpenditureResult
from tools.logbook.swap_exercise import SwapExerciseResult
from tools.nutrition.energy_needs import EnergyNeedsResult
from tools.nutrition.look_up_food import LookUpFoodResult
from tools.nutrition.plan_models import PlanNutritionResult
from tools.pages.read_page import ReadPageResult
from tools.pictures.generate_image import GenerateImageResult
from tools.recognition.identify_exercise import IdentifyExerciseResult
from tools.strength.models_531 import Calculate531Result
from tools.strength.one_rep_max import OneRepMaxResult
from tools.training.linter.models import CheckTrainingPlanResult
from tools.training.models import PlanTrainingResult
from ui.results.alike import show_alike
from ui.results.exercises import show_exercises, show_image
from ui.results.expenditure import show_expenditure
from ui.results.follow import show_follow
from ui.results.foods import show_energy, show_food
from ui.results.knowledge import show_passages
from ui.results.linter import show_linter
from ui.results.nutrition import show_plan
from ui.results.pages import show_page
from ui.results.strength import show_531, show_one_rep_max
from ui.results.swap import show_swap
from ui.results.take_out import show_take_out
from ui.results.training import show_training
from ui.words import Words

_View = tuple[type[BaseModel], Callable[[Any, Words], None]]
_VIEWS: dict[str, _View] = {
    "find_exercises": (FindExercisesResult, show_exercises),
    "identify_exercise": (IdentifyExerciseResult, show_alike),
    "generate_image": (GenerateImageResult, show_image),
    "plan_nutrition": (PlanNutritionResult, show_plan),
    "energy_needs": (EnergyNeedsResult, show_energy),
    "look_up_food": (LookUpFoodResult, show_food),
    "plan_training": (PlanTrainingResult, show_training),
    "check_training_plan": (CheckTrainingPlanResult, show_linter),
    "calculate_531": (Calculate531Result, show_531),
    "one_rep_max": (OneRepMaxResult, show_one_rep_max),
    "search_knowledge": (SearchKnowledgeResult, show_passages),
    "read_page": (ReadPageResult, show_page),
    "swap_exercise": (SwapExerciseResult, show_swap),
    "estimate_expenditure": (EstimateExpenditureResult, show_expenditure),
}


def show_result(tool: str, result: Mapping[str, Any], words: Words, key: str = "") -> None:
    """The view of a result, and below a plan how to keep it or take it out; `key` tells the plans of a page apart.

    A result that an older version stored and that no longer fits gets one sentence; that of a tool without a
    view is shown as its fields.
    """
    view = _VIEWS.get(tool)
    if view is None:
        st.json(dict(result), expanded=False)
        return
    model, show = view
    try:
        typed = model.model_validate(result)
    except ValidationError:
        st.caption(words.text("old-result"))
        return
    show(typed, words)
    if key and isinstance(typed, Plan):
        show_follow(tool, result, words, key)
        show_take_out(kind_of(typed), typed, words, key)
