"""Gaps in training: one session late, a week off, two weeks, a month."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.tools.logbook.past import MONDAY, planned, programme
from tools.logbook.log import LoggedSession, Status
from tools.logbook.missed import Missed, Pause, assess, next_number
from tools.logbook.programme import SetTarget

PLAN = programme([planned("bench-press", SetTarget(low=8, high=12))])
"""Monday, Wednesday and Friday for four weeks."""


def log(*days: int, status: Status = Status.DONE) -> list[LoggedSession]:
    """Sessions done in their order on these days after the start."""
    return [
        LoggedSession(plan_id="plan", number=number, date=MONDAY + dt.timedelta(days=day), status=status)
        for number, day in enumerate(days)
    ]


def on(day: int, sessions: list[LoggedSession]) -> Missed:
    return assess(PLAN, MONDAY, sessions, MONDAY + dt.timedelta(days=day))


def test_on_its_day_nothing_is_missed() -> None:
    """The second session is due on Wednesday, and until then nothing is late."""
    for day in (0, 1, 2):
        found = on(day, log(0))
        assert (found.pause, found.resume_at, found.due) == (Pause.NONE, 1, MONDAY + dt.timedelta(days=2))


def test_a_missed_session_is_done_next_and_the_plan_shifts() -> None:
    """On Saturday, after Monday only: Wednesday's and Friday's sessions wait, none is skipped."""
    found = on(5, log(0))
    assert (found.pause, found.resume_at, found.sessions, found.load_factor) == (Pause.SHIFT, 1, 2, 1.0)


@pytest.mark.parametrize(
    ("day", "pause", "factor"),
    [
        (11, Pause.SHIFT, 1.0),
        (12, Pause.REPEAT, 1.0),
        (18, Pause.REPEAT, 1.0),
        (19, Pause.LOWER, 0.9),
        (32, Pause.LOWER, 0.9),
        (33, Pause.RESTART, 0.5),
    ],
)
def test_longer_gaps_repeat_the_week_and_then_lower_the_loads(day: int, pause: Pause, factor: float) -> None:
    """Counted from Friday of the first week (day 4): 8 days repeat it, 15 take a tenth off, 29 half."""
    found = on(day, log(0, 2, 4))
    assert (found.pause, found.load_factor) == (pause, factor)
    assert found.resume_at == (3 if pause is Pause.SHIFT else 0)


def test_a_plan_of_one_day_a_week_is_not_always_late() -> None:
    """Nine days after the last session it is two days late, not a week off."""
    weekly = programme([planned("bench-press", SetTarget(low=8, high=12))], days=(0,))
    found = assess(weekly, MONDAY, log(0), MONDAY + dt.timedelta(days=9))
    assert found.pause is Pause.SHIFT


def test_nothing_is_missed_before_the_first_session() -> None:
    """A plan that was taken up and not begun waits without reproach."""
    assert on(40, []).pause is Pause.NONE


def test_the_loads_come_back_by_the_week() -> None:
    """After a restart at half: half in the first week, then 75, 87.5 and 93.75 %, then all."""
    sessions = log(0)
    back = [(40, 0.5), (44, 0.5), (47, 0.75), (54, 0.875), (61, 0.9375), (68, 1.0)]
    for day, expected in back:
        assert on(day, sessions).load_factor == pytest.approx(expected)
        sessions.append(
            LoggedSession(
                plan_id="plan",
                number=len(sessions),
                date=MONDAY + dt.timedelta(days=day),
                status=Status.DONE,
                load_factor=on(day, sessions).load_factor,
            )
        )


def test_an_open_session_is_the_next_one() -> None:
    """What was begun is finished first; what was skipped is behind."""
    assert next_number(log(0, 2) + log(4, status=Status.OPEN)) == 0
    assert next_number(log(0, status=Status.SKIPPED)) == 1
    assert next_number([]) == 0


def test_a_finished_plan_has_no_next_session_and_no_error() -> None:
    """All twelve sessions done: the number lies behind the plan."""
    sessions = log(*range(0, 24, 2))
    assert on(24, sessions).resume_at == 12
