"""What a search over documents finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.ingestion.models import DocumentPassage
from retrievers.port import Hit


@dataclass(frozen=True)
class DocumentHit:
    """A passage of a document that was found, and by what."""

    passage: DocumentPassage
    score: float
    """Orders the hits of one search, as `Hit.score`."""
    relevance: float
    """How well it fits the question, 0–1, measured as for articles."""
    similarity: float | None
    """Cosine to the question; None where no vector says."""
    term_score: float
    """BM25; 0 where it shares no word with the question."""


@dataclass(frozen=True)
class Found:
    """Hits of both kinds, best first, and whether a document answers the question."""

    hits: Sequence[Hit | DocumentHit]
    answered: bool
