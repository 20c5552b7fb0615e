"""Food names of the other languages in English words, so that the English table can be searched with them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from domain.vocabulary import Language
from knowledge.foods import food as foods_package
from knowledge.foods.food import Food
from knowledge.foods.name_search import normalised, script

TERMS_FILE = Path(foods_package.__file__).parent / "food_terms.json"
_BRACKETS = re.compile(r"\(.*?\)")
_LONGEST = 40
"""Letters of the longest term."""


class FoodTerms:
    """A glossary of cuts, ways of cooking and kinds of food, and the names of our own foods."""

    def __init__(self, foods: Iterable[Food]) -> None:
        self._foods = foods

    def in_english(self, text: str) -> str | None:
        """English words for a Chinese, Korean or Bengali name; None where any part of it is not known."""
        return _translated(text, self._terms)

    def is_plain(self, text: str) -> bool:
        """Whether a name is put together from words of the glossary alone, and so no misspelling of another."""
        return _translated(text, self._glossary) is not None

    @cached_property
    def _glossary(self) -> dict[str, str]:
        languages = json.loads(TERMS_FILE.read_text(encoding="utf-8")).values()
        return {normalised(term): english for terms in languages for term, english in terms.items()}

    @cached_property
    def _terms(self) -> dict[str, str]:
        terms: dict[str, str] = {}
        for food in self._foods:
            english = _BRACKETS.sub("", food.name).strip()
            for language in (Language.ZH, Language.KO, Language.BN):
                for name in (food.names[language], *food.aliases[language]):
                    terms.setdefault(normalised(name), english)
        return terms | self._glossary


def _translated(text: str, terms: dict[str, str]) -> str | None:
    """A name term by term, longest first; in Bengali a term ends with a word."""
    rest, words = normalised(text), list[str]()
    if script(rest) == "latin":
        return None
    while rest:
        sizes = range(min(len(rest), _LONGEST), 0, -1)
        term = next((rest[:size] for size in sizes if rest[:size] in terms and _ends_a_word(rest, size)), None)
        if term is None:
            return None
        words.append(terms[term])
        rest = rest[len(term) :].lstrip()
    return " ".join(" ".join(words).split()) or None


def _ends_a_word(text: str, size: int) -> bool:
    return script(text) != "bengali" or len(text) == size or text[size] == " "
