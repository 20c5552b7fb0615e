"""What exercises are like, as sentence vectors, kept on disk: for descriptions that share no word with any name."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Protocol

import numpy as np

from domain.errors import StorageError
from retrievers.embedding.minilm import DIMENSIONS

_LAYOUT = "1"


class Embedder(Protocol):
    """Turns texts into unit vectors."""

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors, float32 [texts, dimensions]."""
        ...


class ExerciseVectors:
    """Vectors of short English texts, several an exercise; made once for the texts there are, then read from disk."""

    def __init__(self, embedder: Embedder, folder: Path, texts: Callable[[], Sequence[Sequence[str]]]) -> None:
        """`texts` gives those of every exercise; it is asked when they are first needed."""
        self._embedder = embedder
        self._folder = folder
        self._texts_of = texts

    @property
    def is_prepared(self) -> bool:
        """Whether the vectors of today's texts are on disk."""
        return self._file.exists()

    def prepare(self) -> None:
        """Make the vectors, if that has not been done, and put them in the place of others; raises StorageError."""
        if self.is_prepared:
            return
        flat = [text for of_one in self._texts for text in of_one]
        # Texts of one length together: a batch takes as long as its longest.
        order = sorted(range(len(flat)), key=lambda place: len(flat[place]))
        vectors = np.empty((len(flat), DIMENSIONS), dtype=np.float16)
        vectors[order] = self._embedder.embed([flat[place] for place in order])
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            partial = self._file.with_suffix(".part.npy")
            np.save(partial, vectors)
            partial.replace(self._file)
            for old in self._folder.glob("exercises-*.npy"):
                if old != self._file:
                    old.unlink(missing_ok=True)
        except OSError as error:
            hint = "Check the folder's permissions and space."
            raise StorageError(f"The index {self._file} cannot be written.", field="data_dir", hint=hint) from error

    def scores(self, query: str) -> np.ndarray:
        """For every exercise the cosine of its nearest text, 0–1; zeros for an empty query."""
        if not query.strip():
            return np.zeros(len(self._texts))
        # Not "@": for so little the threads of a BLAS cost more than they bring.
        near = np.einsum("ij,j->i", self._vectors, self._embedder.embed([query])[0])
        return np.asarray(np.maximum.reduceat(np.maximum(near, 0.0), self._starts))

    @cached_property
    def _texts(self) -> Sequence[Sequence[str]]:
        return self._texts_of()

    @cached_property
    def _starts(self) -> np.ndarray:
        return np.cumsum([0, *map(len, self._texts)])[:-1]

    @cached_property
    def _vectors(self) -> np.ndarray:
        self.prepare()
        return np.asarray(np.load(self._file), dtype=np.float32)

    @cached_property
    def _file(self) -> Path:
        digest = hashlib.sha256(_LAYOUT.encode())
        for of_one in self._texts:
            digest.update("\0".join(of_one).encode() + b"\n")
        return self._folder / f"exercises-{digest.hexdigest()[:16]}.npy"
