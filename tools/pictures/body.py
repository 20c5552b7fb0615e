"""The figure's skin: lofts from `body.yaml` in the rest pose, hung on the skeleton's segments."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from knowledge.exercises import skeleton as sk
from knowledge.exercises.inbetween import hermite
from knowledge.exercises.kinematics import resting
from knowledge.exercises.rotations import smoothstep
from knowledge.exercises.skeleton import Joint, Segment, segment_of
from tools.pictures.mesh import Floats, Ints, Mesh, joined, single, smooth_normals, surface
from tools.pictures.muscles import muscle_weights
from tools.pictures.palette import colour

_FILE = Path(__file__).with_name("body.yaml")
# The near joint of each segment: its origin, in the order of `Segment` as far as the left side goes.
_ORIGINS = {
    Segment.PELVIS: Joint.PELVIS,
    Segment.WAIST: Joint.WAIST,
    Segment.CHEST: Joint.CHEST,
    Segment.NECK: Joint.NECK,
    Segment.HEAD: Joint.SKULL,
    Segment.L_GIRDLE: Joint.L_CLAVICLE,
    Segment.L_UPPER_ARM: Joint.L_SHOULDER,
    Segment.L_FOREARM: Joint.L_ELBOW,
    Segment.L_HAND: Joint.L_WRIST,
    Segment.L_THIGH: Joint.L_HIP,
    Segment.L_SHANK: Joint.L_KNEE,
    Segment.L_FOOT: Joint.L_ANKLE,
    Segment.L_TOES: Joint.L_BALL,
}
ORIGINS: tuple[Joint, ...] = tuple(_ORIGINS.values()) + tuple(
    sk.joint_of("right", joint) for segment, joint in _ORIGINS.items() if segment >= Segment.L_GIRDLE
)
_AXES = {
    "up": np.array([[0, 1, 0], [1, 0, 0], [0, 0, 1]], dtype=float),
    "down": np.array([[0, -1, 0], [1, 0, 0], [0, 0, 1]], dtype=float),
    "out": np.array([[1, 0, 0], [0, 0, 1], [0, 1, 0]], dtype=float),
    "front": np.array([[0, 0, 1], [1, 0, 0], [0, 1, 0]], dtype=float),
}
_CAP_ANGLES = np.radians([32.0, 62.0, 88.0])
# A rounded end of a few pixels looks the same with fewer rings.
_SHORT_CAP_M = 0.015
_SHORT_CAP_ANGLES = np.radians([50.0, 88.0])
# The trunk bends smoothly: heights above the hips where a segment of the spine gives way to the next, half widths.
_SPINE_BLEND = ((Segment.PELVIS, Segment.WAIST, 0.11, 0.09), (Segment.WAIST, Segment.CHEST, 0.27, 0.10))
_SPINE_HEIGHT_M = 0.19
# Below this, seen from the ankle, a shoe is sole.
_SOLE_BELOW_M = -0.052


@dataclass(frozen=True)
class Hung:
    """A run of the skin's points that one bone carries.

    `points` [4, n] are seen from the bone's near joint, with a one below (they move by a [3, 4] of turn and place),
    `normals` are [3, n]; both are taken times the points' weights.
    """

    bone: int
    run: slice
    is_first: bool
    points: Floats
    normals: Floats


@dataclass(frozen=True)
class Body:
    """The skin at rest: `mesh`, the two bones [v, 2] of each point with their weights, and each muscle's share [v]."""

    mesh: Mesh
    bones: Ints
    weights: Floats
    muscles: dict[str, Floats]

    @cached_property
    def hung(self) -> tuple[Hung, ...]:
        """The skin by bones: first every point on its first bone, then those that a second one moves as well."""
        rest = single(resting().joints[0, ORIGINS])
        shared = np.where(self.weights[:, 1] > 0, self.bones[:, 1], -1)
        runs = [(run, slot) for slot, labels in enumerate((self.bones[:, 0], shared)) for run in _runs(labels)]
        return tuple(self._hung(run, slot, rest) for run, slot in runs)

    def _hung(self, run: slice, slot: int, rest: Floats) -> Hung:
        bone, weights = int(self.bones[run.start, slot]), self.weights[run, slot]
        away = self.mesh.points[run] - rest[bone]
        return Hung(
            bone,
            run,
            is_first=slot == 0,
            points=np.ascontiguousarray(np.concatenate([weights[:, None] * away, weights[:, None]], axis=1).T),
            normals=np.ascontiguousarray((weights[:, None] * self.mesh.normals[run]).T),
        )


@dataclass(frozen=True)
class Loft:
    """One part's points, which way is out, and their place: `along` the axis (metres), `angle` round it (degrees)."""

    points: Floats
    outward: Floats
    triangles: Ints
    along: Floats
    angle: Floats


@cache
def _parts() -> dict[str, dict[str, Any]]:
    parts: dict[str, dict[str, Any]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return parts


@cache
def body(left_hand: str = "palm", right_hand: str = "palm") -> Body:
    """The figure with a "palm" (open) or a "fist" on each side."""
    pieces: list[Body] = []
    for name, part in _parts().items():
        if name in ("fist", "palm"):
            wanted = [side for side, hand in (("left", left_hand), ("right", right_hand)) if hand == name]
        else:
            wanted = ["left"] if part.get("middle") else list(sk.SIDES)
        pieces += [_piece(name, part, side) for side in wanted]
    return Body(
        joined([piece.mesh for piece in pieces]),
        np.concatenate([piece.bones for piece in pieces]),
        np.concatenate([piece.weights for piece in pieces]),
        {muscle: np.concatenate([piece.muscles[muscle] for piece in pieces]) for muscle in pieces[0].muscles},
    )


def loft(part: dict[str, Any]) -> Loft:
    """Rings through the part's stations, smoothly between them, with rounded ends."""
    stations = np.array([row + [0.0] * (6 - len(row)) for row in part["stations"]])
    place = np.linspace(0, len(stations) - 1, part["rings"])
    index = np.minimum(place.astype(int), len(stations) - 2)
    slopes = np.gradient(stations, axis=0)
    rows = hermite((stations[index], stations[index + 1]), (slopes[index], slopes[index + 1]), (place - index)[:, None])
    start, end = part["caps"]
    rows = np.concatenate([_cap(rows[0], -start)[::-1], rows, _cap(rows[-1], end)])
    angle = np.linspace(0, 2 * np.pi, part["around"], endpoint=False)
    power = 2.0 / part.get("square", 2.0)
    sin, cos = (np.sign(f) * np.abs(f) ** power for f in (np.sin(angle), np.cos(angle)))
    along, half, plus, minus, shift_u, shift_v = (column[:, None] for column in rows.T)
    u = half * sin + shift_u
    v = np.where(cos > 0, plus, minus) * cos + shift_v
    if part.get("flat"):
        v = (plus - minus) / 2 + (plus + minus) / 2 * cos + shift_v
    axis, across_u, across_v = _AXES[part["axis"]]
    rings = along[..., None] * axis + u[..., None] * across_u + v[..., None] * across_v
    points = rings.reshape(-1, 3).astype(np.float32)
    return Loft(
        points,
        points - np.repeat(rings.mean(axis=1), part["around"], axis=0).astype(np.float32),
        surface(rings),
        np.broadcast_to(along, u.shape).ravel().astype(np.float32),
        np.tile(np.degrees(angle), len(rows)).astype(np.float32),
    )


def _cap(row: np.ndarray, length: float) -> np.ndarray:
    """Shrinking rings beyond an end: a quarter of an ellipse; none where the part goes over into the next."""
    if not length:
        return np.empty((0, len(row)))
    angles = _SHORT_CAP_ANGLES if abs(length) < _SHORT_CAP_M else _CAP_ANGLES
    rows = np.repeat(row[None], len(angles), axis=0)
    rows[:, 0] += length * np.sin(angles)
    middle = (row[2] - row[3]) / 2
    shrink = np.cos(angles)
    rows[:, 1] *= shrink
    rows[:, 2] = middle + (row[2] - middle) * shrink
    rows[:, 3] = -middle + (row[3] + middle) * shrink
    return rows


def _piece(name: str, part: dict[str, Any], side: str) -> Body:
    """One part on one side, in rest-pose world axes."""
    shape = loft(part)
    mirror = single([sk.SIDE_SIGN[side], 1, 1])
    points, triangles = shape.points * mirror, shape.triangles
    normals = smooth_normals(points, triangles)
    if np.einsum("ij,ij->", normals, shape.outward * mirror) < 0:
        normals, triangles = -normals, triangles[:, ::-1]
    colours = _painted(part["cloth"], shape.along)
    if name == "foot":
        colours[points[:, 1] < _SOLE_BELOW_M] = colour("sole")
    segment = _segment(part["segment"].upper(), side)
    mesh = Mesh(points, normals, colours, triangles).moved(resting().joints[0, ORIGINS[segment]])
    bones, weights = _skin(name, part, side, shape)
    return Body(mesh, bones, weights, muscle_weights(name, shape.along, shape.angle))


def _segment(name: str, side: str) -> Segment:
    """The side's own segment, or the one in the middle."""
    return segment_of(side, Segment[f"L_{name}"]) if f"L_{name}" in Segment.__members__ else Segment[name]


def _painted(cloth: list[list[Any]], along: Floats) -> Floats:
    """The colour of each point: the first band that reaches as far as it."""
    colours = np.zeros((len(along), 3), dtype=np.float32)
    for until, name in reversed(cloth):
        colours[along <= until] = colour(name)
    return colours


def _skin(name: str, part: dict[str, Any], side: str, shape: Loft) -> tuple[Ints, Floats]:
    """Bones and weights: rigid, but for the trunk, the neck, the ball of the foot, and where a limb bends."""
    segment = _segment(part["segment"].upper(), side)
    bones = np.full((len(shape.points), 2), segment, dtype=np.int32)
    second = np.zeros(len(shape.points), dtype=np.float32)
    if name == "torso":
        for first, other, height, width in _SPINE_BLEND:
            on = (shape.along > _SPINE_HEIGHT_M) if first == Segment.WAIST else (shape.along <= _SPINE_HEIGHT_M)
            bones[on] = (first, other)
            second[on] = smoothstep(height - width, height + width, shape.along[on])
    elif name == "neck":
        bones[:] = (Segment.CHEST, Segment.HEAD)
        second[:] = smoothstep(-0.03, 0.11, shape.along)
    elif name == "foot":
        bones[:, 1] = segment + 1
        second[:] = smoothstep(sk.BALL_Z_M - 0.03, sk.BALL_Z_M + 0.02, shape.along)
    elif "bends" in part:
        end = "end" if "end" in part["bends"] else "start"
        bones[:, 1] = _segment(part["bends"][end].upper(), side)
        away = np.abs(shape.along - (shape.along.max() if end == "end" else shape.along.min()))
        second[:] = 0.5 * (1 - away / part["bends"]["width"]).clip(0, 1) ** 1.5
    return bones, np.stack([1 - second, second], axis=-1)


def _runs(labels: Ints) -> list[slice]:
    """The stretches of equal labels that are not negative."""
    edges = [0, *(np.flatnonzero(np.diff(labels)) + 1).tolist(), len(labels)]
    return [slice(start, stop) for start, stop in pairwise(edges) if labels[start] >= 0]
