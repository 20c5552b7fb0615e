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

from domain.languages import detect
from domain.vocabulary import Topic
from knowledge.articles.library import Passage
from retrievers.embedding.port import Embedder
from retrievers.port import Hit, best
from retrievers.vector_stores.port import VectorStore

_DEPTH = 2000
"""Texts that one search looks at: enough for the first hundred passages many times over."""
_FINGERPRINT = "fingerprint.txt"


_NAME_LETTERS = 16
"""Letters of the fingerprint that name a shared store."""

TextsOf = Callable[[Passage], Sequence[str]]
NewStore = Callable[[str], VectorStore]


def whole_and_asked(passage: Passage) -> list[str]:
    """A passage's text, first of all, and each question that it answers."""
    return [passage.search_text, *passage.asked]


class VectorRetriever:
    """Cosine similarity of sentence embeddings; the index is built once and kept in `folder`."""

    def __init__(
        self,
        passages: Sequence[Passage],
        embedder: Embedder,
        folder: Path,
        texts_of: TextsOf = whole_and_asked,
        shared_store: NewStore | None = None,
    ) -> None:
        """`texts_of` gives the texts of a passage that are embedded; the nearest of them counts.

        `shared_store` opens a store by its name; it is then searched instead of FAISS, and filled if it is empty.
        """
        self._shared_store = shared_store
        self._passages = passages
        self._embedder = embedder
        self._folder = folder
        self._last: tuple[str | None, np.ndarray, np.ndarray] = (None, np.empty(0), np.empty(0))
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
        return self.judged(query)[1]

    def judged(self, query: str) -> tuple[np.ndarray, np.ndarray]:
        """The unit vector of a query, and its `scores`."""
        # A search and the judgement of its hits ask for the same scores: the query is encoded once.
        asked, vector, scores = self._last
        if asked != query:
            vector = self.encode(query)
            scores = self.similarities(vector)
            self._last = (query, vector, scores)
        return vector, scores

    def reads(self, query: str) -> bool:
        """Whether the embedding reads the query's language; otherwise its similarities are noise."""
        return detect(query) in self._embedder.languages

    def encode(self, query: str) -> np.ndarray:
        """The unit vector of a query, float32 [dimensions]."""
        vector: np.ndarray = self._embedder.embed([query])[0]
        return vector

    def similarities(self, vector: np.ndarray) -> np.ndarray:
        """The cosine similarity to a unit vector of the passages that are among its nearest, as `scores`."""
        entries, similarities = self.nearest_texts(vector, _DEPTH)
        scores = np.full(len(self._passages), -1, dtype=np.float32)
        np.maximum.at(scores, self.owners[entries], similarities)
        return scores

    def nearest_texts(self, vector: np.ndarray, depth: int) -> tuple[np.ndarray, np.ndarray]:
        """The positions of the `depth` entries nearest to a unit vector, best first, and their cosine similarities."""
        if self._shared is not None:
            hits = self._shared.search(vector, depth)
            return np.array([int(id_) for id_, _ in hits], dtype=int), np.array([s for _, s in hits], dtype=np.float32)
        from llama_index.core.vector_stores.types import VectorStoreQuery

        found = self._store.query(
            VectorStoreQuery(query_embedding=vector.tolist(), similarity_top_k=min(depth, len(self._entries)))
        )
        # The store returns FAISS positions as ids: entries were added in order.
        return np.array(found.ids, dtype=int), np.array(found.similarities, dtype=np.float32)

    @cached_property
    def vectors(self) -> np.ndarray:
        """The unit vectors of all entries, float32 [entries, dimensions], those of a passage side by side."""
        vectors: np.ndarray = self._store.client.reconstruct_n(0, len(self._entries))
        return vectors

    @cached_property
    def owners(self) -> np.ndarray:
        """The passage of each entry, ascending."""
        return np.array([position for position, _ in self._entries], dtype=int)

    @property
    def is_prepared(self) -> bool:
        """Whether the index on disk is that of these passages."""
        marker = self._folder / _FINGERPRINT
        return marker.exists() and marker.read_text() == self.fingerprint

    def prepare(self) -> None:
        """Build the index on disk if the passages have changed since it was built."""
        if self.is_prepared:
            return
        store = self._build()
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)
        store.persist(str(self._folder / "default__vector_store.json"))
        (self._folder / _FINGERPRINT).write_text(self.fingerprint)

    @cached_property
    def _shared(self) -> VectorStore | None:
        """The shared store; versions of the passages have a store each, so that two versions of Spotter never mix."""
        if self._shared_store is None:
            return None
        store = self._shared_store(self.fingerprint[:_NAME_LETTERS])
        if len(store) != len(self._entries):
            store.add([str(at) for at in range(len(self._entries))], self.vectors)
        return store

    @cached_property
    def _store(self) -> Any:
        from llama_index.vector_stores.faiss import FaissVectorStore

        self.prepare()
        return FaissVectorStore.from_persist_dir(str(self._folder))

    def _build(self) -> Any:
        import faiss
        from llama_index.core.schema import TextNode
        from llama_index.vector_stores.faiss import FaissVectorStore

        # Texts of one length together: a batch takes as long as its longest.
        order = sorted(range(len(self._entries)), key=lambda place: len(self._entries[place][1]))
        vectors = np.empty((len(order), self._embedder.dimensions), dtype=np.float32)
        vectors[order] = self._embedder.embed([self._entries[place][1] for place in order])
        store = FaissVectorStore(faiss_index=faiss.IndexFlatIP(self._embedder.dimensions))
        store.add(
            [
                TextNode(id_=self._passages[position].id, text=text, embedding=vector.tolist())
                for (position, text), vector in zip(self._entries, vectors, strict=True)
            ]
        )
        return store

    @cached_property
    def fingerprint(self) -> str:
        """Changes with the passages, their texts and the embedding."""
        content = json.dumps([self._embedder.name, self._entries])
        return hashlib.sha256(content.encode()).hexdigest()
