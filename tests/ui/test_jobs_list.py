"""The list of jobs: where each stands, why, and two buttons for what was given up."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from domain.vocabulary import Language


def script(language: str) -> None:
    """A page with a job in every state; what a button did is written down."""
    import datetime as dt

    import streamlit as st

    from bootstrap import TEXT_FOLDERS
    from domain.translation import Translator
    from domain.vocabulary import Language
    from knowledge.jobs.models import Job, JobState
    from ui.knowledge_page.jobs_list import JobActions, show_jobs
    from ui.words import Words

    now = dt.datetime(2026, 11, 21, tzinfo=dt.UTC)
    gone = {"code": "invalid_input", "message": "Gone.", "field": "url", "kind": "page_missing", "status": "404"}
    jobs = [
        Job(state.value, "page", "ann", f"https://a.example.com/{state}_*x*", state, 1, now, now, now, {}, gone)
        for state in (JobState.DEAD, JobState.WAITING, JobState.RUNNING, JobState.DONE)
    ]
    done = st.session_state.setdefault("did", [])
    actions = JobActions(lambda job: done.append(f"retry {job}"), lambda job: done.append(f"discard {job}"))
    show_jobs(jobs, actions, Words(Translator(TEXT_FOLDERS), Language(language)))
    show_jobs([], actions, Words(Translator(TEXT_FOLDERS), Language(language)))


@pytest.mark.parametrize("language", list(Language))
def test_every_state_is_told_in_the_readers_language(language: Language) -> None:
    """With the reason as a sentence; only what was given up has buttons, and they act on it."""
    page = AppTest.from_function(script, args=(language.value,)).run(timeout=30)
    assert not page.exception
    assert [button.key for button in page.button] == ["retry-dead", "discard-dead"]
    assert len({shown.value.split("**")[1] for shown in page.markdown}) == 4
    assert "404" in page.caption[0].value
    page.button[0].click().run(timeout=30)
    page.button[1].click().run(timeout=30)
    assert page.session_state["did"] == ["retry dead", "discard dead"]
