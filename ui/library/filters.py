"""The search field and the filters above the grid."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import streamlit as st

from domain.vocabulary import Equipment, ExerciseKind, Language, Level, Muscle
from tools.exercises.browse import BrowseFilter
from ui.library import place
from ui.words import Words

_CHOICE_PX = 165
"""Two choices stand side by side on a phone, all five on a desktop."""
_QUERY_KEY = "library_q"
_OPTIONS: dict[str, Sequence[StrEnum]] = {
    "muscle": list(Muscle),
    "equipment": [equipment for equipment in Equipment if equipment is not Equipment.GYM],  # a gym is no tool
    "kind": list(ExerciseKind),
    "level": list(Level),
    "names": list(Language),
}


def show_filters(wish: BrowseFilter, words: Words) -> None:
    """The fields, filled with what the address says; each change goes into the address."""
    st.session_state[_QUERY_KEY] = wish.query
    st.text_input(
        words.text("library-search"),
        key=_QUERY_KEY,
        type="search",
        max_chars=place.LONGEST_QUERY,
        placeholder=words.text("library-search-hint"),
        icon=":material/search:",
        label_visibility="collapsed",
        on_change=_take_over,
        args=(place.QUERY, _QUERY_KEY),
    )
    with st.container(horizontal=True, gap="small"):
        _choice("muscle", wish.muscle, words)
        _choice("equipment", wish.equipment, words)
        _choice("kind", wish.kind, words)
        _choice("level", wish.level, words)
        _choice("names", wish.language, words)


def _choice(name: str, value: StrEnum | None, words: Words) -> None:
    """A filter with its name inside the field, where it takes no line of its own."""
    key = f"library_{name}"
    st.session_state[key] = value
    st.selectbox(
        words.text(f"library-{name}"),
        _OPTIONS[name],
        index=None,
        format_func=lambda option: _option(name, option, words),
        key=key,
        placeholder=words.text(f"library-{name}"),
        label_visibility="collapsed",
        width=_CHOICE_PX,
        on_change=_take_over,
        args=(name, key),
    )


def _option(name: str, option: str, words: Words) -> str:
    """A language is named in itself."""
    return words.text(f"language-{option}") if name == "names" else words.name(name, option)


def _take_over(name: str, key: str) -> None:
    place.choose(name, st.session_state[key])
