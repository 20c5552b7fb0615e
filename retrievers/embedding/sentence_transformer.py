"""Any model that sentence-transformers can load, for what the built-in embedding does not read: other languages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from domain.errors import Unavailable
from domain.vocabulary import Language


class SentenceTransformerEmbedder:
    """A multilingual embedding by its folder or its name on a model hub; loads at the first use."""

    languages = frozenset(Language)
    """Taken to read all four: for English alone the built-in embedding is faster."""
    is_prepared = True

    def __init__(self, model: str) -> None:
        """`model` is a folder, or a name such as BAAI/bge-m3 where a model hub can be reached."""
        self.name = model

    def prepare(self) -> None:
        """Nothing has to be built: the model is used as it stands."""

    @cached_property
    def dimensions(self) -> int:
        """The length of its vectors."""
        return int(self.embed(["length"]).shape[1])

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors, float32 [len(texts), dimensions]; raises Unavailable where the model cannot be loaded."""
        if not texts:
            return np.empty((0, self.dimensions), dtype=np.float32)
        vectors = self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)

    @cached_property
    def _model(self) -> Any:
        from sentence_transformers import SentenceTransformer

        try:
            return SentenceTransformer(self.name, device="cpu")
        except (OSError, ValueError) as error:
            raise Unavailable(
                f"The embedding model {self.name} cannot be loaded.",
                field="embedding",
                hint="Check SPOTTER_EMBEDDING: a folder of a sentence-transformers model, or its name on a model hub.",
            ) from error
