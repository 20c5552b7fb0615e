"""Tables as lines of text, the form in which passages keep them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html.parser import HTMLParser

from knowledge.ingestion.cleaning import one_line

_PARTED = " | "


def as_lines(rows: Iterable[Sequence[str]], caption: str = "") -> str:
    """A row a line, its cells parted by " | "; rows without a word are left out."""
    lines = [_PARTED.join(cell.replace("|", "/") for cell in row).strip() for row in rows if any(map(str.strip, row))]
    return "\n".join([*([caption] if caption else []), *lines])


def rows_of_html(markup: str) -> list[list[str]]:
    """The rows of an HTML table, as recognition programs write them; a cell over two columns is one cell."""
    reader = _Rows()
    reader.feed(markup)
    reader.close()
    return [[one_line(cell) for cell in row] for row in reader.rows]


class _Rows(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            if not self.rows:
                self.rows.append([])
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data
        elif data.strip():
            self.rows.append([data])
