"""Poses as 33 landmarks of the body, and the port behind which they are found in a picture.

The landmarks and their order are those of BlazePose (Bazarevsky et al., 2020), which MediaPipe finds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from tools.recognition.photo import Pixels

Array = NDArray[np.float64]
LANDMARKS = 33


class Mark(IntEnum):
    """The landmarks that are used, by their place among the 33."""

    NOSE = 0
    L_EAR = 7
    R_EAR = 8
    L_SHOULDER = 11
    R_SHOULDER = 12
    L_ELBOW = 13
    R_ELBOW = 14
    L_WRIST = 15
    R_WRIST = 16
    L_LITTLE = 17
    R_LITTLE = 18
    L_INDEX = 19
    R_INDEX = 20
    L_THUMB = 21
    R_THUMB = 22
    L_HIP = 23
    R_HIP = 24
    L_KNEE = 25
    R_KNEE = 26
    L_ANKLE = 27
    R_ANKLE = 28
    L_HEEL = 29
    R_HEEL = 30
    L_TOE = 31
    R_TOE = 32


LIMB_MARKS = [
    Mark.L_SHOULDER, Mark.R_SHOULDER, Mark.L_ELBOW, Mark.R_ELBOW, Mark.L_WRIST, Mark.R_WRIST,
    Mark.L_HIP, Mark.R_HIP, Mark.L_KNEE, Mark.R_KNEE, Mark.L_ANKLE, Mark.R_ANKLE,
]  # fmt: skip
_OTHER_SIDE = [0, 4, 5, 6, 1, 2, 3, 8, 7, 10, 9, *(place + 1 if place % 2 else place - 1 for place in range(11, 33))]
_FLIP_X = np.array([-1.0, 1.0, 1.0])


@dataclass(frozen=True)
class Poses:
    """Poses of n pictures.

    `world` [n, 33, 3] in metres about the hips, x to the picture's right, y up, z towards the camera;
    `plane` [n, 33, 2] in the picture's plane about the hips, scaled to the body;
    `visibility` [n, 33] from 0 to 1, NaN where it is not known.
    """

    world: Array
    plane: Array
    visibility: Array

    def __len__(self) -> int:
        return len(self.world)

    def mirrored(self) -> Poses:
        """The poses in a mirror, left and right of the body exchanged."""
        return Poses(
            self.world[:, _OTHER_SIDE] * _FLIP_X,
            self.plane[:, _OTHER_SIDE] * _FLIP_X[:2],
            self.visibility[:, _OTHER_SIDE],
        )

    def packed(self) -> NDArray[np.float32]:
        """All numbers as one array [n, 33, 6], to be kept in a file."""
        parts = [self.world, self.plane, self.visibility[..., None]]
        return np.concatenate(parts, axis=-1).astype(np.float32)

    @classmethod
    def unpacked(cls, packed: NDArray[np.float32]) -> Poses:
        """The poses again."""
        numbers = packed.astype(np.float64)
        return cls(numbers[..., :3], numbers[..., 3:5], numbers[..., 5])

    @classmethod
    def joined(cls, poses: Sequence[Poses]) -> Poses:
        """Several as one."""
        return cls.unpacked(np.concatenate([one.packed() for one in poses]))


class PoseEstimator(Protocol):
    """Finds the pose of a person in a picture."""

    name: str

    def find(self, picture: Pixels) -> Poses | None:
        """The pose of the most visible person; None where there is nobody. Raises Unavailable without its model."""
        ...


def about_hips(plane: Array) -> Array:
    """Points [n, 33, 2] of pictures about the hips, scaled so that the body's main joints lie one unit from them."""
    about = plane - plane[:, [Mark.L_HIP, Mark.R_HIP]].mean(axis=1, keepdims=True)
    size = np.sqrt((about[:, LIMB_MARKS] ** 2).sum(axis=-1).mean(axis=-1))
    scaled: Array = about / np.maximum(size, 1e-6)[:, None, None]
    return scaled


def averaged(first: Poses, second: Poses) -> Poses:
    """The mean of two estimates of the same pose, each the less uncertain for the other."""
    return Poses(
        (first.world + second.world) / 2,
        (first.plane + second.plane) / 2,
        (first.visibility + second.visibility) / 2,
    )
