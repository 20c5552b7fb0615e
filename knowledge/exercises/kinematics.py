"""From numbers to poses: forward kinematics of the spine, then arms and legs, for a whole batch at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from knowledge.exercises import skeleton as sk
from knowledge.exercises.arms import pose_arm, pose_hand
from knowledge.exercises.legs import pose_leg
from knowledge.exercises.numbers import Draft, Grip, Numbers, Space
from knowledge.exercises.rotations import rotation
from knowledge.exercises.skeleton import Array, Joint, PoseBatch, Segment

TRUNK_ANGLES = ("lean", "side", "turn", "curl", "twist", "bend", "nod", "look", "tilt")
ARM_ANGLES = ("forward", "out", "elbow", "turn", "grip", "wrist", "fingers", "shrug", "protract")
LEG_ANGLES = ("pitch", "roll", "forward", "out", "knee", "turn", "point")
LIMBS = tuple(f"{side}_{kind}" for side in sk.SIDES for kind in ("arm", "leg"))


@dataclass(frozen=True)
class Solution:
    """Solved poses; `aims` [n, 3] is what each limb was to reach and `missing` [n] by how many metres it fails."""

    poses: PoseBatch
    aims: Mapping[str, Array]
    missing: Mapping[str, Array]


def solve(numbers: Numbers) -> Solution:
    """The poses for these numbers. A limb that cannot reach is stretched out towards its aim; `missing` tells it."""
    draft = Draft(numbers)
    _spine(draft)
    for side in sk.SIDES:
        pose_arm(draft, side)
        pose_leg(draft, side)
    for side in sk.SIDES:
        pose_hand(draft, side)
    return Solution(PoseBatch(draft.joints, draft.frames), draft.aims, draft.missing)


@cache
def resting() -> PoseBatch:
    """The rest pose: standing at attention with the middle of the hips at the origin; every frame is the identity."""
    stems = ("pelvis", *(f"{limb}.{end}" for limb in LIMBS for end in ("hand", "foot", "pole")))
    angles = [f"{limb}.{name}" for limb in LIMBS for name in (*ARM_ANGLES, *LEG_ANGLES)]
    names = (*TRUNK_ANGLES, *(f"{stem}_{axis}" for stem in stems for axis in "xyz"), *angles)
    free = dict.fromkeys(LIMBS, np.array([int(Space.FREE)]))
    angled = dict.fromkeys(LIMBS, np.array([int(Grip.ANGLE)]))
    return solve(Numbers(dict.fromkeys(names, np.zeros(1)), free, angled)).poses


def _spine(draft: Draft) -> None:
    """Pelvis, spine and head: `curl`, `twist` and `bend` are shared out over the joints of the spine."""
    curl, twist, bend = draft.value("curl"), draft.value("twist"), draft.value("bend")
    trunk = (
        rotation("y", draft.value("turn")) @ rotation("x", draft.value("lean")) @ rotation("z", -draft.value("side"))
    )
    chest = trunk @ rotation("y", twist) @ rotation("z", -bend) @ rotation("x", curl / 2)
    nod, look, tilt = draft.value("nod"), draft.value("look"), draft.value("tilt")
    for segment, frame in (
        (Segment.PELVIS, trunk @ rotation("x", -curl / 2)),
        (Segment.WAIST, trunk @ rotation("y", twist / 2) @ rotation("z", -bend / 2)),
        (Segment.CHEST, chest),
        (Segment.NECK, chest @ rotation("y", look / 2) @ rotation("x", nod / 2) @ rotation("z", -tilt / 2)),
        (Segment.HEAD, chest @ rotation("y", look) @ rotation("x", nod) @ rotation("z", -tilt)),
    ):
        draft.frames[:, segment] = frame
    draft.joints[:, Joint.PELVIS] = draft.numbers.triple("pelvis")
    chain = (
        (Joint.PELVIS, Joint.WAIST, Segment.PELVIS, sk.LOWER_SPINE_M),
        (Joint.WAIST, Joint.CHEST, Segment.WAIST, sk.MIDDLE_SPINE_M),
        (Joint.CHEST, Joint.NECK, Segment.CHEST, sk.UPPER_SPINE_M),
        (Joint.NECK, Joint.SKULL, Segment.NECK, sk.NECK_M),
        (Joint.SKULL, Joint.CROWN, Segment.HEAD, sk.SKULL_M),
    )
    for start, end, segment, length in chain:
        draft.joints[:, end] = draft.joints[:, start] + length * draft.frames[:, segment, :, 1]
