"""Search over articles: passages of one article stand by each other, and nothing is said twice in two languages."""

from __future__ import annotations

import numpy as np

from domain.evidence import Source
from domain.vocabulary import Language, Topic
from knowledge.articles.library import Passage
from retrievers.port import Hit
from retrievers.translated import TranslatedRetriever

SOURCE = (Source(title="A work", year=2000, url_or_doi="10.1/x"),)


def passage(id_: str, language: Language = Language.EN) -> Passage:
    return Passage(id_, id_.split("#")[0], id_, Topic.TRAINING, language, id_, id_, SOURCE)


PASSAGES = [
    passage("a#en"),
    passage("a#ko", Language.KO),
    passage("a#s1"),
    passage("a#s2"),
    passage("b#en"),
    passage("b#ko", Language.KO),
    passage("b#s1"),
]


class Fixed:
    """Gives every query the same scores."""

    def __init__(self, *scores: float) -> None:
        self._scores = np.array(scores, dtype=np.float32)

    def scores(self, query: str) -> np.ndarray:
        return self._scores.copy()

    def search(self, query: str, limit: int = 5, topic: Topic | None = None) -> list[Hit]:
        raise AssertionError("the scores are asked for")


def found(query: str, english: Fixed, terms: Fixed, limit: int = 5) -> list[str]:
    """The passages that the query finds, best first."""
    retriever = TranslatedRetriever(PASSAGES, english, terms, lambda asked: "key words")
    return [hit.passage.id for hit in retriever.search(query, limit)]


NO_TERMS = Fixed(0, 0, 0, 0, 0, 0, 0)


def test_the_best_article_lends_to_its_sections() -> None:
    """A section of the best article comes before a passage of another one that is only a little nearer."""
    english = Fixed(0.9, 0, 0.4, 0, 0.45, 0, 0)
    assert found("how heavy", english, NO_TERMS) == ["a#en", "a#s1", "b#en"]


def test_a_passage_that_was_not_found_stays_so() -> None:
    """Nothing is lent to passages without a score of their own, and nothing turns the order of one article."""
    english = Fixed(0.5, 0, 0.6, -1, 0, 0, 0)
    assert found("how heavy", english, NO_TERMS) == ["a#s1", "a#en"]


def test_the_same_answer_comes_in_english_for_the_best_article_only() -> None:
    """A Korean reader gets an article's Korean answer; its English twin takes a place only where it is the best."""
    english = Fixed(0.9, 0, 0.5, 0.3, 0.8, 0, 0.2)
    terms = Fixed(0, 3, 0, 0, 0, 2, 0)
    ids = found("무거운 무게", english, terms, limit=10)
    assert ids[0] == "a#ko"
    assert {"a#en", "a#s1", "b#ko", "b#s1"} <= set(ids)
    assert "b#en" not in ids


def test_a_query_without_words_finds_nothing() -> None:
    """Blank space is no question."""
    assert found("   ", Fixed(1, 1, 1, 1, 1, 1, 1), NO_TERMS) == []
