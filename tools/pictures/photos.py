"""Moving pictures of imported exercises: their photos, fading into one another, beside those that are drawn."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from domain.vocabulary import Language
from knowledge.exercises.catalogue import Catalogue
from tools.pictures.encode import Picture, Reel, png, still_webp, webp
from tools.pictures.gif import gif
from tools.pictures.label import MuscleLabels
from tools.pictures.renderer import MOST_PHASES, SIZE_PX, WIDE, ExerciseRenderer, ImageFormat, StillFormat
from tools.pictures.video import mp4

Photos = Callable[[str], Sequence[Path]]
"""Gives the photos of an exercise that cannot be drawn, in the order of the movement."""
HOLD_MS = 900
"""How long each photo stands still."""
FADE_STEPS, FADE_STEP_MS = 5, 70
_LAYOUT = "1"
"""Raised when these pictures come to look different."""
_ENCODERS = {"gif": gif, "webp": webp, "mp4": mp4}
_STILL_ENCODERS = {"png": png, "webp": still_webp}


class LibraryRenderer(ExerciseRenderer):
    """Draws the exercises that have a motion, and shows the photos of those that have none."""

    def __init__(
        self, cache_dir: Path, catalogue: Catalogue, photos: Photos, labels: MuscleLabels | None = None
    ) -> None:
        super().__init__(cache_dir, catalogue, labels=labels)
        self._photos = photos

    def has_motion(self, exercise_id: str) -> bool:
        """Whether there is a motion file or a photo."""
        return super().has_motion(exercise_id) or bool(self._photos(exercise_id))

    def animation(self, exercise_id: str, image_format: ImageFormat = "gif", language: Language = Language.EN) -> Path:
        """The looping picture; photos name no muscles and are the same in every language."""
        if super().has_motion(exercise_id):
            return super().animation(exercise_id, image_format, language)
        path = self._path(exercise_id, f".{image_format}", language)
        return self._kept(path, lambda: _ENCODERS[image_format](reel(self._photos(exercise_id))))

    def still(
        self, exercise_id: str, width: int = SIZE_PX, height: int = SIZE_PX, image_format: StillFormat = "png"
    ) -> Path:
        """The last photo, or, at least half as wide again as high, the photos side by side."""
        if super().has_motion(exercise_id):
            return super().still(exercise_id, width, height, image_format)
        photos = list(self._photos(exercise_id))
        chosen = photos[:MOST_PHASES] if width >= WIDE * height else photos[-1:]
        path = self._path(exercise_id, f"-{width}x{height}.{image_format}")
        return self._kept(path, lambda: _STILL_ENCODERS[image_format](_beside(chosen, width, height)))

    def phases(self, exercise_id: str, height: int = SIZE_PX) -> Path:
        """A PNG of the phases side by side."""
        if super().has_motion(exercise_id):
            return super().phases(exercise_id, height)
        return self.still(exercise_id, max(2, min(len(self._photos(exercise_id)), MOST_PHASES)) * height, height)

    def _path(self, exercise_id: str, ending: str, language: Language | None = None) -> Path:
        photos = () if super().has_motion(exercise_id) else self._photos(exercise_id)
        if not photos:
            return super()._path(exercise_id, ending, language)
        look = "\n".join([_LAYOUT, *(photo.name for photo in photos)])  # a photo's name says what it holds
        return self._cache_dir / f"{exercise_id}-{hashlib.sha256(look.encode()).hexdigest()[:16]}{ending}"


def reel(photos: Sequence[Path], size: int = SIZE_PX) -> Reel:
    """The photos in turn, each fading into the next and the last into the first."""
    stills = [_fitted(photo, size, size) for photo in photos]
    pictures: list[Picture] = []
    durations: list[int] = []
    for place, still in enumerate(stills):
        following = stills[(place + 1) % len(stills)]
        pictures.append(still)
        durations.append(HOLD_MS)
        for step in range(1, FADE_STEPS if len(stills) > 1 else 0):
            share = step / FADE_STEPS
            pictures.append(np.rint(still * (1 - share) + following * share).astype(np.uint8))
            durations.append(FADE_STEP_MS)
    return Reel(pictures, range(len(pictures)), durations)


def _beside(photos: Sequence[Path], width: int, height: int) -> Picture:
    panel = width // len(photos)
    sheet = _ground(width, height)
    for place, photo in enumerate(photos):
        sheet[:, place * panel : (place + 1) * panel] = _fitted(photo, panel, height)
    return sheet


def _fitted(photo: Path, width: int, height: int) -> Picture:
    """A photo as large as fits into the middle of a ground, BGRA [height, width, 4]."""
    from PIL import Image, ImageOps

    with Image.open(photo) as image:
        upright = ImageOps.exif_transpose(image).convert("RGB")
        fitted = ImageOps.contain(upright, (width, height), Image.Resampling.LANCZOS)
    pixels = np.asarray(fitted)[:, :, ::-1]
    sheet = _ground(width, height)
    top, left = (height - pixels.shape[0]) // 2, (width - pixels.shape[1]) // 2
    sheet[top : top + pixels.shape[0], left : left + pixels.shape[1], :3] = pixels
    return sheet


def _ground(width: int, height: int) -> Picture:
    from tools.pictures.palette import colour

    return np.full((height, width, 4), (*reversed(colour("background")), 255), dtype=np.uint8)
