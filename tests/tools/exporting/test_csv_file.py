"""Tables for spreadsheets."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.vocabulary import Language
from tests.tools.exporting.made_plans import CATALOGUE, nutrition_plan, strength_plan, training_plan, words
from tools.exporting.csv_file import nutrition_table, safe, shopping_table, table, training_table
from tools.exporting.strength_sessions import strength_programme
from tools.exporting.training_sessions import training_programme

UTF_8_MARK = b"\xef\xbb\xbf"


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2), max_size=5))
def test_every_text_comes_back_as_it_was_or_neutralised(cells: list[list[str]]) -> None:
    """Quotes, commas and line breaks survive; only an apostrophe is ever added (RFC 4180)."""
    read = rows(table(["a", "b"], cells))
    assert [len(row) for row in read] == [2] * (len(cells) + 1)
    assert read[1:] == [[str(safe(cell)) for cell in row] for row in cells]


@pytest.mark.parametrize("text", ["=1+1", "+SUM(A1)", "-2", "@x", "\t=1", "\r=1", "\n=1"])
def test_no_cell_is_taken_for_a_formula(text: str) -> None:
    """A food or plan of that name is shown and not computed; numbers stay numbers."""
    assert safe(text) == f"'{text}"
    assert safe(-2.5) == -2.5
    assert safe("a=1") == "a=1"


@pytest.mark.parametrize("language", list(Language))
def test_spreadsheets_read_every_script(language: Language) -> None:
    """The file begins with the mark that Excel needs, and holds the foods' names in the language."""
    data = nutrition_table(nutrition_plan(), words(language))
    assert data.startswith(UTF_8_MARK)
    names = {item.names[language] for day in nutrition_plan().days for meal in day.meals for item in meal.items}
    assert names <= {row[2] for row in rows(data)}


def test_a_meal_plan_has_a_row_a_food_with_the_figures_of_the_plan() -> None:
    """Energy adds up to that of the days."""
    read = rows(nutrition_table(nutrition_plan(), words(Language.EN)))
    items = [item for day in nutrition_plan().days for meal in day.meals for item in meal.items]
    assert len(read) == len(items) + 1
    column = read[0].index("Energy (kcal)")
    whole = sum(day.totals.energy_kcal or 0 for day in nutrition_plan().days)
    assert sum(float(row[column]) for row in read[1:]) == pytest.approx(whole, abs=1)


def test_a_shopping_list_has_a_row_a_food_and_enough_of_it() -> None:
    """What is bought is at least what is needed."""
    read = rows(shopping_table(nutrition_plan(), words(Language.KO)))
    assert len(read) == len(nutrition_plan().shopping_list) + 1
    assert all(float(row[4]) >= float(row[3]) for row in read[1:])


def test_a_training_plan_has_a_row_a_set() -> None:
    """Work sets and the lighter ones before them, every week."""
    plan = training_plan()
    programme = training_programme(plan, words(Language.EN), CATALOGUE)
    read = rows(training_table(programme, words(Language.EN)))
    items = [item for week in plan.weeks for day in week.days for item in day.items]
    work = [row for row in read[1:] if row[read[0].index("Set", 7)] == "Work"]
    assert len(work) == sum(item.sets for item in items)
    assert len(read) - 1 == len(work) + sum(len(item.ramp_up) for item in items)


def test_a_531_plan_has_its_loads_as_numbers() -> None:
    """Week 1 of squat 140: 82.5, 95 and 107.5 kg."""
    plan = strength_plan()
    read = rows(training_table(strength_programme(plan, words(Language.EN), CATALOGUE), words(Language.EN)))
    head = read[0]
    squats = [row for row in read[1:] if row[head.index("Exercise id")] == "barbell-back-squat" and row[0] == "1"]
    loads = [float(row[head.index("Load")]) for row in squats if row[7] == "Main"]
    assert loads == [82.5, 95.0, 107.5]
