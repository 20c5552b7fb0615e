"""Made-up passages' vectors that lie as those of real passages do: between them, with some noise of their own."""

from __future__ import annotations

import numpy as np

_NOISE = 0.6
"""Length of the noise beside a mixture of two real vectors; neighbours are then neither copies nor strangers."""
_BATCH = 50_000


def made_up(real: np.ndarray, count: int, seed: int) -> np.ndarray:
    """`count` unit vectors, float32 [count, dimensions], each a mixture of two of the real ones and noise."""
    draw = np.random.default_rng(seed)
    made = np.empty((count, real.shape[1]), np.float32)
    for start in range(0, count, _BATCH):
        rows = min(_BATCH, count - start)
        first, second = draw.integers(len(real), size=(2, rows))
        share = draw.random((rows, 1), np.float32)
        noise = draw.standard_normal((rows, real.shape[1]), np.float32) * (_NOISE / np.sqrt(real.shape[1]))
        mixed = share * real[first] + (1 - share) * real[second] + noise.astype(np.float32)
        made[start : start + rows] = mixed / np.linalg.norm(mixed, axis=1, keepdims=True)
    return made


def exact_neighbours(vectors: np.ndarray, queries: np.ndarray, limit: int) -> np.ndarray:
    """Positions of the `limit` nearest vectors of each query, int [queries, limit], by comparing all."""
    best = np.full((len(queries), limit), -np.inf, np.float32)
    positions = np.zeros((len(queries), limit), np.int64)
    for start in range(0, len(vectors), _BATCH):
        similarities = queries @ vectors[start : start + _BATCH].T
        both = np.concatenate([best, similarities], axis=1)
        numbers = np.broadcast_to(np.arange(start, start + similarities.shape[1]), similarities.shape)
        all_positions = np.concatenate([positions, numbers], axis=1)
        order = np.argsort(-both, axis=1)[:, :limit]
        best, positions = np.take_along_axis(both, order, 1), np.take_along_axis(all_positions, order, 1)
    return positions
