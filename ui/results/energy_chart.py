"""The chart of a meal plan: energy by day, split by macronutrient, against the target."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from knowledge.foods.nutrients import ENERGY_KCAL_PER_G
from tools.nutrition.plan_models import PlannedDay
from ui.escaping import literal
from ui.results.chart_library import altair
from ui.words import Words

_ROW_HEIGHT_PX = 34
_TARGET_COLOUR = "#6b7280"
"""Seen on white and on dark ground."""


def show_energy_chart(days: Sequence[PlannedDay], target_kcal: float, words: Words) -> None:
    """One bar a day; the line is the target."""
    labels = [words.text("day", number=day.day) for day in days]
    nutrients = [words.text(f"short-{nutrient}") for nutrient in ENERGY_KCAL_PER_G]
    chart = _chart(energy_rows(days, labels, nutrients), target_kcal, words)
    st.altair_chart(chart, width="stretch", alt=words.text("energy-chart"))
    st.caption(literal(words.text("energy-chart")))


def energy_rows(
    days: Sequence[PlannedDay], day_names: Sequence[str], nutrient_names: Sequence[str]
) -> list[dict[str, Any]]:
    """What protein, carbohydrate and fat, in the order of the factors, give to each day's energy, in kcal and in %.

    A food table's energy is not exactly 4, 4 and 9 kcal a gram; the day's energy is shared out in that proportion.
    """
    rows = []
    for day, day_name in zip(days, day_names, strict=True):
        by_factor = [factor * (getattr(day.totals, name) or 0) for name, factor in ENERGY_KCAL_PER_G.items()]
        whole = sum(by_factor) or 1
        for order, (nutrient, kcal) in enumerate(zip(nutrient_names, by_factor, strict=True)):
            rows.append(
                {
                    "day": day_name,
                    "nutrient": nutrient,
                    "order": order,
                    "energy_kcal": round((day.totals.energy_kcal or 0) * kcal / whole),
                    "share": f"{100 * kcal / whole:.0f} %",
                }
            )
    return rows


def _chart(rows: list[dict[str, Any]], target_kcal: float, words: Words) -> Any:
    alt = altair()
    days = list(dict.fromkeys(row["day"] for row in rows))
    nutrients = list(dict.fromkeys(row["nutrient"] for row in rows))
    base = alt.Chart(alt.Data(values=rows)).encode(
        y=alt.Y("day:N", sort=days, title=None),
        x=alt.X("energy_kcal:Q", stack="zero", title=words.text("energy-axis")),
        order=alt.Order("order:Q"),
    )
    bars = base.mark_bar().encode(
        color=alt.Color("nutrient:N", sort=nutrients, title=None, legend=alt.Legend(orient="top")),
        tooltip=[
            alt.Tooltip("day:N", title=words.text("day", number="")),
            alt.Tooltip("nutrient:N", title=words.text("nutrient")),
            alt.Tooltip("energy_kcal:Q", title=words.text("energy-axis")),
            alt.Tooltip("share:N", title=words.text("energy-share")),
        ],
    )
    middles = alt.X("energy_kcal:Q", stack="zero", bandPosition=0.5)
    shares = base.mark_text(color="white").encode(x=middles, text="share:N", detail="nutrient:N")
    line = alt.Chart(alt.Data(values=[{"target": target_kcal}])).mark_rule(
        strokeDash=[5, 4], size=2, color=_TARGET_COLOUR
    )
    return (bars + shares + line.encode(x="target:Q")).properties(height=alt.Step(_ROW_HEIGHT_PX))
