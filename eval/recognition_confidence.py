"""How sure recognition may be: candidates with what was right, and the curves fitted to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.recognition_photos import PhotoPoses
from tools.recognition.confidence import Confidence, Curve, leads
from tools.recognition.gallery import Like
from tools.recognition.known_poses import KnownPoses
from tools.recognition.metric import Metric
from tools.recognition.pose import Poses

CANDIDATES = 10
BINS = 10
_STRANGE = 1
"""Percent of the photos of exercises whose nearest pose may be less alike than `Confidence.strange`."""
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Judged:
    """The first candidates of photos: `likeness`, `lead` and `right` [q, c]; `in_first` says which half a photo is of.

    `queries` are the photos whose exercise could be found, among the `known` ones.
    """

    likeness: NDArray[np.float64]
    lead: NDArray[np.float64]
    right: Mask
    in_first: Mask
    queries: int
    known: int

    def share(self, count: int) -> float:
        """Of the photos that could be recognised: the right exercise among the first `count`."""
        return round(float(self.right[:, :count].any(axis=1).sum()) / self.queries, 4)


def judged_photos(data: PhotoPoses, best: NDArray[np.float64], half: Mask) -> Judged:
    """Photos searched among photos."""
    order = np.argsort(-best, axis=1)[:, :CANDIDATES]
    alike = np.take_along_axis(best, order, axis=1)
    right = order == data.owner[:, None]
    return Judged(alike, _leads(alike), right, data.owned_by(half), data.photos, len(data.exercises))


def judged_drawn(data: PhotoPoses, half: Mask, metrics: Sequence[Metric], known: KnownPoses) -> Judged:
    """Photos of exercises that are drawn, searched among the catalogue's drawn movements.

    `metrics` are those for photos of the first and of the second half.
    """
    accepted = known.drawn_by_source()
    findable = np.array([exercise.source_id in accepted for exercise in data.exercises])
    rows = np.flatnonzero(data.owned_by(findable))
    in_first = data.owned_by(half)[rows]
    galleries = [known.drawn_gallery(metric) for metric in metrics]
    likes = [
        galleries[int(not first)].search(metrics[int(not first)], _one(data.poses, int(row)), CANDIDATES)
        for row, first in zip(rows, in_first, strict=True)
    ]
    owners = [accepted[data.exercises[number].source_id] for number in data.owner[rows]]
    alike = np.array([[like.likeness for like in found] for found in likes])
    found = zip(likes, owners, strict=True)
    right = np.array([[like.exercise_id == owner for like in candidates] for candidates, owner in found])
    photos = sum(len(exercise.photos) for exercise in data.exercises if exercise.source_id in accepted)
    return Judged(alike, _leads(alike), right, in_first, photos, known.drawn_count)


def fit_confidence(command: str, drawn: Judged, photographed: Judged) -> Confidence:
    """The curves over all photos."""
    return Confidence(
        command=command,
        drawn_photos=len(drawn.in_first),
        photos=len(photographed.in_first),
        drawn=_curve(drawn, np.ones_like(drawn.in_first)),
        photographed=_curve(photographed, np.ones_like(photographed.in_first)),
        strange=round(float(np.percentile(drawn.likeness[:, 0], _STRANGE)), 4),
    )


def calibration_error(judged: Judged) -> float:
    """Expected calibration error (Naeini et al., 2015) of the second half with the curve of the first, in ten bins."""
    curve, rows = _curve(judged, judged.in_first), ~judged.in_first
    pairs = zip(judged.likeness[rows].ravel(), judged.lead[rows].ravel(), strict=True)
    sure = np.array([curve.at(float(alike), float(lead)) for alike, lead in pairs])
    right = judged.right[rows].ravel()
    bins = np.minimum((sure * BINS).astype(int), BINS - 1)
    gaps = [abs(sure[bins == one].sum() - right[bins == one].sum()) for one in range(BINS)]
    return round(float(sum(gaps)) / len(sure), 4)


def _curve(judged: Judged, rows: Mask) -> Curve:
    from sklearn.linear_model import LogisticRegression

    numbers = np.stack([judged.likeness[rows].ravel(), judged.lead[rows].ravel()], axis=1)
    model = LogisticRegression(C=100.0).fit(numbers, judged.right[rows].ravel())
    likeness, lead = (round(float(weight), 4) for weight in model.coef_[0])
    return Curve(offset=round(float(model.intercept_[0]), 4), likeness=likeness, lead=lead)


def _leads(alike: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.array([leads([Like("", float(one), False) for one in row]) for row in alike])


def _one(poses: Poses, row: int) -> Poses:
    return Poses(poses.world[row : row + 1], poses.plane[row : row + 1], poses.visibility[row : row + 1])
