"""The list of jobs, on any database that SQLAlchemy speaks: what is on it is done, whatever happens to a worker."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar
from uuid import uuid4

from sqlalchemy import JSON, LargeBinary, Text, delete, func, or_, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from domain.errors import NotFound
from knowledge.jobs.models import Job, JobState, NewJob
from knowledge.storage.database import Database
from knowledge.storage.types import UtcDateTime

_OPEN = (JobState.WAITING, JobState.RUNNING)
LEASE = dt.timedelta(seconds=60)
"""How long a worker may take for a job before another may think that it died; a page is read in seconds."""
KEPT = dt.timedelta(days=30)
"""How long jobs that are done stay on the list."""
_EARLY = dt.timedelta(seconds=1)
"""A message may come a moment before its time."""


class _Base(DeclarativeBase):
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text,
        bytes: LargeBinary,
        dt.datetime: UtcDateTime,
        dict[str, str]: JSON,
    }


class _JobRow(_Base):
    __tablename__ = "jobs"

    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    owner: Mapped[str] = mapped_column(index=True)
    subject: Mapped[str]
    state: Mapped[str] = mapped_column(index=True)
    attempts: Mapped[int]
    due_at: Mapped[dt.datetime]
    leased_until: Mapped[dt.datetime | None]
    created_at: Mapped[dt.datetime]
    updated_at: Mapped[dt.datetime]
    details: Mapped[dict[str, str]]
    content: Mapped[bytes | None]
    error: Mapped[dict[str, str] | None]
    result: Mapped[str | None]


class JobStore:
    """Jobs of all owners. A worker claims a job for a while, so that one that dies with it is found and done again."""

    def __init__(self, url: str, lease: dt.timedelta = LEASE) -> None:
        """`url`: of a database as SQLAlchemy writes them."""
        self._session = Database(url, _Base.metadata).session
        self._lease = lease

    def add(self, new: NewJob) -> Job:
        """Put a job on the list; one that waits for the same is brought up to date instead."""
        now = _now()
        with self._session() as session:
            row = session.scalars(
                select(_JobRow).where(
                    _JobRow.kind == new.kind,
                    _JobRow.owner == new.owner,
                    _JobRow.subject == new.subject,
                    _JobRow.state == JobState.WAITING,
                )
            ).first()
            if row is None:
                row = _JobRow(id=uuid4().hex, kind=new.kind, owner=new.owner, subject=new.subject, created_at=now)
                session.add(row)
            row.state, row.attempts, row.due_at, row.updated_at = JobState.WAITING, 0, now, now
            row.details, row.content, row.error = dict(new.details), new.content, None
            row.leased_until = row.result = None
            return _job(row)

    def jobs(self, owner: str | None = None, limit: int = 100) -> list[Job]:
        """The jobs of an owner, or with None of all; those given up first, then the latest."""
        dead_first = (_JobRow.state != JobState.DEAD, _JobRow.updated_at.desc())
        query = select(_JobRow).order_by(*dead_first).limit(limit)
        if owner is not None:
            query = query.where(_JobRow.owner == owner)
        with self._session() as session:
            return [_job(row) for row in session.scalars(query)]

    def job(self, job_id: str, owner: str | None = None) -> Job:
        """One job; raises NotFound, also for a job of somebody else."""
        with self._session() as session:
            return _job(_found(session, job_id, owner))

    def latest(self, kind: str, owner: str, subject: str) -> Job | None:
        """The newest job about the same."""
        query = (
            select(_JobRow)
            .where(_JobRow.kind == kind, _JobRow.owner == owner, _JobRow.subject == subject)
            .order_by(_JobRow.updated_at.desc())
            .limit(1)
        )
        with self._session() as session:
            row = session.scalars(query).first()
            return _job(row) if row else None

    def open_jobs(self, owner: str | None = None) -> int:
        """How many wait or run."""
        query = select(func.count()).select_from(_JobRow).where(_JobRow.state.in_(_OPEN))
        if owner is not None:
            query = query.where(_JobRow.owner == owner)
        with self._session() as session:
            return session.scalar(query) or 0

    def retry(self, job_id: str, owner: str | None = None) -> Job:
        """Try a job again that was given up, from the beginning; others are left as they are. Raises NotFound."""
        with self._session() as session:
            row = _found(session, job_id, owner)
            if row.state == JobState.DEAD:
                row.state, row.attempts, row.error = JobState.WAITING, 0, None
                row.due_at = row.updated_at = _now()
            return _job(row)

    def discard(self, job_id: str, owner: str | None = None) -> None:
        """Take a job off the list; one that is just being done finishes, but leaves no trace here. Raises NotFound."""
        with self._session() as session:
            session.delete(_found(session, job_id, owner))

    def claim(self, job_id: str) -> tuple[Job, bytes | None] | None:
        """The job and its content for a worker to do; None where it is not due, or another is at it."""
        now = _now()
        is_due = (_JobRow.state == JobState.WAITING) & (_JobRow.due_at <= now + _EARLY)
        is_left = (_JobRow.state == JobState.RUNNING) & (_JobRow.leased_until < now)
        claimed = (
            update(_JobRow)
            .where(_JobRow.id == job_id, or_(is_due, is_left))
            .values(
                state=JobState.RUNNING,
                attempts=_JobRow.attempts + 1,
                leased_until=now + self._lease,
                updated_at=now,
            )
            .returning(_JobRow)
        )
        with self._session() as session:
            row = session.scalars(claimed).first()
            return (_job(row), row.content) if row else None

    def finish(self, job: Job, result: str) -> None:
        """The job is done."""
        self._settle(job, state=JobState.DONE, result=result, content=None, error=None)

    def postpone(self, job: Job, error: dict[str, str], due_at: dt.datetime) -> None:
        """The attempt failed; it is tried again at `due_at`."""
        self._settle(job, state=JobState.WAITING, error=error, due_at=due_at)

    def give_up(self, job: Job, error: dict[str, str]) -> None:
        """The attempt failed, and no other follows unless somebody asks for it."""
        self._settle(job, state=JobState.DEAD, error=error)

    def overdue(self, grace: dt.timedelta) -> list[str]:
        """Jobs that should have been begun `grace` ago, and those whose worker seems to have died."""
        now = _now()
        waits = (_JobRow.state == JobState.WAITING) & (_JobRow.due_at <= now - grace)
        is_left = (_JobRow.state == JobState.RUNNING) & (_JobRow.leased_until < now)
        with self._session() as session:
            return list(session.scalars(select(_JobRow.id).where(or_(waits, is_left)).order_by(_JobRow.due_at)))

    def forget_old(self) -> None:
        """Take what has long been done off the list."""
        with self._session() as session:
            old = (_JobRow.state == JobState.DONE) & (_JobRow.updated_at < _now() - KEPT)
            session.execute(delete(_JobRow).where(old))

    def _settle(self, job: Job, **values: object) -> None:
        """Write down how the attempt ended, unless meanwhile the job was discarded or somebody else took it over."""
        own = (_JobRow.id == job.id, _JobRow.state == JobState.RUNNING, _JobRow.attempts == job.attempts)
        with self._session() as session:
            session.execute(update(_JobRow).where(*own).values(leased_until=None, updated_at=_now(), **values))


def _found(session: Session, job_id: str, owner: str | None) -> _JobRow:
    row = session.get(_JobRow, job_id)
    if row is None or owner not in (None, row.owner):
        raise NotFound("There is no such job any more.", field="job", hint="Look at the list again.")
    return row


def _job(row: _JobRow) -> Job:
    return Job(
        id=row.id,
        kind=row.kind,
        owner=row.owner,
        subject=row.subject,
        state=JobState(row.state),
        attempts=row.attempts,
        due_at=row.due_at,
        created_at=row.created_at,
        updated_at=row.updated_at,
        details=row.details,
        error=row.error,
        result=row.result,
    )


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
