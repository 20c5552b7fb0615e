"""What MinerU made of a document: a ZIP with its content_list.json, the Markdown and the pictures.

Each entry of the list has a `type`, a `page_idx` counted from 0, and its text under a name that depends on the type; a
`text_level` makes text a heading. Captions are `image_caption` in newer versions and `img_caption` in older ones.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from knowledge.ingestion.blocks import Block, BlockKind, ParsedDocument, Picture
from knowledge.ingestion.cleaning import one_line
from knowledge.ingestion.kinds import plain_title
from knowledge.ingestion.models import IncomingDocument
from knowledge.ingestion.parsers.archive import Archive
from knowledge.ingestion.parsers.decoding import decoded
from knowledge.ingestion.parsers.markdown import markdown_blocks
from knowledge.ingestion.parsers.tables import as_lines, rows_of_html
from knowledge.ingestion.refusals import refused

MOST_PICTURE_BYTES = 10 * 1024**2
_LIST = "content_list.json"
_PICTURE_SIGNS = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png", b"GIF8": "image/gif"}
"""First bytes of the pictures that are kept; what can hold a script (SVG) is not."""
_DISCARDED = {"header", "footer", "page_number", "aside_text", "discarded"}
"""Entries that MinerU itself leaves out of its Markdown."""
_CAPTIONS = ("image_caption", "img_caption", "chart_caption", "table_caption", "code_caption")
_FOOTNOTES = ("image_footnote", "img_footnote", "chart_footnote", "table_footnote", "code_footnote")


def read_mineru(incoming: IncomingDocument) -> ParsedDocument:
    """The document with its pages, tables and pictures; without the list, its Markdown, which knows no pages."""
    archive = Archive(incoming.content)
    name, entries = _content(archive)
    blocks = list(_blocks(entries)) if entries is not None else markdown_blocks(decoded(archive.read(name)))
    pictures = {block.picture: _picture(archive, name, block.picture) for block in blocks if block.picture}
    blocks = [block if pictures.get(block.picture or "") else replace(block, picture=None) for block in blocks]
    first = next((block.text for block in blocks if block.kind is BlockKind.HEADING), "")
    return ParsedDocument(first or plain_title(incoming.name), blocks, [p for p in pictures.values() if p])


def _content(archive: Archive) -> tuple[str, list[Any] | None]:
    """The list of the archive with its entries, or the name of its Markdown where there is no list."""
    lists = [name for name in archive.names if name.endswith(_LIST)]
    if not lists:
        return next(name for name in archive.names if name.lower().endswith(".md")), None
    try:
        entries = json.loads(archive.read(lists[0]).decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise refused("document_broken") from error
    if not isinstance(entries, list):
        raise refused("document_broken")
    return lists[0], entries


def _blocks(entries: list[Any]) -> Iterator[Block]:
    for entry in entries:
        if isinstance(entry, dict) and entry.get("type") not in _DISCARDED:
            page = entry.get("page_idx")
            yield from _of_entry(entry, page + 1 if isinstance(page, int) else None)


def _of_entry(entry: dict[str, Any], page: int | None) -> Iterator[Block]:
    kind, text = str(entry.get("type")), _text(entry.get("text"))
    caption = _joined(entry, _CAPTIONS)
    picture = entry.get("img_path") if isinstance(entry.get("img_path"), str) else None
    if kind == "table":
        lines = as_lines(rows_of_html(_text(entry.get("table_body"))), caption)
        note = _joined(entry, _FOOTNOTES)
        table = "\n".join(filter(None, [lines, note]))
        yield Block(BlockKind.TABLE, table, page=page, picture=picture or None)
    elif kind in {"image", "chart"}:
        words = " ".join(filter(None, [caption, _text(entry.get("content")), _joined(entry, _FOOTNOTES)]))
        yield Block(BlockKind.PICTURE, words, page=page, picture=picture or None)
    elif kind == "equation":
        yield Block(BlockKind.CODE, text, page=page)
    elif kind == "code":
        yield Block(BlockKind.CODE, "\n".join(filter(None, [caption, _text(entry.get("code_body"))])), page=page)
    elif kind == "list" or entry.get("list_items"):
        yield from (Block(BlockKind.LIST_ITEM, f"- {_text(item)}", page=page) for item in entry.get("list_items") or [])
    else:
        yield _of_text(entry, text, page)


def _of_text(entry: dict[str, Any], text: str, page: int | None) -> Block:
    level = entry.get("text_level")
    if isinstance(level, int) and level > 0:
        return Block(BlockKind.HEADING, one_line(text), level=level, page=page)
    return Block(BlockKind.PARAGRAPH, text, page=page)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _joined(entry: dict[str, Any], names: tuple[str, ...]) -> str:
    """The captions or notes of an entry, each a text or a list of texts."""
    values = [entry.get(name) or [] for name in names]
    texts = [text for value in values for text in (value if isinstance(value, list) else [value])]
    return one_line(" ".join(_text(text) for text in texts))


def _picture(archive: Archive, beside: str, path: str) -> Picture | None:
    """The picture at a path that is meant from the list's folder; None where there is none that can be shown."""
    place = str(PurePosixPath(beside).parent / path)
    if place not in archive.names:
        return None
    content = archive.read(place)
    kind = next((kind for sign, kind in _PICTURE_SIGNS.items() if content.startswith(sign)), None)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        kind = "image/webp"
    return Picture(path, kind, content) if kind and len(content) <= MOST_PICTURE_BYTES else None
