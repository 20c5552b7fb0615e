"""How a GIF is packed: what may be left out of a frame, and how large the file becomes."""

from __future__ import annotations

import re
from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageSequence

from tools.pictures.encode import Picture, Reel
from tools.pictures.gif import GIF_LIMIT_BYTES, _without_short_gaps, gif

SIZE_PX = 480


def noise(count: int, share: float) -> list[Picture]:
    """Pictures of one colour with so large a share of random pixels."""
    random = np.random.default_rng(7)
    pictures = []
    for _ in range(count):
        picture = np.full((SIZE_PX, SIZE_PX, 4), 255, dtype=np.uint8)
        height = round(share * SIZE_PX)
        picture[:height, :, :3] = random.integers(0, 256, (height, SIZE_PX, 3))
        pictures.append(picture)
    return pictures


@pytest.mark.parametrize("share", [0.05, 0.5, 0.95])
def test_gaps_shorter_than_eight_pixels_are_filled_and_no_others(share: float) -> None:
    """A row of the mask becomes what a search for short runs of unchanged pixels makes of it, at its ends, too."""
    changed = np.random.default_rng(3).random((40, 77)) < share
    filled = _without_short_gaps(changed)
    for before, after in zip(changed, filled, strict=True):
        row = "".join("#" if pixel else "." for pixel in before)
        wanted = re.sub(r"\.+", lambda gap: "#" * len(gap[0]) if len(gap[0]) < 8 else gap[0], row)
        assert "".join("#" if pixel else "." for pixel in after) == wanted


def test_a_restless_reel_keeps_the_limit() -> None:
    """Where the finest palette would make the file too large a coarser one is taken."""
    pictures = noise(8, 0.12)
    assert 150_000 < len(gif(Reel(pictures, range(8), [40] * 8))) <= GIF_LIMIT_BYTES


def test_pictures_shown_again_look_the_same() -> None:
    """A reel that goes back the way that it came shows each picture alike both times."""
    pictures = noise(3, 0.02)
    data = gif(Reel(pictures, (0, 1, 2, 1, 0), [40] * 5))
    with Image.open(BytesIO(data)) as image:
        frames = [np.asarray(frame.convert("RGB")).astype(int) for frame in ImageSequence.Iterator(image)]
    assert len(frames) == 5
    for there, back in ((0, 4), (1, 3)):
        assert np.abs(frames[there] - frames[back]).sum(axis=-1).max() <= 30


def test_a_single_picture_is_a_gif() -> None:
    """A reel of one still picture, as of an exercise with one photo, has one frame."""
    with Image.open(BytesIO(gif(Reel(noise(1, 0.1), (0,), [900])))) as image:
        assert sum(1 for _ in ImageSequence.Iterator(image)) == 1
