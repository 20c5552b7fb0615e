"""Numbers that a motion file leaves open: solved so that a condition holds ("the knees are bent by 5°").

A residual is a length in metres (or an angle in radians) that is zero where the condition holds and goes on
smoothly beyond a limb's reach, so that Newton's method with a damped step finds it in a few rounds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from knowledge.exercises import skeleton as sk
from knowledge.exercises.joint_angles import centre_of_mass, leg_line
from knowledge.exercises.kinematics import Solution, solve
from knowledge.exercises.numbers import Grip, Numbers, carried_bar
from knowledge.exercises.rotations import columns, length
from knowledge.exercises.skeleton import Array, Joint, joint_of

TOLERANCE_M = 0.002
_ROUNDS = 14
_STEP = 1e-4
_DAMPING = 1e-7
_LARGEST_STEP = 0.3


@dataclass(frozen=True)
class Unknown:
    """One open number of the batch: the values that it moves together, the measure and the wanted measure [n]."""

    names: tuple[str, ...]
    measure: str
    wanted: Array


def _chord(first: float, second: float | Array, flexion_deg: Array) -> Array:
    """The distance between the ends of two bones whose joint is bent by so many degrees."""
    return np.sqrt(first**2 + second**2 + 2 * first * second * np.cos(np.radians(flexion_deg)))


def _leg_slack(numbers: Numbers, solution: Solution, side: str, wanted: Array) -> Array:
    hip = solution.poses.joints[:, joint_of(side, Joint.L_HIP)]
    distance = length(solution.aims[f"{side}_leg"] - hip)
    slack: Array = distance - _chord(sk.THIGH_M, sk.SHANK_M, wanted)
    return slack


def _arm_slack(numbers: Numbers, solution: Solution, side: str, wanted: Array) -> Array:
    shoulder = solution.poses.joints[:, joint_of(side, Joint.L_SHOULDER)]
    distance = length(solution.aims[f"{side}_arm"] - shoulder)
    flat = numbers.grips[f"{side}_arm"] == Grip.FLAT
    lower = np.where(flat, sk.FOREARM_M, sk.FOREARM_M + sk.PALM_M)
    slack: Array = distance - _chord(sk.UPPER_ARM_M, lower, wanted)
    return slack


def _lowest(solution: Solution, left: Joint) -> Array:
    lowest: Array = np.min([solution.poses.joints[:, joint_of(side, left), 1] for side in sk.SIDES], axis=0)
    return lowest


def bar_centre(numbers: Numbers, solution: Solution) -> Array:
    """The middle of the bar [n, 3]: the one that lies on the body, else the middle between the hands."""
    poses = solution.poses
    if numbers.carried is not None:
        return carried_bar(poses.joints, poses.frames, numbers.carried)
    return (poses.joints[:, Joint.L_HAND] + poses.joints[:, Joint.R_HAND]) / 2


def _mid_feet(solution: Solution) -> Array:
    """The point of the ground in the middle of both feet."""
    ends = (Joint.L_HEEL, Joint.L_TOE, Joint.R_HEEL, Joint.R_TOE)
    middle: Array = np.mean([solution.poses.joints[:, joint] for joint in ends], axis=0)
    return middle


Residual = Callable[[Numbers, Solution, Array], Array]

MEASURES: Mapping[str, Residual] = {
    "knees": lambda n, s, v: np.maximum(_leg_slack(n, s, "left", v), _leg_slack(n, s, "right", v)),
    "left_knee": lambda n, s, v: _leg_slack(n, s, "left", v),
    "right_knee": lambda n, s, v: _leg_slack(n, s, "right", v),
    "elbows": lambda n, s, v: np.maximum(_arm_slack(n, s, "left", v), _arm_slack(n, s, "right", v)),
    "left_elbow": lambda n, s, v: _arm_slack(n, s, "left", v),
    "right_elbow": lambda n, s, v: _arm_slack(n, s, "right", v),
    "hips": lambda n, s, v: np.radians(leg_line(s.poses)[0] - v),
    "hips_side": lambda n, s, v: np.radians(leg_line(s.poses)[1] - v),
    "knee_height": lambda n, s, v: _lowest(s, Joint.L_KNEE) - v,
    "elbow_height": lambda n, s, v: _lowest(s, Joint.L_ELBOW) - v,
    "hand_height": lambda n, s, v: _lowest(s, Joint.L_HAND) - v,
    "chest_height": lambda n, s, v: s.poses.joints[:, Joint.CHEST, 1] - v,
    "shoulder_z": lambda n, s, v: s.poses.joints[:, Joint.L_SHOULDER, 2] - v,
    "bar_height": lambda n, s, v: bar_centre(n, s)[:, 1] - v,
    "bar_z": lambda n, s, v: bar_centre(n, s)[:, 2] - v,
    "balance": lambda n, s, v: (centre_of_mass(s.poses) - _mid_feet(s))[:, 2] - v,
}


def _residuals(numbers: Numbers, unknowns: list[Unknown]) -> Array:
    solution = solve(numbers)
    return columns(*(MEASURES[u.measure](numbers, solution, u.wanted) for u in unknowns))


def _moved(numbers: Numbers, unknowns: list[Unknown], steps: Array) -> Numbers:
    """The numbers with every unknown moved by its step: metres, or radians turned into degrees."""
    values = dict(numbers.values)
    for column, unknown in enumerate(unknowns):
        for name in unknown.names:
            scale = 1.0 if name[-2:] in ("_x", "_y", "_z") else np.degrees(1.0)
            values[name] = values[name] + steps[:, column] * scale
    return replace(numbers, values=values)


def _probed(numbers: Numbers, unknowns: list[Unknown]) -> tuple[Array, Array]:
    """The residuals [n, residual] and their slopes [n, residual, unknown], from a small step of each unknown.

    All are solved at once, which takes hardly longer than the residuals alone.
    """
    count = len(unknowns)
    rows = np.tile(np.arange(len(numbers)), count + 1)
    many = [replace(unknown, wanted=unknown.wanted[rows]) for unknown in unknowns]
    steps = _STEP * np.eye(count + 1, count, k=-1).repeat(len(numbers), axis=0)
    residuals = _residuals(_moved(numbers.picked(rows), many, steps), many).reshape(count + 1, len(numbers), count)
    return residuals[0], np.moveaxis((residuals[1:] - residuals[0]) / _STEP, 0, -1)


def satisfy(numbers: Numbers, unknowns: list[Unknown]) -> tuple[Numbers, Array]:
    """The numbers with the unknowns solved, from where they stand, and what is missing [n, unknowns] in m or rad."""
    if not unknowns:
        return numbers, np.zeros((len(numbers), 0))
    residual, jacobian = _probed(numbers, unknowns)
    for _ in range(_ROUNDS):
        if np.abs(residual).max() < TOLERANCE_M / 20:
            break
        transposed = jacobian.transpose(0, 2, 1)
        normal = transposed @ jacobian + _DAMPING * np.eye(len(unknowns))
        step = -np.linalg.solve(normal, transposed @ residual[:, :, None])[:, :, 0]
        numbers = _moved(numbers, unknowns, np.clip(step, -_LARGEST_STEP, _LARGEST_STEP))
        residual, jacobian = _probed(numbers, unknowns)
    return numbers, np.abs(residual)
