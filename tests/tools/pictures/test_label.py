"""The label that names the working muscles: four languages, every frame, and none where no font has its letters."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np
import pytest

from domain.translation import TEXTS_DIR, Translator
from domain.vocabulary import Language, Muscle
from knowledge.exercises.catalogue import Catalogue
from tools.fonts.finder import FontFinder
from tools.pictures.label import MuscleLabels, stamp
from tools.pictures.renderer import ExerciseRenderer

LABELS = MuscleLabels(Translator([TEXTS_DIR]), FontFinder())


@pytest.mark.parametrize("language", list(Language))
def test_every_muscle_has_a_label_with_ink(language: Language) -> None:
    """A strip of the text's height, wider for two muscles than for one, with dark letters beside the dot."""
    one = LABELS.strip([Muscle.QUADRICEPS], language, 480)
    two = LABELS.strip([Muscle.QUADRICEPS, Muscle.GLUTES], language, 480)
    assert one is not None
    assert two is not None
    assert two.shape[1] > one.shape[1] > 30
    assert (one[:, 25:, 3] > 128).sum() > 60


def test_bengali_is_shaped(monkeypatch: pytest.MonkeyPatch) -> None:
    """A vowel sign that stands before its letter is drawn there: the strip differs from the letters in typed order."""
    from PIL import ImageFont

    shaped = LABELS.strip([Muscle.QUADRICEPS], Language.BN, 480)
    as_typed = partial(ImageFont.truetype, layout_engine=ImageFont.Layout.BASIC)
    monkeypatch.setattr(ImageFont, "truetype", lambda data, size, **_: as_typed(data, size))
    typed = LABELS.strip([Muscle.QUADRICEPS], Language.BN, 480)
    assert shaped is not None
    assert typed is not None
    assert shaped.shape != typed.shape or not np.array_equal(shaped, typed)


def test_without_a_font_there_is_no_label(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without Bengali letters gets the picture without a label."""
    monkeypatch.setattr(FontFinder, "_path", lambda *_: None)
    assert MuscleLabels(Translator([TEXTS_DIR]), FontFinder([])).strip([Muscle.ABS], Language.BN, 480) is None


def test_the_label_is_stamped_into_the_corner_and_cut_off_at_the_edge() -> None:
    """Opaque letters replace the picture, clear ones leave it, and a strip that is too wide does no harm."""
    picture = np.full((40, 40, 4), 200, dtype=np.uint8)
    strip = np.zeros((10, 100, 4), dtype=np.uint8)
    strip[:, :5] = (255, 0, 10, 255)
    stamp([picture], strip)
    assert picture[1, 1].tolist() == [10, 0, 255, 200]
    assert picture[1, 20].tolist() == [200, 200, 200, 200]


def test_each_language_has_a_file_of_its_own(tmp_path: Path) -> None:
    """The animation is drawn once a language, and the label is all that differs."""
    renderer = ExerciseRenderer(tmp_path, Catalogue(), labels=LABELS)
    english = renderer.animation("plank")
    assert renderer.cached("plank", language=Language.KO) is None
    korean = renderer.animation("plank", language=Language.KO)
    assert english != korean
    assert renderer.animation("plank") == english
