"""Gear that moves with the body stays where a gym would have it: ropes, cranks, bars on the floor, kettlebells."""

from __future__ import annotations

import numpy as np

from knowledge.exercises.motion import cycle, load_motion
from knowledge.exercises.skeleton import Array, Joint, PoseBatch
from tools.pictures.equipment.pieces import Piece
from tools.pictures.equipment.props import pieces

CRANK_M = 0.165
CRANKS_MIDDLE = (0.32, 0.0)


def on_stage(exercise_id: str) -> tuple[PoseBatch, list[Piece]]:
    """The poses of an exercise's cycle and the pieces of its first prop."""
    motion = load_motion(exercise_id)
    poses = cycle(motion).poses
    return poses, pieces(motion.file.equipment[:1], poses)


def far_ends(piece: Piece) -> Array:
    """Where a piece that is stretched from point to point ends [f, 3]."""
    ends: Array = piece.origins + piece.frames[:, :, 0]
    return ends


def test_the_rope_passes_over_the_head_and_under_the_feet_without_touching_the_floor() -> None:
    """It is overhead in the first frame and below both feet half a turn later."""
    poses, rope = on_stage("jump-rope")
    heights = np.array([piece.origins[:, 1] for piece in rope])
    half = len(poses) // 2
    assert heights[:, 0].max() > poses.joints[0, Joint.CROWN, 1] + 0.05
    assert heights[:, half].min() < poses.joints[half, [Joint.L_BALL, Joint.R_BALL], 1].min()
    assert heights.min() > 0.0


def test_the_pedals_go_round_opposite_each_other() -> None:
    """Both balls keep the crank's length from the middle, and lie on either side of it."""
    poses, _ = on_stage("stationary-bike")
    feet = [poses.joints[:, ball, 1:] - np.array(CRANKS_MIDDLE) for ball in (Joint.L_BALL, Joint.R_BALL)]
    for foot in feet:
        assert np.abs(np.linalg.norm(foot, axis=-1) - CRANK_M).max() < 0.01
    assert np.linalg.norm(feet[0] + feet[1], axis=-1).max() < 0.02


def test_a_landmine_bar_keeps_its_length_and_its_end_stays_in_the_hands() -> None:
    """A bar of a given length does not grow with the reach; the hands do not slide along it."""
    for exercise_id, hands in (("landmine-press", [Joint.L_HAND]), ("landmine-squat", [Joint.L_HAND, Joint.R_HAND])):
        poses, (bar, *_) = on_stage(exercise_id)
        lengths = np.linalg.norm(bar.frames[:, :, 0], axis=-1)
        assert np.ptp(lengths) < 1e-6
        past_the_hands = np.linalg.norm(far_ends(bar) - poses.joints[:, hands].mean(axis=1), axis=-1)
        assert past_the_hands.max() < 0.16
        assert np.ptp(past_the_hands) < 0.05


def test_a_kettlebell_overhead_rests_on_the_forearm() -> None:
    """At lockout its ball is below the hand and beside the forearm, not standing on the fist."""
    poses, (bell,) = on_stage("kettlebell-windmill")
    ball = bell.origins - 0.165 * bell.frames[:, :, 1]
    assert (ball[:, 1] < poses.joints[:, Joint.L_HAND, 1]).all()


def test_a_cable_to_the_ankle_ends_in_a_cuff() -> None:
    """The last piece stays within a hand's breadth above the ankle joint."""
    poses, parts = on_stage("cable-glute-kickback")
    away = np.linalg.norm(parts[-1].origins - poses.joints[:, Joint.L_ANKLE], axis=-1)
    assert away.max() < 0.10
