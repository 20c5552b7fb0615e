"""The language of motion files: open numbers, limbs by place or by angle, errors that name the culprit."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from domain.errors import InvalidInput, NotFound
from knowledge.exercises.joint_angles import joint_angles
from knowledge.exercises.motion import cycle, load_motion
from knowledge.exercises.skeleton import Joint, joint_of

TWO_KEYS = """
exercise: trial
{more}
keys:
  - {{name: first, time: 1, hold: 0.5, {first}}}
  - {{name: last, time: 2, {last}}}
"""


@pytest.fixture
def motion_of(tmp_path: Path):
    """Loads a two-key motion from the texts of its keys."""

    def load(first: str = "lean: 0", last: str = "lean: 10", more: str = ""):
        (tmp_path / "trial.yaml").write_text(TWO_KEYS.format(first=first, last=last, more=more), encoding="utf-8")
        return load_motion("trial", tmp_path)

    return load


def test_a_condition_settles_an_open_number(motion_of) -> None:
    """`pelvis: [0, {knees: 60}, 0]` finds the height at which the knees are bent by 60°."""
    motion = motion_of(first="pelvis: [0, {knees: 60}, 0]", last="pelvis: [0, {knees: 20}, 0]")
    knees = joint_angles(cycle(motion).poses)["left_knee"]
    assert knees[0] == pytest.approx(60, abs=0.5)
    assert knees.min() == pytest.approx(20, abs=0.5)


def test_a_shared_condition_holds_on_the_way(motion_of) -> None:
    """Arms that are straight in both keys are straight between them, although the trunk moves."""
    arm = "arms: {hand: [0.25, {elbows: 2, near: 0.7}, 0.05], grip: over}"
    motion = motion_of(first=f"lean: 0, {arm}", last=f"lean: 60, {arm}")
    assert joint_angles(cycle(motion).poses)["left_elbow"].max() < 4


def test_hold_lengthens_the_key_frame(motion_of) -> None:
    """Frames are as long as the movement takes, and the first one half a second longer."""
    whole = cycle(motion_of())
    assert whole.durations_s.sum() == pytest.approx(1 + 2 + 0.5)
    assert whole.durations_s[0] - whole.durations_s[1] == pytest.approx(0.5)


def test_from_angles_to_a_place_without_a_jump(motion_of) -> None:
    """Where an arm changes from joint angles to a place, it starts where the angles left it."""
    motion = motion_of(first="arms: {forward: 20, out: 10, elbow: 30}", last="arms: {hand: [0.3, 1.2, 0.4]}")
    poses = cycle(motion).poses
    angles = cycle(motion_of(first="arms: {forward: 20, out: 10, elbow: 30}", last="lean: 2, hold: 1")).poses
    gap = poses.joints[0, Joint.L_HAND] - angles.joints[0, Joint.L_HAND]
    assert np.linalg.norm(gap) < 0.02


def test_a_flat_hand_leaves_the_ground_without_a_jump(motion_of) -> None:
    """A palm on the floor stays there in its key's frame, also where the next key has the arm by joint angles."""
    floor = "lean: 75, pelvis: [0, 0.45, -0.1], arms: {hand: [0.2, 0, 0.4], grip: flat}"
    folded = "lean: 75, pelvis: [0, 0.45, -0.1], arms: {forward: 60, elbow: 40}"
    leaving = cycle(motion_of(first=floor, last=folded)).poses.joints[0, Joint.L_HAND]
    staying = cycle(motion_of(first=floor, last=floor)).poses.joints[0, Joint.L_HAND]
    assert leaving == pytest.approx(staying, abs=0.002)


def test_a_wrist_bends_the_palm_towards_the_forearm(motion_of) -> None:
    """`wrist: 40` lifts the fingers of a hand that lies palm up by 40° from its forearm, -40 lowers them as far."""
    arm = "arms: {{forward: 0, out: 0, turn: 0, elbow: 90, grip: 90, wrist: {bend}}}"
    poses = cycle(motion_of(first=arm.format(bend=-40), last=arm.format(bend=40))).poses
    last = len(poses) - 1
    for side in ("left", "right"):
        hand = poses.joints[:, joint_of(side, Joint.L_HAND)] - poses.joints[:, joint_of(side, Joint.L_WRIST)]
        bent = joint_angles(poses)[f"{side}_wrist"]
        assert bent[[0, last]] == pytest.approx([40, 40], abs=0.1)
        assert bent.min() < 1
        assert hand[0, 1] < -0.04 < 0.04 < hand[last, 1]


def test_mirror_repeats_the_cycle_on_the_other_side(motion_of) -> None:
    """A mirrored motion is twice as long, and its second half is the first one's image."""
    motion = motion_of(first="lean: 0", last="left_arm: {out: 80}", more="mirror: true")
    whole = cycle(motion, 20)
    assert len(whole.order) == 40
    first, second = (whole.poses.joints[whole.order[i]] for i in (10, 30))
    assert second[Joint.R_HAND] == pytest.approx(first[Joint.L_HAND] * [-1, 1, 1])


def test_a_place_out_of_reach_names_key_limb_and_distance(motion_of) -> None:
    """A hand 3 m up is refused: the message names exercise, key, limb and millimetres."""
    with pytest.raises(InvalidInput, match=r"trial, key 'last': the left arm misses its place by \d+ mm") as caught:
        motion_of(last="arms: {hand: [0.3, 3.0, 0]}")
    assert caught.value.field == "left_arm"


def test_a_condition_that_cannot_hold_is_refused(motion_of) -> None:
    """No turn of the head moves the knees: the open number is named."""
    with pytest.raises(InvalidInput, match="nod"):
        motion_of(last="nod: {knees: 90}")


@pytest.mark.parametrize(
    "wrong",
    [
        "pelvis: [0, {ankles: 3}, 0]",
        "leen: 3",
        "arms: {hand: [0, 1, 0], elbow: 30}",
        "arms: {hand: [0, 1, 0], wrist: 30}",
        "effort: 2",
        "pelvis: [0, 1]",
    ],
)
def test_a_malformed_file_is_refused(motion_of, wrong: str) -> None:
    """Unknown words, unknown measures, double limbs and values out of range do not load."""
    with pytest.raises(InvalidInput, match="trial"):
        motion_of(last=wrong)


def test_an_unknown_base_or_another_exercise_is_refused(motion_of, tmp_path: Path) -> None:
    """The file must show the exercise that it is named after, from a base that exists."""
    with pytest.raises(InvalidInput, match="no base"):
        motion_of(more="base: floating")
    motion_of()
    (tmp_path / "other.yaml").write_text((tmp_path / "trial.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(InvalidInput, match="another exercise"):
        load_motion("other", tmp_path)


def test_no_file_is_not_found(tmp_path: Path) -> None:
    """An exercise without a motion raises NotFound."""
    with pytest.raises(NotFound):
        load_motion("levitation", tmp_path)
