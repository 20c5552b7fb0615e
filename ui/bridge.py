"""From the asynchronous events of an answer to a loop that a Streamlit script can run."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Generator
from typing import cast

from agent.events import Event

TICK_S = 0.25
"""How often the loop comes back while nothing happens; so long a stop takes at most to be noticed."""


def iterate(events: AsyncIterator[Event]) -> Generator[Event | None, None, None]:
    """The events one by one, and None after each tick without any.

    A page that was stopped learns of it only when it writes something, hence the None. Closing this iterator
    closes the events at once; a tool that is running in a thread ends by itself and its result is dropped.
    """
    stream = cast(AsyncGenerator[Event, None], events)
    loop = asyncio.new_event_loop()
    pending = loop.create_task(_next(stream))
    try:
        while True:
            while not pending.done():
                loop.run_until_complete(asyncio.wait({pending}, timeout=TICK_S))
                if not pending.done():
                    yield None
            event = pending.result()
            if event is None:
                return
            yield event
            pending = loop.create_task(_next(stream))
    finally:
        pending.cancel()
        loop.run_until_complete(asyncio.gather(pending, return_exceptions=True))
        loop.run_until_complete(stream.aclose())
        loop.close()


async def _next(stream: AsyncGenerator[Event, None]) -> Event | None:
    """The next event; None at the end."""
    return await anext(stream, None)
