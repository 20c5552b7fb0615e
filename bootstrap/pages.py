"""Pages that people send links to: what reads them, keeps them, and works between; loaded when it is needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from domain.settings import Settings
from knowledge.ingestion.library import DocumentLibrary
from knowledge.ingestion.models import LOCAL_OWNER
from knowledge.jobs.queue import JobQueue
from knowledge.jobs.runner import JobRunner
from knowledge.jobs.store import JobStore
from retrievers.embedding.port import Embedder
from tools.pages.fetching.fetcher import PageFetcher
from tools.pages.finding import PageSearch
from tools.pages.keeping import PAGE_JOB, PageKeeper
from tools.pages.reading import PageReader

_QUEUE_FILE = "jobs.db"


@dataclass
class PageParts:
    """What reads pages and takes them into the library; each part is made when it is first needed."""

    settings: Settings
    documents: DocumentLibrary
    embedder: Embedder
    in_english: Callable[[str], str]
    """The English terms of a question in another language."""

    @cached_property
    def fetcher(self) -> PageFetcher:
        """What goes out to the web."""
        return PageFetcher()

    @cached_property
    def reader(self) -> PageReader:
        """Pages as text."""
        return PageReader(self.fetcher.fetch)

    @cached_property
    def search(self) -> PageSearch:
        """What a page says to a question."""
        return PageSearch(self.embedder, self.in_english)

    @cached_property
    def jobs(self) -> JobStore:
        """The list of jobs."""
        return JobStore(self.settings.resolved_database_url)

    @cached_property
    def queue(self) -> JobQueue:
        """The messages to workers."""
        return JobQueue(self.settings.queue_url, self.settings.data_dir / _QUEUE_FILE)

    @cached_property
    def keeper(self) -> PageKeeper:
        """What queues pages, and takes them into the library."""
        return PageKeeper(self.jobs, self.documents, self.send, self.fetcher, LOCAL_OWNER)

    @cached_property
    def runner(self) -> JobRunner:
        """What workers do."""
        return JobRunner(self.jobs, {PAGE_JOB: self.keeper.index}, self.queue.send)

    def send(self, job_id: str) -> None:
        """Tell a worker of a job: that of this process, or with a queue of its own one of the worker processes."""
        self.queue.send(job_id)
        self.work_here()

    def work_here(self) -> None:
        """Work in this process, unless there is a queue for worker processes."""
        if self.settings.queue_url is None:
            self.queue.start(self.runner.run, self.runner.catch_up)

    def work(self, workers: int) -> None:
        """Be a worker process until told to end."""
        self.queue.work(self.runner.run, self.runner.catch_up, workers)
