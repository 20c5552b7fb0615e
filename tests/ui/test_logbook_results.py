"""The views of swapped exercises and measured expenditure, in all four languages."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from domain.vocabulary import Language
from retrievers.exercises import ExerciseSearch
from tests.tools.logbook.past import CATALOGUE, MONDAY
from tools.logbook.estimate_expenditure import EstimateExpenditure
from tools.logbook.swap_exercise import SwapExercise
from tools.registry import ToolRegistry

TOOLS = ToolRegistry([SwapExercise(CATALOGUE, ExerciseSearch(CATALOGUE)), EstimateExpenditure()])
WEIGHTS = [
    {"date": (MONDAY + dt.timedelta(days=n)).isoformat(), "weight_kg": 8.02 if n == 5 else 80.2 - n / 20}
    for n in range(29)
]
RESULTS: dict[str, dict[str, Any]] = {
    name: TOOLS.run(name, arguments).model_dump(mode="json")
    for name, arguments in {
        "swap_exercise": {"exercise": "barbell-back-squat", "reason": "injury", "avoid": ["knee"]},
        "estimate_expenditure": {"weights": WEIGHTS, "intake_kcal": 2100},
    }.items()
}


def _view(results: dict[str, dict[str, object]], language: str) -> None:
    """Streamlit runs the text of this function as a script, hence the imports."""
    from pathlib import Path

    import ui
    from domain.translation import TEXTS_DIR, Translator
    from domain.vocabulary import Language
    from ui.results.show import show_result
    from ui.words import Words

    words = Words(Translator([TEXTS_DIR, Path(ui.__file__).parent / "texts"]), Language(language))
    for tool, result in results.items():
        show_result(tool, result, words, "key")


def _show(results: dict[str, dict[str, Any]], language: Language = Language.EN) -> AppTest:
    kwargs = {"results": results, "language": language.value}
    page = AppTest.from_function(_view, kwargs=kwargs, default_timeout=60).run()
    assert not page.exception
    return page


def _texts(page: AppTest) -> str:
    return "\n".join(element.value for element in [*page.markdown, *page.caption]).replace("\\", "")


@pytest.mark.parametrize("language", Language)
def test_both_have_their_view_in_every_language(language: Language) -> None:
    """No text is missing and nothing falls back to fields."""
    page = _show(RESULTS, language)
    assert not page.json


def test_a_stand_in_says_what_it_leaves_out() -> None:
    """A hinge in the place of a squat trains no thighs."""
    shown = _texts(_show({"swap_exercise": RESULTS["swap_exercise"]}))
    assert "Hip Thrust" in shown
    assert "Another movement, leaves out quads" in shown


def test_an_expenditure_shows_its_interval_its_doubts_and_its_limits() -> None:
    """The slipped decimal point is told with what it was read as."""
    page = _show({"estimate_expenditure": RESULTS["estimate_expenditure"]})
    shown = _texts(page)
    assert page.metric[0].label == "Daily need"
    assert " to " in page.metric[0].delta
    assert "8 kg reads like a slipped decimal point and counts as 80.2 kg." in shown
    assert "A kilogram of body weight is counted as 7,700 kcal" in shown


def test_without_a_logbook_nothing_can_be_followed() -> None:
    """A page that has no logbook offers none."""
    assert not [button for button in _show(RESULTS).button if "Follow" in button.label]
