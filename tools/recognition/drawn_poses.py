"""The catalogue's own movements as landmarks, as a camera would see them from all around."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np

from knowledge.exercises.motion import MOTIONS_DIR, cycle, load_motion
from knowledge.exercises.skeleton import SIDES, Joint, PoseBatch, Segment, joint_of, segment_of
from tools.recognition.pose import LANDMARKS, Array, Mark, Poses, about_hips

FRAMES = 8
"""Positions of a movement that are compared: its key poses and those on the way."""
AZIMUTHS = tuple(range(0, 360, 45))
ELEVATION = 8
"""Degrees: a telephone held at the chest of somebody who stands."""
_DISTANCE_M = 3.5
_JOINTS = {
    Mark.L_SHOULDER: Joint.L_SHOULDER, Mark.L_ELBOW: Joint.L_ELBOW, Mark.L_WRIST: Joint.L_WRIST,
    Mark.L_HIP: Joint.L_HIP, Mark.L_KNEE: Joint.L_KNEE, Mark.L_ANKLE: Joint.L_ANKLE,
    Mark.L_HEEL: Joint.L_HEEL, Mark.L_TOE: Joint.L_TOE,
}  # fmt: skip
# Where knuckles lie from the wrist in the hand's axes, and nose and ears from the skull's base: left, up, front (m).
_KNUCKLES = {
    Mark.L_LITTLE: (0.0, -0.085, -0.035),
    Mark.L_INDEX: (0.0, -0.095, 0.03),
    Mark.L_THUMB: (0.0, -0.05, 0.045),
}
_NOSE, _EAR = (0.0, 0.06, 0.11), (0.07, 0.06, 0.0)


@cache
def drawn_poses(exercise_id: str, folder: Path = MOTIONS_DIR) -> Poses:
    """The positions of an exercise's movement from every side; raises NotFound where it has no motion."""
    body = landmarks_of(cycle(load_motion(exercise_id, folder), FRAMES).poses)
    return Poses.joined([_seen(body, azimuth) for azimuth in AZIMUTHS])


def landmarks_of(poses: PoseBatch) -> Array:
    """The landmarks [n, 33, 3] of the figure in the world's axes; those of the face not used here lie on the nose."""
    marks = np.empty((len(poses), LANDMARKS, 3))
    marks[:] = _at(poses, Joint.SKULL, Segment.HEAD, _NOSE)[:, None]
    marks[:, Mark.L_EAR] = _at(poses, Joint.SKULL, Segment.HEAD, _EAR)
    marks[:, Mark.R_EAR] = _at(poses, Joint.SKULL, Segment.HEAD, (-_EAR[0], *_EAR[1:]))
    for offset, side in enumerate(SIDES):
        for mark, joint in _JOINTS.items():
            marks[:, mark + offset] = poses.joints[:, joint_of(side, joint)]
        wrist, hand = joint_of(side, Joint.L_WRIST), segment_of(side, Segment.L_HAND)
        for mark, place in _KNUCKLES.items():
            marks[:, mark + offset] = _at(poses, wrist, hand, place)
    about_middle: Array = marks - marks[:, [Mark.L_HIP, Mark.R_HIP]].mean(axis=1, keepdims=True)
    return about_middle


def _at(poses: PoseBatch, joint: Joint, segment: Segment, place: tuple[float, float, float]) -> Array:
    """A point that is fixed to a segment."""
    point: Array = poses.joints[:, joint] + poses.frames[:, segment] @ np.array(place)
    return point


def _seen(body: Array, azimuth_deg: float) -> Poses:
    """The body in the axes of a camera, and its picture in mild perspective."""
    azimuth, elevation = np.radians(azimuth_deg), np.radians(ELEVATION)
    towards = np.array([np.sin(azimuth) * np.cos(elevation), np.sin(elevation), np.cos(azimuth) * np.cos(elevation)])
    right = np.array([np.cos(azimuth), 0.0, -np.sin(azimuth)])
    world = body @ np.stack([right, np.cross(towards, right), towards]).T
    plane = world[..., :2] / (1 - world[..., 2:] / _DISTANCE_M)
    return Poses(world, about_hips(plane), np.full(world.shape[:2], np.nan))
