"""From asynchronous events to a loop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import closing

import pytest

from agent.events import Event, Text
from ui.bridge import TICK_S, iterate


async def _two() -> AsyncIterator[Event]:
    yield Text(text="a")
    yield Text(text="b")


def test_events_come_in_their_order() -> None:
    """And the loop ends with them."""
    assert [event.text for event in iterate(_two()) if isinstance(event, Text)] == ["a", "b"]


def test_a_slow_event_is_waited_for_with_ticks() -> None:
    """The page gets a chance to notice a stop while a tool runs."""

    async def slow() -> AsyncIterator[Event]:
        await asyncio.sleep(2.5 * TICK_S)
        yield Text(text="late")

    events = list(iterate(slow()))
    assert events[0] is None
    assert events[-1] == Text(text="late")


def test_closing_in_the_middle_closes_the_answer() -> None:
    """Its `finally` runs before `close` returns, also while it waits for something slow."""
    closed: list[str] = []

    async def endless() -> AsyncIterator[Event]:
        try:
            yield Text(text="a")
            await asyncio.sleep(60)
        finally:
            closed.append("answer")

    with closing(iterate(endless())) as events:
        assert next(events) == Text(text="a")
        assert next(events) is None
    assert closed == ["answer"]


def test_an_error_reaches_the_page() -> None:
    """A bug in the assistant is not swallowed here."""

    async def broken() -> AsyncIterator[Event]:
        yield Text(text="a")
        raise RuntimeError("bug")

    with pytest.raises(RuntimeError, match="bug"):
        list(iterate(broken()))
