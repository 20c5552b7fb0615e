"""What the queue promises, on SQLite and on a real Redis: work is done, tried again, given up, and never lost."""

from __future__ import annotations

import datetime as dt
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from domain.errors import InvalidInput, SpotterError, Unavailable
from knowledge.jobs.models import Job, JobState, NewJob
from knowledge.jobs.queue import JobQueue
from knowledge.jobs.retries import RetryPolicy
from knowledge.jobs.runner import JobRunner
from knowledge.jobs.store import JobStore

WORKER = Path(__file__).with_name("worker_program.py")
PATIENCE_S = 30


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Redis of this run; where none is installed its tests are skipped, but in CI they fail."""
    program = shutil.which("redis-server")
    if program is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI needs redis-server")
        pytest.skip("no redis-server")
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("redis")
    server = subprocess.Popen(
        [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)],
        stdout=subprocess.DEVNULL,
    )
    try:
        until(lambda: _listens(port))
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        server.terminate()
        server.wait()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def until(met: Callable[[], bool]) -> None:
    """Wait until something has happened."""
    end = time.monotonic() + PATIENCE_S
    while not met():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)


@dataclass
class Work:
    """Handlers that do what their job's subject says, and remember it."""

    seen: list[str] = field(default_factory=list)

    def __call__(self, job: Job, content: bytes | None) -> str:
        self.seen.append(job.subject)
        problems: dict[str, Callable[[], Exception]] = {
            "trouble": lambda: Unavailable("Not now.", hint="Later."),
            "wrong": lambda: InvalidInput("Never.", hint="No."),
            "bug": lambda: KeyError("oops"),
            "once": lambda: Unavailable("Not yet.", hint="Soon."),
        }
        if job.subject == "once" and job.attempts > 1:
            return "second time"
        if job.subject in problems:
            raise problems[job.subject]()
        return f"{job.subject} {(content or b'').decode()}".strip()


@dataclass
class Parts:
    """A queue with its list, worker and handler."""

    store: JobStore
    queue: JobQueue
    runner: JobRunner
    work: Work

    def add(self, subject: str, content: bytes | None = None) -> Job:
        job = self.store.add(NewJob("test", "ann", subject, content))
        self.queue.send(job.id)
        return job

    def start(self) -> None:
        self.queue.start(self.runner.run, self.runner.catch_up)

    def is_over(self, job: Job) -> bool:
        return self.store.job(job.id).state in (JobState.DONE, JobState.DEAD)


class JobQueueContract:
    """Subclass it and give a `queue_url`."""

    @pytest.fixture
    def parts(self, tmp_path: Path, queue_url: str | None) -> Iterator[Parts]:
        store, queue, work = JobStore(_database(tmp_path)), JobQueue(queue_url, tmp_path / "queue.db"), Work()
        retries = RetryPolicy(delays_s=(0.2, 0.2), spread=0)
        yield Parts(store, queue, JobRunner(store, {"test": work}, queue.send, retries), work)
        queue.stop()

    def test_work_is_done_in_its_order(self, parts: Parts) -> None:
        """What was sent before the worker started, and after."""
        first = [parts.add("a", b"1"), parts.add("b")]
        parts.start()
        last = parts.add("c")
        until(lambda: parts.is_over(last))
        assert parts.work.seen == ["a", "b", "c"]
        assert [parts.store.job(job.id).result for job in first] == ["a 1", "b"]

    def test_trouble_is_tried_again_and_then_given_up(self, parts: Parts) -> None:
        """After the last attempt it stays on the list with its reason, until somebody retries it."""
        job = parts.add("trouble")
        parts.start()
        until(lambda: parts.is_over(job))
        dead = parts.store.job(job.id)
        assert (dead.state, dead.attempts, len(parts.work.seen)) == (JobState.DEAD, 3, 3)
        assert dead.error == {"code": "unavailable", "message": "Not now.", "hint": "Later."}

    def test_what_works_the_second_time_is_done(self, parts: Parts) -> None:
        """Its error is forgotten."""
        job = parts.add("once")
        parts.start()
        until(lambda: parts.is_over(job))
        done = parts.store.job(job.id)
        assert (done.state, done.result, done.error) == (JobState.DONE, "second time", None)

    def test_what_is_wrong_in_itself_is_tried_once(self, parts: Parts) -> None:
        """No site is asked again and again for a page that it does not have."""
        job = parts.add("wrong")
        parts.start()
        until(lambda: parts.is_over(job))
        assert (parts.store.job(job.id).state, parts.work.seen) == (JobState.DEAD, ["wrong"])

    def test_a_bug_in_one_job_stops_no_other(self, parts: Parts) -> None:
        """It counts as trouble."""
        bug, fine = parts.add("bug"), parts.add("fine")
        parts.start()
        until(lambda: parts.is_over(bug) and parts.is_over(fine))
        assert parts.store.job(bug.id).state is JobState.DEAD
        assert parts.store.job(fine.id).state is JobState.DONE

    def test_a_message_that_comes_twice_does_no_harm(self, parts: Parts) -> None:
        """The second finds nothing to do."""
        job = parts.add("a")
        parts.queue.send(job.id)
        parts.start()
        last = parts.add("b")
        until(lambda: parts.is_over(last))
        assert parts.work.seen == ["a", "b"]

    def test_a_message_that_never_left_is_made_up_for(self, parts: Parts) -> None:
        """A process that died between noting a job and sending it has lost nothing."""
        job = parts.store.add(NewJob("test", "ann", "a"))
        parts.runner.catch_up(dt.timedelta(0))
        parts.start()
        until(lambda: parts.is_over(job))
        assert parts.work.seen == ["a"]

    def test_a_discarded_job_is_not_done(self, parts: Parts) -> None:
        """Its message finds nothing."""
        gone, last = parts.add("a"), parts.add("b")
        parts.store.discard(gone.id)
        parts.start()
        until(lambda: parts.is_over(last))
        assert parts.work.seen == ["b"]

    def test_a_worker_that_is_killed_loses_no_job(self, tmp_path: Path, queue_url: str | None) -> None:
        """kill -9 in the middle of the work, again and again: in the end every job is done."""
        arguments = [_database(tmp_path), queue_url or "", str(tmp_path / "queue.db")]
        store, queue = JobStore(arguments[0]), JobQueue(queue_url, tmp_path / "queue.db")
        jobs = [store.add(NewJob("test", "ann", f"job {number}")) for number in range(12)]
        for job in jobs:
            queue.send(job.id)
        chance, killed = random.Random(5), 0
        end = time.monotonic() + 2 * PATIENCE_S
        while any(store.job(job.id).state is not JobState.DONE for job in jobs):
            assert time.monotonic() < end
            worker = subprocess.Popen([sys.executable, str(WORKER), *arguments], stdout=subprocess.PIPE)
            assert worker.stdout is not None
            worker.stdout.readline()
            time.sleep(chance.uniform(0.1, 0.6) if killed < 5 else 3)
            os.kill(worker.pid, signal.SIGKILL)
            worker.wait()
            killed += 1
        assert killed >= 5
        assert {store.job(job.id).result for job in jobs} == {f"did job {number}" for number in range(12)}


class TestOnSqlite(JobQueueContract):
    """The default."""

    @pytest.fixture
    def queue_url(self) -> None:
        return None


class TestOnRedis(JobQueueContract):
    """A real Redis."""

    @pytest.fixture
    def queue_url(self, redis_url: str) -> str:
        from redis import Redis

        Redis.from_url(redis_url).flushall()
        return redis_url

    def test_messages_are_no_pickles(self, parts: Parts, queue_url: str) -> None:
        """What somebody else writes into the Redis is never run; the worker goes on."""
        import pickle

        from redis import Redis

        class Evil:
            def __reduce__(self) -> tuple[object, tuple[str]]:
                return os.mkdir, ("/nonexistent/evil",)

        client = Redis.from_url(queue_url)
        parts.add("a")
        (key,) = client.keys("huey.redis.*")
        assert client.lrange(key, 0, -1)[0].startswith(b'{"id"')
        client.rpush(key, pickle.dumps(Evil()))
        parts.start()
        last = parts.add("b")
        until(lambda: parts.is_over(last))
        assert parts.work.seen == ["a", "b"]


def test_a_redis_that_is_away_is_one_sentence(tmp_path: Path) -> None:
    """The setting is named."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    with pytest.raises(Unavailable) as away:
        JobQueue(f"redis://127.0.0.1:{port}/0", tmp_path / "queue.db").send("x")
    assert away.value.field == "queue_url"
    with pytest.raises(SpotterError, match="Redis"):
        JobQueue("amqp://localhost", tmp_path / "queue.db")


def _database(folder: Path) -> str:
    return f"sqlite:///{folder / 'spotter.db'}"
