"""Pictures of exercises, drawn on first request and kept on disk."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np

from domain.errors import NotFound, StorageError
from domain.vocabulary import Language, Muscle
from knowledge.exercises.catalogue import Catalogue
from knowledge.exercises.motion import MOTIONS_DIR, Cycle, Motion, cycle, load_motion, motion_path
from tools.pictures.encode import Picture, Reel, png, still_webp, webp
from tools.pictures.gif import gif
from tools.pictures.label import MuscleLabels, stamp
from tools.pictures.painter import paint
from tools.pictures.scene import Stage, staged
from tools.pictures.video import mp4

ImageFormat = Literal["gif", "webp", "mp4"]
StillFormat = Literal["png", "webp"]
SIZE_PX = 480
# A mirrored cycle is shown twice: fewer frames a side keep the file small.
FRAMES = 24
FRAMES_A_SIDE = 16
# GIF counts time in hundredths of a second.
_TICK_MS = 10
# From this ratio of width to height a still shows the phases side by side.
WIDE = 1.5
# More phases side by side would be too small to see.
MOST_PHASES = 4
_ROOT = Path(__file__).resolve().parents[2]
_ENCODERS = {"gif": gif, "webp": webp, "mp4": mp4}
_STILL_ENCODERS = {"png": png, "webp": still_webp}
_MAGIC = {
    ".gif": (b"GIF89a", b";"),
    ".webp": (b"RIFF", b""),
    ".png": (b"\x89PNG", b"\xaeB`\x82"),
    ".mp4": (b"", b""),
}


class ExerciseRenderer:
    """Draws the animation and still pictures of exercises that have a motion.

    Files lie under `cache_dir`; their names hold a hash of the motion file, the muscles and the drawing code, so that a
    changed motion is drawn anew. Raises NotFound for an exercise without a motion, StorageError where the folder cannot
    be written.
    """

    def __init__(
        self,
        cache_dir: Path,
        catalogue: Catalogue,
        motions_dir: Path = MOTIONS_DIR,
        labels: MuscleLabels | None = None,
    ) -> None:
        """Without `labels` pictures name no muscles."""
        self._cache_dir = cache_dir
        self._catalogue = catalogue
        self._motions_dir = motions_dir
        self._labels = labels

    def has_motion(self, exercise_id: str) -> bool:
        """Whether there is a motion file for the exercise."""
        return self._motion_path(exercise_id) is not None

    def animation(self, exercise_id: str, image_format: ImageFormat = "gif", language: Language = Language.EN) -> Path:
        """The looping picture of an exercise, 480 × 480 pixels, its working muscles named in `language`."""
        path = self._path(exercise_id, f".{image_format}", language)
        if not _is_whole(path):
            motion = self._load(exercise_id)
            whole = _cycle(motion)
            pictures = paint(self._stage(motion, whole), SIZE_PX)
            self._name_muscles(pictures, exercise_id, language)
            durations = [_TICK_MS * max(2, round(1000 * seconds / _TICK_MS)) for seconds in whole.durations_s]
            _write(path, _ENCODERS[image_format](Reel(pictures, whole.order, durations)))
        return path

    def cached(
        self, exercise_id: str, image_format: ImageFormat = "gif", language: Language = Language.EN
    ) -> Path | None:
        """The looping picture if it has been drawn before; None if it has not, or there is no motion."""
        if not self.has_motion(exercise_id):
            return None
        path = self._path(exercise_id, f".{image_format}", language)
        return path if _is_whole(path) else None

    def still(
        self, exercise_id: str, width: int = SIZE_PX, height: int = SIZE_PX, image_format: StillFormat = "png"
    ) -> Path:
        """The hardest key pose, or, at least half as wide again as high, the key poses side by side."""
        path = self._path(exercise_id, f"-{width}x{height}.{image_format}")
        if not _is_whole(path):
            motion = self._load(exercise_id)
            whole = _cycle(motion)
            stage = self._stage(motion, whole)
            count = max(1, min(len(motion.file.keys), MOST_PHASES, width // height if width >= WIDE * height else 1))
            if width >= WIDE * height:
                count = max(2, count)
            sheet = _side_by_side(stage, _phases(whole, count), (width, height))
            _write(path, _STILL_ENCODERS[image_format](sheet))
        return path

    def phases(self, exercise_id: str, height: int = SIZE_PX) -> Path:
        """A PNG of the key poses side by side, `height` pixels high and as wide as they need."""
        count = min(len(self._load(exercise_id).file.keys), MOST_PHASES)
        return self.still(exercise_id, max(2, count) * height, height)

    def frames(self, exercise_id: str, size: int = SIZE_PX) -> list[Picture]:
        """All frames of the cycle as RGB arrays [size, size, 3]."""
        motion = self._load(exercise_id)
        whole = _cycle(motion)
        pictures = paint(self._stage(motion, whole), size)
        return [pictures[index][:, :, 2::-1] for index in whole.order]

    def _kept(self, path: Path, draw: Callable[[], bytes]) -> Path:
        """The file at `path`, drawn if it is not there from its first to its last byte."""
        if not _is_whole(path):
            _write(path, draw())
        return path

    def _motion_path(self, exercise_id: str) -> Path | None:
        return motion_path(exercise_id, self._motions_dir)

    def _load(self, exercise_id: str) -> Motion:
        return load_motion(exercise_id, self._motions_dir)

    def _muscles(self, exercise_id: str) -> tuple[list[Muscle], list[Muscle]]:
        """Primary and secondary muscles; none where the catalogue does not know the exercise."""
        if exercise_id not in self._catalogue:
            return [], []
        exercise = self._catalogue.get(exercise_id)
        if exercise.primary_muscles == [Muscle.FULL_BODY]:
            return [], exercise.primary_muscles  # all of the body in the strongest tint says nothing
        return exercise.primary_muscles, exercise.secondary_muscles

    def _name_muscles(self, pictures: list[Picture], exercise_id: str, language: Language) -> None:
        """Stamps the names of the tinted muscles onto the pictures."""
        primary, secondary = self._muscles(exercise_id)
        strip = self._labels.strip(primary or secondary, language, SIZE_PX) if self._labels else None
        if strip is not None:
            stamp(pictures, strip)

    def _stage(self, motion: Motion, whole: Cycle) -> Stage:
        return staged(motion, whole, *self._muscles(motion.exercise_id))

    def _path(self, exercise_id: str, ending: str, language: Language | None = None) -> Path:
        source = self._motion_path(exercise_id)
        if source is None:
            raise NotFound(f"There is no motion for the exercise {exercise_id!r}.", field="exercise_id")
        muscles = self._muscles(exercise_id)
        named = self._labels.text([*muscles[0], *muscles[1]], language) if self._labels and language else ""
        look = source.read_bytes() + f"{muscles}{named}".encode() + code_version()
        return self._cache_dir / f"{exercise_id}-{hashlib.sha256(look).hexdigest()[:16]}{ending}"


@cache
def code_version() -> bytes:
    """A hash of all that decides what a motion looks like: code and tables of the drawing and the motion engine."""
    digest = hashlib.sha256()
    for folder in (_ROOT / "tools/pictures", _ROOT / "knowledge/exercises"):
        for path in sorted([*folder.rglob("*.py"), *folder.glob("*.yaml")]):
            digest.update(path.name.encode() + path.read_bytes())
    return digest.digest()


def _cycle(motion: Motion) -> Cycle:
    return cycle(motion, FRAMES_A_SIDE if motion.file.mirror else FRAMES)


def _phases(whole: Cycle, count: int) -> list[int]:
    """Poses for a still: the hardest key, or `count` keys in the order of the movement, the hardest among them."""
    keys = list(dict.fromkeys(whole.order[frame] for frame in whole.key_frames))
    hardest = max(keys, key=lambda pose: whole.efforts[pose])
    if count == 1:
        return [hardest]
    chosen = keys[:count]
    return chosen if hardest in chosen else [*chosen[:-1], hardest]


def _side_by_side(stage: Stage, phases: list[int], size: tuple[int, int]) -> Picture:
    """The phases in equal panels on the background's colour."""
    from tools.pictures.palette import colour

    width, height = size
    panel = min(width // len(phases), height)
    sheet = np.full((height, width, 4), (*reversed(colour("background")), 255), dtype=np.uint8)
    left = (width - panel * len(phases)) // 2
    top = (height - panel) // 2
    for index, picture in enumerate(paint(stage, panel, phases)):
        start = left + index * panel
        sheet[top : top + panel, start : start + panel] = picture
    return sheet


def _is_whole(path: Path) -> bool:
    """Whether a cached file is there from its first to its last byte."""
    head, tail = _MAGIC[path.suffix]
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise StorageError(f"The picture {path.name} cannot be read: {error}", field="cache_dir") from error
    if path.suffix == ".webp":
        return data.startswith(head) and len(data) == int.from_bytes(data[4:8], "little") + 8
    if path.suffix == ".mp4":
        return _ends_with_a_box(data)
    return data.startswith(head) and data.endswith(tail)


def _ends_with_a_box(data: bytes) -> bool:
    """Whether the boxes of an MP4, each beginning with its length, fill the file (ISO/IEC 14496-12, 4.2)."""
    end = 0
    while 0 <= end < len(data):
        length = int.from_bytes(data[end : end + 4], "big")
        end = end + length if length >= 8 else -1
    return end == len(data) > 0


def _write(path: Path, data: bytes) -> None:
    """Writes a file in one step: readers see the whole file or none."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        os.replace(name, path)
    except OSError as error:
        raise StorageError(
            f"The picture cannot be written to {path.parent}: {error}",
            field="cache_dir",
            hint="Make the folder writable.",
        ) from error
