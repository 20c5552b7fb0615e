"""Plans become files in every format of their kind, in every language."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.errors import InvalidInput
from domain.vocabulary import Language
from tests.tools.exporting.made_plans import all_plans, exporter, nutrition_plan, strength_plan, words
from tools.exporting.formats import FILE_TYPES, FORMATS, ExportFormat
from tools.exporting.options import ExportOptions, next_monday
from tools.exporting.plans import Plan, PlanKind, kind_of, read_plan
from tools.exporting.titles import subtitle


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("plan", all_plans(), ids=kind_of)
def test_every_format_of_a_plan_is_written_in_every_language(plan: Plan, language: Language, tmp_path: Path) -> None:
    """Each has a name that any system stores, its own media type, and something in it."""
    for export_format in FORMATS[kind_of(plan)]:
        file = exporter(tmp_path).export(plan, export_format, ExportOptions(language))
        assert file.data
        assert file.name.isascii()
        assert file.name.endswith(FILE_TYPES[export_format].ending)
        assert file.media_type == FILE_TYPES[export_format].media_type


def test_a_format_that_a_plan_does_not_have_is_refused(tmp_path: Path) -> None:
    """A meal plan is no calendar; the error names what it can be."""
    with pytest.raises(InvalidInput) as caught:
        exporter(tmp_path).export(nutrition_plan(), ExportFormat.CALENDAR, ExportOptions())
    assert caught.value.field == "format"
    assert "pdf" in (caught.value.hint or "")


@pytest.mark.parametrize("plan", all_plans(), ids=kind_of)
def test_a_plan_is_read_back_from_the_json_of_its_tool(plan: Plan) -> None:
    """The kind is told by the fields."""
    assert read_plan(plan.model_dump(mode="json")) == plan
    assert read_plan(plan.model_dump(mode="json"), kind_of(plan)) == plan


@pytest.mark.parametrize("fields", [{}, {"passages": []}, {"weekly_sets": "many"}])
def test_what_is_no_plan_is_one_clear_error(fields: dict[str, object]) -> None:
    """Neither another tool's result nor a plan of another version."""
    with pytest.raises(InvalidInput):
        read_plan(fields)


def test_the_kinds_are_the_tools_names() -> None:
    """A result in a conversation is found by the name of its tool."""
    assert {kind.value for kind in PlanKind} == {"plan_nutrition", "plan_training", "calculate_531"}


@pytest.mark.parametrize(("cycles", "begin"), [(1, "One cycle,"), (2, "2 cycles,")])
def test_titles_count_in_words_as_people_do(cycles: int, begin: str) -> None:
    """One cycle, two cycles."""
    plan = strength_plan()
    assert subtitle(plan.model_copy(update={"cycles": plan.cycles[:cycles]}), words(Language.EN)).startswith(begin)


def test_a_plan_begins_on_a_monday_unless_another_day_is_chosen() -> None:
    """Today, if today is one."""
    from datetime import date

    assert next_monday(date(2026, 11, 21)) == date(2026, 11, 23)
    assert next_monday(date(2026, 11, 23)) == date(2026, 11, 23)
