"""A piece of work as it is kept and shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class JobState(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    """For a worker, or for the time at which it is tried again."""
    RUNNING = "running"
    DONE = "done"
    DEAD = "dead"
    """Given up: it failed for good or too often, and stays on the list until somebody retries or discards it."""


@dataclass(frozen=True)
class NewJob:
    """Work to be done; a job of the same kind, owner and subject that still waits is replaced by it."""

    kind: str
    owner: str
    subject: str
    """What it is about, as a person knows it: the address of a page."""
    content: bytes | None = None
    """What to work on, where it is at hand already; it is dropped once the job is done."""
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Job:
    """A job on the list; its content is given to its worker only."""

    id: str
    kind: str
    owner: str
    subject: str
    state: JobState
    attempts: int
    due_at: dt.datetime
    """When it is tried, or was tried last."""
    created_at: dt.datetime
    updated_at: dt.datetime
    details: Mapping[str, str]
    error: Mapping[str, str] | None = None
    """Why the last attempt failed, as `SpotterError.to_dict` and `figures` say it: `Translator.error` reads it."""
    result: str | None = None
    """What came of it: the id of the document."""


Handler = Callable[[Job, bytes | None], str]
"""Does a job of one kind with its content and returns its result; raises SpotterError where it cannot."""
