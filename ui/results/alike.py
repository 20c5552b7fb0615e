"""What a picture shows or looks like: the first exercise with its animation, then the others with how sure each is."""

from __future__ import annotations

import streamlit as st

from tools.recognition.identify_exercise import ExerciseCandidate, IdentifyExerciseResult
from ui.escaping import literal
from ui.results.pictures import show_picture
from ui.words import Words


def show_alike(result: IdentifyExerciseResult, words: Words) -> None:
    """Nothing where no exercise was found: the answer says why."""
    candidates = result.candidates
    if not candidates:
        return
    animated = next((one for one in candidates if one.gif), None)
    picture, facts = st.columns(2, vertical_alignment="center")
    with picture:
        if animated and animated.gif:
            name = _name(animated, words)
            show_picture(animated.gif, words.text("animation-of", name=name), words)
            st.caption(literal(name))
    with facts:
        show = _named if result.by_sight else _candidate
        for candidate in candidates:
            show(candidate, words)


def _candidate(candidate: ExerciseCandidate, words: Words) -> None:
    """Name, muscles, and a bar for the confidence: how often such a likeness was right."""
    share = round(100 * candidate.confidence)
    sure = words.text("alike-confidence", percent=str(share) if share else "<1")
    st.progress(candidate.confidence, text=f"**{literal(_name(candidate, words))}** · {literal(sure)}")
    st.caption(literal(words.names("muscle", candidate.primary_muscles)))


def _named(candidate: ExerciseCandidate, words: Words) -> None:
    """Name, muscles, and how sure a vision model says it is: no bar, since nobody has measured that."""
    said = f" · {literal(words.text(f'alike-said-{candidate.said}'))}" if candidate.said else ""
    st.markdown(f"**{literal(_name(candidate, words))}**{said}")
    st.caption(literal(words.names("muscle", candidate.primary_muscles)))


def _name(candidate: ExerciseCandidate, words: Words) -> str:
    return words.local(candidate.names, candidate.name)
