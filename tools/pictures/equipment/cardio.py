"""Cardio gear: the rowing machine, the stationary bike and the skipping rope."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise

import numpy as np

from knowledge.exercises import skeleton as sk
from knowledge.exercises.motion_file import Prop
from knowledge.exercises.skeleton import Array, Joint, PoseBatch, joint_of
from tools.pictures.equipment import solids
from tools.pictures.equipment.pieces import Piece, across_hands, between, fixed, hand, still
from tools.pictures.equipment.solids import beam, turned
from tools.pictures.mesh import Mesh, disc_stack, joined, rod
from tools.pictures.palette import colour

# Where the chain of a rower leaves its housing, and the middle of a bike's cranks, from the prop's place.
_CHAIN_EXIT = (0.0, 0.60, 0.30)
_CRANKS_Y_M = 0.32
_CRANK_HALF_WIDTH_M = 0.10
# A seat lies this far below the hip joints.
_SEAT_BELOW_HIPS_M = 0.10
_ROPE_PARTS = 20
# How flat the loop is: below one it is fuller than half an ellipse, as a turning rope is.
_ROPE_FULLNESS = 0.6
_ROPE_ABOVE_FLOOR_M = 0.02


@cache
def _rower_frame() -> Mesh:
    """Rail, foot plates and the housing of the fan; the heels rest at z = 0."""
    fan = disc_stack([(-0.09, 0.24), (-0.06, 0.27), (0.06, 0.27), (0.09, 0.24)], colour("iron"), 26)
    rests = [
        turned(beam((x, 0.13, 0), (0.13, 0.32, 0.03), "pad"), "x", 40).moved((0, 0.16, 0.01)) for x in (-0.13, 0.13)
    ]
    return joined(
        [
            beam((0, 0.34, -0.52), (0.06, 0.07, 1.65), "steel"),
            fan.moved((0, 0.42, 0.52)),
            beam((0, 0.45, 0.33), (0.12, 0.36, 0.10), "frame"),
            beam((0, 0.03, 0.50), (0.52, 0.06, 0.08), "frame"),
            beam((0, 0.17, 0.50), (0.08, 0.30, 0.08), "frame"),
            beam((0, 0.03, -1.25), (0.46, 0.06, 0.08), "frame"),
            beam((0, 0.17, -1.25), (0.07, 0.30, 0.07), "frame"),
            *rests,
        ]
    )


@cache
def _bike_frame(saddle_m: float, saddle_z_m: float) -> Mesh:
    """Flywheel, frame, handlebar and saddle about the cranks' middle at z = 0."""
    wheel = disc_stack([(-0.025, 0.21), (-0.02, 0.23), (0.02, 0.23), (0.025, 0.21)], colour("iron"), 28)
    post = solids.tilted_post(0.022, (0.0, _CRANKS_Y_M, 0.0), (0.0, saddle_m - 0.05, saddle_z_m))
    return joined(
        [
            wheel.moved((0, 0.27, 0.48)),
            post,
            solids.tilted_post(0.026, (0.0, _CRANKS_Y_M, 0.0), (0.0, 0.62, 0.40)),
            *(solids.tilted_post(0.018, (x, 0.27, 0.48), (x, 0.62, 0.43)) for x in (-0.05, 0.05)),
            solids.tilted_post(0.026, (0.0, 0.60, 0.43), (0.0, 1.10, 0.36)),
            solids.tilted_post(0.026, (0.0, 0.05, -0.42), (0.0, _CRANKS_Y_M, 0.0)),
            beam((0, 0.03, -0.42), (0.48, 0.06, 0.08), "frame"),
            beam((0, 0.03, 0.62), (0.48, 0.06, 0.08), "frame"),
            *(solids.tilted_post(0.018, (x, 0.05, 0.62), (x, 0.27, 0.48)) for x in (-0.05, 0.05)),
            rod(0.018, -0.25, 0.25, colour("iron")).moved((0, 1.10, 0.38)),
            beam((0, saddle_m - 0.03, saddle_z_m - 0.02), (0.20, 0.06, 0.24), "pad"),
            rod(0.10, -0.03, 0.03, colour("frame"), 20).moved((0, _CRANKS_Y_M, 0)),
        ]
    )


@cache
def _pedal() -> Mesh:
    return beam((0, -0.015, 0), (0.10, 0.03, 0.09), "iron")


def rower(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """A rowing machine whose heels' rest is over `at`: the seat rolls under the hips, the chain leads to the hands."""
    place = np.array(prop.at or (0.0, 0.0, 0.0), dtype=float)
    hips = poses.joints[:, Joint.PELVIS]
    seat = still(beam((0, 0, 0), (0.30, 0.05, 0.26), "pad"), (0.0, 0.0, 0.0), 0.0, len(poses))
    seat.origins[:] = hips - [0.0, _SEAT_BELOW_HIPS_M + 0.025, 0.0]
    centre, frame = across_hands(poses)
    exit_place = place + _CHAIN_EXIT
    return [
        replace(still(_rower_frame(), (place[0], place[1], place[2]), 0.0, len(poses)), moves=True),
        Piece(seat.mesh, seat.origins, seat.frames),
        between(solids.cord(), fixed((exit_place[0], exit_place[1], exit_place[2]), poses), centre),
        Piece(rod(0.016, -0.24, 0.24, colour("iron")), centre, frame),
    ]


def bike(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """A stationary bike whose cranks turn over `at`: the pedals follow the balls of the feet, the saddle the hips."""
    place = np.array(prop.at or (0.0, 0.0, 0.0), dtype=float)
    hips = poses.joints[:, Joint.PELVIS].mean(axis=0) - place
    frame = _bike_frame(round(float(hips[1]) - _SEAT_BELOW_HIPS_M, 3), round(float(hips[2]), 3))
    parts = [replace(still(frame, (place[0], place[1], place[2]), 0.0, len(poses)), moves=True)]
    for side in sk.SIDES:
        sole = poses.joints[:, joint_of(side, Joint.L_BALL)]
        pedal = still(_pedal(), (0.0, 0.0, 0.0), 0.0, len(poses))
        pedal.origins[:] = sole
        hub = place + [sk.SIDE_SIGN[side] * _CRANK_HALF_WIDTH_M * 0.6, _CRANKS_Y_M, 0.0]
        inner = np.column_stack([np.full(len(poses), hub[0]), sole[:, 1], sole[:, 2]])
        parts += [
            Piece(pedal.mesh, pedal.origins, pedal.frames),
            between(solids.link(), fixed((hub[0], hub[1], hub[2]), poses), inner),
        ]
    return parts


def jump_rope(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """A rope from hand to hand that turns once in a cycle, forward from overhead; its frames are evenly spread."""
    left, right = hand(poses, "left"), hand(poses, "right")
    middle, half = (left + right) / 2, (left - right) / 2
    turn = 2 * np.pi * np.arange(len(poses)) / len(poses)
    outward = np.column_stack([np.zeros(len(poses)), np.cos(turn), np.sin(turn)])
    radius = float(middle[len(poses) // 2, 1]) - _ROPE_ABOVE_FLOOR_M
    points = [_on_loop(part, middle, half, radius * outward) for part in np.linspace(0, np.pi, _ROPE_PARTS + 1)]
    return [between(solids.strap(), start, end) for start, end in pairwise(points)]


def _on_loop(angle: float, middle: Array, half: Array, outward: Array) -> Array:
    """A point of the rope in every frame: 0 and pi are the hands."""
    point: Array = middle + np.cos(angle) * half + np.sin(angle) ** _ROPE_FULLNESS * outward
    return point
