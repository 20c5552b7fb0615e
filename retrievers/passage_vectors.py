"""The vectors of a collection, softly whitened, by passage: centres, nearest texts and neighbours."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np

from retrievers.whitening import softening, unit

_CANDIDATES = 100
"""Passages whose single texts are compared; those further off count by their centre, which costs no quality."""
_NEIGHBOURS = 8
_SHARPNESS = 8
"""Power to which similarities are raised before they become neighbours' shares."""


class PassageVectors:
    """Compares a query with passages that have several vectors each: that of the whole text first, then its parts."""

    def __init__(self, vectors: np.ndarray, owners: np.ndarray, passages: int) -> None:
        """`vectors`, float32 [texts, dimensions], each of the passage in `owners` (ascending) among `passages`."""
        self._softening = softening(vectors)
        self._vectors = unit(vectors @ self._softening)
        self._starts = np.searchsorted(owners, np.arange(passages + 1))
        self.centres = self._centred(owners)
        """A unit vector for each passage, float32 [passages, dimensions]; zeros where it has none."""

    def softened(self, vector: np.ndarray) -> np.ndarray:
        """A query's unit vector as the passages' are compared with it."""
        return unit(vector @ self._softening)

    def similarities(self, query: np.ndarray) -> np.ndarray:
        """Half the centre's similarity, half the nearest text's, float32 [passages]; -1 where there are no vectors."""
        centre = self.centres @ query
        nearest = centre.copy()
        if len(self._vectors):
            candidates = np.argpartition(-centre, min(_CANDIDATES, len(centre) - 1))[:_CANDIDATES]
            candidates = np.sort(candidates[self._counts[candidates] > 0])
            rows = _ranges(self._starts[candidates], self._counts[candidates])
            found = self._vectors[rows] @ query
            firsts = np.cumsum(self._counts[candidates]) - self._counts[candidates]
            nearest[candidates] = np.maximum.reduceat(found, firsts)
        both: np.ndarray = np.where(self._counts > 0, (centre + nearest) / 2, -1).astype(np.float32)
        return both

    @cached_property
    def neighbours(self) -> Any:
        """Each passage's nearest ones with their shares, a sparse matrix [passages, passages] whose rows sum to 1."""
        import faiss
        from scipy.sparse import csr_matrix

        centres = self.centres
        index = faiss.IndexFlatIP(centres.shape[1])
        index.add(centres)
        count = min(_NEIGHBOURS + 1, len(centres))
        similarity, near = index.search(centres, count)
        similarity[near == np.arange(len(centres))[:, None]] = 0  # nobody is his own neighbour
        share = np.clip(similarity, 0, 1) ** _SHARPNESS
        share /= np.maximum(share.sum(axis=1, keepdims=True), 1e-9)
        rows = np.repeat(np.arange(len(centres)), count)
        return csr_matrix((share.ravel(), (rows, near.ravel())), shape=(len(centres), len(centres)))

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


def _ranges(starts: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """The positions start, start + 1, .. of every run, one after the other."""
    before = np.cumsum(counts) - counts
    positions: np.ndarray = np.repeat(starts - before, counts) + np.arange(counts.sum())
    return positions
