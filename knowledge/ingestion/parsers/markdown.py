"""Markdown (CommonMark with tables), read by markdown-it; a YAML head gives the title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from knowledge.ingestion.blocks import Block, BlockKind, ParsedDocument
from knowledge.ingestion.cleaning import one_line
from knowledge.ingestion.kinds import plain_title
from knowledge.ingestion.models import IncomingDocument
from knowledge.ingestion.parsers.decoding import decoded
from knowledge.ingestion.parsers.tables import as_lines, rows_of_html

if TYPE_CHECKING:
    from markdown_it.token import Token

_HEAD = re.compile(r"\A---\s*\n(.*?)\n(?:---|\.\.\.)\s*(?:\n|\Z)", re.DOTALL)
_TITLE = re.compile(r"^title:\s*(.+)$", re.MULTILINE | re.IGNORECASE)
_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", re.DOTALL)
_HEADING = re.compile(r"h([1-6])")
_SHOWN = {"text", "code_inline", "image"}
"""Parts of a line with words in them; a picture's are its alternative text."""
_LINE_BREAKS = {"softbreak", "hardbreak"}


def read_markdown(incoming: IncomingDocument) -> ParsedDocument:
    """Headings, paragraphs, lists, tables and code; of pictures their alternative text, since they lie elsewhere."""
    text = decoded(incoming.content)
    head = _HEAD.match(text)
    titled = _TITLE.search(head.group(1)) if head else None
    blocks = [block for block in markdown_blocks(text[head.end() :] if head else text) if block.picture is None]
    title = one_line(titled.group(1)).strip("\"'") if titled else ""
    first = next((block.text for block in blocks if block.kind is BlockKind.HEADING), "")
    return ParsedDocument(title or first or plain_title(incoming.name), blocks)


def markdown_blocks(text: str) -> list[Block]:
    """The blocks of a Markdown text; a picture goes by its address."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    return list(_blocks(tokens))


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    opened: list[str] = []
    rows: list[list[str]] = []
    for token in tokens:
        if token.nesting == 1:
            opened.append(token.tag)
            if token.type == "tr_open":
                rows.append([])
        elif token.nesting == -1:
            opened.pop()
            if token.type == "table_close":
                yield Block(BlockKind.TABLE, as_lines(rows))
                rows = []
        elif token.type == "inline":
            if "table" in opened:
                rows[-1].append(one_line(_text(token)))
            else:
                yield from _of_inline(token, opened)
        elif token.type in {"fence", "code_block"}:
            yield Block(BlockKind.CODE, token.content)
        elif token.type == "html_block":
            yield from _of_html(token.content)


def _of_inline(token: Token, opened: Sequence[str]) -> Iterator[Block]:
    text = _text(token)
    if opened and (heading := _HEADING.match(opened[-1])):
        yield Block(BlockKind.HEADING, one_line(text), level=int(heading.group(1)))
    elif "li" in opened:
        yield Block(BlockKind.LIST_ITEM, f"- {text}" if text.strip() else "")
    elif text.strip():
        yield Block(BlockKind.PARAGRAPH, text)
    for child in token.children or []:
        if child.type == "image":
            yield Block(BlockKind.PICTURE, "", picture=str(child.attrs.get("src", "")))


def _of_html(markup: str) -> Iterator[Block]:
    if "<table" in markup.lower():
        yield Block(BlockKind.TABLE, as_lines(rows_of_html(markup)))
    elif text := one_line(_TAG.sub(" ", markup)):
        yield Block(BlockKind.PARAGRAPH, text)


def _text(token: Token) -> str:
    parts = []
    for child in token.children or []:
        if child.type in _SHOWN:
            parts.append(child.content)
        elif child.type in _LINE_BREAKS or child.content.lower().startswith("<br"):
            parts.append("\n")
    return "".join(parts)
