"""Term search: BM25 over the terms of `retrievers.tokenizer`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from domain.vocabulary import Topic
from knowledge.articles.library import Passage
from retrievers.port import Hit, best
from retrievers.tokenizer import tokenize


class Bm25Retriever:
    """BM25 (Lucene's variant, k1 = 1.5, b = 0.75) by bm25s; the index is small enough to be built at the first search.

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
        terms = self.terms_of(query)
        if not terms:
            return np.zeros(len(self._passages), dtype=np.float32)
        return np.asarray(self._index.get_scores(terms), dtype=np.float32)

    def terms_of(self, query: str) -> list[str]:
        """The query's terms that stand in some passage."""
        return [term for term in tokenize(query) if term in self._index.vocab_dict]

    def term_ids(self, terms: Sequence[str]) -> np.ndarray:
        """The columns of `weights` for known terms."""
        return np.array([self._index.vocab_dict[term] for term in terms], dtype=int)

    @cached_property
    def weights(self) -> Any:
        """What each term adds to each passage's score: a sparse matrix [passages, terms], by column."""
        from scipy.sparse import csc_matrix

        held = self._index.scores
        shape = (len(self._passages), len(held["indptr"]) - 1)  # the library's vocabulary also counts an empty term
        return csc_matrix((held["data"], held["indices"], held["indptr"]), shape=shape)

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

        index = bm25s.BM25()
        index.index([tokenize(passage.search_text) for passage in self._passages], show_progress=False)
        return index
