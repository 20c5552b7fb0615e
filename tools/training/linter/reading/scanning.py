"""Every line by itself: its heading, its exercises, or its place in a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tools.training.linter.reading.grammar import Grammar
from tools.training.linter.reading.headings import Heading, HeadingReader, is_marked
from tools.training.linter.reading.items import ItemReader, ItemsOfLine
from tools.training.linter.reading.tables import (
    Header,
    Row,
    TableReader,
    day_columns,
    delimiters_of,
    is_ruler,
    split_cells,
)
from tools.training.linter.reading.words import Column
from tools.training.linter.reading.writing import lines_of, prepare, without_stamp, without_tags

_LONGEST_TITLE = 60


@dataclass
class ScannedLine:
    """A line with what can be said about it without its neighbours."""

    number: int
    raw: str
    said: str
    """Without the sender and the tags around it, as its writer set it off."""
    text: str
    heading: Heading | None = None
    content: ItemsOfLine = field(default_factory=ItemsOfLine)
    header: Header | None = None
    row: Row | None = None
    row_heading: Heading | None = None
    columns: list[Heading] = field(default_factory=list)
    """Days, or weeks, side by side: this line names them."""
    cells: list[ItemsOfLine] = field(default_factory=list)
    """Days, or weeks, side by side: what the line lists for each."""
    is_ruler: bool = False
    is_title: bool = False

    @property
    def lists(self) -> bool:
        """Whether exercises stand in it."""
        return bool(self.content.items or any(cell.items for cell in self.cells))


class Scanner:
    """Reads the lines of a text one by one; it remembers only the table that is open."""

    def __init__(self, grammar: Grammar, items: ItemReader) -> None:
        self._grammar = grammar
        self._items = items
        self._headings = HeadingReader(grammar)
        self._tables = TableReader(grammar)

    def scan(self, text: str) -> list[ScannedLine]:
        """All lines of a text, numbered from 1."""
        open_table = _OpenTable()
        return [self._line(number, raw, open_table) for number, raw in enumerate(lines_of(text), start=1)]

    def _line(self, number: int, raw: str, table: _OpenTable) -> ScannedLine:
        marked_up = without_tags(without_stamp(raw))
        line = ScannedLine(number, raw, marked_up, prepare(marked_up))
        if not line.text or is_ruler(marked_up.strip()):
            line.is_ruler = bool(line.text)
            return line
        if self._is_header(line, marked_up, table) or self._is_in_table(line, marked_up, table):
            return line
        headless = self._tables.headless(marked_up)
        if headless:
            line.content = self._items.read(headless, number)
            return line
        self._read_free(line)
        return line

    def _is_header(self, line: ScannedLine, text: str, table: _OpenTable) -> bool:
        line.header = self._tables.header(text)
        if line.header:
            if len(line.header.starts) > 1 and not table.day_delimiter:
                line.columns = [Heading()] * len(line.header.columns)
            table.open(header=line.header)
            return True
        for delimiter in delimiters_of(text):
            cells = [prepare(cell) for cell in split_cells(text, delimiter)]
            # Commas part days only where each has several columns: "Mon,,,Wed,,".
            is_parted = delimiter in ("|", "\t") or (delimiter in (",", ";") and "" in cells)
            if not is_parted and not any(map(self._grammar.week_headings.match, cells[1:])):
                continue
            headings = [self._heading(cell, cell) or Heading() for cell in cells]
            weeks = self._week_columns(cells, headings)
            if weeks:
                line.columns = [headings[place] for place in weeks]
                table.open(weeks=_WeekColumns(delimiter, self._name_column(cells), weeks))
                return True
            if is_parted and day_columns(cells, [heading.opens_day for heading in headings]):
                line.columns = headings
                table.open(day_delimiter=delimiter)
                return True
        return False

    def _is_in_table(self, line: ScannedLine, text: str, table: _OpenTable) -> bool:
        if table.header:
            return self._is_row(line, text, table.header)
        if table.day_delimiter:
            return self._is_row_of_days(line, text, table.day_delimiter)
        return table.weeks is not None and self._is_row_of_weeks(line, text, table.weeks)

    def _week_columns(self, cells: Sequence[str], headings: Sequence[Heading]) -> list[int]:
        """The columns that are weeks, where those are all behind the exercise; else none."""
        weeks = [place for place, heading in enumerate(headings) if heading.weeks and not heading.rest]
        known = [
            bool(heading.weeks) or not cell or bool(self._tables.column(cell))
            for cell, heading in zip(cells, headings, strict=True)
        ]
        return weeks if len(weeks) > 1 and weeks[0] > 0 and all(known[1:]) else []

    def _name_column(self, cells: Sequence[str]) -> int:
        columns = [self._tables.column(cell) for cell in cells]
        return columns.index(Column.EXERCISE) if Column.EXERCISE in columns else 0

    def _is_row_of_weeks(self, line: ScannedLine, text: str, weeks: _WeekColumns) -> bool:
        cells = split_cells(text, weeks.delimiter)
        name = prepare(cells[weeks.name]) if weeks.name < len(cells) else ""
        amounts = [prepare(cells[place]) if place < len(cells) else "" for place in weeks.places]
        if not name or not any(amounts):
            return False
        line.cells = [self._items.read(f"{name} {one}", line.number) if one else ItemsOfLine() for one in amounts]
        return line.lists

    def _is_row(self, line: ScannedLine, text: str, header: Header) -> bool:
        if header.delimiter.strip() and header.delimiter not in text:
            return False
        if len(header.starts) > 1:
            rows = self._tables.side_by_side(text, header)
            line.cells = [
                self._items.read(rows[place].line, line.number) if place in rows else ItemsOfLine()
                for place in range(len(header.columns))
            ]
            return line.lists
        row = self._tables.row(text, header)
        if row is None or not (row.exercise or row.day):
            return False
        if row.exercise:
            line.content = self._items.read(row.line, line.number)
            if not line.content.items and header.delimiter == " ":
                return False
        line.row = row
        day = f"day {row.day}" if row.day.isdigit() else row.day
        line.row_heading = self._heading(day, day) if day else None
        return True

    def _is_row_of_days(self, line: ScannedLine, text: str, delimiter: str) -> bool:
        if delimiter not in text:
            return False
        line.cells = [self._items.read(prepare(cell), line.number) for cell in split_cells(text, delimiter)]
        return True

    def _read_free(self, line: ScannedLine) -> None:
        """A line of its own: a heading, exercises, or both."""
        line.heading = self._heading(line.said, line.text)
        text = line.heading.rest if line.heading else line.text
        line.content = self._items.read(text, line.number) if text else ItemsOfLine()
        plain = not line.heading and not line.content.items and line.content.bare is None
        line.is_title = plain and is_marked(line.said) and len(line.text) <= _LONGEST_TITLE

    def _heading(self, raw: str, text: str) -> Heading | None:
        return self._headings.read(raw, text, self._lists)

    def _lists(self, text: str) -> bool:
        found = self._items.read(text, 0)
        return any(item.exercise for item in found.items) or any(item.works for item in found.items)


@dataclass(frozen=True)
class _WeekColumns:
    """Weeks side by side: the column of the exercise, and those of the weeks."""

    delimiter: str
    name: int
    places: list[int]


@dataclass
class _OpenTable:
    """The table that the next lines may belong to."""

    header: Header | None = None
    day_delimiter: str | None = None
    weeks: _WeekColumns | None = None

    def open(
        self, header: Header | None = None, day_delimiter: str | None = None, weeks: _WeekColumns | None = None
    ) -> None:
        """Begin another table."""
        self.header, self.day_delimiter, self.weeks = header, day_delimiter, weeks
