"""Whether what was found answers the question: calibrated on questions inside and outside the corpus.

A logistic model over four features (`confidence.json`; `python -m eval.abstention --calibrate` fits it anew): how near
the best passage is to the question, in English if need be; how much of its wording the corpus knows; how many
words of the field a question had that was translated, since a single word is near to something too easily; and how many
of another field.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from pydantic import BaseModel, ConfigDict

from domain.languages import detect
from domain.vocabulary import Language
from knowledge.articles.library import Passage
from retrievers.bm25 import Bm25Retriever
from retrievers.glossary import Glossary
from retrievers.other_fields import OtherFields
from retrievers.port import Hit
from retrievers.vector import VectorRetriever

CALIBRATION_FILE = Path(__file__).parent / "confidence.json"
_ENOUGH_WORDS = 2


class Calibration(BaseModel):
    """The weights of the logistic model; a question counts as answered where their sum is positive."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    similarity: float
    known: float
    field_words: float
    other_fields: float
    bias: dict[Language, float]

    @property
    def of_features(self) -> tuple[float, float, float, float]:
        """The weights in the order of the features."""
        return self.similarity, self.known, self.field_words, self.other_fields


class Confidence:
    """Judges hits by their question."""

    def __init__(
        self,
        passages: Sequence[Passage],
        dense: VectorRetriever,
        terms: Bm25Retriever,
        glossary: Glossary,
        calibration_file: Path = CALIBRATION_FILE,
    ) -> None:
        """`glossary` says in English what the embedding cannot read."""
        self._passages = passages
        self._dense = dense
        self._terms = terms
        self._glossary = glossary
        self._other_fields = OtherFields()
        self._file = calibration_file

    def __call__(self, query: str, hits: list[Hit]) -> bool:
        """True if the best hits are about the question."""
        if not hits:
            return False
        weights = self._calibration
        features = self.features(query)
        return float(np.dot(weights.of_features, features)) + weights.bias[detect(query)] > 0

    def features(self, query: str) -> tuple[float, float, float, float]:
        """The best passage's cosine similarity, the share of known wording, the shares of enough words of the field and
        of another.

        Each 0–1. The first is 0 where nothing could be compared, the third 1 where nothing had to be translated.
        """
        if self._dense.reads(query):
            readable, words = query, 1.0
        else:
            readable = self._glossary.english(query)
            of_field = sum(not term.is_common for term in self._glossary.terms(query))
            words = min(1.0, of_field / _ENOUGH_WORDS)
        similarity = max(0.0, float(self._dense.scores(readable).max())) if readable else 0.0
        others = min(1.0, len(self._other_fields.words(query)) / _ENOUGH_WORDS)
        return similarity, self._known(query), words, others

    def _known(self, query: str) -> float:
        """Share of the question's terms, 0–1, that stand in a passage of its language; the rarer the more they weigh.

        The weight is BM25's inverse document frequency (Robertson and Spärck Jones, 1976).
        """
        written = self._written_in[detect(query)]
        count = int(written.sum())
        found = np.array([int(written[rows].sum()) for rows in self._terms.rows_of(query)])
        weights = np.log(1 + (count - found + 0.5) / (found + 0.5))
        return float(weights[found > 0].sum() / weights.sum()) if len(weights) else 0.0

    @cached_property
    def _written_in(self) -> dict[Language, np.ndarray]:
        languages = np.array([passage.language.value for passage in self._passages])
        return {language: languages == language.value for language in Language}

    @cached_property
    def _calibration(self) -> Calibration:
        return Calibration.model_validate(json.loads(self._file.read_text("utf-8")))
