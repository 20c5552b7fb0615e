"""Pictures of exercises, small enough for a file that is printed or sent."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Protocol

from tools.exporting.document import Picture

THUMBNAIL_PX = (200, 200)
PHASES_PX = (480, 240)
_QUALITY = 82


class Stills(Protocol):
    """What draws them: `tools.pictures.renderer.ExerciseRenderer`."""

    def has_motion(self, exercise_id: str) -> bool:
        """Whether the exercise can be drawn."""
        ...

    def still(self, exercise_id: str, width: int, height: int) -> Path:
        """A PNG of the hardest pose, or of the phases side by side where it is wide."""
        ...


class ExercisePictures:
    """JPEGs of exercises; none where there is no motion."""

    def __init__(self, stills: Stills) -> None:
        self._stills = stills

    def thumbnail(self, exercise_id: str, name: str) -> Picture | None:
        """The hardest pose."""
        return self._picture(exercise_id, name, THUMBNAIL_PX)

    def phases(self, exercise_id: str, name: str) -> Picture | None:
        """The movement in two pictures side by side."""
        return self._picture(exercise_id, name, PHASES_PX)

    def _picture(self, exercise_id: str, name: str, size: tuple[int, int]) -> Picture | None:
        if not self._stills.has_motion(exercise_id):
            return None
        return Picture(_jpeg(self._stills.still(exercise_id, *size)), name)


def _jpeg(file: Path) -> bytes:
    from PIL import Image

    data = io.BytesIO()
    with Image.open(file) as image:
        image.convert("RGB").save(data, "JPEG", quality=_QUALITY, optimize=True)
    return data.getvalue()
