"""The skeleton of the figure: joints, segments and bone lengths, and `Pose`, one position of it.

Lengths are the fractions of stature that Winter gives after Drillis and Contini (D. A. Winter, *Biomechanics and
Motor Control of Human Movement*, 4th ed., 2009, fig. 4.1), for a stature of 1.75 m. World axes: x to the
figure's left, y up, z to its front; metres.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]

STATURE_M = 1.75
THIGH_M = 0.245 * STATURE_M
SHANK_M = 0.246 * STATURE_M
ANKLE_HEIGHT_M = 0.039 * STATURE_M
FOOT_LENGTH_M = 0.152 * STATURE_M
UPPER_ARM_M = 0.186 * STATURE_M
FOREARM_M = 0.146 * STATURE_M
HAND_M = 0.108 * STATURE_M
# The grip centre: where a bar lies across the palm.
PALM_M = 0.42 * HAND_M
# Winter's trunk (hip to glenohumeral joint, 0.288 of stature) split at the third lumbar and tenth thoracic vertebra.
LOWER_SPINE_M = 0.11
MIDDLE_SPINE_M = 0.16
UPPER_SPINE_M = 0.27
NECK_M = 0.11
SKULL_M = 0.172
# Joint centres lie inside the breadths that a tape measures: half of the distance between the hip joints, the
# inner end of the collar bone and the shoulder's centre, in the chest's frame.
HIP_HALF_WIDTH_M = 0.09
CLAVICLE_ROOT = np.array([0.02, 0.205, 0.03])
SHOULDER_REST = np.array([0.185, 0.212, -0.01])
# The foot, seen from the ankle: heel behind, ball in front, all on the sole.
HEEL_Z_M = -0.055
BALL_Z_M = 0.125
TOE_Z_M = HEEL_Z_M + FOOT_LENGTH_M
MID_FOOT_Z_M = (HEEL_Z_M + TOE_Z_M) / 2
FOOT_HALF_WIDTH_M = 0.045


class Joint(IntEnum):
    """A point of the skeleton; the index of its position in `Pose.joints`."""

    PELVIS = 0
    WAIST = 1
    CHEST = 2
    NECK = 3
    SKULL = 4
    CROWN = 5
    L_CLAVICLE = 6
    L_SHOULDER = 7
    L_ELBOW = 8
    L_WRIST = 9
    L_HAND = 10
    L_FINGERTIP = 11
    L_HIP = 12
    L_KNEE = 13
    L_ANKLE = 14
    L_HEEL = 15
    L_BALL = 16
    L_TOE = 17
    R_CLAVICLE = 18
    R_SHOULDER = 19
    R_ELBOW = 20
    R_WRIST = 21
    R_HAND = 22
    R_FINGERTIP = 23
    R_HIP = 24
    R_KNEE = 25
    R_ANKLE = 26
    R_HEEL = 27
    R_BALL = 28
    R_TOE = 29


class Segment(IntEnum):
    """A rigid part; the index of its frame in `Pose.frames`.

    A frame's columns are the part's left, up and front as world vectors. Standing at attention all frames are the
    identity: a limb's up points from its far to its near joint, a hand's palm faces the body, its thumb the front.
    """

    PELVIS = 0
    WAIST = 1
    CHEST = 2
    NECK = 3
    HEAD = 4
    L_GIRDLE = 5
    L_UPPER_ARM = 6
    L_FOREARM = 7
    L_HAND = 8
    L_THIGH = 9
    L_SHANK = 10
    L_FOOT = 11
    L_TOES = 12
    R_GIRDLE = 13
    R_UPPER_ARM = 14
    R_FOREARM = 15
    R_HAND = 16
    R_THIGH = 17
    R_SHANK = 18
    R_FOOT = 19
    R_TOES = 20


_ARM_AND_LEG_JOINTS = Joint.R_CLAVICLE - Joint.L_CLAVICLE
_ARM_AND_LEG_SEGMENTS = Segment.R_GIRDLE - Segment.L_GIRDLE
SIDES = ("left", "right")
# +1 where outward is the world's +x.
SIDE_SIGN = {"left": 1.0, "right": -1.0}


def joint_of(side: str, left: Joint) -> Joint:
    """The joint of `side` that answers to this joint of the left side."""
    return left if side == "left" else Joint(left + _ARM_AND_LEG_JOINTS)


def segment_of(side: str, left: Segment) -> Segment:
    """The segment of `side` that answers to this segment of the left side."""
    return left if side == "left" else Segment(left + _ARM_AND_LEG_SEGMENTS)


# Distances that no pose may change: the bones, and the foot as one rigid piece as far as the ball.
_SIDE_BONES = (
    (Joint.L_CLAVICLE, Joint.L_SHOULDER),
    (Joint.L_SHOULDER, Joint.L_ELBOW),
    (Joint.L_ELBOW, Joint.L_WRIST),
    (Joint.L_HIP, Joint.L_KNEE),
    (Joint.L_KNEE, Joint.L_ANKLE),
    (Joint.L_ANKLE, Joint.L_HEEL),
    (Joint.L_HEEL, Joint.L_BALL),
)
BONES: tuple[tuple[Joint, Joint], ...] = (
    (Joint.PELVIS, Joint.WAIST),
    (Joint.WAIST, Joint.CHEST),
    (Joint.CHEST, Joint.NECK),
    (Joint.NECK, Joint.SKULL),
    (Joint.SKULL, Joint.CROWN),
    (Joint.L_HIP, Joint.R_HIP),
    *((joint_of(side, a), joint_of(side, b)) for side in SIDES for a, b in _SIDE_BONES),
)


@dataclass(frozen=True)
class Pose:
    """One position of the skeleton: `joints` float32 [joints, 3] in metres, `frames` float32 [segments, 3, 3]."""

    joints: NDArray[np.float32]
    frames: NDArray[np.float32]


@dataclass(frozen=True)
class PoseBatch:
    """Many poses at once: `joints` [n, joints, 3] in metres and `frames` [n, segments, 3, 3]."""

    joints: Array
    frames: Array

    def __len__(self) -> int:
        return len(self.joints)

    def pose(self, index: int) -> Pose:
        """One of them by itself."""
        return Pose(self.joints[index].astype(np.float32), self.frames[index].astype(np.float32))

    def picked(self, indices: NDArray[np.intp]) -> PoseBatch:
        """The poses at these indices."""
        return PoseBatch(self.joints[indices], self.frames[indices])

    def mirrored(self) -> PoseBatch:
        """Left and right exchanged: the same movement done by the other side."""
        flip = np.array([-1.0, 1.0, 1.0])
        joints = self.joints[:, _swapped(len(Joint), Joint.L_CLAVICLE, _ARM_AND_LEG_JOINTS)] * flip
        frames = self.frames[:, _swapped(len(Segment), Segment.L_GIRDLE, _ARM_AND_LEG_SEGMENTS)]
        return PoseBatch(joints, frames * np.outer(flip, flip))

    def joined(self, other: PoseBatch) -> PoseBatch:
        """These poses followed by the others."""
        return PoseBatch(np.concatenate([self.joints, other.joints]), np.concatenate([self.frames, other.frames]))


def _swapped(count: int, first_left: int, width: int) -> list[int]:
    """Indices with the left block (from `first_left`, `width` long) and the right block exchanged."""
    order = list(range(count))
    left, right = order[first_left : first_left + width], order[first_left + width : first_left + 2 * width]
    return order[:first_left] + right + left
