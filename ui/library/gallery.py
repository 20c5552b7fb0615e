"""Exercises as a grid of cards that move under the pointer and lead to their pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from domain.vocabulary import Language
from knowledge.exercises.catalogue import ExerciseRecord
from tools.pictures.shelf import PictureShelf, View
from ui.library import place
from ui.library.components import gallery
from ui.library.picture_links import picture_link
from ui.words import Words


def show_gallery(
    exercises: Sequence[ExerciseRecord],
    pictures: PictureShelf,
    words: Words,
    key: str,
    names: Language | None = None,
) -> None:
    """The cards, named in `names` (default: the page's language). The grid called "grid" fills the page."""
    fills = key == "grid"
    data = {
        "cards": [_card(exercise, pictures, words, names or words.language) for exercise in exercises],
        "few": not fills,
        "keeps_place": fills,
    }
    mounted = f"library_{key}"

    def opened() -> None:
        place.open_exercise(st.session_state[mounted].get("opened"))

    gallery()(key=mounted, data=data, on_opened_change=opened)


def name_in(exercise: ExerciseRecord, language: Language) -> tuple[str, Language]:
    """The name in the language, or the English one, or the first there is; and the language that it is in."""
    for tried in (language, Language.EN, *exercise.names):
        if tried in exercise.names:
            return exercise.names[tried], tried
    return exercise.id, Language.EN


def _card(exercise: ExerciseRecord, pictures: PictureShelf, words: Words, language: Language) -> dict[str, Any]:
    name, spoken = name_in(exercise, language)
    views = pictures.views(exercise.id)
    notes = [words.names("muscle", exercise.primary_muscles), words.names("equipment", exercise.equipment)]
    return {
        "id": exercise.id,
        "name": name,
        "lang": spoken,
        "note": " · ".join(note for note in notes if note),
        "href": place.link(exercise.id),
        "still": picture_link(exercise.id, View.STILL, words.language) if View.STILL in views else None,
        "moving": _moving(exercise.id, views, words.language),
    }


def _moving(exercise_id: str, views: Sequence[View], language: Language) -> str | None:
    """The smaller of the looping pictures that there are."""
    for view in (View.WEBP, View.GIF):
        if view in views:
            return picture_link(exercise_id, view, language)
    return None
