"""5/3/1 cycles as tables of sets, and one-rep maxima."""

from __future__ import annotations

import streamlit as st

from agent.answers.numbers import plain
from domain.vocabulary import WeightUnit
from tools.strength.models_531 import (
    AssistanceExercise,
    Calculate531Result,
    Cycle531,
    LiftDay,
    Progression531,
    WorkSet,
)
from tools.strength.one_rep_max import OneRepMaxResult
from ui.escaping import literal
from ui.results.evidence import show_evidence
from ui.results.tables import folded, in_tabs, show_table
from ui.words import Words

_LOAD_DIGITS = 2


def show_531(result: Calculate531Result, words: Words) -> None:
    """Tabs for cycles and weeks, a table for each lift."""
    labels = [words.text("cycle", number=cycle.cycle) for cycle in result.cycles]
    for place, cycle in zip(in_tabs(labels), result.cycles, strict=True):
        with place:
            _cycle(cycle, result, words)
    st.caption(literal(words.text("amrap")))
    if len(result.cycles) == 1:
        st.caption(literal(_next_cycle(result.progression, result.unit, words)))
    with st.container(gap=None):
        show_evidence(result.checks, result.sources, words)


def show_one_rep_max(result: OneRepMaxResult, words: Words) -> None:
    """The estimates, and what to lift for a share of them."""
    columns = [words.text("formula"), words.text("estimate", unit=result.unit)]
    show_table(columns, [[name.title(), plain(load, 1)] for name, load in result.by_formula.items()])
    with st.container(gap=None):
        with folded(words.text("percent-of-max")):
            headings = [words.text("percent"), words.text("load", unit=result.unit), words.text("reps")]
            rows = [[str(row.percent), plain(row.load, 1), str(row.reps)] for row in result.percent_table]
            show_table(headings, rows)
        show_evidence(result.checks, result.sources, words)


def _cycle(cycle: Cycle531, result: Calculate531Result, words: Words) -> None:
    lifts = [words.name("lift", lift) for lift in cycle.training_max]
    loads = [plain(load, _LOAD_DIGITS) for load in cycle.training_max.values()]
    show_table([words.text("training-max"), result.unit], list(zip(lifts, loads, strict=True)))
    labels = [words.text("week-deload" if week.deload else "week", number=week.week) for week in cycle.weeks]
    for place, week in zip(in_tabs(labels), cycle.weeks, strict=True):
        with place:
            for day in week.days:
                _lift_day(day, result.unit, words)


def _lift_day(day: LiftDay, unit: WeightUnit, words: Words) -> None:
    st.markdown(f"**{literal(words.text('lift-day', lift=words.name('lift', day.lift), day=day.day))}**")
    headings = [
        words.text("set-kind"),
        words.text("percent"),
        words.text("load", unit=unit),
        words.text("reps"),
        words.text("plates", unit=unit),
    ]
    show_table(headings, [_set_row(one, words) for one in day.sets])
    if day.assistance:
        exercises = words.join([_assistance(one, words) for one in day.assistance])
        st.caption(literal(words.text("assistance", exercises=exercises)))


def _set_row(one: WorkSet, words: Words) -> list[str]:
    plates = " + ".join(plain(plate, _LOAD_DIGITS) for plate in one.plates_per_side)
    return [
        words.text(f"set-{one.kind}"),
        plain(one.percent, 1),
        plain(one.load, _LOAD_DIGITS),
        f"{one.reps}{'+' if one.amrap else ''}",
        plates or words.text("bar-only"),
    ]


def _assistance(one: AssistanceExercise, words: Words) -> str:
    amount = str(one.reps) if one.reps else words.text("seconds", seconds=one.seconds or 0)
    return words.text("assistance-item", name=one.name, sets=one.sets, amount=amount)


def _next_cycle(progression: Progression531, unit: WeightUnit, words: Words) -> str:
    steps = [
        words.text("next-step", lift=words.name("lift", lift), increment=step, unit=unit)
        for lift, step in progression.increment.items()
    ]
    return words.text("next-cycle", steps=words.join(steps))
