"""Search in languages that the embedding cannot read.

Two witnesses speak for an article: its short answer in the question's own language, found by terms, and its English
passages, found by any English retriever with what a glossary makes of the question.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np

from domain.languages import detect
from domain.vocabulary import Language, Topic
from knowledge.articles.library import Passage
from retrievers.hybrid import scaled
from retrievers.port import Hit, ScoringRetriever, best

_NATIVE_SHARE = 0.35
"""Anything from 0.2 to 0.4 finds as many facts of our development questions; more finds fewer."""
_OWN_LANGUAGE_FIRST = 0.02
"""What puts an answer in the reader's language before the same answer in English."""


class TranslatedRetriever:
    """An English retriever for questions in four languages; those that it reads itself are passed on."""

    def __init__(
        self,
        passages: Sequence[Passage],
        english: ScoringRetriever,
        terms: ScoringRetriever,
        translate: Callable[[str], str],
        read: frozenset[Language] = frozenset({Language.EN}),
    ) -> None:
        """`translate` gives the English key words of a question, `read` the languages that `english` can search."""
        self._passages = passages
        self._english = english
        self._terms = terms
        self._translate = translate
        self._read = read

    def search(self, query: str, limit: int = 5, topic: Topic | None = None) -> list[Hit]:
        """Hits by score, 0–1 where the question was translated; else those of the English retriever."""
        if detect(query) in self._read:
            return self._english.search(query, limit, topic)
        if not query.strip():
            return []
        return [hit for hit in best(self._passages, self.scores(query), query, limit, topic) if hit.score > 0]

    def scores(self, query: str) -> np.ndarray:
        """The score of every passage, float32 [passages]."""
        language = detect(query)
        if language in self._read:
            return self._english.scores(query)
        native = np.where(self._written_in(language), self._terms.scores(query), 0)
        of_article = np.zeros(int(self._articles.max(initial=0)) + 1, dtype=np.float32)
        np.maximum.at(of_article, self._articles, native)
        scores = _NATIVE_SHARE * scaled(of_article)[self._articles]
        translated = self._translate(query)
        if translated:
            read = np.where(self._written_in(Language.EN), self._english.scores(translated), 0)
            scores += (1 - _NATIVE_SHARE) * scaled(read)[self._english_twin]
        own: np.ndarray = scores + _OWN_LANGUAGE_FIRST * (scores > 0) * self._written_in(language)
        return own.astype(np.float32)

    def _written_in(self, language: Language) -> np.ndarray:
        written: np.ndarray = self._languages == language.value
        return written

    @cached_property
    def _languages(self) -> np.ndarray:
        return np.array([passage.language.value for passage in self._passages])

    @cached_property
    def _articles(self) -> np.ndarray:
        """The number of each passage's article."""
        number = {name: at for at, name in enumerate(dict.fromkeys(passage.article_id for passage in self._passages))}
        return np.array([number[passage.article_id] for passage in self._passages], dtype=int)

    @cached_property
    def _english_twin(self) -> np.ndarray:
        """For each passage the one that says the same in English; itself where there is none."""
        place = {passage.id: at for at, passage in enumerate(self._passages)}
        return np.array(
            [
                place.get(f"{passage.article_id}#{Language.EN.value}", at)
                if passage.language is not Language.EN
                else at
                for at, passage in enumerate(self._passages)
            ],
            dtype=int,
        )
