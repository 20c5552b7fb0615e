"""Many animations at once, on all cores."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context

from domain.vocabulary import Language
from tools.pictures.renderer import ExerciseRenderer

# Below this many pictures the workers' start costs more time than it saves.
_WORTH_A_POOL = 8


def undrawn(renderer: ExerciseRenderer, exercise_ids: Sequence[str], language: Language = Language.EN) -> list[str]:
    """The exercises that have a motion but no animation on disk with its label in `language`."""
    return [id_ for id_ in exercise_ids if renderer.has_motion(id_) and renderer.cached(id_, "gif", language) is None]


def draw_all(
    renderer: ExerciseRenderer, exercise_ids: Sequence[str], language: Language = Language.EN
) -> Iterator[str]:
    """Draw the animations and yield each exercise as soon as its file is there; raises what the drawing raises."""
    cores = os.cpu_count() or 1
    if cores == 1 or len(exercise_ids) < _WORTH_A_POOL:
        for exercise_id in exercise_ids:
            renderer.animation(exercise_id, "gif", language)
            yield exercise_id
        return
    # Workers start afresh: a fork of a process with threads may hang.
    context = get_context("spawn")
    with ProcessPoolExecutor(min(cores, len(exercise_ids)), context, _equip, (renderer,)) as pool:
        drawing = {pool.submit(_draw, exercise_id, language): exercise_id for exercise_id in exercise_ids}
        for done in as_completed(drawing):
            done.result()
            yield drawing[done]


_worker: list[ExerciseRenderer] = []


def _equip(renderer: ExerciseRenderer) -> None:
    """Give a worker the renderer that it keeps, so that it reads the catalogue once."""
    _worker.append(renderer)


def _draw(exercise_id: str, language: Language) -> None:
    _worker[0].animation(exercise_id, "gif", language)
