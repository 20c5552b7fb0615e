"""The port that every store of vectors implements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np


class VectorStore(Protocol):
    """Unit vectors under names; safe to use from several threads."""

    def add(self, ids: Sequence[str], vectors: np.ndarray) -> None:
        """Keep the vectors, float32 [ids, dimensions]; one whose id is known takes the place of the old."""
        ...

    def remove(self, ids: Sequence[str]) -> None:
        """Forget these; unknown ids are passed over."""
        ...

    def search(self, vector: np.ndarray, limit: int) -> list[tuple[str, float]]:
        """At most `limit` ids with their cosine similarity to the unit vector, float32 [dimensions], best first."""
        ...

    def __len__(self) -> int:
        """How many vectors there are."""
        ...
