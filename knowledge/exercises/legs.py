"""Legs: thigh, shank and foot, by joint angles or planted on the ground."""

from __future__ import annotations

import numpy as np

from knowledge.exercises import skeleton as sk
from knowledge.exercises.numbers import Draft, swing
from knowledge.exercises.rotations import across, apply, columns, cross, length, rotation, smoothstep, turned, unit
from knowledge.exercises.skeleton import Array, Joint, Segment, joint_of, segment_of
from knowledge.exercises.two_bone import two_bone

TOE_EXTENSION_MAX_DEG = 65.0
INSTEP_HEIGHT_M = 0.045


def pose_leg(draft: Draft, side: str) -> None:
    """Thigh, shank and foot of one side."""
    limb, sign, pelvis = f"{side}_leg", sk.SIDE_SIGN[side], draft.frames[:, Segment.PELVIS]
    free = (draft.is_free(limb))[:, None]
    hip = draft.joints[:, Joint.PELVIS] + apply(pelvis, np.array([sign * sk.HIP_HALF_WIDTH_M, 0, 0]))
    foot, ankle_aim = _planted_foot(draft, side, limb)
    given = draft.numbers.triple(f"{limb}.pole") * np.array([sign, 1, 1])
    is_given = length(given)[:, None] > 1e-6
    pole = np.where(is_given, apply(pelvis, given), foot[:, :, 2] + foot[:, :, 1])
    reach = two_bone(hip, ankle_aim, pole, (sk.THIGH_M, np.full(len(hip), sk.SHANK_M)))
    thigh, shank, front = _free_leg(draft, side, limb)
    thigh, shank = np.where(free, thigh, reach.upper), np.where(free, shank, reach.lower)
    hinge = unit(cross(-thigh, np.where(free, front, reach.bend)))
    knee = hip + sk.THIGH_M * thigh
    ankle = knee + sk.SHANK_M * shank
    shank_frame = columns(hinge, -shank, cross(hinge, -shank))
    foot = np.where(free[:, :, None], shank_frame @ rotation("x", draft.value(f"{limb}.point")), foot)
    for joint, place in ((Joint.L_HIP, hip), (Joint.L_KNEE, knee), (Joint.L_ANKLE, ankle)):
        draft.joints[:, joint_of(side, joint)] = place
    draft.frames[:, segment_of(side, Segment.L_THIGH)] = columns(hinge, -thigh, cross(hinge, -thigh))
    draft.frames[:, segment_of(side, Segment.L_SHANK)] = shank_frame
    _foot(draft, side, foot, np.where(free[:, 0], 0.0, draft.value(f"{limb}.pitch")))
    draft.aims[limb] = ankle_aim
    draft.missing[limb] = np.where(free[:, 0], 0.0, reach.missing)


def _free_leg(draft: Draft, side: str, limb: str) -> tuple[Array, Array, Array]:
    """Directions of thigh and shank and the thigh's front, from joint angles."""
    pelvis = draft.frames[:, Segment.PELVIS]
    down, front = (apply(pelvis, vector) for vector in swing(draft, side, limb))
    front = turned(across(front, down), down, -sk.SIDE_SIGN[side] * draft.value(f"{limb}.turn"))
    bend = np.radians(draft.value(f"{limb}.knee"))[:, None]
    return down, np.cos(bend) * down - np.sin(bend) * front, front


def _planted_foot(draft: Draft, side: str, limb: str) -> tuple[Array, Array]:
    """Frame of a foot on the ground and its ankle: it pivots on the ball (pitch > 0), the heel, or an edge (roll)."""
    sign, pitch, roll = sk.SIDE_SIGN[side], draft.value(f"{limb}.pitch"), draft.value(f"{limb}.roll")
    heading = rotation("y", sign * draft.value(f"{limb}.turn"))
    foot = heading @ rotation("x", pitch) @ rotation("z", -sign * roll)
    pivot_z = np.where(pitch > 0, sk.BALL_Z_M, np.where(pitch < 0, sk.HEEL_Z_M, sk.MID_FOOT_Z_M))
    edge = sign * sk.FOOT_HALF_WIDTH_M * np.sin(np.radians(roll))
    pivot = columns(edge, np.full_like(edge, -sk.ANKLE_HEIGHT_M), pivot_z)
    place = draft.numbers.triple(f"{limb}.foot") * np.array([sign, 1, 1])
    place = place + heading[:, :, 2] * (pivot_z - sk.MID_FOOT_Z_M)[:, None]
    place[:, 1] += INSTEP_HEIGHT_M * smoothstep(100.0, 160.0, pitch)
    return foot, place - apply(foot, pivot)


def _foot(draft: Draft, side: str, foot: Array, pitch: Array) -> None:
    """Heel, ball and toes; toes stay on the ground while the heel rises."""
    draft.frames[:, segment_of(side, Segment.L_FOOT)] = foot
    extension = np.clip(pitch, 0, TOE_EXTENSION_MAX_DEG) * (1 - smoothstep(95.0, 140.0, pitch))
    toes = foot @ rotation("x", -extension)
    draft.frames[:, segment_of(side, Segment.L_TOES)] = toes
    ankle = draft.joints[:, joint_of(side, Joint.L_ANKLE)]
    ball = ankle + apply(foot, np.array([0, -sk.ANKLE_HEIGHT_M, sk.BALL_Z_M]))
    draft.joints[:, joint_of(side, Joint.L_BALL)] = ball
    draft.joints[:, joint_of(side, Joint.L_HEEL)] = ankle + apply(foot, np.array([0, -sk.ANKLE_HEIGHT_M, sk.HEEL_Z_M]))
    draft.joints[:, joint_of(side, Joint.L_TOE)] = ball + (sk.TOE_Z_M - sk.BALL_Z_M) * toes[:, :, 2]
