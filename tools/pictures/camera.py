"""The camera: a mild perspective that frames the whole movement."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from knowledge.exercises.motion_file import Camera
from knowledge.exercises.skeleton import Array

# Far enough for limbs to keep their proportions, near enough for depth to be seen.
DISTANCE_M = 6.5
MARGIN = 0.07


@dataclass(frozen=True)
class View:
    """A fitted camera: `axes` [3, 3] (rows: right, up, towards the camera), the `centre` it looks at, and its scale.

    `shift` is the picture's middle in unscaled coordinates, `scale` picture widths a metre.
    """

    axes: Array
    centre: Array
    scale: float
    shift: tuple[float, float]

    def project(self, points: Array) -> tuple[Array, Array]:
        """World points [..., 3] as picture coordinates [..., 2] (0–1, y down) and nearness in metres [...]."""
        local = (points - self.centre.astype(points.dtype)) @ self.axes.T.astype(points.dtype)
        flat = local[..., :2] / (1 - local[..., 2:] / DISTANCE_M)
        flat = (flat - np.array(self.shift, dtype=points.dtype)) * self.scale
        return np.stack([0.5 + flat[..., 0], 0.5 - flat[..., 1]], axis=-1), local[..., 2]


def fitted(camera: Camera, points: Array) -> View:
    """The view that holds all points [n, 3] of the movement with a margin, in a square picture."""
    azimuth, elevation = np.radians(camera.azimuth), np.radians(camera.elevation)
    towards = np.array([np.sin(azimuth) * np.cos(elevation), np.sin(elevation), np.cos(azimuth) * np.cos(elevation)])
    right = np.array([np.cos(azimuth), 0.0, -np.sin(azimuth)])
    axes = np.stack([right, np.cross(towards, right), towards])
    by_axis = np.ascontiguousarray(points.T)  # many times as fast to look through as points one after the other
    centre = (by_axis.min(axis=1) + by_axis.max(axis=1)) / 2
    local = (points - centre) @ axes.T.astype(points.dtype)
    flat = np.ascontiguousarray((local[:, :2] / (1 - local[:, 2:] / DISTANCE_M)).T)
    low, high = flat.min(axis=1), flat.max(axis=1)
    scale = (1 - 2 * MARGIN) / float((high - low).max()) * camera.zoom
    middle = (low + high) / 2
    return View(axes, centre, scale, (float(middle[0]), float(middle[1])))
