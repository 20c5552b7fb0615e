"""Every motion file holds what the picture promises: contacts that do not slide, bones that do not stretch."""

from __future__ import annotations

import numpy as np
import pytest

from knowledge.exercises.conditions import bar_centre
from knowledge.exercises.joint_angles import RANGES, joint_angles
from knowledge.exercises.kinematics import Solution
from knowledge.exercises.motion import MOTIONS_DIR, Cycle, Motion, cycle, load_motion, sample
from knowledge.exercises.numbers import Space
from knowledge.exercises.skeleton import BONES, SIDES, Joint, joint_of

IDS = sorted(path.stem for path in MOTIONS_DIR.glob("*.yaml"))
SLIDE_M = 0.005
STRETCH_M = 0.001


@pytest.fixture(scope="module", params=IDS)
def moving(request: pytest.FixtureRequest) -> tuple[Motion, Cycle]:
    """A motion and its cycle."""
    motion = load_motion(request.param)
    return motion, cycle(motion)


def _ways(motion: Motion, whole: Cycle) -> list[tuple[int, int, list[int]]]:
    """For the way from each key to the next: both keys and the poses shown on it, ends included."""
    keys = len(motion.file.keys)
    marks = [*whole.key_frames[:keys], len(whole.order) // (2 if motion.file.mirror else 1)]
    ways = []
    for start in range(keys):
        frames = range(marks[start], marks[start + 1] + 1)
        ways.append((start, (start + 1) % keys, [whole.order[frame % len(whole.order)] for frame in frames]))
    return ways


def _stays(motion: Motion, limb: str, stem: str, keys: tuple[int, int]) -> bool:
    """Whether both keys put the limb's end on the same place in the world."""
    numbers = motion.keys.numbers
    places = [numbers.values[f"{limb}.{stem}_{axis}"][list(keys)] for axis in "xyz"]
    in_world = all(numbers.spaces[limb][key] == Space.WORLD for key in keys)
    return in_world and all(abs(place[0] - place[1]) < 1e-6 for place in places)


def _last(motion: Motion, poses: list[int]) -> list[int]:
    """The poses of a way; a mirrored cycle's last one already belongs to the other side."""
    return poses[:-1] if motion.file.mirror else poses


def _spread(places: np.ndarray) -> float:
    """The largest distance of places [n, 3] from the first."""
    return float(np.linalg.norm(places - places[0], axis=-1).max())


def test_planted_feet_do_not_slide(moving: tuple[Motion, Cycle]) -> None:
    """A foot that two keys put on the same ground keeps its ball, or on a raised forefoot its heel, there."""
    motion, whole = moving
    for start, end, poses in _ways(motion, whole):
        for side in SIDES:
            limb = f"{side}_leg"
            if not _stays(motion, limb, "foot", (start, end)):
                continue
            pitches = motion.keys.numbers.values[f"{limb}.pitch"][[start, end]]
            rolled = motion.keys.numbers.values[f"{limb}.roll"][[start, end]]
            if np.ptp(rolled) or pitches.max() > 95 or pitches.min() * pitches.max() < 0:
                continue
            joint = joint_of(side, Joint.L_HEEL if pitches.min() < 0 else Joint.L_BALL)
            assert _spread(whole.poses.joints[_last(motion, poses), joint]) <= SLIDE_M


def test_planted_hands_do_not_slide(moving: tuple[Motion, Cycle]) -> None:
    """A hand that two keys put on the same place (floor, fixed bar, bench) stays on it."""
    motion, whole = moving
    for start, end, poses in _ways(motion, whole):
        for side in SIDES:
            if _stays(motion, f"{side}_arm", "hand", (start, end)):
                hand = whole.poses.joints[_last(motion, poses), joint_of(side, Joint.L_HAND)]
                assert _spread(hand) <= SLIDE_M


def test_hands_hold_the_carried_bar(moving: tuple[Motion, Cycle]) -> None:
    """Hands that grip a bar on the body lie on its axis in every frame."""
    motion, whole = moving
    carried = motion.keys.numbers.carried
    if carried is None:
        pytest.skip("no bar on the body")
    bar = bar_centre(motion.keys.numbers, Solution(whole.poses, {}, {}))
    axis = whole.poses.frames[:, carried.segment, :, 0]
    for side in SIDES:
        if not (motion.keys.numbers.spaces[f"{side}_arm"] == Space.BAR).all():
            continue
        away = whole.poses.joints[:, joint_of(side, Joint.L_HAND)] - bar
        beside = away - np.sum(away * axis, axis=-1, keepdims=True) * axis
        assert np.linalg.norm(beside, axis=-1).max() <= 0.03


def test_bones_keep_their_length(moving: tuple[Motion, Cycle]) -> None:
    """No bone is longer or shorter than in the first frame by more than a millimetre."""
    joints = moving[1].poses.joints
    for start, end in BONES:
        lengths = np.linalg.norm(joints[:, start] - joints[:, end], axis=-1)
        assert np.ptp(lengths) <= STRETCH_M, (start.name, end.name)


def test_joints_stay_in_human_range(moving: tuple[Motion, Cycle]) -> None:
    """Every joint angle of every frame lies in the range of motion of healthy adults."""
    whole = moving[1]
    for name, angle in joint_angles(whole.poses).items():
        low, high = RANGES[name.removeprefix("left_").removeprefix("right_")]
        assert angle.min() >= low, (name, angle.min())
        assert angle.max() <= high, (name, angle.max())


def test_movement_is_smooth(moving: tuple[Motion, Cycle]) -> None:
    """From frame to frame no joint jumps: at most 30 cm, and never more than three times its neighbours' steps."""
    whole = moving[1]
    shown = whole.poses.joints[list(whole.order)]
    steps = np.linalg.norm(np.roll(shown, -1, axis=0) - shown, axis=-1).max(axis=1)
    around = np.maximum(np.roll(steps, 1), np.roll(steps, -1))
    assert steps.max() <= 0.30
    assert (steps <= 3 * around + 0.03).all()


def test_sample_gives_at_least_twenty_frames(moving: tuple[Motion, Cycle]) -> None:
    """A sampled cycle has twenty poses or more, each of them float32 and finite."""
    poses = sample(moving[0])
    assert len(poses) >= 20
    assert all(pose.joints.dtype == np.float32 and np.isfinite(pose.joints).all() for pose in poses)
