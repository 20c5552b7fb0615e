"""A second look at the first hits: a cross-encoder reads question and passage together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from domain.errors import Unavailable
from domain.vocabulary import Topic
from retrievers.port import Hit, Retriever

_DEPTH = 30
"""Hits that are read again: each costs a pass through the model."""

PairScorer = Callable[[str, Sequence[str]], np.ndarray]
"""How well each text answers the question, float [texts]; higher is better."""


class CrossEncoderScorer:
    """A cross-encoder of sentence-transformers, by its folder or its name on a model hub; loads at the first use."""

    def __init__(self, model: str) -> None:
        self._name = model

    def __call__(self, query: str, texts: Sequence[str]) -> np.ndarray:
        """The model's own scores; raises Unavailable where it cannot be loaded."""
        if not texts:
            return np.empty(0, dtype=np.float32)
        pairs = [(query, text) for text in texts]
        return np.asarray(self._model.predict(pairs, show_progress_bar=False), dtype=np.float32).reshape(len(texts))

    @cached_property
    def _model(self) -> Any:
        from sentence_transformers import CrossEncoder

        try:
            return CrossEncoder(self._name, device="cpu")
        except (OSError, ValueError) as error:
            raise Unavailable(
                f"The reranking model {self._name} cannot be loaded.",
                field="reranker",
                hint="Check SPOTTER_RERANKER: a folder of a cross-encoder with one output, or its name on a model hub.",
            ) from error


class RerankedRetriever:
    """Another retriever's first hits in the order of a `PairScorer`."""

    def __init__(self, first: Retriever, scorer: PairScorer) -> None:
        self._first = first
        self._scorer = scorer

    def search(self, query: str, limit: int = 5, topic: Topic | None = None) -> list[Hit]:
        """Hits by the scorer's scores, which have no fixed range."""
        hits = self._first.search(query, max(limit, _DEPTH), topic)
        scores = self._scorer(query, [f"{hit.passage.title}. {hit.passage.text}" for hit in hits])
        order = np.argsort(-scores, kind="stable")[:limit]
        return [Hit(hits[at].passage, float(scores[at])) for at in order]
