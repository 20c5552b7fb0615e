"""The logbook's charts. Their data are plain rows, so that no table library is needed to draw one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tools.logbook.estimate_expenditure import TrendPoint
from tools.logbook.statistics import MaxOfDay
from ui.results.chart_library import altair
from ui.words import Words

_HEIGHT_PX = 240
_BAR_PX = 26
_MAIN, _SOFT, _WARN = "#0f766e", "#94a3b8", "#a16207"
"""Seen on white and on dark ground; the first and last are those of the theme."""


def max_chart(days: Sequence[MaxOfDay], unit: str, words: Words) -> Any:
    """The estimated one-rep max of an exercise over time."""
    alt = altair()
    rows = [
        {
            "date": one.date.isoformat(),
            "max": round(one.estimated_max, 1),
            "set": f"{one.load:g} × {one.reps}",
        }
        for one in days
    ]
    title = words.text("estimated-max-axis", unit=unit)
    return (
        alt.Chart(alt.Data(values=rows))
        .mark_line(point=alt.OverlayMarkDef(size=60, filled=True), color=_MAIN)
        .encode(
            x=_dates(alt, rows),
            y=alt.Y("max:Q", title=title, scale=alt.Scale(zero=False, nice=True)),
            tooltip=[
                alt.Tooltip("date:T", title=words.text("chart-date")),
                alt.Tooltip("max:Q", title=title),
                alt.Tooltip("set:N", title=words.text("chart-set")),
            ],
        )
        .properties(height=_HEIGHT_PX)
    )


def weekly_sets_chart(rows: Sequence[dict[str, Any]], words: Words) -> Any:
    """Sets of each muscle in a week as bars, with the range to aim at as a band behind them.

    Each row has `muscle` (its name), `sets`, `low` and `high` or None, the `range` in words, and whether the sets are
    to be shown as `outside` of it.
    """
    alt = altair()
    muscles = [row["muscle"] for row in rows]
    base = alt.Chart(alt.Data(values=list(rows)))
    y = alt.Y("muscle:N", sort=muscles, title=None, axis=alt.Axis(labelLimit=140))
    band = (
        base.transform_filter("datum.low !== null")
        .mark_bar(color=_SOFT, opacity=0.28, height=_BAR_PX - 6)
        .encode(y=y, x=alt.X("low:Q", title=words.text("sets-axis")), x2="high:Q")
    )
    bars = base.mark_bar(height=10).encode(
        y=y,
        x=alt.X("sets:Q", title=words.text("sets-axis"), axis=alt.Axis(tickCount=6)),
        color=alt.condition("datum.outside", alt.value(_WARN), alt.value(_MAIN)),
        tooltip=[
            alt.Tooltip("muscle:N", title=words.text("muscle")),
            alt.Tooltip("sets:Q", title=words.text("sets-axis")),
            alt.Tooltip("range:N", title=words.text("check-range")),
        ],
    )
    return (band + bars).properties(height=alt.Step(_BAR_PX))


def sessions_chart(rows: Sequence[dict[str, Any]], words: Words) -> Any:
    """Sessions done in each week of the plan, against those that were due (the tick)."""
    alt = altair()
    base = alt.Chart(alt.Data(values=list(rows)))
    x = alt.X("week:O", title=words.text("week-axis"), axis=alt.Axis(labelAngle=0))
    highest = max(max(row["done"], row["due"]) for row in rows)
    scale = alt.Scale(domain=[0, highest + 0.5])
    axis = alt.Axis(values=list(range(highest + 1)), format="d")
    y = alt.Y("done:Q", title=words.text("sessions-axis"), axis=axis, scale=scale)
    bars = base.mark_bar(color=_MAIN, size=18).encode(
        x=x,
        y=y,
        tooltip=[
            alt.Tooltip("done:Q", title=words.text("sessions-done")),
            alt.Tooltip("due:Q", title=words.text("sessions-due")),
        ],
    )
    ticks = base.mark_tick(color=_WARN, thickness=3, size=24).encode(x=x, y="due:Q")
    return (bars + ticks).properties(height=160)


def weight_chart(points: Sequence[TrendPoint], unit_per_kg: float, unit: str, words: Words) -> Any:
    """Every weighing as a point, and the trend without water and noise as a line."""
    alt = altair()
    rows = [
        {
            "date": one.date.isoformat(),
            "weight": None if one.weight_kg is None else round(one.weight_kg * unit_per_kg, 1),
            "trend": round(one.trend_kg * unit_per_kg, 2),
        }
        for one in points
    ]
    base = alt.Chart(alt.Data(values=rows)).encode(x=_dates(alt, rows))
    scale = alt.Scale(zero=False, nice=True)
    title = words.text("weight-axis", unit=unit)
    dots = (
        base.transform_filter("datum.weight !== null")
        .mark_circle(color=_SOFT, size=36, opacity=0.8)
        .encode(
            y=alt.Y("weight:Q", title=title, scale=scale),
            tooltip=[
                alt.Tooltip("date:T", title=words.text("chart-date")),
                alt.Tooltip("weight:Q", title=title),
                alt.Tooltip("trend:Q", title=words.text("trend")),
            ],
        )
    )
    line = base.mark_line(color=_MAIN, size=3).encode(y=alt.Y("trend:Q", title=title, scale=scale))
    return (dots + line).properties(height=_HEIGHT_PX)


def _dates(alt: Any, rows: Sequence[dict[str, Any]]) -> Any:
    """The days on the axis: month and day, not more of them than a phone can show."""
    return alt.X(
        "date:T",
        title=None,
        axis=alt.Axis(format="%m-%d", tickCount=min(6, max(2, len(rows))), labelOverlap=True, grid=False),
    )
