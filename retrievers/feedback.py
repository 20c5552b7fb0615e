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
from retrievers.neighbours import resemblance, unit_rows
from retrievers.passage_vectors import PassageVectors
from retrievers.port import Hit, best
from retrievers.products import products
from retrievers.runs import positions_of
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
_LIKE_IN_MEANING, _LIKE_IN_WORDING = 0.4, 0.2
"""What a passage takes of the score of those that resemble it, in shares of its own."""
_MEANING_SHARPNESS, _WORDING_SHARPNESS = 8, 4
"""Powers that tell near neighbours from others: cosines of vectors lie closer together than those of terms."""


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
        asked, counts = self._terms.counted(query)
        first = _fused(dense, self._terms.weighted_scores(asked, counts))
        believed = np.argpartition(first, -min(_BELIEVED_HITS, len(first)))[-_BELIEVED_HITS:]
        trust = first[believed] ** _TRUST_POWER
        trust = (trust / max(float(trust.sum()), 1e-9)).astype(np.float32)
        pull = products(vectors.centres, unit(trust @ vectors.centres[believed]))
        new, weights = self._weightiest(believed, trust)
        expanded = self._terms.weighted_scores(*_mixed(asked, counts, new, weights))
        second = _fused(dense + _DENSE_PULL * pull, expanded)
        smoothed: np.ndarray = second + self._resemblance @ second
        return (smoothed / (1 + _LIKE_IN_MEANING + _LIKE_IN_WORDING)).astype(np.float32)

    def _weightiest(self, believed: np.ndarray, trust: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The terms that weigh most in the believed passages taken together, and their weights."""
        held = self._by_passage
        starts, counts = held.indptr[believed], held.indptr[believed + 1] - held.indptr[believed]
        places = positions_of(starts, counts)
        ids, of_term = np.unique(held.indices[places], return_inverse=True)
        weights = np.bincount(of_term, np.repeat(trust, counts) * held.data[places])
        most = np.argsort(-weights, kind="stable")[:_NEW_TERMS]
        return ids[most], weights[most]

    @cached_property
    def _by_passage(self) -> Any:
        return self._terms.weights.tocsr()

    @cached_property
    def _resemblance(self) -> Any:
        """What each passage takes from which others, a sparse matrix [passages, passages]."""
        in_meaning = resemblance(self._vectors.centres, _MEANING_SHARPNESS)
        in_wording = resemblance(unit_rows(self._by_passage), _WORDING_SHARPNESS)
        return (_LIKE_IN_MEANING * in_meaning + _LIKE_IN_WORDING * in_wording).astype(np.float32)

    @cached_property
    def _vectors(self) -> PassageVectors:
        return PassageVectors(self._dense.vectors, self._dense.owners, len(self._passages))


def _fused(dense: np.ndarray, terms: np.ndarray) -> np.ndarray:
    return _DENSE_SHARE * scaled(dense) + (1 - _DENSE_SHARE) * scaled(terms)


def _mixed(
    asked: np.ndarray, counts: np.ndarray, new: np.ndarray, weights: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """The terms of a query and new ones together, with the share of each."""
    ids, places = np.unique(np.concatenate([asked, new]), return_inverse=True)
    shares = [(1 - _TERM_PULL) * _shares(counts), _TERM_PULL * _shares(weights)]
    return ids, np.bincount(places, np.concatenate(shares))


def _shares(weights: np.ndarray) -> np.ndarray:
    shares: np.ndarray = weights / max(float(weights.sum()), 1e-9)
    return shares
