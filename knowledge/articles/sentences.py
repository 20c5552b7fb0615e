"""The sentences of an article's text, each with the works that it rests on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from domain.evidence import Source

CITATION = re.compile(r"\s*\[@([\w;@ -]+)\]")
"""A mark such as " [@kreider2017; @antonio2021]" before the full stop of what the works say."""
_ABBREVIATIONS = ("e.g.", "i.e.", "a.m.", "p.m.", "vs.", "Dr.", "U.S.", " C.")
SENTENCE_END = re.compile(
    "".join(f"(?<!{re.escape(short)})" for short in _ABBREVIATIONS)
    + r"(?<=[.!?।])(?=\s)|(?<=[。！？])(?=[^”」』）])|\n+"
)
_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")
"""What an abbreviation before a mark leaves: "4 p.m. [@key]." """
_ITEM = re.compile(r"^[-•*]\s+")


@dataclass(frozen=True)
class CitedSentence:
    """One sentence and the works that say it, the most important first."""

    text: str
    sources: tuple[Source, ...]


def cited_sentences(marked: str, works: Mapping[str, Source], usual: Sequence[str]) -> tuple[CitedSentence, ...]:
    """The sentences of a text with marks; one without a mark goes on with the works of its neighbour.

    `usual` are the keys for a text in which nothing is marked.
    """
    parts = [part.strip() for part in SENTENCE_END.split(marked) if part.strip()]
    keys = _spread([keys_in(part) for part in parts]) or [list(usual)]
    return tuple(
        CitedSentence(_ITEM.sub("", unmarked(part)), tuple(works[key] for key in own or usual[:1]))
        for part, own in zip(parts, keys, strict=True)
    )


def keys_in(marked: str) -> list[str]:
    """The keys of all marks of a text, each once, in its order."""
    keys = (key.strip(" @") for group in CITATION.findall(marked) for key in group.split(";"))
    return list(dict.fromkeys(keys))


def unmarked(marked: str) -> str:
    """The text without its marks."""
    return _TWO_STOPS.sub(".", CITATION.sub("", marked)).strip()


def _spread(keys: list[list[str]]) -> list[list[str]]:
    """Each sentence's keys; one that has none goes on with what was said before it, or leads to what follows."""
    spread = [list(own) for own in keys]
    for former, at in pairwise(range(len(spread))):
        spread[at] = spread[at] or spread[former]
    for at, latter in reversed(list(pairwise(range(len(spread))))):
        spread[at] = spread[at] or spread[latter]
    return spread
