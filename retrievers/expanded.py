"""Search with several wordings of a question: a model rewrites it, and the scores of all wordings are added."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from domain.errors import SpotterError
from domain.vocabulary import Topic
from knowledge.articles.library import Passage
from retrievers.hybrid import scaled
from retrievers.port import Hit, ScoringRetriever, best

_OWN_WEIGHT = 2.0
"""What the question as it was asked counts beside each wording of the model's: a model may miss the point."""
_MAX_WORDINGS = 4

Expand = Callable[[str], Sequence[str]]
"""Other wordings of a question, in its language or in English; may raise a SpotterError."""


class ExpandedRetriever:
    """Another retriever over a question and its other wordings."""

    def __init__(self, passages: Sequence[Passage], first: ScoringRetriever, expand: Expand) -> None:
        self._passages = passages
        self._first = first
        self._expand = expand

    def search(self, query: str, limit: int = 5, topic: Topic | None = None) -> list[Hit]:
        """Hits by the mean of the scaled scores, 0–1."""
        if not query.strip():
            return []
        return [hit for hit in best(self._passages, self.scores(query), query, limit, topic) if hit.score > 0]

    def scores(self, query: str) -> np.ndarray:
        """The score of every passage, float32 [passages]; without other wordings where the model fails."""
        try:
            wordings = [text for text in self._expand(query) if text.strip()][:_MAX_WORDINGS]
        except SpotterError:
            wordings = []
        total = _OWN_WEIGHT * scaled(self._first.scores(query))
        for wording in wordings:
            total = total + scaled(self._first.scores(wording))
        mean: np.ndarray = total / (_OWN_WEIGHT + len(wordings))
        return mean.astype(np.float32)
