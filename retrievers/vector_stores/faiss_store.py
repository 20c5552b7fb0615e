"""Vectors in memory, searched by FAISS.

FAISS is used directly: LlamaIndex' own store with removal gives an id out twice after one.
"""

from __future__ import annotations

from collections.abc import Sequence
from threading import RLock
from typing import Any

import numpy as np

from retrievers.vector_stores.faiss_index import IndexKind, kind_for, new_index

_GROWTH = 4
"""A trained index is trained anew when it holds so many times what it was trained on."""
_MAX_MARKED_SHARE = 0.2
"""Share of removed vectors in a graph from which it is built anew."""


class FaissStore:
    """An index that grows with what it holds; nothing is written to disk, whoever owns the vectors adds them again."""

    def __init__(self, dimensions: int, kind: IndexKind | None = None) -> None:
        """`kind` fixes the index; otherwise the size decides."""
        self._dimensions = dimensions
        self._fixed = kind
        # FAISS allows searches side by side, but none while vectors are added.
        self._lock = RLock()
        self._number_of: dict[str, int] = {}
        self._name_of: dict[int, str] = {}
        self._next = 0
        self._start(kind or IndexKind.FLAT, np.empty((0, dimensions), np.float32))

    @property
    def kind(self) -> IndexKind:
        """The index in use."""
        return self._kind

    def add(self, ids: Sequence[str], vectors: np.ndarray) -> None:
        """Keep the vectors, float32 [ids, dimensions]; of an id that comes twice, the last counts."""
        if not ids:
            return
        last = {name: row for row, name in enumerate(ids)}
        rows = np.ascontiguousarray(vectors[list(last.values())], dtype=np.float32)
        with self._lock:
            self.remove(list(last))
            numbers = np.arange(self._next, self._next + len(last), dtype=np.int64)
            self._next += len(last)
            if not self._fits(len(self) + len(last)):
                self._rebuild(rows)
            self._index.add_with_ids(rows, numbers)
            for name, number in zip(last, numbers.tolist(), strict=True):
                self._number_of[name], self._name_of[number] = number, name

    def remove(self, ids: Sequence[str]) -> None:
        """Forget these; unknown ids are passed over."""
        with self._lock:
            numbers = [self._number_of.pop(name) for name in ids if name in self._number_of]
            for number in numbers:
                del self._name_of[number]
            if not numbers:
                return
            if self._kind is not IndexKind.HNSW:
                self._index.remove_ids(np.array(numbers, dtype=np.int64))
            elif self._index.ntotal - len(self) > _MAX_MARKED_SHARE * self._index.ntotal:
                self._rebuild(np.empty((0, self._dimensions), np.float32))

    def search(self, vector: np.ndarray, limit: int) -> list[tuple[str, float]]:
        """At most `limit` ids with their cosine similarity, best first."""
        with self._lock:
            removed = self._index.ntotal - len(self)
            depth = min(limit + removed, self._index.ntotal)
            if limit < 1 or depth < 1:
                return []
            query = np.ascontiguousarray(vector, dtype=np.float32)[np.newaxis]
            similarities, numbers = self._index.search(query, depth)
            found = zip(numbers[0].tolist(), similarities[0].tolist(), strict=True)
            return [(self._name_of[number], value) for number, value in found if number in self._name_of][:limit]

    def __len__(self) -> int:
        """How many vectors there are."""
        return len(self._number_of)

    def _fits(self, count: int) -> bool:
        """Whether the present index serves so many vectors."""
        if (self._fixed or kind_for(count)) is not self._kind:
            return False
        return self._kind is not IndexKind.IVF or count <= _GROWTH * self._trained_on

    def _rebuild(self, coming: np.ndarray) -> None:
        """A new index with what the old one holds, trained on that and on what is coming."""
        numbers = np.fromiter(self._name_of, dtype=np.int64, count=len(self._name_of))
        kept = self._index.reconstruct_batch(numbers) if len(numbers) else np.empty((0, self._dimensions), np.float32)
        self._start(self._fixed or kind_for(len(kept) + len(coming)), np.concatenate([kept, coming]))
        if len(numbers):
            self._index.add_with_ids(kept, numbers)

    def _start(self, kind: IndexKind, vectors: np.ndarray) -> None:
        self._kind = kind
        self._trained_on = len(vectors)
        # Without vectors there are no cells to train.
        self._index: Any = new_index(kind if len(vectors) or kind is not IndexKind.IVF else IndexKind.FLAT, vectors)
