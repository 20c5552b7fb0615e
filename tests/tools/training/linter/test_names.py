"""Names of exercises: taken only where they are sure; otherwise the nearest are suggested and none is guessed."""

from __future__ import annotations

import pytest

from tests.tools.training.linter.reading import read_name
from tools.training.linter.reading.names import SURE


@pytest.mark.parametrize(
    ("written", "exercise_id"),
    [
        ("Bench Press (Barbell)", "bench-press"),
        ("paused bench press", "bench-press"),
        ("press, bench", "bench-press"),
        ("Bench press focus on form", "bench-press"),
        ("DB bench", "dumbbell-bench-press"),
        ("sqauts", "barbell-back-squat"),
        ("romainian deadlift", "romanian-deadlift"),
        ("Lat PD", "lat-pulldown"),
        ("Bodyweight squat", "bodyweight-squat"),
        ("卧推", "bench-press"),
        ("덤벨 숄더 프레스", "dumbbell-shoulder-press"),
        ("স্কোয়াট", "barbell-back-squat"),
    ],
)
def test_known_names(written: str, exercise_id: str) -> None:
    """Spelling, order, brackets, notes and words that change nothing do not hide a name."""
    reading = read_name(written)
    assert reading.exercise is not None
    assert reading.exercise.id == exercise_id
    assert reading.confidence >= SURE


@pytest.mark.parametrize(
    "written",
    ["flying moon squat", "Squat (Smith Machine)", "Leg press calf raise", "dumbbell deadlift squat", "史密斯卧推"],
)
def test_another_exercise_is_not_taken_for_a_known_one(written: str) -> None:
    """A word that could make it another exercise leaves the name open; what is near is suggested."""
    reading = read_name(written)
    if reading.exercise is not None:  # the catalogue may have learned the very name since
        assert reading.confidence == 1.0
    else:
        assert reading.confidence < SURE
        assert reading.suggestions


@pytest.mark.parametrize("written", ["chest", "xqzv wrtk", "💪", "", "1234"])
def test_nothing_is_suggested_for_what_is_no_name(written: str) -> None:
    """A muscle or a jumble of letters is near to nothing."""
    reading = read_name(written)
    assert reading.exercise is None
    assert reading.suggestions == ()
