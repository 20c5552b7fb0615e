"""The library page: the grid with its filters, or the exercise that is open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st
import structlog

from domain.errors import SpotterError
from domain.translation import Translator
from domain.vocabulary import Language, Muscle
from knowledge.exercises.catalogue import ExerciseRecord
from tools.exercises.browse import BrowseFilter
from ui.escaping import literal
from ui.library import place
from ui.library.body_map import choose_muscle
from ui.library.desk import LibraryDesk, desk
from ui.library.filters import show_filters
from ui.library.gallery import show_gallery
from ui.sidebar import choose_language
from ui.words import Words

_log = structlog.get_logger(__name__)
_PER_PAGE = 24
_BODY_KEY = "library_side"
_STYLE = Path(__file__).parent / "assets" / "page.css"
_SHOWN_KEY = "library_shown"
"""The filter with the number of cards that is shown of it: another filter starts again from the top."""


def show(translator: Translator, default_language: Language) -> None:
    """Draw the page once; Streamlit calls this again after every action."""
    st.set_page_config(layout="wide")
    st.html(_STYLE)
    words = Words(translator, choose_language(translator, default_language))
    found = desk()
    if found is None:
        return
    try:
        exercise_id = place.opened()
        if exercise_id is None:
            _show_grid(found, words)
        else:
            from ui.library.exercise_page import show_exercise

            show_exercise(found, exercise_id, words)
    except SpotterError as error:
        st.error(literal(translator.error(words.language, error)), icon=":material/error:")
    except Exception:  # the rim of the page: a bug in one view is logged and must not show as a traceback
        _log.exception("library page failed", exercise=place.opened())
        st.error(literal(words.text("unexpected")), icon=":material/error:")


def _show_grid(desk: LibraryDesk, words: Words) -> None:
    st.title(words.text("page-library"), anchor=False)
    wish = place.wish()
    show_filters(wish, words)
    body, grid = st.columns([1, 2.3], gap="medium")
    with body, st.container(key=_BODY_KEY):
        choose_muscle(wish.muscle, words, _toggle_muscle)
    with grid:
        found = desk.exercises.find(wish)
        _count(wish, len(found), words)
        if found:
            _show_found(desk, wish, found, words)
        else:
            st.info(words.text("library-none"), icon=":material/search_off:")


def _count(wish: BrowseFilter, count: int, words: Words) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.caption(words.text("library-count", count=count), width="content")
        if wish != BrowseFilter():
            st.button(
                words.text("library-clear"),
                key="library_clear",
                type="tertiary",
                icon=":material/filter_alt_off:",
                on_click=place.clear,
            )


def _show_found(desk: LibraryDesk, wish: BrowseFilter, found: Sequence[ExerciseRecord], words: Words) -> None:
    shown = _shown(wish)
    show_gallery(found[:shown], desk.pictures, words, "grid", wish.language)
    if shown < len(found):
        st.button(
            words.text("library-more", count=len(found) - shown),
            key="library_more",
            width="stretch",
            on_click=_show_more,
            args=(wish,),
        )


def _toggle_muscle(muscle: Muscle) -> None:
    place.choose("muscle", None if place.wish().muscle is muscle else muscle)


def _shown(wish: BrowseFilter) -> int:
    of, count = st.session_state.get(_SHOWN_KEY, (None, 0))
    return int(count) if of == wish else _PER_PAGE


def _show_more(wish: BrowseFilter) -> None:
    st.session_state[_SHOWN_KEY] = (wish, _shown(wish) + _PER_PAGE)
