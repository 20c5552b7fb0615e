"""How long and how much one page may take."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic

_MIB = 2**20


@dataclass(frozen=True)
class FetchLimits:
    """What a page may cost; a fitness article has some hundred kilobytes and comes in a second."""

    total_s: float = 20.0
    """From the first look-up of its name to its last byte, redirects and robots.txt included."""
    connect_s: float = 5.0
    """For one of a host's addresses to accept the connection."""
    page_bytes: int = 4 * _MIB
    """Of HTML or text, as sent and as unpacked."""
    pdf_bytes: int = 20 * _MIB
    robots_bytes: int = 500 * 1024
    """RFC 9309 asks readers of robots.txt for no less; what stands behind it is not read."""
    redirects: int = 5
    """RFC 9309 asks for as many for robots.txt."""
    addresses: int = 3
    """Of one host that are tried."""


class Deadline:
    """A moment by which everything has to be over: a server that sends a byte a second cannot move it."""

    def __init__(self, seconds: float) -> None:
        self._end = monotonic() + seconds

    def left_s(self, most_s: float | None = None) -> float:
        """Seconds that are left, at most `most_s`; 0 where it is over."""
        left = max(self._end - monotonic(), 0.0)
        return left if most_s is None else min(left, most_s)
