"""Tables: Markdown, CSV, TSV and exports of training apps, with their columns in any order.

A row is written as the line that a person would have typed ("Squat 4x8, rest 90 s") and is then read like one.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tools.training.linter.reading.grammar import Grammar
from tools.training.linter.reading.words import Column
from tools.training.linter.reading.writing import prepare

_RULER_SIGNS = set("|:+-=–— \t")
_WIDE_GAP = re.compile(r"\s{3,}|\t+")
_UNIT = re.compile(r"\((\w+)\)|\b(kg|lbs?|min|minutes|sec|seconds|s)\b|_(kg|lbs?)\b")
_FIGURE = re.compile(r"^\d+(?:[.,]\d+)?$")
_FIGURES = re.compile(r"^\d+(?:\.\d+)?(?: ?- ?\d+(?:\.\d+)?)?\+?$")
_REPS_CELL = re.compile(r"^\d|^(?:amrap|max|failure|f)$")
_LETTERS = re.compile(r"[^\W\d_]|[\u0980-\u09ff]")
_MOST_SETS = 12
_DATES = ("%Y-%m-%d", "%d %b %Y", "%b %d, %Y", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%Y/%m/%d")
_KEY_COLUMNS = {Column.SETS, Column.REPS, Column.AMOUNT, Column.LOAD, Column.REST, Column.DAY, Column.SET_INDEX}
_WARMUP_TYPES = ("w", "warmup", "warm up")


@dataclass(frozen=True)
class Header:
    """A table's columns, in its order; `names` as they were written."""

    delimiter: str
    columns: tuple[Column | None, ...]
    names: tuple[str, ...]

    @property
    def starts(self) -> list[int]:
        """Where the columns of an exercise begin: more than once where days stand side by side."""
        return [place for place, column in enumerate(self.columns) if column is Column.EXERCISE]

    def part(self, start: int) -> Header:
        """The columns of the exercise that begins at `start`."""
        end = next((place for place in self.starts if place > start), len(self.columns))
        return Header(self.delimiter, self.columns[start:end], self.names[start:end])

    @property
    def is_log(self) -> bool:
        """Whether every row is one set, as training apps export them."""
        return Column.SET_INDEX in self.columns


@dataclass(frozen=True)
class Row:
    """One row as text, and where it belongs."""

    line: str
    exercise: str
    day: str = ""
    week: str = ""
    date: date | None = None
    is_warmup: bool = False


def split_cells(line: str, delimiter: str) -> list[str]:
    """The cells of a line."""
    if delimiter == "|":
        return [cell.strip() for cell in line.strip().strip("|").split("|")]
    if delimiter == " ":
        return [cell.strip() for cell in _WIDE_GAP.split(line.strip())]
    return [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), [])]


def delimiters_of(line: str) -> list[str]:
    """The delimiters that a line could be cut at, the surest first."""
    found = [sign for sign in ("|", "\t", ",", ";") if sign in line]
    return [*found, " "] if _WIDE_GAP.search(line.strip()) else found


def is_ruler(line: str) -> bool:
    """Whether the line only parts a table's head from its body."""
    return "--" in line and set(line) <= _RULER_SIGNS


class TableReader:
    """Finds headers and writes rows as lines."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar

    def header(self, line: str) -> Header | None:
        """The header that a line is: at least two known columns, one of them the exercise or its amounts."""
        for delimiter in delimiters_of(line):
            names = [prepare(cell.strip("*_ ")) for cell in split_cells(line, delimiter)]
            columns = tuple(self.column(name) for name in names)
            known = {column for column in columns if column}
            if Column.EXERCISE in known and known & _KEY_COLUMNS and len(known) > 1:
                return Header(delimiter, columns, tuple(names))
        return None

    def row(self, line: str, header: Header) -> Row | None:
        """A row under a header; None where the line has too few cells to be one."""
        cells = split_cells(line, header.delimiter)
        return None if len(cells) < 2 and len(header.columns) > 1 else self._row(cells, header)

    def side_by_side(self, line: str, header: Header) -> dict[int, Row]:
        """What a row lists for each of the days that stand side by side, by the column where they begin."""
        cells = split_cells(line, header.delimiter)
        return {start: self._row(cells[start:], header.part(start)) for start in header.starts}

    def _row(self, cells: Sequence[str], header: Header) -> Row:
        by_column: dict[Column, str] = {}
        units: dict[Column, str] = {}
        for cell, column, name in zip(cells, header.columns, header.names, strict=False):
            if column is Column.SECONDS and not _FIGURE.match(cell):
                continue  # "1h 2m" is how long the workout took
            if column and cell.strip("-–— "):
                by_column.setdefault(column, prepare(cell.strip("*_` ")))
                units.setdefault(column, _unit(name))
        return Row(
            line=_as_line(by_column, units, header.is_log),
            exercise=by_column.get(Column.EXERCISE, ""),
            day=by_column.get(Column.DAY, ""),
            week=by_column.get(Column.WEEK, ""),
            date=_date(by_column.get(Column.DATE, "")),
            is_warmup=by_column.get(Column.SET_TYPE, by_column.get(Column.SET_INDEX, "")) in _WARMUP_TYPES,
        )

    def headless(self, line: str) -> str | None:
        """A row of a table without a header as a line: a name, then sets and repetitions in cells of their own."""
        for delimiter in ("|", "\t", ";", ","):
            if delimiter not in line:
                continue
            cells = [prepare(cell) for cell in split_cells(line, delimiter) if cell.strip()] or [""]
            if delimiter in ",;" and any(character.isdigit() for character in cells[0]):
                continue  # "4 sets (12, 10, 8 reps)"
            if len(cells) > 2 and _LETTERS.search(cells[0]) and _is_sets(cells[1]) and _REPS_CELL.match(cells[2]):
                return ", ".join([f"{cells[0]} {cells[1]}x{cells[2]}", *cells[3:]])
        return None

    def column(self, name: str) -> Column | None:
        """What the column of a prepared heading holds."""
        columns = self._grammar.columns
        bare = re.sub(r"\s*\([^()]*\)\s*$", "", name)
        return columns.get(name) or columns.get(bare)


def _as_line(cells: Mapping[Column, str], units: Mapping[Column, str], is_log: bool) -> str:
    amount = "" if is_log else cells.get(Column.AMOUNT, "")
    if not amount:
        amount = _amount(cells, is_log)
    parts = [f"{cells.get(Column.EXERCISE, '')} {amount}".strip()]
    load, rest = cells.get(Column.LOAD, ""), cells.get(Column.REST, "")
    if load:
        parts.append(f"{load} {units[Column.LOAD] or 'kg'}" if _FIGURES.match(load) else load)
    if Column.PERCENT in cells:
        parts.append(_percent(cells[Column.PERCENT]))
    for column in (Column.RPE, Column.RIR):
        if column in cells:
            cell = cells[column]
            parts.append(f"{column} {cell}" if _FIGURES.match(cell) else cell)
    if Column.INTENSITY in cells:
        parts.append(cells[Column.INTENSITY])
    if rest:
        unit = {"min": "min", "minutes": "min"}.get(units[Column.REST], "s" if units[Column.REST] else "")
        parts.append(f"rest {rest} {unit}" if _FIGURES.match(rest) else f"rest {rest}")
    return ", ".join(parts)


def _amount(cells: Mapping[Column, str], is_log: bool) -> str:
    """Sets and repetitions (or seconds) as people write them."""
    sets = "1" if is_log else cells.get(Column.SETS, "")
    reps = cells.get(Column.REPS, "")
    seconds = cells.get(Column.SECONDS, "")
    if (not reps or reps == "0") and _FIGURE.match(seconds) and float(seconds) > 0:
        reps = f"{seconds}s"
    if sets and reps:
        return f"{sets} x {reps}" if not sets[-1].isdigit() else f"{sets}x{reps}"
    if sets:
        return f"{sets} sets" if _FIGURES.match(sets) else sets
    return f"{reps} reps" if _FIGURES.match(reps) else reps


def _percent(cell: str) -> str:
    if _FIGURE.match(cell) and float(cell) <= 1:
        return f"{float(cell) * 100:g}%"
    return cell if "%" in cell else f"{cell}%"


def _unit(name: str) -> str:
    found = _UNIT.search(name)
    return next((group for group in found.groups() if group), "") if found else ""


def _date(text: str) -> date | None:
    """The day of a date with or without a time."""
    text = text.partition(" at ")[0]
    for candidate in (text, text.split("t")[0], text[:10], text.rpartition(",")[0], text.rpartition(" ")[0]):
        for form in _DATES:
            try:
                return datetime.strptime(candidate.strip(" ,"), form).date()
            except ValueError:
                continue
    return None


def _is_sets(cell: str) -> bool:
    return bool(_FIGURES.match(cell)) and float(re.split(r"[-+ ]", cell)[0]) <= _MOST_SETS


def day_columns(cells: Sequence[str], is_day: Sequence[bool]) -> bool:
    """Whether the cells of a line are days side by side."""
    filled = [flag for cell, flag in zip(cells, is_day, strict=True) if cell]
    return len(filled) > 1 and all(filled)
