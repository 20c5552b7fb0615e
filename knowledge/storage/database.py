"""A database on any engine that SQLAlchemy speaks, whose failures come out as one clear error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, MetaData, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError, SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool
from sqlalchemy.schema import CreateIndex, CreateTable

from domain.errors import StorageError

_WAIT_S = 30
"""How long one process waits for another that is writing to the same SQLite file."""


class Database:
    """The tables of `metadata` at `url`; they are made if they are not there."""

    def __init__(self, url: str, metadata: MetaData) -> None:
        address = make_url(url)
        self._engine = _sqlite_engine(url) if address.get_backend_name() == "sqlite" else create_engine(url)
        self._place = address.database or url
        with self._translated():
            _make_tables(self._engine, metadata)

    @property
    def dialect(self) -> str:
        """The engine's name: "sqlite", "postgresql"."""
        return self._engine.dialect.name

    @contextmanager
    def session(self) -> Iterator[Session]:
        """One transaction: all of it is stored, or, after an error, nothing. Raises StorageError."""
        with self._translated(), Session(self._engine) as session, session.begin():
            yield session

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            raise StorageError(
                f"The database {self._place} cannot be used.",
                field="data_dir",
                hint="Check that its folder exists and may be written, or set SPOTTER_DATA_DIR to another one.",
            ) from error


def _sqlite_engine(url: str) -> Engine:
    """SQLite with a write-ahead log, so that reading goes on while something is written.

    In memory there is one connection for all threads: another would see another database.
    """
    if make_url(url).database in {None, "", ":memory:"}:
        return create_engine(url, poolclass=StaticPool, connect_args={"check_same_thread": False})
    engine = create_engine(url, connect_args={"timeout": _WAIT_S})

    @event.listens_for(engine, "connect")
    def _write_ahead(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA journal_mode=WAL")

    return engine


def _make_tables(engine: Engine, metadata: MetaData) -> None:
    try:
        metadata.create_all(engine)
    except DatabaseError:  # another process may be making them at this moment: what it made is left as it is
        with engine.begin() as connection:
            for table in metadata.sorted_tables:
                connection.execute(CreateTable(table, if_not_exists=True))
                for index in table.indexes:
                    connection.execute(CreateIndex(index, if_not_exists=True))
