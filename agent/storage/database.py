"""A database on any engine that SQLAlchemy speaks, whose failures come out as one clear error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import MetaData, create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from domain.errors import StorageError


class Database:
    """The tables of `metadata` at `url`; they are made if they are not there."""

    def __init__(self, url: str, metadata: MetaData) -> None:
        self._engine = create_engine(url)
        self._place = make_url(url).database or url
        with self._translated():
            metadata.create_all(self._engine)

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
