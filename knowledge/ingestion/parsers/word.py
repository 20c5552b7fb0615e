"""Word documents (.docx), read by python-docx: headings by style or outline level, lists and tables."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from knowledge.ingestion.blocks import Block, BlockKind, ParsedDocument
from knowledge.ingestion.cleaning import one_line
from knowledge.ingestion.kinds import plain_title
from knowledge.ingestion.models import IncomingDocument
from knowledge.ingestion.parsers.archive import Archive
from knowledge.ingestion.parsers.tables import as_lines
from knowledge.ingestion.refusals import refused

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_HEADING_STYLE = re.compile(r"^heading (\d)$", re.IGNORECASE)
_TITLE_LEVEL = 0
"""All other headings stand under the title."""
_BODY_OUTLINE = 9
"""Outline level, counted from 0, that Word gives to text which is no heading."""
_TITLE = "title"


def read_word(incoming: IncomingDocument) -> ParsedDocument:
    """The document's body in order; its title is the paragraph in the style Title, else its first heading."""
    from docx.table import Table

    Archive(incoming.content).check()
    document = _opened(incoming.content)
    blocks: list[Block] = []
    title = ""
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            blocks.append(Block(BlockKind.TABLE, as_lines(_rows(part))))
            continue
        block = _of_paragraph(part)
        if not title and _style(part) == _TITLE:
            title = one_line(part.text)
        blocks += [block] if block.text.strip() else []
    first = next((one_line(block.text) for block in blocks if block.kind is BlockKind.HEADING), "")
    told = one_line(document.core_properties.title or "")
    return ParsedDocument(title or first or told or plain_title(incoming.name), blocks)


def _opened(content: bytes) -> Document:
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import XMLSyntaxError

    try:
        return docx.Document(io.BytesIO(content))
    except (OpcError, XMLSyntaxError, KeyError, ValueError, AttributeError) as error:
        raise refused("document_broken") from error


def _of_paragraph(paragraph: Paragraph) -> Block:
    level = _heading_level(paragraph)
    if level is not None:
        return Block(BlockKind.HEADING, one_line(paragraph.text), level=level)
    if _is_item(paragraph):
        return Block(BlockKind.LIST_ITEM, f"- {paragraph.text}" if paragraph.text.strip() else "")
    return Block(BlockKind.PARAGRAPH, paragraph.text)


def _style(paragraph: Paragraph) -> str:
    return (paragraph.style.name or "").lower() if paragraph.style is not None else ""


def _heading_level(paragraph: Paragraph) -> int | None:
    """None for text. The paragraph's own outline level counts, then its style's and those it is based on."""
    style = paragraph.style
    named = _HEADING_STYLE.match(_style(paragraph))
    if named:
        return int(named.group(1))
    if _style(paragraph) == _TITLE:
        return _TITLE_LEVEL
    elements: list[Any] = [paragraph._p]
    while style is not None:
        elements.append(style.element)
        style = style.base_style
    for element in elements:
        for outline in element.xpath("./w:pPr/w:outlineLvl/@w:val"):
            return int(outline) + 1 if int(outline) < _BODY_OUTLINE else None
    return None


def _is_item(paragraph: Paragraph) -> bool:
    return _style(paragraph).startswith("list") or bool(paragraph._p.xpath("./w:pPr/w:numPr"))


def _rows(table: Table) -> Iterator[list[str]]:
    """The texts of each row; a cell that spans several columns or rows is named once a row."""
    for row in table.rows:
        cells = list(dict.fromkeys(cell._tc for cell in row.cells))
        texts = {cell._tc: cell.text for cell in row.cells}
        yield [one_line(texts[cell]) for cell in cells]
