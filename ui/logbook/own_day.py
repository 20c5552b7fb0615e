"""What was added to today's log beside any plan."""

from __future__ import annotations

import streamlit as st

from ui.escaping import literal
from ui.logbook.exercise_card import show_exercise
from ui.logbook.page_state import Sight


def show_own_day(sight: Sight, *, current: bool) -> bool:
    """The exercises of today that no plan asked for; whether there are any. `current` opens the first one's fields."""
    view = sight.desk.logbook.own_day(sight.today)
    if view is None:
        return False
    st.subheader(literal(sight.words.text("own-training")), anchor=False)
    following = next((one.place for one in view.exercises if not one.is_done), None)
    for one in view.exercises:
        show_exercise(sight, view, one, current=current and one.place == following)
    return True
