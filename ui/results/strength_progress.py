"""What open-ended sets say, lift by lift: a chart of estimated and training maxes, the results, and the advice."""

from __future__ import annotations

from typing import Any

import streamlit as st

from agent.answers.numbers import plain
from domain.vocabulary import Lift
from tools.strength.models_531 import AmrapEstimate, Calculate531Result
from ui.escaping import literal
from ui.results.tables import in_tabs, show_table
from ui.words import Words

_HEIGHT_PX = 220
_LOAD_DIGITS = 2
_ESTIMATE_DIGITS = 1
_NO_BREAK_SPACE = "\u00a0"


def show_progress(result: Calculate531Result, words: Words) -> None:
    """A tab for each lift that has a result; nothing where none has."""
    lifts = list(dict.fromkeys(one.lift for one in result.estimates))
    if not lifts:
        return
    for place, lift in zip(in_tabs([words.name("lift", lift) for lift in lifts]), lifts, strict=True):
        with place:
            _lift(lift, result, words)
    st.caption(literal(words.text("strength-chart")))
    if not all(one.reliable for one in result.estimates):
        st.caption(literal(words.text("result-rough")))


def training_max_rows(lift: Lift, result: Calculate531Result) -> list[dict[str, Any]]:
    """The lift's training max at the first week of every cycle, and in the two weeks after the plan.

    Two, so that the last step has a length; weeks are counted through the plan.
    """
    rows, week = [], 1
    for cycle in result.cycles:
        rows.append({"week": week, "load": cycle.training_max[lift]})
        week += len(cycle.weeks)
    following = result.progression.next_training_max[lift]
    return [*rows, {"week": week, "load": following}, {"week": week + 1, "load": following}]


def estimate_rows(lift: Lift, result: Calculate531Result) -> list[dict[str, Any]]:
    """The lift's estimates, each at its week of the plan."""
    first, week = {}, 1
    for cycle in result.cycles:
        first[cycle.cycle] = week
        week += len(cycle.weeks)
    return [
        {"week": first[one.cycle] + one.week - 1, "load": one.estimated_one_rep_max}
        for one in result.estimates
        if one.lift is lift
    ]


def _lift(lift: Lift, result: Calculate531Result, words: Words) -> None:
    estimates = [one for one in result.estimates if one.lift is lift]
    name = words.name("lift", lift)
    st.altair_chart(_chart(lift, result, words), width="stretch", alt=f"{name}: {words.text('strength-chart')}")
    columns = [
        words.text("result-place"),
        words.text("result-done", unit=result.unit),
        words.text("result-max"),
        words.text("result-next"),
    ]
    show_table(columns, [_row(one) for one in estimates])
    st.markdown(literal(words.text("result-advice", lift=name, advice=words.local(estimates[-1].advice))))


def _row(one: AmrapEstimate) -> list[str]:
    return [
        f"{one.cycle} · {one.week}",
        f"{plain(one.load, _LOAD_DIGITS)}{_NO_BREAK_SPACE}×{_NO_BREAK_SPACE}{one.reps}",
        f"{'' if one.reliable else '≈ '}{plain(one.estimated_one_rep_max, _ESTIMATE_DIGITS)}",
        plain(one.suggested_training_max, _LOAD_DIGITS),
    ]


def _chart(lift: Lift, result: Calculate531Result, words: Words) -> Any:
    """A stepped line under dots; the names of both stand above."""
    import altair as alt

    maxes, dots = training_max_rows(lift, result), estimate_rows(lift, result)
    names = [words.text("training-max"), words.text("result-max")]
    weeks = [1, maxes[-1]["week"]]
    x = alt.X(
        "week:Q",
        title=words.text("chart-week"),
        axis=alt.Axis(tickMinStep=1, format="d"),
        scale=alt.Scale(domain=weeks, nice=False),
    )
    y = alt.Y("load:Q", title=words.text("load", unit=result.unit), scale=alt.Scale(zero=False, padding=8))
    colour = alt.Color("what:N", title=None, sort=names, legend=alt.Legend(orient="top"))

    def layer(rows: list[dict[str, Any]], name: str) -> Any:
        tips = [alt.Tooltip("week:Q", title=words.text("chart-week")), alt.Tooltip("load:Q", title=name)]
        named = alt.Data(values=[{**row, "what": name} for row in rows])
        return alt.Chart(named).encode(x=x, y=y, color=colour, tooltip=tips)

    line = layer(maxes, names[0]).mark_line(interpolate="step-after")
    points = layer(dots, names[1]).mark_point(filled=True, size=70, opacity=1)
    return (line + points).properties(height=_HEIGHT_PX)
