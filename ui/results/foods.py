"""A single food, and a person's energy needs."""

from __future__ import annotations

import streamlit as st

from agent.answers.numbers import plain
from knowledge.foods.nutrients import Nutrients
from tools.nutrition.energy_needs import EnergyNeedsResult
from tools.nutrition.look_up_food import LookUpFoodResult
from ui.escaping import literal
from ui.results.evidence import show_evidence
from ui.results.tables import folded, show_table
from ui.words import Words

_FIRST = ("energy_kcal", "protein_g", "carbohydrate_g", "fat_g", "fiber_g")
_DIGITS = 2


def show_food(result: LookUpFoodResult, words: Words) -> None:
    """The main nutrients; all others, household portions and similar foods below."""
    columns = [words.text("nutrient"), words.text("grams", grams=plain(result.grams, 1))]
    show_table(columns, _known(result.nutrients, _FIRST, words))
    portions = [
        words.text("portion-weight", portion=words.local(portion.text), grams=plain(portion.grams, 1))
        for portion in result.portions
    ]
    if portions:
        st.caption(literal(words.join(portions)))
    if result.alternatives:
        names = words.join([words.local(food.names, food.name) for food in result.alternatives])
        st.caption(literal(words.text("similar-foods", names=names)))
    with st.container(gap=None):
        with folded(words.text("all-nutrients")):
            show_table(columns, _known(result.nutrients, tuple(Nutrients.model_fields), words))
        show_evidence([], [result.source], words)


def show_energy(result: EnergyNeedsResult, words: Words) -> None:
    """Resting energy, daily need and target as large figures, then a day's macronutrients."""
    with st.container(horizontal=True):
        for key, energy_kcal in (
            ("bmr", result.bmr_kcal),
            ("tdee", result.tdee_kcal),
            ("daily-target", result.target_kcal),
        ):
            st.metric(words.text(key), words.text("kcal", value=plain(energy_kcal)), border=True, width="content")
        st.metric(words.text("bmi"), plain(result.bmi, 1), border=True, width="content")
    if result.target_limited_by:
        st.caption(literal(words.text(f"limited-{result.target_limited_by}")))
    macros = [name for name in _FIRST if name != "energy_kcal"]
    rows = [[words.name("nutrient", name), plain(getattr(result, name))] for name in macros]
    show_table([words.text("nutrient"), words.text("daily-target")], rows)
    bounds = {"low": plain(result.protein_low_g), "high": plain(result.protein_high_g)}
    st.caption(literal(words.text("protein-range", **bounds)))
    with st.container(gap=None):
        show_evidence(result.checks, result.sources, words)


def _known(nutrients: Nutrients, names: tuple[str, ...], words: Words) -> list[list[str]]:
    """Only what the table knows."""
    amounts = {name: getattr(nutrients, name) for name in names}
    return [
        [words.name("nutrient", name), plain(amount, _DIGITS)] for name, amount in amounts.items() if amount is not None
    ]
