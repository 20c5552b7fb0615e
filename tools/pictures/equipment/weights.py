"""Free weights: bars, dumbbells, kettlebells, plates and balls."""

from __future__ import annotations

import numpy as np

from knowledge.exercises import skeleton as sk
from knowledge.exercises.motion_file import Prop
from knowledge.exercises.rotations import cross, frame_of, smoothstep, unit
from knowledge.exercises.skeleton import Array, PoseBatch, Segment, segment_of
from tools.pictures.equipment import gear, solids
from tools.pictures.equipment.pieces import Piece, across_hands, bar_place, between, fixed, hand, in_hand, standing

# From the free end of a bar to the outer face of its first disc: most of the 415 mm of a sleeve.
_SLEEVE_M = 0.30


def barbell(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """A loaded Olympic bar."""
    return [Piece(solids.barbell(prop.plates), *bar_place(prop, poses))]


def ez_bar(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """A short curl bar."""
    return [Piece(solids.ez_bar(prop.plates), *bar_place(prop, poses))]


def dumbbell(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """One in each hand, in one hand, or upright between both ("goblet")."""
    if prop.held == "goblet":
        middle = (hand(poses, "left") + hand(poses, "right")) / 2
        upright = poses.frames[:, Segment.CHEST][:, :, [1, 2, 0]]
        return [Piece(solids.dumbbell(), middle, upright)]
    return [in_hand(solids.dumbbell(), poses, side) for side in _hands(prop)]


def kettlebell(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """Hangs from the hands along the forearms; in one raised hand the ball lies on the back of the forearm."""
    forearms = [poses.frames[:, segment_of(side, Segment.L_FOREARM)] for side in _hands(prop)]
    frame = frame_of(
        unit(np.mean([f[:, :, 1] for f in forearms], axis=0)), np.mean([f[:, :, 2] for f in forearms], axis=0)
    )
    if prop.held in sk.SIDES:
        frame = _on_forearm(frame, poses, str(prop.held))
    return [Piece(solids.kettlebell(), np.mean([hand(poses, side) for side in _hands(prop)], axis=0), frame)]


def _on_forearm(hanging: Array, poses: PoseBatch, side: str) -> Array:
    """The frame of a kettlebell in one hand: as it hangs, or turned over onto the forearm where that points up."""
    palm = poses.frames[:, segment_of(side, Segment.L_HAND)]
    over = smoothstep(0.2, 0.8, -hanging[:, 1, 1])[:, None]
    resting = 0.55 * -hanging[:, :, 1] - 0.84 * sk.SIDE_SIGN[side] * palm[:, :, 0]
    up = unit((1 - over) * hanging[:, :, 1] + over * resting)
    return frame_of(up, cross(palm[:, :, 2], up))


def plate(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """A disc held at its rim by both hands, or lying where it is put."""
    if prop.held is None:
        return [standing(gear.flat_plate(), prop, poses)]
    return [Piece(gear.upright_plate(), *across_hands(poses))]


def trap_bar(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """A hexagonal bar round the body, a handle in each hand."""
    middle, frame = across_hands(poses)
    return [Piece(gear.trap_bar(prop.plates), middle, frame)]


def landmine(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """A bar with one end on the floor at `at` and the loaded one in the hands.

    With a `size` the first number is its length: the discs then stand at its collar, inside hands that cup its end.
    """
    foot = fixed(prop.at or (0.0, 0.03, 1.4), poses)
    grip = np.mean([hand(poses, side) for side in _hands(prop)], axis=0)
    along = unit(grip - foot)
    end = foot + prop.size[0] * along if prop.size else grip + 0.10 * along
    frame = frame_of(along, np.broadcast_to([0.0, 1.0, 0.0], along.shape))[:, :, [1, 2, 0]]
    loaded = end - _SLEEVE_M * along if prop.size else grip + 0.04 * along
    discs = [Piece(gear.sleeve_plates(prop.plates), loaded, frame)] if prop.plates else []
    return [between(solids.link(), foot, end), *discs]


def exercise_ball(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """A gym ball; `at` is where it touches the ground, `size` its diameter."""
    return _ball(prop, poses, prop.size[0] if prop.size else 0.65)


def medicine_ball(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """A ball between both hands, or on the ground at `at`."""
    return _ball(prop, poses, prop.size[0] if prop.size else 0.26)


def ab_wheel(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """A wheel whose axle lies in both hands."""
    return [Piece(gear.ab_wheel(), *across_hands(poses))]


def _ball(prop: Prop, poses: PoseBatch, diameter_m: float) -> list[Piece]:
    if prop.held is not None:
        return [Piece(gear.ball(diameter_m, "iron"), *across_hands(poses))]
    on_ground = gear.ball(diameter_m, "rubber").moved((0.0, 0.0 if prop.follows else diameter_m / 2, 0.0))
    return [standing(on_ground, prop, poses)]


def _hands(prop: Prop) -> tuple[str, ...]:
    return sk.SIDES if prop.held in (None, "hands") else (str(prop.held),)
