"""Every picture of an exercise that can be looked at or taken away, drawn when it is first asked for."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from domain.errors import NotFound
from domain.vocabulary import Language
from tools.pictures.renderer import ExerciseRenderer


class View(StrEnum):
    """A picture of an exercise, by the file name that it is known under."""

    STILL = "still.webp"
    PHASES = "phases.png"
    WEBP = "moving.webp"
    GIF = "moving.gif"
    MP4 = "moving.mp4"

    @property
    def moves(self) -> bool:
        """Whether it is a moving picture, which names the muscles."""
        return self in (View.WEBP, View.GIF, View.MP4)


class PictureShelf:
    """The pictures of the exercises that have a motion."""

    def __init__(self, renderer: ExerciseRenderer) -> None:
        self._renderer = renderer

    def views(self, exercise_id: str) -> list[View]:
        """What there is of an exercise; nothing of one that cannot be drawn."""
        return list(View) if self._renderer.has_motion(exercise_id) else []

    def picture(self, exercise_id: str, view: View, language: Language = Language.EN) -> Path:
        """The file; raises NotFound where there is no such picture. Moving ones name the muscles in `language`."""
        if view not in self.views(exercise_id):
            raise NotFound(f"There is no picture of {exercise_id!r}.", field="exercise_id")
        match view:
            case View.STILL:
                return self._renderer.still(exercise_id, image_format="webp")
            case View.PHASES:
                return self._renderer.phases(exercise_id)
            case View.WEBP:
                return self._renderer.animation(exercise_id, "webp", language)
            case View.GIF:
                return self._renderer.animation(exercise_id, "gif", language)
            case View.MP4:
                return self._renderer.animation(exercise_id, "mp4", language)
