"""What stands below a message: edit, answer again, go on, and the switch between its branches."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from agent.assistant import MAX_MESSAGE_LENGTH
from agent.conversations.tree import Placed
from ui.coach import Coach
from ui.conversations.anew import Anew, ask_anew, edit, stop_editing
from ui.core_choice import go_on
from ui.replay import StoredTurn
from ui.words import Words


def show_user_controls(coach: Coach, conversation_id: str, turn: StoredTurn, words: Words) -> None:
    """Below what the person wrote."""
    with _row(f"below_{turn.number}"):
        _icon("edit", turn.number, words.text("message-edit"), edit, conversation_id, turn.number)
        _switches(coach, conversation_id, [turn.place], words)


def show_answer_controls(coach: Coach, conversation_id: str, turn: StoredTurn, words: Words) -> None:
    """Below an answer: once more, its branches, and going on where it was cut off."""
    with _row(f"below_answer_{turn.number}"):
        again = Anew(conversation_id, turn.number)
        _icon("refresh", turn.number, words.text("answer-again"), ask_anew, again)
        _switches(coach, conversation_id, turn.places, words)
    if turn.interrupted:
        st.button(
            words.text("answer-go-on"),
            key=f"go_on_{turn.number}",
            icon=":material/play_arrow:",
            on_click=go_on,
            args=(conversation_id,),
        )


def show_edit_form(conversation_id: str, turn: StoredTurn, words: Words) -> None:
    """The message, to be changed and sent again."""
    key = f"edit_text_{turn.number}"

    def send() -> None:
        ask_anew(Anew(conversation_id, turn.number, st.session_state[key]))

    with st.form(f"edit_form_{turn.number}", border=False):
        st.text_area(
            words.text("message-edit"),
            turn.user.text,
            key=key,
            max_chars=MAX_MESSAGE_LENGTH,
            height="content",
            label_visibility="collapsed",
        )
        with st.container(horizontal=True):
            st.form_submit_button(words.text("message-send"), key=f"send_{turn.number}", type="primary", on_click=send)
            st.form_submit_button(words.text("cancel"), key=f"edit_cancel_{turn.number}", on_click=stop_editing)


def _switches(coach: Coach, conversation_id: str, places: Iterable[Placed], words: Words) -> None:
    """`< 2/3 >` for each message that has others in its place."""
    for placed in places:
        if len(placed.alternatives) > 1:
            _switch(coach, conversation_id, placed, words)


def _switch(coach: Coach, conversation_id: str, placed: Placed, words: Words) -> None:
    position, count = placed.position, len(placed.alternatives)
    sides = (("before", "chevron_left", position - 2), ("after", "chevron_right", position))
    for side, icon, index in sides:
        if side == "after":
            st.caption(f"{position}/{count}", width="content")
        is_there = 0 <= index < count
        st.button(
            "",
            key=f"branch_{side}_{placed.number}",
            icon=f":material/{icon}:",
            type="tertiary",
            help=words.text(f"branch-{side}"),
            disabled=not is_there,
            on_click=coach.kept.show,
            args=(conversation_id, placed.alternatives[index] if is_there else placed.number),
        )


def _row(key: str) -> DeltaGenerator:
    return st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key=key)


def _icon(icon: str, number: int, help_text: str, act: Callable[..., None], *arguments: object) -> None:
    st.button(
        "",
        key=f"{icon}_{number}",
        icon=f":material/{icon}:",
        type="tertiary",
        help=help_text,
        on_click=act,
        args=arguments,
    )
