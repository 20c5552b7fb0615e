"""What a person chooses when a plan is written to a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from domain.vocabulary import Language

_DAYS_A_WEEK = 7


def next_monday(today: date) -> date:
    """The Monday that comes next; today if it is one."""
    return today + timedelta(days=-today.weekday() % _DAYS_A_WEEK)


@dataclass(frozen=True)
class ExportOptions:
    """The language of the file, and when the plan begins: `start` is the first day of its first week."""

    language: Language = Language.EN
    start: date = field(default_factory=lambda: next_monday(date.today()))
    time_of_day: time = time(18, 0)
    written: datetime = field(default_factory=lambda: datetime.now(UTC))
    """The moment of writing, which a calendar file has to name."""
