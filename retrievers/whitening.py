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


def softening(vectors: np.ndarray) -> np.ndarray:
    """The symmetric matrix, float32 [dimensions, dimensions], that softly whitens unit vectors like these."""
    if len(vectors) < 2:
        return np.eye(vectors.shape[1], dtype=np.float32)
    centred = vectors - vectors.mean(axis=0)
    variances, directions = np.linalg.eigh(centred.T @ centred / len(vectors))
    shares = np.maximum(variances, 0) / max(float(variances.mean()), 1e-9)
    matrix: np.ndarray = (directions * (shares + _FLOOR) ** -_POWER) @ directions.T
    return matrix.astype(np.float32)


def unit(vectors: np.ndarray) -> np.ndarray:
    """The vectors, in rows or alone, at length 1; zeros stay zeros."""
    scaled: np.ndarray = vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9)
    return scaled.astype(np.float32)
