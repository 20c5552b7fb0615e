"""What texts mean, as numbers beside their words, for models that are learned from both."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from domain.languages import detect
from retrievers.embedding.port import Embedder


def meanings_of(embedder: Embedder, texts: Sequence[str]) -> np.ndarray:
    """The embedding of each text, float32 [len(texts), dimensions]; zeros where it reads no such language."""
    meanings = np.zeros((len(texts), embedder.dimensions), dtype=np.float32)
    read = [row for row, text in enumerate(texts) if detect(text) in embedder.languages]
    if read:
        meanings[read] = embedder.embed([texts[row] for row in read])
    return meanings
