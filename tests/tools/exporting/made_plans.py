"""Plans as the tools make them, each once for all tests."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from PIL import Image

from domain.translation import TEXTS_DIR as DOMAIN_TEXTS
from domain.translation import Translator
from domain.vocabulary import Language, Template531
from knowledge.exercises.catalogue import Catalogue
from knowledge.foods.table import FoodTable
from tools.exporting.exporter import Exporter
from tools.exporting.pictures import ExercisePictures
from tools.exporting.plans import Plan
from tools.exporting.words import TEXTS_DIR, ExportWords
from tools.fonts.finder import FontFinder
from tools.nutrition.plan_models import PlanNutritionArguments, PlanNutritionResult
from tools.nutrition.plan_nutrition import PlanNutrition
from tools.strength.calculate_531 import Calculate531
from tools.strength.models_531 import Calculate531Arguments, Calculate531Result
from tools.training.models import PlanTrainingArguments, PlanTrainingResult
from tools.training.plan_training import PlanTraining

TRANSLATOR = Translator([DOMAIN_TEXTS, TEXTS_DIR])
CATALOGUE = Catalogue()


class FakeStills:
    """Draws a grey square instead of a person, at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def has_motion(self, exercise_id: str) -> bool:
        """Everything but the plank can be drawn."""
        return exercise_id != "plank"

    def still(self, exercise_id: str, width: int, height: int) -> Path:
        """A square with the exercise's name."""
        path = self._folder / f"{exercise_id}-{width}.png"
        Image.new("RGB", (width, height), "lightgrey").save(path)
        return path


def words(language: Language) -> ExportWords:
    return ExportWords(TRANSLATOR, language)


def exporter(folder: Path, fonts: FontFinder | None = None) -> Exporter:
    return Exporter(TRANSLATOR, CATALOGUE, ExercisePictures(FakeStills(folder)), fonts)


@cache
def nutrition_plan(days: int = 2) -> PlanNutritionResult:
    arguments = {"sex": "female", "age_years": 31, "height_cm": 168, "weight_kg": 64, "activity": "light"}
    return PlanNutrition(FoodTable()).run(
        PlanNutritionArguments.model_validate({**arguments, "goal": "lose_fat", "days": days})
    )


@cache
def training_plan(request: str = "{}") -> PlanTrainingResult:
    arguments = {"goal": "hypertrophy", "days_per_week": 3, "level": "beginner", "weeks": 5, **json.loads(request)}
    return PlanTraining(CATALOGUE).run(PlanTrainingArguments.model_validate(arguments))


@cache
def strength_plan(template: Template531 = Template531.BORING_BUT_BIG, days_per_week: int = 4) -> Calculate531Result:
    arguments = {"squat": 140, "bench_press": 100, "deadlift": 180, "overhead_press": 60, "cycles": 2}
    return Calculate531(CATALOGUE).run(
        Calculate531Arguments.model_validate({**arguments, "template": template, "days_per_week": days_per_week})
    )


def all_plans() -> list[Plan]:
    return [nutrition_plan(), training_plan(), strength_plan()]
