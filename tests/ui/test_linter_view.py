"""The view of a checked plan: every line with its reading, findings beside them, and nothing executed."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from domain.vocabulary import BodyPart, Language
from knowledge.exercises.catalogue import Catalogue
from tools.training.linter.check_training_plan import CheckTrainingPlan
from tools.training.linter.models import CheckTrainingPlanArguments

PLAN = """Push **day**
Bench press 4x8-10 @ RPE 8, 90s rest
Moon walk thruster 3x10
<script>alert(1)</script> [link](http://example.org)
Plank 3x30s

Legs
Squat 12x5"""
AS_READ = str.maketrans({"\\": None})


@cache
def _result() -> dict[str, Any]:
    args = CheckTrainingPlanArguments(plan=PLAN, minutes_per_session=30, avoid=[BodyPart.KNEE])
    return CheckTrainingPlan(Catalogue()).run(args).model_dump(mode="json")


def _view(result: dict[str, object], language: str) -> None:
    """Streamlit runs the text of this function as a script, hence the imports."""
    from pathlib import Path

    import ui
    from domain.translation import TEXTS_DIR, Translator
    from domain.vocabulary import Language
    from ui.results.show import show_result
    from ui.words import Words

    texts = [TEXTS_DIR, Path(ui.__file__).parent / "texts"]
    show_result("check_training_plan", result, Words(Translator(texts), Language(language)))


def _show(language: Language) -> AppTest:
    kwargs = {"result": _result(), "language": str(language)}
    return AppTest.from_function(_view, kwargs=kwargs, default_timeout=30).run()


@pytest.mark.parametrize("language", Language)
def test_every_language_shows_lines_findings_and_figures(language: Language) -> None:
    """No exception, every written line, its number and its reading."""
    page = _show(language)
    assert not page.exception
    shown = "\n".join(element.value for element in page.markdown).translate(AS_READ)
    for line in PLAN.splitlines()[1:5]:
        assert line in shown
    assert "4 × 8–10" in shown
    assert page.table


def test_what_was_pasted_is_shown_and_never_runs() -> None:
    """Tags and links are text."""
    page = _show(Language.EN)
    raw = "\n".join(element.value for element in page.markdown)
    assert "\\<script\\>" in raw
    assert "[link](" not in raw
    assert not any(element.allow_html for element in page.markdown)


def test_an_unknown_exercise_and_a_problem_are_marked() -> None:
    """Badges say how much a finding matters; the line says what was not understood."""
    shown = "\n".join(element.value for element in _show(Language.EN).markdown)
    assert "unknown exercise" in shown
    assert ":orange-badge[" in shown
    assert ":red-badge[" in shown
