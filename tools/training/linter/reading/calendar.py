"""The weeks and days of a plan as its headings open them, and the day that is open now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tools.training.linter.reading.grammar import Grammar
from tools.training.linter.reading.headings import Heading
from tools.training.linter.reading.plan import Day, Week
from tools.training.linter.reading.scanning import ScannedLine
from tools.training.linter.reading.tables import Row

_FIRST_DATED_WEEK = 1000
"""Weeks of a log are first known by year and week, and then numbered in their order."""


class Calendar:
    """Opens weeks and days in the order of the text."""

    def __init__(self, grammar: Grammar, scanned: Sequence[ScannedLine]) -> None:
        self._grammar = grammar
        headings = [line.heading for line in scanned if line.heading] + [h for line in scanned for h in line.columns]
        self._has_places = any(h.names_place for h in headings) or any(line.row_heading for line in scanned)
        self.has_days = self._has_places or any(h.opens_day or h.only_muscles for h in headings)
        self._has_weeks = any(h.weeks or h.block for h in headings)
        self._scheduled = _labels_of_empty_days(scanned, grammar)
        self.weeks: list[Week] = []
        self.day: Day | None = None
        """The day that exercises are added to."""
        self._week: Week | None = None
        self._block = 0
        self._by_number: dict[tuple[int, int], Week] = {}
        self._by_row: dict[tuple[int, object], Day] = {}
        self._row_place: object = None

    def open_heading(self, line: int, heading: Heading) -> None:
        """The block, week and day that a heading begins."""
        if heading.block is not None:
            self._block += 1
            self._week = self.day = None
        if heading.weeks:
            self._open_week(line, heading.weeks, heading.is_deload)
        if heading.names_place or (not heading.section and (heading.opens_day or heading.only_muscles)):
            self._open_day(line, heading)

    def open_title(self) -> None:
        """A heading of unknown words begins a day only where no other heading does."""
        if not self.has_days and self.day and self.day.items:
            self.day = None

    def open_columns(self, line: int, headings: Sequence[Heading]) -> list[Day]:
        """Days side by side."""
        return [self._new_day(line, heading) for heading in headings]

    def in_weeks(self, line: int, headings: Sequence[Heading]) -> list[Day]:
        """The day that is open in each of these weeks."""
        day, week = self.current_day(line), self._week
        days = []
        for heading in headings:
            assert heading.weeks
            self._open_week(line, heading.weeks, heading.is_deload)
            days.append(self._like(day))
        self.day, self._week = day, week
        return days

    def _like(self, day: Day) -> Day:
        """The same day in the week that is open."""
        assert self._week
        for other in self._week.days:
            if other.line == day.line:
                return other
        self._week.days.append(replace(day, items=[]))
        return self._week.days[-1]

    def open_row(self, line: int, row: Row, heading: Heading | None) -> bool:
        """The week and day that a row of a table names; whether it is another than that of the row before."""
        place = (row.week, row.date, row.day)
        if not any(place) or place == self._row_place:
            return False
        self._row_place = place
        digits = "".join(character for character in row.week if character.isdigit())[:2]
        if row.date:
            year, week, weekday = row.date.isocalendar()
            number = _FIRST_DATED_WEEK + year * 100 + week
            self._open_week(line, (number, number), is_deload=False)
            heading = Heading(weekdays=(weekday,), label=row.day)
        elif digits:
            self._open_week(line, (int(digits), int(digits)), is_deload=self._grammar.deload.finds(row.week))
        if not row.day and not row.date:
            self.day = None
            return True
        key = (id(self._week), (row.date, row.day))
        if key not in self._by_row:
            self._by_row[key] = self._new_day(line, heading or Heading(label=row.day))
        self.day = self._by_row[key]
        return True

    def current_day(self, line: int) -> Day:
        """The open day; one without a name where none is."""
        if self.day is None or self.day.is_rest:
            self.day = self._new_day(line, Heading())
        return self.day

    def finish(self) -> list[Week]:
        """The weeks that hold anything; those of a log numbered from 1."""
        weeks = [week for week in self.weeks if any(day.items or day.is_rest for day in week.days)]
        for number, week in enumerate(weeks, start=1):
            if week.number >= _FIRST_DATED_WEEK:
                week.number = week.last = number
        return weeks

    def _open_week(self, line: int, weeks: tuple[int, int], is_deload: bool) -> None:
        first, last = weeks
        week = self._by_number.get((self._block, first))
        if week is None:
            week = self._by_number[self._block, first] = Week(first, line, last)
            self.weeks.append(week)
        if self._week is not week:
            self._week, self.day = week, None
        week.is_deload = week.is_deload or is_deload

    def _open_day(self, line: int, heading: Heading) -> None:
        """A new day, or a part of the current one where days are numbered and this heading is not."""
        is_part = self._has_places and not heading.names_place and not heading.is_rest
        if is_part and label_key(heading, self._grammar) not in self._scheduled:
            if self.day and not self.day.items and not self.day.label and not heading.rest:
                self.day.label = heading.label
            return
        if self._comes_again(heading):
            self._open_week(line, (self._week.number + 1,) * 2 if self._week else (1, 1), is_deload=False)
        self.day = self._new_day(line, heading)

    def _comes_again(self, heading: Heading) -> bool:
        """Whether the same numbered day or weekday has been described before: where no week is named, one begins."""
        if self._has_weeks or not self._week or not (heading.numbers or heading.weekdays):
            return False
        place = (heading.numbers, heading.weekdays)
        return any((day.numbers, day.weekdays) == place and (day.items or day.is_rest) for day in self._week.days)

    def _new_day(self, line: int, heading: Heading) -> Day:
        if self._week is None:
            self._open_week(line, (1, 1), is_deload=False)
        assert self._week is not None
        day = Day(
            line,
            heading.label,
            weekdays=heading.weekdays,
            numbers=heading.numbers,
            letter=heading.letter or label_key(heading, self._grammar),
            is_rest=heading.is_rest,
        )
        self._week.days.append(day)
        return day


class Columns:
    """Days or weeks side by side, as the head of their table names them."""

    def __init__(self, calendar: Calendar, line: int, headings: Sequence[Heading]) -> None:
        self._calendar = calendar
        self._headings = headings
        self._are_weeks = all(heading.weeks and not heading.names_place for heading in headings)
        self._days = [] if self._are_weeks else calendar.open_columns(line, headings)

    def days(self, line: int) -> list[Day]:
        """The days that the cells of a row belong to."""
        return self._calendar.in_weeks(line, self._headings) if self._are_weeks else self._days


def label_key(heading: Heading, grammar: Grammar) -> str:
    """What a day is known by: its letter, or the words that it is called after."""
    if heading.letter:
        return heading.letter
    label = heading.label.strip()
    kinds = [value for _, _, value in grammar.day_kinds.spans(label)]
    return " ".join(sorted(kinds)) or (label if len(label) == 1 else "")


def _labels_of_empty_days(scanned: Sequence[ScannedLine], grammar: Grammar) -> set[str]:
    """Names of the days that a schedule places ("Mon - Push") and that are described further below."""
    labels: set[str] = set()
    waiting: Heading | None = None
    for line in scanned:
        if line.lists or line.row or line.header:
            waiting = None
        if line.heading:
            if waiting:
                labels.add(label_key(waiting, grammar))
            waiting = line.heading if line.heading.names_place and not line.lists else None
    return labels - {""}
