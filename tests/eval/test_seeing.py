"""The measure of a vision core counts what was right by how sure the model said it was."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from domain.errors import Unavailable
from eval.seeing import Looked, looked_at, shares
from tools.recognition.photo import Pixels
from tools.recognition.recogniser import Candidate, Nothing, Recognition, Sureness


def seen(*names: str, said: Sureness | None = Sureness.CERTAIN) -> Recognition:
    return Recognition([Candidate(name, 0.5, said) for name in names], None, "model", by_sight=True)


def test_shares_are_counted_by_what_was_said() -> None:
    """Certain and right, certain and wrong, a guess that is right second, nothing, and no answer at all."""
    looked = [
        Looked("squat", seen("squat"), 1.0),
        Looked("squat", seen("lunge"), 1.0),
        Looked("squat", seen("lunge", "squat", said=Sureness.GUESS), 1.0),
        Looked("squat", Recognition((), Nothing.NO_EXERCISE, "model"), 1.0),
        Looked("squat", None, 1.0),
    ]
    assert shares(looked) == {
        "certain": (2, 0.5, 0.5),
        "guess": (1, 0.0, 1.0),
        "no answer": (1, 0.0, 0.0),
        "no_exercise": (1, 0.0, 0.0),
        "all": (5, 0.2, 0.4),
    }


def test_a_photo_without_an_answer_counts_as_wrong(tmp_path: Path) -> None:
    """And the next one is looked at."""
    stream = BytesIO()
    Image.fromarray(np.full((8, 8, 3), 9, dtype=np.uint8)).save(stream, "PNG")
    photo = tmp_path / "a.png"
    photo.write_bytes(stream.getvalue())

    class Eyes:
        tried = 0

        def recognise(self, frames: Sequence[Pixels], limit: int) -> Recognition:
            self.tried += 1
            if self.tried == 1:
                raise Unavailable("down")
            return seen("squat")

    looked = list(looked_at([("squat", photo), ("squat", photo)], Eyes()))
    assert [one.said for one in looked] == ["no answer", "certain"]
    assert shares(looked)["all"] == (2, pytest.approx(0.5), pytest.approx(0.5))
