"""Dense search: LlamaIndex over an exact FAISS index of inner products."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from domain.vocabulary import Topic
from knowledge.articles.library import Passage
from retrievers.embedding.minilm import DIMENSIONS, MiniLM
from retrievers.port import Hit, best

_DEPTH = 2000
"""Texts that one search looks at: enough for the first hundred passages many times over."""
_FINGERPRINT = "fingerprint.txt"


TextsOf = Callable[[Passage], Sequence[str]]


def whole_and_asked(passage: Passage) -> list[str]:
    """A passage's text and each question that it answers."""
    return [passage.search_text, *passage.asked]


class VectorRetriever:
    """Cosine similarity of sentence embeddings; the index is built once and kept in `folder`."""

    def __init__(
        self, passages: Sequence[Passage], embedder: MiniLM, folder: Path, texts_of: TextsOf = whole_and_asked
    ) -> None:
        """`texts_of` gives the texts of a passage that are embedded; the nearest of them counts."""
        self._passages = passages
        self._embedder = embedder
        self._folder = folder
        self._last: tuple[str | None, np.ndarray] = (None, np.empty(0))
        self._entries = [
            (position, text)
            for position, passage in enumerate(passages)
            if passage.language in embedder.languages
            for text in texts_of(passage)
        ]

    def search(self, query: str, limit: int = 5, topic: Topic | None = None) -> list[Hit]:
        """Hits by cosine similarity, -1–1."""
        if not query.strip():
            return []
        return best(self._passages, self.scores(query), query, limit, topic)

    def scores(self, query: str) -> np.ndarray:
        """The cosine similarity of every passage, float32 [passages]; -1 for those far off or in an unread language."""
        # A search and the judgement of its hits ask for the same scores: the query is encoded once.
        asked, scores = self._last
        if asked != query:
            scores = self.similarities(self.encode(query))
            self._last = (query, scores)
        return scores

    def encode(self, query: str) -> np.ndarray:
        """The unit vector of a query, float32 [dimensions]."""
        vector: np.ndarray = self._embedder.embed([query])[0]
        return vector

    def similarities(self, vector: np.ndarray) -> np.ndarray:
        """The cosine similarity to a unit vector of the passages that are among its nearest, as `scores`."""
        from llama_index.core.vector_stores.types import VectorStoreQuery

        found = self._store.query(
            VectorStoreQuery(query_embedding=vector.tolist(), similarity_top_k=min(_DEPTH, len(self._entries)))
        )
        scores = np.full(len(self._passages), -1, dtype=np.float32)
        # The store returns FAISS positions as ids: entries were added in order.
        np.maximum.at(
            scores, self._owners[np.array(found.ids, dtype=int)], np.array(found.similarities, dtype=np.float32)
        )
        return scores

    @cached_property
    def centres(self) -> np.ndarray:
        """The unit mean of each passage's vectors, float32 [passages, dimensions]; zeros for unreadable languages."""
        centres = np.zeros((len(self._passages), DIMENSIONS), dtype=np.float32)
        np.add.at(centres, self._owners, self._store.client.reconstruct_n(0, len(self._entries)))
        unit: np.ndarray = centres / np.maximum(np.linalg.norm(centres, axis=1, keepdims=True), 1e-9)
        return unit

    @cached_property
    def _owners(self) -> np.ndarray:
        """The passage of each entry."""
        return np.array([position for position, _ in self._entries], dtype=int)

    @property
    def is_prepared(self) -> bool:
        """Whether the index on disk is that of these passages."""
        marker = self._folder / _FINGERPRINT
        return marker.exists() and marker.read_text() == self._fingerprint()

    def prepare(self) -> None:
        """Build the index on disk if the passages have changed since it was built."""
        if self.is_prepared:
            return
        store = self._build()
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)
        store.persist(str(self._folder / "default__vector_store.json"))
        (self._folder / _FINGERPRINT).write_text(self._fingerprint())

    @cached_property
    def _store(self) -> Any:
        from llama_index.vector_stores.faiss import FaissVectorStore

        self.prepare()
        return FaissVectorStore.from_persist_dir(str(self._folder))

    def _build(self) -> Any:
        import faiss
        from llama_index.core.schema import TextNode
        from llama_index.vector_stores.faiss import FaissVectorStore

        vectors = self._embedder.embed([text for _, text in self._entries])
        store = FaissVectorStore(faiss_index=faiss.IndexFlatIP(DIMENSIONS))
        store.add(
            [
                TextNode(id_=self._passages[position].id, text=text, embedding=vector.tolist())
                for (position, text), vector in zip(self._entries, vectors, strict=True)
            ]
        )
        return store

    def _fingerprint(self) -> str:
        content = json.dumps(self._entries)
        return hashlib.sha256(content.encode()).hexdigest()
