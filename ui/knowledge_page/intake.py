"""The jobs of the person, brought up to date by themselves while some are under way."""

from __future__ import annotations

import streamlit as st

from domain.errors import SpotterError
from ui.escaping import literal
from ui.knowledge_page.desk import KnowledgeDesk
from ui.knowledge_page.jobs_list import JobActions, show_jobs
from ui.words import Words

_LOOKS_EVERY_S = 2.0
_PROBLEM_KEY = "knowledge_job_problem"


def show_intake(desk: KnowledgeDesk, words: Words) -> None:
    """The list with its buttons; while jobs wait or run, it is drawn again every few seconds."""
    is_busy = bool(desk.jobs.open_jobs(desk.owner))

    @st.fragment(run_every=_LOOKS_EVERY_S if is_busy else None)
    def follow() -> None:
        if problem := st.session_state.get(_PROBLEM_KEY):
            st.error(literal(problem), icon=":material/error:")
        show_jobs(desk.jobs.jobs(desk.owner), _actions(desk, words), words)
        if bool(desk.jobs.open_jobs(desk.owner)) is not is_busy:  # the pace changes
            st.rerun()

    follow()


def _actions(desk: KnowledgeDesk, words: Words) -> JobActions:
    return JobActions(
        retry=lambda job_id: _attempt(desk, words, job_id, again=True),
        discard=lambda job_id: _attempt(desk, words, job_id, again=False),
    )


def _attempt(desk: KnowledgeDesk, words: Words, job_id: str, *, again: bool) -> None:
    """Retry or discard; what is refused is kept as one sentence for the next drawing."""
    st.session_state.pop(_PROBLEM_KEY, None)
    try:
        if again:
            desk.keeper.retry(job_id)
        else:
            desk.jobs.discard(job_id, desk.owner)
    except SpotterError as error:
        st.session_state[_PROBLEM_KEY] = words.translator.error(words.language, error)
