"""Training plans as calendars (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from domain.vocabulary import Language, Template531
from tests.tools.exporting.made_plans import CATALOGUE, strength_plan, training_plan, words
from tools.exporting.ics import write_calendar
from tools.exporting.options import ExportOptions
from tools.exporting.strength_sessions import SESSION_MIN, strength_programme
from tools.exporting.training_sessions import training_programme

START = date(2026, 11, 23)
WRITTEN = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def options(language: Language = Language.EN, start: date = START) -> ExportOptions:
    return ExportOptions(language, start, time(18, 30), WRITTEN)


def written(language: Language = Language.EN, start: date = START) -> bytes:
    programme = training_programme(training_plan(), words(language), CATALOGUE)
    return write_calendar(programme, options(language, start), words(language))


def events(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


@pytest.mark.parametrize("language", list(Language))
def test_a_calendar_is_read_back_with_an_event_a_session(language: Language) -> None:
    """Dates follow the weekdays of the plan, times have no zone, and each lasts as long as its session."""
    found = events(written(language))
    sessions = [(week, day) for week in training_plan().weeks for day in week.days]
    assert len(found) == len(sessions)
    for event, (week, day) in zip(found, sessions, strict=True):
        begin = event["dtstart"].dt
        assert begin == datetime.combine(START + timedelta(weeks=week.week - 1, days=day.weekday - 1), time(18, 30))
        assert begin.tzinfo is None
        assert event["dtend"].dt - begin == timedelta(minutes=day.minutes)
        assert event["dtstamp"].dt == WRITTEN
        for item in day.items:
            assert item.names[language] in event["description"]


def test_lines_are_short_and_end_as_the_standard_says() -> None:
    """At most 75 octets a line, CR LF at its end, no line breaks within a value."""
    data = written(Language.BN)
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


def test_an_event_keeps_its_identifier() -> None:
    """In another language and with another start it is the same event; within a plan none is there twice."""
    first = [str(event["uid"]) for event in events(written())]
    moved = [str(event["uid"]) for event in events(written(Language.KO, START + timedelta(days=7)))]
    assert first == moved
    assert len(set(first)) == len(first)
    strength = strength_programme(strength_plan(), words(Language.EN), CATALOGUE)
    other = [str(event["uid"]) for event in events(write_calendar(strength, options(), words(Language.EN)))]
    assert not set(first) & set(other)


@pytest.mark.parametrize(("days_per_week", "weekdays"), [(2, {0, 3}), (3, {0, 2, 4}), (4, {0, 1, 3, 4})])
def test_lifts_of_531_are_spread_over_the_week(days_per_week: int, weekdays: set[int]) -> None:
    """Two lifts on one day are one session; every lift of every week is there."""
    plan = strength_plan(Template531.ORIGINAL, days_per_week)
    programme = strength_programme(plan, words(Language.EN), CATALOGUE)
    found = events(write_calendar(programme, options(), words(Language.EN)))
    assert {event["dtstart"].dt.weekday() for event in found} == weekdays
    assert all(event["dtend"].dt - event["dtstart"].dt == timedelta(minutes=SESSION_MIN) for event in found)
    lifts = [day for cycle in plan.cycles for week in cycle.weeks for day in week.days]
    assert sum(str(event["description"]).count(" kg × ") > 0 for event in found) == len(found)
    assert len({(day.calendar_week, day.day) for day in lifts}) == len(found)
