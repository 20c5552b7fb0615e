"""The photos that recognition is measured on: exercises with their photos and muscles, halved by exercise."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import typer
from numpy.typing import NDArray
from rich.progress import track

from knowledge.exercises.imported import FREE_EXERCISE_DB, ImportedExercises
from tools.recognition.mediapipe_pose import MediaPipePose
from tools.recognition.pose import Poses
from tools.recognition.pose_cache import PoseCache


@dataclass(frozen=True)
class Pictured:
    """An exercise with its photos; `muscle` is its first primary muscle, as its source names it."""

    source_id: str
    muscle: str
    photos: tuple[Path, ...]


@dataclass(frozen=True)
class PhotoPoses:
    """The poses of all photos that show a person, and for each which exercise (by number) it is of."""

    exercises: tuple[Pictured, ...]
    poses: Poses
    owner: NDArray[np.intp]
    photos: int
    """All photos, also those in which nobody was found: these count as not recognised."""

    def owned_by(self, chosen: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Which poses are of the chosen exercises."""
        mask: NDArray[np.bool_] = chosen[self.owner]
        return mask


def pictured_in(folder: Path | None, data_dir: Path) -> list[Pictured]:
    """The exercises of a free-exercise-db folder, or, without one, of the import."""
    if folder is None:
        source = ImportedExercises(data_dir, FREE_EXERCISE_DB)
        found = [
            Pictured(one.source_id, next(iter(one.primary_muscles), ""), tuple(source.photo_files(one)))
            for one in source
        ]
    else:
        found = [_pictured(record, folder) for record in json.loads((folder / "exercises.json").read_text("utf-8"))]
    if not found:
        raise typer.BadParameter("Import free-exercise-db first, or name its folder with --photos.")
    return found


def _pictured(record: dict[str, list[str]], folder: Path) -> Pictured:
    photos = tuple(folder / image for image in record["images"] if (folder / image).is_file())
    return Pictured(f"{FREE_EXERCISE_DB}:{record['id']}", next(iter(record["primaryMuscles"]), ""), photos)


def look_at(exercises: Sequence[Pictured], folder: Path) -> PhotoPoses:
    """Find the poses in all photos; found once and kept in `folder`."""
    cache = PoseCache(folder, MediaPipePose())
    photos = [(number, photo) for number, exercise in enumerate(exercises) for photo in exercise.photos]
    files = [photo for _, photo in photos]
    for _ in track(cache.look(files), "Looking at photos", total=len(cache.missing(files))):
        pass
    found = [(number, poses) for number, photo in photos if (poses := cache.known(photo)) is not None]
    owner = np.array([number for number, _ in found])
    return PhotoPoses(tuple(exercises), Poses.joined([poses for _, poses in found]), owner, len(photos))


def first_half(exercises: Sequence[Pictured]) -> NDArray[np.bool_]:
    """Which exercises are in the half on which everything is chosen: by a hash of the id, so that it never changes."""
    return np.array([_hash(exercise.source_id) % 2 == 0 for exercise in exercises])


def folds(exercises: Sequence[Pictured], count: int) -> NDArray[np.intp]:
    """A fold for each exercise, independent of the halves."""
    return np.array([_hash("fold " + exercise.source_id) % count for exercise in exercises])


def _hash(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16)
