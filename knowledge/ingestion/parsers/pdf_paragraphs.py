"""Paragraphs and headings out of a PDF's lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from knowledge.ingestion.blocks import Block, BlockKind
from knowledge.ingestion.parsers.pdf_lines import LARGER, Line, body_size

_MOST_LEVELS = 4
_MOST_HEADING_WORDS = 16
_SHORT_LINE = 0.75
"""Share of the usual length below which a line that ends a sentence also ends its paragraph."""
_USUAL = 0.9
"""The quantile of the lines' lengths that counts as usual: most lines of a page are full."""
_ENDS_SENTENCE = re.compile(r"[.!?…:。！？।][\"'”’)\]]*$")
_ITEM = re.compile(r"^(?:[•·▪◦‣●○■□➢✓–-]|\(?(?:\d{1,2}|[a-z])[.)])\s+\S")
_BROKEN_WORD = re.compile(r"[^\W\d_](?:-|\u2010|\u00ad)$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff。，、！？；：（）]")


def blocks_of(pages: Sequence[Sequence[Line]]) -> list[Block]:
    """The blocks of all pages in order; a paragraph may go on over a page."""
    lines = [line for page in pages for line in page]
    levels, body = _heading_levels(lines)
    words = Counter(word.lower() for line in lines for word in _WORD.findall(line.text))
    usual = _usual_length([line for line in lines if line.size == body])
    blocks: list[Block] = []
    goes_on = False
    for line in lines:
        level = _level(line, levels, body)
        if level:
            blocks = _with_heading(blocks, line, level)
            goes_on = False
            continue
        if _ITEM.match(line.text):
            blocks.append(Block(BlockKind.LIST_ITEM, line.text, page=line.page))
        elif goes_on:
            last = blocks[-1]
            blocks[-1] = Block(last.kind, joined(last.text, line.text, words), page=last.page)
        else:
            blocks.append(Block(BlockKind.PARAGRAPH, line.text, page=line.page))
        goes_on = not (_ENDS_SENTENCE.search(line.text) and len(line.text) < _SHORT_LINE * usual)
    return blocks


def joined(first: str, second: str, words: Counter[str]) -> str:
    """Two lines as one: a word that was parted at the end of the first is one again.

    Its hyphen stays where the rest of the document writes it ("evidence-based") and never writes the word in one.
    """
    if not _BROKEN_WORD.search(first) or not second[:1].islower():
        spaced = not (_UNSPACED.match(first[-1:]) and _UNSPACED.match(second[:1]))
        return f"{first}{' ' if spaced else ''}{second}"
    head, tail = _WORD.findall(first)[-1], _WORD.findall(second)[0]
    whole, hyphenated = f"{head}{tail}".lower(), f"{head}-{tail}".lower()
    if words[hyphenated] and not words[whole]:
        return f"{first[:-1]}-{second}"
    return f"{first[:-1]}{second}"


def _heading_levels(lines: Sequence[Line]) -> tuple[dict[float, int], float]:
    """The level of each size of letters that headings have, and the size of the text."""
    body = body_size(lines)
    larger = sorted({line.size for line in lines if line.size >= LARGER * body > 0}, reverse=True)
    return {size: min(place, _MOST_LEVELS) for place, size in enumerate(larger, start=1)}, body


def _level(line: Line, levels: dict[float, int], body: float) -> int:
    """The level of a heading; 0 for text. Bold letters of the text's size are a heading under all others."""
    if len(line.text.split()) > _MOST_HEADING_WORDS or not any(map(str.isalpha, line.text)):
        return 0
    if line.size in levels:
        return levels[line.size]
    bold_heading = line.bold and line.size == body and not _ENDS_SENTENCE.search(line.text)
    return min(len(levels), _MOST_LEVELS) + 1 if bold_heading else 0


def _with_heading(blocks: list[Block], line: Line, level: int) -> list[Block]:
    """The heading behind the others; a heading of several lines is one."""
    last = blocks[-1] if blocks else None
    if last is not None and last.kind is BlockKind.HEADING and last.level == level and last.page == line.page:
        return [*blocks[:-1], Block(BlockKind.HEADING, f"{last.text} {line.text}", level=level, page=last.page)]
    return [*blocks, Block(BlockKind.HEADING, line.text, level=level, page=line.page)]


def _usual_length(lines: Sequence[Line]) -> int:
    lengths = sorted(len(line.text) for line in lines)
    return lengths[int(_USUAL * (len(lengths) - 1))] if lengths else 0
