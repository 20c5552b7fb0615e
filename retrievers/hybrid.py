"""Dense and term search together: a weighted mean of both scores, each scaled to 0–1 within the query."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from domain.vocabulary import Topic
from knowledge.articles.library import Passage
from retrievers.port import Hit, ScoringRetriever, best
from retrievers.vector import VectorRetriever

_DENSE_SHARE = 0.6
"""Anything from 0.5 to 0.8 finds as many of our development questions; the ends find fewer."""


class HybridRetriever:
    """Min-max fusion: on BEIR it beats reciprocal rank fusion, and unscaled means lose to either parent."""

    def __init__(self, passages: Sequence[Passage], dense: VectorRetriever, terms: ScoringRetriever) -> None:
        self._passages = passages
        self._dense = dense
        self._terms = terms

    def search(self, query: str, limit: int = 5, topic: Topic | None = None) -> list[Hit]:
        """Hits by fused score, 0–1."""
        if not query.strip():
            return []
        return [hit for hit in best(self._passages, self.scores(query), query, limit, topic) if hit.score > 0]

    def scores(self, query: str) -> np.ndarray:
        """The fused score of every passage, float32 [passages]."""
        terms = scaled(self._terms.scores(query))
        if not self._dense.reads(query):
            return terms
        return _DENSE_SHARE * scaled(self._dense.scores(query)) + (1 - _DENSE_SHARE) * terms


def scaled(scores: np.ndarray) -> np.ndarray:
    """Scores as 0–1 within the query; -1 marks passages that cannot be compared."""
    low, high = float(scores[scores > -1].min(initial=0)), float(scores.max())
    scores = np.maximum(scores, low)
    return (scores - low) / (high - low) if high > low else np.zeros_like(scores)
