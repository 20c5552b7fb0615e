"""Dense search over documents: vectors that the library keeps, in memory as far as its log has been followed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from threading import Event, Lock, Thread

import numpy as np

from domain.errors import SpotterError
from knowledge.ingestion.library import DocumentLibrary
from knowledge.ingestion.models import DocumentChange, DocumentPassage
from knowledge.ingestion.vectors import PassageVectors
from retrievers.documents.terms import audience_of
from retrievers.embedding.port import Embedder
from retrievers.vector_stores.port import VectorStore

_BATCH = 8
"""Texts that are embedded before their vectors are stored: what a crash loses, and how long a query waits."""
Progress = Callable[[int, int], None]


class DenseIndex:
    """Which passages mean what; one store of vectors for each audience, so that nobody's search meets another's."""

    def __init__(
        self,
        library: DocumentLibrary,
        embedder: Embedder,
        vectors: PassageVectors,
        new_store: Callable[[str], VectorStore],
    ) -> None:
        """`new_store` gives the store of an audience, by its name."""
        self._library = library
        self._embedder = embedder
        self._vectors = vectors
        self._new_store = new_store
        self._lock = Lock()
        self._embedding = Lock()
        self._position = 0
        self._stores: dict[str, VectorStore] = {}
        self._ids: dict[str, dict[str, list[str]]] = {}
        self._missing: dict[str, DocumentPassage] = {}

    def follow(self) -> None:
        """Catch up with the library's log, and with vectors that have been made meanwhile."""
        _, end = self._library.log()
        with self._lock:
            while self._position < end:
                changes = self._library.passages_since(self._position)
                for change in changes.changes:
                    self._replace(change)
                self._position = changes.position if changes.changes else end
            self._take_known()

    def search(self, vector: np.ndarray, audiences: Sequence[str], limit: int) -> list[tuple[str, float]]:
        """Ids with their cosine similarity to a unit vector, best first; only passages of these audiences."""
        found = [hit for name in audiences if name in self._stores for hit in self._stores[name].search(vector, limit)]
        return sorted(found, key=lambda hit: -hit[1])[:limit]

    @property
    def missing(self) -> int:
        """How many passages have no vector yet."""
        return len(self._missing)

    def embed_missing(self, progress: Progress | None = None) -> None:
        """Make the vectors that are missing and store them with the library, a few at a time.

        A passage that changes meanwhile is passed over. Only one thread of a process does it at a time.
        """
        with self._embedding:
            waiting = list(self._missing)
            for start in range(0, len(waiting), _BATCH):
                self.embed(waiting[start : start + _BATCH])
                if progress is not None:
                    progress(min(start + _BATCH, len(waiting)), len(waiting))

    def embed(self, ids: Sequence[str]) -> None:
        """Make and store the vectors of those of these passages that have none."""
        passages = [passage for id_ in ids if (passage := self._missing.get(id_)) is not None]
        texts = {passage.search_hash: passage.search_text for passage in passages}
        if texts:
            made = dict(zip(texts, self._embedder.embed(list(texts.values())), strict=True))
            self._vectors.keep(made)
            with self._lock:
                self._take(made)

    def _replace(self, change: DocumentChange) -> None:
        for audience, ids in self._ids.pop(change.document_id, {}).items():
            self._stores[audience].remove(ids)
            for id_ in ids:
                self._missing.pop(id_, None)
        for passage in change.passages:
            if passage.language in self._embedder.languages:
                self._ids.setdefault(change.document_id, defaultdict(list))[audience_of(passage)].append(passage.id)
                self._missing[passage.id] = passage
                if audience_of(passage) not in self._stores:
                    self._stores[audience_of(passage)] = self._new_store(audience_of(passage))

    def _take_known(self) -> None:
        if self._missing:
            self._take(self._vectors.known([passage.search_hash for passage in self._missing.values()]))

    def _take(self, known: dict[str, np.ndarray]) -> None:
        ready: dict[str, list[DocumentPassage]] = defaultdict(list)
        for passage in self._missing.values():
            if passage.search_hash in known:
                ready[audience_of(passage)].append(passage)
        for audience, passages in ready.items():
            vectors = np.stack([known[passage.search_hash] for passage in passages])
            self._stores[audience].add([passage.id for passage in passages], vectors)
            for passage in passages:
                del self._missing[passage.id]


class Embedding:
    """Makes missing vectors in the background, one round at a time, so that no search waits for them."""

    def __init__(self, dense: DenseIndex) -> None:
        self._dense = dense
        self._running = Lock()
        self._idle = Event()
        self._idle.set()

    def start(self) -> None:
        """Begin a round if vectors are missing and none is running."""
        if self._dense.missing and self._running.acquire(blocking=False):
            self._idle.clear()
            Thread(target=self._run, name="document vectors", daemon=True).start()

    def wait(self, timeout_s: float) -> bool:
        """Wait until no round is running; False if one still is after `timeout_s` seconds."""
        return self._idle.wait(timeout_s)

    def _run(self) -> None:
        import structlog

        try:
            self._dense.embed_missing()
        except SpotterError as error:
            structlog.get_logger().warning("document vectors", problem=error.message)
        finally:
            self._running.release()
            self._idle.set()
