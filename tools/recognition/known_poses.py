"""All poses that a photo is compared with: the catalogue's own movements and the photos of imported exercises."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np

from knowledge.exercises.imported import ImportedExercises
from knowledge.exercises.library import ExerciseLibrary
from knowledge.exercises.motion import motion_path
from tools.pictures.renderer import code_version
from tools.recognition.drawn_poses import AZIMUTHS, ELEVATION, FRAMES, drawn_poses
from tools.recognition.gallery import Gallery, gallery_of
from tools.recognition.metric import Metric
from tools.recognition.pose import PoseEstimator, Poses
from tools.recognition.pose_cache import PoseCache


class KnownPoses:
    """Builds the gallery; what takes long (drawing 200 movements, looking at 1,700 photos) is kept on disk."""

    def __init__(
        self, library: ExerciseLibrary, imports: Sequence[ImportedExercises], estimator: PoseEstimator, data_dir: Path
    ) -> None:
        """`imports` are the sources of the library; poses are kept below `data_dir`."""
        self.estimator = estimator
        self._library = library
        self._imports = {source.source: source for source in imports}
        self._folder = data_dir / "recognition"
        self._cache = PoseCache(self._folder, estimator)

    @property
    def is_prepared(self) -> bool:
        """Whether the gallery can be put together at once."""
        return self._drawn_file.exists() and not self._cache.missing(self._all_photos())

    def prepare(self) -> None:
        """Draw and look at everything that has not been."""
        self._drawn()
        for _ in self._cache.look(self._all_photos()):
            pass

    def gallery(self, metric: Metric) -> Gallery:
        """Everything that is known now; photos that were never looked at are left out."""
        return gallery_of(metric, [*self._drawn_of_each(), *self._photographed()])

    def drawn_gallery(self, metric: Metric) -> Gallery:
        """The catalogue's own movements alone."""
        return gallery_of(metric, list(self._drawn_of_each()))

    def main_muscle(self, exercise_id: str) -> str:
        """The first muscle that an exercise trains; empty where nobody says."""
        return next(iter(self._library.get(exercise_id).primary_muscles), "")

    @property
    def drawn_count(self) -> int:
        """How many exercises have a drawn movement."""
        return len(self._drawn())

    def drawn_by_source(self) -> dict[str, str]:
        """The exercises with a drawn movement, by their ids elsewhere ("free-exercise-db:Barbell_Squat")."""
        drawn = self._drawn()
        return {source: one for one in drawn for source in self._library.get(one).source_ids}

    def _drawn_of_each(self) -> Iterator[tuple[str, Poses, bool]]:
        for exercise_id, poses in self._drawn().items():
            yield exercise_id, poses, False

    def _photographed(self) -> Iterator[tuple[str, Poses, bool]]:
        for exercise_id, photo in self._photos:
            poses = self._cache.known(photo)
            if poses is not None:
                yield exercise_id, poses, True

    def _all_photos(self) -> list[Path]:
        return [photo for _, photo in self._photos]

    @cached_property
    def _photos(self) -> list[tuple[str, Path]]:
        """Every imported photo and whose it is: of the exercise itself, or of one that was merged into it."""
        return [
            (exercise_id, photo)
            for exercise_id, entry in self._library.entries.items()
            for imported in [*([entry.imported] if entry.imported else []), *entry.same]
            for photo in self._imports[imported.credit.source].photo_files(imported)
        ]

    @property
    def _drawn_file(self) -> Path:
        settings = f"{FRAMES} {AZIMUTHS} {ELEVATION}".encode()
        motions = [path.read_bytes() for _, path in self._motions()]
        version = hashlib.sha256(b"\0".join([code_version(), settings, *motions])).hexdigest()[:16]
        return self._folder / f"drawn-{version}.npz"

    def _motions(self) -> Iterator[tuple[str, Path]]:
        for exercise_id in sorted(self._library.entries):
            path = motion_path(exercise_id)
            if path is not None:
                yield exercise_id, path

    def _drawn(self) -> dict[str, Poses]:
        """The poses of every movement, from disk or drawn now (about ten seconds)."""
        path = self._drawn_file
        if path.exists():
            with np.load(path) as file:
                return {name: Poses.unpacked(file[name]) for name in file.files}
        drawn = {exercise_id: drawn_poses(exercise_id) for exercise_id, _ in self._motions()}
        self._folder.mkdir(parents=True, exist_ok=True)
        for old in self._folder.glob("drawn-*.npz"):
            old.unlink(missing_ok=True)
        np.savez_compressed(path, **{name: poses.packed() for name, poses in drawn.items()})  # type: ignore[arg-type]
        return drawn
