"""Vectors in PostgreSQL with pgvector, for several processes or more than fits into memory.

psycopg's COPY is used directly: LlamaIndex' store writes row by row and brings two further drivers.
"""

from __future__ import annotations

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
_BUILD_MEMORY = "512MB"
_NAME = re.compile(r"^[a-z][a-z0-9_]{0,40}$")


class PgVectorStore:
    """One table of vectors with an HNSW index; made on the first use."""

    def __init__(self, url: str, name: str, dimensions: int) -> None:
        """`url` as SQLAlchemy takes it; `name` sets the vectors apart from others in the same database."""
        if not _NAME.match(name):
            raise ValueError(f"{name!r} is no name of a table")
        self._url = url
        self._table = f"spotter_vectors_{name}"
        self._dimensions = dimensions

    def add(self, ids: Sequence[str], vectors: np.ndarray) -> None:
        """Keep the vectors in one transaction; of an id that comes twice, the last counts."""
        if not ids:
            return
        last = {name: row for row, name in enumerate(ids)}
        with self._transaction() as cursor:
            if len(last) >= _BULK:
                cursor.execute(f"DROP INDEX IF EXISTS {self._table}_hnsw")
            cursor.execute(f"CREATE TEMP TABLE coming (LIKE {self._table}) ON COMMIT DROP")
            with cursor.copy("COPY coming (id, embedding) FROM STDIN WITH (FORMAT BINARY)") as copy:
                copy.set_types(["text", "vector"])
                for name, row in last.items():
                    copy.write_row((name, np.asarray(vectors[row], dtype=np.float32)))
            cursor.execute(
                f"INSERT INTO {self._table} SELECT id, embedding FROM coming "
                "ON CONFLICT (id) DO UPDATE SET embedding = excluded.embedding"
            )
            self._make_index(cursor)

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
                f"(id text PRIMARY KEY, embedding vector({self._dimensions}) NOT NULL)"
            )
            self._make_index(cursor)
        return engine

    def _make_index(self, cursor: Any) -> None:
        # With the 64 MB that are usual, a graph of a hundred thousand vectors is built on disk, many times slower.
        cursor.execute(f"SET LOCAL maintenance_work_mem = '{_BUILD_MEMORY}'")
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
