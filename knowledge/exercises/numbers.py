"""The numbers that describe a batch of poses, and the draft in which kinematics works out their joints.

`motion_file.py` names the numbers and says what they mean; each is an array [n] over the poses.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from knowledge.exercises import skeleton as sk
from knowledge.exercises.rotations import apply, columns
from knowledge.exercises.skeleton import Array, Joint, Segment


class Space(IntEnum):
    """In which axes a limb's numbers are given; FREE means joint angles instead of a place."""

    FREE = 0
    WORLD = 1
    CHEST = 2
    PELVIS = 3
    BAR = 4


class Grip(IntEnum):
    """How a hand is turned: by an angle of the forearm, or by what it holds or rests on."""

    ANGLE = 0
    OVER = 1
    UNDER = 2
    FORWARD = 3
    UP = 4
    FLAT = 5


@dataclass(frozen=True)
class Carried:
    """A bar that lies on the body: the segment that carries it and its place in that segment's axes, in metres."""

    segment: Segment
    joint: Joint
    offset: tuple[float, float, float]


@dataclass(frozen=True)
class Numbers:
    """What a batch of poses is computed from: `values[name]` [n], `spaces` and `grips` by limb [n], a carried bar."""

    values: Mapping[str, Array]
    spaces: Mapping[str, NDArray[np.int64]]
    grips: Mapping[str, NDArray[np.int64]]
    carried: Carried | None = None

    def __len__(self) -> int:
        return len(next(iter(self.values.values())))

    def picked(self, rows: Sequence[int] | NDArray[np.intp]) -> Numbers:
        """Those of some poses, in the order of `rows`."""
        return replace(
            self,
            values={name: value[rows] for name, value in self.values.items()},
            spaces={limb: space[rows] for limb, space in self.spaces.items()},
            grips={limb: grip[rows] for limb, grip in self.grips.items()},
        )

    def triple(self, stem: str) -> Array:
        """The three numbers `stem_x`, `stem_y`, `stem_z` as vectors [n, 3]."""
        return columns(*(self.values[f"{stem}_{axis}"] for axis in "xyz"))


class Draft:
    """The joints and frames of one batch while they are being worked out, limb by limb."""

    def __init__(self, numbers: Numbers) -> None:
        count = len(numbers)
        self.numbers = numbers
        self.joints = np.zeros((count, len(Joint), 3))
        self.frames = np.zeros((count, len(Segment), 3, 3))
        self.aims: dict[str, Array] = {}
        self.missing: dict[str, Array] = {}

    def value(self, name: str) -> Array:
        """One number of all poses [n]."""
        return self.numbers.values[name]

    def is_free(self, limb: str) -> NDArray[np.bool_]:
        """Where the limb is given by joint angles [n]."""
        free: NDArray[np.bool_] = self.numbers.spaces[limb] == Space.FREE
        return free


def carried_bar(joints: Array, frames: Array, carried: Carried) -> Array:
    """The centre [n, 3] of a bar that lies on the body."""
    return joints[:, carried.joint] + apply(frames[:, carried.segment], np.array(carried.offset))


def swing(draft: Draft, side: str, limb: str) -> tuple[Array, Array]:
    """The direction of a hanging limb swung `forward` and `out`, and its front, in the axes of the trunk."""
    forward, out = np.radians(draft.value(f"{limb}.forward")), np.radians(draft.value(f"{limb}.out"))
    down = columns(sk.SIDE_SIGN[side] * np.sin(out), -np.cos(out) * np.cos(forward), np.cos(out) * np.sin(forward))
    return down, columns(np.zeros_like(out), np.sin(forward), np.cos(forward))
