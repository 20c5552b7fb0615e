"""Ideas behind words, the same in every language: "breastbone", 胸口, 가슴 and বুক are all `chest`.

`concepts/<language>.yaml` lists the words of each idea. A sentence seen as ideas looks alike in four languages, so
that what is learned from one serves the others, and a new wording counts as soon as its words are listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from agent.safety.text import normalise
from domain.vocabulary import Language

_FOLDER = Path(__file__).with_name("concepts")
_REACH = 5
"""Two ideas that stand at most so many ideas apart are a pair."""
_SPELLED = re.compile(r"[a-z0-9\u0980-\u09ff]")
"""Scripts with spaces between words: a word is found where one begins."""


def concept_files() -> list[Path]:
    """The files with the words, one for each language."""
    return [_FOLDER / f"{language}.yaml" for language in Language]


def concepts_in(text: str) -> list[str]:
    """The ideas in a normalised text, in order; of several words that start at one place the longest counts."""
    words, longest = _words()
    found: list[str] = []
    at = 0
    while at < len(text):
        for length in range(min(longest, len(text) - at), 0, -1):
            ideas = words.get(text[at : at + length])
            if ideas and _stands_alone(text, at, at + length, ideas[1]):
                found += ideas[0]
                at += length
                break
        else:
            at += 1
    return found


def concept_features(text: str) -> list[str]:
    """The ideas in a text and the pairs of those that stand near each other, as features to learn from."""
    found = concepts_in(text)
    return [*found, *_pairs(found)]


def _pairs(found: list[str]) -> Iterator[str]:
    for index, first in enumerate(found):
        for second in found[index + 1 : index + 1 + _REACH]:
            if first != second:
                yield "+".join(sorted((first, second)))


def _stands_alone(text: str, start: int, end: int, is_prefix: bool) -> bool:
    if not _SPELLED.match(text[start]):
        return True
    if start and _SPELLED.match(text[start - 1]):
        return False
    return is_prefix or end == len(text) or not (text[end].isascii() and text[end].isalnum())


@cache
def _words() -> tuple[dict[str, tuple[list[str], bool]], int]:
    """The ideas of every word and whether it may go on, and the length of the longest word."""
    import yaml

    words: dict[str, tuple[list[str], bool]] = {}
    for file in concept_files():
        for idea, listed in yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader).items():
            for entry in listed:
                word = normalise(entry.rstrip("*")).strip()
                ideas, goes_on = words.get(word, ([], False))
                words[word] = ([*ideas, idea], goes_on or entry.endswith("*") or not word.isascii())
    return words, max(map(len, words))
