"""The page of one exercise: how it moves, what it trains, how to do it, what to do instead, where it comes from."""

from __future__ import annotations

import html
from collections.abc import Sequence

import streamlit as st

from domain.errors import NotFound
from domain.vocabulary import Language, Muscle
from knowledge.exercises.catalogue import ExerciseRecord
from tools.pictures.shelf import View
from ui.escaping import literal
from ui.library import place
from ui.library.body_map import show_muscles
from ui.library.desk import LibraryDesk
from ui.library.gallery import name_in, show_gallery
from ui.library.log_button import show_log_button, show_logged
from ui.library.origin import show_origin
from ui.library.picture_links import picture_link
from ui.library.take_away import show_take_away
from ui.switching import ask_in_chat
from ui.words import Words


def show_exercise(desk: LibraryDesk, exercise_id: str, words: Words) -> None:
    """The page; one sentence where there is no such exercise."""
    st.button(
        words.text("library-back"), key="library_back", icon=":material/arrow_back:", type="tertiary", on_click=_back
    )
    try:
        entry = desk.exercises.open(exercise_id)
    except NotFound:
        st.info(words.text("library-unknown"), icon=":material/search_off:")
        return
    exercise = entry.exercise
    name, _ = name_in(exercise, words.language)
    st.title(literal(name), anchor=False)
    if others := _other_names(exercise, name):
        st.caption(literal(" · ".join(others)))
    _facts(exercise, words)
    _buttons(desk, exercise, name, words)
    picture, muscles = st.columns([1.25, 1], gap="large")
    with picture:
        _pictures(desk, exercise, name, words)
        if entry.imported:  # a licence belongs beside the photos that it is about
            show_origin(entry, words)
        _how_to(exercise, words)
    with muscles:
        show_muscles(exercise, words, _show_muscle)
        _muscle_names(exercise, words)
        _caution(exercise, words)
    _variations(desk, exercise, words)
    if not entry.imported:
        st.divider()
        show_origin(entry, words)


def _back() -> None:
    place.open_exercise(None)


def _show_muscle(muscle: Muscle) -> None:
    """Back in the grid, with all that train the muscle."""
    place.clear()
    place.choose("muscle", muscle)
    place.open_exercise(None)


def _other_names(exercise: ExerciseRecord, name: str) -> list[str]:
    return [other for other in dict.fromkeys(exercise.names.values()) if other != name]


def _pictures(desk: LibraryDesk, exercise: ExerciseRecord, name: str, words: Words) -> None:
    """The moving picture, and the phases below it.

    The hardest pose stands there until it has been drawn, and stays for those who want nothing to move.
    """
    views = desk.pictures.views(exercise.id)
    moving = next((view for view in (View.WEBP, View.GIF) if view in views), None)
    if moving is None:
        return
    address = picture_link(exercise.id, moving, words.language)
    calm = picture_link(exercise.id, View.STILL, words.language)
    alt = html.escape(words.text("animation-of", name=name), quote=True)
    st.html(
        f'<picture><source media="(prefers-reduced-motion: reduce)" srcset="{calm}">'
        f'<img class="exercise-moving" src="{address}" alt="{alt}" width="480" height="480" '
        'style="width:100%;max-width:480px;height:auto;aspect-ratio:1;border-radius:0.75rem;display:block;'
        f"background:#f3f6f9 url('{calm}') center/cover\"></picture>"
    )
    if View.PHASES in views:
        phases = picture_link(exercise.id, View.PHASES, words.language)
        alt = html.escape(words.text("library-phases-of", name=name), quote=True)
        st.html(
            f'<img class="exercise-phases" src="{phases}" alt="{alt}" loading="lazy" '
            'style="width:100%;max-width:480px;height:auto;border-radius:0.75rem;display:block">'
        )


def _facts(exercise: ExerciseRecord, words: Words) -> None:
    facts = [words.name("kind", exercise.kind)]
    facts += [words.name("level", exercise.level)] if exercise.level else []
    facts += [words.name("equipment", tool) for tool in exercise.equipment]
    st.markdown(" ".join(f":gray-badge[{literal(fact)}]" for fact in facts))


def _buttons(desk: LibraryDesk, exercise: ExerciseRecord, name: str, words: Words) -> None:
    with st.container(horizontal=True, gap="small"):
        if st.button(words.text("library-ask"), key="library_ask", icon=":material/chat:", type="primary"):
            ask_in_chat(words.text("library-question", name=name))
        show_log_button(exercise.id, name, words)
        show_take_away(desk.pictures, exercise.id, words)
    show_logged(exercise.id, words)


def _muscle_names(exercise: ExerciseRecord, words: Words) -> None:
    """What the colours of the body map mean."""
    lines = [
        ("red", "library-main-muscles", exercise.primary_muscles),
        ("orange", "library-helpers", exercise.secondary_muscles),
    ]
    shown = [
        f":{colour}[●] **{literal(words.text(key))}**: {literal(words.names('muscle', muscles))}"
        for colour, key, muscles in lines
        if muscles
    ]
    st.markdown("  \n".join(shown))


def _caution(exercise: ExerciseRecord, words: Words) -> None:
    if exercise.avoid:
        parts = words.names("body_part", exercise.avoid)
        st.warning(literal(words.text("library-avoid", parts=parts)), icon=":material/health_and_safety:")


def _how_to(exercise: ExerciseRecord, words: Words) -> None:
    """Steps in the page's language or the one that there is; cues and mistakes, which stand in English only."""
    spoken = words.language if words.language in exercise.steps else next(iter(exercise.steps), None)
    steps = exercise.steps[spoken] if spoken else []
    if steps:
        st.subheader(literal(words.text("steps")), anchor=False)
        st.markdown("\n".join(f"{number}. {literal(step)}" for number, step in enumerate(steps, start=1)))
    if words.language is Language.EN:
        _tips(exercise, words)
    elif exercise.cues or exercise.mistakes:
        with st.expander(literal(words.text("library-tips-in-english"))):
            _tips(exercise, words)


def _tips(exercise: ExerciseRecord, words: Words) -> None:
    for heading, lines in (("cues", exercise.cues), ("mistakes", exercise.mistakes)):
        if lines:
            st.markdown(f"**{literal(words.text(heading))}**\n" + "\n".join(f"- {literal(line)}" for line in lines))


def _variations(desk: LibraryDesk, exercise: ExerciseRecord, words: Words) -> None:
    """The exercises that this one leads to, each as a card."""
    kinds: list[tuple[str, Sequence[str]]] = [
        ("easier", exercise.easier),
        ("harder", exercise.harder),
        ("swaps", exercise.swaps),
    ]
    shown: set[str] = set()
    for kind, ids in kinds:
        found = desk.exercises.known([exercise_id for exercise_id in ids if exercise_id not in shown])
        shown.update(ids)
        if found:
            st.subheader(literal(words.text(f"library-{kind}")), anchor=False)
            show_gallery(found, desk.pictures, words, kind)
