"""A piece of equipment, and the ways to place one: on the floor, between two points, in the hands, on the body."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from knowledge.exercises.key_poses import CARRIED
from knowledge.exercises.motion_file import Prop
from knowledge.exercises.numbers import carried_bar
from knowledge.exercises.rotations import cross, frame_of, rotation, unit
from knowledge.exercises.skeleton import Array, Joint, PoseBatch, Segment, joint_of, segment_of
from tools.pictures.equipment import solids
from tools.pictures.mesh import Mesh

# The near joint of each part of the body that a prop can follow.
_FOLLOWED = {
    "pelvis": (Segment.PELVIS, Joint.PELVIS),
    "chest": (Segment.CHEST, Joint.CHEST),
    "head": (Segment.HEAD, Joint.SKULL),
    "left_thigh": (Segment.L_THIGH, Joint.L_HIP),
    "right_thigh": (Segment.R_THIGH, Joint.R_HIP),
    "left_shank": (Segment.L_SHANK, Joint.L_KNEE),
    "right_shank": (Segment.R_SHANK, Joint.R_KNEE),
}


@dataclass(frozen=True)
class Piece:
    """A rigid mesh with its place in every frame: `origins` [f, 3] and `frames` [f, 3, 3] (a column may
    be stretched). What never moves does not count for the camera's frame."""

    mesh: Mesh
    origins: Array
    frames: Array
    moves: bool = True


def still(mesh: Mesh, at: tuple[float, float, float], turn_deg: float, count: int) -> Piece:
    """A thing that stands where it is."""
    frame = rotation("y", np.array([turn_deg]))[0]
    return Piece(mesh, np.tile(np.array(at, dtype=float), (count, 1)), np.tile(frame, (count, 1, 1)), moves=False)


def standing(mesh: Mesh, prop: Prop, poses: PoseBatch) -> Piece:
    """A thing at the prop's own place, or, where it follows a part of the body, at that place in the part's axes."""
    place = prop.at or (0.0, 0.0, 0.0)
    if prop.follows is None:
        return still(mesh, place, prop.turn, len(poses))
    segment, joint = _FOLLOWED[prop.follows]
    frames = poses.frames[:, segment]
    return Piece(mesh, poses.joints[:, joint] + frames @ np.array(place, dtype=float), frames)


def between(mesh: Mesh, start: Array, end: Array) -> Piece:
    """A mesh of length one along x, stretched from point to point: a cable, a band, a link."""
    along = end - start
    length = np.linalg.norm(along, axis=-1)
    up = np.where(np.abs(along[:, 1:2]) > 0.9 * length[:, None], [0.0, 0.0, 1.0], [0.0, 1.0, 0.0])
    frame = frame_of(unit(along), up)[:, :, [1, 2, 0]]
    frame[:, :, 0] *= length[:, None]
    return Piece(mesh, start, frame)


def fixed(place: tuple[float, float, float], poses: PoseBatch) -> Array:
    """A place of the world in every frame [f, 3]."""
    return np.tile(np.array(place, dtype=float), (len(poses), 1))


def hand(poses: PoseBatch, side: str) -> Array:
    """The grip centre of a hand [f, 3]."""
    return poses.joints[:, joint_of(side, Joint.L_HAND)]


def in_hand(mesh: Mesh, poses: PoseBatch, side: str) -> Piece:
    """A mesh whose x lies across the palm of one hand."""
    frame = poses.frames[:, segment_of(side, Segment.L_HAND)][:, :, [2, 0, 1]]
    return Piece(mesh, hand(poses, side), frame)


def across_hands(poses: PoseBatch) -> tuple[Array, Array]:
    """The middle between both hands and a frame whose x runs from the right hand to the left."""
    left, right = hand(poses, "left"), hand(poses, "right")
    along = unit(left - right)
    front = cross(along, np.broadcast_to([0.0, 1.0, 0.0], along.shape))
    up = cross(front, along)
    return (left + right) / 2, np.stack([along, unit(up), unit(front)], axis=-1)


def bar_place(prop: Prop, poses: PoseBatch) -> tuple[Array, Array]:
    """Centre and frame (x along the bar) of a bar in the hands, on the body or in the world."""
    if prop.held in CARRIED:
        carried = CARRIED[prop.held]
        return carried_bar(poses.joints, poses.frames, carried), poses.frames[:, carried.segment]
    if prop.held == "hands":
        return across_hands(poses)
    if prop.follows is not None:
        piece = standing(solids.bar(0.1), prop, poses)
        return piece.origins, piece.frames
    piece = still(solids.bar(0.1), prop.at or (0.0, 1.0, 0.0), prop.turn, len(poses))
    return piece.origins, piece.frames
