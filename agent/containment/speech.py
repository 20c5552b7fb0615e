"""Whether a sentence is in another language than the conversation."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from domain.languages import detect
from domain.links import without_links
from domain.vocabulary import Language

_WORDS_FILE = Path(__file__).with_name("languages.yaml")
_LATIN_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_NON_LATIN = re.compile(
    r"[\u0400-\u04ff\u0590-\u06ff\u0900-\u0963\u0966-\u0dff\u0e00-\u0e7f\u1100-\u11ff\u3040-\u9fff\uac00-\ud7a3]"
)
_NONE_OF_OURS = re.compile(
    r"[\u0400-\u04ff\u0590-\u06ff\u0900-\u0963\u0966-\u097f\u0a00-\u0dff\u0e00-\u0e7f\u3040-\u30ff]"
)
"""Letters of scripts that none of the four languages is written in."""
_FEWEST_WORDS = 6
"""A shorter Latin phrase may be a name, such as that of an exercise."""
_FEWEST_SIGNS = 4


def is_foreign(sentence: str, language: Language) -> bool:
    """Whether a sentence of an answer in `language` is in another language; names and units are in any."""
    text = without_links(sentence)
    words = [word.lower() for word in _LATIN_WORD.findall(text) if word[0].isascii() or word[0] < "\u0250"]
    signs = len(_NON_LATIN.findall(text))
    if len(_NONE_OF_OURS.findall(text)) >= _FEWEST_SIGNS:
        return True
    if signs >= _FEWEST_SIGNS and detect(text, language) is not language:
        return True
    if language is Language.EN:
        return signs > 2 * len(words) or (len(words) >= _FEWEST_WORDS and not _common() & set(words))
    return signs < _FEWEST_SIGNS and len(words) >= _FEWEST_WORDS


def names_a_language(text: str) -> bool:
    """Whether a person's message names a language, so that it may have asked for an answer in it."""
    return any(name in text.lower() for name in _lists()["names"])


@cache
def _common() -> frozenset[str]:
    return frozenset(_lists()["common_english"])


@cache
def _lists() -> dict[str, Any]:
    import yaml

    loaded: dict[str, Any] = yaml.load(_WORDS_FILE.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return loaded
