"""An exercise into today's log, with one click."""

from __future__ import annotations

import streamlit as st

from domain.errors import SpotterError
from ui.escaping import literal
from ui.logbook.desk import LogbookDesk, desk, today
from ui.switching import LOGBOOK, switch_to
from ui.words import Words

_SAID_KEY = "library_logged"
"""What the last click came to: the exercise, and a sentence that stays until another exercise is opened."""


def show_log_button(exercise_id: str, name: str, words: Words) -> None:
    """The button; nothing where there is no logbook, or for an exercise that it does not know."""
    found = desk()
    if found is None or exercise_id not in found.catalogue:
        return
    st.button(
        words.text("library-log"),
        key="library_log",
        icon=":material/playlist_add:",
        on_click=_add,
        args=(found, exercise_id, name, words),
    )


def show_logged(exercise_id: str, words: Words) -> None:
    """The sentence after the click, with the way to the logbook."""
    said = st.session_state.get(_SAID_KEY)
    if said is None or said[0] != exercise_id:
        return
    _, sentence, is_logged = said
    if not is_logged:
        st.error(literal(sentence), icon=":material/error:")
        return
    st.success(literal(sentence), icon=":material/check_circle:")
    if st.button(words.text("library-to-log"), key="library_to_log", icon=":material/exercise:", type="tertiary"):
        st.session_state.pop(_SAID_KEY)
        switch_to(LOGBOOK)


def _add(found: LogbookDesk, exercise_id: str, name: str, words: Words) -> None:
    """Add it, and keep one sentence about that for the next drawing."""
    try:
        is_new = found.logbook.add(exercise_id, today(), found.unit)
    except SpotterError as error:
        st.session_state[_SAID_KEY] = (exercise_id, words.translator.error(words.language, error), False)
        return
    key = "library-logged" if is_new else "library-logged-before"
    st.session_state[_SAID_KEY] = (exercise_id, words.text(key, name=name), True)
