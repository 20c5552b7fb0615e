"""Measured expenditure: the figure with its interval, the weight behind it, and how it was found."""

from __future__ import annotations

import streamlit as st

from domain.figures import plain
from domain.vocabulary import WeightUnit
from tools.logbook.estimate_expenditure import EstimateExpenditureResult
from ui.escaping import literal
from ui.logbook.charts import weight_chart
from ui.results.evidence import show_evidence
from ui.results.tables import folded
from ui.words import Words


def show_expenditure(
    result: EstimateExpenditureResult, words: Words, unit_per_kg: float = 1.0, unit: WeightUnit = WeightUnit.KG
) -> None:
    """Large figures, the trend, entries that were doubted, the method with its limits, checks and sources."""
    with st.container(horizontal=True):
        kcal = words.text("kcal", value=result.expenditure_kcal)
        interval = words.text("interval", low=result.low_kcal, high=result.high_kcal)
        st.metric(words.text("tdee"), kcal, delta=interval, delta_color="off", delta_arrow="off", border=True)
        if result.target_kcal is not None:
            st.metric(words.text("daily-target"), words.text("kcal", value=result.target_kcal), border=True)
        rate = f"{result.kg_per_week * unit_per_kg:+.2f} {unit}".replace("-", "−")
        st.metric(words.text("trend-a-week"), rate, border=True)
    if result.target_limited_by:
        st.caption(literal(words.text(f"limited-{result.target_limited_by}")))
    chart = weight_chart(result.points, unit_per_kg, unit.value, words)
    st.altair_chart(chart, width="stretch", alt=words.text("weight-chart"))
    st.caption(literal(words.text("weight-chart")))
    for doubt in result.doubts:
        used = "" if doubt.used_kg is None else plain(doubt.used_kg, 1)
        values = {"date": doubt.date.isoformat(), "entered": plain(doubt.entered_kg, 1), "used": used}
        st.caption(literal(words.text(f"doubt-{doubt.slip.replace('_', '-')}", **values)))
    with st.container(gap=None):
        with folded(words.text("expenditure-method")):
            st.markdown(literal(words.text("method-how", days=result.days, weighings=result.weigh_ins)))
            st.markdown(literal(words.text("method-limits", density=result.kcal_per_kg)))
        show_evidence(result.checks, result.sources, words)
