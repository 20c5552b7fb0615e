"""One exercise on stage: the figure and its equipment over the cycle, and how light falls on them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from domain.vocabulary import Muscle
from knowledge.exercises.motion import Cycle, Motion
from knowledge.exercises.numbers import Grip
from knowledge.exercises.skeleton import SIDES, Array, PoseBatch
from tools.pictures.body import ORIGINS, Body, body
from tools.pictures.camera import View, along, by_point, fitted
from tools.pictures.equipment.pieces import Piece
from tools.pictures.equipment.props import pieces
from tools.pictures.mesh import Floats, Ints, joined, single
from tools.pictures.palette import colour

# The key light hangs over the camera's left shoulder: right, up, towards the camera.
_LIGHT = np.array([-0.45, 0.75, 0.50])
_SHADE = 0.50
_RIM = 0.42
_GLOSS = 0.10
# Working muscles never go dark: they keep this part of their tint between efforts.
_RESTING_TINT = 0.45
_SECONDARY_SHARE = 0.75


@dataclass(frozen=True)
class Stage:
    """All that can be seen: `points`, `normals` and `colours` [f, v, 3], `triangles` [t, 3], and the `view`.

    In memory the first three lie axis by axis (`camera.by_point`).
    """

    points: Floats
    normals: Floats
    colours: Floats
    triangles: Ints
    joints: Array
    view: View


def staged(motion: Motion, cycle: Cycle, primary: list[Muscle], secondary: list[Muscle]) -> Stage:
    """The stage of a motion's cycle with the working muscles tinted."""
    figure = body(*(_hand_shape(motion, side) for side in SIDES))
    # What the camera does not have to frame comes last.
    things = sorted(pieces(motion.file.equipment, cycle.poses), key=lambda thing: not thing.moves)
    meshes = [figure.mesh, *(thing.mesh for thing in things)]
    ends = np.cumsum([len(mesh.points) for mesh in meshes]).tolist()
    points, normals, colours = (np.empty((3, len(cycle.poses), ends[-1]), dtype=np.float32) for _ in range(3))
    _pose(figure, cycle.poses, points[..., : ends[0]], normals[..., : ends[0]])
    colours[..., : ends[0]] = _tinted(figure, cycle.efforts, primary, secondary)
    for thing, (start, end) in zip(things, pairwise(ends), strict=True):
        _place(thing, points[..., start:end], normals[..., start:end])
        colours[..., start:end] = thing.mesh.colours.T[:, None]
    moving = ends[sum(thing.moves for thing in things)]
    view = fitted(motion.file.camera, by_point(points[..., :moving]))
    triangles = joined(meshes).triangles
    return Stage(by_point(points), by_point(normals), by_point(colours), triangles, cycle.poses.joints, view)


def _hand_shape(motion: Motion, side: str) -> str:
    """A fist where the hand holds something, else an open hand."""
    holds = {"hands", side, "goblet", "back", "front", "hips"}
    grips = motion.keys.numbers.grips[f"{side}_arm"]
    closed = np.isin(grips, [Grip.OVER, Grip.UNDER, Grip.FORWARD, Grip.UP]).any()
    held = any(prop.held in holds or prop.kind in _ALWAYS_HELD for prop in motion.file.equipment)
    return "fist" if (closed or held) and not (grips == Grip.FLAT).any() else "palm"


_ALWAYS_HELD = {"dumbbell", "kettlebell", "cable", "band"}


def _turned(frames: Array, vectors: Floats) -> Floats:
    """Vectors [n or n + 1, k] by the frames [f, 3, n] as [3, f, k]."""
    rows = np.ascontiguousarray(frames.transpose(1, 0, 2), dtype=np.float32).reshape(-1, frames.shape[2])
    turned: Floats = (rows @ vectors).reshape(3, len(frames), -1)
    return turned


def _pose(figure: Body, poses: PoseBatch, points: Floats, normals: Floats) -> None:
    """Write the skin in every pose [3, f, v]: each point follows its two bones by their weights."""
    places = np.concatenate([poses.frames, poses.joints[:, ORIGINS, :, None]], axis=-1)
    for hung in figure.hung:
        moved = _turned(places[:, hung.bone], hung.points)
        turned = _turned(poses.frames[:, hung.bone], hung.normals)
        if hung.is_first:
            points[..., hung.run], normals[..., hung.run] = moved, turned
        else:
            points[..., hung.run] += moved
            normals[..., hung.run] += turned


def _place(thing: Piece, points: Floats, normals: Floats) -> None:
    """Write a thing in every pose [3, f, v]; one that stands still is worked out once."""
    frames, origins = thing.frames, single(thing.origins)
    if (frames == frames[0]).all() and (origins == origins[0]).all():
        frames, origins = frames[:1], origins[:1]
    points[:] = _turned(frames, thing.mesh.points.T) + origins.T[..., None]
    turned = _turned(frames, thing.mesh.normals.T)
    normals[:] = turned / np.maximum(np.sqrt((turned * turned).sum(axis=0)), 1e-9)


def _tinted(figure: Body, efforts: Array, primary: list[Muscle], secondary: list[Muscle]) -> Floats:
    """Skin and clothes [3, f, v], the working muscles glowing with the effort."""
    zero = np.zeros(len(figure.mesh.points), dtype=np.float32)
    first = np.max([zero, *(figure.muscles[muscle] for muscle in primary)], axis=0)
    second = np.max([zero, *(figure.muscles[muscle] for muscle in secondary)], axis=0) * (1 - first)
    colours = np.repeat(figure.mesh.colours.T[:, None], len(efforts), axis=1)
    glow = (_RESTING_TINT + (1 - _RESTING_TINT) * single(efforts))[:, None]
    for name, share in (("primary", first), ("secondary", _SECONDARY_SHARE * second)):
        on = np.flatnonzero(share)
        bare = colours[..., on]
        colours[..., on] = bare + glow * share[on] * (single(colour(name))[:, None, None] - bare)
    return colours


def lit(stage: Stage) -> Floats:
    """Colours [f, v, 3] (0–255) under the key light: soft shade, and darker where the surface turns away."""
    light = (_LIGHT / np.linalg.norm(_LIGHT)) @ stage.view.axes
    facing = np.clip(along(stage.view.axes[2], stage.normals), 0, 1)
    wrapped = 0.5 + 0.5 * along(light, stage.normals)
    bright = _SHADE + (1.08 - _SHADE) * wrapped * wrapped * (3 - 2 * wrapped)
    rim = 1 - _RIM * (1 - facing) ** 3
    shine = _GLOSS * np.clip(wrapped, 0, 1) ** 12
    by_axis = np.moveaxis(stage.colours, -1, 0) * (bright * rim) + 255 * shine
    return by_point(np.clip(by_axis, 0, 255, out=by_axis))
