"""Term search: BM25 over the terms of `retrievers.tokenizer`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from domain.vocabulary import Topic
from knowledge.articles.library import Passage
from retrievers.port import Hit, best
from retrievers.runs import positions_of
from retrievers.tokenizer import tokenize

_SATURATION = 0.9
"""k1 of BM25. These are the values of Anserini, which the published figures of BEIR's BM25 were made with."""
_LENGTH_SHARE = 0.4
"""b of BM25: how much a long text is held against a passage."""


class Bm25Retriever:
    """BM25 (Lucene's variant) by bm25s; the index is small enough to be built at the first search.

    bm25s is used directly: LlamaIndex's wrapper around it knows no Chinese, Korean or Bengali words.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages

    def search(self, query: str, limit: int = 5, topic: Topic | None = None) -> list[Hit]:
        """Hits by BM25 score (≥ 0, no upper bound); passages that share no term with the query are left out."""
        scores = self.scores(query)
        return [hit for hit in best(self._passages, scores, query, limit, topic) if hit.score > 0]

    def scores(self, query: str) -> np.ndarray:
        """The score of every passage, float32 [passages]; zeros for a query without known words."""
        return self.weighted_scores(*self.counted(query))

    def counted(self, query: str) -> tuple[np.ndarray, np.ndarray]:
        """The columns of `weights` for the query's known terms, and how often it names each."""
        vocabulary = self._index.vocab_dict
        counts = Counter(vocabulary[term] for term in tokenize(query) if term in vocabulary)
        return np.fromiter(counts, dtype=int, count=len(counts)), np.fromiter(counts.values(), dtype=float)

    @cached_property
    def weights(self) -> Any:
        """What each term adds to each passage's score: a sparse matrix [passages, terms], by column."""
        from scipy.sparse import csc_matrix

        held = self._index.scores
        shape = (len(self._passages), len(held["indptr"]) - 1)  # the library's vocabulary also counts an empty term
        return csc_matrix((held["data"], held["indices"], held["indptr"]), shape=shape)

    def weighted_scores(self, ids: np.ndarray, shares: np.ndarray) -> np.ndarray:
        """The score of every passage, float32 [passages], for different terms, each counting its share."""
        weights = self.weights
        starts, counts = weights.indptr[ids], weights.indptr[ids + 1] - weights.indptr[ids]
        places = positions_of(starts, counts)
        added = np.repeat(shares, counts) * weights.data[places]
        return np.bincount(weights.indices[places], added, len(self._passages)).astype(np.float32)

    def rows_of(self, query: str) -> list[np.ndarray]:
        """For each different term of the query the positions of the passages that hold it."""
        weights, vocabulary = self.weights, self._index.vocab_dict
        columns = [vocabulary.get(term) for term in dict.fromkeys(tokenize(query))]
        none = np.empty(0, dtype=int)
        return [
            none if column is None else weights.indices[weights.indptr[column] : weights.indptr[column + 1]]
            for column in columns
        ]

    @cached_property
    def _index(self) -> Any:
        import bm25s

        index = bm25s.BM25(k1=_SATURATION, b=_LENGTH_SHARE)
        index.index([tokenize(passage.search_text) for passage in self._passages], show_progress=False)
        return index
