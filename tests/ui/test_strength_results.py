"""The views of 5/3/1 and the one-rep max: results of open-ended sets, seventh weeks, formulas."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from domain.translation import TEXTS_DIR, Translator
from domain.vocabulary import Language, Lift
from knowledge.exercises.catalogue import Catalogue
from tools.registry import ToolRegistry
from tools.strength.calculate_531 import Calculate531
from tools.strength.models_531 import Calculate531Result
from tools.strength.one_rep_max import OneRepMax
from ui.results.strength_progress import estimate_rows, training_max_rows

AS_READ = str.maketrans({"\\": None, "\u2060": None, "\u00a0": " "})
PLAN: dict[str, Any] = {
    "squat": 140,
    "bench_press": 100,
    "cycles": 3,
    "template": "boring_but_big",
    "seventh_week": "deload",
    "last_seventh_week": "tm_test",
    "amrap_results": [
        {"lift": "squat", "cycle": 1, "week": 3, "reps": 4},
        {"lift": "squat", "cycle": 2, "week": 2, "reps": 2},
        {"lift": "bench_press", "cycle": 1, "week": 1, "reps": 12},
    ],
}


@cache
def result(tool: str, **arguments: Any) -> dict[str, Any]:
    """A tool's result as events carry it; `calculate_531` without arguments is PLAN."""
    registry = ToolRegistry([Calculate531(Catalogue()), OneRepMax()])
    return registry.run(tool, arguments or PLAN).model_dump(mode="json")


def _view(tool: str, result: dict[str, object], language: str) -> None:
    """Streamlit runs the text of this function as a script, hence the imports."""
    from pathlib import Path

    import ui
    from domain.translation import TEXTS_DIR, Translator
    from domain.vocabulary import Language
    from ui.results.show import show_result
    from ui.words import Words

    texts = [TEXTS_DIR, Path(ui.__file__).parent / "texts"]
    show_result(tool, result, Words(Translator(texts), Language(language)))


def show(tool: str, language: Language = Language.EN, **arguments: Any) -> AppTest:
    """The page with one result."""
    kwargs = {"tool": tool, "result": result(tool, **arguments), "language": str(language)}
    page = AppTest.from_function(_view, kwargs=kwargs, default_timeout=60).run()
    assert not page.exception
    return page


def rows(page: AppTest) -> list[list[str]]:
    """The rows of all tables as they are read."""
    cells = [row for table in page.table for row in table.value.to_numpy().tolist()]
    return [[cell.translate(AS_READ) for cell in row] for row in cells]


@pytest.mark.parametrize("language", list(Language))
def test_results_have_a_chart_and_advice_in_every_language(language: Language) -> None:
    """A chart for each lift with results; the advice of its last result in the reader's language."""
    page = show("calculate_531", language)
    assert len(page.get("vega_lite_chart")) == 2
    advice = result("calculate_531")["estimates"][-1]["advice"][language]
    assert any(advice in text.value.translate(AS_READ) for text in page.markdown)
    assert not page.json


def test_the_table_of_results() -> None:
    """Cycle and week, what was lifted, the max it predicts, the next training max; ≈ where the set was long."""
    shown = rows(show("calculate_531"))
    assert ["1 · 3", "120 × 4", "136", "131"] in shown
    assert ["2 · 2", "117.5 × 2", "125.3", "117.9"] in shown
    assert ["1 · 1", "77.5 × 12", "≈ 108.5", "92.5"] in shown


def test_a_plan_without_results_has_no_chart() -> None:
    """Nothing is drawn from nothing."""
    page = show("calculate_531", squat=140)
    assert not page.get("vega_lite_chart")


def test_the_chart_follows_weeks_and_ends_with_the_next_training_max() -> None:
    """Cycles of 3, 4 and 4 weeks start at weeks 1, 4 and 8; after week 11 comes the next training max."""
    plan = Calculate531Result.model_validate(result("calculate_531"))
    assert [(row["week"], row["load"]) for row in training_max_rows(Lift.SQUAT, plan)] == [
        (1, 126),
        (4, 131),
        (8, 117.9),
        (12, 122.9),
        (13, 122.9),
    ]
    assert [(row["week"], row["load"]) for row in estimate_rows(Lift.SQUAT, plan)] == [(3, 136), (5, 125.33)]


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        (Language.EN, ["Seventh week: deload", "Seventh week: training max test"]),
        (Language.ZH, ["第七周：减载", "第七周：训练最大值测试"]),
        (Language.KO, ["7주차: 디로드", "7주차: 트레이닝 맥스 테스트"]),
        (Language.BN, ["সপ্তম সপ্তাহ: ডিলোড", "সপ্তম সপ্তাহ: ট্রেনিং ম্যাক্স টেস্ট"]),
    ],
)
def test_seventh_weeks_are_named(language: Language, labels: list[str]) -> None:
    """Their tabs say what they are; their ranges of repetitions are written out."""
    page = show("calculate_531", language)
    shown = [tab.label.translate(AS_READ) for tab in page.tabs]
    assert [label for label in shown if label in labels] == labels
    assert any(row[3] == "3–5" for row in rows(page) if len(row) == 5)


def test_sets_that_repeat_are_one_row() -> None:
    """Five sets of ten with their number, their load and their plates."""
    page = show("calculate_531", squat=140, template="boring_but_big")
    assert ["Supplemental", "50", "62.5", "5 × 10", "20 + 1.25"] in rows(page)


def test_assistance_speaks_the_readers_language() -> None:
    """Names of the catalogue, not English ones."""
    page = show("calculate_531", Language.KO, squat=140)
    assistance = [caption.value for caption in page.caption if "3 × 12" in caption.value]
    assert assistance
    assert not any("Lat Pulldown" in text for text in assistance)


def test_formulas_say_which_sets_they_are_for() -> None:
    """Five of the six are not for twelve repetitions; the spread and a warning stand below."""
    page = show("one_rep_max", load=100, reps=12)
    shown = rows(page)
    assert ["Epley", "140", "2–10 reps (this set is longer)"] in shown
    assert ["Mayhew", "135.4", "2–15 reps"] in shown
    assert ["Epley 1985", "load × (1 + reps / 30)", "LeSuer 1997"] in shown
    captions = " ".join(caption.value.translate(AS_READ) for caption in page.caption)
    assert "Lowest: Lombardi. Highest: Brzycki. Between them lie 11.6 %." in captions
    assert "More than ten repetitions" in captions


def test_a_single_has_no_spread() -> None:
    """One repetition is the max itself: no caption speaks of a difference."""
    captions = [caption.value for caption in show("one_rep_max", load=100, reps=1).caption]
    assert not any("Lowest" in text for text in captions)


def test_every_check_and_field_has_a_text() -> None:
    """People never see the name of a variable."""
    translator = Translator([TEXTS_DIR])
    names = {check["name"] for check in result("calculate_531")["checks"]}
    assert {name for name in names if not translator.has(f"bound-{name}")} == set()
    fields = Calculate531.arguments.model_fields
    assert {field for field in fields if not translator.has(f"field-{field}") and field != "basis"} == set()
