"""Whether a pose can be an exercise at all: enough of the body is seen, and it does not just stand around."""

from __future__ import annotations

import numpy as np

from tools.recognition.features import trunk_frame
from tools.recognition.pose import LIMB_MARKS, Array, Mark, Poses

_SEEN = 0.5
"""Visibility from which MediaPipe takes a landmark for seen."""
_LEAST_SEEN = 7
"""Of the twelve joints of trunk and limbs: less than that is a portrait."""
# Degrees; a person who stands and waits.
_UPRIGHT, _STRAIGHT_LEG, _HANGING_ARM, _STRAIGHT_ARM, _NARROW = 15, 155, 25, 140, 12


def shows_enough(poses: Poses) -> bool:
    """Whether most of trunk and limbs is in the picture."""
    return bool((poses.visibility[0, LIMB_MARKS] >= _SEEN).sum() >= _LEAST_SEEN)


def stands_around(poses: Poses) -> bool:
    """Whether the person stands upright on straight legs, feet together, with both arms hanging down."""
    world = poses.world[0]
    up = trunk_frame(poses.world)[0, 1]
    return bool(
        _degrees_from_down(-up) < _UPRIGHT
        and all(_bend(world, *leg) > _STRAIGHT_LEG for leg in _LEGS)
        and all(_degrees_from_down(world[ankle] - world[hip]) < _NARROW for hip, _, ankle in _LEGS)
        and all(_bend(world, *arm) > _STRAIGHT_ARM for arm in _ARMS)
        and all(_degrees_from_down(world[elbow] - world[shoulder]) < _HANGING_ARM for shoulder, elbow, _ in _ARMS)
    )


_LEGS = ((Mark.L_HIP, Mark.L_KNEE, Mark.L_ANKLE), (Mark.R_HIP, Mark.R_KNEE, Mark.R_ANKLE))
_ARMS = ((Mark.L_SHOULDER, Mark.L_ELBOW, Mark.L_WRIST), (Mark.R_SHOULDER, Mark.R_ELBOW, Mark.R_WRIST))


def _bend(world: Array, first: Mark, joint: Mark, second: Mark) -> float:
    """The angle at a joint in degrees; 180 is straight."""
    one, two = world[first] - world[joint], world[second] - world[joint]
    return _angle(one, two)


def _degrees_from_down(vector: Array) -> float:
    return _angle(vector, np.array([0.0, -1.0, 0.0]))


def _angle(one: Array, two: Array) -> float:
    cosine = one @ two / max(float(np.linalg.norm(one) * np.linalg.norm(two)), 1e-9)
    return float(np.degrees(np.arccos(np.clip(cosine, -1, 1))))
