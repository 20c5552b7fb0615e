"""Training plans: a tab for each week, a table for each day."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from agent.answers.numbers import plain
from tools.training.models import (
    Intensity,
    PlannedDay,
    PlannedExercise,
    PlannedWeek,
    PlanTrainingResult,
    Warmup,
)
from ui.escaping import literal
from ui.results.evidence import show_evidence
from ui.results.tables import folded, in_tabs, show_table
from ui.results.training_details import show_left_out, show_pictures, show_progression, show_variants
from ui.words import Words

_SECONDS_PER_MINUTE = 60


def show_training(result: PlanTrainingResult, words: Words) -> None:
    """The weeks, then what time and wishes leave out, pictures, places, sets, progression, checks and sources."""
    labels = [words.text("week-deload" if week.deload else "week", number=week.week) for week in result.weeks]
    for place, week in zip(in_tabs(labels), result.weeks, strict=True):
        with place:
            _week(week, words)
    show_left_out(result, words)
    with st.container(gap=None):
        show_pictures(result, words)
        show_variants(result, words)
        _weekly_figures(result, words)
        with folded(words.text("progression")):
            show_progression(result, words)
        show_evidence(result.checks, result.sources, words)


def amount(reps: str, measure: str, per_side: bool, words: Words) -> str:
    """Repetitions or seconds as people write them."""
    shown = reps.replace("-", "–")
    if measure == "seconds":
        shown = words.text("seconds", seconds=shown)
    return words.text("each-side", amount=shown) if per_side else shown


def _week(week: PlannedWeek, words: Words) -> None:
    if week.note:
        st.caption(literal(words.local(week.note)))
    for day in week.days:
        _day(day, words)


def _day(day: PlannedDay, words: Words) -> None:
    heading = words.text("training-day", name=words.local(day.names, day.name), minutes=day.minutes)
    st.markdown(f"**{literal(heading)}**")
    is_flow = any(item.phase for item in day.items)
    st.caption(literal(words.text("opening", minutes=day.warmup.minutes) if is_flow else _warmup(day.warmup, words)))
    if is_flow:
        _flow_table(day.items, words)
    else:
        rows = [[name, *_row(item, words)] for name, item in zip(_names(day.items, words), day.items, strict=True)]
        show_table([words.text(key) for key in ("exercise", "sets-reps", "effort", "rest")], rows)
    for note in _notes(day, words):
        st.caption(literal(note))


def _flow_table(items: Sequence[PlannedExercise], words: Words) -> None:
    """Yoga and mobility: effort and rest are the same throughout, and stand below."""
    columns = [words.text(key) for key in ("part", "exercise", "sets-reps")]
    names = [words.local(item.names, item.name) for item in items]
    amounts = [_row(item, words)[0] for item in items]
    show_table(columns, [list(row) for row in zip(_parts(items, words), names, amounts, strict=True)])
    effort, rest = _effort(items[0].intensity, words), _rest(items[0].rest_s, words)
    st.caption(literal(words.text("flow-note", effort=effort, rest=rest)))


def _row(item: PlannedExercise, words: Words) -> list[str]:
    effort = _effort(item.intensity, words)
    if item.load_change_percent:
        effort = words.text("more-load", effort=effort, percent=item.load_change_percent)
    shown = amount(item.reps, item.measure, item.per_side, words)
    return [f"{item.sets} × {shown}", effort, _rest(item.rest_s, words)]


def _names(items: Sequence[PlannedExercise], words: Words) -> list[str]:
    """The exercises' names; those that take turns with their letter and place, such as A1."""
    names, places = [], dict.fromkeys((item.pair for item in items), 0)
    for item in items:
        name = words.local(item.names, item.name)
        places[item.pair] += 1
        turn = words.text("turn-of", letter=item.pair, place=places[item.pair], name=name) if item.pair else name
        names.append(turn)
    return names


def _parts(items: Sequence[PlannedExercise], words: Words) -> list[str]:
    """The part of a session beside its first exercise."""
    parts = [words.text(f"part-{item.phase}") if item.phase else "" for item in items]
    return [part if at == 0 or parts[at - 1] != part else "" for at, part in enumerate(parts)]


def _notes(day: PlannedDay, words: Words) -> list[str]:
    """How pairs go, lighter sets before the heavy ones, and what ends the session."""
    notes = [words.text("turns")] if any(item.pair for item in day.items) else []
    ramped = [item for item in day.items if item.ramp_up]
    if ramped:
        notes.append(words.text("ramp-up", lifts=words.join([_ramp_up(item, words) for item in ramped])))
    if day.easy_cardio.minutes:
        what = words.local(day.easy_cardio.names)
        notes.append(words.text("then-easy", minutes=day.easy_cardio.minutes, what=what))
    return notes


def _ramp_up(item: PlannedExercise, words: Words) -> str:
    sets = [words.text("ramp-set", percent=step.percent, reps=step.reps) for step in item.ramp_up]
    return words.text("ramp-lift", name=words.local(item.names, item.name), sets=words.join(sets))


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


def _weekly_figures(result: PlanTrainingResult, words: Words) -> None:
    """Sets of each muscle, or the seconds that yoga and mobility hold for it."""
    sets = {muscle: plain(value, 1) for muscle, value in result.weekly_sets.items()}
    seconds = {muscle: plain(value) for muscle, value in result.weekly_stretch_s.items()}
    for title, column, values in (("weekly-sets", "sets", sets), ("weekly-stretch", "seconds-head", seconds)):
        if values:
            with folded(words.text(title)):
                rows = [[words.name("muscle", muscle), value] for muscle, value in values.items()]
                show_table([words.text("muscle"), words.text(column)], rows)
