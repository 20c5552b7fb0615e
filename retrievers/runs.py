"""Runs of rows that lie side by side, taken out of an array at once."""

from __future__ import annotations

import numpy as np


def positions_of(starts: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """The positions start, start + 1, .. of every run, one run after the other."""
    before = np.cumsum(counts) - counts
    positions: np.ndarray = np.repeat(starts - before, counts) + np.arange(counts.sum())
    return positions
