"""From likeness to confidence: how often an exercise that looks so alike was the right one.

Logistic regression (Platt, 1999) over the likeness and how far it lies behind the best of the others, fitted by
`python -m eval.recognition --fit` on photos that the metric had not seen, apart for drawn poses and for photos.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from tools.recognition.gallery import Like

CONFIDENCE_FILE = Path(__file__).with_name("confidence.json")


class Curve(BaseModel):
    """Confidence = 1 / (1 + exp(-(offset + likeness·l + lead·d))), d = the likeness minus the best of the others'."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    offset: float
    likeness: float
    lead: float

    def at(self, likeness: float, lead: float) -> float:
        """The confidence, 0–1."""
        return 1 / (1 + math.exp(-(self.offset + self.likeness * likeness + self.lead * lead)))


class Confidence(BaseModel):
    """The curves, and the likeness below which a pose is like no exercise that is known."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    command: str = Field(description="What wrote this file")
    drawn_photos: int = Field(description="Photos of exercises that are drawn, on which `drawn` was fitted")
    photos: int = Field(description="Photos on which `photographed` was fitted")
    drawn: Curve
    photographed: Curve
    strange: float = Field(description="99 of 100 photos of drawn exercises are more alike to some drawn pose")

    def of(self, likes: Sequence[Like], ahead: Sequence[float]) -> list[float]:
        """A confidence for each of the exercises in the order of a list; never rising, and together at most 1.

        `ahead` are their leads. Where a list names a less alike exercise first, these and what follows share theirs.
        """
        from sklearn.isotonic import isotonic_regression

        if not likes:
            return []
        found = [self._curve(like).at(like.likeness, lead) for like, lead in zip(likes, ahead, strict=True)]
        falling = isotonic_regression(found, increasing=False)
        total = max(1.0, sum(found))
        return [round(float(confidence) / total, 3) for confidence in falling]

    def _curve(self, like: Like) -> Curve:
        return self.photographed if like.from_photo else self.drawn


def leads(likes: Sequence[Like]) -> list[float]:
    """How far each is ahead of the best of the others; negative for all but the first."""
    if len(likes) < 2:
        return [0.0] * len(likes)
    first, second = likes[0].likeness, likes[1].likeness
    return [first - second, *(like.likeness - first for like in likes[1:])]


@cache
def load_confidence(path: Path = CONFIDENCE_FILE) -> Confidence:
    """The curves that the project comes with."""
    return Confidence.model_validate(json.loads(path.read_text("utf-8")))
