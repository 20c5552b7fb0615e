"""The port that every way of finding passages implements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from domain.languages import detect
from domain.vocabulary import Language, Topic
from knowledge.articles.library import Passage


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
    readable = {Language.EN, detect(query)}
    order = np.argsort(-scores, kind="stable")
    fitting = (
        int(i) for i in order if passages[i].language in readable and (topic is None or passages[i].topic is topic)
    )
    return [Hit(passages[i], float(scores[i])) for i, _ in zip(fitting, range(limit), strict=False)]
