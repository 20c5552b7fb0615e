"""A LogbookStore on any database that SQLAlchemy speaks; SQLite in the data folder by default.

A table for each kind of entry, a column for each of its fields; what has parts of its own is JSON.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from sqlalchemy import JSON, Date, Text, delete, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from agent.logbook.port import E
from agent.storage.database import Database
from knowledge.storage.types import UtcDateTime
from tools.logbook.log import BodyWeight, Entry, FollowedPlan, IntakeDay, LoggedSession, LoggedSet, Swap

OWNER = "local"
"""The one person of a local installation."""


class _Base(DeclarativeBase):
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text,
        dt.date: Date,
        dt.datetime: UtcDateTime,
        dict[str, Any]: JSON,
    }


class _Row(_Base):
    """What every entry has: whose it is, its id, and when it was entered."""

    __abstract__ = True

    owner: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    entered: Mapped[dt.datetime] = mapped_column(index=True)


class _Plan(_Row):
    __tablename__ = "logbook_plans"

    programme: Mapped[dict[str, Any]]
    started: Mapped[dt.date]
    ended: Mapped[dt.date | None]


class _Session(_Row):
    __tablename__ = "logbook_sessions"

    plan_id: Mapped[str] = mapped_column(index=True)
    number: Mapped[int]
    date: Mapped[dt.date]
    status: Mapped[str]
    load_factor: Mapped[float]


class _Set(_Row):
    __tablename__ = "logbook_sets"

    session_id: Mapped[str] = mapped_column(index=True)
    place: Mapped[int]
    number: Mapped[int]
    exercise_id: Mapped[str] = mapped_column(index=True)
    load: Mapped[float]
    unit: Mapped[str]
    amount: Mapped[int]
    rir: Mapped[float | None]
    target: Mapped[dict[str, Any]]


class _Swap(_Row):
    __tablename__ = "logbook_swaps"

    plan_id: Mapped[str] = mapped_column(index=True)
    session_id: Mapped[str | None]
    exercise_id: Mapped[str]
    instead_id: Mapped[str]
    reason: Mapped[str]


class _Weight(_Row):
    __tablename__ = "logbook_weights"

    date: Mapped[dt.date] = mapped_column(index=True)
    weight: Mapped[float]
    unit: Mapped[str]


class _Intake(_Row):
    __tablename__ = "logbook_intake"

    date: Mapped[dt.date] = mapped_column(index=True)
    energy_kcal: Mapped[float]
    counted: Mapped[bool]


_TABLES: dict[type[Entry], type[_Row]] = {
    FollowedPlan: _Plan,
    LoggedSession: _Session,
    LoggedSet: _Set,
    Swap: _Swap,
    BodyWeight: _Weight,
    IntakeDay: _Intake,
}


class SqlLogbookStore:
    """The logbook of `owner`; nobody else's entries are read, changed or deleted."""

    def __init__(self, url: str, owner: str = OWNER) -> None:
        self._session = Database(url, _Base.metadata).session
        self._owner = owner

    def save(self, *entries: Entry) -> None:
        """Add entries, or replace those with the same ids: all of them or none."""
        with self._session() as session:
            for entry in entries:
                session.merge(_TABLES[type(entry)](owner=self._owner, **entry.model_dump()))

    def entries(self, kind: type[E], since: dt.datetime | None = None) -> list[E]:
        """All entries of a kind in the order in which they were entered; with `since` only those from then on."""
        table = _TABLES[kind]
        query = select(table).where(table.owner == self._owner).order_by(table.entered, table.id)
        if since is not None:
            query = query.where(table.entered >= since)
        with self._session() as session:
            return [
                kind.model_validate({name: getattr(row, name) for name in kind.model_fields})
                for row in session.scalars(query)
            ]

    def delete(self, *entries: Entry) -> None:
        """Forget entries: all of them or none; nothing happens for those that are not there."""
        with self._session() as session:
            for entry in entries:
                table = _TABLES[type(entry)]
                session.execute(delete(table).where(table.owner == self._owner, table.id == entry.id))

    def delete_all(self) -> None:
        """Forget the whole logbook."""
        with self._session() as session:
            for table in _TABLES.values():
                session.execute(delete(table).where(table.owner == self._owner))
