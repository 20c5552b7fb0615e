"""A worker that takes its time, to be killed by a test: DATABASE_URL QUEUE_URL QUEUE_FILE."""

from __future__ import annotations

import datetime as dt
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from knowledge.jobs.models import Job
from knowledge.jobs.queue import JobQueue
from knowledge.jobs.retries import RetryPolicy
from knowledge.jobs.runner import JobRunner
from knowledge.jobs.store import JobStore

LEASE = dt.timedelta(seconds=0.5)


def work(job: Job, content: bytes | None) -> str:
    """Takes a moment in which the worker may be killed."""
    time.sleep(0.15)
    return f"did {job.subject}"


def main() -> None:
    """Works until it is killed; what an earlier one left is taken up as soon as its lease is over."""
    database, queue_url, file = sys.argv[1:]
    store, queue = JobStore(database, LEASE), JobQueue(queue_url or None, Path(file))
    runner = JobRunner(store, {"test": work}, queue.send, RetryPolicy(delays_s=(0.1,) * 50))
    queue.start(runner.run, runner.catch_up)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while True:
        time.sleep(0.25)
        runner.catch_up(dt.timedelta(seconds=0.5))


if __name__ == "__main__":
    main()
