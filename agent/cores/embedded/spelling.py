"""Typing mistakes in English words of the lexica: "vegna", "alergic", "muscel". Names have a search of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property

_WORD = re.compile(r"(?<![a-z0-9])[a-z]{5,}(?![a-z0-9])")
_LONG = 8
"""Letters from which a word may hold two mistakes."""


class Speller:
    """Puts right what is no known word and nearly one of the words that matter."""

    def __init__(self, words: Callable[[], Iterable[str]], known: Callable[[], Iterable[str]]) -> None:
        """`words` may be what was meant; words that are `known` are left alone."""
        self._given = words
        self._known_words = known

    def corrected(self, text: str) -> str:
        """The folded text with its mistakes put right; who mistypes seldom mistypes the first letter."""
        return _WORD.sub(lambda match: self._right(match.group()), text)

    def _right(self, word: str) -> str:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        if word in self._known or word.removesuffix("s") in self._known:
            return word
        most = 2 if len(word) >= _LONG else 1
        candidates = self._by_letter.get(word[0], [])
        near = process.extract(word, candidates, scorer=OSA.distance, score_cutoff=most, limit=2)
        unclear = len(near) == 2 and near[0][1] == near[1][1]
        return word if not near or unclear else str(near[0][0])

    @cached_property
    def _words(self) -> set[str]:
        return {word for phrase in self._given() for word in _WORD.findall(phrase)}

    @cached_property
    def _known(self) -> set[str]:
        return {*self._words, *self._known_words()}

    @cached_property
    def _by_letter(self) -> dict[str, list[str]]:
        by_letter: dict[str, list[str]] = {}
        for word in sorted(self._words):
            by_letter.setdefault(word[0], []).append(word)
        return by_letter
