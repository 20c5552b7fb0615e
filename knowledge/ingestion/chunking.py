"""Cutting a document into passages along its headings: whole sentences, tables in one piece, nothing lost.

A section is cut into passages of nearly equal size; one that is too small to stand alone joins its neighbour under the
heading that both have. Sizes are in words; scripts without spaces count two characters as one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from domain.languages import detect
from domain.vocabulary import Language
from knowledge.ingestion.blocks import Block, BlockKind, ParsedDocument
from knowledge.ingestion.cleaning import clean, one_line
from knowledge.ingestion.refusals import refused

MOST_WORDS = 300
"""No passage is longer: the embedding reads about 200 words, and an answer shows no more."""
LEAST_WORDS = 10
"""A section below it joins its neighbour."""
GOOD_WORDS = 150
"""What is joined grows up to it."""
_NEARLY_ALL = 0.75
"""Share of the words from which a passage goes by the heading of one of its parts."""
MOST_PASSAGES = 5000
_HEADING_WORDS = 40
"""A heading that is longer is a paragraph that looks like one."""
_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\s{_UNSPACED}]{{1,20}}")
"""A run without spaces counts a word every twenty letters, so that no address is longer than a passage."""
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？।])\s*|\n+")


@dataclass(frozen=True)
class Piece:
    """A passage before it belongs to a stored document."""

    headings: tuple[str, ...]
    page: int | None
    text: str
    language: Language
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Unit:
    """What is not cut any further."""

    text: str
    page: int | None
    tight: bool = False
    """Whether it follows the former one on the next line: items of a list, parts of a paragraph."""
    picture: str | None = None

    @property
    def words(self) -> float:
        return count_words(self.text)


@dataclass
class _Section:
    """What stands under one path of headings; `page` is its heading's, where it has one."""

    headings: tuple[str, ...]
    page: int | None = None
    units: list[_Unit] = field(default_factory=list)

    @property
    def words(self) -> float:
        return sum(unit.words for unit in self.units)


def count_words(text: str) -> float:
    """How long a text is."""
    return sum(0.5 if len(word) == 1 and not word.isascii() else 1 for word in _WORD.findall(text))


def cut(document: ParsedDocument) -> list[Piece]:
    """The passages in order; raises InvalidInput for a document without words, or with more than can be kept."""
    sections = [packed for section in _joined(_sections(document.blocks)) for packed in _packed(section)]
    pieces = [piece for piece in map(_piece, sections) if piece.text]
    if not any(character.isalpha() for piece in pieces for character in piece.text):
        raise refused("document_no_text")
    if len(pieces) > MOST_PASSAGES:
        raise refused("document_too_long")
    return pieces


def _sections(blocks: Iterable[Block]) -> list[_Section]:
    path: list[tuple[int, str]] = []
    sections = [_Section(())]
    for block in blocks:
        title = one_line(block.text) if block.kind is BlockKind.HEADING else ""
        if title and count_words(title) <= _HEADING_WORDS:
            if not sections[-1].units and path and path[-1][0] >= block.level:
                _speak_for_itself(sections[-1])
            path = [(level, text) for level, text in path if level < block.level] + [(block.level, title)]
            sections.append(_Section(tuple(text for _, text in path), block.page))
        else:
            sections[-1].units += _units(block)
    if not sections[-1].units and path:
        _speak_for_itself(sections[-1])
    return [section for section in sections if section.units]


def _speak_for_itself(section: _Section) -> None:
    """A heading with nothing under it is text, or it would be lost."""
    section.units.append(_Unit(section.headings[-1], section.page))


def _units(block: Block) -> list[_Unit]:
    text = clean(block.text)
    parts = _table_parts(text) if block.kind is BlockKind.TABLE else _parts(text)
    if block.picture is not None:
        return [_Unit(part, block.page, number > 0, block.picture) for number, part in enumerate(parts or [""])]
    tight = block.kind is BlockKind.LIST_ITEM
    return [_Unit(part, block.page, tight or number > 0) for number, part in enumerate(parts)]


def _parts(text: str, limit: float = MOST_WORDS) -> list[str]:
    """The text whole if it fits into a passage, else in groups of sentences that do, as few and as even as can be."""
    if count_words(text) <= limit:
        return [text] if text else []
    spans = [span for sentence in _sentence_spans(text) for span in _short(text, sentence, limit)]
    runs = _even_runs([count_words(text[start:end]) for start, end in spans], limit)
    return [text[spans[first][0] : spans[last - 1][1]].strip() for first, last in runs]


def _sentence_spans(text: str) -> list[tuple[int, int]]:
    ends = [found.end() for found in _SENTENCE_END.finditer(text) if found.end() < len(text)]
    return list(pairwise([0, *ends, len(text)]))


def _short(text: str, span: tuple[int, int], limit: float) -> Iterator[tuple[int, int]]:
    """A sentence, cut between its words where it is longer than a passage."""
    start, size = span[0], 0.0
    for word in _WORD.finditer(text, *span):
        more = count_words(word.group())
        if size + more > limit:
            yield start, word.start()
            start, size = word.start(), 0.0
        size += more
    yield start, span[1]


def _table_parts(text: str) -> list[str]:
    """A table whole if it fits, else in groups of rows, each group under the first line again."""
    if count_words(text) <= MOST_WORDS:
        return [text] if text else []
    head, *rows = text.split("\n")
    if count_words(head) > MOST_WORDS / 4:
        head, rows = "", [head, *rows]
    limit = MOST_WORDS - count_words(head)
    fitting = [part for row in rows for part in _parts(row, limit)]
    runs = _even_runs([count_words(row) for row in fitting], limit)
    return ["\n".join(filter(None, [head, *fitting[start:end]])) for start, end in runs]


def _even_runs(sizes: Sequence[float], limit: float = MOST_WORDS) -> Iterator[tuple[int, int]]:
    """Runs of neighbours, none over the limit unless it is one alone, each near the size that equal runs would have."""
    total = sum(sizes)
    wanted = total / max(1, math.ceil(total / limit))
    start, size = 0, 0.0
    for at, more in enumerate(sizes):
        if at > start and (size + more > limit or size >= wanted):
            yield start, at
            start, size = at, 0.0
        size += more
    if start < len(sizes):
        yield start, len(sizes)


def _joined(sections: Sequence[_Section]) -> list[_Section]:
    """Small sections with their neighbours, the headings that they do not share as lines of the text."""
    joined: list[_Section] = []
    for section in sections:
        last = joined[-1] if joined else None
        if last is not None and _belong(last, section):
            joined[-1] = _union(last, section)
        else:
            joined.append(section)
    return joined


def _belong(first: _Section, second: _Section) -> bool:
    """Whether one of two neighbours is too small, both are siblings (or parent and child), and they fit together."""
    small = first.words < LEAST_WORDS or (second.words < LEAST_WORDS and first.words < GOOD_WORDS)
    together = first.words + second.words + sum(count_words(heading) for heading in first.headings + second.headings)
    shared = len(_common(first.headings, second.headings))
    return small and together <= MOST_WORDS and shared >= len(second.headings) - 1 and shared >= len(first.headings) - 1


def _union(first: _Section, second: _Section) -> _Section:
    """Both under the path of the one that is nearly all of it, or else under the path that they share."""
    larger = max(first, second, key=lambda section: section.words)
    most = larger.words >= _NEARLY_ALL * (first.words + second.words)
    union = _Section(larger.headings if most else _common(first.headings, second.headings), first.page)
    for section in (first, second):
        own = section.headings[len(_common(union.headings, section.headings)) :]
        union.units += [_Unit(heading, section.page) for heading in own if heading != section.units[0].text]
        union.units += section.units
    return union


def _common(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    shared = []
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        shared.append(one)
    return tuple(shared)


def _packed(section: _Section) -> list[_Section]:
    """A section in passages of nearly equal size."""
    sizes = [unit.words for unit in section.units]
    return [_Section(section.headings, section.page, section.units[start:end]) for start, end in _even_runs(sizes)]


def _piece(section: _Section) -> Piece:
    text, former = "", section.units[0]
    for unit in section.units:
        text += (("\n" if unit.tight and former.tight else "\n\n") if text and unit.text else "") + unit.text
        former = unit
    pages = [unit.page for unit in section.units if unit.page is not None]
    return Piece(
        headings=section.headings,
        page=pages[0] if pages else section.page,
        text=text,
        language=detect(text),
        pictures=tuple(dict.fromkeys(unit.picture for unit in section.units if unit.picture)),
    )
