"""Words of the four languages for term search, without a dictionary.

English is stemmed. Chinese and Korean are cut into overlapping pairs of characters, as search engines do where no
segmenter is at hand; Bengali words are cut to their first letters, since its endings follow the stem.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

_RUN = re.compile(r"[a-z0-9]+(?:\.[0-9]+)?|[\u0980-\u09ff]+|[\u4e00-\u9fff\u3400-\u4dbf]+|[\uac00-\ud7a3]+")
_BENGALI_STEM_LENGTH = 5
_STOPWORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "of",
        "in",
        "on",
        "to",
        "for",
        "from",
        "with",
        "by",
        "as",
        "at",
        "so",
        "if",
        "not",
        "no",
    ]
    + [
        "i",
        "me",
        "my",
        "it",
        "you",
        "your",
        "am",
        "is",
        "are",
        "be",
        "was",
        "do",
        "does",
        "can",
        "should",
        "will",
        "would",
    ]
    + ["what", "when", "which", "who", "why", "how", "that", "there", "this", "these", "their", "them", "but", "have"]
    + ["need", "get", "much", "many", "about"]
)


def tokenize(text: str) -> list[str]:
    """The terms of `text`, in order; empty where it holds no words."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return [term for run in _RUN.findall(folded) for term in _terms(run)]


def _terms(run: str) -> list[str]:
    if run.isascii():
        return [] if run in _STOPWORDS else [_stem(run)]
    if "\u0980" <= run[0] <= "\u09ff":
        return [run[:_BENGALI_STEM_LENGTH]]
    return [run[start : start + 2] for start in range(len(run) - 1)] or [run]


@cache
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("english")


@cache
def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word))
