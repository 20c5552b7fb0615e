"""Korean and Bengali in Latin letters, put back into their own: "seoseo deombel" is 서서 덤벨, "mati theke" মাটি থেকে.

Nobody spells these alike, so words are found as English ones in foreign letters are: by their consonants first
(`sounds.consonants`), then by how alike the letters are. What is left as it is: words that are known as English.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import NamedTuple

from retrievers.sounds import SoundIndex, romanised
from retrievers.word_ends import BENGALI, HANGUL

_MOST_WORDS = 4
"""How many typed words may be one word of the language, since spaces are set at will: deombel keol is 덤벨컬."""
_LEAST_JOINED = 75
"""How alike the letters must be, 0–100, where several typed words are read as one."""
_SHARE_FOREIGN = 0.5
"""Share of the words that the gym's English must lack for a query to be taken for another language."""
_SHARE_READ = 0.6
"""Share of these that must be read in one language; otherwise they are no words of it."""
_LEAST_ALIKE = 66
"""How alike the letters of the words that were read must be on average, 0–100; chance reads nonsense at 50 to 63."""
_NASAL, _NG = "\u0981", "\u11bc"
"""The sign for a vowel through the nose, which some write as an n: দাঁড়িয়ে is dariye or danriye; and a final ㅇ."""


class _Read(NamedTuple):
    """A text with its words put back, how many typed words that took and how alike their letters were in all."""

    text: str
    words: int
    likeness: float


class RomanisedWords:
    """Reads typed words as words of Korean or Bengali."""

    def __init__(self, native_words: Callable[[], Iterable[str]]) -> None:
        """`native_words` gives the words and phrases of both languages that are known; asked at the first need."""
        self._native_words = native_words

    def restored(self, query: str, is_known: Callable[[str], bool], is_near: Callable[[str], bool]) -> str:
        """The query with the words that English lacks in their own script, where most can be read; else as it is.

        `is_known` says of a word whether English texts about exercises have it, `is_near` whether it may be meant as
        one of theirs or is a common English word: only a query with a word that is neither is looked at.
        """
        words = query.lower().split()
        foreign = [word.isalpha() and not is_known(word) for word in words]
        if sum(foreign) < _SHARE_FOREIGN * len(words):
            return query
        if all(is_near(word) for word, is_foreign in zip(words, foreign, strict=True) if is_foreign):
            return query
        read = max((_read(words, foreign, index) for index in self._indexes), key=lambda one: one.likeness)
        is_read = read.words >= _SHARE_READ * sum(foreign) and read.likeness >= _LEAST_ALIKE * read.words
        return read.text if is_read else query

    @cached_property
    def _indexes(self) -> list[_LatinIndex]:
        words = list(dict.fromkeys(self._native_words()))
        return [_LatinIndex(word for word in words if re.search(f"[{script}]", word)) for script in (HANGUL, BENGALI)]


class _LatinIndex:
    """The words of one language by how they are written in Latin letters."""

    def __init__(self, words: Iterable[str]) -> None:
        self._native: dict[str, str] = {}
        for word in words:
            spelled_out = unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).replace(_NG, "ng"))
            for spoken in dict.fromkeys((word, word.replace(_NASAL, "\u09a8"), spelled_out)):
                self._native.setdefault(romanised(spoken).replace(" ", ""), word)
        self._sounds = SoundIndex(self._native)

    def nearest(self, latin: str) -> tuple[str, float] | None:
        """The word that is meant, and how alike the letters are, 0–100."""
        found = self._sounds.nearest_to_latin(latin)
        return (self._native[found[0]], found[1]) if found else None


def _read(words: list[str], foreign: list[bool], index: _LatinIndex) -> _Read:
    pieces: list[str] = []
    at, count, likeness = 0, 0, 0.0
    while at < len(words):
        size, native, alike = _longest(words, foreign, at, index)
        pieces.append(native or words[at])
        likeness += alike * size
        count += size if native else 0
        at += size
    return _Read(" ".join(pieces), count, likeness)


def _longest(words: list[str], foreign: list[bool], at: int, index: _LatinIndex) -> tuple[int, str | None, float]:
    """How many words from `at` on are one of the language, which one, and how alike their letters are."""
    for size in range(min(_MOST_WORDS, len(words) - at), 0, -1):
        found = index.nearest("".join(words[at : at + size])) if all(foreign[at : at + size]) else None
        if found and (size == 1 or found[1] >= _LEAST_JOINED):
            return size, *found
    return 1, None, 0.0
