"""What people type in Latin letters, as it was meant: Korean and Bengali put back, English words spelled rightly.

Words are mended before they are read as terms, since a term may be a phrase: "uprite row" is an upright row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property

from retrievers.embedding.vocabulary import common_words
from retrievers.exercise_names import TermNames
from retrievers.exercise_texts import TermTexts
from retrievers.movement_words import MovementWords
from retrievers.names import fold
from retrievers.romanised import RomanisedWords
from retrievers.sounds import SoundIndex

_WORD = re.compile("[a-z]{4,}")
"""Words that are long enough to be misspelled."""
_AS_SPELLED = 0.75
"""Share of letters in place from which a word is taken for a misspelling."""
_AS_SPOKEN = 70
"""How alike the letters must be, 0–100, where the sounds are the same."""


class TypedQueries:
    """Mends queries with the words of names and texts that are known."""

    def __init__(
        self, words: MovementWords, names: TermNames, texts: TermTexts, written: Callable[[], Iterable[str]]
    ) -> None:
        """`written` gives every name in every script."""
        self._words = words
        self._names = names
        self._texts = texts
        self._written = written

    def meant(self, query: str) -> str:
        """The query as it was meant; one in another script as it is."""
        if not query.isascii():
            return query
        restored = self._romanised.restored(query, self._is_known, self._may_be_english)
        return _WORD.sub(self._spelled_rightly, restored.lower()) if restored is query else restored

    def _spelled_rightly(self, match: re.Match[str]) -> str:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        word = match.group()
        if word in common_words() or self._is_known(word):
            return word
        hit = process.extractOne(word, self._latin, scorer=OSA.normalized_similarity, score_cutoff=_AS_SPELLED)
        if hit is not None:
            return str(hit[0])
        spoken = self._sounds.nearest_to_latin(word)
        return spoken[0] if spoken and spoken[1] >= _AS_SPOKEN else word

    def _is_known(self, word: str) -> bool:
        return all(self._names.holds(term) or self._texts.holds(term) for term in self._words.terms(word))

    def _may_be_english(self, word: str) -> bool:
        return word in common_words() or all(self._names.known(term) for term in self._words.terms(word))

    @cached_property
    def _every_word(self) -> list[str]:
        return list(dict.fromkeys(word for name in self._written() for word in fold(name).split()))

    @cached_property
    def _latin(self) -> list[str]:
        return [word for word in self._every_word if _WORD.fullmatch(word)]

    @cached_property
    def _sounds(self) -> SoundIndex:
        return SoundIndex(self._latin)

    @cached_property
    def _romanised(self) -> RomanisedWords:
        native = (word for word in self._every_word if not word.isascii())
        return RomanisedWords(lambda: [*self._words.native_words, *native])
