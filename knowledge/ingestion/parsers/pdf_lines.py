"""The lines of a PDF page in the order in which pypdf gives them, each with the size of its letters."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from knowledge.ingestion.cleaning import one_line

if TYPE_CHECKING:
    from pypdf import PageObject


LARGER = 1.12
"""Times the size of the text from which letters are a heading's."""


@dataclass(frozen=True)
class Line:
    """A line of a page; `size` is in points, 0 where it is not known."""

    text: str
    page: int
    size: float
    bold: bool = False


def lines_of(page: PageObject, number: int) -> list[Line]:
    """The page's lines without empty ones."""
    gathered = _Gatherer(number)
    page.extract_text(visitor_text=gathered.add)
    return gathered.lines()


def body_size(lines: Sequence[Line]) -> float:
    """The size of most letters, in points."""
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


class _Gatherer:
    """Puts the pieces of text together that pypdf reports with their font."""

    def __init__(self, page: int) -> None:
        self._page = page
        self._pieces: list[tuple[str, float, bool]] = []

    def add(self, text: str, cm: Sequence[float], tm: Sequence[float], font: Any, size: float) -> None:
        """A piece with its matrices, font (a dictionary or None) and size, as pypdf calls its visitors."""
        scale = math.sqrt(abs((tm[0] * tm[3] - tm[1] * tm[2]) * (cm[0] * cm[3] - cm[1] * cm[2])))
        name = str((font or {}).get("/BaseFont", ""))
        self._pieces.append((text, round(float(size or 0) * scale, 1), "bold" in name.lower()))

    def lines(self) -> list[Line]:
        """All lines; a line's size and weight are those of most of its letters."""
        lines: list[Line] = []
        text, weights = "", dict[tuple[float, bool], int]()
        for piece, size, bold in [*self._pieces, ("\n", 0.0, False)]:
            for part in piece.splitlines(keepends=True):
                text += part
                weights[size, bold] = weights.get((size, bold), 0) + sum(map(str.isalnum, part))
                if part.endswith("\n"):
                    if shown := one_line(text):
                        line_size, line_bold = max(weights, key=lambda key: weights[key])
                        lines.append(Line(shown, self._page, line_size, line_bold))
                    text, weights = "", {}
        return lines
