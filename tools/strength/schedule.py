"""Which lifts fall on which day."""

from __future__ import annotations

from collections.abc import Collection

from domain.vocabulary import Lift
from tools.strength.programme_531 import Programme

_SHARED_DAYS = 2
"""Up to this many days a week two lifts share a day; above it every lift has its own."""


def training_days(programme: Programme, lifts: Collection[Lift], days_per_week: int) -> list[list[Lift]]:
    """The training days of one programme week in order, each with its lifts."""
    if days_per_week <= _SHARED_DAYS < len(lifts):
        days = [[lift for lift in pair if lift in lifts] for pair in programme.pairs]
        return [day for day in days if day]
    return [[lift] for lift in programme.order if lift in lifts]


def place(index: int, days_in_programme_week: int, days_per_week: int) -> tuple[int, int]:
    """Calendar week and training day (both from 1) of the training day number `index`, counted from 0.

    Four lift days in a three-day week roll on: the fourth opens the next week (Wendler, 2011), so that a
    cycle takes five weeks and a day.
    """
    per_week = min(days_in_programme_week, days_per_week)
    return index // per_week + 1, index % per_week + 1
