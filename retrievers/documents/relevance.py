"""How well a passage fits a question, measured alike for articles and documents.

A retriever's scores are scaled within its own corpus: its best hit is near 1 however poor it is. To set hits of two
corpora in one order, each is measured anew by what does not depend on the corpus: the similarity of meaning, and the
share of the question's words in the passage, where a rare word counts more.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property

from domain.languages import detect
from knowledge.articles.library import Passage
from retrievers.embedding.port import Embedder
from retrievers.port import Hit, ScoringRetriever
from retrievers.tokenizer import tokenize
from retrievers.windows import sentences_of

MEANING_SHARE = 0.6
"""Of the similarity of meaning; the rest is the words'. As in the hybrid retriever, anything near it does as well."""

_MOST_SENTENCES = 8
"""Sentences of a passage that are compared, those with most of the question's words: some 3 ms each."""


class Relevance:
    """Measures passages, 0–1; the words' weights are those that they have in the articles."""

    def __init__(
        self,
        articles: Sequence[Passage],
        dense: ScoringRetriever,
        embedder: Embedder,
        in_english: Callable[[str], str] | None = None,
    ) -> None:
        """`in_english` gives the English terms of a question in another language, empty where it knows none."""
        self._articles = articles
        self._dense = dense
        self._embedder = embedder
        self._in_english = in_english

    def wordings(self, query: str) -> list[str]:
        """The question as it was asked and, where the embedding cannot read that, its terms in English."""
        if self.reads(query) or self._in_english is None:
            return [query]
        return [query, *filter(None, [self._in_english(query)])]

    def reads(self, query: str) -> bool:
        """Whether similarity of meaning says anything about a question in its language."""
        return detect(query) in self._embedder.languages

    def of_articles(self, query: str, hits: Sequence[Hit]) -> list[float]:
        """The relevance of passages of articles: by that wording of the question which fits each best."""
        found = [self._of_articles(wording, hits) for wording in self.wordings(query)]
        return [max(values) for values in zip(*found, strict=True)]

    def of_text(self, query: str, text: str, similarity: float | None) -> float:
        """The relevance of a text; `similarity` is the cosine to the question, None where it has not been made."""
        return max(
            self._of(wording, text, similarity if self.reads(wording) else None) for wording in self.wordings(query)
        )

    def covered(self, query: str, text: str) -> float:
        """Share of the question's words, 0–1, that stand in the text; rare ones count more."""
        return max(self._covered(wording, text) for wording in self.wordings(query))

    def nearest_sentence(self, query: str, text: str) -> float:
        """The cosine between a question that the embedding reads and the nearest of a text's sentences."""
        asked = set(tokenize(query))
        sentences = sorted(sentences_of(text), key=lambda sentence: -len(asked & set(tokenize(sentence))))
        vectors = self._embedder.embed([query, *sentences[:_MOST_SENTENCES]])
        return float((vectors[1:] @ vectors[0]).max())

    def _of_articles(self, wording: str, hits: Sequence[Hit]) -> list[float]:
        if not self.reads(wording):
            return [self._of(wording, hit.passage.search_text, None) for hit in hits]
        scores = self._dense.scores(wording)
        return [self._of(wording, hit.passage.search_text, float(scores[self._places[hit.passage.id]])) for hit in hits]

    def _of(self, wording: str, text: str, similarity: float | None) -> float:
        share = self._covered(wording, text)
        if not self.reads(wording):
            return share
        return MEANING_SHARE * max(similarity or 0.0, 0.0) + (1 - MEANING_SHARE) * share

    def _covered(self, wording: str, text: str) -> float:
        weights = {term: self._weight(term) for term in tokenize(wording)}
        held = weights.keys() & set(tokenize(text))
        return sum(weights[term] for term in held) / sum(weights.values()) if weights else 0.0

    def _weight(self, term: str) -> float:
        """BM25's weight of a term (Robertson and Spärck Jones, 1976, in Lucene's form)."""
        count = self._counts[term]
        return math.log(1 + (len(self._articles) - count + 0.5) / (count + 0.5))

    @cached_property
    def _counts(self) -> Counter[str]:
        """In how many passages of articles each term stands."""
        return Counter(term for passage in self._articles for term in set(tokenize(passage.search_text)))

    @cached_property
    def _places(self) -> dict[str, int]:
        return {passage.id: place for place, passage in enumerate(self._articles)}
