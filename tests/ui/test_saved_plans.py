"""Keeping a plan, taking it out, and finding it again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from agent.plans.port import PlanSummary, SavedPlan
from domain.errors import NotFound, StorageError
from domain.vocabulary import Language
from tests.tools.exporting.made_plans import exporter, nutrition_plan, strength_plan, training_plan
from tools.exporting.exporter import Exporter
from tools.exporting.plans import PlanKind
from tools.fonts.finder import FontFinder

PLANS = {
    PlanKind.NUTRITION: nutrition_plan,
    PlanKind.TRAINING: training_plan,
    PlanKind.STRENGTH: strength_plan,
}


class MemoryStore:
    """Keeps plans until the test ends; `broken` refuses to."""

    def __init__(self, broken: bool = False) -> None:
        self.kept: dict[str, SavedPlan] = {}
        self.broken = broken

    def save(self, name: str, kind: PlanKind, result: Mapping[str, Any], language: Language) -> PlanSummary:
        if self.broken:
            raise StorageError("The database cannot be used.", hint="Check its folder.")
        summary = PlanSummary(str(len(self.kept)), name, kind, language, datetime.now(UTC))
        self.kept[summary.id] = SavedPlan(summary, dict(result))
        return summary

    def plans(self, limit: int = 100) -> list[PlanSummary]:
        return [plan.summary for plan in self.kept.values()]

    def open(self, plan_id: str) -> SavedPlan:
        if plan_id not in self.kept:
            raise NotFound("There is no such plan any more.", field="plan", hint="Choose another one.")
        return self.kept[plan_id]

    def rename(self, plan_id: str, name: str) -> None:
        old = self.kept[plan_id]
        summary = PlanSummary(plan_id, name, old.summary.kind, old.summary.language, old.summary.saved)
        self.kept[plan_id] = SavedPlan(summary, old.result)

    def delete(self, plan_id: str) -> None:
        self.kept.pop(plan_id, None)


def _view(writer: object, store: object, language: str, kind: str | None, result: dict[str, object] | None) -> None:
    """Streamlit runs the text of this function as a script, hence the imports."""
    from pathlib import Path

    import ui
    from domain.translation import TEXTS_DIR, Translator
    from domain.vocabulary import Language
    from ui.plans.desk import PlansDesk, provide
    from ui.plans.saved_plans import show
    from ui.results.show import show_result
    from ui.words import Words

    words = Words(Translator([TEXTS_DIR, Path(ui.__file__).parent / "texts"]), Language(language))
    if writer is not None:
        provide(PlansDesk(writer, store))  # type: ignore[arg-type]
    if kind and result:
        show_result(kind, result, words, key="call-1")
    else:
        show(words)


def _open(
    writer: Exporter | None, store: MemoryStore, kind: PlanKind | None = None, language: Language = Language.EN
) -> AppTest:
    result = PLANS[kind]().model_dump(mode="json") if kind else None
    kwargs = {"writer": writer, "store": store, "language": language.value, "kind": kind, "result": result}
    page = AppTest.from_function(_view, kwargs=kwargs, default_timeout=60).run()
    assert not page.exception
    return page


def _downloads(page: AppTest) -> list[Any]:
    return [button.proto for button in page.get("download_button")]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", list(PlanKind))
def test_every_plan_has_its_row_of_formats(kind: PlanKind, language: Language, tmp_path: Path) -> None:
    """A calendar and other apps for training, the shopping list for food; nothing is written before a click."""
    page = _open(exporter(tmp_path), MemoryStore(), kind, language)
    labels = [proto.label for proto in _downloads(page)]
    assert labels[:2] == ["PDF", "CSV"]
    assert len(labels) == (4 if kind is PlanKind.NUTRITION else 6)
    assert not any(proto.disabled for proto in _downloads(page))
    assert list(tmp_path.iterdir()) == []


def test_a_plan_is_kept_with_one_click(tmp_path: Path) -> None:
    """Under a name that says what it is, in the language of its answer; the button then says so."""
    store = MemoryStore()
    page = _open(exporter(tmp_path), store, PlanKind.TRAINING, Language.KO)
    page.button(key="plan_save_call-1").click().run()
    kept = next(iter(store.kept.values()))
    assert kept.summary.name.startswith("운동 계획")
    assert kept.summary.language is Language.KO
    assert kept.result == training_plan().model_dump(mode="json")
    assert page.button(key="plan_save_call-1").label == "저장됨"
    assert page.button(key="plan_save_call-1").disabled


def test_a_plan_that_cannot_be_kept_says_why(tmp_path: Path) -> None:
    """In one sentence, and it can be tried again."""
    page = _open(exporter(tmp_path), MemoryStore(broken=True), PlanKind.STRENGTH)
    page.button(key="plan_save_call-1").click().run()
    assert "The database cannot be used" in page.error[0].value
    assert not page.button(key="plan_save_call-1").disabled


def test_a_pdf_is_not_offered_where_it_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a font for the language the button says what to install."""
    from tools.fonts import finder as fonts

    monkeypatch.setattr(fonts, "find_spec", lambda package: None)
    page = _open(exporter(tmp_path, FontFinder([tmp_path])), MemoryStore(), PlanKind.NUTRITION, Language.BN)
    pdf, csv = _downloads(page)[:2]
    assert pdf.disabled
    assert "Noto" in pdf.help
    assert not csv.disabled


def test_a_page_without_a_desk_shows_the_plan_alone() -> None:
    """Nothing is offered that would not work."""
    page = _open(None, MemoryStore(), PlanKind.NUTRITION)
    assert _downloads(page) == []
    assert page.table


def test_no_plan_is_kept_yet(tmp_path: Path) -> None:
    """The page says how to keep one."""
    page = _open(exporter(tmp_path), MemoryStore())
    assert "Press Save under a plan" in page.caption[0].value


def test_a_kept_plan_is_opened_renamed_and_deleted(tmp_path: Path) -> None:
    """It opens with its tables and formats; deleting asks first."""
    store = MemoryStore()
    store.save("Summer *plan*", PlanKind.STRENGTH, strength_plan().model_dump(mode="json"), Language.EN)
    page = _open(exporter(tmp_path), store)
    assert page.button(key="plan_open_0").label.replace("\\", "") == "Summer *plan*"
    page.button(key="plan_open_0").click().run()
    assert page.table
    assert _downloads(page)
    page.button(key="plans_back").click().run()
    page.text_input[0].set_value("Winter plan")
    next(button for button in page.button if button.label == "Save").click().run()
    assert store.open("0").summary.name == "Winter plan"
    page.button(key="plan_delete_0").click().run()
    assert store.kept
    page.button(key="plan_delete_yes").click().run()
    assert store.kept == {}


def test_a_plan_that_is_gone_is_one_sentence(tmp_path: Path) -> None:
    """Deleted elsewhere while it was open; the list comes back."""
    store = MemoryStore()
    store.save("Plan", PlanKind.STRENGTH, strength_plan().model_dump(mode="json"), Language.EN)
    page = _open(exporter(tmp_path), store)
    page.button(key="plan_open_0").click().run()
    store.kept.clear()
    page.run()
    assert "no such plan" in page.error[0].value
    page.run()
    assert not page.error
