"""Ending a plan, taking the log out as tables, and deleting it."""

from __future__ import annotations

import streamlit as st

from tools.logbook.export import intake_csv, sets_csv, weights_csv, zipped
from tools.logbook.log import FollowedPlan
from ui.escaping import literal
from ui.logbook import sentences
from ui.logbook.page_state import Sight, attempt


def show_manage(sight: Sight, plan: FollowedPlan | None) -> None:
    """What is seldom needed."""
    words, logbook = sight.words, sight.desk.logbook
    if plan is not None:
        st.caption(literal(words.text("plan-since", date=sentences.day(plan.started, words))))
        st.button(
            words.text("plan-stop"),
            key="stop_plan",
            icon=":material/stop_circle:",
            width="stretch",
            on_click=attempt,
            args=(words, logbook.stop, plan, sight.today),
        )
    st.download_button(
        words.text("log-download"),
        data=lambda: _tables(sight),
        file_name="spotter-logbook.zip",
        mime="application/zip",
        key="download_log",
        icon=":material/download:",
        width="stretch",
        on_click="ignore",
    )
    if st.button(words.text("log-delete"), key="delete_log", icon=":material/delete_forever:", width="stretch"):
        _confirm(sight)


def _tables(sight: Sight) -> bytes:
    """All that was logged as tables in one file."""
    history = sight.desk.logbook.read().history
    return zipped(
        {
            "sets.csv": sets_csv(history, sight.desk.catalogue),
            "weights.csv": weights_csv(sight.desk.body.weights()),
            "intake.csv": intake_csv(sight.desk.body.intake()),
        }
    )


def _confirm(sight: Sight) -> None:
    """Ask once before everything is gone."""
    words = sight.words

    @st.dialog(words.text("log-delete-question"))
    def confirm() -> None:
        st.caption(literal(words.text("log-delete-warning")))
        with st.container(horizontal=True):
            sure = st.button(
                words.text("conversation-delete"),
                key="delete_log_yes",
                type="primary",
                on_click=attempt,
                args=(words, sight.desk.logbook.delete_all),
            )
            if st.button(words.text("cancel"), key="delete_log_no") or sure:
                st.rerun()

    confirm()
