"""Which language a text is in, by its script (Spotter's four languages have a script each), and its digits."""

from __future__ import annotations

import re
import unicodedata

from domain.links import without_links
from domain.vocabulary import Language

_SCRIPTS = {
    Language.KO: re.compile(r"[\uac00-\ud7a3\u1100-\u11ff\u3130-\u318f]"),
    Language.BN: re.compile(r"[\u0980-\u09ff]"),
    Language.ZH: re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]"),
}
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_UNITS = frozenset(
    ["kg", "kgs", "cm", "lb", "lbs", "kcal", "cal", "min", "mins", "ft", "in", "km"]
    + ["rm", "reps", "bbb", "fsl", "ssl", "tm", "rdl", "ohp"]
)
"""Latin words that people write in every language."""
_MIN_SHARE = 0.3
"""Share of non-Latin letters, a Latin word counted as two, from which a mixed text is read as that script's."""
_WIDE_FROM = 0x2E80
"""The first code point of the wide East Asian scripts."""


def detect(text: str, default: Language = Language.EN) -> Language:
    """The language of `text`; `default` where it holds nothing but numbers, units and abbreviations.

    A sentence in Korean, Bengali or Chinese stays one when it names exercises in Latin letters ("RDL 보여줘"), and when
    it holds an address.
    """
    text = without_links(text)
    counts = {language: len(pattern.findall(text)) for language, pattern in _SCRIPTS.items()}
    language, letters = max(counts.items(), key=lambda item: item[1])
    latin_words = sum(word.lower() not in _UNITS for word in _LATIN_WORD.findall(text))
    if letters == 0:
        return Language.EN if latin_words else default
    return language if letters / (letters + 2 * latin_words) >= _MIN_SHARE else Language.EN


def ascii_digits(text: str) -> str:
    """NFKC, with the decimal digits of every script (১৬৫, １６５) written as 0–9."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in folded)


def width(text: str) -> int:
    """How long a text is for a reader: a character of Chinese or Korean says as much as two Latin letters."""
    return sum(2 if ord(character) > _WIDE_FROM else 1 for character in text)
