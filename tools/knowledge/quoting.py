"""The sentences of a document's passage that answer a question."""

from __future__ import annotations

from knowledge.ingestion.chunking import Piece
from knowledge.ingestion.models import DocumentPassage
from tools.pages.finding import PageSearch
from tools.pages.reading import quotable


class Quoter:
    """Quotes passages as pages are quoted: their own sentences, never new ones."""

    def __init__(self, search: PageSearch) -> None:
        self._search = search

    def __call__(self, query: str, passage: DocumentPassage) -> str:
        """At most three sentences; the passage itself where none can be told apart."""
        text = quotable(passage.text)
        piece = Piece(passage.headings, passage.page, text, passage.language)
        found = self._search.answer([piece], passage.title, query, 1)
        return found.findings[0].quote if found.findings else text
