"""What is put on stage: the skin over every motion, muscles, equipment and the camera."""

from __future__ import annotations

import numpy as np
import pytest

from domain.vocabulary import Muscle
from knowledge.exercises.motion import MOTIONS_DIR, cycle, load_motion
from knowledge.exercises.motion_file import Camera, Prop, PropKind
from knowledge.exercises.skeleton import Joint
from tools.pictures.body import body
from tools.pictures.camera import fitted
from tools.pictures.equipment.props import pieces
from tools.pictures.scene import staged

IDS = sorted(path.stem for path in MOTIONS_DIR.glob("*.yaml"))
BELOW_FLOOR_M = 0.02


@pytest.mark.parametrize("exercise_id", IDS)
def test_nothing_of_the_body_sinks_into_the_floor(exercise_id: str) -> None:
    """No point of the skin is more than 2 cm below the floor in any frame, and all of it is in the picture."""
    motion = load_motion(exercise_id)
    stage = staged(motion, cycle(motion), [], [])
    skin = stage.points[:, : len(body().mesh.points)]
    assert skin[..., 1].min() >= -BELOW_FLOOR_M
    places, _ = stage.view.project(skin)
    if motion.file.camera.zoom <= 1:
        assert places.min() >= 0
        assert places.max() <= 1


@pytest.mark.parametrize("exercise_id", IDS)
def test_a_bar_in_the_hands_lies_in_both(exercise_id: str) -> None:
    """A barbell held in the hands passes through both grip centres within 5 mm in every frame."""
    motion = load_motion(exercise_id)
    bars = [prop for prop in motion.file.equipment if prop.kind is PropKind.BARBELL and prop.held == "hands"]
    if not bars:
        pytest.skip("no bar in the hands")
    poses = cycle(motion).poses
    bar = pieces((bars[0],), poses)[0]
    for hand in (Joint.L_HAND, Joint.R_HAND):
        away = np.einsum("fji,fj->fi", bar.frames, poses.joints[:, hand] - bar.origins)
        assert np.abs(away[:, 1:]).max() <= 0.005
    shaft = bar.mesh.points[:, 0]
    assert shaft.max() == pytest.approx(-shaft.min(), abs=1e-5)


@pytest.mark.parametrize("kind", list(PropKind))
def test_every_kind_of_equipment_has_a_shape(kind: PropKind) -> None:
    """Each kind gives pieces with finite places for every pose."""
    poses = cycle(load_motion("dumbbell-curl")).poses
    made = pieces((Prop(kind=kind, held="hands"),), poses)
    assert made
    for piece in made:
        assert piece.origins.shape == (len(poses), 3)
        assert np.isfinite(piece.frames).all()
        assert len(piece.mesh.triangles) > 4


@pytest.mark.parametrize("muscle", list(Muscle))
def test_every_muscle_has_a_place_on_the_body(muscle: Muscle) -> None:
    """Each muscle of the vocabulary tints something, on both sides alike, and not everything."""
    figure = body()
    share = figure.muscles[muscle]
    assert 0 < (share > 0.5).sum() < len(share) * (0.9 if muscle is Muscle.FULL_BODY else 0.35)
    left, right = (share[sign * figure.mesh.points[:, 0] > 1e-4].sum() for sign in (1, -1))
    assert left == pytest.approx(right, rel=0.02)


def test_muscles_lie_where_anatomy_puts_them() -> None:
    """Quadriceps in front of the thigh, hamstrings behind it, calves below both, chest above the abs."""
    figure = body()
    points = figure.mesh.points

    def middle(muscle: Muscle) -> np.ndarray:
        return np.average(points, axis=0, weights=figure.muscles[muscle])

    assert middle(Muscle.QUADRICEPS)[2] > middle(Muscle.HAMSTRINGS)[2] + 0.08
    assert middle(Muscle.CALVES)[1] < middle(Muscle.HAMSTRINGS)[1] - 0.2
    assert middle(Muscle.CHEST)[1] > middle(Muscle.ABS)[1] + 0.15
    assert middle(Muscle.BICEPS)[2] > middle(Muscle.TRICEPS)[2] + 0.05
    assert middle(Muscle.GLUTES)[2] < -0.04


def test_skin_faces_outwards() -> None:
    """The normals of the skin point away from the inside: moved along them the body gets wider."""
    mesh = body().mesh
    assert np.ptp((mesh.points + 0.02 * mesh.normals)[:, 0]) > np.ptp(mesh.points[:, 0]) + 0.03
    a, b, c = (mesh.points[mesh.triangles[:, i]] for i in range(3))
    faces = np.cross(b - a, c - a)
    agree = np.einsum("ij,ij->i", faces, mesh.normals[mesh.triangles[:, 0]]) >= 0
    assert agree.mean() > 0.98


def test_camera_sees_the_left_side_from_the_left() -> None:
    """Azimuth 90 looks from the figure's left: what is on its left is nearer, its front to the picture's left."""
    points = np.array([[1.0, 0, 0], [-1.0, 0, 0], [0, 0, 1.0], [0, 1.0, 0]])
    view = fitted(Camera(azimuth=90, elevation=0), points)
    places, near = view.project(points)
    assert near[0] > near[1]
    assert places[2, 0] < places[3, 0]
    assert places[3, 1] < places[2, 1]
