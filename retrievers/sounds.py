"""How words sound, so that an English word is known in Korean or Bengali letters: 로켓 and রকেট are "rocket".

A word becomes the classes of its consonants, as in Soundex (Russell, 1918) but for what Hangul and Bengali can tell
apart: vowels are written as each language hears them, voiced and voiceless sounds are often one letter, and an r that
closes a syllable is not heard. Words with the same classes are then compared letter by letter.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from retrievers.word_ends import BENGALI, HANGUL

_LEAST_ALIKE = 50
"""RapidFuzz ratio of the letters, 0–100, from which words of the same consonants are the same word."""
_SURELY_ALIKE = 75
"""The same for words with one consonant only."""
_AS_ALIKE = 30
"""How much less alike another word may be to be meant as well as the first."""
_LEAST_CONSONANTS = 2
LETTERS_FILE = Path(__file__).with_suffix(".json")
"""How the parts of a Hangul syllable and the letters of Bengali are written in Latin ones."""
_OTHERWISE = (("g(?=[eiy])", "j"), ("^j", "y"))
"""How a spelling may be spoken as well: a soft g, and a j as in Janda."""
_JOINED = {"ড\u09bc": "র", "ঢ\u09bc": "র", "য\u09bc": "y", "\u09cd\u09af": "া"}
"""Letters that a dot below, or being joined to the one before, makes others; normalisation takes them apart."""
_SPELLINGS = (
    ("[st]ion", "sn"),
    ("tch|ch|dg|[jz]", "C"), ("^gh", "k"), ("ph", "p"), ("sh", "s"), ("th", "t"), ("gh", ""), ("wh", "w"),
    ("ng(?![aeiou])", "n"), ("ck", "k"), ("x", "ks"), ("c(?=[eiy])", "s"), ("[cgq]", "k"), ("[bfv]", "p"), ("d", "t"),
    ("(?<=.)r(?![aeiouyr])", ""), ("r", "l"), ("(?<=.)h", ""),
)  # fmt: skip
"""Spelling and the class that is heard; C stands for ch, j and z."""


def romanised(word: str) -> str:
    """A word of Hangul or Bengali letters in Latin ones; others as they are."""
    word = unicodedata.normalize("NFC", word)
    for joined, other in _JOINED.items():
        word = word.replace(joined, other)
    return "".join(map(_latin, word))


def consonants(latin: str) -> str:
    """The classes of its consonants, with an a for a vowel that it begins with: "rocket" is lkt, "otis" is ats."""
    for spelling, heard in _SPELLINGS:
        latin = re.sub(spelling, heard, latin)
    start = "a" if latin[:1] in "aeiou" else ""
    return start + re.sub(r"(.)\1+", r"\1", re.sub("[aeiouwy]", "", latin))


class SoundIndex:
    """Latin words by their sound."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = words

    def nearest(self, native: str) -> list[str]:
        """The words that a word in Hangul or Bengali letters may be, the most alike first."""
        from rapidfuzz import fuzz, process

        if not re.fullmatch(f"[{HANGUL}]+|[{BENGALI}]+", native):
            return []
        latin = romanised(native)
        key = consonants(latin)
        if len(key) < _LEAST_CONSONANTS:
            return []
        spelled = {word: word.replace("c", "k") for word in self._by_sound.get(key, [])}
        found = process.extract(latin, spelled, scorer=fuzz.ratio, score_cutoff=_LEAST_ALIKE, limit=None)
        return [word for _, alike, word in found if alike >= found[0][1] - _AS_ALIKE]

    def nearest_to_latin(self, latin: str) -> tuple[str, float] | None:
        """The word that sounds like one in Latin letters, and how alike their letters are, 0–100."""
        from rapidfuzz import fuzz, process

        key = consonants(latin)
        least = _SURELY_ALIKE if len(key) < _LEAST_CONSONANTS else _LEAST_ALIKE
        found = process.extractOne(latin, self._by_sound.get(key, []), scorer=fuzz.ratio, score_cutoff=least)
        return (found[0], found[1]) if found else None

    @cached_property
    def _by_sound(self) -> dict[str, list[str]]:
        by_sound: defaultdict[str, list[str]] = defaultdict(list)
        for word in dict.fromkeys(self._words):
            spoken = {word, *(re.sub(spelling, heard, word) for spelling, heard in _OTHERWISE)}
            for sound in sorted({consonants(one) for one in spoken}):
                by_sound[sound].append(word)
        return dict(by_sound)


def _latin(letter: str) -> str:
    if not "가" <= letter <= "힣":
        return str(_letters()["bengali"].get(letter, letter))
    parts, place = _letters()["hangul"], ord(letter) - ord("가")
    vowels, finals = len(parts["vowels"]), len(parts["finals"])
    initial, rest = divmod(place, vowels * finals)
    vowel, final = divmod(rest, finals)
    return str(parts["initials"][initial] + parts["vowels"][vowel] + parts["finals"][final])


@cache
def _letters() -> dict[str, Any]:
    return dict(json.loads(LETTERS_FILE.read_text("utf-8")))
