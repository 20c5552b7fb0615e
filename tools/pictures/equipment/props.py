"""From the props of a motion file to pieces in space."""

from __future__ import annotations

from collections.abc import Callable

from knowledge.exercises.motion_file import Prop, PropKind
from knowledge.exercises.skeleton import PoseBatch
from tools.pictures.equipment import cardio, fixtures, machines, straps, weights
from tools.pictures.equipment.pieces import Piece

_MAKERS: dict[PropKind, Callable[[Prop, PoseBatch], list[Piece]]] = {
    PropKind.BARBELL: weights.barbell,
    PropKind.EZ_BAR: weights.ez_bar,
    PropKind.DUMBBELL: weights.dumbbell,
    PropKind.KETTLEBELL: weights.kettlebell,
    PropKind.PLATE: weights.plate,
    PropKind.TRAP_BAR: weights.trap_bar,
    PropKind.LANDMINE: weights.landmine,
    PropKind.EXERCISE_BALL: weights.exercise_ball,
    PropKind.MEDICINE_BALL: weights.medicine_ball,
    PropKind.AB_WHEEL: weights.ab_wheel,
    PropKind.BENCH: fixtures.bench,
    PropKind.RACK: fixtures.rack,
    PropKind.PULL_UP_BAR: fixtures.pull_up_bar,
    PropKind.DIP_BARS: fixtures.dip_bars,
    PropKind.BOX: fixtures.box,
    PropKind.MAT: fixtures.mat,
    PropKind.WALL: fixtures.wall,
    PropKind.FOAM_ROLLER: fixtures.foam_roller,
    PropKind.CHAIR: fixtures.chair,
    PropKind.PAD: fixtures.pad,
    PropKind.FRAME: fixtures.frame,
    PropKind.CABLE: machines.cable,
    PropKind.SMITH: machines.smith,
    PropKind.LEVER: machines.lever,
    PropKind.LEG_PRESS: machines.leg_press,
    PropKind.LEG_EXTENSION: machines.leg_extension,
    PropKind.LEG_CURL: machines.leg_curl,
    PropKind.BAND: straps.band,
    PropKind.SUSPENSION: straps.suspension,
    PropKind.ROWER: cardio.rower,
    PropKind.BIKE: cardio.bike,
    PropKind.JUMP_ROPE: cardio.jump_rope,
}


def pieces(props: tuple[Prop, ...], poses: PoseBatch) -> list[Piece]:
    """All equipment of a motion over the poses of its cycle."""
    return [piece for prop in props for piece in _MAKERS[prop.kind](prop, poses)]
