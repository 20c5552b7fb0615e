"""Server-sent events out of bytes, wherever the network cuts them."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterable

from agent.cores.served.faults import not_a_server

_LONGEST_LINE = 4 * 1024 * 1024
"""Bytes; a server that sends more without an end of line is none of ours."""


async def data_of(pieces: AsyncIterable[bytes]) -> AsyncGenerator[str, None]:
    """The data of each event.

    Lines are cut at bytes, so that a letter is never halved, and at line ends alone: a text may hold other signs that
    split lines (U+2028). A last event without its blank line counts.
    """
    data: list[str] = []
    async for line in _lines(pieces):
        if not line and data:
            yield "\n".join(data)
            data = []
        elif line.startswith("data:"):
            data.append(line.removeprefix("data:").removeprefix(" "))
    if data:
        yield "\n".join(data)


async def _lines(pieces: AsyncIterable[bytes]) -> AsyncGenerator[str, None]:
    buffer = b""
    async for piece in pieces:
        *complete, buffer = (buffer + piece).split(b"\n")
        for line in complete:
            yield _decoded(line)
        if len(buffer) > _LONGEST_LINE:
            raise not_a_server("a line without an end")
    if buffer:
        yield _decoded(buffer)


def _decoded(line: bytes) -> str:
    return line.removesuffix(b"\r").decode("utf-8", errors="replace")
