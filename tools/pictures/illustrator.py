"""Pictures without a diffusion model: stills of the exercise that the prompt names, drawn by the renderer."""

from __future__ import annotations

from domain.errors import NotFound
from retrievers.exercises import ExerciseSearch
from tools.pictures.generate_image import GeneratedImage
from tools.pictures.renderer import ExerciseRenderer

METHOD = "illustration"
_MIN_SCORE = 0.5
"""Search score from which a prompt without an exact name is taken to mean the exercise."""


class Illustrator:
    """An ImageGenerator that draws the exercises and yoga poses of the catalogue, and nothing else."""

    def __init__(self, search: ExerciseSearch, renderer: ExerciseRenderer) -> None:
        self._search = search
        self._renderer = renderer

    def generate(self, prompt: str, width: int, height: int, seed: int | None) -> GeneratedImage:
        """A still of the exercise; the seed changes nothing, since the drawing leaves nothing to chance."""
        for hit in self._search.search(prompt, limit=1):
            if hit.score >= _MIN_SCORE and self._renderer.has_motion(hit.exercise.id):
                return GeneratedImage(self._renderer.still(hit.exercise.id, width, height), METHOD)
        raise NotFound(
            "Without an image model only exercises and yoga poses can be drawn.",
            field="prompt",
            hint="Name an exercise, such as 'goblet squat' or 'tree pose'.",
        )
