"""Equipment: what each prop of a motion looks like and where it is in every frame of the cycle."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from knowledge.exercises import skeleton as sk
from knowledge.exercises.key_poses import CARRIED
from knowledge.exercises.motion_file import Prop, PropKind
from knowledge.exercises.numbers import carried_bar
from knowledge.exercises.rotations import frame_of, rotation, unit
from knowledge.exercises.skeleton import Array, Joint, PoseBatch, Segment, joint_of, segment_of
from tools.pictures import solids
from tools.pictures.mesh import Mesh

BAR_RADIUS_M = 0.014


@dataclass(frozen=True)
class Piece:
    """A rigid mesh with its place in every frame: `origins` [f, 3] and `frames` [f, 3, 3] (a column may
    be stretched). What never moves does not count for the camera's frame."""

    mesh: Mesh
    origins: Array
    frames: Array
    moves: bool = True


def pieces(props: tuple[Prop, ...], poses: PoseBatch) -> list[Piece]:
    """All equipment of a motion over the poses of its cycle."""
    return [piece for prop in props for piece in _MAKERS[prop.kind](prop, poses)]


def still(mesh: Mesh, at: tuple[float, float, float], turn_deg: float, count: int) -> Piece:
    """A thing that stands where it is."""
    frame = rotation("y", np.array([turn_deg]))[0]
    return Piece(mesh, np.tile(np.array(at, dtype=float), (count, 1)), np.tile(frame, (count, 1, 1)), moves=False)


def between(mesh: Mesh, start: Array, end: Array) -> Piece:
    """A mesh of length one along x, stretched from point to point: a cable, a band, a link."""
    along = end - start
    length = np.linalg.norm(along, axis=-1)
    up = np.where(np.abs(along[:, 1:2]) > 0.9 * length[:, None], [0.0, 0.0, 1.0], [0.0, 1.0, 0.0])
    frame = frame_of(unit(along), up)[:, :, [1, 2, 0]]
    frame[:, :, 0] *= length[:, None]
    return Piece(mesh, start, frame)


def hand(poses: PoseBatch, side: str) -> Array:
    """The grip centre of a hand [f, 3]."""
    return poses.joints[:, joint_of(side, Joint.L_HAND)]


def _bar_place(prop: Prop, poses: PoseBatch) -> tuple[Array, Array]:
    """Centre and frame (x along the bar) of a bar in the hands, on the body or in the world."""
    if prop.held in CARRIED:
        carried = CARRIED[prop.held]
        return carried_bar(poses.joints, poses.frames, carried), poses.frames[:, carried.segment]
    if prop.held == "hands":
        left, right = hand(poses, "left"), hand(poses, "right")
        along = unit(left - right)
        front = np.cross(along, np.broadcast_to([0.0, 1.0, 0.0], along.shape))
        up = np.cross(front, along)
        return (left + right) / 2, np.stack([along, unit(up), unit(front)], axis=-1)
    piece = still(solids.bar(0.1), prop.at or (0.0, 1.0, 0.0), prop.turn, len(poses))
    return piece.origins, piece.frames


def _barbell(prop: Prop, poses: PoseBatch) -> list[Piece]:
    return [Piece(solids.barbell(prop.plates), *_bar_place(prop, poses))]


def _ez_bar(prop: Prop, poses: PoseBatch) -> list[Piece]:
    return [Piece(solids.ez_bar(prop.plates), *_bar_place(prop, poses))]


def _dumbbell(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """One in each hand, in one hand, or upright between both ("goblet")."""
    if prop.held == "goblet":
        middle = (hand(poses, "left") + hand(poses, "right")) / 2
        upright = poses.frames[:, Segment.CHEST][:, :, [1, 2, 0]]
        return [Piece(solids.dumbbell(), middle, upright)]
    sides = sk.SIDES if prop.held in (None, "hands") else (prop.held,)
    frames = {side: poses.frames[:, segment_of(side, Segment.L_HAND)][:, :, [2, 0, 1]] for side in sides}
    return [Piece(solids.dumbbell(), hand(poses, side), frames[side]) for side in sides]


def _kettlebell(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """Hangs from the hands along the forearms."""
    sides = sk.SIDES if prop.held in (None, "hands") else (prop.held,)
    forearms = [poses.frames[:, segment_of(side, Segment.L_FOREARM)] for side in sides]
    frame = frame_of(
        unit(np.mean([f[:, :, 1] for f in forearms], axis=0)), np.mean([f[:, :, 2] for f in forearms], axis=0)
    )
    return [Piece(solids.kettlebell(), np.mean([hand(poses, side) for side in sides], axis=0), frame)]


def _bench(prop: Prop, poses: PoseBatch) -> list[Piece]:
    return [still(solids.bench(prop.incline), prop.at or (0.0, 0.0, 0.0), prop.turn, len(poses))]


def _box(prop: Prop, poses: PoseBatch) -> list[Piece]:
    return [still(solids.plyo_box(prop.size or (0.5, 0.45, 0.4)), prop.at or (0, 0, 0), prop.turn, len(poses))]


def _mat(prop: Prop, poses: PoseBatch) -> list[Piece]:
    return [still(solids.mat(prop.size or (0.62, 0.008, 1.85)), prop.at or (0, 0, 0), prop.turn, len(poses))]


def _wall(prop: Prop, poses: PoseBatch) -> list[Piece]:
    return [still(solids.wall(), prop.at or (0, 0, 0), prop.turn, len(poses))]


def _rack(prop: Prop, poses: PoseBatch) -> list[Piece]:
    return [still(solids.rack(), prop.at or (0, 0, 0), prop.turn, len(poses))]


def _pull_up_bar(prop: Prop, poses: PoseBatch) -> list[Piece]:
    place = prop.at or (0.0, 2.3, 0.0)
    return [still(solids.pull_up_bar(place[1]), (place[0], 0.0, place[2]), prop.turn, len(poses))]


def _dip_bars(prop: Prop, poses: PoseBatch) -> list[Piece]:
    size = prop.size or (0.56, 1.15, 0.7)
    return [still(solids.dip_bars(size), prop.at or (0, 0, 0), prop.turn, len(poses))]


def _band(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """From hand to hand, or from `at` to both hands."""
    left, right = hand(poses, "left"), hand(poses, "right")
    strap = solids.strap()
    if prop.at is None:
        return [between(strap, right, left)]
    anchor = np.broadcast_to(np.array(prop.at, dtype=float), left.shape)
    return [between(strap, anchor, left), between(strap, anchor, right)]


def _cable(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """A tower with a stack, a pulley at `at`, the cable, and what the hands hold."""
    count, pulley = len(poses), np.array(prop.at or (0.0, 2.2, 0.4), dtype=float)
    left, right = hand(poses, "left"), hand(poses, "right")
    sides = {"left": [left], "right": [right]}.get(prop.held or "", [left, right])
    middle = np.mean(sides, axis=0)
    anchor = np.broadcast_to(pulley, middle.shape)
    pull = np.linalg.norm(middle - anchor, axis=-1)
    parts = [
        still(solids.cable_tower(pulley[1]), (pulley[0], 0.0, pulley[2]), prop.turn, count),
        replace(still(solids.pulley(), tuple(pulley), prop.turn, count), moves=True),
    ]
    stack = still(solids.weight_stack(), (pulley[0], 0.0, pulley[2]), prop.turn, count)
    stack.origins[:, 1] += pull - pull.min()
    parts.append(stack)
    if prop.handle == "bar":
        centre, frame = _bar_place(prop.model_copy(update={"held": "hands"}), poses)
        parts.append(Piece(solids.lat_bar(), centre, frame))
        parts.append(between(solids.cord(), anchor, centre))
    elif prop.handle == "rope":
        knot = middle + unit(anchor - middle) * 0.16
        parts.append(between(solids.cord(), anchor, knot))
        parts += [between(solids.rope(), knot, grip - 0.05 * unit(knot - grip)) for grip in (left, right)]
    elif prop.handle == "double":
        centre, frame = _bar_place(prop.model_copy(update={"held": "hands"}), poses)
        knot = middle + unit(anchor - middle) * 0.14
        parts.append(between(solids.cord(), anchor, knot))
        parts += [between(solids.cord(), knot, grip) for grip in (left, right)]
        parts += [_stirrup(poses, side) for side in sk.SIDES]
    else:
        side = prop.held if prop.held in sk.SIDES else "right"
        parts += [between(solids.cord(), anchor, middle), _stirrup(poses, side)]
    return parts


def _stirrup(poses: PoseBatch, side: str) -> Piece:
    frame = poses.frames[:, segment_of(side, Segment.L_HAND)][:, :, [2, 0, 1]]
    return Piece(solids.handle(), hand(poses, side), frame)


def _between_ankles(poses: PoseBatch) -> tuple[Array, Array]:
    """The middle of both ankles and the mean frame of both shanks."""
    shanks = [poses.frames[:, segment_of(side, Segment.L_SHANK)] for side in sk.SIDES]
    frame = frame_of(unit(shanks[0][:, :, 1] + shanks[1][:, :, 1]), shanks[0][:, :, 2] + shanks[1][:, :, 2])
    return (poses.joints[:, Joint.L_ANKLE] + poses.joints[:, Joint.R_ANKLE]) / 2, frame


def _lever(prop: Prop, poses: PoseBatch, front: float) -> list[Piece]:
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


def _leg_extension(prop: Prop, poses: PoseBatch) -> list[Piece]:
    seat = still(solids.machine_seat(), prop.at or (0.0, 0.0, 0.0), prop.turn, len(poses))
    return [seat, *_lever(prop, poses, 1.0)]


def _leg_curl(prop: Prop, poses: PoseBatch) -> list[Piece]:
    couch = still(solids.machine_couch(), prop.at or (0.0, 0.0, 0.0), prop.turn, len(poses))
    return [couch, *_lever(prop, poses, -1.0)]


def _leg_press(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """A reclined seat, rails, and the sled that stays under the soles."""
    soles = [poses.joints[:, joint_of(side, j)] for side in sk.SIDES for j in (Joint.L_HEEL, Joint.L_BALL)]
    frame = poses.frames[:, Segment.L_FOOT].copy()
    frame[:] = frame_of(unit(frame[:, :, 1]), unit(frame[:, :, 2] + poses.frames[:, Segment.R_FOOT, :, 2]))
    seat = still(solids.press_seat(prop.incline or 45.0), prop.at or (0.0, 0.0, 0.0), prop.turn, len(poses))
    return [seat, Piece(solids.sled(), np.mean(soles, axis=0), frame)]


_MAKERS: dict[PropKind, Callable[[Prop, PoseBatch], list[Piece]]] = {
    PropKind.BARBELL: _barbell,
    PropKind.EZ_BAR: _ez_bar,
    PropKind.DUMBBELL: _dumbbell,
    PropKind.KETTLEBELL: _kettlebell,
    PropKind.BENCH: _bench,
    PropKind.RACK: _rack,
    PropKind.PULL_UP_BAR: _pull_up_bar,
    PropKind.DIP_BARS: _dip_bars,
    PropKind.CABLE: _cable,
    PropKind.LEG_PRESS: _leg_press,
    PropKind.LEG_EXTENSION: _leg_extension,
    PropKind.LEG_CURL: _leg_curl,
    PropKind.BAND: _band,
    PropKind.BOX: _box,
    PropKind.MAT: _mat,
    PropKind.WALL: _wall,
}
