"""Triangle meshes whose points hang on bones, and the simple solids that they are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from knowledge.exercises.skeleton import Array

Floats = Array
Ints = NDArray[np.int32]
Colour = tuple[int, int, int]

# Edges of large flat faces are cut to about this length, so that sorting triangles by depth orders them rightly.
CELL_M = 0.07


@dataclass(frozen=True)
class Mesh:
    """Points [v, 3] and normals in metres, colours [v, 3] (0–255), triangles [t, 3], bones [v, 2] with weights [v, 2].

    A point lies in the axes of each of its bones at rest, so `points` may be shared by bones that are parallel
    at rest once `origins` are taken off (see `tools.pictures.body`).
    """

    points: Floats
    normals: Floats
    colours: Floats
    triangles: Ints
    gloss: float = 0.0

    def moved(self, offset: Sequence[float]) -> Mesh:
        """The mesh somewhere else."""
        return Mesh(self.points + single(offset), self.normals, self.colours, self.triangles, self.gloss)

    def rotated(self, matrix: NDArray[np.float64]) -> Mesh:
        """The mesh turned by a rotation matrix [3, 3]."""
        turn = matrix.T.astype(np.float32)
        return Mesh(self.points @ turn, self.normals @ turn, self.colours, self.triangles, self.gloss)


def single(values: Sequence[float] | Floats) -> Floats:
    """Numbers as a float32 array."""
    return np.asarray(values, dtype=np.float32)


def joined(meshes: Sequence[Mesh]) -> Mesh:
    """Several meshes as one."""
    starts = np.cumsum([0] + [len(mesh.points) for mesh in meshes[:-1]])
    return Mesh(
        np.concatenate([mesh.points for mesh in meshes]),
        np.concatenate([mesh.normals for mesh in meshes]),
        np.concatenate([mesh.colours for mesh in meshes]),
        np.concatenate([mesh.triangles + np.int32(start) for mesh, start in zip(meshes, starts, strict=True)]),
    )


def surface(rings: Floats) -> Ints:
    """Triangles over rings [r, n, 3] of points, closed round; their front side is seen from outside."""
    count, around = rings.shape[:2]
    ring, place = np.meshgrid(np.arange(count - 1), np.arange(around), indexing="ij")
    a, b = ring * around + place, ring * around + (place + 1) % around
    c, d = a + around, b + around
    return np.stack([a, b, d, a, d, c], axis=-1).reshape(-1, 3).astype(np.int32)


def smooth_normals(points: Floats, triangles: Ints) -> Floats:
    """Normals of the points: the mean of the faces around, weighted by their areas."""
    a, b, c = (points[triangles[:, i]] for i in range(3))
    faces = np.cross(b - a, c - a)
    normals = np.zeros_like(points)
    for corner in range(3):
        np.add.at(normals, triangles[:, corner], faces)
    unit: Floats = normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)
    return unit


def painted(points: Floats, normals: Floats, triangles: Ints, colour: Colour) -> Mesh:
    """A mesh of one colour."""
    colours = np.broadcast_to(single(colour), points.shape).copy()
    return Mesh(points.astype(np.float32), normals.astype(np.float32), colours, triangles)


def rod(radius: float, start: float, end: float, colour: Colour, around: int = 10) -> Mesh:
    """A round bar along x with closed ends."""
    return disc_stack([(start, radius), (end, radius)], colour, around)


def disc_stack(profile: Sequence[tuple[float, float]], colour: Colour, around: int = 28) -> Mesh:
    """A body of revolution about x through (x, radius) points with flat shading between them, ends closed."""
    (x0, r0), (x1, r1) = profile[0], profile[-1]
    ends = [annulus(x0, (r0, 0.0), -1.0, colour, around), annulus(x1, (r1, 0.0), 1.0, colour, around)]
    return joined([*ends, tube(profile, colour, around)])


def tube(profile: Sequence[tuple[float, float]], colour: Colour, around: int = 28) -> Mesh:
    """The side of a body of revolution about x."""
    return joined([_band(first, last, colour, around) for first, last in pairwise(profile)])


def _circle(around: int) -> tuple[Floats, Floats]:
    angle = np.linspace(0, 2 * np.pi, around, endpoint=False)
    return np.cos(angle).astype(np.float32), np.sin(angle).astype(np.float32)


def _band(first: tuple[float, float], last: tuple[float, float], colour: Colour, around: int) -> Mesh:
    (x0, r0), (x1, r1) = first, last
    cells = max(1, round(abs(x1 - x0) / CELL_M))
    cos, sin = _circle(around)
    steps = np.linspace(0, 1, cells + 1)
    rings = np.stack(
        [
            np.stack(
                [np.full(around, x0 + s * (x1 - x0)), (r0 + s * (r1 - r0)) * cos, (r0 + s * (r1 - r0)) * sin],
                -1,
            )
            for s in steps
        ]
    ).astype(np.float32)
    slope = np.arctan2(r0 - r1, x1 - x0) if x1 > x0 else (np.pi / 2 if r0 > r1 else -np.pi / 2)
    normal = np.stack([np.full(around, np.sin(slope)), np.cos(slope) * cos, np.cos(slope) * sin], -1)
    return painted(rings.reshape(-1, 3), np.tile(normal, (cells + 1, 1)), surface(rings), colour)


def annulus(x: float, radii: tuple[float, float], facing: float, colour: Colour, around: int) -> Mesh:
    """A flat ring at x from the outer to the inner radius, facing +x (1) or -x (-1)."""
    outer, inner = radii
    count = max(2, round((outer - inner) / CELL_M) + 1)
    cos, sin = _circle(around)
    rings = np.stack(
        [np.stack([np.full(around, x), r * cos, r * sin], -1) for r in np.linspace(outer, max(inner, 1e-4), count)]
    ).astype(np.float32)
    triangles = surface(rings)
    if facing < 0:
        triangles = triangles[:, ::-1].copy()
    normals = np.tile(single([facing, 0, 0]), (rings.shape[0] * around, 1))
    return painted(rings.reshape(-1, 3), normals, triangles, colour)


def box(size: Sequence[float], colour: Colour) -> Mesh:
    """A box about the origin: width (x), height (y), length (z)."""
    half = single(size) / 2
    parts = []
    for axis in range(3):
        u, v = (axis + 1) % 3, (axis + 2) % 3
        for sign in (-1.0, 1.0):
            parts.append(_face(half, (axis, u, v), sign, colour))
    return joined(parts)


def _face(half: Floats, axes: tuple[int, int, int], sign: float, colour: Colour) -> Mesh:
    axis, u, v = axes
    count_u, count_v = (max(2, round(2 * half[i] / CELL_M) + 1) for i in (u, v))
    grid_u, grid_v = np.meshgrid(
        np.linspace(-half[u], half[u], count_u), np.linspace(-half[v], half[v], count_v), indexing="ij"
    )
    points = np.zeros((count_u * count_v, 3), dtype=np.float32)
    points[:, axis], points[:, u], points[:, v] = sign * half[axis], grid_u.ravel(), grid_v.ravel()
    i, j = np.meshgrid(np.arange(count_u - 1), np.arange(count_v - 1), indexing="ij")
    a = (i * count_v + j).ravel()
    triangles = np.stack([a, a + count_v, a + count_v + 1, a, a + count_v + 1, a + 1], -1).reshape(-1, 3)
    if sign < 0:
        triangles = triangles[:, ::-1]
    normals = np.zeros_like(points)
    normals[:, axis] = sign
    return painted(points, normals, triangles.astype(np.int32), colour)
