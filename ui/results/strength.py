"""5/3/1 cycles as tables of sets, and one-rep maxima."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from agent.answers.numbers import plain
from domain.vocabulary import Lift, WeightUnit
from tools.strength.models_531 import (
    AssistanceExercise,
    Calculate531Result,
    Cycle531,
    LiftDay,
    Week531,
    WorkSet,
)
from tools.strength.one_rep_max import FormulaEstimate, OneRepMaxResult, Spread
from ui.escaping import literal
from ui.results.evidence import short, show_evidence
from ui.results.strength_progress import show_progress
from ui.results.tables import folded, in_tabs, show_table
from ui.words import Words

_LOAD_DIGITS = 2


def show_531(result: Calculate531Result, words: Words) -> None:
    """What results say; then tabs for cycles and weeks, a table for each lift; the coming cycle is open."""
    show_progress(result, words)
    labels = [words.text("cycle", number=cycle.cycle) for cycle in result.cycles]
    done = max((one.cycle for one in result.estimates), default=0)
    for place, cycle in zip(in_tabs(labels, min(done, len(labels) - 1)), result.cycles, strict=True):
        with place:
            _cycle(cycle, result, words)
    st.caption(literal(words.text("amrap")))
    st.caption(literal(_next_cycle(result, words)))
    with st.container(gap=None):
        show_evidence(result.checks, result.sources, words)


def show_one_rep_max(result: OneRepMaxResult, words: Words) -> None:
    """The estimates, where they disagree, and what to lift for a share of their mean."""
    columns = [words.text("formula"), words.text("estimate", unit=result.unit), words.text("meant-for")]
    show_table(columns, [_formula_row(one, words) for one in result.formulas])
    if result.spread and result.spread.percent:
        st.caption(literal(_spread(result.spread, result.formulas, words)))
    if not all(one.in_range for one in result.formulas):
        st.caption(literal(words.text("formula-rough")))
    with st.container(gap=None):
        with folded(words.text("percent-of-max")):
            headings = [words.text("percent"), words.text("load", unit=result.unit), words.text("reps")]
            rows = [[str(row.percent), plain(row.load, 1), str(row.reps)] for row in result.percent_table]
            show_table(headings, rows)
        with folded(words.text("formula-details")):
            headings = [words.text("formula"), words.text("equation"), words.text("range-from")]
            rows = [[short(one.source), one.equation, short(one.range_source)] for one in result.formulas]
            show_table(headings, rows)
        show_evidence(result.checks, result.sources, words)


def _formula_row(one: FormulaEstimate, words: Words) -> list[str]:
    key = "meant-for-reps" if one.in_range else "meant-for-shorter"
    return [one.label, plain(one.one_rep_max, 1), words.text(key, low=one.fewest_reps, high=one.most_reps)]


def _spread(spread: Spread, formulas: list[FormulaEstimate], words: Words) -> str:
    labels = {one.name: one.label for one in formulas}
    return words.text(
        "formula-spread",
        lowest=words.join([labels[name] for name in spread.lowest]),
        highest=words.join([labels[name] for name in spread.highest]),
        percent=spread.percent,
    )


def _cycle(cycle: Cycle531, result: Calculate531Result, words: Words) -> None:
    lifts = [words.name("lift", lift) for lift in cycle.training_max]
    loads = [plain(load, _LOAD_DIGITS) for load in cycle.training_max.values()]
    show_table([words.text("training-max"), result.unit], list(zip(lifts, loads, strict=True)))
    labels = [_week_label(week, words) for week in cycle.weeks]
    for place, week in zip(in_tabs(labels), cycle.weeks, strict=True):
        with place:
            for day in week.days:
                _lift_day(day, result.unit, words)


def _week_label(week: Week531, words: Words) -> str:
    if week.seventh_week is not None:
        return words.text("week-seventh", kind=words.name("seventh_week", week.seventh_week))
    return words.text("week-deload" if week.deload else "week", number=week.week)


def _lift_day(day: LiftDay, unit: WeightUnit, words: Words) -> None:
    st.markdown(f"**{literal(words.text('lift-day', lift=words.name('lift', day.lift), day=day.day))}**")
    headings = [
        words.text("set-kind"),
        words.text("percent"),
        words.text("load", unit=unit),
        words.text("reps"),
        words.text("plates", unit=unit),
    ]
    show_table(headings, [_set_row(one, len(list(same)), words) for one, same in groupby(day.sets)])
    if day.assistance:
        exercises = words.join([_assistance(one, words) for one in day.assistance])
        st.caption(literal(words.text("assistance", exercises=exercises)))


def _set_row(one: WorkSet, times: int, words: Words) -> list[str]:
    """One row; sets that repeat are one row with their number: 5 × 10."""
    reps = f"{one.reps}{f'–{one.reps_max}' if one.reps_max else ''}{'+' if one.amrap else ''}"
    plates = " + ".join(plain(plate, _LOAD_DIGITS) for plate in one.plates_per_side)
    return [
        words.text(f"set-{one.kind}"),
        plain(one.percent, 1),
        plain(one.load, _LOAD_DIGITS),
        reps if times == 1 else f"{times} × {reps}",
        plates or words.text("bar-only"),
    ]


def _assistance(one: AssistanceExercise, words: Words) -> str:
    amount = str(one.reps) if one.reps else words.text("seconds", seconds=one.seconds or 0)
    return words.text("assistance-item", name=words.local(one.names, one.name), sets=one.sets, amount=amount)


def _next_cycle(result: Calculate531Result, words: Words) -> str:
    """The steps from cycle to cycle; with results, or after many cycles, where they lead."""
    following = result.progression.next_training_max
    if following and (result.estimates or len(result.cycles) > 1):
        steps = [_lift_load("next-max", lift, {"load": load}, result.unit, words) for lift, load in following.items()]
        return words.text("next-training-max", steps=words.join(steps))
    increments = result.progression.increment.items()
    steps = [_lift_load("next-step", lift, {"increment": step}, result.unit, words) for lift, step in increments]
    return words.text("next-cycle", steps=words.join(steps))


def _lift_load(key: str, lift: Lift, load: dict[str, float], unit: WeightUnit, words: Words) -> str:
    return words.text(key, lift=words.name("lift", lift), unit=unit, **load)
