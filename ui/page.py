"""The page: sidebar, conversation and input. It decides nothing; it shows what a coach's events say."""

from __future__ import annotations

import streamlit as st
import structlog

from agent.assistant import MAX_MESSAGE_LENGTH
from domain.errors import SpotterError
from domain.translation import Translator
from domain.vocabulary import Language
from tools.recognition.photo import MAX_BYTES
from ui import address
from ui.chat import INPUT_KEY, Said, answer, answer_anew, answer_last, show_stored
from ui.coach import Coach
from ui.conversations.anew import wished_anew
from ui.core_choice import waits_for_answer
from ui.escaping import literal
from ui.sidebar import choose_language, show_sidebar
from ui.switching import QUESTION_KEY
from ui.words import Words

_log = structlog.get_logger(__name__)
_EXAMPLES = ("exercise", "food", "training")


def show_page(coach: Coach, translator: Translator, default_language: Language) -> None:
    """Draw the page once; Streamlit calls this again after every action."""
    words = Words(translator, choose_language(translator, default_language))
    message = _written(words) or _asked_elsewhere()
    try:
        _show(coach, words, message)
    except SpotterError as error:
        st.error(literal(translator.error(words.language, error)), icon=":material/error:")
    except Exception:  # the rim of the page: a bug in one view is logged and must not show as a traceback
        _log.exception("page failed", conversation=address.conversation())
        st.error(literal(words.text("unexpected")), icon=":material/error:")


def _written(words: Words) -> Said | None:
    """What was typed and attached, once it is sent."""
    sent = st.chat_input(
        words.text("input"),
        key=INPUT_KEY,
        max_chars=MAX_MESSAGE_LENGTH,
        max_upload_size=MAX_BYTES >> 20,
        accept_file="multiple",
        submit_mode="stop",
    )
    return Said(sent.text, tuple(file.getvalue() for file in sent.files)) if sent else None


def _asked_elsewhere() -> Said | None:
    """A question that another page or an example put here."""
    question = st.session_state.pop(QUESTION_KEY, None)
    return Said(question) if question else None


def _show(coach: Coach, words: Words, message: Said | None) -> None:
    conversation_id = address.conversation()
    if conversation_id is None and message:
        conversation_id = coach.new_conversation()
        address.open_conversation(conversation_id)
    show_sidebar(coach, words, conversation_id, new_title=message.worded(words) if message else None)
    welcome = st.empty()  # emptied by the first message, not only when its answer is complete
    if conversation_id is None:
        with welcome.container():
            _welcome(words)
        return
    spoken = show_stored(coach, conversation_id, words)
    if message:
        answer(coach, conversation_id, message, spoken)
    elif anew := wished_anew(conversation_id):
        answer_anew(coach, anew, spoken)
    elif waits_for_answer(conversation_id):
        answer_last(coach, conversation_id, spoken)


def _welcome(words: Words) -> None:
    """The empty page."""
    st.title("Spotter", anchor=False)
    st.markdown(words.text("tagline"))
    st.caption(words.text("examples"))
    with st.container(horizontal=True):
        for example in _EXAMPLES:
            text = words.text(f"example-{example}")
            st.button(text, key=f"example_{example}", on_click=_ask, args=(text,))
    st.caption(words.text("disclaimer"))


def _ask(text: str) -> None:
    st.session_state[QUESTION_KEY] = text
