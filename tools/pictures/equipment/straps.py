"""Bands and suspension straps."""

from __future__ import annotations

import numpy as np

from knowledge.exercises import skeleton as sk
from knowledge.exercises.motion_file import Prop
from knowledge.exercises.skeleton import Array, Joint, PoseBatch, Segment, joint_of
from tools.pictures.equipment import gear, solids
from tools.pictures.equipment.pieces import Piece, between, fixed, hand, in_hand

_STRAP_UP_M = 0.02
# Half the depth of a shin or a lower thigh: a loop's two runs pass in front of and behind it.
_LOOP_DEPTH_M = 0.065
_ON_BACK = np.array([0.16, 0.20, -0.15])


def band(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """A rubber band: a loop round knees or ankles, from an anchor to the hands, or from hand to hand."""
    strap = solids.strap()
    if prop.anchor in ("knees", "ankles"):
        return _loop(prop.anchor, poses)
    hands = {side: hand(poses, side) for side in sk.SIDES if prop.held in (None, "hands", side)}
    if prop.anchor == "back":
        chest, frames = poses.joints[:, Joint.CHEST], poses.frames[:, Segment.CHEST]
        behind = {side: chest + frames @ (_ON_BACK * [sk.SIDE_SIGN[side], 1, 1]) for side in sk.SIDES}
        runs = [between(strap, behind[side], place) for side, place in hands.items()]
        return [*runs, between(strap, behind["right"], behind["left"])]
    if prop.anchor is not None:
        feet = {side: _under(poses, side) for side in sk.SIDES}
        only = prop.anchor.removesuffix("_foot")
        return [between(strap, feet.get(only, feet[side]), place) for side, place in hands.items()]
    if prop.at is None:
        return [between(strap, hand(poses, "right"), hand(poses, "left"))]
    return [between(strap, fixed(prop.at, poses), place) for place in hands.values()]


def suspension(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """Two straps from a high anchor to the hands or the feet."""
    anchor = fixed(prop.at or (0.0, 2.5, 0.0), poses)
    parts = []
    for side in sk.SIDES:
        end = _under(poses, side) if prop.to == "feet" else hand(poses, side)
        parts.append(between(solids.cord(), anchor, end))
        if prop.to == "hands":
            parts.append(in_hand(gear.ring(), poses, side))
    return parts


def _under(poses: PoseBatch, side: str) -> Array:
    """The middle of a foot."""
    ends = poses.joints[:, [joint_of(side, Joint.L_HEEL), joint_of(side, Joint.L_BALL)]]
    middle: Array = ends.mean(axis=1) + [0.0, _STRAP_UP_M, 0.0]
    return middle


def _loop(where: str, poses: PoseBatch) -> list[Piece]:
    """Two runs from leg to leg, in front and behind, just above the joint."""
    joint = Joint.L_KNEE if where == "knees" else Joint.L_ANKLE
    places = {}
    for side in sk.SIDES:
        near = Joint.L_HIP if where == "knees" else Joint.L_KNEE
        at, above = poses.joints[:, joint_of(side, joint)], poses.joints[:, joint_of(side, near)]
        places[side] = at + 0.18 * (above - at)
    depth = _LOOP_DEPTH_M * poses.frames[:, Segment.PELVIS, :, 2]
    return [between(solids.strap(), places["right"] + sign * depth, places["left"] + sign * depth) for sign in (1, -1)]
