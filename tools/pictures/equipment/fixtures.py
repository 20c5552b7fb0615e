"""What stands in the gym: benches, boxes, racks, bars, and the pads and frames that machines are made of."""

from __future__ import annotations

from knowledge.exercises.motion_file import Prop
from knowledge.exercises.skeleton import PoseBatch
from tools.pictures.equipment import gear, solids
from tools.pictures.equipment.pieces import Piece, standing, still


def bench(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """A flat or inclined bench."""
    return [standing(solids.bench(prop.incline), prop, poses)]


def box(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """A box on the floor."""
    return [standing(solids.plyo_box(prop.size or (0.5, 0.45, 0.4)), prop, poses)]


def mat(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """A mat on the floor."""
    return [standing(solids.mat(prop.size or (0.62, 0.008, 1.85)), prop, poses)]


def wall(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """A wall, its face at the prop's place."""
    return [standing(solids.wall(), prop, poses)]


def rack(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """Two uprights."""
    return [standing(solids.rack(), prop, poses)]


def pull_up_bar(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """A high bar on two uprights."""
    place = prop.at or (0.0, 2.3, 0.0)
    return [still(solids.pull_up_bar(place[1]), (place[0], 0.0, place[2]), prop.turn, len(poses))]


def dip_bars(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """Two parallel bars."""
    return [standing(solids.dip_bars(prop.size or (0.56, 1.15, 0.7)), prop, poses)]


def chair(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """A plain chair."""
    return [standing(gear.chair(), prop, poses)]


def foam_roller(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """A roller under the body."""
    return [standing(gear.foam_roller(), prop, poses)]


def pad(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """An upholstered pad about its own middle, tipped by `incline` about x; it may follow the body."""
    return [standing(solids.slab(prop.size or (0.4, 0.07, 0.4), prop.incline, "pad"), prop, poses)]


def frame(prop: Prop, poses: PoseBatch) -> list[Piece]:
    """A steel beam about its own middle, tipped by `incline` about x; it may follow the body."""
    return [standing(solids.slab(prop.size or (0.06, 1.0, 0.06), prop.incline, "frame"), prop, poses)]
