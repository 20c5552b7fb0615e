"""The words of the gym in four languages as one set of English terms, so that any of them finds an English text.

"원암 덤벨 로우", "单臂哑铃划船" and "single-arm db rows" all become `onearm dumbbell row`. What is not in the glossary
keeps its own word: English is stemmed, other scripts are compared with the glossary letter by letter.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from retrievers.names import fold
from retrievers.tokenizer import tokenize
from retrievers.word_ends import BENGALI, HAN, HANGUL

WORDS_FILE = Path(__file__).parent / "movement_words.jsonl"
_NATIVE = f"{HANGUL}{BENGALI}{HAN}"
_NATIVE_RUN = re.compile(f"[{BENGALI}]+|[{HANGUL}]+|[{HAN}]+")
_LATIN_WORD = re.compile(r"[a-z]+|[0-9]+")
_ENDING = re.compile(f"^(?:[{BENGALI}]+|[{HANGUL}]{{1,3}}(?![{HANGUL}]))")
"""What is written onto a word: cases, plurals, particles."""
_LONGEST_PHRASE = 5
_FILLERS = frozenset(["a", "an", "and", "the", "my", "your", "his", "her", "their", "its"])
_SIMILAR = 82
"""RapidFuzz ratio over letters, 0–100, from which a word is a misspelling of one of the glossary."""
_MIN_LETTERS = 5
_BENGALI_ENDING_LETTERS = 3


class Wanted(NamedTuple):
    """One thing that a query asks for: a term, or several of which any will do.

    `word` says it in English; it is empty where the glossary does not know a native word.
    """

    terms: tuple[str, ...]
    word: str


class MovementWords:
    """Translates queries and English texts into terms."""

    def __init__(self, path: Path = WORDS_FILE) -> None:
        self._path = path

    def terms(self, english: str) -> list[str]:
        """The terms of an English text, in order."""
        return [term for group in self._latin(fold(english)) for term in group.terms]

    def wanted(self, query: str) -> list[Wanted]:
        """What a query in any script asks for, in order, each thing once."""
        rest = fold(query)
        found: list[Wanted] = []
        while match := self._native.search(rest):
            found += self._rest(rest[: match.start()])
            found += self._meant(self._variants[_squeezed(match.group())])
            # What follows begins anew, so that a word may be written onto the one before it: 덤벨컬.
            rest = rest[match.end() :]
            if not self._native.match(rest):
                rest = _ENDING.sub("", rest, count=1)
        return list({group.terms: group for group in found + self._rest(rest)}.values())

    @property
    def native_words(self) -> list[str]:
        """Every word and phrase of the glossary in another script."""
        return [v for entry in self._entries for key in ("ko", "bn") for v in entry.get(key, [])]

    def _rest(self, text: str) -> list[Wanted]:
        """What stands between the native words that the glossary holds."""
        found: list[Wanted] = []
        end = 0
        for match in _NATIVE_RUN.finditer(text):
            found += self._latin(text[end : match.start()])
            found += self._unknown(match.group())
            end = match.end()
        return found + self._latin(text[end:])

    def _latin(self, text: str) -> list[Wanted]:
        words = _latin_stems(text)
        found: list[Wanted] = []
        at = 0
        while at < len(words):
            size = self._phrase_at(words, at)
            if size:
                found += self._meant(self._phrases[tuple(words[at : at + size])])
            elif tokenize(words[at]):
                found.append(Wanted((words[at],), words[at]))
            at += size or 1
        return found

    def _phrase_at(self, words: list[str], at: int) -> int:
        """How many words from `at` on make the longest phrase of the glossary; 0 for none."""
        sizes = range(min(_LONGEST_PHRASE, len(words) - at), 0, -1)
        return next((size for size in sizes if tuple(words[at : at + size]) in self._phrases), 0)

    def _unknown(self, run: str) -> list[Wanted]:
        """A native word that is not in the glossary: a misspelling of one that is, else itself."""
        if len(run) < 2:
            return []  # an ending or a particle
        from rapidfuzz import fuzz, process

        letters = unicodedata.normalize("NFD", run)
        if len(letters) >= _MIN_LETTERS:
            alike = {variant: spelled for variant, spelled in self._spelled.items() if spelled[0] == letters[0]}
            hit = process.extractOne(letters, alike, scorer=fuzz.ratio, score_cutoff=_SIMILAR)
            if hit is not None:
                return self._meant(self._variants[hit[2]])
        return self._compound(run) or [Wanted((run,), "")]

    def _compound(self, run: str) -> list[Wanted]:
        """An unknown Korean word with a known one written onto it: 캠버바 is 캠버 and 바."""
        for end in range(2, len(run)):
            if re.match(f"[{HANGUL}]", run) and run[end:] in self._variants:
                return [Wanted((run[:end],), ""), *self._meant(self._variants[run[end:]])]
        return []

    def _meant(self, terms: list[str]) -> list[Wanted]:
        """Several terms of one word each are alternatives; otherwise the first is meant, word by word."""
        if len(terms) > 1 and not any(" " in term for term in terms):
            return [Wanted(tuple(map(_stem, terms)), self._readable.get(terms[0], terms[0]))]
        return [Wanted((_stem(word),), self._readable.get(word, word)) for word in terms[0].split()]

    @cached_property
    def _readable(self) -> dict[str, str]:
        """Terms that join words as English writes them: onearm is "one arm"."""
        first = {entry["term"]: entry["en"][0] for entry in self._entries if entry.get("en")}
        return {
            term: variant for term, variant in first.items() if " " not in term and variant.replace(" ", "") == term
        }

    @cached_property
    def _entries(self) -> list[dict[str, Any]]:
        lines = self._path.read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines if line.strip()]

    @cached_property
    def _phrases(self) -> dict[tuple[str, ...], list[str]]:
        """English variants by their stems; words that are a term of their own stand for it."""
        phrases: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for entry in self._entries:
            for variant in entry.get("en", []):
                stems = tuple(_latin_stems(variant))
                if stems and entry["term"] not in phrases[stems]:
                    phrases[stems].append(entry["term"])
        return dict(phrases)

    @cached_property
    def _variants(self) -> dict[str, list[str]]:
        variants: defaultdict[str, list[str]] = defaultdict(list)
        for entry in self._entries:
            for language in ("zh", "ko", "bn"):
                for variant in dict.fromkeys(_squeezed(fold(variant)) for variant in entry.get(language, [])):
                    variants[variant].append(entry["term"])
        return dict(variants)

    @cached_property
    def _spelled(self) -> dict[str, str]:
        """The letters of every native variant, under the variant."""
        return {
            variant: unicodedata.normalize("NFD", variant)
            for variant in self._variants
            if len(unicodedata.normalize("NFD", variant)) >= _MIN_LETTERS and not re.search(f"[{HAN}]", variant)
        }

    @cached_property
    def _native(self) -> re.Pattern[str]:
        """Every variant with a native letter, longest first."""
        every = {fold(v) for entry in self._entries for key in ("zh", "ko", "bn") for v in entry.get(key, [])}
        native = [variant for variant in every if re.search(f"[{_NATIVE}]", variant)]
        return re.compile("|".join(_pattern(v) for v in sorted(native, key=lambda v: (-len(_squeezed(v)), v))))


def _pattern(variant: str) -> str:
    """A variant as it may stand in a text: Korean and Chinese with or without spaces, Bengali before its endings."""
    if re.search(f"[{BENGALI}]", variant):
        ending = f"(?=[{BENGALI}]{{0,{_BENGALI_ENDING_LETTERS}}}(?![{BENGALI}]))" if len(variant) > 2 else ""
        return f"(?<![{BENGALI}]){' ?'.join(map(re.escape, variant.split()))}" + (ending or f"(?![{BENGALI}])")
    body = " ?".join(re.escape(letter) for letter in _squeezed(variant))
    alone = len(variant) == 1 and re.match(f"[{HANGUL}]", variant)
    return f"(?<![{HANGUL}]){body}" if alone else body


def _squeezed(text: str) -> str:
    return text.replace(" ", "")


def _latin_stems(text: str) -> list[str]:
    """The words of a text but for those that stand between the parts of a phrase: "over my head" is "over head"."""
    return [_stem(word) for word in _LATIN_WORD.findall(text) if word not in _FILLERS]


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    """The stem of a word; a word without meaning of its own stays, since it may be part of a phrase: "get up"."""
    return next(iter(tokenize(word)), word)
