"""Phrases with a value each, found in prepared lines as whole words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tools.training.linter.reading.writing import prepare

_LETTER = re.compile(r"[^\W\d_]")
_UNSPACED = re.compile(r"[\u3400-\u9fff\uac00-\ud7a3]")


class PhraseBook:
    """Phrases with a value each, found at a place of a prepared line; the longest wins."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        self._values: dict[str, str] = {}
        for phrase, value in entries:
            self._values.setdefault(prepare(phrase), value)
        self._by_first: dict[str, list[str]] = {}
        for phrase in sorted(self._values, key=len, reverse=True):
            self._by_first.setdefault(phrase[0], []).append(phrase)

    def at(self, line: str, start: int) -> tuple[str, str] | None:
        """The longest phrase that stands at `start` as a whole word, and its value."""
        for phrase in self._by_first.get(line[start : start + 1], ()):
            if line.startswith(phrase, start) and _ends_word(line, start + len(phrase)):
                return phrase, self._values[phrase]
        return None

    def get(self, phrase: str) -> str | None:
        """The value of exactly this phrase."""
        return self._values.get(phrase)

    def finds(self, line: str) -> bool:
        """Whether any of the phrases stands in the line."""
        return any(True for _ in self.spans(line))

    def spans(self, line: str) -> Iterator[tuple[int, int, str]]:
        """Every phrase in the line from left to right: start, end and value."""
        position = 0
        while position < len(line):
            found = self.at(line, position) if _starts_word(line, position) else None
            if found:
                yield position, position + len(found[0]), found[1]
            position += len(found[0]) if found else 1


def _starts_word(line: str, start: int) -> bool:
    if start == 0 or _UNSPACED.match(line, start) or _UNSPACED.match(line[start - 1]):
        return True
    return not (_is_letter(line[start]) and _is_letter(line[start - 1]))


def _ends_word(line: str, end: int) -> bool:
    """No letter follows a letter, except where words are written without spaces."""
    if end >= len(line) or _UNSPACED.match(line[end - 1]) or _UNSPACED.match(line[end]):
        return True
    return not (_is_letter(line[end - 1]) and _is_letter(line[end]))


def _is_letter(character: str) -> bool:
    return bool(_LETTER.match(character)) or "\u0980" <= character <= "\u09ff"
