"""What the page's address remembers, so that a reload shows the same: conversation and language."""

from __future__ import annotations

import streamlit as st

from domain.vocabulary import Language

_CONVERSATION = "conversation"
_LANGUAGE = "language"
_KEPT_KEY = "kept_address"
"""What the address of the page before remembered: a change of page empties it."""


def conversation() -> str | None:
    """The conversation that is open; None on the empty page."""
    return st.query_params.get(_CONVERSATION)


def open_conversation(conversation_id: str | None) -> None:
    """Open a conversation; None opens the empty page."""
    if conversation_id is None:
        st.query_params.pop(_CONVERSATION, None)
    else:
        st.query_params[_CONVERSATION] = conversation_id


def language() -> Language | None:
    """The language that was chosen before the reload, if it is one of ours."""
    asked = st.query_params.get(_LANGUAGE)
    return Language(asked) if asked in list(Language) else None


def remember_language(chosen: Language) -> None:
    """Keep the language for the next reload."""
    if st.query_params.get(_LANGUAGE) != chosen:
        st.query_params[_LANGUAGE] = chosen.value


def remembered() -> dict[str, str]:
    """What the address remembers on every page."""
    return {name: st.query_params[name] for name in (_CONVERSATION, _LANGUAGE) if name in st.query_params}


def keep() -> None:
    """Remember, for a change of page, what the address remembers."""
    st.session_state[_KEPT_KEY] = remembered()


def restore() -> None:
    """Put back what the address remembered on the page before."""
    for name, value in st.session_state.get(_KEPT_KEY, {}).items():
        if name not in st.query_params:
            st.query_params[name] = value


def kept_language() -> Language | None:
    """The language of the address, also in the moment after a change of page."""
    asked = st.session_state.get(_KEPT_KEY, {}).get(_LANGUAGE)
    return language() or (Language(asked) if asked in list(Language) else None)
