"""The list of what looks alike covers the muscles that a posture may train."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tools.recognition.spread import numbered, spread

LIKENESSES = st.lists(st.floats(-1, 1), min_size=1, max_size=30)


def test_five_curls_leave_room_for_the_row_that_it_may_be() -> None:
    """Behind five of one muscle, the nearest of each other one comes before the second of the first."""
    alike = np.array([0.80, 0.79, 0.78, 0.77, 0.76, 0.755, 0.75])
    muscles = numbered(["biceps"] * 5 + ["lats", "quads"])
    listed = spread(alike, muscles, 5)
    assert listed[0] == 0
    assert {5, 6} < set(listed)
    assert listed[-1] in (1, 2, 3)


def test_an_exercise_that_is_surely_right_leaves_its_muscle_to_be_shown() -> None:
    """Whoever asks what else trains as this one does finds it: the first says nothing about the others."""
    alike = np.array([0.95, 0.50, 0.49, 0.48])
    assert spread(alike, numbered(["chest", "quads", "chest", "abs"]), 2) == [0, 2]


@given(LIKENESSES, st.data())
def test_every_list_begins_with_the_nearest_and_repeats_nothing(alike: list[float], data: st.DataObject) -> None:
    """As many as are asked for, or as there are."""
    muscles = numbered(data.draw(st.lists(st.sampled_from("abc"), min_size=len(alike), max_size=len(alike))))
    count = data.draw(st.integers(1, 40))
    listed = spread(np.array(alike), muscles, count)
    assert alike[listed[0]] == max(alike)
    assert len(listed) == len(set(listed)) == min(count, len(alike))


def test_without_an_exercise_nothing_is_listed() -> None:
    """An empty gallery."""
    assert spread(np.array([]), numbered([]), 5) == []
