"""Which parser reads a document: its first bytes decide, then what its sender and its name say."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePosixPath

from knowledge.ingestion.blocks import ParsedDocument
from knowledge.ingestion.kinds import (
    HTML,
    MARKDOWN,
    MINERU,
    MOST_BYTES,
    PDF,
    PLAIN,
    TEXT_ENDINGS,
    TEXT_TYPES,
    WORD,
)
from knowledge.ingestion.models import IncomingDocument
from knowledge.ingestion.refusals import refused

_HEAD = 4096
_LOOKS_LIKE_HTML = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_WIDE_TEXT = (b"\xff\xfe", b"\xfe\xff")
"""How text of two bytes a letter begins: the only text with zero bytes in it."""
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def read_document(incoming: IncomingDocument) -> ParsedDocument:
    """Title, blocks and pictures of a document; raises InvalidInput for what cannot be read."""
    if len(incoming.content) > MOST_BYTES:
        raise refused("document_too_large", megabytes=MOST_BYTES // 1024**2)
    if not incoming.content.strip():
        raise refused("document_empty")
    return _parser(media_type_of(incoming))(incoming)


def media_type_of(incoming: IncomingDocument) -> str:
    """What the document is; raises InvalidInput for kinds that are not read."""
    content = incoming.content
    if b"%PDF-" in content[:1024]:
        return PDF
    if content[:4] == b"PK\x03\x04":
        return _kind_of_zip(content)
    if not content.startswith(_WIDE_TEXT) and _BINARY.search(content[:_HEAD]):
        raise refused("document_unknown")
    if _LOOKS_LIKE_HTML.search(content[:_HEAD]):
        return HTML
    said = (incoming.media_type or "").partition(";")[0].strip().lower()
    return TEXT_TYPES.get(said) or TEXT_ENDINGS.get(PurePosixPath(incoming.name).suffix.lower(), PLAIN)


def _kind_of_zip(content: bytes) -> str:
    from knowledge.ingestion.parsers.archive import Archive

    names = Archive(content).names
    if "word/document.xml" in names:
        return WORD
    if any(name.lower().endswith(("content_list.json", ".md")) for name in names):
        return MINERU
    raise refused("document_unknown")


def _parser(media_type: str) -> Callable[[IncomingDocument], ParsedDocument]:
    """The parsers are loaded one by one: each brings a large library."""
    if media_type == PDF:
        from knowledge.ingestion.parsers.pdf import read_pdf as parser
    elif media_type == WORD:
        from knowledge.ingestion.parsers.word import read_word as parser
    elif media_type == MINERU:
        from knowledge.ingestion.parsers.mineru import read_mineru as parser
    elif media_type == HTML:
        from knowledge.ingestion.parsers.html_apart import read_html as parser
    elif media_type == MARKDOWN:
        from knowledge.ingestion.parsers.markdown import read_markdown as parser
    else:
        from knowledge.ingestion.parsers.plain import read_plain as parser
    return parser
