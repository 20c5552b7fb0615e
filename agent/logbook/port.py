"""Where a logbook is kept."""

from __future__ import annotations

import datetime as dt
from typing import Protocol, TypeVar

from tools.logbook.log import Entry

E = TypeVar("E", bound=Entry)


class LogbookStore(Protocol):
    """Keeps the entries of one person's logbook: plans, sessions, sets, swaps, weights and days of eating."""

    def save(self, *entries: Entry) -> None:
        """Add entries of any kinds, or replace those with the same ids: all of them or none."""
        ...

    def entries(self, kind: type[E], since: dt.datetime | None = None) -> list[E]:
        """All entries of a kind in the order in which they were entered; with `since` only those from then on."""
        ...

    def delete(self, *entries: Entry) -> None:
        """Forget entries: all of them or none; nothing happens for those that are not there."""
        ...

    def delete_all(self) -> None:
        """Forget the whole logbook."""
        ...
