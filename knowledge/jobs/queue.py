"""Messages between those who have work and those who do it: Huey on a SQLite file, or on Redis.

The queue carries nothing but ids. What the work is, and whether it is done, stands in the `JobStore`; a message that is
lost is sent again from there, one that comes twice finds nothing to do.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any

from domain.errors import Unavailable

_NAME = "spotter-jobs"
_TASK, _CATCH_UP = "do", "catch_up"
_LONGEST_NAP_S = 1.0
"""A worker on SQLite looks for work at least so often."""
_CONNECT_S = 5.0
_REDIS_SCHEMES = ("redis://", "rediss://", "unix://")


class JobQueue:
    """Sends ids of jobs, and makes workers that receive them."""

    def __init__(self, url: str | None, file: Path) -> None:
        """`url`: of a Redis; with None the messages lie in `file`. Raises Unavailable for another kind of address."""
        if url is not None and not url.startswith(_REDIS_SCHEMES):
            message = "The queue's address is not one of a Redis."
            raise Unavailable(message, field="queue_url", hint="Set SPOTTER_QUEUE_URL to redis://HOST:PORT/0.")
        self._huey = _huey_on(url, file)
        self._do: Callable[[str], None] = _nobody
        self._catch_up: Callable[[], None] = _nothing
        self._task = self._huey.task(name=_TASK)(self._received)
        self._huey.periodic_task(_every_minute(), name=_CATCH_UP)(self._minute_passed)
        self._consumer: Any = None
        self._lock = Lock()

    def send(self, job_id: str, delay_s: float = 0) -> None:
        """Tell a worker of a job, so many seconds from now; raises Unavailable where the queue does not answer."""
        from redis.exceptions import RedisError

        try:
            if delay_s:
                self._task.schedule(args=(job_id,), delay=delay_s)
            else:
                self._task(job_id)
        except (RedisError, sqlite3.Error) as error:
            message = "The queue of jobs does not answer."
            hint = "Check that its Redis runs, or that the data folder can be written."
            raise Unavailable(message, field="queue_url", hint=hint) from error

    def start(self, do: Callable[[str], None], catch_up: Callable[[], None]) -> None:
        """Work in a thread of this process from now on; nothing happens where one is at work already."""
        with self._lock:
            if self._consumer is None:
                self._listen(do, catch_up)
                self._consumer = self._worker(quiet=True)
                self._consumer.start()
                catch_up()

    def stop(self) -> None:
        """End the thread once it has finished what it is doing."""
        with self._lock:
            if self._consumer is not None:
                self._consumer.stop(graceful=True)
                self._consumer = None

    def work(self, do: Callable[[str], None], catch_up: Callable[[], None], workers: int = 1) -> None:
        """Work until the process is told to end (SIGINT or SIGTERM let it finish what it is doing)."""
        self._listen(do, catch_up)
        consumer = self._worker(workers=workers, graceful_signal="TERM")
        catch_up()
        consumer.run()

    def _received(self, job_id: str) -> None:
        self._do(job_id)

    def _minute_passed(self) -> None:
        self._catch_up()

    def _listen(self, do: Callable[[str], None], catch_up: Callable[[], None]) -> None:
        self._do, self._catch_up = do, catch_up

    def _worker(self, *, quiet: bool = False, **options: Any) -> Any:
        from huey.consumer import Consumer

        class InThread(Consumer):  # type: ignore[misc]  # Huey has no types
            """A worker beside an app that has signals of its own."""

            def _set_signal_handlers(self) -> None:
                """Left to the app."""

        kind = InThread if quiet else Consumer
        return kind(self._huey, max_delay=_LONGEST_NAP_S, **options)


def _huey_on(url: str | None, file: Path) -> Any:
    from huey import RedisHuey, SqliteHuey

    from knowledge.jobs.messages import JsonMessages

    options = {"results": False, "serializer": JsonMessages()}
    if url is None:
        return SqliteHuey(_NAME, filename=str(file), **options)
    from redis import ConnectionPool

    pool = ConnectionPool.from_url(url, socket_connect_timeout=_CONNECT_S)
    return RedisHuey(_NAME, connection_pool=pool, **options)


def _every_minute() -> Any:
    from huey import crontab

    return crontab(minute="*")


def _nobody(job_id: str) -> None:
    raise Unavailable("No worker was set up.", hint="Start one with python -m knowledge.jobs worker.")


def _nothing() -> None:
    """Nothing to catch up with."""
