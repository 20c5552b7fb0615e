"""The gallery of known poses, each of an exercise, and the search among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tools.recognition.metric import Embedding, Metric
from tools.recognition.pose import Poses

Places = NDArray[np.intp]


class Like(NamedTuple):
    """An exercise that looks alike: the likeness of its nearest pose, and whether that is a photo's."""

    exercise_id: str
    likeness: float
    from_photo: bool


@dataclass(frozen=True)
class Gallery:
    """Poses of exercises: `vectors` [n, k], whose they are, and which are of photos."""

    vectors: Embedding
    owners: tuple[str, ...]
    from_photo: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.owners)

    @cached_property
    def _names_and_places(self) -> tuple[NDArray[np.str_], Places]:
        """Each exercise once, and for each pose the place of its own."""
        names, places = np.unique(np.array(self.owners), return_inverse=True)
        return names, places

    def likenesses(self, metric: Metric, poses: Poses) -> Embedding:
        """How alike each of the poses [q, n] is to each of the gallery, as it stands or in the mirror."""
        straight, mirrored = metric.embed(poses), metric.embed(poses.mirrored())
        alike: Embedding = np.maximum(straight @ self.vectors.T, mirrored @ self.vectors.T)
        return alike

    def search(self, metric: Metric, poses: Poses, limit: int | None = None) -> list[Like]:
        """The exercises with the nearest poses, best first; several poses are frames of one movement."""
        if not len(self):
            return []
        alike = self.likenesses(metric, poses)
        names, places = self._names_and_places
        nearest = np.stack([_best_of(row, places, len(names)) for row in alike])
        scores = np.take_along_axis(alike, nearest, axis=1).mean(axis=0)
        best = np.argsort(-scores)[:limit]
        return [Like(str(names[one]), float(scores[one]), self.from_photo[nearest[0, one]]) for one in best]


def _best_of(row: Embedding, places: Places, count: int) -> Places:
    """For each owner the place of its best pose in the row."""
    order = np.argsort(row, kind="stable")
    best = np.empty(count, dtype=np.intp)
    best[places[order]] = order  # the last written is the best
    return best


def gallery_of(metric: Metric, exercises: Sequence[tuple[str, Poses, bool]]) -> Gallery:
    """The gallery of (exercise, its poses, whether they are of photos)."""
    if not exercises:
        return Gallery(np.empty((0, metric.projection.shape[1]), dtype=np.float32), (), ())
    vectors = metric.embed(Poses.joined([poses for _, poses, _ in exercises]))
    owners = tuple(owner for owner, poses, _ in exercises for _ in range(len(poses)))
    photo = tuple(is_photo for _, poses, is_photo in exercises for _ in range(len(poses)))
    return Gallery(vectors, owners, photo)
