"""Training plans: a tab for each week, a table for each day."""

from __future__ import annotations

import streamlit as st

from agent.answers.numbers import plain
from tools.training.models import (
    Intensity,
    LeftOut,
    PlannedDay,
    PlannedExercise,
    PlanTrainingResult,
    Progression,
    Warmup,
)
from ui.escaping import literal
from ui.results.evidence import show_evidence
from ui.results.tables import folded, in_tabs, show_table
from ui.words import Words

_SECONDS_PER_MINUTE = 60


def show_training(result: PlanTrainingResult, words: Words) -> None:
    """The weeks, then weekly sets, progression, what is left out, checks and sources."""
    labels = [words.text("week-deload" if week.deload else "week", number=week.week) for week in result.weeks]
    for place, week in zip(in_tabs(labels), result.weeks, strict=True):
        with place:
            for day in week.days:
                _day(day, words)
    for left_out in result.left_out:
        st.caption(literal(_left_out(left_out, words)))
    with st.container(gap=None):
        with folded(words.text("weekly-sets")):
            rows = [[words.name("muscle", muscle), plain(sets, 1)] for muscle, sets in result.weekly_sets.items()]
            show_table([words.text("muscle"), words.text("sets")], rows)
        with folded(words.text("progression")):
            _progression(result.progression, words)
        show_evidence(result.checks, result.sources, words)


def _day(day: PlannedDay, words: Words) -> None:
    heading = words.text("training-day", name=words.local(day.names, day.name), minutes=day.minutes)
    st.markdown(f"**{literal(heading)}**")
    st.caption(literal(_warmup(day.warmup, words)))
    columns = [words.text(key) for key in ("exercise", "sets-reps", "effort", "rest")]
    show_table(columns, [_row(item, words) for item in day.items])


def _row(item: PlannedExercise, words: Words) -> list[str]:
    amount = item.reps.replace("-", "–")
    if item.measure == "seconds":
        amount = words.text("seconds", seconds=amount)
    if item.per_side:
        amount = words.text("each-side", amount=amount)
    return [
        words.local(item.names, item.name),
        f"{item.sets} × {amount}",
        _effort(item.intensity, words),
        _rest(item.rest_s, words),
    ]


def _effort(intensity: Intensity, words: Words) -> str:
    return words.text(intensity.kind, value=intensity.value)


def _rest(rest_s: int, words: Words) -> str:
    """Whole minutes as minutes, everything else in seconds."""
    minutes, rest = divmod(rest_s, _SECONDS_PER_MINUTE)
    if rest == 0:
        return words.text("rest-minutes", minutes=minutes)
    return words.text("rest-seconds", seconds=rest_s)


def _warmup(warmup: Warmup, words: Words) -> str:
    if not warmup.items:
        return words.text("warmup-easy", minutes=warmup.minutes)
    items = [
        words.text("warmup-item", name=words.local(item.names, item.name), seconds=item.seconds)
        for item in warmup.items
    ]
    return words.text("warmup", minutes=warmup.minutes, items=words.join(items))


def _left_out(left_out: LeftOut, words: Words) -> str:
    reasons = words.join([words.text(f"reason-{reason}") for reason in left_out.because])
    return words.text("left-out", pattern=words.name("pattern", left_out.pattern), reasons=reasons)


def _progression(progression: Progression, words: Words) -> None:
    lines = [words.local(progression.rule)]
    steps = progression.increment_kg
    if {"upper_body", "lower_body"} <= steps.keys():
        lines.append(words.text("increment", upper=steps["upper_body"], lower=steps["lower_body"]))
    lines.append(words.text("progression-failure", rule=words.local(progression.on_failure)))
    if progression.deload:
        lines.append(words.text("progression-deload", rule=words.local(progression.deload)))
    st.markdown("\n".join(f"- {literal(line)}" for line in lines))
