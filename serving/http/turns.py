"""A turn of the chat beside the server's loop: what it computes must hold up nobody else's request."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from concurrent.futures import Executor
from contextlib import aclosing
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class _End:
    """The last that comes from the thread; `error` is what the generator raised, if anything."""

    error: BaseException | None


async def in_thread(begin: Callable[[], AsyncGenerator[T, None]], threads: Executor) -> AsyncGenerator[T, None]:
    """The events of the generator that `begin` gives; it runs in one of the `threads`, with a loop of its own.

    Raises what it raises. Closing this stops it at its next await and waits until it has stored what was said; a tool
    that it has started ends by itself, unheard.
    """
    turn = _Turn(begin)
    asyncio.get_running_loop().run_in_executor(threads, turn.run)
    event: T | _End | None = None
    try:
        while not isinstance(event := await turn.next_event(), _End):
            yield event
    finally:
        turn.stop()
        while not isinstance(event, _End):
            event = await turn.next_event()
    if event.error is not None:
        raise event.error


class _Turn(Generic[T]):
    """The generator in its thread, and its events on their way to the server's loop."""

    def __init__(self, begin: Callable[[], AsyncGenerator[T, None]]) -> None:
        self._begin = begin
        self._server = asyncio.get_running_loop()
        self._events: asyncio.Queue[T | _End] = asyncio.Queue()
        self._own: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None
        self._is_stopped = False

    async def next_event(self) -> T | _End:
        """The next event; `_End` is the last."""
        return await self._events.get()

    def run(self) -> None:
        """Runs in the thread until the generator has ended."""
        asyncio.run(self._to_its_end())

    def stop(self) -> None:
        """Cancel the generator wherever it is; nothing happens where it has ended."""
        self._is_stopped = True
        if self._own and self._task and not self._own.is_closed():
            self._own.call_soon_threadsafe(self._task.cancel)

    async def _to_its_end(self) -> None:
        self._own, self._task = asyncio.get_running_loop(), asyncio.create_task(self._drain())
        if self._is_stopped:  # before it began
            self._task.cancel()
        await asyncio.wait({self._task})
        self._hand_over(_End(None if self._task.cancelled() else self._task.exception()))

    async def _drain(self) -> None:
        async with aclosing(self._begin()) as events:
            async for event in events:
                self._hand_over(event)

    def _hand_over(self, event: T | _End) -> None:
        self._server.call_soon_threadsafe(self._events.put_nowait, event)
