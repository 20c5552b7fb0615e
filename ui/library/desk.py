"""What the library page needs; a page without it has no library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from tools.exercises.browse import ExerciseBrowser
from tools.pictures.shelf import PictureShelf

if TYPE_CHECKING:
    from bootstrap import Spotter

_KEY = "library_desk"


@dataclass(frozen=True)
class LibraryDesk:
    """The exercises and their pictures."""

    exercises: ExerciseBrowser
    pictures: PictureShelf


def of(spotter: Spotter) -> LibraryDesk:
    """The desk over the parts of the process."""
    return LibraryDesk(spotter.exercise_browser, spotter.pictures)


def provide(desk: LibraryDesk) -> None:
    """Put the desk where the views find it."""
    st.session_state[_KEY] = desk


def desk() -> LibraryDesk | None:
    """The desk, if the page has one."""
    found: LibraryDesk | None = st.session_state.get(_KEY)
    return found
