"""Soft whitening: what all texts of a collection have in common counts less when they are compared.

Directions in which the vectors of a collection vary most are shortened, the others stretched, by a small power of the
variance: full whitening overrates noise. Learned from the texts alone (Jégou and Chum, "Negative evidences and
co-occurrences in image retrieval: the benefit of PCA and whitening", 2012).
"""

from __future__ import annotations

import numpy as np

_POWER = 0.15
"""Anything from 0.1 to 0.2 does as well on the training questions of BEIR's NFCorpus; 0.5 would whiten fully."""
_FLOOR = 0.05
"""Added to each variance, in shares of the mean one, so that directions without any are not blown up."""
_KEPT_VARIANCE = 0.98
"""Share of the variance that is kept: with MiniLM two thirds of the dimensions, and no loss of quality."""
_FEWEST_PER_DIMENSION = 4
"""Texts for each dimension from which their variances are known well enough to leave any out."""


def softening(vectors: np.ndarray) -> np.ndarray:
    """The matrix, float32 [dimensions, kept dimensions], that softly whitens unit vectors like these.

    It turns them so that the directions in which they hardly vary can be left out.
    """
    count, dimensions = vectors.shape
    if count < 2:
        return np.eye(dimensions, dtype=np.float32)
    centred = vectors - vectors.mean(axis=0)
    variances, directions = np.linalg.eigh(centred.T @ centred / count)
    variances = np.maximum(variances, 0)
    shares = variances / max(float(variances.mean()), 1e-9)
    matrix: np.ndarray = directions * (shares + _FLOOR) ** -_POWER
    return matrix[:, _first_kept(variances, count) :].astype(np.float32)


def _first_kept(variances: np.ndarray, count: int) -> int:
    """The first of the directions, by rising variance, that is kept; all of them where a few texts tell little."""
    if count < _FEWEST_PER_DIMENSION * len(variances):
        return 0
    return int(np.searchsorted(np.cumsum(variances), (1 - _KEPT_VARIANCE) * variances.sum()))


def unit(vectors: np.ndarray) -> np.ndarray:
    """The vectors, in rows or alone, at length 1; zeros stay zeros."""
    scaled: np.ndarray = vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9)
    return scaled.astype(np.float32)
