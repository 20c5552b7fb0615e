"""Pages that were read are kept for later: queued at once, put into the library by a worker."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import structlog

from domain.errors import InvalidInput, NotFound, Unavailable
from knowledge.jobs.models import Job, JobState, NewJob
from tools.pages.fetching.content import FetchedPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from knowledge.ingestion.library import DocumentLibrary
    from knowledge.jobs.store import JobStore
    from tools.pages.fetching.fetcher import PageFetcher

PAGE_JOB = "page"
_MEDIA_TYPE = "media_type"
_MOST_OPEN = 200
"""Jobs of one person that may wait at a time."""
_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Kept:
    """Where a page stands: in the library already, or on its way under a job's id; neither where nothing is kept."""

    indexed: bool
    job_id: str | None


class Keeper(Protocol):
    """Keeps pages for the person who read them."""

    def keep(self, page: FetchedPage) -> Kept:
        """See to it that a page is found later."""
        ...


class PageKeeper:
    """Queues pages for an owner and takes them into the library."""

    def __init__(
        self,
        jobs: JobStore,
        library: DocumentLibrary,
        send: Callable[[str], None],
        fetcher: PageFetcher,
        owner: str,
    ) -> None:
        """`send` tells a worker of a job; `fetcher` is asked for a page of which only the address was given."""
        self._jobs = jobs
        self._library = library
        self._send = send
        self._fetcher = fetcher
        self._owner = owner

    def keep(self, page: FetchedPage) -> Kept:
        """Queue a page that was just read, unless the library has it as it is now."""
        latest = self._jobs.latest(PAGE_JOB, self._owner, page.url)
        if latest is not None and self._is_in_library(latest, page):
            return Kept(indexed=True, job_id=latest.id)
        if self._jobs.open_jobs(self._owner) >= _MOST_OPEN:
            return Kept(indexed=False, job_id=None)
        job = self._queue(NewJob(PAGE_JOB, self._owner, page.url, page.content, {_MEDIA_TYPE: page.media_type}))
        return Kept(indexed=False, job_id=job.id)

    def add_link(self, address: str) -> Job:
        """Queue a page of which only the address is known; a worker fetches it. Raises InvalidInput."""
        subject = self._fetcher.address(address)
        if self._jobs.open_jobs(self._owner) >= _MOST_OPEN:
            message = "Too many pages are waiting already."
            raise InvalidInput(message, field="url", hint="Wait until some are done.", kind="too_many_jobs")
        return self._queue(NewJob(PAGE_JOB, self._owner, subject))

    def retry(self, job_id: str) -> Job:
        """Try a page again that was given up; raises NotFound."""
        job = self._jobs.retry(job_id, self._owner)
        self._tell(job)
        return job

    def index(self, job: Job, content: bytes | None) -> str:
        """What a worker does with a page: the document's id. Raises SpotterError."""
        from knowledge.ingestion.models import IncomingDocument

        if content is None:
            page = self._fetcher.fetch(job.subject)
        else:
            page = FetchedPage(job.subject, job.details[_MEDIA_TYPE], content)
        incoming = IncomingDocument(page.url, page.media_type, page.content, url=page.url, owner=job.owner)
        return self._library.accept(incoming).id

    def _queue(self, new: NewJob) -> Job:
        job = self._jobs.add(new)
        self._tell(job)
        return job

    def _tell(self, job: Job) -> None:
        try:
            self._send(job.id)
        except Unavailable as error:  # it stands on the list, where the next worker that catches up finds it
            _log.warning("a job waits without a message", job=job.id, reason=error.message)

    def _is_in_library(self, job: Job, page: FetchedPage) -> bool:
        if job.state is not JobState.DONE or job.result is None:
            return False
        try:
            document = self._library.document(job.result)
        except NotFound:
            return False
        return document.content_hash == hashlib.sha256(page.content).hexdigest()
