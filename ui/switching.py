"""From one page to another, with what the address remembers."""

from __future__ import annotations

import streamlit as st

CHAT, LOGBOOK, PLANS = "chat", "logbook", "plans"
"""The pages; the last part of their address, but for the chat, which is the first page."""
QUESTION_KEY = "example"
"""Where a message waits that the chat is to ask."""


def url_path(page: str) -> str:
    """The page's part of the address; the first page has none."""
    return "" if page == CHAT else page


def switch_to(page: str) -> None:
    """Open another page. Nothing after this call is drawn."""
    target = st.Page(_nothing, title=page, url_path=url_path(page), default=page == CHAT)
    st.switch_page(target, query_params=dict(st.query_params))


def ask_in_chat(message: str) -> None:
    """Open the chat and ask something there."""
    st.session_state[QUESTION_KEY] = message
    switch_to(CHAT)


def _nothing() -> None:
    """A page is known by its address; what it draws stands in the navigation."""
