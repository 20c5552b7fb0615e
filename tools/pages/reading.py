"""From an address to a page that can be quoted: its title and its passages, cut as the document library cuts them."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from domain.errors import InvalidInput
from tools.pages.fetching.problems import too_large, unreadable, without_text

if TYPE_CHECKING:
    from knowledge.ingestion.chunking import Piece
    from tools.pages.fetching.content import FetchedPage

_REFERENCE_MARK = re.compile(r"\s?\[(?:\d{1,3}|[a-z]|note \d+|citation needed|edit)\](?!\()", re.IGNORECASE)
"""A page's own footnote marks: in an answer they would point at our sources."""
_SAME_AS = {
    "document_no_text": without_text,
    "document_empty": without_text,
    "document_scanned": without_text,
    "document_too_large": too_large,
    "document_too_long": too_large,
    "document_too_tangled": too_large,
}
_KEPT_PAGES = 32
_KEPT_S = 600.0
"""How long a page is remembered: a second question about it does not ask its site again."""


@dataclass(frozen=True)
class Page:
    """A page as it was read."""

    fetched: FetchedPage
    """As it came, for the library."""
    title: str
    pieces: tuple[Piece, ...]


class PageReader:
    """Fetches and reads pages, and remembers the last ones for some minutes."""

    def __init__(self, fetch: Callable[[str], FetchedPage]) -> None:
        self._fetch = fetch
        self._known: OrderedDict[str, tuple[float, Page]] = OrderedDict()
        self._lock = Lock()

    def read(self, address: str) -> Page:
        """The page; raises InvalidInput where it will never be read, Unavailable where trying again may help."""
        with self._lock:
            read_at, page = self._known.get(address, (0.0, None))
        if page is None or monotonic() - read_at > _KEPT_S:
            page = parsed(self._fetch(address))
            self._keep(address, page)
        return page

    def _keep(self, address: str, page: Page) -> None:
        with self._lock:
            self._known[address] = (monotonic(), page)
            self._known.move_to_end(address)
            while len(self._known) > _KEPT_PAGES:
                self._known.popitem(last=False)


def parsed(fetched: FetchedPage) -> Page:
    """The page's title and passages; raises InvalidInput for one without text."""
    from knowledge.ingestion.chunking import cut
    from knowledge.ingestion.models import IncomingDocument
    from knowledge.ingestion.reading import read_document

    incoming = IncomingDocument(fetched.url, fetched.media_type, fetched.content, url=fetched.url)
    try:
        document = read_document(incoming)
        pieces = cut(document)
    except InvalidInput as error:
        raise _SAME_AS.get(str(error.params.get("kind")), unreadable)() from error
    return Page(fetched, quotable(document.title), tuple(map(_without_marks, pieces)))


def _without_marks(piece: Piece) -> Piece:
    headings = tuple(map(quotable, piece.headings))
    return replace(piece, text=quotable(piece.text), headings=headings)


def quotable(text: str) -> str:
    """The text without the footnote marks of its own."""
    return _REFERENCE_MARK.sub("", text)
