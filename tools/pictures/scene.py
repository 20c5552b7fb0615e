"""One exercise on stage: the figure and its equipment over the cycle, and how light falls on them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from domain.vocabulary import Muscle
from knowledge.exercises.kinematics import resting
from knowledge.exercises.motion import Cycle, Motion
from knowledge.exercises.numbers import Grip
from knowledge.exercises.skeleton import SIDES, Array, PoseBatch
from tools.pictures.body import ORIGINS, Body, body
from tools.pictures.camera import View, fitted
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
    """All that can be seen: `points`, `normals` and `colours` [f, v, 3], `triangles` [t, 3], and the `view`."""

    points: Floats
    normals: Floats
    colours: Floats
    triangles: Ints
    joints: Array
    view: View


def staged(motion: Motion, cycle: Cycle, primary: list[Muscle], secondary: list[Muscle]) -> Stage:
    """The stage of a motion's cycle with the working muscles tinted."""
    figure = body(*(_hand_shape(motion, side) for side in SIDES))
    things = pieces(motion.file.equipment, cycle.poses)
    points, normals = _posed(figure, cycle.poses)
    colours = _tinted(figure, cycle.efforts, primary, secondary)
    meshes = [figure.mesh]
    for thing in things:
        moved, turned = _placed(thing)
        points, normals = np.concatenate([points, moved], 1), np.concatenate([normals, turned], 1)
        colours = np.concatenate([colours, np.broadcast_to(thing.mesh.colours, moved.shape)], 1)
        meshes.append(thing.mesh)
    moving = [points[:, : len(figure.mesh.points)], *(_placed(thing)[0] for thing in things if thing.moves)]
    view = fitted(motion.file.camera, np.concatenate(moving, axis=1).reshape(-1, 3))
    return Stage(points, normals, colours, joined(meshes).triangles, cycle.poses.joints, view)


def _hand_shape(motion: Motion, side: str) -> str:
    """A fist where the hand holds something, else an open hand."""
    holds = {"hands", side, "goblet", "back", "front", "hips"}
    grips = motion.keys.numbers.grips[f"{side}_arm"]
    closed = np.isin(grips, [Grip.OVER, Grip.UNDER, Grip.FORWARD, Grip.UP]).any()
    held = any(prop.held in holds or prop.kind in _ALWAYS_HELD for prop in motion.file.equipment)
    return "fist" if (closed or held) and not (grips == Grip.FLAT).any() else "palm"


_ALWAYS_HELD = {"dumbbell", "kettlebell", "cable", "band"}


def _posed(figure: Body, poses: PoseBatch) -> tuple[Floats, Floats]:
    """The skin in every pose: each point follows its two bones by their weights."""
    rest = resting().joints[0, ORIGINS, :]
    frames = poses.frames.astype(np.float32)
    shifts = (poses.joints[:, ORIGINS] - np.einsum("fsij,sj->fsi", poses.frames, rest)).astype(np.float32)
    points = np.zeros((len(poses), len(figure.mesh.points), 3), dtype=np.float32)
    normals = np.zeros_like(points)
    for bone in range(frames.shape[1]):
        for slot in range(2):
            on = np.flatnonzero((figure.bones[:, slot] == bone) & (figure.weights[:, slot] > 0))
            if not len(on):
                continue
            weight, turn = figure.weights[on, slot, None], frames[:, bone].transpose(0, 2, 1)
            points[:, on] += weight * (figure.mesh.points[on] @ turn + shifts[:, bone, None])
            normals[:, on] += weight * (figure.mesh.normals[on] @ turn)
    return points, normals


def _placed(thing: Piece) -> tuple[Floats, Floats]:
    turn = thing.frames.transpose(0, 2, 1).astype(np.float32)
    points = thing.mesh.points @ turn + thing.origins[:, None].astype(np.float32)
    normals = thing.mesh.normals @ turn
    return points, normals / np.maximum(np.linalg.norm(normals, axis=-1, keepdims=True), 1e-9)


def _tinted(figure: Body, efforts: Array, primary: list[Muscle], secondary: list[Muscle]) -> Floats:
    """Skin and clothes, the working muscles glowing with the effort."""
    zero = np.zeros(len(figure.mesh.points), dtype=np.float32)
    first = np.max([zero, *(figure.muscles[muscle] for muscle in primary)], axis=0)
    second = np.max([zero, *(figure.muscles[muscle] for muscle in secondary)], axis=0) * (1 - first)
    glow = (_RESTING_TINT + (1 - _RESTING_TINT) * efforts).astype(np.float32)[:, None, None]
    base = figure.mesh.colours
    colours = base + glow * first[:, None] * (single(colour("primary")) - base)
    tinted: Floats = colours + glow * _SECONDARY_SHARE * second[:, None] * (single(colour("secondary")) - colours)
    return tinted


def lit(stage: Stage) -> Floats:
    """Colours [f, v, 3] (0–255) under the key light: soft shade, and darker where the surface turns away."""
    axes = stage.view.axes.astype(np.float32)
    light = (_LIGHT / np.linalg.norm(_LIGHT)).astype(np.float32) @ axes
    facing = np.clip(stage.normals @ axes[2], 0, 1)
    wrapped = 0.5 + 0.5 * (stage.normals @ light)
    bright = _SHADE + (1.08 - _SHADE) * wrapped * wrapped * (3 - 2 * wrapped)
    rim = 1 - _RIM * (1 - facing) ** 3
    shine = _GLOSS * np.clip(wrapped, 0, 1) ** 12
    colours: Floats = np.clip(stage.colours * (bright * rim)[..., None] + 255 * shine[..., None], 0, 255)
    return colours
