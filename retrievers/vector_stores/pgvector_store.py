"""Vectors in PostgreSQL with pgvector, for several processes or more than fits into memory.

psycopg's COPY is used directly: LlamaIndex' store writes row by row and brings two further drivers.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import Any

import numpy as np

from domain.errors import StorageError

_BULK = 5_000
"""Vectors from which it is faster to build the graph again than to add them to it one by one."""
_MAX_SEARCH_WIDTH = 1000
"""The largest hnsw.ef_search that pgvector takes."""
_MIN_SEARCH_WIDTH = 100
_BUILD_MEMORY_MB = 512
_DIGEST_BYTES = 16
_NAME = re.compile(r"^[a-z][a-z0-9_]{0,40}$")


class PgVectorStore:
    """One table of vectors with an HNSW index; made on the first use."""

    def __init__(self, url: str, name: str, dimensions: int, build_memory_mb: int = _BUILD_MEMORY_MB) -> None:
        """`url` as SQLAlchemy takes it; `name` sets the vectors apart from others in the same database.

        The server may use `build_memory_mb` for building a graph: some 250 for each hundred thousand vectors, or it
        goes on on disk, many times slower.
        """
        if not _NAME.match(name):
            raise ValueError(f"{name!r} is no name of a table")
        self._url = url
        self._table = f"spotter_vectors_{name}"
        self._dimensions = dimensions
        self._build_memory_mb = build_memory_mb

    def add(self, ids: Sequence[str], vectors: np.ndarray) -> None:
        """Keep the vectors in one transaction; of an id that comes twice, the last counts.

        What is there already as it comes is not written again, so that a process that starts anew writes nothing.
        """
        if not ids:
            return
        rows = np.ascontiguousarray(vectors, dtype=np.float32)
        last = {name: row for row, name in enumerate(ids)}
        digests = {name: _digest(rows[row]) for name, row in last.items()}
        with self._transaction() as cursor:
            if len(last) >= _BULK:  # nobody else writes meanwhile, so that what is new can be told now
                cursor.execute(f"LOCK TABLE {self._table} IN SHARE ROW EXCLUSIVE MODE")
            cursor.execute(f"SELECT id, digest FROM {self._table} WHERE id = ANY(%s)", [list(last)])
            held = dict(cursor.fetchall())
            coming = [(name, rows[row], digests[name]) for name, row in last.items() if held.get(name) != digests[name]]
            if len(coming) >= _BULK:
                cursor.execute(f"DROP INDEX IF EXISTS {self._table}_hnsw")
            if coming:
                self._write(cursor, coming, only_new=len(last) >= _BULK and not held)
            self._make_index(cursor)

    def _write(self, cursor: Any, coming: Sequence[tuple[str, np.ndarray, bytes]], only_new: bool) -> None:
        """Copy rows of id, vector and digest into the table, at once where all ids are new to it."""
        into = self._table
        if not only_new:
            into = "coming"
            cursor.execute(f"CREATE TEMP TABLE {into} (LIKE {self._table}) ON COMMIT DROP")
        with cursor.copy(f"COPY {into} (id, embedding, digest) FROM STDIN WITH (FORMAT BINARY)") as copy:
            copy.set_types(["text", "vector", "bytea"])
            for row in coming:
                copy.write_row(row)
        if not only_new:
            cursor.execute(
                f"INSERT INTO {self._table} (id, embedding, digest) SELECT id, embedding, digest FROM {into} "
                "ON CONFLICT (id) DO UPDATE SET embedding = excluded.embedding, digest = excluded.digest"
            )

    def remove(self, ids: Sequence[str]) -> None:
        """Forget these; unknown ids are passed over."""
        with self._transaction() as cursor:
            cursor.execute(f"DELETE FROM {self._table} WHERE id = ANY(%s)", [list(ids)])

    def search(self, vector: np.ndarray, limit: int) -> list[tuple[str, float]]:
        """At most `limit` ids with their cosine similarity, best first."""
        if limit < 1:
            return []
        width = min(_MAX_SEARCH_WIDTH, max(_MIN_SEARCH_WIDTH, 2 * limit))
        query = np.asarray(vector, dtype=np.float32)
        with self._transaction() as cursor:
            cursor.execute(f"SET LOCAL hnsw.ef_search = {width}")
            # Goes on until `limit` rows are found, also where that is more than ef_search.
            cursor.execute("SET LOCAL hnsw.iterative_scan = strict_order")
            cursor.execute(
                f"SELECT id, -(embedding <#> %s) FROM {self._table} ORDER BY embedding <#> %s LIMIT %s",
                [query, query, limit],
            )
            return [(name, float(similarity)) for name, similarity in cursor.fetchall()]

    def __len__(self) -> int:
        """How many vectors there are."""
        with self._transaction() as cursor:
            cursor.execute(f"SELECT count(*) FROM {self._table}")
            return int(cursor.fetchone()[0])

    def size_mb(self) -> float:
        """What table and index take up in the database, in megabytes."""
        with self._transaction() as cursor:
            cursor.execute("SELECT pg_total_relation_size(%s)", [self._table])
            return int(cursor.fetchone()[0]) / 1e6

    @cached_property
    def _engine(self) -> Any:
        from pgvector.psycopg import register_vector
        from sqlalchemy import create_engine, event

        engine = create_engine(self._url, pool_pre_ping=True)

        @event.listens_for(engine, "connect")
        def _on_connect(connection: Any, _: Any) -> None:
            connection.execute("CREATE EXTENSION IF NOT EXISTS vector")
            connection.commit()
            register_vector(connection)

        with engine.begin() as connection:
            cursor = connection.connection.cursor()
            cursor.execute(
                f"CREATE TABLE IF NOT EXISTS {self._table} "
                f"(id text PRIMARY KEY, embedding vector({self._dimensions}) NOT NULL, digest bytea)"
            )
            cursor.execute(f"ALTER TABLE {self._table} ADD COLUMN IF NOT EXISTS digest bytea")  # a table made before
            self._make_index(cursor)
        return engine

    def _make_index(self, cursor: Any) -> None:
        # With the 64 MB that are usual, a graph of a hundred thousand vectors is built on disk, many times slower.
        cursor.execute(f"SET LOCAL maintenance_work_mem = '{self._build_memory_mb}MB'")
        cursor.execute(
            f"CREATE INDEX IF NOT EXISTS {self._table}_hnsw ON {self._table} USING hnsw (embedding vector_ip_ops)"
        )

    @contextmanager
    def _transaction(self) -> Iterator[Any]:
        """A cursor whose work is kept as a whole or not at all."""
        from psycopg import Error
        from sqlalchemy.exc import SQLAlchemyError

        try:
            with self._engine.begin() as connection:
                yield connection.connection.cursor()
        except (Error, SQLAlchemyError) as error:
            raise StorageError(
                "The vector database cannot be used.",
                field="vector_url",
                hint="Check that PostgreSQL runs with pgvector at SPOTTER_VECTOR_URL, or leave that setting out.",
            ) from error


def _digest(vector: np.ndarray) -> bytes:
    """What a vector is known by: two processes write the same one only once."""
    return hashlib.blake2b(vector.tobytes(), digest_size=_DIGEST_BYTES).digest()
