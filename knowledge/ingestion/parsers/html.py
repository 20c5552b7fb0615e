"""HTML: trafilatura finds what the page is about; menus, advertisements and comments stay behind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from knowledge.ingestion.blocks import Block, BlockKind, ParsedDocument
from knowledge.ingestion.cleaning import one_line
from knowledge.ingestion.kinds import plain_title
from knowledge.ingestion.models import IncomingDocument
from knowledge.ingestion.parsers.tables import as_lines
from knowledge.ingestion.refusals import refused

_CONTAINERS = {"div", "quote", "body", "main"}


def parsed_html(incoming: IncomingDocument) -> ParsedDocument:
    """The page's text with its headings, lists and tables, however long it takes; raises InvalidInput."""
    from trafilatura import bare_extraction

    page = bare_extraction(
        incoming.content, url=incoming.url, include_comments=False, include_tables=True, favor_recall=True
    )
    if page is None or isinstance(page, dict) or page.body is None:
        raise refused("document_no_text")
    blocks = list(_blocks(page.body))
    title = one_line(page.title or "") or next((b.text for b in blocks if b.kind is BlockKind.HEADING), "")
    return ParsedDocument(title or plain_title(incoming.name), blocks)


def _blocks(parent: Any) -> Iterator[Block]:
    for element in parent:
        text = one_line("".join(element.itertext()))
        if element.tag == "head":
            yield Block(BlockKind.HEADING, text, level=int((element.get("rend") or "h2")[-1]))
        elif element.tag == "list":
            yield from (Block(BlockKind.LIST_ITEM, f"- {item}") for item in _items(element))
        elif element.tag == "table":
            yield Block(BlockKind.TABLE, as_lines([_texts(row) for row in element.iter("row")]))
        elif element.tag in _CONTAINERS and any(child.tag in {"p", "head", "list", "table"} for child in element):
            if (element.text or "").strip():
                yield Block(BlockKind.PARAGRAPH, one_line(element.text))
            yield from _blocks(element)
        elif text:
            yield Block(BlockKind.PARAGRAPH, text)
        if (element.tail or "").strip():
            yield Block(BlockKind.PARAGRAPH, one_line(element.tail))


def _items(element: Any) -> list[str]:
    return [text for item in element.iter("item") if (text := one_line("".join(_own_text(item))))]


def _own_text(item: Any) -> Iterator[str]:
    """The text of an item without that of the list in it, whose items come by themselves."""
    yield item.text or ""
    for child in item:
        if child.tag != "list":
            yield " ".join(child.itertext())
        yield child.tail or ""


def _texts(row: Any) -> list[str]:
    return [one_line(" ".join(cell.itertext())) for cell in row.iter("cell")]
