"""The way between two key poses: which numbers stand at its ends, and the curve that eases from one to the other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from knowledge.exercises import skeleton as sk
from knowledge.exercises.arms import PALM_THICKNESS_M
from knowledge.exercises.legs import INSTEP_HEIGHT_M
from knowledge.exercises.motion_file import Key
from knowledge.exercises.numbers import Grip, Numbers, Space
from knowledge.exercises.rotations import apply, columns, smoothstep, within
from knowledge.exercises.skeleton import Array, Joint, PoseBatch, Segment, joint_of, segment_of

Values = dict[str, Array]


def hermite(ends: tuple[Array, Array], slopes: tuple[Array, Array], part: Array) -> Array:
    """The cubic through both ends with these slopes per interval, at `part` (0–1) of the way.

    With slopes of zero this is the smooth ease-in and ease-out between two keys that stop.
    """
    square, cube = part**2, part**3
    return (
        (2 * cube - 3 * square + 1) * ends[0]
        + (cube - 2 * square + part) * slopes[0]
        + (3 * square - 2 * cube) * ends[1]
        + (cube - square) * slopes[1]
    )


def tangents(first: Values, last: Values, keys: Sequence[Key]) -> tuple[Values, Values]:
    """Slopes at the start and the end of the way from each key to the next, by number.

    A key that does not `flow` stops: its slope is zero. A flowing key takes the harmonic mean of the slopes around
    it, which never overshoots (F. N. Fritsch and J. Butland, 1984).
    """
    flows = np.array([key.flow for key in keys])
    time_after = np.roll(np.array([key.time for key in keys]), -1)
    leaving: Values = {}
    arriving: Values = {}
    for name in first:
        speed = (last[name] - first[name]) / time_after
        before = np.roll(speed, 1)
        same_way = flows & (speed * before > 0)
        slope = np.zeros_like(speed)
        slope[same_way] = 2 * speed[same_way] * before[same_way] / (speed[same_way] + before[same_way])
        leaving[name] = slope * time_after
        arriving[name] = np.roll(slope, -1) * time_after
    return leaving, arriving


def ends(numbers: Numbers, poses: PoseBatch) -> tuple[Values, Values, dict[str, Array]]:
    """For the way from each key, whose pose is given, to the next: the values at both ends and each limb's space.

    Where a limb changes from joint angles to a place (or between axes) the way runs in world space.
    """
    first = {name: value.copy() for name, value in numbers.values.items()}
    last = {name: np.roll(value, -1) for name, value in numbers.values.items()}
    spaces: dict[str, Array] = {}
    for limb, space in numbers.spaces.items():
        change = space != np.roll(space, -1)
        spaces[limb] = np.where(change, Space.WORLD, space)
        for name, place in _as_places(numbers, poses, limb).items() if change.any() else ():
            first[name] = np.where(change, place, first[name])
            last[name] = np.where(change, np.roll(place, -1), last[name])
    return first, last, spaces


def _as_places(numbers: Numbers, poses: PoseBatch, limb: str) -> Values:
    """The numbers that put a limb in world space where it is now: its place, its pole, a foot's angles."""
    side, kind = limb.split("_")
    mirror = np.array([sk.SIDE_SIGN[side], 1, 1])
    if kind == "arm":
        trunk, near, sign = Segment.CHEST, Segment.L_UPPER_ARM, -1.0
        # The place of a flat hand is the ground under its palm, of any other the grip centre.
        palm = np.where(numbers.grips[limb] == Grip.FLAT, PALM_THICKNESS_M / 2, 0.0)
        hand = poses.joints[:, joint_of(side, Joint.L_HAND)] - palm[:, None] * np.array([0, 1, 0])
        vectors = {"hand": hand * mirror}
        angles: Values = {}
    else:
        trunk, near, sign = Segment.PELVIS, Segment.L_THIGH, 1.0
        angles, place = _foot_place(poses, side)
        vectors = {"foot": place * mirror}
    pole = sign * poses.frames[:, segment_of(side, near), :, 2]
    vectors["pole"] = within(poses.frames[:, trunk], pole) * mirror
    places = {f"{limb}.{stem}_{axis}": vector[:, i] for stem, vector in vectors.items() for i, axis in enumerate("xyz")}
    return places | {f"{limb}.{name}": angle for name, angle in angles.items()}


def _foot_place(poses: PoseBatch, side: str) -> tuple[Values, Array]:
    """The angles and the place on the ground from which `kinematics` puts a foot exactly where it is now."""
    sign, foot = sk.SIDE_SIGN[side], poses.frames[:, segment_of(side, Segment.L_FOOT)]
    toes = foot[:, :, 2]
    pitch = np.degrees(np.arctan2(-toes[:, 1], toes[:, 2]))
    heading = np.arcsin(np.clip(toes[:, 0], -1, 1))
    roll = -sign * np.degrees(np.arctan2(foot[:, 1, 0], foot[:, 1, 1])) * (np.abs(pitch) < 60)
    pivot_z = np.where(pitch > 0, sk.BALL_Z_M, np.where(pitch < 0, sk.HEEL_Z_M, sk.MID_FOOT_Z_M))
    edge = sign * sk.FOOT_HALF_WIDTH_M * np.sin(np.radians(roll))
    pivot = columns(edge, np.full_like(edge, -sk.ANKLE_HEIGHT_M), pivot_z)
    place = poses.joints[:, joint_of(side, Joint.L_ANKLE)] + apply(foot, pivot)
    ahead = columns(np.sin(heading), np.zeros_like(heading), np.cos(heading))
    place -= ahead * (pivot_z - sk.MID_FOOT_Z_M)[:, None]
    place[:, 1] -= INSTEP_HEIGHT_M * smoothstep(100.0, 160.0, pitch)
    return {"pitch": pitch, "roll": roll, "turn": sign * np.degrees(heading)}, place
