"""Doing jobs: one attempt each time, and what follows from how it ends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

import structlog

from domain.errors import SpotterError, Unavailable
from knowledge.jobs.models import Handler, Job
from knowledge.jobs.retries import RetryPolicy
from knowledge.jobs.store import JobStore

Send = Callable[[str, float], None]
"""Tells a worker of a job's id, so many seconds from now."""
_GRACE = dt.timedelta(seconds=30)
"""How long a message may be on its way before it counts as lost."""
_log = structlog.get_logger(__name__)


class JobRunner:
    """Does claimed jobs with the handlers of their kinds."""

    def __init__(
        self, store: JobStore, handlers: Mapping[str, Handler], send: Send, retries: RetryPolicy | None = None
    ) -> None:
        self._store = store
        self._handlers = handlers
        self._send = send
        self._retries = retries or RetryPolicy()

    def run(self, job_id: str) -> None:
        """One attempt, if the job is due and nobody else is at it."""
        claimed = self._store.claim(job_id)
        if claimed is None:
            return
        job, content = claimed
        if job.attempts > self._retries.most_attempts:  # it takes its worker along every time
            self._store.give_up(job, _shown(Unavailable("The work broke off every time.", hint="Look at the log.")))
            return
        try:
            self._store.finish(job, self._handlers[job.kind](job, content))
        except SpotterError as error:
            self._failed(job, error)
        except Exception:  # the rim of a job: a bug in one must not stop the worker
            _log.exception("job failed", job=job.id, kind=job.kind, subject=job.subject)
            self._failed(job, Unavailable("The work failed unexpectedly.", hint="Look at the log."))

    def catch_up(self, grace: dt.timedelta = _GRACE) -> None:
        """Send for what was lost on the way or with its worker, and forget what has long been done."""
        for job_id in self._store.overdue(grace):
            self._send(job_id, 0)
        self._store.forget_old()

    def _failed(self, job: Job, error: SpotterError) -> None:
        delay = self._retries.delay(job.attempts, error)
        if delay is None:
            self._store.give_up(job, _shown(error))
            return
        self._store.postpone(job, _shown(error), dt.datetime.now(dt.UTC) + delay)
        self._send(job.id, delay.total_seconds())


def _shown(error: SpotterError) -> dict[str, str]:
    """An error as `Translator.error` reads it."""
    return error.figures() | error.to_dict()
