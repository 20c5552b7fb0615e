"""Arms: the shoulder girdle, upper arm, forearm and hand, by joint angles or reaching for a place."""

from __future__ import annotations

import numpy as np

from knowledge.exercises import skeleton as sk
from knowledge.exercises.numbers import Draft, Grip, Space, carried_bar, swing
from knowledge.exercises.rotations import across, apply, columns, cross, rotation, smoothstep, turned, unit, within
from knowledge.exercises.skeleton import Array, Joint, Segment, joint_of, segment_of
from knowledge.exercises.two_bone import two_bone

# Raising the arm over the head lifts the shoulder girdle: clavicular elevation of about 20° in the last two thirds
# of the way (Inman, Saunders, Abbott 1944; Ludewig et al. 2009 report 10–25°).
CLAVICLE_ELEVATION_DEG = 22.0
PALM_THICKNESS_M = 0.03


def pose_arm(draft: Draft, side: str) -> None:
    """Shoulder girdle, upper arm and forearm of one side."""
    limb = f"{side}_arm"
    free = draft.is_free(limb)
    aim = _hand_aim(draft, side, limb)
    down = _free_direction(draft, side, limb)
    flat = draft.numbers.grips[limb] == Grip.FLAT
    fingers = _floor_fingers(draft, side, limb)
    run = np.sqrt(sk.PALM_M**2 - (PALM_THICKNESS_M / 2) ** 2)
    wrist_aim = np.where(flat[:, None], aim - run * fingers + [0, PALM_THICKNESS_M, 0], aim)
    lower = np.where(flat, sk.FOREARM_M, sk.FOREARM_M + sk.PALM_M)
    pole = apply(
        draft.frames[:, Segment.CHEST],
        draft.numbers.triple(f"{limb}.pole") * np.array([sk.SIDE_SIGN[side], 1, 1]),
    )
    lengths = (sk.UPPER_ARM_M, lower)
    resting = two_bone(_resting_shoulder(draft, side), wrist_aim, pole, lengths)
    shoulder = _shoulder(draft, side, limb, np.where(free[:, None], down, resting.upper))
    reach = two_bone(shoulder, wrist_aim, pole, lengths)
    upper, fore, front = _free_arm(draft, limb, side, down)
    upper = np.where(free[:, None], upper, reach.upper)
    fore = np.where(free[:, None], fore, reach.lower)
    front = np.where(free[:, None], front, -reach.bend)
    elbow = shoulder + sk.UPPER_ARM_M * upper
    draft.joints[:, joint_of(side, Joint.L_ELBOW)] = elbow
    draft.joints[:, joint_of(side, Joint.L_WRIST)] = elbow + sk.FOREARM_M * fore
    hinge = unit(cross(-upper, front))
    draft.frames[:, segment_of(side, Segment.L_UPPER_ARM)] = columns(hinge, -upper, cross(hinge, -upper))
    draft.frames[:, segment_of(side, Segment.L_FOREARM)] = columns(hinge, -fore, cross(hinge, -fore))
    draft.aims[limb] = wrist_aim
    draft.missing[limb] = np.where(free, 0.0, reach.missing)


def _hand_aim(draft: Draft, side: str, limb: str) -> Array:
    """Where the hand is wanted, in world metres; x of the numbers points away from the body's midline."""
    place = draft.numbers.triple(f"{limb}.hand") * np.array([sk.SIDE_SIGN[side], 1, 1])
    spaces, aim = draft.numbers.spaces[limb], place.copy()
    origins = {Space.CHEST: (Joint.CHEST, Segment.CHEST), Space.PELVIS: (Joint.PELVIS, Segment.PELVIS)}
    for space, (joint, segment) in origins.items():
        on = spaces == space
        aim[on] = (draft.joints[:, joint] + apply(draft.frames[:, segment], place))[on]
    if draft.numbers.carried is not None:
        on = spaces == Space.BAR
        bar = carried_bar(draft.joints, draft.frames, draft.numbers.carried)
        aim[on] = (bar + apply(draft.frames[:, draft.numbers.carried.segment], place))[on]
    resting: Array = aim
    return resting


def _resting_shoulder(draft: Draft, side: str) -> Array:
    offset = sk.SHOULDER_REST * np.array([sk.SIDE_SIGN[side], 1, 1])
    return draft.joints[:, Joint.CHEST] + apply(draft.frames[:, Segment.CHEST], offset)


def _shoulder(draft: Draft, side: str, limb: str, direction: Array) -> Array:
    """The shoulder joint [n, 3]: the collar bone turns about its inner end, up as the arm is raised."""
    sign, chest = sk.SIDE_SIGN[side], draft.frames[:, Segment.CHEST]
    local = within(chest, unit(direction))
    raised = np.degrees(np.arccos(np.clip(-local[:, 1], -1, 1)))
    lift = CLAVICLE_ELEVATION_DEG * smoothstep(30.0, 175.0, raised) + draft.value(f"{limb}.shrug")
    girdle = chest @ rotation("y", -sign * draft.value(f"{limb}.protract")) @ rotation("z", sign * lift)
    mirror = np.array([sign, 1, 1])
    root = draft.joints[:, Joint.CHEST] + apply(chest, sk.CLAVICLE_ROOT * mirror)
    shoulder = root + apply(girdle, (sk.SHOULDER_REST - sk.CLAVICLE_ROOT) * mirror)
    draft.frames[:, segment_of(side, Segment.L_GIRDLE)] = girdle
    draft.joints[:, joint_of(side, Joint.L_CLAVICLE)] = root
    draft.joints[:, joint_of(side, Joint.L_SHOULDER)] = shoulder
    return shoulder


def _free_direction(draft: Draft, side: str, limb: str) -> Array:
    return apply(draft.frames[:, Segment.CHEST], swing(draft, side, limb)[0])


def _free_arm(draft: Draft, limb: str, side: str, down: Array) -> tuple[Array, Array, Array]:
    """Directions of upper arm and forearm and the upper arm's front, from joint angles."""
    front = across(apply(draft.frames[:, Segment.CHEST], swing(draft, side, limb)[1]), down)
    front = turned(front, down, sk.SIDE_SIGN[side] * draft.value(f"{limb}.turn"))
    bend = np.radians(draft.value(f"{limb}.elbow"))[:, None]
    return down, np.cos(bend) * down + np.sin(bend) * front, front


def _floor_fingers(draft: Draft, side: str, limb: str) -> Array:
    """Which way the fingers of a hand point that lies flat: `fingers` degrees inward from the front."""
    heading = np.radians(-sk.SIDE_SIGN[side] * draft.value(f"{limb}.fingers"))
    return columns(np.sin(heading), np.zeros_like(heading), np.cos(heading))


def pose_hand(draft: Draft, side: str) -> None:
    """Turns the hand on its forearm as its grip demands."""
    limb, grips = f"{side}_arm", draft.numbers.grips[f"{side}_arm"]
    forearm = draft.frames[:, segment_of(side, Segment.L_FOREARM)]
    along = -forearm[:, :, 1]
    wrist = draft.joints[:, joint_of(side, Joint.L_WRIST)]
    angle = sk.SIDE_SIGN[side] * draft.value(f"{limb}.grip")
    frame = forearm @ rotation("y", angle)
    for grip, thumb in _thumbs(draft, side).items():
        on = grips == grip
        up = across(-along, thumb)
        frame[on] = columns(cross(up, thumb), up, thumb)[on]
    bend = -sk.SIDE_SIGN[side] * draft.value(f"{limb}.wrist")
    palm = wrist + sk.PALM_M * turned(along, frame[:, :, 2], bend)
    frame = frame @ rotation("z", bend)
    flat = grips == Grip.FLAT
    if flat.any():
        fingers, run = _floor_fingers(draft, side, limb), np.sqrt(sk.PALM_M**2 - (PALM_THICKNESS_M / 2) ** 2)
        left = sk.SIDE_SIGN[side] * np.broadcast_to([0.0, 1.0, 0.0], fingers.shape)
        frame[flat] = columns(left, -fingers, cross(left, -fingers))[flat]
        palm[flat] = (wrist + run * fingers - [0, PALM_THICKNESS_M / 2, 0])[flat]
        along = np.where(flat[:, None], fingers, along)
    draft.frames[:, segment_of(side, Segment.L_HAND)] = frame
    draft.joints[:, joint_of(side, Joint.L_HAND)] = palm
    draft.joints[:, joint_of(side, Joint.L_FINGERTIP)] = palm - (sk.HAND_M - sk.PALM_M) * frame[:, :, 1]


def _thumbs(draft: Draft, side: str) -> dict[Grip, Array]:
    """Where the thumb points in each grip that is not an angle."""
    grip_of = {
        s: draft.joints[:, joint_of(s, Joint.L_WRIST)]
        - sk.PALM_M * draft.frames[:, segment_of(s, Segment.L_FOREARM), :, 1]
        for s in sk.SIDES
    }
    inward = unit(grip_of["right" if side == "left" else "left"] - grip_of[side])
    ahead = apply(rotation("y", draft.value("turn")), np.array([0.0, 0.0, 1.0]))
    up = np.broadcast_to(np.array([0.0, 1.0, 0.0]), ahead.shape)
    return {Grip.OVER: inward, Grip.UNDER: -inward, Grip.FORWARD: ahead, Grip.UP: up}
