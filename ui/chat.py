"""The conversation on the page: what is stored, what is being answered, and what went wrong."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from threading import Thread

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx

from agent.events import Event, Failed
from domain.errors import InvalidInput
from domain.languages import detect
from tools.recognition.photo import read_photo
from ui.answer import AnswerView
from ui.bridge import iterate
from ui.coach import Coach
from ui.conversations.anew import Anew, begun_anew, is_editing, stop_editing, wished_anew
from ui.conversations.controls import show_answer_controls, show_edit_form, show_user_controls
from ui.core_choice import answering, chosen_core, show_choice, show_offer, waits_for_answer
from ui.escaping import literal_lines
from ui.replay import StoredTurn, turns
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
class Sight:
    """A conversation as it is looked at."""

    coach: Coach
    conversation_id: str
    words: Words


@dataclass(frozen=True)
class Failure:
    """A message whose answer failed; kept so that nothing that was typed is lost."""

    conversation_id: str
    text: str
    event: Failed


def show_stored(coach: Coach, conversation_id: str, words: Words) -> Words:
    """The turns of a conversation; returns the words of the language that was spoken last."""
    spoken = words
    is_waiting = waits_for_answer(conversation_id)
    anew = wished_anew(conversation_id)
    failure = None if is_waiting or anew else _failure(conversation_id)
    stored = turns(coach.kept.path(conversation_id))
    for turn in stored:
        spoken = _spoken(turn.user.text, spoken)
        if turn.user.images and turn is not stored[0]:
            st.divider()  # a picture begins a new topic
        if anew and anew.number == turn.number:
            if anew.text is None:
                _user(turn.user.text, turn.user.images)
            return spoken
        is_open = turn is stored[-1] and (is_waiting or failure is not None)
        if is_open and is_waiting:
            turn.keep_results()
        _show_turn(Sight(coach, conversation_id, spoken), turn, is_open=is_open)
    if failure:
        _show_failure(failure, spoken, already_shown=bool(stored) and stored[-1].user.text == failure.text)
    show_choice(conversation_id, spoken)
    return spoken


def answer(coach: Coach, conversation_id: str, said: Said, words: Words) -> None:
    """Send a message and draw the answer as it comes."""
    text = said.worded(words)
    spoken = _spoken(text, words)
    below = _user(text, said.pictures)
    events = coach.send(conversation_id, text, spoken.language, said.pictures, chosen_core(conversation_id))
    _answered(Sight(coach, conversation_id, spoken), events, text, below)


def answer_last(coach: Coach, conversation_id: str, words: Words) -> None:
    """Have the last message answered by the core that was chosen, and draw the answer as it comes."""
    answering(conversation_id)
    events = coach.answer_last(conversation_id, words.language, chosen_core(conversation_id))
    _answered(Sight(coach, conversation_id, words), events, "", None)


def answer_anew(coach: Coach, anew: Anew, words: Words) -> None:
    """Answer a message in another wording, or once more, on a branch of its own."""
    begun_anew()
    core = chosen_core(anew.conversation_id)
    if anew.text is None:
        events = coach.answer_again(anew.conversation_id, anew.number, words.language, core)
        _answered(Sight(coach, anew.conversation_id, words), events, "", None)
        return
    spoken = _spoken(anew.text, words)
    below = _user(anew.text)
    events = coach.edit(anew.conversation_id, anew.number, anew.text, spoken.language, core)
    _answered(Sight(coach, anew.conversation_id, spoken), events, anew.text, below)


def _show_turn(sight: Sight, turn: StoredTurn, *, is_open: bool) -> None:
    """A stored turn; an open one is being gone on with, or its failure is shown below it."""
    coach, conversation_id, words = sight.coach, sight.conversation_id, sight.words
    if is_editing(conversation_id, turn.number):
        with st.chat_message("user", avatar=_AVATARS["user"]):
            show_edit_form(conversation_id, turn, words)
    else:
        with _user(turn.user.text, turn.user.images):
            show_user_controls(coach, conversation_id, turn, words)
    with st.chat_message("assistant", avatar=_AVATARS["assistant"]):
        view = AnswerView(words)
        for event in turn.events():
            view.show(event)
        if is_open:
            return
        if turn.interrupted:
            view.stopped()
        show_answer_controls(coach, conversation_id, turn, words)


def _answered(sight: Sight, events: AsyncIterator[Event], text: str, below: DeltaGenerator | None) -> None:
    """Draw an answer; where it fails, what was typed is kept and what can be done is offered."""
    st.session_state.pop(_FAILURE_KEY, None)
    stop_editing()
    with st.chat_message("assistant", avatar=_AVATARS["assistant"]):
        view = AnswerView(sight.words)
        view.working(0)
        failed = _draw(events, view)
        if failed:
            failure = Failure(sight.conversation_id, text, failed)
            st.session_state[_FAILURE_KEY] = failure
            _remedies(failure, sight.words)
            return
        _show_controls(sight, below)


def _show_controls(sight: Sight, below: DeltaGenerator | None) -> None:
    """What can be done with the turn that has just been answered."""
    stored = turns(sight.coach.kept.path(sight.conversation_id))
    if not stored:
        return
    if below:
        with below:
            show_user_controls(sight.coach, sight.conversation_id, stored[-1], sight.words)
    show_answer_controls(sight.coach, sight.conversation_id, stored[-1], sight.words)


def _draw(events: AsyncIterator[Event], view: AnswerView) -> Failed | None:
    """Draw all events; returns the failure, if there is one. A stop leaves a note behind."""
    started = time.monotonic()
    failed = None
    finished = False
    try:
        with closing(iterate(events)) as drawn:
            for event in drawn:
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


def _user(text: str, pictures: Sequence[str | bytes] = ()) -> DeltaGenerator:
    """What the person sent, and the place below it.

    A picture that cannot be shown is left out here, and the answer says what is wrong.
    """
    with st.chat_message("user", avatar=_AVATARS["user"]):
        for picture in pictures:
            with st.container(width=_SENT_WIDTH_PX), suppress(InvalidInput):
                st.image(picture if isinstance(picture, str) else read_photo(picture)[0], width="stretch")
        st.markdown(literal_lines(text))
        return st.container()


def _spoken(text: str, before: Words) -> Words:
    """The words for a message: its own language where it shows one."""
    return Words(before.translator, detect(text, before.language))


def _failure(conversation_id: str) -> Failure | None:
    failure: Failure | None = st.session_state.get(_FAILURE_KEY)
    return failure if failure and failure.conversation_id == conversation_id else None


def _show_failure(failure: Failure, words: Words, *, already_shown: bool) -> None:
    if failure.text and not already_shown:
        _user(failure.text)
    with st.chat_message("assistant", avatar=_AVATARS["assistant"]):
        AnswerView(words).show(failure.event)
        _remedies(failure, words)


def _remedies(failure: Failure, words: Words) -> None:
    """Another core, where one can answer; and the message back in the input, so that it can be corrected."""
    with st.container(horizontal=True):
        show_offer(failure.event, failure.conversation_id, words)
        if failure.text:
            st.button(words.text("edit-again"), key="edit_again", on_click=_take_back, args=(failure.text,))


def _take_back(text: str) -> None:
    st.session_state[INPUT_KEY] = text
    st.session_state.pop(_FAILURE_KEY, None)
