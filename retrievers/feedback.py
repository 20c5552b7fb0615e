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

from domain.vocabulary import Topic
from knowledge.articles.library import Passage
from retrievers.bm25 import Bm25Retriever
from retrievers.hybrid import HybridRetriever, scaled
from retrievers.passage_vectors import PassageVectors
from retrievers.port import Hit, best
from retrievers.vector import VectorRetriever
from retrievers.whitening import unit

# Chosen on the training and development questions of BEIR's NFCorpus; the plateaus are wide.
_DENSE_SHARE = 0.55
_BELIEVED_HITS = 5
_TRUST_POWER = 5
"""Power to which first scores are raised before they become shares of trust."""
_DENSE_PULL = 1.2
_NEW_TERMS = 40
_TERM_PULL = 0.6
_NEIGHBOURS_SHARE = 0.4


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
        if not self._dense.reads(query):
            return self._plain.scores(query)
        vectors = self._vectors
        dense = vectors.similarities(vectors.softened(self._dense.encode(query)))
        first = _fused(dense, self._terms.scores(query))
        believed = np.argpartition(-first, min(_BELIEVED_HITS, len(first) - 1))[:_BELIEVED_HITS]
        trust = first[believed] ** _TRUST_POWER
        trust = (trust / max(float(trust.sum()), 1e-9)).astype(np.float32)
        pull = vectors.centres @ unit(trust @ vectors.centres[believed])
        second = _fused(dense + _DENSE_PULL * pull, self._expanded(query, believed, trust))
        smoothed: np.ndarray = second + _NEIGHBOURS_SHARE * (vectors.neighbours @ second)
        return (smoothed / (1 + _NEIGHBOURS_SHARE)).astype(np.float32)

    def _expanded(self, query: str, believed: np.ndarray, trust: np.ndarray) -> np.ndarray:
        """Term scores of the query mixed with the weightiest terms of the believed passages."""
        by_passage = self._by_passage
        model = np.zeros(by_passage.shape[1], dtype=np.float32)
        for passage, share in zip(believed, trust, strict=True):
            row = slice(by_passage.indptr[passage], by_passage.indptr[passage + 1])
            model[by_passage.indices[row]] += share * by_passage.data[row]
        new = np.argpartition(-model, min(_NEW_TERMS, len(model) - 1))[:_NEW_TERMS]
        ids, counts = np.unique(self._terms.term_ids(self._terms.terms_of(query)), return_counts=True)
        mixed = np.zeros_like(model)
        mixed[ids] += (1 - _TERM_PULL) * counts / max(1, counts.sum())
        mixed[new] += _TERM_PULL * model[new] / max(float(model[new].sum()), 1e-9)
        return self._weighted(mixed)

    def _weighted(self, mixed: np.ndarray) -> np.ndarray:
        """Term scores for the weights of a query's terms, float32 [passages]."""
        weights = self._terms.weights
        scores = np.zeros(len(self._passages), dtype=np.float32)
        for term in np.flatnonzero(mixed):
            column = slice(weights.indptr[term], weights.indptr[term + 1])
            scores[weights.indices[column]] += mixed[term] * weights.data[column]
        return scores

    @cached_property
    def _by_passage(self) -> Any:
        return self._terms.weights.tocsr()

    @cached_property
    def _vectors(self) -> PassageVectors:
        return PassageVectors(self._dense.vectors, self._dense.owners, len(self._passages))


def _fused(dense: np.ndarray, terms: np.ndarray) -> np.ndarray:
    return _DENSE_SHARE * scaled(dense) + (1 - _DENSE_SHARE) * scaled(terms)
