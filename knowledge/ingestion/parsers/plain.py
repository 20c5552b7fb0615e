"""Plain text: paragraphs are parted by blank lines; a heading is numbered, underlined or all in capitals."""

from __future__ import annotations

import re

from knowledge.ingestion.blocks import Block, BlockKind, ParsedDocument
from knowledge.ingestion.cleaning import clean, one_line
from knowledge.ingestion.kinds import plain_title
from knowledge.ingestion.models import IncomingDocument
from knowledge.ingestion.parsers.decoding import decoded

_UNDERLINE = re.compile(r"^(?:={3,}|-{3,}|~{3,})$")
_NUMBERED = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+\S")
_MOST_HEADING_WORDS = 12
_ITEM = re.compile(r"^(?:[-*•·]|\d{1,2}[.)])\s+")
_SENTENCE = re.compile(r"[.!?;:,。！？।]$")


def read_plain(incoming: IncomingDocument) -> ParsedDocument:
    """The text's blocks; its title is its first heading, else the file's name."""
    paragraphs = [part for part in clean(decoded(incoming.content)).split("\n\n") if part.strip()]
    blocks = [block for paragraph in paragraphs for block in _blocks(paragraph.strip().split("\n"))]
    first = blocks[0] if blocks else None
    titled = first is not None and first.kind is BlockKind.HEADING
    return ParsedDocument(first.text if first and titled else plain_title(incoming.name), blocks)


def _blocks(lines: list[str]) -> list[Block]:
    if len(lines) >= 2 and _UNDERLINE.match(lines[1]):
        heading = Block(BlockKind.HEADING, one_line(lines[0]), level=1 if lines[1][0] == "=" else 2)
        return [heading, *(_blocks(lines[2:]) if lines[2:] else [])]
    if len(lines) == 1 and (level := _heading_level(lines[0])):
        return [Block(BlockKind.HEADING, lines[0], level=level)]
    if all(_ITEM.match(line) for line in lines):
        return [Block(BlockKind.LIST_ITEM, line) for line in lines]
    return [Block(BlockKind.PARAGRAPH, "\n".join(lines))]


def _heading_level(line: str) -> int:
    """The level of a line that stands alone; 0 where it is no heading."""
    if _SENTENCE.search(line) or len(line.split()) > _MOST_HEADING_WORDS:
        return 0
    numbered = _NUMBERED.match(line)
    if numbered:
        return numbered.group(1).count(".") + 1
    return 1 if line.isupper() and any(c.isascii() and c.isalpha() for c in line) else 0
