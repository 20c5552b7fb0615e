"""Poses as numbers that can be compared: directions of the bones turned to face one way, their form in the picture,
angles, distances and the lie of the trunk to gravity.
"""

from __future__ import annotations

import numpy as np

from tools.recognition.pose import LIMB_MARKS, Array, Mark, Poses

_BONES = [
    (Mark.L_SHOULDER, Mark.L_ELBOW), (Mark.L_ELBOW, Mark.L_WRIST), (Mark.R_SHOULDER, Mark.R_ELBOW),
    (Mark.R_ELBOW, Mark.R_WRIST), (Mark.L_HIP, Mark.L_KNEE), (Mark.L_KNEE, Mark.L_ANKLE), (Mark.R_HIP, Mark.R_KNEE),
    (Mark.R_KNEE, Mark.R_ANKLE), (Mark.L_ANKLE, Mark.L_TOE), (Mark.R_ANKLE, Mark.R_TOE),
]  # fmt: skip
_TRUNK_BONES = [
    (Mark.L_SHOULDER, Mark.R_SHOULDER), (Mark.L_HIP, Mark.R_HIP), (Mark.L_SHOULDER, Mark.L_HIP),
    (Mark.R_SHOULDER, Mark.R_HIP),
]  # fmt: skip
_ANGLES = [
    (Mark.L_SHOULDER, Mark.L_ELBOW, Mark.L_WRIST), (Mark.R_SHOULDER, Mark.R_ELBOW, Mark.R_WRIST),
    (Mark.L_ELBOW, Mark.L_SHOULDER, Mark.L_HIP), (Mark.R_ELBOW, Mark.R_SHOULDER, Mark.R_HIP),
    (Mark.L_SHOULDER, Mark.L_HIP, Mark.L_KNEE), (Mark.R_SHOULDER, Mark.R_HIP, Mark.R_KNEE),
    (Mark.L_HIP, Mark.L_KNEE, Mark.L_ANKLE), (Mark.R_HIP, Mark.R_KNEE, Mark.R_ANKLE),
    (Mark.L_KNEE, Mark.L_ANKLE, Mark.L_TOE), (Mark.R_KNEE, Mark.R_ANKLE, Mark.R_TOE),
]  # fmt: skip
_SPANS = [
    (Mark.L_WRIST, Mark.R_WRIST), (Mark.L_ANKLE, Mark.R_ANKLE), (Mark.L_KNEE, Mark.R_KNEE),
    (Mark.L_ELBOW, Mark.R_ELBOW), (Mark.L_WRIST, Mark.L_SHOULDER), (Mark.R_WRIST, Mark.R_SHOULDER),
    (Mark.L_WRIST, Mark.L_HIP), (Mark.R_WRIST, Mark.R_HIP), (Mark.L_WRIST, Mark.L_ANKLE),
    (Mark.R_WRIST, Mark.R_ANKLE), (Mark.L_WRIST, Mark.L_EAR), (Mark.R_WRIST, Mark.R_EAR),
]  # fmt: skip
_PLANE_MARKS = [Mark.NOSE, *LIMB_MARKS, Mark.L_TOE, Mark.R_TOE]
_REACHING = [Mark.NOSE, *LIMB_MARKS[2:6], *LIMB_MARKS[8:], Mark.L_TOE, Mark.R_TOE]
BONES_AND_FORM = [*range(42), *range(78, 108)]
"""The columns of `features` that say as much as can be said without learning: bone directions and the form."""
_TRUNK_M = 0.5
"""About the length of a trunk: brings distances to the size of the other numbers."""


def features(poses: Poses) -> Array:
    """One row of numbers a pose; NaN where the pose does not know (the visibility of a drawn one)."""
    turned, frame = facing_one_way(poses.world), trunk_frame(poses.world)
    in_trunk = np.einsum("nij,nkj->nki", frame, poses.world)
    ears, shoulders = turned[:, [Mark.L_EAR, Mark.R_EAR]].mean(1), turned[:, LIMB_MARKS[:2]].mean(1)
    rows = [
        _directions(turned, [*_BONES, *_TRUNK_BONES]),
        _unit(ears - shoulders),
        _unit(turned[:, Mark.NOSE] - ears),
        _directions(in_trunk, _BONES),
        poses.plane[:, _PLANE_MARKS].reshape(len(poses), -1),
        _directions(poses.plane, _BONES),
        np.stack([_cosine(poses.world, *marks) for marks in _ANGLES], axis=1),
        frame[:, :, 1],
        np.stack([np.linalg.norm(poses.world[:, a] - poses.world[:, b], axis=-1) for a, b in _SPANS], axis=1)
        / _TRUNK_M,
        (poses.world[:, [Mark.NOSE, *LIMB_MARKS], 1] - poses.world[..., 1].min(axis=1, keepdims=True)) / _TRUNK_M,
        (turned[:, _REACHING] - turned[:, [Mark.L_HIP, Mark.R_HIP]].mean(1, keepdims=True)).reshape(len(poses), -1)
        / _TRUNK_M,
        _directions(turned, [(Mark.L_INDEX, Mark.L_LITTLE), (Mark.R_INDEX, Mark.R_LITTLE)]),
        poses.visibility[:, LIMB_MARKS],
    ]
    return np.concatenate(rows, axis=1)


def trunk_frame(world: Array) -> Array:
    """Rows left, up (hips to shoulders) and front of each trunk, as unit vectors [n, 3, 3]."""
    up = _unit(world[:, LIMB_MARKS[:2]].mean(1) - world[:, [Mark.L_HIP, Mark.R_HIP]].mean(1))
    front = _unit(np.cross(_across(world), up))
    return np.stack([np.cross(up, front), up, front], axis=1)


def facing_one_way(world: Array) -> Array:
    """The poses turned about the vertical until they face +z.

    Who lies or hangs over faces where they would if the trunk were raised: on the back towards the feet, face down
    towards the head.
    """
    left, up = _across(world), _unit(world[:, LIMB_MARKS[:2]].mean(1) - world[:, [Mark.L_HIP, Mark.R_HIP]].mean(1))
    front = np.cross(left, up)
    facing = front - up * front[:, 1:2]
    angle = -np.arctan2(facing[:, 0], facing[:, 2])
    cos, sin, zero, one = np.cos(angle), np.sin(angle), np.zeros_like(angle), np.ones_like(angle)
    turn = np.stack([cos, zero, sin, zero, one, zero, -sin, zero, cos], axis=-1).reshape(-1, 3, 3)
    turned: Array = np.einsum("nij,nkj->nki", turn, world)
    return turned


def _across(world: Array) -> Array:
    """From the right to the left side of the trunk."""
    return _unit(world[:, Mark.L_SHOULDER] - world[:, Mark.R_SHOULDER] + world[:, Mark.L_HIP] - world[:, Mark.R_HIP])


def _directions(points: Array, bones: list[tuple[Mark, Mark]]) -> Array:
    return np.concatenate([_unit(points[:, end] - points[:, start]) for start, end in bones], axis=1)


def _cosine(world: Array, first: Mark, joint: Mark, second: Mark) -> Array:
    """Cosine of the angle at a joint."""
    cosine: Array = (_unit(world[:, first] - world[:, joint]) * _unit(world[:, second] - world[:, joint])).sum(axis=-1)
    return cosine


def _unit(vectors: Array) -> Array:
    unit: Array = vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-6)
    return unit
