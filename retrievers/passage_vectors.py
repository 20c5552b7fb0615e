"""The vectors of a collection, softly whitened, by passage: centres and nearest texts."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from retrievers.products import products
from retrievers.runs import positions_of
from retrievers.whitening import softening, unit

_CANDIDATES = 50
"""Passages whose single texts are compared; those further off count by their centre, which costs no quality."""


class PassageVectors:
    """Compares a query with passages that have several vectors each: that of the whole text first, then its parts."""

    def __init__(self, vectors: np.ndarray, owners: np.ndarray, passages: int) -> None:
        """`vectors`, float32 [texts, dimensions], each of the passage in `owners` (ascending) among `passages`."""
        matrix = softening(vectors)
        self._softening = np.ascontiguousarray(matrix.T)
        self._vectors = unit(vectors @ matrix)
        self._starts = np.searchsorted(owners, np.arange(passages + 1))
        self.centres = self._centred(owners)
        """A unit vector for each passage, float32 [passages, dimensions]; zeros where it has none."""

    def softened(self, vector: np.ndarray) -> np.ndarray:
        """A query's unit vector as the passages' are compared with it."""
        return unit(products(self._softening, vector))

    def similarities(self, query: np.ndarray) -> np.ndarray:
        """Half the centre's similarity, half the nearest text's, float32 [passages]; -1 where there are no vectors."""
        centre = products(self.centres, query)
        nearest = centre.copy()
        if len(self._vectors):
            candidates = np.argpartition(-centre, min(_CANDIDATES, len(centre) - 1))[:_CANDIDATES]
            candidates = np.sort(candidates[self._counts[candidates] > 0])
            rows = positions_of(self._starts[candidates], self._counts[candidates])
            found = products(self._vectors[rows], query)
            firsts = np.cumsum(self._counts[candidates]) - self._counts[candidates]
            nearest[candidates] = np.maximum.reduceat(found, firsts)
        both: np.ndarray = np.where(self._counts > 0, (centre + nearest) / 2, -1).astype(np.float32)
        return both

    def _centred(self, owners: np.ndarray) -> np.ndarray:
        """Half the whole text, half the mean of its parts."""
        whole = self._starts[:-1][self._counts > 0]
        sums = np.zeros((len(self._counts), self._vectors.shape[1]), dtype=np.float32)
        np.add.at(sums, owners, self._vectors)
        centres = np.zeros_like(sums)
        centres[self._counts > 0] = self._vectors[whole]
        parts = (sums - centres) / np.maximum(self._counts - 1, 1)[:, None]
        return unit(centres + parts)

    @cached_property
    def _counts(self) -> np.ndarray:
        """How many vectors each passage has."""
        return np.diff(self._starts)
