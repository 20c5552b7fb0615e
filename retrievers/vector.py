"""Dense search: LlamaIndex over an exact FAISS index of inner products."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from domain.vocabulary import Topic
from knowledge.articles.library import Passage
from retrievers.embedding.minilm import DIMENSIONS, MiniLM
from retrievers.port import Hit, best

_FINGERPRINT = "fingerprint.txt"


class VectorRetriever:
    """Cosine similarity of sentence embeddings; the index is built once and kept in `folder`."""

    def __init__(self, passages: Sequence[Passage], embedder: MiniLM, folder: Path) -> None:
        self._passages = passages
        self._embedder = embedder
        self._folder = folder
        self._last: tuple[str | None, np.ndarray] = (None, np.empty(0))
        # A passage is found by its text and by each question that it answers, whichever is nearest.
        self._entries = [
            (position, text)
            for position, passage in enumerate(passages)
            if passage.language in embedder.languages
            for text in (passage.search_text, *passage.asked)
        ]

    def search(self, query: str, limit: int = 5, topic: Topic | None = None) -> list[Hit]:
        """Hits by cosine similarity, -1–1."""
        if not query.strip():
            return []
        return best(self._passages, self.scores(query), query, limit, topic)

    def scores(self, query: str) -> np.ndarray:
        """The cosine similarity of every passage, float32 [passages]; -1 for languages the embedder cannot read."""
        # A search and the judgement of its hits ask for the same scores: the query is encoded once.
        asked, scores = self._last
        if asked != query:
            scores = self._scored(query)
            self._last = (query, scores)
        return scores

    def _scored(self, query: str) -> np.ndarray:
        from llama_index.core.vector_stores.types import VectorStoreQuery

        vector = self._embedder.embed([query])[0]
        found = self._store.query(
            VectorStoreQuery(query_embedding=vector.tolist(), similarity_top_k=len(self._entries))
        )
        scores = np.full(len(self._passages), -1, dtype=np.float32)
        # The store returns FAISS positions as ids: entries were added in order.
        owners = np.array([position for position, _ in self._entries])[np.array(found.ids, dtype=int)]
        np.maximum.at(scores, owners, np.array(found.similarities, dtype=np.float32))
        return scores

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
