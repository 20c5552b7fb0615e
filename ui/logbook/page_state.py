"""What every part of the logbook page is drawn with, and how it survives a refusal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec

import streamlit as st

from domain.errors import SpotterError
from ui.escaping import literal
from ui.logbook.desk import LogbookDesk
from ui.words import Words

P = ParamSpec("P")
_PROBLEM_KEY = "logbook_problem"


@dataclass(frozen=True)
class Sight:
    """The desk, the words and the day of one drawing of the page."""

    desk: LogbookDesk
    words: Words
    today: dt.date


def attempt(words: Words, action: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> None:
    """Do what a button stands for; what is refused is kept as one sentence for the next drawing."""
    try:
        action(*args, **kwargs)
    except SpotterError as error:
        st.session_state[_PROBLEM_KEY] = words.translator.error(words.language, error)
    else:
        st.session_state.pop(_PROBLEM_KEY, None)


def show_problem() -> None:
    """The sentence of the last refusal, until something succeeds."""
    problem = st.session_state.get(_PROBLEM_KEY)
    if problem:
        st.error(literal(problem), icon=":material/error:")
