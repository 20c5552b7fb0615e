"""A training plan as a calendar: one event a session (RFC 5545).

Times are floating, without a zone: six in the evening stays six in the evening wherever the person travels. An event
keeps its identifier when the same plan is written again with another start, so that a calendar moves it instead of
holding it twice.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tools.exporting.options import ExportOptions
from tools.exporting.sessions import Session, TrainingProgramme
from tools.exporting.set_texts import exercise_text
from tools.exporting.words import ExportWords

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//Spotter//Training plan//EN"
_DAYS_A_WEEK = 7
_IDENTIFIER_LENGTH = 32


def write_calendar(programme: TrainingProgramme, options: ExportOptions, words: ExportWords) -> bytes:
    """The sessions as events in the order of their dates."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", programme.title)
    for number, session in enumerate(programme.sessions, start=1):
        calendar.add_component(_event(session, _identifier(programme, number), options, words))
    return bytes(calendar.to_ical())


def starts_at(session: Session, options: ExportOptions) -> datetime:
    """When a session begins: `weekday` 1 is the day on which the plan starts."""
    days = (session.week - 1) * _DAYS_A_WEEK + session.weekday - 1
    return datetime.combine(options.start + timedelta(days=days), options.time_of_day)


def description(session: Session, words: ExportWords) -> str:
    """Everything that is done in a session, a line an exercise."""
    exercises = [f"{number}. {exercise_text(one, words)}" for number, one in enumerate(session.exercises, start=1)]
    return "\n".join(line for line in [session.before, *exercises, session.after] if line)


def _event(session: Session, identifier: str, options: ExportOptions, words: ExportWords) -> Event:
    from icalendar import Event

    begin = starts_at(session, options)
    event = Event()
    event.add("uid", identifier)
    event.add("dtstamp", options.written)
    event.add("sequence", int(options.written.timestamp()) % 2**31)
    event.add("dtstart", begin)
    event.add("dtend", begin + timedelta(minutes=session.minutes))
    event.add("summary", words.text("session-deload", name=session.name) if session.deload else session.name)
    event.add("description", description(session, words))
    event.add("transp", "OPAQUE")
    return event


def _identifier(programme: TrainingProgramme, number: int) -> str:
    """The same for the same session of the same plan, in whatever language and whenever it is written."""
    sets = [[(one.exercise_id, one.sets) for one in session.exercises] for session in programme.sessions]
    digest = hashlib.sha256(repr((number, sets)).encode()).hexdigest()
    return f"{digest[:_IDENTIFIER_LENGTH]}@spotter"
