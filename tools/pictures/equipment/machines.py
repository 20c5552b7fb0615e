"""Machines: cables, the Smith machine, levers, and the leg machines."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from knowledge.exercises import skeleton as sk
from knowledge.exercises.motion_file import Prop
from knowledge.exercises.rotations import frame_of, unit
from knowledge.exercises.skeleton import Array, Joint, PoseBatch, Segment, joint_of, segment_of
from tools.pictures.equipment import gear, solids
from tools.pictures.equipment.pieces import (
    Piece,
    across_hands,
    bar_place,
    between,
    fixed,
    hand,
    in_hand,
    standing,
    still,
)

_LEVER_ENDS = {"elbows": Joint.L_ELBOW, "ankles": Joint.L_ANKLE, "feet": Joint.L_BALL}


def cable(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """A tower with a stack, a pulley at `at`, the cable, and what the hands hold."""
    pulley = np.array(prop.at or (0.0, 2.2, 0.4), dtype=float)
    if prop.to == "ankles":
        return _cuffed(prop, poses, pulley)
    sides = [prop.held] if prop.held in sk.SIDES else list(sk.SIDES)
    middle = np.mean([hand(poses, side) for side in sides], axis=0)
    anchor = fixed((pulley[0], pulley[1], pulley[2]), poses)
    return [
        *_tower(prop, pulley, np.linalg.norm(middle - anchor, axis=-1)),
        *_HANDLES[prop.handle](prop, poses, anchor),
    ]


def _cuffed(prop: Prop, poses: PoseBatch, pulley: Array) -> list[Piece]:
    """A cable to a cuff round the ankle of the side that `held` names."""
    side = prop.held if prop.held in sk.SIDES else "right"
    ankle, knee = (poses.joints[:, joint_of(side, joint)] for joint in (Joint.L_ANKLE, Joint.L_KNEE))
    cuff, anchor = ankle + 0.08 * unit(knee - ankle), fixed((pulley[0], pulley[1], pulley[2]), poses)
    shank = poses.frames[:, segment_of(side, Segment.L_SHANK)]
    return [
        *_tower(prop, pulley, np.linalg.norm(cuff - anchor, axis=-1)),
        between(solids.cord(), anchor, cuff),
        Piece(solids.cuff(), cuff, shank),
    ]


def _tower(prop: Prop, pulley: Array, pull: Array) -> list[Piece]:
    """The tower, its pulley, and the stack that rises as the cable is pulled out by `pull` [f] metres."""
    count, foot = len(pull), (pulley[0], 0.0, pulley[2])
    stack = still(solids.weight_stack(), foot, prop.turn, count)
    stack.origins[:, 1] += pull - pull.min()
    wheel = still(solids.pulley(), (pulley[0], pulley[1], pulley[2]), prop.turn, count)
    return [still(solids.cable_tower(pulley[1]), foot, prop.turn, count), replace(wheel, moves=True), stack]


def _with_bar(prop: Prop, poses: PoseBatch, anchor: Array) -> list[Piece]:
    centre, frame = across_hands(poses)
    mesh = solids.bar(prop.size[0]) if prop.size else solids.lat_bar()
    return [Piece(mesh, centre, frame), between(solids.cord(), anchor, centre)]


def _with_rope(prop: Prop, poses: PoseBatch, anchor: Array) -> list[Piece]:
    left, right = hand(poses, "left"), hand(poses, "right")
    middle = (left + right) / 2
    knot = middle + unit(anchor - middle) * 0.16
    ends = [between(solids.rope(), knot, grip - 0.05 * unit(knot - grip)) for grip in (left, right)]
    return [between(solids.cord(), anchor, knot), *ends]


def _with_two_handles(prop: Prop, poses: PoseBatch, anchor: Array) -> list[Piece]:
    middle, _ = across_hands(poses)
    knot = middle + unit(anchor - middle) * 0.14
    cords = [between(solids.cord(), knot, hand(poses, side)) for side in sk.SIDES]
    return [between(solids.cord(), anchor, knot), *cords, *(in_hand(solids.handle(), poses, side) for side in sk.SIDES)]


def _with_stirrup(prop: Prop, poses: PoseBatch, anchor: Array) -> list[Piece]:
    side = prop.held if prop.held in sk.SIDES else "right"
    return [between(solids.cord(), anchor, hand(poses, side)), in_hand(solids.handle(), poses, side)]


_HANDLES = {"bar": _with_bar, "rope": _with_rope, "double": _with_two_handles, "stirrup": _with_stirrup}


def smith(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """A loaded bar between two guide rails that stand where the bar moves."""
    centre, frames = bar_place(prop, poses)
    place = (float(centre[:, 0].mean()), 0.0, float(centre[:, 2].mean()))
    return [still(gear.smith_rails(), place, 0.0, len(poses)), Piece(solids.barbell(prop.plates), centre, frames)]


def lever(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """Two arms of a machine from the pivots at `at` (mirrored) to what `to` names, with handles or a roller there."""
    pivot = prop.at or (0.35, 1.0, 0.0)
    sides = [prop.to] if prop.to in sk.SIDES else list(sk.SIDES)
    ends = {side: _end(prop, poses, side) for side in sides}
    starts = {side: fixed((sk.SIDE_SIGN[side] * pivot[0], pivot[1], pivot[2]), poses) for side in sides}
    parts = [between(solids.link(), starts[side], end) for side, end in ends.items()]
    if prop.to in _LEVER_ENDS:
        middle, frame = _between_ends(ends, poses)
        return [*parts, Piece(solids.roller(), middle, frame)]
    return [*parts, *(in_hand(solids.handle(), poses, side) for side in sides)]


def _end(prop: Prop, poses: PoseBatch, side: str) -> Array:
    return poses.joints[:, joint_of(side, _LEVER_ENDS[prop.to])] if prop.to in _LEVER_ENDS else hand(poses, side)


def _between_ends(ends: dict[str, Array], poses: PoseBatch) -> tuple[Array, Array]:
    along = unit(ends["left"] - ends["right"])
    up = np.broadcast_to([0.0, 1.0, 0.0], along.shape)
    return (ends["left"] + ends["right"]) / 2, frame_of(along, up)[:, :, [1, 2, 0]]


def _between_ankles(poses: PoseBatch) -> tuple[Array, Array]:
    """The middle of both ankles and the mean frame of both shanks."""
    shanks = [poses.frames[:, segment_of(side, Segment.L_SHANK)] for side in sk.SIDES]
    frame = frame_of(unit(shanks[0][:, :, 1] + shanks[1][:, :, 1]), shanks[0][:, :, 2] + shanks[1][:, :, 2])
    return (poses.joints[:, Joint.L_ANKLE] + poses.joints[:, Joint.R_ANKLE]) / 2, frame


def _shin_lever(poses: PoseBatch, front: float) -> list[Piece]:
    """A roller at the shins (front = 1) or the heels (-1) on an arm that turns about the knees' axis."""
    ankles, frame = _between_ankles(poses)
    knees = (poses.joints[:, Joint.L_KNEE] + poses.joints[:, Joint.R_KNEE]) / 2
    roller = ankles + frame[:, :, 2] * front * 0.085 + frame[:, :, 1] * 0.04
    side = frame[:, :, 0] * 0.24
    return [
        Piece(solids.roller(), roller, frame),
        between(solids.link(), knees - side, roller - side),
        between(solids.link(), knees + side, roller + side),
    ]


def leg_extension(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """A seat and the roller in front of the shins."""
    return [standing(solids.machine_seat(), prop, poses), *_shin_lever(poses, 1.0)]


def leg_curl(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """A couch, or with its back raised by `incline` a seat, and the roller behind the heels."""
    rest = solids.machine_seat() if prop.incline else solids.machine_couch()
    return [standing(rest, prop, poses), *_shin_lever(poses, -1.0)]


def leg_press(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """A reclined seat, rails, and the sled: tipped as the soles are in the first pose, it keeps to the balls."""
    balls, heels = (
        np.mean([poses.joints[:, joint_of(side, joint)] for side in sk.SIDES], axis=0)
        for joint in (Joint.L_BALL, Joint.L_HEEL)
    )
    first = poses.frames[:1, Segment.L_FOOT]
    frame = frame_of(unit(first[:, :, 1]), unit(first[:, :, 2] + poses.frames[:1, Segment.R_FOOT, :, 2]))
    return [
        standing(solids.press_seat(prop.incline or 45.0), prop, poses),
        Piece(solids.sled(), balls + (heels[0] - balls[0]) / 2, np.tile(frame, (len(poses), 1, 1))),
    ]
