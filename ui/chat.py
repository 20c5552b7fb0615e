"""The conversation on the page: what is stored, what is being answered, and what went wrong."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from threading import Thread

import streamlit as st
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx

from agent.events import Failed
from domain.errors import InvalidInput
from domain.languages import detect
from domain.vocabulary import Language
from tools.recognition.photo import read_photo
from ui.answer import AnswerView
from ui.bridge import iterate
from ui.coach import Coach
from ui.escaping import literal_lines
from ui.replay import turns
from ui.words import Words

INPUT_KEY = "message"
_FAILURE_KEY = "failure"
_SENT_WIDTH_PX = 240
"""A picture that was sent is shown small: the answer is what matters."""
_AVATARS = {"user": ":material/person:", "assistant": ":material/fitness_center:"}


@dataclass(frozen=True)
class Said:
    """What a person sends: words, and the files of pictures."""

    text: str
    pictures: tuple[bytes, ...] = ()

    def worded(self, words: Words) -> str:
        """The words; a picture without any asks what it shows."""
        if self.pictures and not self.text.strip():
            return words.translator.text(words.language, "photo-question")
        return self.text


@dataclass(frozen=True)
class Failure:
    """A message whose answer failed; kept so that nothing that was typed is lost."""

    conversation_id: str
    text: str
    event: Failed


def show_stored(coach: Coach, conversation_id: str, words: Words) -> Words:
    """The turns of a conversation; returns the words of the language that was spoken last."""
    spoken = words
    failure = _failure(conversation_id)
    stored = turns(coach.messages(conversation_id))
    for number, turn in enumerate(stored):
        spoken = _spoken(turn.user.text, spoken)
        if turn.user.images and number:
            st.divider()  # a picture begins a new topic
        _user(turn.user.text, turn.user.images)
        with st.chat_message("assistant", avatar=_AVATARS["assistant"]):
            view = AnswerView(spoken)
            for event in turn.events():
                view.show(event)
            if turn.interrupted and not (failure and turn is stored[-1]):
                view.stopped()
    if failure:
        _show_failure(failure, spoken, already_shown=bool(stored) and stored[-1].user.text == failure.text)
    return spoken


def answer(coach: Coach, conversation_id: str, said: Said, words: Words) -> None:
    """Send a message and draw the answer as it comes."""
    st.session_state.pop(_FAILURE_KEY, None)
    text = said.worded(words)
    spoken = _spoken(text, words)
    _user(text, said.pictures)
    with st.chat_message("assistant", avatar=_AVATARS["assistant"]):
        view = AnswerView(spoken)
        view.working(0)
        failed = _draw(coach, conversation_id, Said(text, said.pictures), view, spoken.language)
        if failed:
            failure = Failure(conversation_id, text, failed)
            st.session_state[_FAILURE_KEY] = failure
            _edit_button(failure, spoken)


def _draw(coach: Coach, conversation_id: str, said: Said, view: AnswerView, language: Language) -> Failed | None:
    """Draw all events; returns the failure, if there is one. A stop leaves a note behind."""
    started = time.monotonic()
    failed = None
    finished = False
    try:
        with closing(iterate(coach.send(conversation_id, said.text, language, said.pictures))) as events:
            for event in events:
                if event is None:
                    view.working(int(time.monotonic() - started))
                    continue
                view.show(event)
                failed = event if isinstance(event, Failed) else failed
        finished = True
    finally:
        if not finished:
            _write_although_stopped(view.stopped)
    return failed


def _write_although_stopped(write: Callable[[], None]) -> None:
    """The thread of a stopped script may write nothing more; another one with its context may."""
    thread = Thread(target=write)
    add_script_run_ctx(thread, get_script_run_ctx())
    thread.start()
    thread.join()


def _user(text: str, pictures: Sequence[str | bytes] = ()) -> None:
    """What the person sent; a picture that cannot be shown is left out here, and the answer says what is wrong."""
    with st.chat_message("user", avatar=_AVATARS["user"]):
        for picture in pictures:
            with st.container(width=_SENT_WIDTH_PX), suppress(InvalidInput):
                st.image(picture if isinstance(picture, str) else read_photo(picture)[0], width="stretch")
        st.markdown(literal_lines(text))


def _spoken(text: str, before: Words) -> Words:
    """The words for a message: its own language where it shows one."""
    return Words(before.translator, detect(text, before.language))


def _failure(conversation_id: str) -> Failure | None:
    failure: Failure | None = st.session_state.get(_FAILURE_KEY)
    return failure if failure and failure.conversation_id == conversation_id else None


def _show_failure(failure: Failure, words: Words, *, already_shown: bool) -> None:
    if not already_shown:
        _user(failure.text)
    with st.chat_message("assistant", avatar=_AVATARS["assistant"]):
        AnswerView(words).show(failure.event)
        _edit_button(failure, words)


def _edit_button(failure: Failure, words: Words) -> None:
    """Puts the message back into the input, so that it can be corrected."""
    st.button(words.text("edit-again"), key="edit_again", on_click=_take_back, args=(failure.text,))


def _take_back(text: str) -> None:
    st.session_state[INPUT_KEY] = text
    st.session_state.pop(_FAILURE_KEY, None)
