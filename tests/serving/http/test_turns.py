"""A turn runs beside the server's loop: it blocks nobody, it can be stopped, and its errors arrive."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from bootstrap import Spotter
from serving.http.turns import in_thread

LONG_S = 20
"""Nothing waits so long unless the promise is broken."""


async def test_a_turn_that_computes_holds_up_nobody() -> None:
    """The generator blocks its thread until the server's loop, which must be free, lets it go on."""
    goes_on = threading.Event()

    async def computing() -> AsyncGenerator[str, None]:
        yield "began"
        assert goes_on.wait(LONG_S)
        yield "ended"

    with ThreadPoolExecutor(1) as threads:
        events = []
        async for event in in_thread(computing, threads):
            events.append(event)
            goes_on.set()
    assert events == ["began", "ended"]


async def test_who_stops_listening_stops_the_turn() -> None:
    """Its cleanup, where what was said is stored, has run when the closing is over."""
    stored = []

    async def endless() -> AsyncGenerator[int, None]:
        try:
            for number in range(10**9):
                yield number
                await asyncio.sleep(0)
        finally:
            stored.append(threading.current_thread().name)

    with ThreadPoolExecutor(1, thread_name_prefix="chat") as threads:
        async with aclosing(in_thread(endless, threads)) as events:
            assert await anext(events) == 0
        assert stored == ["chat_0"]


async def test_a_turn_whose_time_is_over_is_stopped() -> None:
    """As with every other await, a timeout around it ends it."""
    stopped = threading.Event()

    async def waiting() -> AsyncGenerator[int, None]:
        try:
            await asyncio.sleep(LONG_S)
            yield 1
        finally:
            stopped.set()

    with ThreadPoolExecutor(1) as threads:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05), aclosing(in_thread(waiting, threads)) as events:
                await anext(events)
        assert stopped.is_set()


async def test_what_a_turn_raises_arrives() -> None:
    """After the events before it."""

    async def failing() -> AsyncGenerator[int, None]:
        yield 1
        raise KeyError("gone")

    with ThreadPoolExecutor(1) as threads:
        events = in_thread(failing, threads)
        assert await anext(events) == 1
        with pytest.raises(KeyError, match="gone"):
            await anext(events)


def test_the_api_answers_while_a_turn_computes(
    app: FastAPI, client: TestClient, spotter: Spotter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The turn waits for what only another request can bring; it would wait in vain if it held up the loop."""
    answered = threading.Event()

    async def computing(*_: object) -> AsyncGenerator[object, None]:
        assert answered.wait(LONG_S)
        return
        yield

    monkeypatch.setattr(spotter.assistant, "send", computing)

    def ask() -> None:
        assert client.get("/health").status_code == 200
        answered.set()

    other = threading.Timer(0.2, ask)
    other.start()
    assert client.post("/chat", json={"message": "hello"}).status_code == 200
    other.join()
    assert answered.is_set()
