"""Hybrid search that learns from its own first hits, on the dense and the term side, and smooths over neighbours.

The dense query moves towards the best passages (Rocchio, "Relevance feedback in information retrieval", 1971); the term
query is mixed with the terms that weigh most in them (a relevance model, RM3: Abdul-Jaleel et al., TREC 2004); then a
passage takes a share of the score of those that resemble it (score regularisation: Diaz, CIKM 2005).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from domain.languages import detect
from domain.vocabulary import Language, Topic
from knowledge.articles.library import Passage
from retrievers.bm25 import Bm25Retriever
from retrievers.hybrid import HybridRetriever, scaled
from retrievers.port import Hit, best
from retrievers.vector import VectorRetriever

# Chosen on the training and development questions of BEIR's NFCorpus; the plateaus are wide.
_DENSE_SHARE = 0.65
_BELIEVED_HITS = 3
_DENSE_PULL = 0.5
_NEW_TERMS = 30
_TERM_PULL = 0.5
_NEIGHBOURS = 10
_NEIGHBOURS_SHARE = 0.3
_SHARPNESS = 4
"""Power to which similarities are raised before they become neighbours' shares."""


class FeedbackRetriever:
    """Pseudo-relevance feedback over a vector and a term index of the same passages."""

    def __init__(self, passages: Sequence[Passage], dense: VectorRetriever, terms: Bm25Retriever) -> None:
        self._passages = passages
        self._dense = dense
        self._terms = terms
        self._plain = HybridRetriever(passages, dense, terms)

    def search(self, query: str, limit: int = 5, topic: Topic | None = None) -> list[Hit]:
        """Hits by fused score, about 0–1."""
        if not query.strip():
            return []
        return [hit for hit in best(self._passages, self.scores(query), query, limit, topic) if hit.score > 0]

    def scores(self, query: str) -> np.ndarray:
        """The score of every passage, float32 [passages]; without feedback where the embedding cannot read a query."""
        if detect(query) is not Language.EN:
            return self._plain.scores(query)
        vector = self._dense.encode(query)
        first = _fused(self._dense.similarities(vector), self._terms.scores(query))
        believed = np.argsort(-first)[:_BELIEVED_HITS]
        trust = first[believed] / max(float(first[believed].sum()), 1e-9)
        pulled = vector + _DENSE_PULL * _unit(trust @ self._dense.centres[believed])
        second = _fused(self._dense.similarities(_unit(pulled)), self._expanded(query, believed, trust))
        smoothed: np.ndarray = second + _NEIGHBOURS_SHARE * (self._neighbours @ second)
        return smoothed / (1 + _NEIGHBOURS_SHARE)

    def _expanded(self, query: str, believed: np.ndarray, trust: np.ndarray) -> np.ndarray:
        """Term scores of the query mixed with the weightiest terms of the believed passages."""
        weights = self._terms.weights
        ids, counts = np.unique(self._terms.term_ids(self._terms.terms_of(query)), return_counts=True)
        model = np.asarray(trust @ self._by_passage[believed].toarray()).ravel()
        new = np.argsort(-model)[:_NEW_TERMS]
        mixed = np.zeros(weights.shape[1], dtype=np.float32)
        mixed[ids] += (1 - _TERM_PULL) * counts / max(1, counts.sum())
        mixed[new] += _TERM_PULL * model[new] / max(float(model[new].sum()), 1e-9)
        used = np.flatnonzero(mixed)
        scores: np.ndarray = np.asarray(weights[:, used] @ mixed[used]).ravel()
        return scores

    @cached_property
    def _by_passage(self) -> Any:
        return self._terms.weights.tocsr()

    @cached_property
    def _neighbours(self) -> Any:
        """Each passage's nearest ones with their shares, a sparse matrix [passages, passages] whose rows sum to 1."""
        import faiss
        from scipy.sparse import csr_matrix

        centres = self._dense.centres
        index = faiss.IndexFlatIP(centres.shape[1])
        index.add(centres)
        count = min(_NEIGHBOURS + 1, len(centres))
        similarity, near = index.search(centres, count)
        similarity[near == np.arange(len(centres))[:, None]] = 0  # nobody is his own neighbour
        share = np.clip(similarity, 0, 1) ** _SHARPNESS
        share /= np.maximum(share.sum(axis=1, keepdims=True), 1e-9)
        rows = np.repeat(np.arange(len(centres)), count)
        return csr_matrix((share.ravel(), (rows, near.ravel())), shape=(len(centres), len(centres)))


def _fused(dense: np.ndarray, terms: np.ndarray) -> np.ndarray:
    return _DENSE_SHARE * scaled(dense) + (1 - _DENSE_SHARE) * scaled(terms)


def _unit(vector: np.ndarray) -> np.ndarray:
    unit: np.ndarray = vector / max(float(np.linalg.norm(vector)), 1e-9)
    return unit.astype(np.float32)
