"""What every parser makes of a document: a title and blocks in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class BlockKind(StrEnum):
    """What a piece of a document is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    """Rows as lines, cells parted by " | "."""
    CODE = "code"
    """Lines that are kept as they stand; formulas too."""
    PICTURE = "picture"
    """`text` is its caption, `picture` its name."""


@dataclass(frozen=True)
class Block:
    """One heading, paragraph, list item, table or picture."""

    kind: BlockKind
    text: str
    level: int = 0
    """Of a heading: 1 for the outermost."""
    page: int | None = None
    """From 1."""
    picture: str | None = None


@dataclass(frozen=True)
class Picture:
    """A picture that came with a document."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class ParsedDocument:
    """A document as its parser read it."""

    title: str
    blocks: list[Block]
    pictures: list[Picture] = field(default_factory=list)
