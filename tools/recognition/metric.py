"""How alike two poses are: a linear metric learned from pairs of photos of the same exercise.

Linear discriminant analysis (Fisher, 1936; for many classes Rao, 1948): directions in which the two photos of one
exercise differ count little, directions in which exercises differ count much. Compared by the cosine.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tools.recognition.features import features
from tools.recognition.pose import Array, Poses

METRIC_FILE = Path(__file__).with_name("metric.npz")
_CLIP = 5.0
"""Standard deviations beyond which a number is an error of the pose rather than a pose."""
_TINY = 1e-3
Embedding = NDArray[np.float32]


@dataclass(frozen=True)
class Metric:
    """Standardises the features (`mean`, `spread` [f]) and projects them (`projection` [f, k])."""

    mean: Array
    spread: Array
    projection: Array

    def embed(self, poses: Poses) -> Embedding:
        """Unit vectors [n, k]: their product is the likeness of two poses, 1 for the same."""
        return _unit(self.standard(features(poses)) @ self.projection)

    def standard(self, rows: Array) -> Array:
        """In standard deviations; what is not known counts as usual."""
        return np.nan_to_num(np.clip((rows - self.mean) / self.spread, -_CLIP, _CLIP))

    def save(self, path: Path) -> None:
        """Write the metric."""
        parts = {"mean": self.mean, "spread": self.spread, "projection": self.projection}
        np.savez_compressed(path, **{name: part.astype(np.float32) for name, part in parts.items()})  # type: ignore[arg-type]


@cache
def load_metric(path: Path = METRIC_FILE) -> Metric:
    """The metric that the project comes with; `python -m eval.recognition --fit` wrote it."""
    with np.load(path) as file:
        return Metric(*(file[name].astype(np.float64) for name in ("mean", "spread", "projection")))


def fit_metric(first: Poses, second: Poses, shrinkage: float) -> Metric:
    """The metric from pairs: `first[i]` and `second[i]` show one exercise, all others others.

    `shrinkage` (0–1) is how far what was seen within pairs is trusted less than its diagonal. Every pair is seen in
    the mirror as well.
    """
    one = np.concatenate([features(first), features(first.mirrored())])
    two = np.concatenate([features(second), features(second.mirrored())])
    rows = np.concatenate([one, two])
    metric = Metric(rows.mean(axis=0), rows.std(axis=0) + 1e-6, np.eye(rows.shape[1]))
    one, two = metric.standard(one), metric.standard(two)
    within = (one - two).T @ (one - two) / len(one) / 2
    within = (1 - shrinkage) * within + (shrinkage * np.diag(within) + _TINY) * np.eye(len(within))
    total = np.cov(np.concatenate([one, two]).T)
    # Whiten by the scatter within pairs, then turn to the axes of the whole scatter.
    values, vectors = np.linalg.eigh(within)
    whitening = vectors / np.sqrt(values)
    ratios, axes = np.linalg.eigh(whitening.T @ total @ whitening)
    kept = ratios > 1
    weights = np.sqrt(1 - 1 / ratios[kept])
    return Metric(metric.mean, metric.spread, whitening @ axes[:, kept] * weights)


def _unit(rows: Array) -> Embedding:
    unit: Embedding = (rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)).astype(np.float32)
    return unit
