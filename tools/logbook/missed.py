"""Sessions that were missed: one is caught up on, a week is repeated, and after longer breaks loads come down.

In under four weeks off strength is largely kept (Mujika & Padilla 2000); over longer breaks it falls, more the longer
they last and in older people (Bosquet et al. 2013). How far loads should come down follows from no study: the shares
are coaching practice, as in the article "Losing fitness and coming back after a break".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tools.logbook.log import LoggedSession, Status
from tools.logbook.programme import Programme

REPEAT_AFTER_DAYS = 7
LOWER_AFTER_DAYS = 14
RESTART_AFTER_DAYS = 28
LOWER_FACTOR = 0.90
RESTART_FACTOR = 0.50
_DAYS_PER_WEEK = 7
_NEARLY_ALL = 0.95
"""A share of the loads from which the rest comes back at once."""
_SLACK_DAYS = 3
"""Where a plan's own gap is a week, being this much later than planned is no break."""


class Pause(StrEnum):
    """What a gap in training asks for."""

    NONE = "none"
    SHIFT = "shift"
    REPEAT = "repeat"
    LOWER = "lower"
    RESTART = "restart"


@dataclass(frozen=True)
class Missed:
    """Where to go on after a gap: the session number, and the share of the usual loads.

    `days_off` counts from the last training day to today; `sessions` were due in between and not done.
    """

    pause: Pause
    days_off: int
    sessions: int
    resume_at: int
    load_factor: float
    due: dt.date


def assess(programme: Programme, started: dt.date, log: Sequence[LoggedSession], today: dt.date) -> Missed:
    """What the gap until `today` asks for; `log` are this plan's sessions in the order in which they were begun."""
    following = next_number(log)
    resting = [one for one in log if one.status is not Status.SKIPPED]
    last = max(resting, key=lambda one: one.date, default=None)
    if last is None:
        return Missed(Pause.NONE, 0, 0, following, 1.0, _due(programme, following, started, 0))
    days_off = (today - last.date).days
    due = _due(programme, following, last.date, programme.session(last.number).day)
    factor = _returning(log, today)
    late = (today - due).days
    if late <= 0:
        return Missed(Pause.NONE, days_off, 0, following, factor, due)
    sessions = _sessions_due(programme, following, last, today)
    planned_gap = (due - last.date).days
    if days_off > RESTART_AFTER_DAYS:
        pause, factor = Pause.RESTART, RESTART_FACTOR
    elif days_off > LOWER_AFTER_DAYS:
        pause, factor = Pause.LOWER, min(factor, LOWER_FACTOR)
    elif days_off > max(REPEAT_AFTER_DAYS, planned_gap + _SLACK_DAYS):
        pause = Pause.REPEAT
    else:
        return Missed(Pause.SHIFT, days_off, sessions, following, factor, due)
    resume_at = programme.first_of_week(programme.session(last.number).week)
    return Missed(pause, days_off, sessions, resume_at, factor, due)


def next_number(log: Sequence[LoggedSession]) -> int:
    """The number of the session that comes next: the open one, else the one after the last that was begun."""
    if not log:
        return 0
    last = max(log, key=lambda one: (one.date, one.entered))
    return last.number if last.status is Status.OPEN else last.number + 1


def _due(programme: Programme, number: int, since: dt.date, day: int) -> dt.date:
    """When a session is due, counted from the day of the plan that was done on `since`."""
    ahead = programme.session(min(number, len(programme.sessions) - 1)).day - day
    return since + dt.timedelta(days=max(ahead, 0))


def _sessions_due(programme: Programme, following: int, last: LoggedSession, today: dt.date) -> int:
    """How many sessions the plan's own days would have brought since the last one, up to yesterday."""
    begun = programme.session(last.number).day
    return sum(last.date + dt.timedelta(days=session.day - begun) < today for session in programme.sessions[following:])


def _returning(log: Sequence[LoggedSession], today: dt.date) -> float:
    """The share of the loads on the way back: half of what is missing returns with each week."""
    ordered = sorted(log, key=lambda one: (one.date, one.entered))
    if not ordered or ordered[-1].load_factor == 1:
        return 1.0
    factor = ordered[-1].load_factor
    began = next(one.date for one in reversed(ordered) if one.load_factor == factor)
    for one in reversed(ordered):
        if one.load_factor != factor:
            break
        began = one.date
    if (today - began).days < _DAYS_PER_WEEK:
        return factor
    more = (1 + factor) / 2
    return more if more < _NEARLY_ALL else 1.0
