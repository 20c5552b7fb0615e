"""The next session: what is due, what was missed, every exercise, and what comes after it."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from agent.logbook.reader import Reader
from agent.logbook.views import SessionView
from tools.logbook.log import FollowedPlan, LoggedSession, Status
from tools.logbook.missed import Pause
from ui.escaping import literal
from ui.logbook import sentences
from ui.logbook.after_session import show_after
from ui.logbook.exercise_card import show_exercise
from ui.logbook.page_state import Sight, attempt

_LOOK_BACK = dt.timedelta(days=180)
"""Sets that are older, and of another plan, tell nothing about the next loads."""


def show_session(sight: Sight, plan: FollowedPlan) -> None:
    """What was done today first, then the session that comes next."""
    reader = sight.desk.logbook.read(since=min(plan.started, sight.today - _LOOK_BACK))
    done = _done_today(reader, plan, sight)
    if done is not None:
        show_after(sight, reader, done)
    view = reader.coming(plan, sight.today)
    if view is None:
        _show_end(sight, plan)
    elif done is None:
        _show_coming(sight, view, reader)
    else:
        heading = sight.words.text("coming-next", session=_title(view, sight), due=_due(view, sight))
        with st.expander(literal(heading)):
            _show_coming(sight, view, reader)


def _done_today(reader: Reader, plan: FollowedPlan, sight: Sight) -> LoggedSession | None:
    """The session that was finished today, if no other was begun since."""
    log = reader.log_of(plan)
    last = max(log, key=lambda one: (one.date, one.entered), default=None)
    return last if last and last.status is Status.DONE and last.date == sight.today else None


def _show_coming(sight: Sight, view: SessionView, reader: Reader) -> None:
    words, logbook = sight.words, sight.desk.logbook
    st.subheader(literal(_title(view, sight)), anchor=False)
    place = words.text("session-of", number=view.planned.number + 1, count=len(view.plan.programme.sessions))
    st.caption(literal(f"{place} · {_due(view, sight)}"))
    _show_missed(sight, view, reader)
    current = next((one.place for one in view.exercises if not one.is_done), None)
    for one in view.exercises:
        show_exercise(sight, view, one, current=one.place == current)
    known = [one.place for one in view.exercises if any(part.wanted.load or not one.loaded for part in one.remaining)]
    with st.container(horizontal=True, gap="small"):
        st.button(
            words.text("all-as-written"),
            key="all_as_written",
            type="primary",
            icon=":material/done_all:",
            disabled=not known,
            on_click=attempt,
            args=(words, logbook.log_as_written, view, known, sight.today),
        )
        if view.session is not None:
            st.button(
                words.text("finish-session"),
                key="finish_session",
                icon=":material/flag:",
                on_click=attempt,
                args=(words, logbook.finish, view, sight.today),
            )
        st.button(
            words.text("skip-session"),
            key="skip_session",
            type="tertiary",
            icon=":material/skip_next:",
            on_click=attempt,
            args=(words, logbook.skip, view, sight.today),
        )


def _title(view: SessionView, sight: Sight) -> str:
    key = "session-title-deload" if view.planned.deload else "session-title"
    return sight.words.text(key, week=view.planned.week, name=sight.words.local(view.planned.names))


def _due(view: SessionView, sight: Sight) -> str:
    """When it is due, in relation to today."""
    words, due = sight.words, view.missed.due
    if view.session is not None:
        return words.text("session-begun", date=sentences.day(view.session.date, words))
    late = (sight.today - due).days
    if late == 0:
        return words.text("due-today")
    key = "due-on" if late < 0 else "due-since"
    return words.text(key, date=sentences.day(due, words))


def _show_missed(sight: Sight, view: SessionView, reader: Reader) -> None:
    """What a gap asks for, with the choice where there is one; nothing once the session is begun."""
    missed, words = view.missed, sight.words
    if view.session is not None or missed.pause is Pause.NONE:
        return
    percent = round(100 * missed.load_factor)
    text = words.text(f"missed-{missed.pause}", days=missed.days_off, sessions=missed.sessions, percent=percent)
    if missed.pause is Pause.SHIFT:
        st.info(literal(text), icon=":material/event_repeat:")
        return
    st.warning(literal(text), icon=":material/event_busy:")
    again = reader.coming(view.plan, sight.today, missed.resume_at)
    if again is not None and missed.resume_at != view.planned.number:
        st.button(
            literal(words.text("repeat-week", week=again.planned.week)),
            key="repeat_week",
            icon=":material/replay:",
            on_click=attempt,
            args=(words, sight.desk.logbook.begin, again, sight.today),
        )


def _show_end(sight: Sight, plan: FollowedPlan) -> None:
    """Behind the last session the plan goes on with its last block."""
    words = sight.words
    st.success(literal(words.text("plan-done", count=len(plan.programme.sessions))), icon=":material/trophy:")
    st.button(
        words.text("plan-go-on"),
        key="extend_plan",
        type="primary",
        icon=":material/add:",
        on_click=attempt,
        args=(words, sight.desk.logbook.extend, plan),
    )
