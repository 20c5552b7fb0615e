"""PDF by pypdf: pages kept, running heads and feet taken out, words joined again, headings by their letters' size."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING

from knowledge.ingestion.blocks import Block, BlockKind, ParsedDocument
from knowledge.ingestion.cleaning import one_line
from knowledge.ingestion.kinds import plain_title
from knowledge.ingestion.models import IncomingDocument
from knowledge.ingestion.parsers.pdf_lines import Line, lines_of
from knowledge.ingestion.parsers.pdf_paragraphs import blocks_of
from knowledge.ingestion.parsers.pdf_running import without_running_lines
from knowledge.ingestion.refusals import refused

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_PAGES = 2000
_LEAST_LETTERS_A_PAGE = 10
"""Fewer on average are page numbers and stamps on pictures of pages."""
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError, NotImplementedError)
"""What pypdf lets through, beside its own errors, for files that break the format's rules."""
_NO_TITLE = ("untitled", "microsoft word", "document", "slide ", "powerpoint")


def read_pdf(incoming: IncomingDocument) -> ParsedDocument:
    """The text of all pages; raises InvalidInput for a locked, scanned or damaged file."""
    from pypdf.errors import PyPdfError

    try:
        reader = _opened(incoming.content)
        pages = [lines_of(page, number) for number, page in enumerate(reader.pages, start=1)]
        told = one_line(str(reader.metadata.title or "")) if reader.metadata else ""
    except (PyPdfError, zlib.error, OSError, *_BROKEN) as error:
        raise error if hasattr(error, "code") else refused("document_broken") from error
    letters = sum(character.isalpha() for page in pages for line in page for character in line.text)
    if letters < _LEAST_LETTERS_A_PAGE * len(pages):
        raise refused("document_scanned")
    blocks = blocks_of(without_running_lines(pages))
    return ParsedDocument(_title(told, pages, blocks) or plain_title(incoming.name), blocks)


def _opened(content: bytes) -> PdfReader:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted:
        try:
            opened = bool(reader.decrypt(""))
        except DependencyError:
            opened = False
        if not opened:
            raise refused("document_locked")
    if len(reader.pages) > MOST_PAGES:
        raise refused("document_many_pages", pages=MOST_PAGES)
    return reader


def _title(told: str, pages: list[list[Line]], blocks: list[Block]) -> str:
    """What the file says, unless a program wrote it; else the first page's largest heading."""
    if told and not told.lower().startswith(_NO_TITLE) and any(map(str.isalpha, told)) and "." not in told[-5:]:
        return told
    headings = [block for block in blocks if block.kind is BlockKind.HEADING and block.page == 1]
    return min(headings, key=lambda block: block.level).text if headings else ""
