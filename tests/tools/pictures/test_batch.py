"""Many animations at once: all of them, whole, the same as one by one, and a failure is not swallowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.errors import StorageError
from knowledge.exercises.catalogue import Catalogue
from tools.pictures.batch import draw_all, undrawn
from tools.pictures.renderer import ExerciseRenderer


def test_all_are_drawn_by_several_processes(tmp_path: Path) -> None:
    """Every exercise is yielded once and its file is the one that a single process writes."""
    catalogue = Catalogue()
    ids = [exercise.id for exercise in catalogue][:9]
    renderer = ExerciseRenderer(tmp_path / "many", catalogue)
    assert undrawn(renderer, [*ids, "levitation"]) == ids
    assert sorted(draw_all(renderer, ids)) == sorted(ids)
    assert undrawn(renderer, ids) == []
    alone = ExerciseRenderer(tmp_path / "alone", catalogue)
    assert alone.animation(ids[0]).read_bytes() == renderer.animation(ids[0]).read_bytes()


@pytest.mark.parametrize("count", [1, 9])
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, count: int) -> None:
    """The error of a worker reaches the caller as it would from the renderer itself."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    catalogue = Catalogue()
    renderer = ExerciseRenderer(tmp_path / "file" / "cache", catalogue)
    with pytest.raises(StorageError):
        list(draw_all(renderer, [exercise.id for exercise in catalogue][:count]))
