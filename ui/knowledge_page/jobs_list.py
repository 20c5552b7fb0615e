"""The jobs that take pages in: where each stands, and what to do about those that were given up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from knowledge.jobs.models import Job, JobState
from ui.escaping import literal
from ui.words import Words


@dataclass(frozen=True)
class JobActions:
    """What can be done about a job, by its id."""

    retry: Callable[[str], None]
    discard: Callable[[str], None]


def show_jobs(jobs: Sequence[Job], actions: JobActions, words: Words) -> None:
    """One row a job, those given up first as they come; nothing but a sentence where there is none."""
    if not jobs:
        st.caption(words.text("jobs-none"))
    for job in jobs:
        with st.container(border=True):
            st.markdown(f"{literal(job.subject)}  \n**{literal(_state(job, words))}**")
            if job.error:
                st.caption(literal(words.translator.error(words.language, dict(job.error))))
            if job.state is JobState.DEAD:
                _offer(job, actions, words)


def _state(job: Job, words: Words) -> str:
    if job.state is JobState.WAITING and job.attempts:
        return words.text("job-again", attempts=job.attempts)
    return words.text(f"job-{job.state.value}")


def _offer(job: Job, actions: JobActions, words: Words) -> None:
    """The two buttons of a job that was given up."""
    retry, discard = st.columns(2)
    retry.button(
        words.text("job-retry"), key=f"retry-{job.id}", on_click=actions.retry, args=(job.id,), width="stretch"
    )
    discard.button(
        words.text("job-discard"), key=f"discard-{job.id}", on_click=actions.discard, args=(job.id,), width="stretch"
    )
