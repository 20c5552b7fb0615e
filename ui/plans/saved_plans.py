"""The kept plans: open one, give it another name, take it out, or delete it."""

from __future__ import annotations

import streamlit as st
import structlog

from agent.plans.port import MOST_NAME_LETTERS, PlanStore, PlanSummary
from domain.errors import SpotterError
from tools.exporting.plans import PlanKind
from ui.escaping import literal
from ui.plans.desk import desk
from ui.results.show import show_result
from ui.words import Words

_log = structlog.get_logger(__name__)
_OPEN_KEY = "open_plan"
_ICONS = {
    PlanKind.NUTRITION: ":material/restaurant:",
    PlanKind.TRAINING: ":material/fitness_center:",
    PlanKind.STRENGTH: ":material/exercise:",
}


def show(words: Words) -> None:
    """The list, or the plan that is open; one sentence where the plans cannot be read."""
    st.title(words.text("plans"), anchor=False)
    found = desk()
    if found is None:
        return
    try:
        plan_id: str | None = st.session_state.get(_OPEN_KEY)
        if plan_id is None:
            _list(found.store, words)
        else:
            _plan(found.store, plan_id, words)
    except SpotterError as error:
        st.session_state.pop(_OPEN_KEY, None)
        st.error(literal(words.translator.error(words.language, error)), icon=":material/error:")
    except Exception:  # the rim of the page: a bug in one view is logged and must not show as a traceback
        _log.exception("plans page failed")
        st.error(literal(words.text("unexpected")), icon=":material/error:")


def _list(store: PlanStore, words: Words) -> None:
    plans = store.plans()
    if not plans:
        st.caption(words.text("plans-none"))
    for plan in plans:
        _row(store, plan, words)


def _row(store: PlanStore, plan: PlanSummary, words: Words) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="center", wrap=False, border=True):
        with st.container(gap=None):
            st.button(
                literal(plan.name),
                key=f"plan_open_{plan.id}",
                type="tertiary",
                icon=_ICONS[plan.kind],
                on_click=_open,
                args=(plan.id,),
            )
            st.caption(words.text("plans-saved-on", date=f"{plan.saved.astimezone():%Y-%m-%d}"))
        with st.popover("", icon=":material/edit:", help=words.text("plans-rename")):
            _rename(store, plan, words)
        if st.button(
            "", key=f"plan_delete_{plan.id}", icon=":material/delete:", help=words.text("conversation-delete")
        ):
            _confirm_delete(store, plan, words)


def _rename(store: PlanStore, plan: PlanSummary, words: Words) -> None:
    with st.form(f"plan_rename_{plan.id}", border=False):
        name = st.text_input(words.text("plans-name"), plan.name, max_chars=MOST_NAME_LETTERS)
        if st.form_submit_button(words.text("profile-save")):
            store.rename(plan.id, name)
            st.rerun()


def _confirm_delete(store: PlanStore, plan: PlanSummary, words: Words) -> None:
    """Ask once before a plan is gone."""

    @st.dialog(words.text("plans-delete-question"))
    def confirm() -> None:
        st.markdown(f"**{literal(plan.name)}**")
        st.caption(words.text("delete-warning"))
        delete, cancel = words.text("conversation-delete"), words.text("cancel")
        with st.container(horizontal=True):
            sure = st.button(delete, "plan_delete_yes", type="primary", on_click=store.delete, args=(plan.id,))
            if st.button(cancel, "plan_delete_no") or sure:
                st.rerun()

    confirm()


def _plan(store: PlanStore, plan_id: str, words: Words) -> None:
    """One plan in the language that it was made in."""
    saved = store.open(plan_id)
    st.button(words.text("plans-back"), key="plans_back", icon=":material/arrow_back:", on_click=_close)
    st.subheader(literal(saved.summary.name), anchor=False)
    spoken = Words(words.translator, saved.summary.language)
    show_result(saved.summary.kind, saved.result, spoken, key=plan_id)


def _open(plan_id: str) -> None:
    st.session_state[_OPEN_KEY] = plan_id


def _close() -> None:
    st.session_state.pop(_OPEN_KEY, None)
