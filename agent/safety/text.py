"""Plain text that patterns can be matched against: one spelling, one set of digits, cut into sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from agent.safety.lexicon import Lexica, all_lexica, folding

_SPACE = re.compile(r"[^\S\n]+")
_CHINESE_NUMBER = re.compile(
    "(?=[一二两三四五六七八九十])(?<![千万])(?:([一二两三四五六七八九])百(零)?)?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?"
)
_DIGITS = {sign: value for value, sign in enumerate("一二三四五六七八九", start=1)} | {"两": 2}
_COMMA = re.compile(r"[,،、()\[\]]")
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
    plain = _CHINESE_NUMBER.sub(_arabic, _SPACE.sub(" ", plain))
    for lexicon in all_lexica():
        if lexicon.script.search(plain):
            for pattern, replacement in lexicon.rewrites:
                plain = pattern.sub(replacement, plain)
    return plain


def _arabic(match: re.Match[str]) -> str:
    """A Chinese number from ten to 999 in digits; in 一百八 the last sign stands for tens."""
    hundreds, zero, tens, ten, ones = match.groups()
    if not (hundreds or ten):
        return match[0]
    value = 100 * _DIGITS.get(hundreds, 0) + (10 * _DIGITS.get(tens, 1) if ten else 0)
    unit = 10 if hundreds and not (ten or zero) else 1
    return str(value + unit * _DIGITS.get(ones, 0))


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


def clause_cuts(lexica: Lexica, sentence: str) -> list[tuple[int, int]]:
    """Where clauses of a sentence meet: commas, brackets and words of contrast, in order."""
    cuts = [m.span() for m in lexica.matches("contrast", sentence)]
    return sorted(cuts + [m.span() for m in _COMMA.finditer(sentence)])


def clauses(lexica: Lexica, sentence: Span) -> list[Span]:
    """The clauses of a sentence, empty ones left out; positions are those of the text."""
    found, start = [], 0
    for left, right in [*clause_cuts(lexica, sentence.text), (len(sentence.text), len(sentence.text))]:
        if sentence.text[start:left].strip():
            found.append(Span(sentence.text[start:left], sentence.start + start))
        start = max(start, right)
    return found


def passages(lexica: Lexica, text: str) -> list[tuple[Span, Span]]:
    """Every sentence, then its clauses alone and two by two, each with the sentence that it is from."""
    whole = sentences(text)
    found = [(sentence, sentence) for sentence in whole]
    for sentence in whole:
        parts = clauses(lexica, sentence)
        if len(parts) > 1:
            found += [(part, sentence) for part in parts]
        if len(parts) > 2:
            found += [(Span(text[a.start : b.end], a.start), sentence) for a, b in pairwise(parts)]
    return found
