"""The views of real tools' results, in all four languages."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from domain.vocabulary import Language
from knowledge.exercises.catalogue import Catalogue
from knowledge.foods.recipes import RecipeBook
from knowledge.foods.table import FoodTable
from retrievers.exercises import ExerciseSearch
from retrievers.foods import FoodSearch
from tools.exercises.find_exercises import FindExercises
from tools.nutrition.energy_needs import EnergyNeeds
from tools.nutrition.look_up_food import LookUpFood
from tools.nutrition.plan_nutrition import PlanNutrition
from tools.registry import ToolRegistry
from tools.strength.calculate_531 import Calculate531
from tools.strength.one_rep_max import OneRepMax
from tools.training.plan_training import PlanTraining

PERSON = {"sex": "female", "age_years": 31, "height_cm": 168, "weight_kg": 64, "activity": "light"}
CALLS: dict[str, dict[str, Any]] = {
    "find_exercises": {"query": "squat"},
    "plan_nutrition": {**PERSON, "goal": "maintain", "days": 2},
    "energy_needs": {**PERSON, "goal": "lose_fat"},
    "look_up_food": {"food": "white rice", "grams": 200},
    "plan_training": {"goal": "hypertrophy", "days_per_week": 3, "level": "beginner", "avoid": ["knee"]},
    "calculate_531": {"squat": 140, "bench_press": 100, "cycles": 2, "template": "boring_but_big"},
    "one_rep_max": {"load": 100, "reps": 5},
}

AS_READ = str.maketrans({"\\": None, "\u2060": None, "\u00a0": " "})
"""Escapes and word joiners are not seen, a no-break space is a space."""
CHECKED = ["plan_nutrition", "energy_needs", "plan_training", "calculate_531", "one_rep_max"]


@cache
def _registry() -> ToolRegistry:
    catalogue, foods = Catalogue(), FoodTable()
    return ToolRegistry(
        [
            FindExercises(ExerciseSearch(catalogue), lambda exercise_id, language: f"/nowhere/{exercise_id}.gif"),
            PlanNutrition(foods),
            EnergyNeeds(),
            LookUpFood(FoodSearch(foods, RecipeBook(foods))),
            PlanTraining(catalogue),
            Calculate531(catalogue),
            OneRepMax(),
        ]
    )


@cache
def _result(tool: str) -> dict[str, Any]:
    return _registry().run(tool, CALLS[tool]).model_dump(mode="json")


def _view(results: dict[str, dict[str, object]], language: str) -> None:
    """Streamlit runs the text of this function as a script, hence the imports."""
    from pathlib import Path

    import ui
    from domain.translation import TEXTS_DIR, Translator
    from domain.vocabulary import Language
    from ui.results.show import show_result
    from ui.words import Words

    texts = [TEXTS_DIR, Path(ui.__file__).parent / "texts"]
    for tool, result in results.items():
        show_result(tool, result, Words(Translator(texts), Language(language)))


def _show(results: dict[str, dict[str, Any]], language: Language = Language.EN) -> AppTest:
    kwargs = {"results": results, "language": str(language)}
    page = AppTest.from_function(_view, kwargs=kwargs, default_timeout=60).run()
    assert not page.exception
    return page


def _show_one(tool: str) -> AppTest:
    return _show({tool: _result(tool)})


def _rows(page: AppTest, number: int) -> list[list[str]]:
    """The cells of a table as they are read."""
    cells = page.table[number].value.to_numpy().tolist()
    return [[cell.translate(AS_READ) for cell in row] for row in cells]


@pytest.mark.parametrize("language", list(Language))
def test_every_result_has_its_view_in_every_language(language: Language) -> None:
    """No text lacks a value, no result is shown as raw fields or as one of another version."""
    page = _show({tool: _result(tool) for tool in CALLS}, language)
    assert not page.json
    assert not [caption for caption in page.caption if "another version" in caption.value]
    assert len(page.table) > len(CALLS)


def test_a_531_cycle_shows_the_loads_of_the_result() -> None:
    """Squat 140: training max 126, week 1 main sets 82.5, 95 and 107.5 for five or more, with their plates."""
    page = _show_one("calculate_531")
    assert ["Squat", "126"] in _rows(page, 0)
    assert [tab.label for tab in page.tabs[:3]] == ["Cycle 1", "Week 1", "Week 2"]
    rows = [row for number in range(len(page.table)) for row in _rows(page, number)]
    assert ["Main", "65", "82.5", "5", "25 + 5 + 1.25"] in rows
    assert ["Main", "85", "107.5", "5+", "25 + 15 + 2.5 + 1.25"] in rows


def test_a_nutrition_plan_shows_every_item_and_the_sum() -> None:
    """Each day's table holds all its foods with their amounts; total and target stand below."""
    page = _show_one("plan_nutrition")
    day = _result("plan_nutrition")["days"][0]
    items = [item for meal in day["meals"] for item in meal["items"]]
    shown = [row[0] for row in _rows(page, 0) if "·" in row[0]]
    assert [name.split(" · ")[0].lower() for name in shown] == [item["name"].lower() for item in items]
    assert all(f"{item['grams']:,.0f} g" in name for name, item in zip(shown, items, strict=True))
    energy = _rows(page, 1)[0]
    assert energy[0] == "kcal"
    assert energy[1] == f"{day['totals']['energy_kcal']:,.0f}"


def test_the_energy_chart_adds_up_to_each_day() -> None:
    """The three shares of a bar are the energy of its day."""
    from tools.nutrition.plan_models import PlanNutritionResult
    from ui.results.energy_chart import energy_rows

    plan = PlanNutritionResult.model_validate(_result("plan_nutrition"))
    rows = energy_rows(plan.days, ["1", "2"], ["p", "f", "c"])
    for label, day in zip(["1", "2"], plan.days, strict=True):
        total = sum(row["energy_kcal"] for row in rows if row["day"] == label)
        assert total == pytest.approx(day.totals.energy_kcal, abs=2)


def test_a_training_plan_shows_sets_effort_and_rest() -> None:
    """One row an exercise, in the plan's order."""
    page = _show_one("plan_training")
    day = _result("plan_training")["weeks"][0]["days"][0]
    rows = _rows(page, 0)
    assert [row[0] for row in rows] == [item["name"] for item in day["items"]]
    assert rows[0][1] == f"{day['items'][0]['sets']} × {day['items'][0]['reps'].replace('-', '–')}"


def test_an_exercise_that_was_named_stands_alone() -> None:
    """The others are folded away beneath it."""
    found = _result("find_exercises")["exercises"]
    found[0]["score"] = 1.0
    page = _show({"find_exercises": {"exercises": found}})
    assert [fold.label for fold in page.expander] == ["How to do it", "More exercises like this", *["How to do it"] * 2]


def test_pictures_are_shown_from_the_data_folder(tmp_path: Path) -> None:
    """The file itself, so that an animation moves."""
    from PIL import Image

    file = tmp_path / "squat.gif"
    frames = [Image.new("P", (20, 20), colour) for colour in range(20)]
    frames[0].save(file, save_all=True, append_images=frames[1:])
    page = _show({"generate_image": {"image": str(file), "method": "illustration", "prompt": "squat"}})
    assert len(page.get("image")) == 1


@pytest.mark.parametrize("tool", CHECKED)
def test_every_check_of_a_tool_has_a_text(tool: str) -> None:
    """People never see the name of a variable."""
    from domain.check_names import check_name
    from domain.translation import TEXTS_DIR, Translator
    from ui.words import Words

    words = Words(Translator([TEXTS_DIR, Path(__file__).parents[2] / "ui" / "texts"]), Language.EN)
    unnamed = {
        check["name"]
        for check in _result(tool)["checks"]
        if check_name(check["name"], words.translator, words.language) == check["name"].replace("_", " ")
    }
    assert not unnamed
