"""After a session: what was done, and the loads of the next one with their reasons."""

from __future__ import annotations

import streamlit as st

from agent.logbook.reader import Reader
from agent.logbook.views import NextTime, SessionView
from domain.figures import plain
from domain.units import kg_to_lb
from domain.vocabulary import WeightUnit
from tools.logbook.log import LoggedSession
from tools.logbook.programme import SetKind
from tools.logbook.statistics import volume_kg
from ui.escaping import literal
from ui.logbook import sentences
from ui.logbook.exercise_card import show_exercise
from ui.logbook.page_state import Sight, attempt
from ui.results.tables import show_table
from ui.words import Words


def show_after(sight: Sight, reader: Reader, session: LoggedSession) -> None:
    """Figures of the session, next loads, and the way back to it."""
    words = sight.words
    view = reader.begun(session)
    st.subheader(literal(words.text("session-done", name=words.local(view.planned.names))), anchor=False)
    _figures(reader, view, words)
    coming = reader.next_times(view)
    if coming:
        st.markdown(f"**{literal(words.text('next-loads'))}**")
        columns = [words.text("exercise"), words.text("next-time"), words.text("next-why")]
        show_table(columns, [_row(one, sight, view) for one in coming])
    with st.expander(words.text("session-look")):
        for one in view.exercises:
            show_exercise(sight, view, one, current=False)
    st.button(
        words.text("session-reopen"),
        key=f"reopen_{session.id}",
        type="tertiary",
        icon=":material/undo:",
        on_click=attempt,
        args=(words, sight.desk.logbook.reopen, session),
    )


def _figures(reader: Reader, view: SessionView, words: Words) -> None:
    sets = [one for one in reader.history.sets if view.session and one.session_id == view.session.id]
    unit = view.plan.programme.unit
    volume = volume_kg(sets)
    written = sum(
        part.wanted.target.kind is not SetKind.WARMUP for exercise in view.exercises for part in exercise.sets
    )
    done = sum(one.counts for one in sets)
    with st.container(horizontal=True):
        st.metric(words.text("sets-done"), f"{done} / {written}", border=True, width="content")
        shown = volume if unit is WeightUnit.KG else kg_to_lb(volume)
        st.metric(words.text("volume", unit=unit.value), plain(shown), border=True, width="content")


def _row(one: NextTime, sight: Sight, view: SessionView) -> list[str]:
    words, unit = sight.words, view.plan.programme.unit
    sets = sentences.wanted_sets(one.advice, one.exercise.measure == "seconds", words)
    reason = sentences.why(one.advice, one.exercise, unit, sight.desk.catalogue, words)
    return [words.local(one.exercise.names), f"{sentences.day(one.due, words)}: {sets}", reason]
