"""What the log adds up to: estimated maxes, weekly sets, adherence, and every session that was done."""

from __future__ import annotations

import datetime as dt
from typing import Any

import streamlit as st

from agent.logbook.reader import Reader
from domain.figures import plain
from domain.vocabulary import Muscle, WeightUnit
from tools.logbook.log import FollowedPlan, LoggedSession, LoggedSet, Status
from tools.logbook.statistics import adherence, maxes_by_day, monday, weekly_sets
from ui.escaping import literal
from ui.logbook import sentences
from ui.logbook.charts import max_chart, sessions_chart, weekly_sets_chart
from ui.logbook.page_state import Sight, attempt
from ui.words import Words

_SESSIONS_SHOWN = 10
_WEEKS_SHOWN = 12
_PERCENT = 100


def show_history(sight: Sight, plan: FollowedPlan | None) -> None:
    """Charts first, then the sessions."""
    reader = sight.desk.logbook.read()
    if not reader.history.sets:
        st.info(literal(sight.words.text("history-empty")), icon=":material/insights:")
        return
    if plan is not None:
        _show_adherence(sight, reader, plan)
    _show_maxes(sight, reader)
    _show_weekly_sets(sight, reader, plan)
    _show_sessions(sight, reader)


def _show_adherence(sight: Sight, reader: Reader, plan: FollowedPlan) -> None:
    words = sight.words
    found = adherence(plan, reader.log_of(plan), reader.history.sets, sight.today)
    st.markdown(f"**{literal(words.text('adherence'))}**")
    with st.container(horizontal=True):
        shown = f"{found.sessions_done} / {found.sessions_due}"
        share = words.text("percent-of", value=round(_PERCENT * found.session_share))
        st.metric(
            words.text("sessions-done"),
            shown,
            delta=share,
            delta_color="off",
            delta_arrow="off",
            border=True,
            width="content",
        )
        sets = f"{found.sets_done} / {found.sets_written}"
        st.metric(words.text("sets-done"), sets, border=True, width="content")
    rows = _weeks(reader, plan, sight.today)
    if len(rows) > 1:
        st.altair_chart(sessions_chart(rows, words), width="stretch", alt=words.text("adherence-chart"))
        st.caption(literal(words.text("adherence-chart")))


def _weeks(reader: Reader, plan: FollowedPlan, today: dt.date) -> list[dict[str, Any]]:
    """Sessions done and due in each week since the plan was taken up."""
    done = [one.date for one in reader.log_of(plan) if one.status is Status.DONE]
    last = (today - plan.started).days // 7
    rows = []
    for week in range(last + 1):
        start = plan.started + dt.timedelta(weeks=week)
        end = start + dt.timedelta(weeks=1)
        due = sum(start <= plan.started + dt.timedelta(days=one.day) < end for one in plan.programme.sessions)
        rows.append({"week": week + 1, "done": sum(start <= day < end for day in done), "due": due})
    return rows[-_WEEKS_SHOWN:]


def _show_maxes(sight: Sight, reader: Reader) -> None:
    """The estimated max of one exercise; those that have none are not offered."""
    words, unit = sight.words, _unit(reader, sight)
    days = {
        exercise_id: found
        for exercise_id in reader.history.exercise_ids()
        if exercise_id in sight.desk.catalogue
        and (found := maxes_by_day(reader.history.of_exercise(exercise_id), unit))
    }
    if not days:
        return
    st.markdown(f"**{literal(words.text('estimated-max'))}**")
    chosen = st.selectbox(
        words.text("exercise"),
        list(days),
        format_func=lambda exercise_id: words.local(sight.desk.catalogue.get(exercise_id).names),
        key="history_exercise",
        label_visibility="collapsed",
    )
    best = max(days[chosen], key=lambda one: one.estimated_max)
    latest = days[chosen][-1]
    with st.container(horizontal=True):
        for label, one in (("max-latest", latest), ("max-best", best)):
            shown = f"{plain(one.estimated_max, 1)} {unit}"
            st.metric(words.text(label), shown, border=True, width="content")
    st.altair_chart(max_chart(days[chosen], unit.value, words), width="stretch", alt=words.text("estimated-max"))
    st.caption(literal(words.text("estimated-max-note")))


def _show_weekly_sets(sight: Sight, reader: Reader, plan: FollowedPlan | None) -> None:
    words = sight.words
    weeks = weekly_sets(reader.history.sets, reader.history.sessions, sight.desk.catalogue)
    if not weeks:
        return
    st.markdown(f"**{literal(words.text('weekly-sets-done'))}**")
    newest = sorted(weeks, reverse=True)[:_WEEKS_SHOWN]
    this = monday(sight.today)
    chosen = st.selectbox(
        words.text("week-axis"),
        newest,
        format_func=lambda week: words.text("this-week") if week == this else words.text("week-of", date=str(week)),
        key="history_week",
        label_visibility="collapsed",
    )
    rows = _muscle_rows(weeks[chosen], plan, words, is_over=chosen < this)
    st.altair_chart(weekly_sets_chart(rows, words), width="stretch", alt=words.text("weekly-sets-done"))
    st.caption(literal(words.text("weekly-sets-note")))


def _muscle_rows(
    done: dict[Muscle, float], plan: FollowedPlan | None, words: Words, *, is_over: bool
) -> list[dict[str, Any]]:
    """The muscles that were trained or that the plan has a range for, the most trained first.

    Too little is said of a week only when it is over.
    """
    ranges = plan.programme.weekly_range if plan else {}
    muscles = sorted({*done, *ranges}, key=lambda muscle: (-done.get(muscle, 0.0), muscle))
    rows = []
    for muscle in muscles:
        low, high = ranges.get(muscle, (None, None))
        shown = "–" if low is None or high is None else f"{plain(low)}–{plain(high)}"
        sets = done.get(muscle, 0.0)
        outside = (high is not None and sets > high) or (is_over and low is not None and sets < low)
        name = words.name("muscle", muscle)
        rows.append({"muscle": name, "sets": sets, "low": low, "high": high, "range": shown, "outside": outside})
    return rows


def _show_sessions(sight: Sight, reader: Reader) -> None:
    words = sight.words
    st.markdown(f"**{literal(words.text('sessions-logged'))}**")
    sessions = sorted(reader.history.sessions, key=lambda one: (one.date, one.entered), reverse=True)
    shown = sessions if st.session_state.get("all_sessions") else sessions[:_SESSIONS_SHOWN]
    for session in shown:
        _show_one(sight, reader, session)
    if len(shown) < len(sessions):
        st.toggle(words.text("sessions-all", count=len(sessions)), key="all_sessions")


def _show_one(sight: Sight, reader: Reader, session: LoggedSession) -> None:
    words = sight.words
    view = reader.begun(session)
    status = words.text(f"status-{session.status}")
    label = f"{sentences.day(session.date, words)} · {sentences.session_name(view, words)} · {status}"
    with st.expander(literal(label)):
        st.markdown("\n".join(_lines(sight, reader, session)) or literal(words.text("session-empty")))
        logbook = sight.desk.logbook
        with st.container(horizontal=True, gap="small"):
            if session.status is not Status.OPEN and view.plan.ended is None:
                st.button(
                    words.text("session-reopen"),
                    key=f"history_reopen_{session.id}",
                    icon=":material/undo:",
                    on_click=attempt,
                    args=(words, logbook.reopen, session),
                )
            st.button(
                words.text("conversation-delete"),
                key=f"history_delete_{session.id}",
                icon=":material/delete:",
                on_click=attempt,
                args=(words, logbook.delete, session),
            )


def _lines(sight: Sight, reader: Reader, session: LoggedSession) -> list[str]:
    """The sets of a session, a line for each exercise."""
    by_exercise: dict[str, list[LoggedSet]] = {}
    for one in reader.history.sets:
        if one.session_id == session.id:
            by_exercise.setdefault(one.exercise_id, []).append(one)
    lines = []
    for exercise_id, sets in by_exercise.items():
        exercise = sight.desk.catalogue.get(exercise_id)
        held = exercise.measure == "seconds"
        ordered = sorted(sets, key=lambda one: (one.place, one.number))
        done = sight.words.join([sentences.done_line(one, held, sight.words) for one in ordered])
        lines.append(f"- **{literal(sight.words.local(exercise.names))}**: {literal(done)}")
    return lines


def _unit(reader: Reader, sight: Sight) -> WeightUnit:
    """The unit of the plan that was followed last, else the person's."""
    return reader.history.plans[-1].programme.unit if reader.history.plans else sight.desk.unit
