"""Which store keeps vectors: FAISS in memory, or the PostgreSQL that the settings name."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from retrievers.embedding.port import Embedder
    from retrievers.vector_stores.port import VectorStore

_NAME_LETTERS = 12


def shared_stores(url: str, collection: str, embedder: Embedder) -> Callable[[str], VectorStore]:
    """What opens the stores of a collection by their names; vectors of another embedding never meet in one."""

    def open_store(name: str) -> VectorStore:
        from retrievers.vector_stores.pgvector_store import PgVectorStore

        digest = hashlib.sha256(f"{embedder.name}/{name}".encode()).hexdigest()[:_NAME_LETTERS]
        return PgVectorStore(url, f"{collection}_{digest}", embedder.dimensions)

    return open_store


def own_stores(embedder: Embedder) -> Callable[[str], VectorStore]:
    """What makes stores in the memory of this process."""

    def make_store(_name: str) -> VectorStore:
        from retrievers.vector_stores.faiss_store import FaissStore

        return FaissStore(embedder.dimensions)

    return make_store
