"""Bengali typed in Latin letters, as on a phone: its words become Bengali ones before facts are read.

"amar ojon 60 kg, komate chai" is read as "আমার ওজন 60 kg, কমাতে চাই". English words in it stay, but for those that
Bengali writes in its own letters as well. A message in another language is left as it is, letter by letter.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field

FILE = Path(__file__).with_suffix(".yaml")
_FEWEST_WORDS = 2
"""Words that may be Bengali, one of them nothing else, from which a message is."""
_SHORT_MESSAGE = 3
"""Words of a message, but for loans, up to which one that is nothing else is enough."""
_SHORTEST_NOUN = 3
"""Letters from which a word takes the endings of nouns: "te" is none with a case."""
_WORD = re.compile(r"[a-z]{2,}|(?<![a-z0-9])[a-z](?![a-z0-9])", re.IGNORECASE)
_LATIN_LETTER = re.compile(r"[a-z]", re.IGNORECASE)
_DOUBLED = re.compile(r"(.)\1+")
_ENDS_IN_CONSONANT = re.compile(r"[\u0995-\u09b9\u09dc-\u09df\u09bc]$")
_JOINS = (" ", "-")
"""What may stand between a word and an ending that is written apart: "din e", "diet-er"."""


class Endings(BaseModel):
    """Endings in Latin letters and in Bengali ones."""

    model_config = ConfigDict(extra="forbid")

    consonant: dict[str, str] = Field(description="Behind a consonant")
    vowel: dict[str, str] = Field(description="Behind a vowel")

    def of(self, word: str) -> dict[str, str]:
        """The endings that a Bengali word takes."""
        return self.consonant if _ENDS_IN_CONSONANT.search(word) else self.vowel


class Spellings(BaseModel):
    """The data: Bengali words before their spellings in Latin letters."""

    model_config = ConfigDict(extra="forbid")

    same_letters: dict[str, str] = Field(description="Letters that are one sound")
    noun_endings: Endings
    verb_endings: Endings
    verbs: dict[str, list[str]] = Field(description="Stem → spellings")
    words: dict[str, list[str]] = Field(description="Word → spellings, of one word or several")
    loans: dict[str, str] = Field(description="English word → how Bengali writes it")
    shared: frozenset[str] = Field(description="Spellings that are English words or names as well")
    lookalikes: frozenset[str] = Field(description="English words or pairs that sound like Bengali ones")
    english: frozenset[str] = Field(description="English words that show an English sentence")

    def keys(self, word: str) -> tuple[str, str]:
        """One form for all spellings of a sound ("bhalo" and "valo"), and the same without doubled letters."""
        word = word.lower()
        for letters, same in self.same_letters.items():
            word = word.replace(letters, same)
        return word, _DOUBLED.sub(r"\1", word)

    def by_key(self, spelled: dict[str, list[str]]) -> dict[str, str]:
        """The Bengali word of every key; a spelling as it is listed goes before one without its doubled letters."""
        keys = [(self.keys(spelling), word) for word, spellings in spelled.items() for spelling in spellings]
        return {single: word for (_, single), word in keys} | {whole: word for (whole, _), word in keys}


class _Word(NamedTuple):
    """A word of a message, where it stands, and what it is in Bengali."""

    text: str
    start: int
    end: int
    bengali: str | None


class Romaniser:
    """Turns Latin spellings back into Bengali words."""

    def __init__(self, spellings: Spellings) -> None:
        self._spellings = spellings

    def in_bengali(self, text: str) -> str:
        """The text with its Bengali words in Bengali letters; the very same text if it is no Bengali."""
        if 2 * len(_LATIN_LETTER.findall(text)) < sum(map(str.isalpha, text)):
            return text
        words = [_Word(m.group(), m.start(), m.end(), self.word(m.group())) for m in _WORD.finditer(text)]
        words = self._with_phrases(words, text)
        if not self._is_bengali(words):
            return text
        words = self._with_loans(words)
        pieces: list[str] = []
        position, before = 0, ""
        for word in words:
            between = text[position : word.start]
            ending = self._ending(word.text, before) if between in _JOINS else None
            pieces += [ending] if ending else [between, word.bengali or word.text]
            before, position = ("" if ending else word.bengali or ""), word.end
        return "".join([*pieces, text[position:]])

    def word(self, text: str) -> str | None:
        """The Bengali word of a spelling, with its ending; None if it is no known one."""
        if text.lower() in self._spellings.lookalikes | self._spellings.english | self._spellings.loans.keys():
            return None
        return next(filter(None, map(self._of_key, self._spellings.keys(text))), None)

    def _of_key(self, key: str) -> str | None:
        return (
            self._words.get(key)
            or self._inflected(key, self._verbs, self._spellings.verb_endings, 1)
            or self._inflected(key, self._words, self._spellings.noun_endings, _SHORTEST_NOUN)
        )

    @cached_property
    def _words(self) -> dict[str, str]:
        return self._spellings.by_key(self._spellings.words)

    @cached_property
    def _verbs(self) -> dict[str, str]:
        return self._spellings.by_key(self._spellings.verbs)

    def _inflected(self, key: str, stems: dict[str, str], endings: Endings, shortest: int) -> str | None:
        """The longest stem that leaves an ending which it takes."""
        for cut in range(len(key) - 1, shortest - 1, -1):
            stem = stems.get(key[:cut])
            ending = endings.of(stem).get(key[cut:]) if stem else None
            if stem and ending:
                return stem + ending
        return None

    def _is_bengali(self, words: list[_Word]) -> bool:
        """Whether enough words are Bengali and nothing else, and more than show an English sentence."""
        texts = {word.text.lower() for word in words}
        known = {word.text.lower() for word in words if word.bengali}
        own = known - self._spellings.shared
        enough = len(known) >= _FEWEST_WORDS or len(texts - self._spellings.loans.keys()) <= _SHORT_MESSAGE
        return enough and len(own) > len(texts & self._spellings.english)

    def _with_phrases(self, words: list[_Word], text: str) -> list[_Word]:
        """The words, with those joined that have a spelling together: "chap pore"."""
        joined: list[_Word] = []
        skipped = False
        for word, following in pairwise([*words, _Word("", len(text), len(text), None)]):
            both = text[word.start : following.end]
            bengali = self._words.get(self._spellings.keys(both)[0])
            if skipped:
                skipped = False
            elif following.text and (bengali or both.lower() in self._spellings.lookalikes):
                joined.append(_Word(both, word.start, following.end, bengali))
                skipped = True
            else:
                joined.append(word)
        return joined

    def _with_loans(self, words: list[_Word]) -> list[_Word]:
        """The words, with loans in Bengali letters where a Bengali word follows: what follows another is its name."""
        written: list[_Word] = []
        for word in reversed(words):
            loan = self._spellings.loans.get(word.text.lower())
            follows = bool(written and written[-1].bengali)
            written.append(word._replace(bengali=loan if follows else None) if loan else word)
        return written[::-1]

    def _ending(self, text: str, before: str) -> str | None:
        """What a word that stands apart is as the ending of the Bengali word before it."""
        endings = self._spellings.noun_endings.of(before) if before else {}
        return endings.get(text.lower()) if text.lower() in _APART else None


_APART = frozenset({"er", "e", "te", "ta", "ti"})
"""Endings that people write apart from their word."""


@cache
def romaniser(file: Path = FILE) -> Romaniser:
    """The spellings, read once."""
    import yaml

    return Romaniser(Spellings.model_validate(yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)))


def in_bengali(text: str) -> str:
    """The text with the Bengali words that are typed in Latin letters in Bengali ones; any other text as it is."""
    return romaniser().in_bengali(text)
