"""A PlanStore on any database that SQLAlchemy speaks; SQLite in the data folder by default."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Text, delete, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from agent.plans.port import MOST_NAME_LETTERS, PlanSummary, SavedPlan
from agent.storage.database import Database
from domain.errors import InvalidInput, NotFound
from domain.vocabulary import Language
from tools.exporting.plans import PlanKind

_ID_LENGTH = 32


class _Base(DeclarativeBase):
    pass


class _StoredPlan(_Base):
    __tablename__ = "plans"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    saved: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
    body: Mapped[str] = mapped_column(Text)


class SqlPlanStore:
    """Plans are stored as the JSON of their results; a plan's id is made from that, so that it is kept once."""

    def __init__(self, url: str) -> None:
        self._session = Database(url, _Base.metadata).session

    def save(self, name: str, kind: PlanKind, result: Mapping[str, Any], language: Language) -> PlanSummary:
        """Keep a plan."""
        body = json.dumps(result, ensure_ascii=False)
        same = json.dumps(result, ensure_ascii=False, sort_keys=True)
        id_ = hashlib.sha256(f"{kind}\n{language}\n{same}".encode()).hexdigest()[:_ID_LENGTH]
        with self._session() as session:
            row = session.get(_StoredPlan, id_)
            if row is None:
                row = _StoredPlan(id=id_, kind=kind, language=language, saved=datetime.now(UTC), body=body)
                session.add(row)
            row.name = _usable(name)
            return _summary(row)

    def plans(self, limit: int = 100) -> list[PlanSummary]:
        """The kept plans, the latest first."""
        query = select(_StoredPlan).order_by(_StoredPlan.saved.desc()).limit(limit)
        with self._session() as session:
            return [_summary(row) for row in session.scalars(query)]

    def open(self, plan_id: str) -> SavedPlan:
        """A kept plan."""
        with self._session() as session:
            row = _found(session, plan_id)
            return SavedPlan(_summary(row), json.loads(row.body))

    def rename(self, plan_id: str, name: str) -> None:
        """Give a kept plan another name."""
        with self._session() as session:
            _found(session, plan_id).name = _usable(name)

    def delete(self, plan_id: str) -> None:
        """Forget a plan."""
        with self._session() as session:
            session.execute(delete(_StoredPlan).where(_StoredPlan.id == plan_id))


def _found(session: Session, plan_id: str) -> _StoredPlan:
    row = session.get(_StoredPlan, plan_id)
    if row is None:
        raise NotFound("There is no such plan any more.", field="plan", hint="Choose another one from the list.")
    return row


def _usable(name: str) -> str:
    """A name on one line."""
    line = " ".join(name.split())[:MOST_NAME_LETTERS]
    if not line:
        raise InvalidInput("The plan has no name.", field="name", hint="Give it a name.")
    return line


def _summary(row: _StoredPlan) -> PlanSummary:
    # SQLite gives moments back without a time zone; they were stored in UTC.
    saved = row.saved if row.saved.tzinfo else row.saved.replace(tzinfo=UTC)
    return PlanSummary(row.id, row.name, PlanKind(row.kind), Language(row.language), saved)
