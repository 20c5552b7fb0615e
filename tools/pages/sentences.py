"""The sentences of a page, each with where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from retrievers.tokenizer import tokenize

if TYPE_CHECKING:
    from knowledge.ingestion.chunking import Piece

_END = re.compile(r"(?<=[.!?।])(?=\s)|(?<=[。！？])|\n+")
_ASKS = re.compile(r"[?？]\W*$")
_ITEM = re.compile(r"^[-•*]\s+")
_LEANS_ON_FORMER = re.compile(r"(?:this|that|these|those|it|they|he|she|such|however|but|so|therefore|instead)\b", re.I)
_UNSPACED = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf]")
_MOST_SENTENCES = 600
"""Sentences of a page that are looked at; a long article has two hundred."""


@dataclass(frozen=True)
class Sentence:
    """One sentence of a page."""

    text: str
    piece: int
    """Which passage it stands in."""
    heading: str
    """The headings over it, and the page's title."""

    @cached_property
    def terms(self) -> frozenset[str]:
        """What it says."""
        return frozenset(tokenize(self.text))

    @cached_property
    def heading_terms(self) -> frozenset[str]:
        """What the headings over it say."""
        return frozenset(tokenize(self.heading))

    @property
    def asks(self) -> bool:
        """Whether it is a question: its answer follows it."""
        return bool(_ASKS.search(self.text))

    @property
    def leans_on_former(self) -> bool:
        """Whether it begins with a word that means something said before."""
        return bool(_LEANS_ON_FORMER.match(self.text))

    @property
    def words(self) -> float:
        """Its length; two Chinese characters are about a word."""
        return len(_UNSPACED.sub("", self.text).split()) + len(_UNSPACED.findall(self.text)) / 2


def sentences_of(pieces: Sequence[Piece], title: str) -> list[Sentence]:
    """The sentences of all passages in order."""
    found = (
        Sentence(text, number, ". ".join(dict.fromkeys((title, *piece.headings))))
        for number, piece in enumerate(pieces)
        for text in _split(piece.text)
    )
    return [sentence for sentence, _ in zip(found, range(_MOST_SENTENCES), strict=False)]


def _split(text: str) -> Iterator[str]:
    for part in _END.split(text):
        sentence = _ITEM.sub("", part.strip())
        if any(character.isalpha() for character in sentence):
            yield sentence
