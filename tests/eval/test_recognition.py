"""The measure of recognition counts what it says."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from eval.recognition import by_exercise, listed, nearest, shares
from eval.recognition_confidence import Judged, calibration_error
from eval.recognition_photos import PhotoPoses, Pictured, first_half
from tools.recognition.pose import LANDMARKS, Poses


def data() -> PhotoPoses:
    """Four exercises with two photos each; in the last photo nobody was found."""
    muscles = ("chest", "chest", "quads", "abs")
    exercises = tuple(Pictured(f"x:{n}", muscle, (Path("0"), Path("1"))) for n, muscle in enumerate(muscles))
    count = 7
    poses = Poses(np.zeros((count, LANDMARKS, 3)), np.zeros((count, LANDMARKS, 2)), np.zeros((count, LANDMARKS)))
    return PhotoPoses(exercises, poses, np.array([0, 0, 1, 1, 2, 2, 3]), 8)


def test_each_photo_counts_once_and_a_missing_person_as_wrong() -> None:
    """Everything is nearest to the first exercise, then the second, and so on; the order by hand."""
    photos = data()
    alike = np.tile(-photos.owner.astype(float), (7, 1))
    np.fill_diagonal(alike, -np.inf)
    found = shares(photos, nearest(by_exercise(photos, alike)), np.ones(4, dtype=bool))
    assert found.photos == 8
    assert found.first == pytest.approx(2 / 8)  # only the photos of exercise 0
    assert found.five == pytest.approx(7 / 8, abs=0.13)  # all but the lonely photo, which has no other frame
    assert found.muscle == pytest.approx(4 / 8)  # the chest exercises have each other; quads and abs have nobody


def test_the_list_is_that_of_the_tool() -> None:
    """The nearest first; its muscle counts as shown only if it is wrong itself."""
    photos = data()
    best = np.array([[0.5, 0.49, 0.48, 0.2]])
    assert nearest(best)[0].tolist() == [0, 1, 2, 3]
    assert listed(photos, best)[0].tolist() == [0, 1, 2, 3]


def test_a_photo_is_not_compared_with_itself() -> None:
    """The nearest of an exercise's photos counts, its own never."""
    photos = data()
    alike = np.full((7, 7), 0.1)
    np.fill_diagonal(alike, -np.inf)
    best = by_exercise(photos, alike)
    assert best[6, 3] == -np.inf
    assert best[0, 0] == 0.1


def test_the_halves_never_change() -> None:
    """They follow from the ids alone, and each has a fair share."""
    exercises = [Pictured(f"free-exercise-db:{n}", "", ()) for n in range(500)]
    half = first_half(exercises)
    assert np.array_equal(half, first_half(exercises[:250] + exercises[250:]))
    assert 200 < half.sum() < 300


def test_the_error_of_a_curve_that_fits_is_small() -> None:
    """Right as often as it says; and large where right is drawn the other way round in the other half."""
    rng = np.random.default_rng(3)
    likeness = rng.uniform(-1, 1, (4000, 1))
    chance = 1 / (1 + np.exp(-3 * likeness))
    first = np.arange(4000) < 2000
    lead = np.zeros_like(likeness)
    right = rng.uniform(size=likeness.shape) < chance
    assert calibration_error(Judged(likeness, lead, right, first, 4000, 10)) < 0.05
    turned = np.where(first[:, None], right, ~right)
    assert calibration_error(Judged(likeness, lead, turned, first, 4000, 10)) > 0.3
