"""From one page to another, with what the address remembers."""

from __future__ import annotations

import streamlit as st

from ui import address

CHAT, LIBRARY, LOGBOOK, PLANS, KNOWLEDGE = "chat", "library", "logbook", "plans", "knowledge"
"""The pages; the last part of their address, but for the chat, which is the first page."""
QUESTION_KEY = "example"
"""Where a message waits that the chat is to ask."""
EXERCISE = "exercise"
"""The part of the library's address that names the open exercise."""


def url_path(page: str) -> str:
    """The page's part of the address; the first page has none."""
    return "" if page == CHAT else page


def switch_to(page: str) -> None:
    """Open another page. Nothing after this call is drawn."""
    st.switch_page(_known(page), query_params=address.remembered())


def exercise_link(exercise_id: str, label: str) -> None:
    """A link to an exercise's page in the library."""
    query = {**address.remembered(), EXERCISE: exercise_id}
    st.page_link(_known(LIBRARY), label=label, icon=":material/open_in_full:", query_params=query)


def ask_in_chat(message: str) -> None:
    """Open the chat and ask something there."""
    st.session_state[QUESTION_KEY] = message
    switch_to(CHAT)


def _known(page: str) -> st.Page:
    """The page of the menu that has this name."""
    return st.Page(_nothing, title=page, url_path=url_path(page), default=page == CHAT)


def _nothing() -> None:
    """A page is known by its address; what it draws stands in the navigation."""
