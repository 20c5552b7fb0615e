"""The logbook: the next session, what was done, and the weight."""

from __future__ import annotations

from enum import StrEnum

import streamlit as st
import structlog

from domain.errors import SpotterError
from domain.translation import Translator
from domain.vocabulary import Language
from tools.logbook.log import FollowedPlan
from ui.escaping import literal
from ui.logbook.desk import desk, today
from ui.logbook.page_state import Sight, show_problem
from ui.profile_form import show_profile_form
from ui.sidebar import choose_language
from ui.switching import CHAT, switch_to
from ui.words import Words

_log = structlog.get_logger(__name__)


class Tab(StrEnum):
    """A part of the page."""

    SESSION = "session"
    HISTORY = "history"
    WEIGHT = "weight"


def show(translator: Translator, default_language: Language) -> None:
    """Draw the page once; Streamlit calls this again after every action."""
    words = Words(translator, choose_language(translator, default_language))
    st.title(words.text("page-logbook"), anchor=False)
    found = desk()
    if found is None:
        return
    try:
        with st.sidebar, st.expander(words.text("profile"), icon=":material/person:"):
            show_profile_form(found.coach, words)
        _show(Sight(found, words, today()))
    except SpotterError as error:
        st.error(literal(translator.error(words.language, error)), icon=":material/error:")
    except Exception:  # the rim of the page: a bug in one view is logged and must not show as a traceback
        _log.exception("logbook page failed")
        st.error(literal(words.text("unexpected")), icon=":material/error:")


def _show(sight: Sight) -> None:
    words = sight.words
    plan = sight.desk.logbook.active
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", wrap=False):
        tab = st.segmented_control(
            words.text("page-logbook"),
            list(Tab),
            default=Tab.SESSION,
            required=True,
            format_func=lambda value: words.text(f"tab-{value}"),
            key="logbook_tab",
            label_visibility="collapsed",
        )
        _manage(sight, plan)
    show_problem()
    _TABS[tab or Tab.SESSION](sight, plan)


def _session(sight: Sight, plan: FollowedPlan | None) -> None:
    """The plan's next session; without a plan, how to get one. Then what was added to today's log."""
    from ui.logbook.own_day import show_own_day

    if plan is None:
        if show_own_day(sight, current=True):
            return
        st.info(literal(sight.words.text("logbook-empty")), icon=":material/exercise:")
        if st.button(sight.words.text("logbook-to-chat"), key="to_chat", type="primary", icon=":material/chat:"):
            switch_to(CHAT)
        return
    from ui.logbook.session_tab import show_session

    show_session(sight, plan)
    show_own_day(sight, current=False)


def _history(sight: Sight, plan: FollowedPlan | None) -> None:
    from ui.logbook.history_tab import show_history

    show_history(sight, plan)


def _weight(sight: Sight, plan: FollowedPlan | None) -> None:
    from ui.logbook.weight_tab import show_weight

    show_weight(sight)


_TABS = {Tab.SESSION: _session, Tab.HISTORY: _history, Tab.WEIGHT: _weight}


def _manage(sight: Sight, plan: FollowedPlan | None) -> None:
    """Behind a button: the plan's end, the files, and the way to be forgotten."""
    popover = st.popover(
        "",
        icon=":material/more_vert:",
        type="tertiary",
        key="manage",
        on_change="rerun",
        help=sight.words.text("manage"),
    )
    if popover.open:
        from ui.logbook.manage import show_manage

        with popover:
            show_manage(sight, plan)
