"""What is quoted of a document: its own sentences, without marks that would point at our sources."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from domain.vocabulary import Language
from knowledge.ingestion.chunking import Piece
from tools.knowledge.quoting import Quoter


class _Search:
    """Remembers what it was given and finds nothing."""

    pieces: tuple[Piece, ...] = ()

    def answer(self, pieces: list[Piece], *_: Any) -> Any:
        self.pieces = tuple(pieces)
        return SimpleNamespace(findings=())


def test_footnote_marks_of_a_document_are_left_out() -> None:
    """In what is searched for sentences and in what is quoted whole; links keep their brackets."""
    text = "Creatine works [3]. Take 5 g a day[12], see [this](https://example.org) [citation needed]."
    passage: Any = SimpleNamespace(headings=(), page=None, text=text, language=Language.EN, title="Notes")
    search = _Search()
    quoted = Quoter(search)("creatine", passage)  # type: ignore[arg-type]
    assert quoted == "Creatine works. Take 5 g a day, see [this](https://example.org)."
    assert search.pieces[0].text == quoted
