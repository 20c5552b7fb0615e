"""What kind of thing was fetched, and its text in the right letters."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, lookup
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message

from knowledge.ingestion.parsers.decoding import decoded as guessed

HTML, TEXT, MARKDOWN, PDF = "text/html", "text/plain", "text/markdown", "application/pdf"
_HTML_TYPES = (HTML, "application/xhtml+xml")
_READABLE = (*_HTML_TYPES, TEXT, MARKDOWN, PDF)
_PDF_MARK = b"%PDF-"
_LOOKED_AT = 4096
"""Bytes at the beginning by which binary data is told from text, and in which a page names its letters."""
_BOMS = {BOM_UTF8: "utf-8", BOM_UTF16_LE: "utf-16-le", BOM_UTF16_BE: "utf-16-be"}
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
"""Characters that no text holds; tab, line ends, form feed and escape (of ISO-2022-JP) are left out."""
_MOST_CONTROL_SHARE = 0.01
_ENCODINGS = frozenset(
    ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "gbk", "gb18030", "big5", "big5hkscs", "euc_kr", "cp949"]
    + ["shift_jis", "cp932", "euc_jp", "iso2022_jp", "koi8-r", "koi8-u", "cp874", "tis-620"]
    + [f"iso8859-{part}" for part in (*range(1, 12), *range(13, 17))]
    + [f"cp{page}" for page in range(1250, 1259)]
)
"""Python's names of the encodings in which pages are written (WHATWG Encoding); its other codecs are no business of a
page: punycode, for one, takes a time that grows with the square of the text."""
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949", "iso8859-1": "cp1252", "ascii": "cp1252"}
"""What is really meant by names that pages use for less than they hold (WHATWG Encoding)."""


@dataclass(frozen=True)
class FetchedPage:
    """What was read at an address; of HTML and text `content` is UTF-8, whatever it was sent in."""

    url: str
    """Where it was found in the end, after all redirects."""
    media_type: str
    """text/html, text/plain, text/markdown or application/pdf."""
    content: bytes


class NotReadable(Exception):
    """It is no page of text and no PDF, whatever it says that it is."""


@dataclass(frozen=True)
class ContentType:
    """What the head of an answer says about its body."""

    media_type: str
    charset: str | None

    @property
    def is_readable(self) -> bool:
        """Whether it is worth reading on; a type that is not given is told by the body."""
        return self.media_type in ("", *_READABLE)

    @property
    def is_pdf(self) -> bool:
        """Whether it says that it is a PDF."""
        return self.media_type == PDF


def read_content_type(headers: Mapping[str, str]) -> ContentType:
    """From the header Content-Type; an empty type where there is none."""
    message = Message()
    message["content-type"] = headers.get("content-type", "")
    given = bool(headers.get("content-type", "").strip())
    charset = message.get_param("charset")
    return ContentType(message.get_content_type() if given else "", charset if isinstance(charset, str) else None)


def page_of(url: str, declared: ContentType, body: bytes) -> FetchedPage:
    """The page; raises NotReadable for a body that is not what its head says."""
    if body.startswith(_PDF_MARK):
        return FetchedPage(url, PDF, body)
    if declared.is_pdf or _is_binary(body):
        raise NotReadable
    text = decoded(body, declared.charset)
    kind = HTML if declared.media_type in ("", *_HTML_TYPES) else declared.media_type
    return FetchedPage(url, kind, text.encode("utf-8", "replace"))


def decoded(body: bytes, declared: str | None) -> str:
    """The text of a body: by its mark, as UTF-8, by what the head or the page says, or else by a guess.

    UTF-8 goes before what is said, since hardly any other text is valid UTF-8 by chance.
    """
    for mark, encoding in _BOMS.items():
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    if _fits(body, "utf-8"):
        return body.decode("utf-8")
    named = _META_CHARSET.search(body[:_LOOKED_AT])
    said = [declared or "", named.group(1).decode("ascii") if named else ""]
    for name in said:
        encoding = _encoding(name)
        if encoding and _fits(body, encoding):
            return body.decode(encoding)
    return guessed(body)


def _fits(body: bytes, encoding: str) -> bool:
    try:
        body.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _encoding(name: str) -> str:
    """Python's name for an encoding of pages; empty for anything else."""
    try:
        known = lookup(name.strip().lower()).name
    except (LookupError, ValueError):
        return ""
    known = _WIDER.get(known, known)
    return known if known in _ENCODINGS else ""


def _is_binary(body: bytes) -> bool:
    head = body[:_LOOKED_AT]
    if head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return False
    return len(_CONTROL.findall(head)) > _MOST_CONTROL_SHARE * len(head)
