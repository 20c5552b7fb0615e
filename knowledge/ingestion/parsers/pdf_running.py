"""Lines that run through a PDF: heads, feet and page numbers, which would cut sentences apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from knowledge.ingestion.parsers.pdf_lines import LARGER, Line, body_size

_EDGE_LINES = 3
"""Lines at the top and at the bottom of a page that may run through."""
_LEAST_PAGES = 3
"""On fewer pages nothing can be seen to repeat."""
_MOST_WORDS = 12
"""A longer line is text that happens to be alike."""
_SHARE = 0.4
"""Share of the pages on which a line stands that runs through: left and right pages differ."""
_PAGE_NUMBER = re.compile(
    r"^(?:(?:page|p\.|第|পৃষ্ঠা)\s*)?[-–|\s]*(?:\d{1,4}|[ivxlc]{1,7})[-–|\s]*(?:(?:of|/)\s*\d{1,4}|页|쪽)?$", re.IGNORECASE
)


def without_running_lines(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without heads, feet and page numbers."""
    body = body_size([line for page in pages for line in page])
    counted = Counter(shape for page in pages for shape in {_shape(page[at], body) for at in _edges(page)})
    running = {shape for shape, count in counted.items() if count >= max(_LEAST_PAGES, _SHARE * len(pages))}
    kept = []
    for page in pages:
        edges = _edges(page)
        runs = {
            at
            for at in edges
            if (_shape(page[at], body) in running and len(page[at].text.split()) <= _MOST_WORDS)
            or (len(pages) > 1 and _PAGE_NUMBER.match(page[at].text))
        }
        kept.append([line for at, line in enumerate(page) if at not in runs])
    return kept


def _edges(page: Sequence[Line]) -> set[int]:
    """Where on a page running lines may stand."""
    return {*range(min(_EDGE_LINES, len(page))), *range(max(0, len(page) - _EDGE_LINES), len(page))}


def _shape(line: Line, body: float) -> str:
    """The line with its numbers alike: "Manual 12" and "Manual 13" are one line, but "Chapter 2" in large letters."""
    folded = line.text.casefold()
    return folded if line.size >= LARGER * body > 0 else re.sub(r"\d+", "#", folded)
