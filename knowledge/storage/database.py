"""A database on any engine that SQLAlchemy speaks, whose failures come out as one clear error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool
from tenacity import retry, retry_if_exception_message, stop_after_delay, wait_random

from domain.errors import StorageError

_WAIT_S = 30
"""How long one process waits for another that is writing to the same SQLite file."""
_TABLES_LOCK = 7_203_511
"""The key of PostgreSQL's advisory lock for changes of tables: a number that nothing else here uses."""


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
    @retry(  # SQLite waits for nobody here, whatever its timeout: two that open a new file at once get "locked"
        retry=retry_if_exception_message(match="database is locked"),
        stop=stop_after_delay(_WAIT_S),
        wait=wait_random(0.01, 0.1),
        reraise=True,
    )
    def _write_ahead(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA journal_mode=WAL")

    return engine


def _make_tables(engine: Engine, metadata: MetaData) -> None:
    """Make what is missing; whoever finds everything in its place locks nothing."""
    if set(metadata.tables) <= set(inspect(engine).get_table_names()):
        return
    with engine.begin() as connection:
        change_tables_alone(connection)
        metadata.create_all(connection)


def change_tables_alone(connection: Connection) -> None:
    """Until the transaction ends, no other process changes tables; it waits here if another one does.

    Without it, on PostgreSQL, one that makes an index and one that writes already can wait for each other for ever.
    SQLite would begin its transaction only at the first row, too late.
    """
    if connection.dialect.name == "sqlite":
        connection.execute(text("BEGIN IMMEDIATE"))
    else:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _TABLES_LOCK})
