"""Under a training plan: take it up, and the logbook leads through it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from domain.errors import SpotterError
from tools.logbook.from_plans import FOLLOWED
from ui.escaping import literal
from ui.logbook.desk import desk, today
from ui.switching import LOGBOOK, switch_to
from ui.words import Words


def show_follow(tool: str, result: Mapping[str, Any], words: Words, key: str) -> None:
    """The button; nothing for plans that nobody trains by, and where the page has no logbook."""
    found = desk()
    if found is None or tool not in FOLLOWED:
        return
    popover = st.popover(
        words.text("follow"), icon=":material/exercise:", key=f"follow_{key}", type="primary", on_change="rerun"
    )
    if not popover.open:
        return
    with popover:
        if found.logbook.active is not None:
            st.caption(literal(words.text("follow-replaces")))
        start = st.date_input(words.text("follow-start"), today(), key=f"follow_start_{key}")
        if st.button(words.text("follow-begin"), key=f"follow_begin_{key}", type="primary", icon=":material/check:"):
            try:
                found.logbook.follow(tool, result, start, found.unit)
            except SpotterError as error:
                st.error(literal(words.translator.error(words.language, error)), icon=":material/error:")
                return
            switch_to(LOGBOOK)
