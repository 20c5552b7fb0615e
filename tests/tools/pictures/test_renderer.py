"""The renderer: what it writes, what it keeps, and how it fails."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageSequence

from domain.errors import NotFound, StorageError
from domain.vocabulary import Muscle
from knowledge.exercises.catalogue import Catalogue
from tools.pictures.renderer import ExerciseRenderer

MOTION = """
exercise: reach
camera: {azimuth: 30}
equipment: [{kind: dumbbell, held: hands}]
keys:
  - {name: down, time: 1.0, hold: 0.4, arms: {forward: 0, out: 8, elbow: 10}, effort: 0.2}
  - {name: up, time: 1.0, arms: {forward: 90, out: 8, elbow: 10}, effort: 1}
"""


class _Exercise:
    primary_muscles = (Muscle.SHOULDERS,)
    secondary_muscles = (Muscle.TRAPS,)


class _Known(Catalogue):
    """A catalogue with the trial exercise only."""

    def __contains__(self, exercise_id: object) -> bool:
        return exercise_id == "reach"

    def get(self, exercise_id: str) -> _Exercise:
        return _Exercise()


@pytest.fixture
def motions(tmp_path: Path) -> Path:
    """A folder with one small motion."""
    folder = tmp_path / "motions"
    folder.mkdir()
    (folder / "reach.yaml").write_text(MOTION, encoding="utf-8")
    return folder


@pytest.fixture
def renderer(tmp_path: Path, motions: Path) -> ExerciseRenderer:
    return ExerciseRenderer(tmp_path / "cache", _Known(tmp_path), motions)


def test_gif_loops_within_its_limits(renderer: ExerciseRenderer) -> None:
    """A GIF of 480 × 480, at least 20 frames, at most 300 kB, that loops for ever at the motion's pace."""
    path = renderer.animation("reach")
    with Image.open(path) as image:
        durations = [frame.info["duration"] for frame in ImageSequence.Iterator(image)]
        assert image.size == (480, 480)
        assert image.info["loop"] == 0
    assert len(durations) >= 20
    assert sum(durations) == pytest.approx(2400, abs=130)
    assert path.stat().st_size <= 300_000


def test_webp_loops_within_its_limits(renderer: ExerciseRenderer) -> None:
    """The same as an animated WebP of at most 150 kB."""
    path = renderer.animation("reach", "webp")
    with Image.open(path) as image:
        assert image.size == (480, 480)
        assert image.n_frames >= 20
        assert image.info["loop"] == 0
    assert path.stat().st_size <= 150_000


def test_gif_shows_what_was_painted(renderer: ExerciseRenderer) -> None:
    """Composed frames differ from the painted pictures by no more than the palette does: nothing is left standing."""
    painted = renderer.frames("reach")
    with Image.open(renderer.animation("reach")) as image:
        for index, frame in enumerate(ImageSequence.Iterator(image)):
            shown = np.asarray(frame.convert("RGB")).astype(int)
            apart = np.abs(shown - painted[index]).mean(axis=-1)
            assert apart.mean() < 5
            assert (apart > 60).mean() < 0.002


def test_second_request_is_answered_from_disk(renderer: ExerciseRenderer) -> None:
    """A picture is drawn once: the file stays as it was."""
    path = renderer.animation("reach")
    before = path.stat().st_mtime_ns
    assert renderer.animation("reach") == path
    assert path.stat().st_mtime_ns == before
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("broken", [b"", b"GIF89a half a file"])
def test_a_broken_file_is_drawn_again(renderer: ExerciseRenderer, broken: bytes) -> None:
    """A cache file that was cut off is replaced."""
    path = renderer.animation("reach")
    whole = path.read_bytes()
    path.write_bytes(broken)
    assert renderer.animation("reach").read_bytes() == whole


def test_a_changed_motion_gets_a_new_file(renderer: ExerciseRenderer, motions: Path) -> None:
    """The cache key holds the motion file's content."""
    before = renderer.animation("reach")
    (motions / "reach.yaml").write_text(MOTION.replace("forward: 90", "forward: 60"), encoding="utf-8")
    assert renderer.animation("reach") != before


def test_working_muscles_are_tinted(tmp_path: Path, motions: Path, renderer: ExerciseRenderer) -> None:
    """With muscles known the figure is redder than without, most at the hardest key."""
    plain = ExerciseRenderer(tmp_path / "plain", Catalogue(tmp_path), motions).frames("reach", 160)
    tinted = renderer.frames("reach", 160)
    redder = [
        int(((new[..., 0].astype(int) - new[..., 1]) - (old[..., 0].astype(int) - old[..., 1])).max())
        for new, old in zip(tinted, plain, strict=True)
    ]
    assert min(redder) > 0
    assert redder[len(redder) // 2] > 1.2 * redder[0]


@pytest.mark.parametrize(("width", "height"), [(480, 480), (900, 450)])
def test_still_has_the_size_asked_for(renderer: ExerciseRenderer, width: int, height: int) -> None:
    """A still is a PNG of the size asked for; a wide one shows two phases that differ."""
    with Image.open(renderer.still("reach", width, height)) as image:
        assert image.format == "PNG"
        assert image.size == (width, height)
        pixels = np.asarray(image).astype(int)
    if width > height:
        assert np.abs(pixels[:, : width // 2] - pixels[:, width // 2 :]).sum() > 10_000


def test_no_motion_is_not_found(renderer: ExerciseRenderer) -> None:
    """An exercise without a motion, and a name that leads out of the folder, raise NotFound."""
    assert renderer.has_motion("reach")
    for name in ("levitation", "../motions/reach"):
        assert not renderer.has_motion(name)
        with pytest.raises(NotFound):
            renderer.animation(name)
        with pytest.raises(NotFound):
            renderer.frames(name)


def test_a_folder_that_cannot_be_written_is_a_storage_error(tmp_path: Path, motions: Path) -> None:
    """A file in the place of the cache folder raises StorageError."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    renderer = ExerciseRenderer(tmp_path / "file" / "cache", _Known(tmp_path), motions)
    with pytest.raises(StorageError):
        renderer.animation("reach")
