"""Whether what was found answers the question: calibrated on questions inside and outside the corpus.

A logistic model over three features (`confidence.json`; `python -m eval.abstention --calibrate` fits it anew): how near
the best passage is to the question, in English if need be; how much of its wording the corpus knows; and how much it
reads like a question of the field.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from pydantic import BaseModel, ConfigDict

from domain.languages import detect
from domain.romanised import in_bengali
from domain.vocabulary import Language
from knowledge.articles.library import Passage
from retrievers.bm25 import Bm25Retriever
from retrievers.field_reader import FieldScore
from retrievers.glossary import Glossary
from retrievers.port import Hit
from retrievers.vector import VectorRetriever

CALIBRATION_FILE = Path(__file__).parent / "confidence.json"
Features = tuple[float, float, float]


class Calibration(BaseModel):
    """The weights of the logistic model; a question counts as answered where their sum is positive."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    similarity: float
    known: float
    field: float
    bias: dict[Language, float]

    @property
    def of_features(self) -> Features:
        """The weights in the order of the features."""
        return self.similarity, self.known, self.field


class Confidence:
    """Judges hits by their question."""

    def __init__(
        self,
        passages: Sequence[Passage],
        dense: VectorRetriever,
        terms: Bm25Retriever,
        digests: Bm25Retriever,
        glossary: Glossary,
        field_score: FieldScore,
    ) -> None:
        """`digests` searches the same passages by what they say in other languages; `glossary` says in English what the
        embedding cannot read.
        """
        self._passages = passages
        self._dense = dense
        self._terms = terms
        self._digests = digests
        self._glossary = glossary
        self._field_score = field_score

    def __call__(self, query: str, hits: list[Hit]) -> bool:
        """True if the best hits are about the question."""
        if not hits:
            return False
        weights = self._calibration
        language = detect(in_bengali(query))
        return float(np.dot(weights.of_features, self.features(query))) + weights.bias[language] > 0

    def features(self, query: str) -> Features:
        """The best passage's cosine similarity and the share of known wording, both 0–1, and the field's score.

        The first is 0 where nothing could be compared.
        """
        asked = in_bengali(query)
        if self._dense.reads(asked):
            meaning, scores = self._dense.judged(asked)
            return max(0.0, float(scores.max())), self._known(asked), self._field_score(asked, meaning)
        english = self._glossary.english(asked)
        similarity = max(0.0, float(self._dense.scores(english).max())) if english else 0.0
        return similarity, self._known(asked), self._field_score(asked, None)

    def _known(self, query: str) -> float:
        """Share of the question's terms, 0–1, that passages say in its language; the rarer the more they weigh.

        The weight is BM25's inverse document frequency (Robertson and Spärck Jones, 1976).
        """
        language = detect(query)
        written = self._languages == language.value
        count = int(written.sum())
        found = np.array([int(written[rows].sum()) for rows in self._terms.rows_of(query)])
        if language is not Language.EN:
            count += int((self._languages == Language.EN.value).sum())
            found += np.array([len(rows) for rows in self._digests.rows_of(query)], dtype=int)
        weights = np.log(1 + (count - found + 0.5) / (found + 0.5))
        return float(weights[found > 0].sum() / weights.sum()) if len(weights) else 0.0

    @cached_property
    def _languages(self) -> np.ndarray:
        return np.array([passage.language.value for passage in self._passages])

    @cached_property
    def _calibration(self) -> Calibration:
        return Calibration.model_validate(json.loads(CALIBRATION_FILE.read_text("utf-8")))
