"""Joint angles of a batch of poses, in degrees, the human range of each, and the body's centre of mass."""

from __future__ import annotations

import numpy as np

from knowledge.exercises import skeleton as sk
from knowledge.exercises.skeleton import Array, Joint, PoseBatch, Segment, joint_of, segment_of

# Active range of motion of healthy adults (American Academy of Orthopaedic Surgeons, *Joint Motion*, 1965; Norkin
# and White, *Measurement of Joint Motion*, 5th ed., 2016), widened where trained people load a joint: passive knee
# flexion of 160° in a deep kneel (Hefzy et al. 1998), wrist extension of 90° under the body in a push-up.
RANGES: dict[str, tuple[float, float]] = {
    "knee": (-1.0, 160.0),
    "elbow": (-1.0, 156.0),
    "hip_flexion": (-35.0, 140.0),
    "hip_abduction": (-35.0, 75.0),
    "ankle_flexion": (-60.0, 45.0),
    "shoulder": (0.0, 182.0),
    "wrist": (0.0, 100.0),
    "spine_curl": (-65.0, 90.0),
    "neck": (0.0, 75.0),
}

# Segment masses as fractions of body mass and the centre of mass from the nearer joint (Winter 2009, table 4.1).
_TRUNK_MASS = 0.578
_TRUNK_CENTRE = 0.66
_LIMB_MASSES = (
    (Joint.L_SHOULDER, Joint.L_ELBOW, 0.028, 0.436),
    (Joint.L_ELBOW, Joint.L_WRIST, 0.016, 0.430),
    (Joint.L_WRIST, Joint.L_FINGERTIP, 0.006, 0.506),
    (Joint.L_HIP, Joint.L_KNEE, 0.100, 0.433),
    (Joint.L_KNEE, Joint.L_ANKLE, 0.0465, 0.433),
    (Joint.L_HEEL, Joint.L_TOE, 0.0145, 0.5),
)


def _between(first: Array, second: Array) -> Array:
    """The angle between vectors [n, 3]."""
    lengths = np.linalg.norm(first, axis=-1) * np.linalg.norm(second, axis=-1)
    degrees: Array = np.degrees(np.arccos(np.clip(np.sum(first * second, axis=-1) / np.maximum(lengths, 1e-9), -1, 1)))
    return degrees


def _local(frame: Array, vector: Array) -> Array:
    local: Array = np.einsum("nji,nj->ni", frame, vector)
    return local


def _swing(frame: Array, limb: Array, sign: float) -> tuple[Array, Array]:
    """Flexion (forward) and abduction (outward) of a limb's direction in the axes of the trunk."""
    local = _local(frame, limb)
    length = np.maximum(np.linalg.norm(local, axis=-1), 1e-9)
    abduction = np.degrees(np.arcsin(np.clip(sign * local[:, 0] / length, -1, 1)))
    return np.degrees(np.arctan2(local[:, 2], -local[:, 1])), abduction


def joint_angles(poses: PoseBatch) -> dict[str, Array]:
    """Every joint's angle [n]; sides are prefixed "left_" and "right_". The names without side are keys of RANGES.

    Knee, elbow and hip flexion are 0 in standing; ankle flexion is negative with the toes pointed; shoulder is
    the elevation of the upper arm (0 hanging, 180 overhead).
    """
    joints, frames = poses.joints, poses.frames
    angles = {
        "spine_curl": _curl(frames),
        "neck": _between(frames[:, Segment.HEAD, :, 1], frames[:, Segment.CHEST, :, 1]),
    }
    for side in sk.SIDES:
        shoulder, elbow, wrist, hip, knee, ankle = (
            joints[:, joint_of(side, joint)]
            for joint in (
                Joint.L_SHOULDER,
                Joint.L_ELBOW,
                Joint.L_WRIST,
                Joint.L_HIP,
                Joint.L_KNEE,
                Joint.L_ANKLE,
            )
        )
        flexion, abduction = _swing(frames[:, Segment.PELVIS], knee - hip, sk.SIDE_SIGN[side])
        foot = _local(frames[:, segment_of(side, Segment.L_SHANK)], frames[:, segment_of(side, Segment.L_FOOT), :, 2])
        hand = joints[:, joint_of(side, Joint.L_HAND)] - wrist
        angles |= {
            f"{side}_knee": _between(knee - hip, ankle - knee),
            f"{side}_elbow": _between(elbow - shoulder, wrist - elbow),
            f"{side}_hip_flexion": flexion,
            f"{side}_hip_abduction": abduction,
            f"{side}_ankle_flexion": np.degrees(np.arctan2(foot[:, 1], foot[:, 2])),
            f"{side}_shoulder": _between(-frames[:, Segment.CHEST, :, 1], elbow - shoulder),
            f"{side}_wrist": _between(hand, wrist - elbow),
        }
    return angles


def _curl(frames: Array) -> Array:
    """How far the chest is bent forward against the pelvis (negative: arched)."""
    up = _local(frames[:, Segment.PELVIS], frames[:, Segment.CHEST, :, 1])
    return np.degrees(np.arctan2(up[:, 2], up[:, 1]))


def leg_line(poses: PoseBatch) -> tuple[Array, Array]:
    """Flexion and sideways bend [n] at the hips of the line from the pelvis to the middle of both ankles."""
    joints = poses.joints
    legs = (joints[:, Joint.L_ANKLE] + joints[:, Joint.R_ANKLE]) / 2 - joints[:, Joint.PELVIS]
    return _swing(poses.frames[:, Segment.PELVIS], legs, 1.0)


def centre_of_mass(poses: PoseBatch) -> Array:
    """The body's centre of mass [n, 3]; trunk, head and neck count as one segment from the hips to the shoulders."""
    joints = poses.joints
    pelvis = joints[:, Joint.PELVIS]
    shoulders = (joints[:, Joint.L_SHOULDER] + joints[:, Joint.R_SHOULDER]) / 2
    total = _TRUNK_MASS * (pelvis + _TRUNK_CENTRE * (shoulders - pelvis))
    for side in sk.SIDES:
        for start, end, mass, centre in _LIMB_MASSES:
            near, far = joints[:, joint_of(side, start)], joints[:, joint_of(side, end)]
            total = total + mass * (near + centre * (far - near))
    return total
