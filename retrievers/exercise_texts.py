"""What is written about an exercise, by its terms: how much of a description it covers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np


class TermTexts:
    """BM25 (Lucene's variant) over texts as terms, as the share of what a text that holds every term could reach."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        self._texts = [list(terms) for terms in texts]

    def scores(self, groups: Sequence[Sequence[str]]) -> np.ndarray:
        """For every text 0–1; `groups` are what is asked for, each by one or several terms of which the best counts."""
        total, reachable = np.zeros(len(self._texts)), 0.0
        for terms in groups:
            known = [term for term in terms if term in self._index.vocab_dict]
            if not known:
                continue
            total += np.max([self._index.get_scores([term]) for term in known], axis=0)
            reachable += max(self._frequency_weight(term) for term in known)
        return total / reachable if reachable else total

    def holds(self, term: str) -> bool:
        """Whether any text has the term."""
        return term in self._counts

    def _frequency_weight(self, term: str) -> float:
        count = self._counts[term]
        return float(np.log(1 + (len(self._texts) - count + 0.5) / (count + 0.5)))

    @cached_property
    def _counts(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for terms in self._texts:
            for term in set(terms):
                counts[term] = counts.get(term, 0) + 1
        return counts

    @cached_property
    def _index(self) -> Any:
        import bm25s

        index = bm25s.BM25()
        index.index(self._texts, show_progress=False)
        return index
