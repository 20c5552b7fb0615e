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
        right, up, near = _seen(self.axes, self.centre, points)
        x, y = 0.5 + self.scale * (right - self.shift[0]), 0.5 - self.scale * (up - self.shift[1])
        return by_point(np.stack([x, y])), near


def fitted(camera: Camera, points: Array) -> View:
    """The view that holds all points [..., 3] of the movement with a margin, in a square picture."""
    azimuth, elevation = np.radians(camera.azimuth), np.radians(camera.elevation)
    towards = np.array([np.sin(azimuth) * np.cos(elevation), np.sin(elevation), np.cos(azimuth) * np.cos(elevation)])
    right = np.array([np.cos(azimuth), 0.0, -np.sin(azimuth)])
    axes = np.stack([right, np.cross(towards, right), towards])
    centre = np.array([(axis.min() + axis.max()) / 2 for axis in np.moveaxis(points, -1, 0)])
    ends = [(float(flat.min()), float(flat.max())) for flat in _seen(axes, centre, points)[:2]]
    scale = (1 - 2 * MARGIN) / max(high - low for low, high in ends) * camera.zoom
    middle = [(low + high) / 2 for low, high in ends]
    return View(axes, centre, scale, (middle[0], middle[1]))


def by_point(by_axis: Array) -> Array:
    """Coordinates [axis, ...] as points [..., axis], left in memory as they are.

    Axis by axis many points are gone through several times as fast as one point after the other.
    """
    return np.moveaxis(by_axis, 0, -1)


def along(direction: Array, points: Array) -> Array:
    """How far points [..., 3] lie along a direction [3], in their own precision.

    Written out, since a product of matrices this narrow is shared out over threads that wait for each other.
    """
    x, y, z = (float(part) for part in direction)
    lengths: Array = x * points[..., 0] + y * points[..., 1] + z * points[..., 2]
    return lengths


def _seen(axes: Array, centre: Array, points: Array) -> tuple[Array, Array, Array]:
    """Points as unscaled picture coordinates, right and up, and their nearness in metres."""
    right, up, near = (along(axis, points) - float(axis @ centre) for axis in axes)
    depth = 1 - near / DISTANCE_M
    return right / depth, up / depth, near
