"""What the list of jobs promises, on SQLite and on PostgreSQL."""

from __future__ import annotations

import datetime as dt
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from domain.errors import NotFound
from knowledge.jobs.models import JobState, NewJob
from knowledge.jobs.store import JobStore

PAGE = NewJob("page", "ann", "https://gym.example.com/squat", b"<p>deep", {"media_type": "text/html"})
ERROR = {"code": "unavailable", "message": "No.", "field": "url", "kind": "page_timeout"}
NOW = dt.timedelta(0)
SHORT = dt.timedelta(seconds=0.2)


def later(seconds: float) -> dt.datetime:
    return dt.datetime.now(dt.UTC) + dt.timedelta(seconds=seconds)


class JobStoreContract:
    """Subclass it and give an `url`."""

    @pytest.fixture
    def jobs(self, url: str) -> JobStore:
        return JobStore(url)

    def test_a_job_is_kept_as_it_was_given(self, jobs: JobStore, url: str) -> None:
        """Another process finds it waiting, with its content for the worker."""
        added = jobs.add(PAGE)
        assert JobStore(url).jobs("ann") == [added]
        assert (added.state, added.attempts, added.subject) == (JobState.WAITING, 0, PAGE.subject)
        claimed = JobStore(url).claim(added.id)
        assert claimed is not None
        assert (claimed[0].state, claimed[0].attempts, claimed[1]) == (JobState.RUNNING, 1, b"<p>deep")

    def test_only_one_of_many_gets_a_job(self, jobs: JobStore) -> None:
        """However many messages come for it."""
        job = jobs.add(PAGE)
        with ThreadPoolExecutor(8) as workers:
            claims = list(workers.map(lambda _: jobs.claim(job.id), range(16)))
        assert sum(claim is not None for claim in claims) == 1

    def test_what_is_done_is_done(self, jobs: JobStore) -> None:
        """It keeps its result and drops its content; nobody does it again."""
        claimed = jobs.claim(jobs.add(PAGE).id)
        assert claimed is not None
        jobs.finish(claimed[0], "doc-1")
        done = jobs.job(claimed[0].id)
        assert (done.state, done.result, done.error) == (JobState.DONE, "doc-1", None)
        assert jobs.claim(done.id) is None
        assert (jobs.open_jobs(), jobs.overdue(NOW)) == (0, [])

    def test_a_postponed_job_waits_for_its_time(self, jobs: JobStore) -> None:
        """With its error on show, and its content for the next attempt."""
        claimed = jobs.claim(jobs.add(PAGE).id)
        assert claimed is not None
        jobs.postpone(claimed[0], ERROR, later(60))
        waiting = jobs.job(claimed[0].id)
        assert (waiting.state, waiting.error, waiting.attempts) == (JobState.WAITING, ERROR, 1)
        assert jobs.claim(waiting.id) is None
        assert jobs.overdue(NOW) == []

    def test_a_job_that_was_given_up_waits_for_somebody(self, jobs: JobStore) -> None:
        """It stands first on the list; retrying begins from the beginning, discarding takes it off."""
        claimed = jobs.claim(jobs.add(PAGE).id)
        assert claimed is not None
        jobs.give_up(claimed[0], ERROR)
        jobs.add(NewJob("page", "ann", "https://gym.example.com/other"))
        dead = jobs.jobs("ann")[0]
        assert (dead.state, dead.error) == (JobState.DEAD, ERROR)
        assert jobs.claim(dead.id) is None
        again = jobs.retry(dead.id, "ann")
        assert (again.state, again.attempts, again.error) == (JobState.WAITING, 0, None)
        reclaimed = jobs.claim(dead.id)
        assert reclaimed is not None and reclaimed[1] == PAGE.content
        jobs.discard(dead.id, "ann")
        assert [job.subject for job in jobs.jobs("ann")] == ["https://gym.example.com/other"]

    def test_the_same_is_not_queued_twice(self, jobs: JobStore) -> None:
        """What waits is brought up to date; what runs or ran is left, and another is added."""
        first = jobs.add(PAGE)
        newer = jobs.add(NewJob("page", "ann", PAGE.subject, b"newer"))
        assert (newer.id, len(jobs.jobs("ann"))) == (first.id, 1)
        claimed = jobs.claim(first.id)
        assert claimed is not None and claimed[1] == b"newer"
        assert jobs.add(PAGE).id != first.id
        assert jobs.open_jobs("ann") == 2
        latest = jobs.latest("page", "ann", PAGE.subject)
        assert latest is not None and latest.id != first.id
        assert jobs.latest("page", "ann", "https://gym.example.com/none") is None

    def test_everybody_sees_his_own(self, jobs: JobStore) -> None:
        """Somebody else's job cannot be seen, retried or discarded; the same page is a job of each."""
        mine, other = jobs.add(PAGE), jobs.add(NewJob("page", "bob", PAGE.subject))
        assert mine.id != other.id
        assert [job.id for job in jobs.jobs("bob")] == [other.id]
        assert {job.id for job in jobs.jobs()} == {mine.id, other.id}
        for act in (jobs.job, jobs.retry, jobs.discard):
            with pytest.raises(NotFound):
                act(mine.id, "bob")

    def test_a_job_whose_worker_died_is_found_again(self, url: str) -> None:
        """Once its lease is over another worker takes it, and what the first says afterwards counts for nothing."""
        jobs = JobStore(url, lease=SHORT)
        claimed = jobs.claim(jobs.add(PAGE).id)
        assert claimed is not None
        assert jobs.overdue(NOW) == []
        time.sleep(SHORT.total_seconds() + 0.1)
        assert jobs.overdue(NOW) == [claimed[0].id]
        taken = jobs.claim(claimed[0].id)
        assert taken is not None and taken[0].attempts == 2
        jobs.finish(claimed[0], "too late")
        assert jobs.job(taken[0].id).state is JobState.RUNNING
        jobs.finish(taken[0], "doc-2")
        assert jobs.job(taken[0].id).result == "doc-2"

    def test_a_message_that_was_lost_is_noticed(self, jobs: JobStore) -> None:
        """A job that should long have begun is overdue; one that has just come is not yet."""
        job = jobs.add(PAGE)
        assert jobs.overdue(dt.timedelta(seconds=30)) == []
        assert jobs.overdue(NOW) == [job.id]

    def test_what_nobody_can_find_is_said(self, jobs: JobStore) -> None:
        """A job that is gone is NotFound."""
        with pytest.raises(NotFound):
            jobs.retry("none")


class TestOnSqlite(JobStoreContract):
    """The default."""

    @pytest.fixture
    def url(self, tmp_path: Path) -> str:
        return f"sqlite:///{tmp_path / 'spotter.db'}"


class TestOnPostgres(JobStoreContract):
    """A real server."""

    @pytest.fixture
    def url(self, server: str) -> str:
        from sqlalchemy import create_engine, text

        engine = create_engine(server)
        with engine.begin() as connection:
            connection.execute(text("DROP TABLE IF EXISTS jobs"))
        engine.dispose()
        return server
