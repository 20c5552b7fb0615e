"""Every line by itself: its heading, its exercises, or its place in a table."""

from __future__ import annotations

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
from tools.training.linter.reading.writing import lines_of, prepare, without_tags

_LONGEST_TITLE = 60


@dataclass
class ScannedLine:
    """A line with what can be said about it without its neighbours."""

    number: int
    raw: str
    text: str
    heading: Heading | None = None
    content: ItemsOfLine = field(default_factory=ItemsOfLine)
    header: Header | None = None
    row: Row | None = None
    row_heading: Heading | None = None
    columns: list[Heading] = field(default_factory=list)
    """Days side by side: this line names them."""
    cells: list[ItemsOfLine] = field(default_factory=list)
    """Days side by side: what the line lists for each."""
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
        marked_up = without_tags(raw)
        line = ScannedLine(number, raw, prepare(marked_up))
        if not line.text or is_ruler(marked_up.strip()):
            line.is_ruler = bool(line.text)
            return line
        if self._is_header(line, marked_up, table):
            return line
        if table.header and self._is_row(line, marked_up, table.header):
            return line
        if table.day_delimiter and self._is_row_of_days(line, marked_up, table.day_delimiter):
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
            table.header, table.day_delimiter = line.header, None
            return True
        for delimiter in delimiters_of(text):
            if delimiter not in ("|", "\t"):
                continue
            cells = [prepare(cell) for cell in split_cells(text, delimiter)]
            headings = [self._heading(cell, cell) for cell in cells]
            if day_columns(cells, [heading is not None and heading.opens_day for heading in headings]):
                line.columns = [heading or Heading() for heading in headings]
                table.header, table.day_delimiter = None, delimiter
                return True
        return False

    def _is_row(self, line: ScannedLine, text: str, header: Header) -> bool:
        if header.delimiter.strip() and header.delimiter not in text:
            return False
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
        line.heading = self._heading(line.raw, line.text)
        text = line.heading.rest if line.heading else line.text
        line.content = self._items.read(text, line.number) if text else ItemsOfLine()
        plain = not line.heading and not line.content.items and line.content.bare is None
        line.is_title = plain and is_marked(line.raw) and len(line.text) <= _LONGEST_TITLE

    def _heading(self, raw: str, text: str) -> Heading | None:
        return self._headings.read(raw, text, self._lists)

    def _lists(self, text: str) -> bool:
        found = self._items.read(text, 0)
        return any(item.exercise for item in found.items) or any(item.works for item in found.items)


@dataclass
class _OpenTable:
    """The table that the next lines may belong to."""

    header: Header | None = None
    day_delimiter: str | None = None
