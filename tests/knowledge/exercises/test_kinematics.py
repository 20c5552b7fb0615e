"""The skeleton's rest pose, inverse kinematics and joint angles."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.exercises import skeleton as sk
from knowledge.exercises.joint_angles import centre_of_mass, joint_angles
from knowledge.exercises.kinematics import resting
from knowledge.exercises.rotations import frame_of, rotation, turned
from knowledge.exercises.skeleton import Joint, PoseBatch, Segment
from knowledge.exercises.two_bone import two_bone


def test_rest_pose_has_winters_proportions() -> None:
    """Standing at attention: hips at 0.530 of stature, shoulders near 0.818, crown at the stature itself."""
    joints = resting().joints[0]
    floor = joints[Joint.L_HEEL, 1]
    height = (joints[:, 1] - floor) / sk.STATURE_M
    assert height[Joint.L_HIP] == pytest.approx(0.530, abs=0.001)
    assert height[Joint.L_SHOULDER] == pytest.approx(0.818, abs=0.015)
    assert height[Joint.CROWN] == pytest.approx(1.0, abs=0.002)


def test_rest_pose_frames_are_the_identity() -> None:
    """At rest every segment's axes are the world's, which the skin relies on."""
    assert np.allclose(resting().frames, np.eye(3))


def test_rest_pose_angles_are_zero() -> None:
    """Standing at attention bends no joint."""
    for name, angle in joint_angles(resting()).items():
        assert angle[0] == pytest.approx(0, abs=3.5), name


def test_centre_of_mass_of_standing_lies_at_the_pelvis() -> None:
    """An upright body's centre of mass is at 0.54–0.58 of stature, in the middle (Winter 2009)."""
    rest = resting()
    centre = centre_of_mass(rest)[0]
    assert 0.53 < (centre[1] - rest.joints[0, Joint.L_HEEL, 1]) / sk.STATURE_M < 0.59
    assert centre[0] == pytest.approx(0, abs=1e-9)


coordinate = st.floats(-0.5, 0.5, allow_nan=False)


@given(st.tuples(coordinate, coordinate, coordinate), st.floats(0.2, 0.5), st.floats(0.2, 0.5))
@settings(max_examples=60, deadline=None)
def test_two_bones_keep_their_lengths_and_reach(aim: tuple[float, float, float], first: float, second: float) -> None:
    """Whatever the aim: both directions are unit vectors, and the end is at the aim or misses it by `missing`."""
    root = np.zeros((1, 3))
    target = np.array([[aim[0] + 0.01, *aim[1:]]])
    solved = two_bone(root, target, np.array([[0.3, 0.2, -1.0]]), (first, np.array([second])))
    end = first * solved.upper + second * solved.lower
    assert np.linalg.norm(solved.upper) == pytest.approx(1, abs=1e-6)
    assert np.linalg.norm(solved.lower) == pytest.approx(1, abs=1e-6)
    assert np.linalg.norm(end - target) == pytest.approx(solved.missing[0], abs=1e-4)


def test_two_bones_bend_towards_the_pole() -> None:
    """The middle joint lies on the pole's side, by the law of cosines: 3-4-5 triangle."""
    solved = two_bone(np.zeros((1, 3)), np.array([[0.0, -0.5, 0.0]]), np.array([[0.0, 0, 1]]), (0.3, np.array([0.4])))
    assert 0.3 * solved.upper[0] == pytest.approx([0, -0.18, 0.24], abs=1e-6)


def test_an_aim_out_of_reach_is_reported_not_stretched() -> None:
    """A place 0.2 m beyond the limb misses by 0.2 m."""
    solved = two_bone(np.zeros((1, 3)), np.array([[0.0, -0.9, 0]]), np.array([[0.0, 0, 1]]), (0.3, np.array([0.4])))
    assert solved.missing[0] == pytest.approx(0.2, abs=1e-6)


def test_rotations_are_right_handed() -> None:
    """A quarter turn about y takes the front to the left; about x it takes up to the front."""
    quarter = np.array([90.0])
    assert rotation("y", quarter)[0] @ [0, 0, 1] == pytest.approx([1, 0, 0])
    assert rotation("x", quarter)[0] @ [0, 1, 0] == pytest.approx([0, 0, 1])
    assert turned(np.array([[1.0, 0, 0]]), np.array([[0.0, 0, 1]]), quarter)[0] == pytest.approx([0, 1, 0])


def test_frame_is_orthonormal() -> None:
    """A frame from a slanted front has perpendicular unit axes, left = up × front."""
    frame = frame_of(np.array([[0.0, 1, 0]]), np.array([[0.2, 0.7, 0.9]]))[0]
    assert frame.T @ frame == pytest.approx(np.eye(3), abs=1e-9)
    assert np.linalg.det(frame) == pytest.approx(1)


def test_mirroring_twice_changes_nothing() -> None:
    """Left and right exchanged twice is the same pose; once, the left hand is the right hand's image."""
    rest = resting()
    shifted = PoseBatch(rest.joints + np.arange(len(Joint))[None, :, None] * 0.01, rest.frames)
    assert np.allclose(shifted.mirrored().mirrored().joints, shifted.joints)
    assert shifted.mirrored().joints[0, Joint.L_HAND] == pytest.approx(shifted.joints[0, Joint.R_HAND] * [-1, 1, 1])
    assert len(Segment) == shifted.frames.shape[1]
