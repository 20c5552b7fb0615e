"""Which passages resemble each other, in meaning or in wording."""

from __future__ import annotations

from typing import Any

import numpy as np

_NEIGHBOURS = 8
_ROWS_AT_ONCE = 256
"""Passages compared with all at a time: the table of similarities never stands in memory as a whole."""


def resemblance(rows: Any, sharpness: float) -> Any:
    """Each passage's nearest ones with their shares, a sparse matrix [passages, passages] whose rows sum to 1 or 0.

    `rows`: a unit vector for each passage, dense or sparse, opposites count as strangers; similarities are raised to
    the power `sharpness` before they become shares.
    """
    from scipy.sparse import csr_matrix

    passages = rows.shape[0]
    count = min(_NEIGHBOURS, passages - 1)
    near = np.zeros((passages, max(count, 0)), dtype=np.int32)
    share = np.zeros(near.shape, dtype=np.float32)
    if count > 0:
        turned = rows.T
        for start in range(0, passages, _ROWS_AT_ONCE):
            part = slice(start, min(start + _ROWS_AT_ONCE, passages))
            near[part], share[part] = _nearest(rows[part] @ turned, start, count)
    share **= sharpness
    share /= np.maximum(share.sum(axis=1, keepdims=True), 1e-9)
    return csr_matrix((share.ravel(), near.ravel(), np.arange(passages + 1) * count), shape=(passages, passages))


def _nearest(similarity: Any, start: int, count: int) -> tuple[np.ndarray, np.ndarray]:
    """The `count` nearest of each row and how similar they are, 0–1; the first row is that of passage `start`."""
    table: np.ndarray = similarity if isinstance(similarity, np.ndarray) else similarity.toarray()
    own = np.arange(len(table))
    table[own, start + own] = -1  # nobody is his own neighbour
    near = np.argpartition(-table, count - 1, axis=1)[:, :count]
    return near, np.clip(np.take_along_axis(table, near, axis=1), 0, 1)


def unit_rows(rows: Any) -> Any:
    """A sparse matrix whose rows have the length 1, by row; empty ones stay empty."""
    from scipy.sparse import diags
    from scipy.sparse.linalg import norm

    return diags(1 / np.maximum(norm(rows, axis=1), 1e-9)).astype(np.float32) @ rows
