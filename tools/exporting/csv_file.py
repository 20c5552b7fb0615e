"""Plans as tables for spreadsheets: RFC 4180, in UTF-8 with the mark by which Excel reads every script.

A cell that a spreadsheet would take for a formula is neutralised with an apostrophe (OWASP, CSV injection).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from tools.exporting.sessions import Session, SessionExercise, SetLine, TrainingProgramme
from tools.exporting.words import ExportWords
from tools.nutrition.plan_models import PlannedItem, PlanNutritionResult

Cell = str | int | float | None
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_ITEM_FIGURES = ("energy_kcal", "protein_g", "carbohydrate_g", "fat_g", "fiber_g")


def table(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A table with its heading; an empty cell stands for what is not known."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([safe(column) for column in columns])
    writer.writerows([[safe(cell) for cell in row] for row in rows])
    return text.getvalue().encode("utf-8-sig")


def safe(cell: Cell) -> Cell:
    """Text that no spreadsheet computes; figures as they are."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) else cell


def training_table(programme: TrainingProgramme, words: ExportWords) -> bytes:
    """One row a set."""
    columns = (
        ["week", "deload", "weekday", "session", "exercise", "exercise-id", "set", "set-kind", "low", "high"]
        + ["unit-of-work", "per-side", "amrap", "load", "unit", "percent", "percent-of", "rir", "rpe", "rest-s"]
    )  # fmt: skip
    rows = (
        row for session in programme.sessions for one in session.exercises for row in _set_rows(session, one, words)
    )
    return table([words.text(f"column-{column}") for column in columns], rows)


def nutrition_table(plan: PlanNutritionResult, words: ExportWords) -> bytes:
    """One row a food on a plate."""
    columns = ["day", "meal", "food", "food-id", "portion", "grams"]
    headings = [words.text(f"column-{column}") for column in columns]
    headings += [words.name("nutrient", figure) for figure in _ITEM_FIGURES]
    rows = (
        [day.day, words.local(meal.names, meal.name), *_item_cells(item, words)]
        for day in plan.days
        for meal in day.meals
        for item in meal.items
    )
    return table(headings, rows)


def shopping_table(plan: PlanNutritionResult, words: ExportWords) -> bytes:
    """One row a food to buy."""
    columns = ["food", "food-id", "buy", "needed", "bought", "grams"]
    rows = (
        [
            words.local(item.names, item.name),
            item.food_id,
            words.local(item.buy.text) if item.buy else None,
            item.buy.needed_g if item.buy else None,
            item.buy.bought_g if item.buy else None,
            item.grams,
        ]
        for item in plan.shopping_list
    )
    return table([words.text(f"column-{column}") for column in columns], rows)


def _set_rows(session: Session, exercise: SessionExercise, words: ExportWords) -> Iterable[list[Cell]]:
    number = 0
    for line in exercise.sets:
        for _ in range(line.count):
            number += 1
            head: list[Cell] = [session.week, _mark(session.deload, words), session.weekday, session.name]
            yield [*head, exercise.name, exercise.exercise_id, number, *_set_cells(line, words)]


def _set_cells(line: SetLine, words: ExportWords) -> list[Cell]:
    has_load, has_percent = line.load is not None, line.percent is not None
    return [
        words.text(f"set-{line.kind or 'work'}"),
        line.low,
        line.high,
        words.text("unit-seconds" if line.timed else "unit-reps"),
        _mark(line.per_side, words),
        _mark(line.amrap, words),
        line.load,
        line.unit.value if has_load else None,
        line.percent,
        words.text(f"percent-name-{line.percent_of}") if has_percent else None,
        line.rir,
        line.rpe,
        line.rest_s,
    ]


def _item_cells(item: PlannedItem, words: ExportWords) -> list[Cell]:
    name, portion = words.local(item.names, item.name), words.local(item.portion)
    return [name, item.food_id, portion, item.grams, *(getattr(item, figure) for figure in _ITEM_FIGURES)]


def _mark(yes: bool, words: ExportWords) -> str:
    return words.text("yes" if yes else "no")
