"""Meal plans: a chart of energy, a tab for each day, the shopping list."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from agent.answers.numbers import plain
from domain.vocabulary import Language
from tools.nutrition.plan_models import (
    PlannedDay,
    PlannedItem,
    PlannedMeal,
    PlanNutritionResult,
    PlanTargets,
    ShoppingItem,
)
from ui.escaping import literal
from ui.results.energy_chart import show_energy_chart
from ui.results.evidence import show_evidence
from ui.results.tables import folded, in_tabs, show_table
from ui.words import Words

_MACROS = ("energy_kcal", "protein_g", "carbohydrate_g", "fat_g")
_TOTALS = (*_MACROS, "fiber_g")


def show_plan(result: PlanNutritionResult, words: Words) -> None:
    """Chart, days, notes, and folded away the shopping list, checks and sources."""
    show_energy_chart(result.days, result.targets.energy_kcal, words)
    labels = [words.text("day", number=day.day) for day in result.days]
    for place, day in zip(in_tabs(labels), result.days, strict=True):
        with place:
            _day(day, result.targets, words)
    for note in result.notes:
        st.caption(literal(words.local(note.text)))
    with st.container(gap=None):
        with folded(words.text("shopping")):
            st.caption(literal(words.text("shopping-hint")))
            columns = [words.text(key) for key in ("food", "buy", "as-eaten")]
            show_table(columns, [_to_buy(item, words) for item in result.shopping_list])
        show_evidence(result.checks, result.sources, words)


def _to_buy(item: ShoppingItem, words: Words) -> list[str]:
    """A food, what shops sell of it that is enough, and its weight as eaten."""
    eaten = _grams(item.grams, words)
    return [words.local(item.names, item.name), words.local(item.buy.text) if item.buy else eaten, eaten]


def _day(day: PlannedDay, targets: PlanTargets, words: Words) -> None:
    """All meals in one table, so that the figures stand in columns; then the sum beside the target."""
    rows: list[list[str]] = []
    meal_rows: list[int] = []
    for meal in day.meals:
        meal_rows.append(len(rows))
        rows.append(_meal(meal, words))
        rows += [_item(item, words) for item in meal.items]
    columns = [words.text("food"), *_short(_MACROS, words)]
    show_table(columns, rows, bold=meal_rows)
    # Downwards, so that a phone shows all of it.
    sums = [
        [name, _figure(getattr(day.totals, nutrient)), _figure(getattr(targets, nutrient))]
        for name, nutrient in zip(_short(_TOTALS, words), _TOTALS, strict=True)
    ]
    show_table(["", words.text("total"), words.text("target")], sums)


def _meal(meal: PlannedMeal, words: Words) -> list[str]:
    name = words.local(meal.names, meal.name)
    if meal.dish:
        name = words.text("meal-dish", meal=name, dish=words.local(meal.dish))
    return [name, plain(meal.energy_kcal), "", "", ""]


def _item(item: PlannedItem, words: Words) -> list[str]:
    food = words.text("food-amount", food=_name(item, words), amount=_amount(item, words))
    return [food, *(_figure(getattr(item, name)) for name in _MACROS)]


def _name(item: PlannedItem | ShoppingItem, words: Words) -> str:
    """The food with a capital letter where its script has any."""
    name = words.local(item.names, item.name)
    return name[:1].upper() + name[1:]


def _amount(item: PlannedItem, words: Words) -> str:
    """Household portion and grams; only once where the portion is in grams."""
    portion = words.local(item.portion)
    if item.portion.get(Language.EN) == f"{plain(item.grams)} g":
        return portion
    return words.text("portion", portion=portion, grams=plain(item.grams))


def _short(nutrients: Sequence[str], words: Words) -> list[str]:
    return [words.text(f"short-{nutrient}") for nutrient in nutrients]


def _grams(grams: float, words: Words) -> str:
    return words.text("grams", grams=plain(grams))


def _figure(value: float | None) -> str:
    """A whole number; a question mark where the table does not know."""
    return "?" if value is None else plain(value)
