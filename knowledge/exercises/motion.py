"""Motions: key poses of one exercise, loaded from `motions/*.yaml`, solved, and sampled into a smooth cycle."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray
from pydantic import ValidationError

from domain.errors import InvalidInput, NotFound
from knowledge.exercises.inbetween import ends, hermite, tangents
from knowledge.exercises.key_poses import KeyPoses, Open, bases, key_poses
from knowledge.exercises.motion_file import MotionFile, read_yaml
from knowledge.exercises.numbers import Numbers
from knowledge.exercises.settling import settled
from knowledge.exercises.skeleton import Array, Pose, PoseBatch

MOTIONS_DIR = Path(__file__).parent / "motions"
DEFAULT_FRAMES = 24
MIN_FRAMES_A_STEP = 2
_SAME_DECIMALS = 4
CLOSE_M = 0.27
"""Keys are close together if no joint travels farther between them."""


@dataclass(frozen=True)
class Motion:
    """One exercise's movement: what its file says, its keys as solved numbers, and the poses that they give."""

    file: MotionFile
    keys: KeyPoses
    poses: PoseBatch

    @property
    def exercise_id(self) -> str:
        """The id of the exercise that it shows."""
        return self.file.exercise


@dataclass(frozen=True)
class Cycle:
    """One repetition.

    `poses` and `efforts` (0–1) are what there is to draw; frame i shows pose `order[i]` for `durations_s[i]`. A
    movement between two keys goes back the way that it came, so that half of its poses serve twice.
    `key_frames` are the frames that show a key pose.
    """

    poses: PoseBatch
    efforts: Array
    order: tuple[int, ...]
    durations_s: Array
    key_frames: tuple[int, ...]


def motion_path(exercise_id: str, folder: Path = MOTIONS_DIR) -> Path | None:
    """The motion file of an exercise, None where there is none; an id cannot lead out of the folder."""
    path = folder / f"{exercise_id}.yaml"
    return path if path.parent == folder and path.is_file() else None


def load_motion(exercise_id: str, folder: Path = MOTIONS_DIR) -> Motion:
    """The motion of an exercise.

    Raises NotFound where there is no motion file, InvalidInput where the file is malformed or a key pose cannot be
    reached (naming the exercise, the key, the limb and the distance missing).
    """
    path = motion_path(exercise_id, folder)
    if path is None:
        raise NotFound(f"There is no motion for the exercise {exercise_id!r}.", field="exercise_id")
    try:
        file = MotionFile.model_validate(read_yaml(path))
    except (yaml.YAMLError, ValidationError) as error:
        raise InvalidInput(f"The motion file of {exercise_id!r} cannot be read: {error}") from error
    if file.exercise != exercise_id or file.base not in bases():
        raise InvalidInput(f"{exercise_id}: names another exercise ({file.exercise}) or no base ({file.base}).")
    keys = key_poses(file)
    names = [key.name for key in file.keys]
    numbers, poses = settled(keys.numbers, keys.open, [f"{exercise_id}, key {name!r}" for name in names])
    return Motion(file, replace(keys, numbers=numbers), poses)


def sample(motion: Motion, frames: int = DEFAULT_FRAMES) -> list[Pose]:
    """The poses of one cycle at `frames` frames (twice as many where the motion is mirrored)."""
    whole = cycle(motion, frames)
    return [whole.poses.pose(index) for index in whole.order]


def cycle(motion: Motion, frames: int = DEFAULT_FRAMES) -> Cycle:
    """One repetition of `frames` moving frames; a hold lengthens its key's frame instead of adding equal ones.

    Raises InvalidInput where a limb cannot keep its contact between two keys.
    """
    steps = _steps(motion, frames)
    order = _order(motion, len(steps))
    drawn = steps[: max(order) + 1]
    numbers, poses = _between_keys(motion, drawn)
    durations = np.array([step.duration_s for step in steps])
    efforts = numbers.values["effort"]
    marks = tuple(index for index, step in enumerate(steps) if step.part == 0)
    if motion.file.mirror:
        marks += tuple(mark + len(steps) for mark in marks)
        order += tuple(index + len(drawn) for index in order)
        poses, durations, efforts = poses.joined(poses.mirrored()), np.tile(durations, 2), np.tile(efforts, 2)
    first, again = _repeats(poses, efforts)
    return Cycle(poses.picked(first), efforts[first], tuple(again[list(order)].tolist()), durations, marks)


def _repeats(poses: PoseBatch, efforts: Array) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The indices of the poses that differ, and for every pose its number among them.

    A movement of many keys often goes back the way that it came, too.
    """
    looks = np.concatenate([poses.joints.reshape(len(poses), -1), efforts[:, None]], axis=1)
    _, first, again = np.unique(np.round(looks, _SAME_DECIMALS), axis=0, return_index=True, return_inverse=True)
    ranks = np.argsort(np.argsort(first))
    return np.sort(first), ranks[again]


def _order(motion: Motion, frames: int) -> tuple[int, ...]:
    """Which pose each frame shows: between two keys there and back, else one after the other."""
    if len(motion.file.keys) > 2:
        return tuple(range(frames))
    half = frames // 2
    return tuple(range(half + 1)) + tuple(range(half - 1, 0, -1))


@dataclass(frozen=True)
class _Step:
    """One frame: `part` of the way (0–1) from key `start` to the next."""

    start: int
    part: float
    duration_s: float
    title: str


def _steps(motion: Motion, frames: int) -> list[_Step]:
    """The frames shared out over the ways between keys by their time."""
    keys = motion.file.keys
    times = np.array([keys[(index + 1) % len(keys)].time for index in range(len(keys))])
    parts = np.full(2, 0.5) if len(keys) == 2 else times / times.sum()
    shares = np.maximum(_least_frames(motion, frames), np.round(frames * parts)).astype(int)
    return [
        _Step(
            index,
            part / share,
            times[index] / share + (keys[index].hold if part == 0 else 0),
            f"between {keys[index].name!r} and {keys[(index + 1) % len(keys)].name!r}",
        )
        for index, share in enumerate(shares)
        for part in range(share)
    ]


def _least_frames(motion: Motion, frames: int) -> NDArray[np.int_]:
    """How many frames each way between two keys needs: of many keys that lie close together, one each is enough."""
    keys = motion.file.keys
    if MIN_FRAMES_A_STEP * len(keys) <= frames:
        return np.full(len(keys), MIN_FRAMES_A_STEP)
    joints = motion.poses.joints
    ways_m = np.linalg.norm(np.roll(joints, -1, axis=0) - joints, axis=-1).max(axis=1)
    return np.where(ways_m > CLOSE_M, MIN_FRAMES_A_STEP, 1)


def _between_keys(motion: Motion, steps: Sequence[_Step]) -> tuple[Numbers, PoseBatch]:
    """Every frame: numbers eased between keys, conditions that both keys make solved again on the way."""
    keys, count = motion.keys, len(motion.file.keys)
    start = np.array([step.start for step in steps])
    end, part = (start + 1) % count, np.array([step.part for step in steps])
    first, last, meeting = ends(keys.numbers, motion.poses)
    leaving, arriving = tangents(first, last, motion.file.keys)
    values = {
        name: hermite((first[name][start], last[name][start]), (leaving[name][start], arriving[name][start]), part)
        for name in first
    }
    numbers = Numbers(
        values,
        {limb: space[start] for limb, space in meeting.items()},
        {limb: np.where(part < 0.5, grip[start], grip[end]) for limb, grip in keys.numbers.grips.items()},
        keys.numbers.carried,
    )
    eased = part * part * (3 - 2 * part)
    opened = [_open_between(keys.open[a], keys.open[b], e) for a, b, e in zip(start, end, eased, strict=True)]
    return settled(numbers, opened, [f"{motion.exercise_id}, {step.title}" for step in steps])


def _open_between(first: Iterable[Open], last: Iterable[Open], eased: float) -> tuple[Open, ...]:
    """Conditions that both keys make on the same number by the same measure, their values eased."""
    after = {(item.names, item.condition.measure): item.condition.value for item in last}
    return tuple(
        replace(item, condition=item.condition.model_copy(update={"value": value + eased * (target - value)}))
        for item in first
        for value, target in [(item.condition.value, after.get((item.names, item.condition.measure)))]
        if target is not None
    )
