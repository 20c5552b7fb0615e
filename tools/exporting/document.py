"""A plan as a document of blocks: what the PDF and the printable page both draw."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from domain.vocabulary import Language


class Align(StrEnum):
    """How a column's cells are set."""

    LEFT = "left"
    RIGHT = "right"
    CENTER = "center"


class RowStyle(StrEnum):
    """What a row is for."""

    PLAIN = "plain"
    GROUP = "group"
    TOTAL = "total"


@dataclass(frozen=True)
class Picture:
    """A JPEG and what it shows."""

    data: bytes
    alt: str


@dataclass(frozen=True)
class Cell:
    """The text of a cell and a smaller line below it."""

    text: str
    note: str = ""


@dataclass(frozen=True)
class Column:
    """A column; `weight` is its share of the width."""

    title: str
    weight: float = 1.0
    align: Align = Align.LEFT


@dataclass(frozen=True)
class Row:
    """A row of cells, with a picture in front of them where the table has any."""

    cells: tuple[Cell, ...]
    style: RowStyle = RowStyle.PLAIN
    picture: Picture | None = None


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 (a part) or 2 (a day); `aside` stands beside it, smaller."""

    text: str
    level: int = 1
    aside: str = ""


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True)
class Bullets:
    """A list of sentences."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Facts:
    """Figures that stand out, each with its label."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Table:
    """A table; the heading row is repeated on every page. `boxes` gives every row a box to tick."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    boxes: bool = False

    @property
    def has_pictures(self) -> bool:
        """Whether any row has a picture."""
        return any(row.picture for row in self.rows)


@dataclass(frozen=True)
class Card:
    """A picture with a title, a line about it, and steps."""

    picture: Picture
    title: str
    about: str
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Cards:
    """Cards in rows."""

    items: tuple[Card, ...]


@dataclass(frozen=True)
class Bar:
    """One stacked bar: its label, its parts in the order of the legend, and what it says at its end."""

    label: str
    parts: tuple[float, ...]
    text: str


@dataclass(frozen=True)
class Bars:
    """Stacked bars against a target line."""

    title: str
    legend: tuple[str, ...]
    bars: tuple[Bar, ...]
    target: float
    target_text: str


@dataclass(frozen=True)
class Reference:
    """A work that the figures come from; `address` is where it is found, if that is known."""

    text: str
    address: str = ""


@dataclass(frozen=True)
class References:
    """The works in order."""

    items: tuple[Reference, ...]


Block = Heading | Paragraph | Bullets | Facts | Table | Cards | Bars | References


@dataclass(frozen=True)
class Document:
    """A whole plan; `footer` stands on every page, `closing` at the very end."""

    language: Language
    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    footer: str
    closing: str

    def texts(self) -> Iterator[str]:
        """Every text of the document."""
        yield from (self.title, self.subtitle, self.footer, self.closing)
        for block in self.blocks:
            yield from block_texts(block)


def block_texts(block: Block) -> Iterator[str]:
    """Every text of a block."""
    match block:
        case Heading():
            yield from (block.text, block.aside)
        case Paragraph():
            yield block.text
        case Bullets():
            yield from block.lines
        case Facts():
            yield from (text for item in block.items for text in item)
        case Table():
            yield from (column.title for column in block.columns)
            yield from (text for row in block.rows for cell in row.cells for text in (cell.text, cell.note))
        case Cards():
            yield from (text for card in block.items for text in (card.title, card.about, *card.steps))
        case Bars():
            yield from (block.title, block.target_text, *block.legend)
            yield from (text for bar in block.bars for text in (bar.label, bar.text))
        case References():
            yield from (text for item in block.items for text in (item.text, item.address))
