"""Two bones and a hinge: the inverse kinematics of arms and legs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from knowledge.exercises.rotations import across, length, unit
from knowledge.exercises.skeleton import Array


@dataclass(frozen=True)
class TwoBone:
    """A solved chain: directions of both bones, the unit vector towards which it bends, metres that are missing."""

    upper: Array
    lower: Array
    bend: Array
    missing: Array


def two_bone(root: Array, aim: Array, pole: Array, lengths: tuple[float, Array]) -> TwoBone:
    """Places a hinge between `root` and `aim` [n, 3] by the law of cosines, on the side of `pole`."""
    first, second = lengths
    gap = length(aim - root)
    reach = np.clip(gap, np.abs(first - second) + 1e-6, first + second - 1e-9)
    straight = unit(aim - root)
    bend = across(pole, straight)
    along = (first**2 - second**2 + reach**2) / (2 * reach)
    height = np.sqrt(np.maximum(first**2 - along**2, 0))
    hinge = along[:, None] * straight + height[:, None] * bend
    upper = unit(hinge)
    return TwoBone(upper, unit(reach[:, None] * straight - hinge), bend, np.abs(gap - reach))
