"""An embedding for tests: texts that share words are near each other."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np

from domain.vocabulary import Language
from retrievers.tokenizer import tokenize


class WordEmbedder:
    """Each word has a place in the vector; what was embedded is remembered."""

    name = "words"
    languages = frozenset({Language.EN})
    dimensions = 256

    def __init__(self) -> None:
        self.embedded: list[str] = []

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors of word counts."""
        self.embedded += texts
        vectors = np.full((len(texts), self.dimensions), 1e-6, dtype=np.float32)
        for row, text in enumerate(texts):
            for term in tokenize(text):
                vectors[row, int(hashlib.sha256(term.encode()).hexdigest(), 16) % self.dimensions] += 1
        unit: np.ndarray = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit
