"""What every VectorStore promises; the FAISS indexes and a real PostgreSQL."""

from __future__ import annotations

import threading
from collections.abc import Callable
from itertools import count

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import StorageError
from retrievers.vector_stores import faiss_index
from retrievers.vector_stores.faiss_index import IndexKind
from retrievers.vector_stores.faiss_store import FaissStore
from retrievers.vector_stores.pgvector_store import PgVectorStore
from retrievers.vector_stores.port import VectorStore

DIMENSIONS = 24
_names = count()


def unit_vectors(number: int, seed: int = 0) -> np.ndarray:
    vectors = np.random.default_rng(seed).normal(size=(number, DIMENSIONS)).astype(np.float32)
    unit: np.ndarray = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


def names(number: int, first: int = 0) -> list[str]:
    return [f"p{at}" for at in range(first, first + number)]


class VectorStoreContract:
    """Subclass it and give a `store` without vectors."""

    def test_the_nearest_come_first(self, store: VectorStore) -> None:
        """With their cosine similarity, equal to the exact one."""
        vectors = unit_vectors(60)
        store.add(names(60), vectors)
        found = store.search(vectors[7], 5)
        exact = vectors @ vectors[7]
        assert [name for name, _ in found] == [f"p{at}" for at in np.argsort(-exact)[:5]]
        assert [value for _, value in found] == pytest.approx(sorted(exact, reverse=True)[:5], abs=1e-5)

    def test_an_empty_store_finds_nothing(self, store: VectorStore) -> None:
        """Nor does a search for no results."""
        assert (len(store), store.search(unit_vectors(1)[0], 3)) == (0, [])
        store.add(names(3), unit_vectors(3))
        assert store.search(unit_vectors(1)[0], 0) == []

    def test_at_most_all_are_found(self, store: VectorStore) -> None:
        """Asking for more than there are is no error."""
        store.add(names(4), unit_vectors(4))
        assert {name for name, _ in store.search(unit_vectors(1)[0], 50)} == set(names(4))

    def test_what_is_removed_is_not_found(self, store: VectorStore) -> None:
        """Unknown ids are passed over; ids that come later get no mixing with those that went."""
        vectors = unit_vectors(40)
        store.add(names(20), vectors[:20])
        store.remove(["p3", "p4", "unknown"])
        store.add(names(20, first=20), vectors[20:])
        assert len(store) == 38
        for at in range(40):
            nearest = store.search(vectors[at], 1)[0][0]
            assert (nearest == f"p{at}") is (at not in {3, 4})

    def test_a_known_id_takes_the_new_vector(self, store: VectorStore) -> None:
        """Also when it comes twice at once: the last counts."""
        old, new, last = unit_vectors(3)
        store.add(["a", "b"], np.stack([old, last]))
        store.add(["a", "a"], np.stack([last, new]))
        assert len(store) == 2
        assert dict(store.search(new, 2))["a"] == pytest.approx(1, abs=1e-5)

    def test_nothing_added_or_removed_changes_nothing(self, store: VectorStore) -> None:
        """Empty lists are fine."""
        store.add(names(2), unit_vectors(2))
        store.add([], np.empty((0, DIMENSIONS), np.float32))
        store.remove([])
        assert len(store) == 2

    def test_searches_go_on_while_vectors_come_and_go(self, store: VectorStore) -> None:
        """From several threads; each finds what was there all the time."""
        vectors = unit_vectors(300)
        store.add(names(50), vectors[:50])
        wrong: list[str] = []

        def search() -> None:
            for at in range(50):
                nearest = store.search(vectors[at], 1)
                if not nearest or nearest[0][0] != f"p{at}":
                    wrong.append(f"p{at}")

        threads = [threading.Thread(target=search) for _ in range(3)]
        for thread in threads:
            thread.start()
        for first in range(50, 300, 50):
            store.add(names(50, first), vectors[first : first + 50])
            store.remove(names(25, first))
        for thread in threads:
            thread.join()
        assert (wrong, len(store)) == ([], 175)


class TestFlat(VectorStoreContract):
    @pytest.fixture
    def store(self) -> FaissStore:
        return FaissStore(DIMENSIONS, IndexKind.FLAT)


class TestCells(VectorStoreContract):
    @pytest.fixture
    def store(self) -> FaissStore:
        return FaissStore(DIMENSIONS, IndexKind.IVF)


class TestGraph(VectorStoreContract):
    @pytest.fixture
    def store(self) -> FaissStore:
        return FaissStore(DIMENSIONS, IndexKind.HNSW)


class TestPgVector(VectorStoreContract):
    @pytest.fixture
    def store(self, server: str) -> PgVectorStore:
        return PgVectorStore(server, f"contract_{next(_names)}", DIMENSIONS)

    def test_another_process_finds_the_same(self, server: str) -> None:
        """The vectors are in the database, not in the object."""
        vectors = unit_vectors(3)
        PgVectorStore(server, "shared", DIMENSIONS).add(names(3), vectors)
        assert PgVectorStore(server, "shared", DIMENSIONS).search(vectors[1], 1)[0][0] == "p1"

    def test_a_new_process_writes_nothing_that_is_there(self, server: str) -> None:
        """Rows stay the very same; only a vector that changed or is new is written."""
        vectors, name = unit_vectors(12), f"again_{next(_names)}"
        first = PgVectorStore(server, name, DIMENSIONS)
        first.add(names(10), vectors[:10])
        before = written(first)
        later = PgVectorStore(server, name, DIMENSIONS)
        later.add(names(10), vectors[:10])
        assert written(later) == before
        changed = np.concatenate([vectors[:9], vectors[10:]])
        later.add(names(11), changed)
        assert {id_ for id_, place in written(later).items() if before.get(id_) != place} == {"p9", "p10"}

    def test_a_table_of_an_earlier_version_is_filled_in(self, server: str) -> None:
        """Without digests everything counts as changed, once."""
        vectors, name = unit_vectors(4), f"former_{next(_names)}"
        former = PgVectorStore(server, name, DIMENSIONS)
        former.add(names(4), vectors)
        with former._transaction() as cursor:
            cursor.execute(f"ALTER TABLE {former._table} DROP COLUMN digest")
        store = PgVectorStore(server, name, DIMENSIONS)
        store.add(names(4), vectors)
        before = written(store)
        store.add(names(4), vectors)
        assert written(store) == before
        assert store.search(vectors[2], 1)[0][0] == "p2"

    def test_many_at_once(self, server: str) -> None:
        """A bulk load rebuilds the graph; the nearest are still found."""
        vectors = unit_vectors(6000)
        store = PgVectorStore(server, "bulk", DIMENSIONS)
        store.add(names(6000), vectors)
        assert [store.search(vectors[at], 1)[0][0] for at in range(0, 6000, 500)] == [
            f"p{at}" for at in range(0, 6000, 500)
        ]

    def test_no_server_is_one_clear_sentence(self) -> None:
        """With the setting to look at."""
        with pytest.raises(StorageError) as raised:
            len(PgVectorStore("postgresql+psycopg://nobody@127.0.0.1:1/none", "x", DIMENSIONS))
        assert raised.value.hint is not None
        assert "SPOTTER_VECTOR_URL" in raised.value.hint

    def test_a_name_is_no_way_into_the_database(self) -> None:
        """Only plain names become tables."""
        with pytest.raises(ValueError, match="no name of a table"):
            PgVectorStore("postgresql://x", "a; DROP TABLE b", DIMENSIONS)


def written(store: PgVectorStore) -> dict[str, tuple[str, str]]:
    """For each id the transaction that wrote its row, and where the row lies."""
    with store._transaction() as cursor:
        cursor.execute(f"SELECT id, xmin::text, ctid::text FROM {store._table}")
        return {id_: (transaction, place) for id_, transaction, place in cursor.fetchall()}


def recall(store: VectorStore, vectors: np.ndarray, queries: np.ndarray) -> float:
    """Share of the ten exact neighbours that the store finds."""
    exact = np.argsort(-(queries @ vectors.T), axis=1)[:, :10]
    found = [{name for name, _ in store.search(query, 10)} for query in queries]
    return float(np.mean([f"p{at}" in names for row, names in zip(exact, found, strict=True) for at in row]))


def clustered(number: int) -> np.ndarray:
    """Unit vectors around forty centres: passages are about subjects."""
    vectors = np.repeat(unit_vectors(40, seed=3), number // 40, axis=0) + 0.6 * unit_vectors(number, seed=4)
    unit: np.ndarray = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    return unit


@pytest.mark.parametrize("kind", IndexKind)
def test_recall_of_the_indexes(kind: IndexKind) -> None:
    """Cells and graph find nearly all of what the exact search finds."""
    vectors = clustered(8000)
    store = FaissStore(DIMENSIONS, kind)
    store.add(names(8000), vectors)
    assert recall(store, vectors, vectors[::200]) >= (1 if kind is IndexKind.FLAT else 0.9)


def test_the_index_grows_with_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """Exact at first, cells from a size on, trained anew as it grows; nothing is lost on the way."""
    monkeypatch.setattr(faiss_index, "MAX_FLAT", 500)
    vectors = clustered(4000)
    store = FaissStore(DIMENSIONS)
    kinds = []
    for first in range(0, 4000, 200):
        store.add(names(200, first), vectors[first : first + 200])
        kinds.append(store.kind)
    assert kinds == [IndexKind.FLAT] * 2 + [IndexKind.IVF] * 18
    assert len(store) == 4000
    assert {name for name, _ in store.search(vectors[0], 4000)} <= set(names(4000))
    assert recall(store, vectors, vectors[::100]) >= 0.9


def test_a_graph_is_cleared_of_what_was_removed() -> None:
    """Removals are only marked, until they are many; searches still fill their limit."""
    vectors = unit_vectors(200)
    store = FaissStore(DIMENSIONS, IndexKind.HNSW)
    store.add(names(200), vectors)
    store.remove(names(150))
    assert {name for name, _ in store.search(vectors[0], 50)} == set(names(50, first=150))


steps = st.lists(
    st.tuples(st.booleans(), st.lists(st.integers(0, 30), min_size=1, max_size=8)), min_size=1, max_size=12
)


@settings(deadline=None, max_examples=40)
@given(steps, st.sampled_from(IndexKind))
def test_any_history_ends_in_the_same_content(history: list[tuple[bool, list[int]]], kind: IndexKind) -> None:
    """After adds and removals in any order the store holds exactly what a dictionary would."""
    make: Callable[[int], np.ndarray] = lambda seed: unit_vectors(1, seed)[0]  # noqa: E731
    store = FaissStore(DIMENSIONS, kind)
    kept: dict[str, np.ndarray] = {}
    for at, (adds, numbers) in enumerate(history):
        ids = [f"p{number}" for number in numbers]
        if adds:
            vectors = np.stack([make(at * 100 + row) for row in range(len(ids))])
            store.add(ids, vectors)
            kept |= dict(zip(ids, vectors, strict=True))
        else:
            store.remove(ids)
            kept = {name: vector for name, vector in kept.items() if name not in ids}
    assert len(store) == len(kept)
    for name, vector in kept.items():
        assert store.search(vector, 1)[0][0] == name
