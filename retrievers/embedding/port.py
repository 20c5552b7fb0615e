"""The port that every sentence embedding implements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from domain.vocabulary import Language


class Embedder(Protocol):
    """Turns texts into unit vectors whose inner product says how near two texts are in meaning."""

    @property
    def name(self) -> str:
        """What tells its vectors from those of another: an index of one is never searched with the other."""
        ...

    @property
    def languages(self) -> frozenset[Language]:
        """The languages whose texts it can compare."""
        ...

    @property
    def dimensions(self) -> int:
        """The length of its vectors."""
        ...

    @property
    def is_prepared(self) -> bool:
        """Whether what has to be built once is there."""
        ...

    def prepare(self) -> None:
        """Build what has to be built once."""
        ...

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors, float32 [len(texts), dimensions]."""
        ...
