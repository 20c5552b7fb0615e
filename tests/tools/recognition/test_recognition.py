"""Poses, the metric and the recogniser: what must hold whatever the figures are."""

from __future__ import annotations

import numpy as np
import pytest

from knowledge.exercises.motion import cycle, load_motion
from tools.recognition.confidence import leads, load_confidence
from tools.recognition.drawn_poses import AZIMUTHS, drawn_poses, landmarks_of
from tools.recognition.features import BONES_AND_FORM, facing_one_way, features
from tools.recognition.gallery import Gallery, Like, gallery_of
from tools.recognition.metric import Metric, fit_metric, load_metric
from tools.recognition.photo import Pixels
from tools.recognition.pose import LIMB_MARKS, Mark, Poses
from tools.recognition.posture import shows_enough, stands_around
from tools.recognition.recogniser import Nothing, PoseRecogniser

SOME = ("barbell-back-squat", "push-up", "warrior-ii", "bench-press", "pull-up", "downward-dog", "sit-up")
PICTURE: Pixels = np.zeros((4, 4, 3), dtype=np.uint8)


def seen(poses: Poses, row: int) -> Poses:
    """One pose, all of it visible."""
    visible = np.ones((1, poses.visibility.shape[1]))
    return Poses(poses.world[row : row + 1], poses.plane[row : row + 1], visible)


class Eyes:
    """An estimator that sees what it is told, one pose a picture."""

    name = "eyes"

    def __init__(self, *found: Poses | None) -> None:
        self.found = list(found)

    def find(self, picture: Pixels) -> Poses | None:
        return self.found.pop(0)


class KnownSome:
    """Drawn poses of a few exercises."""

    def __init__(self, *found: Poses | None) -> None:
        self.estimator = Eyes(*found)

    def gallery(self, metric: Metric) -> Gallery:
        return gallery_of(metric, [(name, drawn_poses(name), False) for name in SOME])

    def main_muscle(self, exercise_id: str) -> str:
        return ""


def test_who_turns_stays_the_same() -> None:
    """Turned about the vertical, a pose has the same bone directions as from any other side."""
    body = landmarks_of(cycle(load_motion("warrior-ii"), 8).poses)
    angle = 1.1
    turn = np.array([[np.cos(angle), 0, np.sin(angle)], [0, 1, 0], [-np.sin(angle), 0, np.cos(angle)]])
    assert np.allclose(facing_one_way(body), facing_one_way(body @ turn.T), atol=1e-6)


def test_a_mirror_twice_is_the_pose_itself() -> None:
    """And once it exchanges the sides."""
    poses = drawn_poses("warrior-ii")
    twice = poses.mirrored().mirrored()
    assert np.array_equal(twice.world, poses.world) and np.array_equal(twice.plane, poses.plane)
    left = poses.world[:, Mark.L_WRIST] * (-1, 1, 1)
    assert np.array_equal(poses.mirrored().world[:, Mark.R_WRIST], left)


def test_gravity_tells_a_plank_from_standing() -> None:
    """The same joint angles, lying or standing, are different poses."""
    standing, plank = drawn_poses("mountain-pose"), drawn_poses("plank")
    metric = load_metric()
    alike = metric.embed(standing) @ metric.embed(plank).T
    assert alike.max() < 0.7


def test_the_plain_columns_are_directions_and_form() -> None:
    """Bone directions are unit vectors; the form is measured in the size of the body."""
    rows = features(drawn_poses("push-up"))[:, BONES_AND_FORM]
    lengths = np.linalg.norm(rows[:, :42].reshape(len(rows), -1, 3), axis=-1)
    assert np.allclose(lengths, 1, atol=1e-6)
    assert rows.shape[1] == 72


@pytest.mark.parametrize("name", SOME)
def test_a_known_pose_is_recognised_from_another_side(name: str) -> None:
    """A side that is not in the gallery; in the mirror as well."""
    body = landmarks_of(cycle(load_motion(name), 8).poses)
    from tools.recognition.drawn_poses import _seen

    other = _seen(body, AZIMUTHS[1] / 2)
    known, metric = KnownSome(), load_metric()
    gallery = known.gallery(metric)
    for poses in (other, other.mirrored()):
        hardest = Poses(poses.world[-1:], poses.plane[-1:], poses.visibility[-1:])
        found = [like.exercise_id for like in gallery.search(metric, hardest, 2)]
        assert name in found


def test_learning_from_pairs_makes_them_alike() -> None:
    """What differs within pairs and not between them is made to count less."""
    poses = Poses.joined([drawn_poses(name) for name in SOME])
    rng = np.random.default_rng(7)

    def noisy() -> Poses:
        noise = rng.normal(0, 0.03, poses.world.shape)
        noise[:, [Mark.L_WRIST, Mark.R_WRIST]] *= 6
        return Poses(poses.world + noise, poses.plane + 2 * noise[..., :2], np.ones_like(poses.visibility))

    metric = fit_metric(noisy(), noisy(), 0.1)
    one, two = metric.embed(noisy()), metric.embed(noisy())
    assert (one * two).sum(axis=1).mean() > (one @ two.T).mean() + 0.3


def test_the_first_is_the_likeliest_and_all_together_are_at_most_sure() -> None:
    """More alike is never less sure."""
    confidence = load_confidence()
    for photo in (False, True):
        likes = [Like(str(n), 0.99 - 0.1 * n, photo) for n in range(5)]
        sure = confidence.of(likes, leads(likes))
        assert sure == sorted(sure, reverse=True)
        assert 0 < sum(sure) <= 1.001
        mixed = [likes[place] for place in (0, 4, 1)]
        shared = confidence.of(mixed, [leads(likes)[place] for place in (0, 4, 1)])
        assert shared == sorted(shared, reverse=True) and shared[1] == shared[2]
    assert load_confidence().of([], []) == []
    assert leads([Like("a", 0.9, False), Like("b", 0.7, False)]) == pytest.approx([0.2, -0.2])


def test_a_picture_of_nobody_is_no_exercise() -> None:
    """No candidates are made up."""
    found = PoseRecogniser(KnownSome(None)).recognise([PICTURE], 5)
    assert (found.nothing, list(found.candidates)) == (Nothing.NO_PERSON, [])


def test_a_portrait_is_no_exercise() -> None:
    """Legs that are only guessed at are not compared."""
    squat = seen(drawn_poses("barbell-back-squat"), 0)
    squat.visibility[:, LIMB_MARKS[6:]] = 0.1
    found = PoseRecogniser(KnownSome(squat)).recognise([PICTURE], 5)
    assert (found.nothing, list(found.candidates)) == (Nothing.PARTLY_SEEN, [])


def test_standing_around_is_said_to_be_none() -> None:
    """Somebody who stands with hanging arms may just wait; a squat, a press and a lunge are not standing around."""
    standing = seen(drawn_poses("mountain-pose"), 0)
    assert shows_enough(standing) and stands_around(standing)
    assert PoseRecogniser(KnownSome(standing)).recognise([PICTURE], 5).nothing is Nothing.STANDING
    for name in ("warrior-ii", "push-up", "downward-dog"):
        poses = drawn_poses(name)
        assert not any(stands_around(seen(poses, row)) for row in range(len(poses)))


def test_several_frames_count_together() -> None:
    """Of a movement, top and bottom are looked at; a frame without a person is passed over."""
    squat = drawn_poses("barbell-back-squat")
    known = KnownSome(None, seen(squat, 0), seen(squat, 3))
    found = PoseRecogniser(known).recognise([PICTURE] * 3, 3)
    assert found.candidates[0].exercise_id == "barbell-back-squat"
    assert len(found.candidates) == 3
