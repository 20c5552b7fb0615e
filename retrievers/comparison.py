"""One question asked of several retrievers: who found what, at which rank, with which score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from knowledge.articles.library import Passage
from retrievers.port import Retriever


@dataclass(frozen=True)
class Place:
    """Where one retriever put a passage."""

    rank: int
    """From 1."""
    score: float
    """Comparable only with the same retriever's for the same question."""


@dataclass(frozen=True)
class ComparedPassage:
    """A passage that at least one retriever found."""

    passage: Passage
    places: dict[str, Place] = field(default_factory=dict)
    """By the retriever's name; those that did not find it are missing."""


def compare(query: str, retrievers: Mapping[str, Retriever], limit: int = 5) -> list[ComparedPassage]:
    """The first `limit` passages of each retriever together; those with the best ranks, on average, first.

    A retriever that did not find a passage counts as if it had it just behind its last.
    """
    found: dict[str, ComparedPassage] = {}
    for name, retriever in retrievers.items():
        for rank, hit in enumerate(retriever.search(query, limit), start=1):
            compared = found.setdefault(hit.passage.id, ComparedPassage(hit.passage))
            compared.places[name] = Place(rank, hit.score)

    def ranks(compared: ComparedPassage) -> int:
        missing = len(retrievers) - len(compared.places)
        return sum(place.rank for place in compared.places.values()) + missing * (limit + 1)

    return sorted(found.values(), key=ranks)
