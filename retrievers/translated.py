"""Search in languages that the embedding cannot read.

Three witnesses speak for a passage: its article's short answer in the question's own language, found by terms; what
somebody wrote in that language of what it says; and its English, found by any English retriever with what a glossary
makes of the question.

In every language the passages of an article stand by each other: what else it says is likelier to belong to the answer
than a passage of another article that happens to share a word.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np

from domain.languages import detect
from domain.vocabulary import Language, Topic
from knowledge.articles.library import Passage
from retrievers.hybrid import scaled
from retrievers.port import Hit, ScoringRetriever, best

_NATIVE_SHARE = 0.35
"""Anything from 0.2 to 0.4 finds as many facts of our development questions; more finds fewer."""
_ARTICLE_SHARE = 0.3
"""What the best passage of an article lends to its others; anything from 0.15 to 0.5 does as well."""
_DIGEST_SHARE = 0.25
"""What the digests add to the other two."""
_OWN_LANGUAGE_FIRST = 0.02
"""What puts an answer in the reader's language before the same answer in English."""


def digested(passages: Sequence[Passage]) -> list[Passage]:
    """The passages as they are found by their digests alone."""
    return [
        replace(passage, search_text=" ".join(one.text for digest in passage.digests.values() for one in digest))
        for passage in passages
    ]


class TranslatedRetriever:
    """An English retriever for questions in four languages; those that it reads itself are passed on."""

    def __init__(
        self,
        passages: Sequence[Passage],
        english: ScoringRetriever,
        terms: ScoringRetriever,
        translate: Callable[[str], str],
        read: frozenset[Language] = frozenset({Language.EN}),
        digests: ScoringRetriever | None = None,
    ) -> None:
        """`translate` gives the English key words of a question, `read` the languages that `english` can search.

        `digests` searches the same passages by what they say in other languages: see `digested`.
        """
        self._digests = digests
        self._passages = passages
        self._english = english
        self._terms = terms
        self._translate = translate
        self._read = read

    def search(self, query: str, limit: int = 5, topic: Topic | None = None) -> list[Hit]:
        """Hits by score, best first."""
        if not query.strip():
            return []
        return [hit for hit in best(self._passages, self.scores(query), query, limit, topic) if hit.score > 0]

    def scores(self, query: str) -> np.ndarray:
        """The score of every passage, float32 [passages]."""
        language = detect(query)
        if language in self._read:
            return self._lent(self._english.scores(query))
        native = np.where(self._written_in(language), self._terms.scores(query), 0)
        scores = _NATIVE_SHARE * scaled(self._of_article(native))
        translated = self._translate(query)
        if translated:
            read = np.where(self._written_in(Language.EN), self._english.scores(translated), 0)
            scores += (1 - _NATIVE_SHARE) * scaled(read)[self._english_twin]
        if self._digests is not None:
            scores += _DIGEST_SHARE * scaled(self._digests.scores(query))
        own: np.ndarray = scores + _OWN_LANGUAGE_FIRST * (scores > 0) * self._written_in(language)
        own = self._lent(own)
        own[self._said_again(language, own)] = 0
        return own

    def _of_article(self, scores: np.ndarray) -> np.ndarray:
        """For each passage the best score of its article; 0 where none is positive."""
        best_of = np.zeros(int(self._articles.max(initial=0)) + 1, dtype=np.float32)
        np.maximum.at(best_of, self._articles, scores)
        of_article: np.ndarray = best_of[self._articles]
        return of_article

    def _lent(self, scores: np.ndarray) -> np.ndarray:
        """Each passage found with a share of its article's best."""
        lent: np.ndarray = np.where(scores > 0, scores + _ARTICLE_SHARE * self._of_article(scores), scores)
        return lent.astype(np.float32)

    def _said_again(self, language: Language, scores: np.ndarray) -> np.ndarray:
        """The English answers that this language has too, but for the best article's.

        They would only take the place of something else.
        """
        written = self._written_in(language)
        twins = self._english_twin[written]
        twins = twins[~written[twins]]
        again: np.ndarray = twins[self._articles[twins] != self._articles[int(scores.argmax())]]
        return again

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
