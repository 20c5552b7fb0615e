"""Plain text that patterns can be matched against: one spelling, one set of digits, cut into sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from agent.safety.lexicon import all_lexica, folding

_SPACE = re.compile(r"[^\S\n]+")
_SENTENCE_END = re.compile(r"(?:[!?;。।\n]|\.(?!\d))+")


@dataclass(frozen=True)
class Span:
    """A piece of a text and where it starts in it."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where the piece ends in the text."""
        return self.start + len(self.text)


def normalise(text: str) -> str:
    """`text` in NFKC and lower case, with ASCII digits, single spaces and each language's rewrites."""
    plain = unicodedata.normalize("NFKC", text).lower().translate(folding())
    plain = _SPACE.sub(" ", plain)
    for lexicon in all_lexica():
        if lexicon.script.search(plain):
            for pattern, replacement in lexicon.rewrites:
                plain = pattern.sub(replacement, plain)
    return plain


def pieces(text: str, separator: re.Pattern[str]) -> Iterator[Span]:
    """The pieces of `text` between matches of `separator`."""
    start = 0
    for match in separator.finditer(text):
        yield Span(text[start : match.start()], start)
        start = match.end()
    yield Span(text[start:], start)


def sentences(text: str) -> list[Span]:
    """The sentences of a normalised text, empty ones left out."""
    return [piece for piece in pieces(text, _SENTENCE_END) if piece.text.strip()]
