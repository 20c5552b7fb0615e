"""Words that show that a question is about another field: a lawsuit, a phone, the weather, a dish's preparation.

A glossary knows a word of training wherever it stands ("restore" a chat is "recover" to it), and an embedding that
reads English alone cannot tell the difference. English questions need no such words.
"""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path

from domain.languages import detect
from domain.vocabulary import Language
from retrievers.names import fold

OTHER_FIELDS_FILE = Path(__file__).with_suffix(".yaml")
_ENDS_ON_WORDS = (Language.KO, Language.BN)
"""Endings are written onto their words, so that these are known by how they begin."""


class OtherFields:
    """Finds such words in questions."""

    def __init__(self, path: Path = OTHER_FIELDS_FILE) -> None:
        self._path = path

    def words(self, query: str) -> list[str]:
        """The words in their order, each once; none for a language without a list."""
        pattern = self._patterns.get(detect(query))
        return list(dict.fromkeys(pattern.findall(fold(query)))) if pattern else []

    @cached_property
    def _patterns(self) -> dict[Language, re.Pattern[str]]:
        import yaml

        lists = yaml.load(self._path.read_text("utf-8"), Loader=yaml.CSafeLoader)
        return {Language(language): _pattern(Language(language), words) for language, words in lists.items()}


def _pattern(language: Language, words: list[str]) -> re.Pattern[str]:
    longest_first = sorted(map(fold, words), key=len, reverse=True)
    before = r"(?<!\w)" if language in _ENDS_ON_WORDS else ""
    return re.compile(f"{before}(?:{'|'.join(map(re.escape, longest_first))})")
