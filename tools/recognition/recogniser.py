"""Which exercises a picture looks like: the port, and the recogniser by the pose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Protocol

from tools.recognition.confidence import Confidence, load_confidence
from tools.recognition.gallery import Gallery
from tools.recognition.metric import Metric, load_metric
from tools.recognition.photo import Pixels
from tools.recognition.pose import PoseEstimator, Poses
from tools.recognition.posture import shows_enough, stands_around


class Nothing(StrEnum):
    """Why a picture shows no exercise."""

    NO_PERSON = "no_person"
    PARTLY_SEEN = "partly_seen"
    STANDING = "standing"
    UNLIKE = "unlike"


@dataclass(frozen=True)
class Candidate:
    """An exercise that the picture may show, and how often such a likeness was right (0–1)."""

    exercise_id: str
    confidence: float


@dataclass(frozen=True)
class Recognition:
    """What was found: candidates, best first, and the reason where it is no exercise."""

    candidates: Sequence[Candidate]
    nothing: Nothing | None
    method: str


class Recogniser(Protocol):
    """Says which exercise a picture shows. A vision model answers in words: see `tools.recognition.answers`."""

    def recognise(self, frames: Sequence[Pixels], limit: int) -> Recognition:
        """`frames` are one picture, or several of one movement. Raises Unavailable without its model."""
        ...


class Known(Protocol):
    """The poses that are known, and what found them."""

    estimator: PoseEstimator

    def gallery(self, metric: Metric) -> Gallery:
        """All of them."""
        ...


class PoseRecogniser:
    """Compares the pose with all known ones; it knows nothing of equipment and judges no form."""

    def __init__(self, known: Known, confidence: Confidence | None = None) -> None:
        """The gallery is opened with the first picture; without `confidence` it is the project's own."""
        self._known = known
        self._given_confidence = confidence

    @cached_property
    def _metric(self) -> Metric:
        return load_metric()

    @cached_property
    def _gallery(self) -> Gallery:
        return self._known.gallery(self._metric)

    @cached_property
    def _confidence(self) -> Confidence:
        return self._given_confidence or load_confidence()

    def recognise(self, frames: Sequence[Pixels], limit: int) -> Recognition:
        """The exercises whose poses are nearest; of a movement, nearest over all its frames."""
        found = [poses for frame in frames if (poses := self._known.estimator.find(frame)) is not None]
        method = self._known.estimator.name
        if not found:
            return Recognition((), Nothing.NO_PERSON, method)
        seen = [poses for poses in found if shows_enough(poses)]
        if not seen:
            return Recognition((), Nothing.PARTLY_SEEN, method)
        likes = self._gallery.search(self._metric, Poses.joined(seen), max(limit, 2))
        standing = Nothing.STANDING if all(stands_around(poses) for poses in seen) else None
        if not likes or likes[0].likeness < self._confidence.strange:
            return Recognition((), standing or Nothing.UNLIKE, method)
        sure = self._confidence.of(likes)
        candidates = [Candidate(like.exercise_id, share) for like, share in zip(likes, sure, strict=True)]
        return Recognition(candidates[:limit], standing, method)
