"""What is seldom done with a conversation, or with all of them: another title, a file, deleting."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from agent.conversations.export import ExportFormat
from agent.conversations.store import TITLE_LENGTH
from agent.ports import ConversationSummary
from ui import address
from ui.coach import Coach
from ui.escaping import literal
from ui.words import Words

_TITLE_KEY = "conversation_title"
_DELETE = ":material/delete:"
_FILES = {
    ExportFormat.MARKDOWN: ("md", "text/markdown", ":material/description:"),
    ExportFormat.JSON: ("json", "application/json", ":material/data_object:"),
}
"""The ending, the media type and the icon of each kind of file."""


def open_menu(coach: Coach, conversation: ConversationSummary, words: Words, *, is_current: bool) -> None:
    """One conversation."""

    @st.dialog(literal(conversation.title))
    def menu() -> None:
        st.text_input(words.text("conversation-title"), conversation.title, max_chars=TITLE_LENGTH, key=_TITLE_KEY)
        _act(words.text("conversation-rename"), "rename", ":material/edit:", partial(_rename, coach, conversation.id))
        _downloads(coach, words, conversation.id)
        st.caption(words.text("delete-warning"))
        delete = partial(_delete, coach, conversation.id, is_current=is_current)
        _act(words.text("conversation-delete"), f"delete_{conversation.id}", _DELETE, delete, is_main=True)

    menu()


def open_menu_of_all(coach: Coach, words: Words) -> None:
    """All conversations."""

    @st.dialog(words.text("conversations-all"))
    def menu() -> None:
        _downloads(coach, words, None)
        st.caption(words.text("delete-all-warning"))
        if st.checkbox(words.text("delete-all-sure"), key="delete_all_sure"):
            _act(words.text("delete-all"), "delete_all", _DELETE, partial(_delete_all, coach), is_main=True)

    menu()


def _act(label: str, key: str, icon: str, act: Callable[[], None], *, is_main: bool = False) -> None:
    """A button that does something and closes the dialog."""
    if st.button(label, key, on_click=act, icon=icon, type="primary" if is_main else "secondary"):
        st.rerun()


def _rename(coach: Coach, conversation_id: str) -> None:
    title = st.session_state.get(_TITLE_KEY, "")
    if title.strip():
        coach.kept.rename(conversation_id, title)


def _delete(coach: Coach, conversation_id: str, *, is_current: bool) -> None:
    coach.kept.delete(conversation_id)
    if is_current:
        address.open_conversation(None)


def _delete_all(coach: Coach) -> None:
    coach.kept.delete_all()
    address.open_conversation(None)


def _downloads(coach: Coach, words: Words, conversation_id: str | None) -> None:
    """The files; each is written when it is taken."""
    with st.container(horizontal=True):
        for kind, (ending, mime, icon) in _FILES.items():
            st.download_button(
                words.text(f"conversation-export-{kind}"),
                data=partial(coach.kept.export, kind, words.language, conversation_id),
                file_name=f"spotter.{ending}",
                mime=mime,
                icon=icon,
                key=f"export_{kind}",
                on_click="ignore",
            )
