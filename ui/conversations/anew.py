"""What is to be answered anew when the page is drawn next: a message in another wording, or the same one once more."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

_ANEW_KEY = "answer_anew"
_EDITING_KEY = "editing"


@dataclass(frozen=True)
class Anew:
    """A message of the person by its number, and its other wording; without any it is answered once more."""

    conversation_id: str
    number: int
    text: str | None = None


def ask_anew(anew: Anew) -> None:
    """Have it answered when the page is drawn next."""
    st.session_state[_ANEW_KEY] = anew
    stop_editing()


def wished_anew(conversation_id: str) -> Anew | None:
    """What is to be answered anew in this conversation."""
    anew: Anew | None = st.session_state.get(_ANEW_KEY)
    return anew if anew and anew.conversation_id == conversation_id else None


def begun_anew() -> None:
    """It is being answered: the next drawing of the page must not do so again."""
    st.session_state.pop(_ANEW_KEY, None)


def edit(conversation_id: str, number: int) -> None:
    """Show a message in a form."""
    st.session_state[_EDITING_KEY] = (conversation_id, number)


def is_editing(conversation_id: str, number: int) -> bool:
    """Whether the message stands in a form."""
    return bool(st.session_state.get(_EDITING_KEY) == (conversation_id, number))


def stop_editing() -> None:
    """Show the message as it is."""
    st.session_state.pop(_EDITING_KEY, None)
