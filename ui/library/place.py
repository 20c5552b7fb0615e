"""Where one is in the library, as the page's address says it: filters and the open exercise.

The address is the only place where this is kept, so a link shows the same, and the browser's way back leads back.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode

import streamlit as st

from domain.vocabulary import Equipment, ExerciseKind, Language, Level, Muscle
from tools.exercises.browse import BrowseFilter
from ui.switching import EXERCISE, LIBRARY

QUERY = "q"
CHOICES = ("muscle", "equipment", "kind", "level", "names")
"""The filters that are a value of a vocabulary, by their name in the address."""
LONGEST_QUERY = 200
_Vocabulary = TypeVar("_Vocabulary", bound=StrEnum)


def wish() -> BrowseFilter:
    """Everything that the address asks for; what is no value of its vocabulary asks for nothing."""
    return BrowseFilter(
        query=st.query_params.get(QUERY, "")[:LONGEST_QUERY].strip(),
        muscle=_value("muscle", Muscle),
        equipment=_value("equipment", Equipment),
        kind=_value("kind", ExerciseKind),
        level=_value("level", Level),
        language=_value("names", Language),
    )


def _value(name: str, vocabulary: type[_Vocabulary]) -> _Vocabulary | None:
    value = st.query_params.get(name)
    return vocabulary(value) if value in list(vocabulary) else None


def choose(name: str, value: str | None) -> None:
    """Set a filter, or take it away."""
    if value:
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)


def clear() -> None:
    """Take every filter away."""
    for name in (QUERY, *CHOICES):
        choose(name, None)


def opened() -> str | None:
    """The exercise whose page is open."""
    return st.query_params.get(EXERCISE)


def open_exercise(exercise_id: str | None) -> None:
    """Open an exercise's page; None leads back to the grid."""
    choose(EXERCISE, exercise_id)


def link(exercise_id: str) -> str:
    """The address of an exercise's page, filters left out: what one sends to others."""
    kept = {EXERCISE: exercise_id}
    if language := st.query_params.get("language"):
        kept["language"] = language
    return f"{LIBRARY}?{urlencode(kept)}"
