"""Exercises with their animations, and drawn pictures."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from domain.vocabulary import Language
from knowledge.exercises.imported import Credit
from tools.exercises.find_exercises import FindExercisesResult, FoundExercise
from tools.pictures.generate_image import GenerateImageResult
from ui.escaping import literal
from ui.library import desk as library_desk
from ui.library.origin import credit_line
from ui.results.pictures import PICTURE_WIDTH_PX, show_picture
from ui.results.tables import folded
from ui.switching import exercise_link
from ui.words import Words

OWN_NAME_SCORE = 1.0
"""The score of an exercise that was asked for by its name."""
_PER_ROW = 3


def show_exercises(result: FindExercisesResult, words: Words) -> None:
    """The exercise that was named stands alone, the others folded away; otherwise all as a grid."""
    found = result.exercises
    if not found:
        return
    named = found[0].score == OWN_NAME_SCORE or len(found) == 1
    if not named:
        _grid(found, words)
        return
    picture, facts = st.columns(2, vertical_alignment="center")
    with picture:
        _animation(found[0], words)
    with facts:
        _facts(found[0], words)
    if len(found) > 1:
        with folded(words.text("more-exercises")):
            _grid(found[1:], words)


def show_image(result: GenerateImageResult, words: Words) -> None:
    """A drawn picture."""
    with st.container(width=PICTURE_WIDTH_PX):
        show_picture(result.image, words.text("picture-of", name=result.prompt), words)


def _grid(exercises: Sequence[FoundExercise], words: Words) -> None:
    for start in range(0, len(exercises), _PER_ROW):
        row = exercises[start : start + _PER_ROW]
        for column, exercise in zip(st.columns(_PER_ROW), row, strict=False):
            with column:
                _animation(exercise, words)
                _facts(exercise, words)


def _animation(exercise: FoundExercise, words: Words) -> None:
    if exercise.gif:
        name = words.local(exercise.names, exercise.name)
        show_picture(exercise.gif, words.text("animation-of", name=name), words)


def _facts(exercise: FoundExercise, words: Words) -> None:
    """Name, what it trains and with what, and how to do it."""
    st.markdown(f"**{literal(words.local(exercise.names, exercise.name))}**")
    muscles = words.names("muscle", exercise.primary_muscles)
    equipment = words.names("equipment", exercise.equipment)
    level = words.name("level", exercise.level) if exercise.level else ""
    st.caption(literal(" · ".join(part for part in (muscles, equipment, level) if part)))
    for attribution in exercise.attributions:
        st.caption(credit_line(Credit(**attribution.model_dump()), words))
    with folded(words.text("steps")):
        _how_to(exercise, words)
    if library_desk.desk() is not None:
        exercise_link(exercise.id, words.text("library-open"))


def _how_to(exercise: FoundExercise, words: Words) -> None:
    steps = exercise.steps_by_language.get(words.language) or exercise.steps
    st.markdown("\n".join(f"{number}. {literal(step)}" for number, step in enumerate(steps, start=1)))
    for heading, lines in (("cues", exercise.cues), ("mistakes", exercise.mistakes)):
        if lines and words.language is Language.EN:  # the catalogue has these in English only
            st.markdown(f"**{literal(words.text(heading))}**\n" + _bullets(lines))


def _bullets(lines: Sequence[str]) -> str:
    return "\n".join(f"- {literal(line)}" for line in lines)
