"""Whether what was found answers the question: calibrated on questions inside and outside the corpus."""

from __future__ import annotations

from domain.languages import detect
from domain.vocabulary import Language
from retrievers.bm25 import Bm25Retriever
from retrievers.port import Hit
from retrievers.vector import VectorRetriever

_MIN_SIMILARITY = 0.45
"""Cosine of the best passage from which an English question counts as answered."""
_MIN_COVERAGE = 0.5
"""Share of the question's terms in the best passage, where the embedding cannot read the question."""


class Confidence:
    """Judges hits by the similarity of the best passage, or by its terms where the question is not English."""

    def __init__(self, dense: VectorRetriever, terms: Bm25Retriever) -> None:
        self._dense = dense
        self._terms = terms

    def __call__(self, query: str, hits: list[Hit]) -> bool:
        """True if the best hits are about the question."""
        if not hits:
            return False
        if detect(query) is Language.EN:
            return float(self._dense.scores(query).max()) >= _MIN_SIMILARITY
        return max(self._terms.coverage(query, hit.passage) for hit in hits[:2]) >= _MIN_COVERAGE
