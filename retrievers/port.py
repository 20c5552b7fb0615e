"""The port that every way of finding passages implements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from domain.languages import detect
from domain.vocabulary import Language, Topic
from knowledge.articles.library import Passage

_LOOKED_AT = 2
"""Times the limit: how many of the best are put in order before it is known how many fit."""


@dataclass(frozen=True)
class Hit:
    """A passage that was found; `score` orders the hits of one search and is comparable only within it."""

    passage: Passage
    score: float


class Retriever(Protocol):
    """Finds passages."""

    def search(self, query: str, limit: int = 5, topic: Topic | None = None) -> list[Hit]:
        """At most `limit` hits, best first; an empty list for a query without words."""
        ...


class ScoringRetriever(Retriever, Protocol):
    """A retriever that can also score every passage, so that its scores can be fused with another's."""

    def scores(self, query: str) -> np.ndarray:
        """The score of every passage, float32 [passages]."""
        ...


def best(passages: Sequence[Passage], scores: np.ndarray, query: str, limit: int, topic: Topic | None) -> list[Hit]:
    """The `limit` passages of the topic with the highest scores; ties keep the passages' order.

    Only passages in English or in the query's own language are taken: nobody reads the others.
    """
    readable = (Language.EN, detect(query))  # not a set: an enum's hash is computed in Python
    hits: list[Hit] = []
    for place in _best_first(scores, _LOOKED_AT * limit):
        if len(hits) == limit:
            break
        passage = passages[place]
        if passage.language in readable and (topic is None or passage.topic is topic):
            hits.append(Hit(passage, float(scores[place])))
    return hits


def _best_first(scores: np.ndarray, likely: int) -> Iterator[int]:
    """All positions by falling score; only the first `likely` are put in order unless more are asked for."""
    first = np.empty(0, dtype=np.intp)
    if likely < len(scores):
        least = np.partition(scores, -likely)[-likely]
        first = np.flatnonzero(scores >= least)
        yield from first[np.argsort(-scores[first], kind="stable")].tolist()
    rest = np.setdiff1d(np.arange(len(scores)), first, assume_unique=True)
    yield from rest[np.argsort(-scores[rest], kind="stable")].tolist()
