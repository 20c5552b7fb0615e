"""The field's terms of Chinese, Korean and Bengali in English, for an embedding that reads nothing else.

Terms are found from left to right, the longest first: Chinese ones anywhere, Korean and Bengali ones where a word
begins or another term has just ended, since endings are written onto words and compounds are written together.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from domain.vocabulary import Language
from retrievers.names import fold
from retrievers.word_ends import BENGALI, HANGUL, KOREAN_WORD_END

GLOSSARY_FILE = Path(__file__).parent / "glossary.jsonl"
_LATIN_WORD = re.compile("[a-z0-9][a-z0-9.-]*")
_HANGUL = re.compile(f"[{HANGUL}]")
_BENGALI = re.compile(f"[{BENGALI}]")
_KOREAN_WORD_END = re.compile(KOREAN_WORD_END)
_SHORT_BENGALI = 2
_BENGALI_ENDING = re.compile(f"[{BENGALI}]{{0,4}}(?![{BENGALI}])")
"""What may be written onto a longer Bengali word: article, plural, case, emphasis."""


class Term(NamedTuple):
    """An English term; `is_common` if it says nothing of the field ("how much", "start")."""

    english: str
    is_common: bool


class Glossary:
    """Says in English what it knows of a question: key words in the question's order, no sentence."""

    def __init__(self, path: Path = GLOSSARY_FILE) -> None:
        self._path = path

    def english(self, query: str) -> str:
        """The English terms of a query in any script, and its Latin words; empty where it knows none."""
        return " ".join(term.english for term in self.terms(query))

    def terms(self, query: str) -> list[Term]:
        """The terms of a query in its order, each once; Latin words and numbers count as common."""
        text = fold(query)
        found: dict[str, Term] = {}
        at, free = 0, True
        while at < len(text):
            if latin := _LATIN_WORD.match(text, at):
                found.setdefault(latin.group(), Term(latin.group(), is_common=True))
                at, free = latin.end(), True
                continue
            end, term = self._longest(text, at, free)
            if term is not None:
                found.setdefault(term.english, term)
            free = term is not None or not _joins(text[at])
            at = end
        return list(found.values())

    def field_words(self) -> Iterator[str]:
        """What the field's terms are called, in every language but English."""
        return (variant for variant, term in self._read() if not term.is_common)

    def _longest(self, text: str, at: int, free: bool) -> tuple[int, Term | None]:
        """Where the longest variant at this place ends, and its term; one letter further where there is none.

        `free` says whether a word of a script that joins words may begin here.
        """
        if free or not _joins(text[at]):
            for variant, term in self._variants.get(text[at], ()):
                end = _end_of(variant, text, at)
                if end is not None:
                    return end, term
        return at + 1, None

    @cached_property
    def _variants(self) -> dict[str, list[tuple[str, Term]]]:
        """The variants under their first letter, the longest first."""
        variants: dict[str, list[tuple[str, Term]]] = defaultdict(list)
        for variant, term in self._read():
            variants[variant[0]].append((variant, term))
        return {letter: sorted(group, key=lambda pair: -len(pair[0])) for letter, group in variants.items()}

    def _read(self) -> Iterator[tuple[str, Term]]:
        for line in self._path.read_text("utf-8").splitlines():
            entry = json.loads(line)
            term = Term(entry["term"], entry.get("common", False))
            for language in (Language.ZH, Language.KO, Language.BN):
                for variant in map(fold, entry[language.value]):
                    yield (variant if _BENGALI.search(variant) else variant.replace(" ", "")), term


def _joins(letter: str) -> bool:
    """Whether a letter belongs to a script that writes endings and compounds as one word."""
    return bool(_HANGUL.match(letter) or _BENGALI.match(letter))


def _end_of(variant: str, text: str, at: int) -> int | None:
    """Where a variant that begins at this place ends, with what Bengali writes onto it; None if it is not there."""
    end = at
    for letter in variant:
        if letter != " " and end > at and not _BENGALI.match(letter):
            while text[end : end + 1] == " ":  # Korean and Chinese are written with or without spaces
                end += 1
        if text[end : end + 1] != letter:
            return None
        end += 1
    if _BENGALI.match(variant[-1]):
        ending = _BENGALI_ENDING.match(text, end) if len(variant) > _SHORT_BENGALI else None
        return ending.end() if ending else end if not _BENGALI.match(text[end : end + 1]) else None
    if len(variant) == 1 and _HANGUL.match(variant) and not _KOREAN_WORD_END.match(text, end):
        return None
    return end
