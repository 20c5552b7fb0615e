"""Breaking text into lines: between words, and between the characters of Chinese.

A closing mark never begins a line and an opening one never ends it. Nothing is inserted into the text, so that it can
be copied out of a PDF and searched as it was written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

Measure = Callable[[str], float]
"""The width of a text in the current style."""

_HAN = "\u2e80-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
_CLOSING = "、。，．：；！？）」』】〉》’”％%,.;:!?)\\]}·"
_OPENING = "（「『【〈《‘“(\\[{"
_PIECES = re.compile(rf"[{_OPENING}]*(?:[{_HAN}]|[^\s{_HAN}]+)[{_CLOSING}]*|\s+")
_VIRAMA = "\u09cd"


def wrap(text: str, width: float, measure: Measure) -> list[str]:
    """The lines of a text that are no wider than `width`; line breaks in the text are kept."""
    return [line for part in text.split("\n") for line in _wrap_line(part, width, measure)]


def _wrap_line(text: str, width: float, measure: Measure) -> list[str]:
    lines = [""]
    used = 0.0
    for piece in _pieces_that_fit(text, width, measure):
        piece_width = measure(piece)
        if used + piece_width <= width or not lines[-1]:
            if piece.isspace() and not lines[-1]:
                continue
            lines[-1] += piece
            used += piece_width
        elif not piece.isspace():
            lines.append(piece)
            used = piece_width
        else:
            lines.append("")
            used = 0.0
    return [line.rstrip() for line in lines if line.strip()] or [""]


def _pieces_that_fit(text: str, width: float, measure: Measure) -> Iterator[str]:
    for piece in _PIECES.findall(text):
        if measure(piece) <= width:
            yield piece
        else:
            yield from _clusters(piece)


def _clusters(word: str) -> Iterator[str]:
    """The letters of a word that is wider than a line, each with the signs that belong to it."""
    cluster = ""
    for letter in word:
        joins = unicodedata.category(letter).startswith("M") or cluster.endswith(_VIRAMA)
        if cluster and not joins:
            yield cluster
            cluster = ""
        cluster += letter
    if cluster:
        yield cluster
