"""The body map: as a filter, and as the picture of what an exercise trains."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from domain.vocabulary import Muscle
from knowledge.exercises.catalogue import ExerciseRecord
from tools.pictures.palette import colour
from ui.library.components import body_map
from ui.words import Words

_FILTER_KEY, _SHOWN_KEY = "library_body", "exercise_body"
Pick = Callable[[Muscle], None]


def choose_muscle(selected: Muscle | None, words: Words, on_pick: Pick) -> None:
    """The map as a filter; on a narrow page it is folded away until it is wanted."""
    data = {"hint": words.text("library-body-hint"), "unfold": False, "selected": selected}
    _mount(data, words, _FILTER_KEY, on_pick)


def show_muscles(exercise: ExerciseRecord, words: Words, on_pick: Pick) -> None:
    """What an exercise trains, in the colours of its animation; a muscle leads to all that train it."""
    data = {
        "unfold": True,
        "primary": list(exercise.primary_muscles),
        "secondary": list(exercise.secondary_muscles),
        "page": exercise.id,
    }
    _mount(data, words, _SHOWN_KEY, on_pick)


def _mount(data: dict[str, Any], words: Words, key: str, on_pick: Pick) -> None:
    common = {
        "names": {muscle.value: words.name("muscle", muscle) for muscle in Muscle},
        "sides": [words.text(f"library-view-{side}") for side in ("front", "back")],
        "title": words.text("library-body"),
        "hint": "",
        "selected": None,
        "primary": [],
        "secondary": [],
        "page": None,
        "colours": {name: _css(name) for name in ("primary", "secondary")},
    }

    def picked() -> None:
        muscle = st.session_state[key].get("picked")
        if muscle in list(Muscle):
            on_pick(Muscle(muscle))

    body_map()(key=key, data=common | data, on_picked_change=picked)


def _css(name: str) -> str:
    red, green, blue = colour(name)
    return f"rgb({red} {green} {blue})"
