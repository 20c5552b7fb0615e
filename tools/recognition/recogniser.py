"""Which exercises a picture looks like: the port, and the recogniser by the pose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Protocol

import numpy as np

from tools.recognition.confidence import Confidence, leads, load_confidence
from tools.recognition.gallery import Gallery, Like
from tools.recognition.metric import Metric, load_metric
from tools.recognition.photo import Pixels
from tools.recognition.pose import PoseEstimator, Poses
from tools.recognition.posture import shows_enough, stands_around
from tools.recognition.spread import numbered, spread


class Nothing(StrEnum):
    """Why a picture shows no exercise."""

    NO_PERSON = "no_person"
    PARTLY_SEEN = "partly_seen"
    STANDING = "standing"
    UNLIKE = "unlike"
    NO_EXERCISE = "no_exercise"
    """A vision model sees neither an exercise nor equipment."""
    UNNAMED = "unnamed"
    """A vision model names something that the library does not hold."""


class Sureness(StrEnum):
    """How sure a vision model says it is; nobody has measured how often it is right then."""

    CERTAIN = "certain"
    LIKELY = "likely"
    GUESS = "guess"


@dataclass(frozen=True)
class Candidate:
    """An exercise that the picture may show, and how often such a likeness was right (0–1)."""

    exercise_id: str
    confidence: float
    said: Sureness | None = None
    """What a vision model says of it; then `confidence` only shares one out by the order of its names."""


@dataclass(frozen=True)
class Recognition:
    """What was found: candidates, best first, and the reason where it is no exercise."""

    candidates: Sequence[Candidate]
    nothing: Nothing | None
    method: str
    by_sight: bool = False
    """A vision model has looked; else postures were compared."""
    things: Sequence[str] = ()
    """Ids of the equipment that was seen."""
    has_writing: bool | None = None
    """Whether a sentence is written in the picture; None where nobody has looked for one."""


class Recogniser(Protocol):
    """Says which exercise a picture shows. A vision model answers in words: see `agent.seeing`."""

    def recognise(self, frames: Sequence[Pixels], limit: int) -> Recognition:
        """`frames` are one picture, or several of one movement. Raises Unavailable without its model."""
        ...


class Known(Protocol):
    """The poses that are known, and what found them."""

    estimator: PoseEstimator

    def gallery(self, metric: Metric) -> Gallery:
        """All of them."""
        ...

    def main_muscle(self, exercise_id: str) -> str:
        """What an exercise of the gallery trains first; empty where nobody says."""
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
        """The exercises whose poses are near; of a movement, near over all its frames."""
        found = [poses for frame in frames if (poses := self._known.estimator.find(frame)) is not None]
        method = self._known.estimator.name
        if not found:
            return Recognition((), Nothing.NO_PERSON, method)
        seen = [poses for poses in found if shows_enough(poses)]
        if not seen:
            return Recognition((), Nothing.PARTLY_SEEN, method)
        likes = self._gallery.search(self._metric, Poses.joined(seen))
        standing = Nothing.STANDING if all(stands_around(poses) for poses in seen) else None
        if not likes or likes[0].likeness < self._confidence.strange:
            return Recognition((), standing or Nothing.UNLIKE, method)
        return Recognition(self._listed(likes, limit), standing, method)

    def _listed(self, likes: Sequence[Like], limit: int) -> list[Candidate]:
        """The nearest exercise, then those that cover the likely muscles, then the nearest of the others."""
        muscles = numbered([self._known.main_muscle(like.exercise_id) for like in likes])
        places = spread(np.array([like.likeness for like in likes]), muscles, limit)
        ahead = leads(likes)
        sure = self._confidence.of([likes[place] for place in places], [ahead[place] for place in places])
        return [Candidate(likes[place].exercise_id, share) for place, share in zip(places, sure, strict=True)]
