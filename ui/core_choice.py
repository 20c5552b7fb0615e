"""Which core answers in a conversation: the usual one, or the one that stood in when its server failed."""

from __future__ import annotations

import streamlit as st

from agent.events import Failed
from ui.words import Words

_CHOSEN_KEY = "core_by_conversation"
_WAITING_KEY = "answer_last"


def chosen_core(conversation_id: str) -> str | None:
    """The core that the person chose for this conversation; None for the usual one."""
    chosen: dict[str, str] = st.session_state.get(_CHOSEN_KEY, {})
    return chosen.get(conversation_id)


def show_offer(failed: Failed, conversation_id: str, words: Words) -> None:
    """A button that has the last message answered by the core that a failure offers, if it offers one."""
    if failed.offer:
        st.button(
            words.text("without-model"),
            key="without_model",
            type="primary",
            icon=":material/play_arrow:",
            on_click=_choose,
            args=(conversation_id, failed.offer),
        )


def waits_for_answer(conversation_id: str) -> bool:
    """Whether the last message is to be answered now by the core that was chosen."""
    return bool(st.session_state.get(_WAITING_KEY) == conversation_id)


def go_on(conversation_id: str) -> None:
    """Have the last answer, which was cut off, gone on with when the page is drawn next."""
    st.session_state[_WAITING_KEY] = conversation_id


def answering(conversation_id: str) -> None:
    """The last message of the conversation is being answered: it waits no longer."""
    if waits_for_answer(conversation_id):
        st.session_state.pop(_WAITING_KEY)


def show_choice(conversation_id: str, words: Words) -> None:
    """Say that another core than the usual one answers here, and offer the way back."""
    if chosen_core(conversation_id) is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(words.text("without-model-now"))
        st.button(words.text("with-model"), key="with_model", on_click=_choose_usual, args=(conversation_id,))


def _choose(conversation_id: str, core: str) -> None:
    st.session_state.setdefault(_CHOSEN_KEY, {})[conversation_id] = core
    go_on(conversation_id)


def _choose_usual(conversation_id: str) -> None:
    st.session_state.get(_CHOSEN_KEY, {}).pop(conversation_id, None)
