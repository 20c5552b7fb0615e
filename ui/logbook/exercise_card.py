"""One exercise of a session: what it asks for and why, its sets, and the taps that log them."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from agent.logbook.views import ExerciseView, SessionView, SetView
from tools.logbook.log import LoggedSet
from tools.logbook.programme import SetKind
from ui.escaping import literal
from ui.logbook import sentences
from ui.logbook.page_state import Sight, attempt
from ui.logbook.set_form import SetForm
from ui.logbook.swap_form import SwapForm
from ui.results.pictures import show_picture
from ui.words import Words

_OPENED_KEY = "opened_exercise"
_PICTURE_PX = 240


def show_exercise(sight: Sight, session: SessionView, one: ExerciseView, *, current: bool) -> None:
    """The card; the current exercise has its fields open, the others are one tap or one look away."""
    form = SetForm(sight, session, one)
    with st.container(border=True):
        _head(sight, session, one)
        _chips(one, sight.words)
        if one.is_done:
            if any(part.logged and part.wanted.target.amrap and _is_least(part.logged) for part in one.sets):
                st.caption(literal(sight.words.text("most-reps-hint")))
            _correction(sight, form, one)
            return
        following = one.remaining[0]
        opened = current or st.session_state.get(_OPENED_KEY) == _card(session, one)
        if opened and following.wanted.plates is not None:
            st.caption(literal(sentences.plates(following.wanted.plates, session.plan.programme.unit, sight.words)))
        if opened:
            form.enter(following)
        _buttons(sight, session, one, form, opened=opened)


def _card(session: SessionView, one: ExerciseView) -> str:
    return f"{session.key}_{one.place}"


def _head(sight: Sight, session: SessionView, one: ExerciseView) -> None:
    words, unit = sight.words, session.plan.programme.unit
    done = ":material/check_circle: " if one.is_done else ""
    st.markdown(f"{done}**{literal(words.local(one.planned.names))}**  \n{literal(sentences.task(one, unit, words))}")
    if one.swap is not None:
        name = words.local(sight.desk.catalogue.get(one.swap.exercise_id).names)
        key = "swapped-today" if one.swap.session_id else "swapped-plan"
        st.caption(literal(words.text(key, name=name)))
    if one.is_done:
        return
    lines = [sentences.why(one.advice, one.planned, unit, sight.desk.catalogue, words)]
    if one.last is not None:
        lines.append(sentences.last_time(one.last, one.planned.measure == "seconds", words))
    st.caption("  \n".join(literal(line) for line in lines))


def _chips(one: ExerciseView, words: Words) -> None:
    """The sets in a row, done ones ticked; a row for each kind where there are several."""
    groups = [(kind, list(parts)) for kind, parts in groupby(one.sets, key=lambda part: part.wanted.target.kind)]
    for kind, parts in groups:
        label = f"{literal(words.text(f'set-{_KIND_TEXTS[kind]}'))}: " if len(groups) > 1 else ""
        st.markdown(label + " ".join(_chip(one, part, words) for part in parts))


_KIND_TEXTS = {
    SetKind.WARMUP: "warmup",
    SetKind.WORK: "main",
    SetKind.SUPPLEMENTAL: "supplemental",
    SetKind.JOKER: "joker",
}


def _chip(one: ExerciseView, part: SetView, words: Words) -> str:
    held = one.planned.measure == "seconds"
    if part.logged is not None:
        short = part.logged.amount < part.logged.target.low
        line = sentences.set_line(part.logged.load, part.logged.amount, held, words)
        return f":{'orange' if short else 'green'}-badge[:material/check: {literal(line)}]"
    return f":gray-badge[{literal(sentences.wanted_line(part.wanted, held, words))}]"


def _buttons(sight: Sight, session: SessionView, one: ExerciseView, form: SetForm, *, opened: bool) -> None:
    words = sight.words
    known = any(part.wanted.load is not None for part in one.remaining) or not one.loaded
    with st.container(horizontal=True, gap="small"):
        if known:
            st.button(
                words.text("as-written" if len(one.remaining) == len(one.sets) else "rest-as-written"),
                key=f"written_{_card(session, one)}",
                icon=":material/done_all:",
                on_click=attempt,
                args=(words, sight.desk.logbook.log_as_written, session, [one.place], sight.today),
            )
        if not opened:
            st.button(
                words.text("enter-sets"),
                key=f"open_{_card(session, one)}",
                icon=":material/edit:",
                type="tertiary",
                on_click=_open,
                args=(_card(session, one),),
            )
        _correction(sight, form, one)
        SwapForm(sight, session, one).show()
        _how_to(sight, session, one)


def _is_least(one: LoggedSet) -> bool:
    """Whether an open-ended set was logged with no more than it had to have: perhaps by the button for all."""
    return one.amount == one.target.low


def _open(card: str) -> None:
    st.session_state[_OPENED_KEY] = card


def _correction(sight: Sight, form: SetForm, one: ExerciseView) -> None:
    """The fields of logged sets, behind a button."""
    if not any(part.logged for part in one.sets):
        return
    popover = st.popover(
        sight.words.text("correct-sets"),
        icon=":material/edit_note:",
        type="tertiary",
        key=f"correct_{_card(form.session, one)}",
        on_change="rerun",
    )
    if popover.open:
        with popover:
            form.correct()


def _how_to(sight: Sight, session: SessionView, one: ExerciseView) -> None:
    """The picture and the steps, behind a button."""
    words = sight.words
    key = f"how_{_card(session, one)}"
    popover = st.popover(words.text("steps"), icon=":material/help:", type="tertiary", key=key, on_change="rerun")
    if not popover.open:
        return
    exercise = sight.desk.catalogue.get(one.planned.exercise_id)
    with popover:
        steps = exercise.steps.get(words.language, [])
        st.markdown("\n".join(f"{number}. {literal(step)}" for number, step in enumerate(steps, start=1)))
        picture = sight.desk.picture(exercise.id)
        if picture is not None:
            with st.container(width=_PICTURE_PX):
                show_picture(picture, words.text("animation-of", name=words.local(exercise.names)), words)
