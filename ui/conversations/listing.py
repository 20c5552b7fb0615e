"""The conversations in the sidebar: all of them, or those that a search finds."""

from __future__ import annotations

import streamlit as st

from agent.ports import Found
from ui import address
from ui.coach import Coach
from ui.conversations.menu import open_menu, open_menu_of_all
from ui.escaping import literal
from ui.words import Words

_TITLE_LENGTH = 60
_SEARCH_KEY = "search_conversations"


def show_conversations(coach: Coach, words: Words, current: str | None, new_title: str | None) -> None:
    """`new_title` stands for a conversation that is about to begin."""
    known = coach.kept.latest()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(words.text("conversations"), width="stretch")
        if known and _more("conversations_menu", words):
            open_menu_of_all(coach, words)
    if current and new_title and current not in [conversation.id for conversation in known]:
        st.button(_label(new_title), key="beginning", disabled=True, wrap=False)
    if not known and not new_title:
        st.caption(words.text("no-conversations"))
    if not known:
        return
    query = st.text_input(
        words.text("conversation-search"),
        placeholder=words.text("conversation-search"),
        key=_SEARCH_KEY,
        icon=":material/search:",
        label_visibility="collapsed",
    )
    found = coach.kept.search(query) if query.strip() else [Found(conversation) for conversation in known]
    if not found:
        st.caption(words.text("conversation-search-none"))
    with st.container(gap="xxsmall"):
        for one in found:
            _row(coach, one, words, is_current=one.conversation.id == current)


def _row(coach: Coach, found: Found, words: Words, *, is_current: bool) -> None:
    conversation = found.conversation
    row = st.container(horizontal=True, gap="xsmall", wrap=False)
    row.container().button(
        _label(conversation.title),
        key=f"open_{conversation.id}",
        type="secondary" if is_current else "tertiary",
        wrap=False,
        on_click=_open,
        args=(coach, found),
    )
    with row:
        if _more(f"manage_{conversation.id}", words):
            open_menu(coach, conversation, words, is_current=is_current)
    if found.excerpt:
        st.caption(literal(found.excerpt))


def _open(coach: Coach, found: Found) -> None:
    """Open a conversation, on the branch of the message that was found."""
    if found.number is not None:
        coach.kept.show(found.conversation.id, found.number)
    address.open_conversation(found.conversation.id)


def _more(key: str, words: Words) -> bool:
    return st.button("", key=key, help=words.text("conversation-more"), type="tertiary", icon=":material/more_horiz:")


def _label(title: str) -> str:
    return literal(title if len(title) <= _TITLE_LENGTH else f"{title[: _TITLE_LENGTH - 1]}…")
