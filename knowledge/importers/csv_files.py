"""CSV files of public data sets, read row by row; what is broken in them is told in one sentence."""

from __future__ import annotations

import csv
import math
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from domain.errors import InvalidInput

T = TypeVar("T")


class CsvFile:
    """A CSV file in UTF-8 with the columns that it must have; `name` is what it is a file of, such as "SR Legacy"."""

    def __init__(self, path: Path, columns: Sequence[str], name: str, remedy: str) -> None:
        self._path = path
        self._columns = columns
        self._name = name
        self._remedy = remedy

    def read(self, row_of: Callable[[dict[str, str]], T]) -> Iterator[T]:
        """Every row as `row_of` makes it, which raises ValueError for a broken one; raises InvalidInput."""
        if not self._path.is_file():
            raise self.wrong(f"There is no file {self._path}.")
        if zipfile.is_zipfile(self._path):
            raise self.wrong(f"{self._path.name} is a zip archive: unpack it first.")
        try:
            with self._path.open(encoding="utf-8", newline="") as stream:
                yield from self._rows(csv.DictReader(stream, strict=True), row_of)
        except (UnicodeDecodeError, csv.Error) as error:
            raise self.wrong(f"{self._path.name} is not a CSV file in UTF-8, or has been cut off.") from error

    def _rows(self, reader: csv.DictReader[str], row_of: Callable[[dict[str, str]], T]) -> Iterator[T]:
        missing = [column for column in self._columns if column not in (reader.fieldnames or [])]
        if missing:
            raise self.wrong(f"{self._path.name} has no column {missing[0]}: it is not {self._name}.")
        for row in reader:
            if None in row or None in row.values():  # more or fewer cells than columns
                raise self._broken(reader.line_num)
            try:
                yield row_of(row)
            except ValueError as error:
                raise self._broken(reader.line_num) from error

    def _broken(self, line: int) -> InvalidInput:
        return self.wrong(f"Line {line} of {self._path.name} is broken: the file has been changed or cut off.")

    def wrong(self, sentence: str) -> InvalidInput:
        """An error about this file, with what to do."""
        return InvalidInput(sentence, field="path", hint=self._remedy)


def amount(written: str) -> float:
    """A figure that is no less than nothing; raises ValueError."""
    value = float(written)
    if not 0 <= value < math.inf:
        raise ValueError(f"{written} is no amount")
    return value
