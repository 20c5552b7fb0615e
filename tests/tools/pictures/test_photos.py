"""Imported exercises are shown by their photos, which fade into one another, from the same cache as our animations."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from domain.errors import NotFound
from knowledge.exercises.catalogue import Catalogue
from tools.pictures.photos import FADE_STEPS, HOLD_MS, LibraryRenderer, reel
from tools.pictures.renderer import SIZE_PX


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    """A wide black and a wide white photo."""
    files = [tmp_path / "a.png", tmp_path / "b.png"]
    for file, shade in zip(files, (0, 255), strict=True):
        Image.new("RGB", (80, 40), (shade, shade, shade)).save(file)
    return files


@pytest.fixture
def renderer(tmp_path: Path, photos: list[Path]) -> LibraryRenderer:
    return LibraryRenderer(tmp_path / "pictures", Catalogue(), lambda i: photos if i == "tire-flip" else [])


def test_two_photos_fade_into_one_another_and_back(photos: list[Path]):
    """Each stands still for a while; between them every step is nearer to the other; nothing is cut off."""
    shown = reel(photos)
    middle = [int(picture[SIZE_PX // 2, SIZE_PX // 2, 0]) for picture in shown.pictures]
    assert (middle[0], middle[FADE_STEPS]) == (0, 255)
    assert middle[: FADE_STEPS + 1] == sorted(set(middle[: FADE_STEPS + 1]))
    assert [duration for duration in shown.durations_ms if duration == HOLD_MS] == [HOLD_MS] * 2
    rows = (shown.pictures[0][:, SIZE_PX // 2, :3] == 0).all(axis=1)
    assert rows.sum() == SIZE_PX // 2


def test_the_animation_is_made_once_and_anew_for_other_photos(renderer: LibraryRenderer, photos: list[Path]):
    """A GIF that loops; the second request reads the file; another photo gives another file."""
    assert renderer.has_motion("tire-flip")
    assert renderer.cached("tire-flip") is None
    first = renderer.animation("tire-flip")
    with Image.open(first) as image:
        assert (image.size, image.info["loop"]) == ((SIZE_PX, SIZE_PX), 0)
        assert image.n_frames == 2 * FADE_STEPS
    written = first.stat().st_mtime_ns
    assert renderer.animation("tire-flip") == renderer.cached("tire-flip") == first
    assert first.stat().st_mtime_ns == written
    photos.pop()
    assert renderer.animation("tire-flip") != first


def test_stills_show_one_photo_or_all_side_by_side(renderer: LibraryRenderer):
    """The end of the movement; both where there is room."""
    with Image.open(renderer.still("tire-flip", 100, 100)) as image:
        assert image.size == (100, 100)
        assert image.getpixel((50, 50)) == (255, 255, 255)
    with Image.open(renderer.phases("tire-flip", 100)) as image:
        assert image.size == (200, 100)
        assert (image.getpixel((50, 50)), image.getpixel((150, 50))) == ((0, 0, 0), (255, 255, 255))


def test_ours_are_drawn_and_others_have_no_picture(renderer: LibraryRenderer):
    """Photos change nothing for an exercise with a motion; one with neither cannot be shown."""
    assert renderer.has_motion("plank")
    with Image.open(renderer.still("plank", 60, 60)) as image:
        assert len(np.unique(np.asarray(image).reshape(-1, 3), axis=0)) > 20
    assert not renderer.has_motion("nowhere")
    with pytest.raises(NotFound):
        renderer.animation("nowhere")
