"""One store at one size: how long it takes to build, what it needs, how fast and how well it finds."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from eval.report import percentile
from eval.scale_vectors import exact_neighbours, made_up
from retrievers.vector_stores.faiss_index import IndexKind
from retrievers.vector_stores.faiss_store import FaissStore
from retrievers.vector_stores.pgvector_store import PgVectorStore
from retrievers.vector_stores.port import VectorStore

QUERIES = 200
_NEIGHBOURS = 10
PGVECTOR = "pgvector"
_BUILD_MEMORY_MB = 4096
"""What PostgreSQL may use for building the graph: enough for a million vectors, so that none is built on disk."""
STORES = [*(kind.value for kind in IndexKind), PGVECTOR]


@dataclass(frozen=True)
class Case:
    """What is measured."""

    store: str
    passages: int
    url: str | None = None


@dataclass(frozen=True)
class Figures:
    """What came out; `memory_mb` is that of the process, or of table and index in the database."""

    store: str
    passages: int
    build_s: float
    memory_mb: float
    p50_ms: float
    p95_ms: float
    recall: float


def measure(case: Case, real_file: Path) -> Figures:
    """Build the store, then ask it `QUERIES` questions; meant for a process of its own, so that memory is its own."""
    real = np.load(real_file)
    vectors = made_up(real, case.passages, seed=1)
    queries = made_up(real, QUERIES, seed=2)
    exact = exact_neighbours(vectors, queries, min(_NEIGHBOURS, case.passages))
    ids = [f"p{at}" for at in range(case.passages)]
    store = _open(case, real.shape[1])
    before_mb, started = _resident_mb(), time.perf_counter()
    store.add(ids, vectors)
    build_s = time.perf_counter() - started
    memory_mb = store.size_mb() if isinstance(store, PgVectorStore) else _resident_mb() - before_mb
    took_ms, found = _ask(store, queries)
    hits = [f"p{at}" in names for row, names in zip(exact, found, strict=True) for at in row]
    p50, p95 = percentile(took_ms, 0.5), percentile(took_ms, 0.95)
    return Figures(case.store, case.passages, build_s, memory_mb, p50, p95, float(np.mean(hits)))


def _open(case: Case, dimensions: int) -> VectorStore:
    if case.store != PGVECTOR:
        return FaissStore(dimensions, IndexKind(case.store))
    if case.url is None:
        raise ValueError("pgvector needs the URL of a database")
    return PgVectorStore(case.url, f"scale_{case.passages}", dimensions, build_memory_mb=_BUILD_MEMORY_MB)


def _ask(store: VectorStore, queries: np.ndarray) -> tuple[list[float], list[set[str]]]:
    import faiss

    faiss.omp_set_num_threads(1)  # one user's question; a busy server has no idle cores to lend
    took_ms, found = [], []
    store.search(queries[0], _NEIGHBOURS)
    for query in queries:
        started = time.perf_counter()
        hits = store.search(query, _NEIGHBOURS)
        took_ms.append((time.perf_counter() - started) * 1000)
        found.append({name for name, _ in hits})
    return took_ms, found


def _resident_mb() -> float:
    import psutil

    return float(psutil.Process().memory_info().rss) / 1e6
