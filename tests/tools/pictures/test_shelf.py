"""Every picture of an exercise by its file name: what it is, and how small."""

from __future__ import annotations

import pytest
from PIL import Image

from domain.errors import NotFound
from domain.vocabulary import Language
from knowledge.exercises.catalogue import Catalogue
from tools.pictures.renderer import ExerciseRenderer
from tools.pictures.shelf import PictureShelf, View

EXERCISE = "triangle-pose"


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> PictureShelf:
    return PictureShelf(ExerciseRenderer(tmp_path_factory.mktemp("pictures"), Catalogue()))


def test_a_video_is_smaller_than_the_animations(shelf: PictureShelf) -> None:
    """MP4 < WebP < GIF: each is offered where a smaller file is wanted."""
    sizes = [shelf.picture(EXERCISE, view).stat().st_size for view in (View.MP4, View.WEBP, View.GIF)]
    assert sizes == sorted(sizes)


def test_a_video_lasts_as_long_as_the_animation(shelf: PictureShelf) -> None:
    """One cycle of H.264 in colours that every player reads, 480 × 480."""
    import av

    with Image.open(shelf.picture(EXERCISE, View.GIF)) as image:
        cycle_ms = 0
        for frame in range(image.n_frames):
            image.seek(frame)
            cycle_ms += image.info["duration"]
    with av.open(str(shelf.picture(EXERCISE, View.MP4))) as video:
        stream = video.streams.video[0]
        assert (stream.codec_context.name, stream.codec_context.pix_fmt) == ("h264", "yuv420p")
        assert (stream.width, stream.height) == (480, 480)
        last = max(frame.time for frame in video.decode(stream))
    assert last * 1000 == pytest.approx(cycle_ms, abs=20)


def test_a_video_that_was_cut_off_is_drawn_again(shelf: PictureShelf) -> None:
    """As every picture in the cache."""
    path = shelf.picture(EXERCISE, View.MP4)
    whole = path.read_bytes()
    for broken in (b"", whole[:-50], whole[:3], b"\0" * 100):
        path.write_bytes(broken)
        assert shelf.picture(EXERCISE, View.MP4).read_bytes() == whole


def test_the_phases_stand_side_by_side(shelf: PictureShelf) -> None:
    """One panel for each key pose, four at most, and no two the same."""
    with Image.open(shelf.picture(EXERCISE, View.PHASES)) as image:
        width, height = image.size
        panels = [image.crop((left, 0, left + height, height)).tobytes() for left in range(0, width, height)]
    assert height == 480
    assert 2 <= len(panels) <= 4
    assert len(set(panels)) == len(panels)


def test_the_still_of_the_grid_is_small(shelf: PictureShelf) -> None:
    """A page shows two dozen of them."""
    path = shelf.picture(EXERCISE, View.STILL)
    with Image.open(path) as image:
        assert (image.format, image.size) == ("WEBP", (480, 480))
        assert getattr(image, "n_frames", 1) == 1
    assert path.stat().st_size < 20_000


@pytest.mark.parametrize("name", ["levitation", "../catalogue/push-up", ""])
def test_what_cannot_be_drawn_has_no_pictures(shelf: PictureShelf, name: str) -> None:
    """There are no views, and asking for one is NotFound."""
    assert shelf.views(name) == []
    with pytest.raises(NotFound):
        shelf.picture(name, View.GIF, Language.KO)
