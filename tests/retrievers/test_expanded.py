"""Other wordings of a question add to its search and never break it."""

from __future__ import annotations

from collections.abc import Sequence

from domain.errors import ModelError
from domain.evidence import Source
from domain.vocabulary import Language, Topic
from knowledge.articles.library import Passage
from retrievers.bm25 import Bm25Retriever
from retrievers.expanded import ExpandedRetriever

SOURCE = (Source(title="A work", year=2000, url_or_doi="10.1/x"),)
PASSAGES = [
    Passage(name, name, name, Topic.TRAINING, Language.EN, text, text, SOURCE)
    for name, text in (("doms", "Delayed onset soreness peaks late."), ("legs", "Train the legs twice a week."))
]


def searched(query: str, wordings: Sequence[str]) -> list[str]:
    found = ExpandedRetriever(PASSAGES, Bm25Retriever(PASSAGES), lambda _: wordings).search(query)
    return [hit.passage.id for hit in found]


def test_a_wording_finds_what_the_question_did_not() -> None:
    """No word of the question stands in the passage; one of the model's does."""
    assert searched("why do i hurt", []) == []
    assert searched("why do i hurt", ["delayed soreness"]) == ["doms"]


def test_the_question_itself_weighs_more_than_one_wording() -> None:
    """A model that misses the point does not turn the order around."""
    assert searched("train legs", ["soreness"])[0] == "legs"


def test_without_an_answer_of_the_model_the_question_stands_alone() -> None:
    """A model that fails costs nothing but its help."""

    def fails(query: str) -> Sequence[str]:
        raise ModelError("The model is gone.")

    hits = ExpandedRetriever(PASSAGES, Bm25Retriever(PASSAGES), fails).search("legs")
    assert [hit.passage.id for hit in hits] == ["legs"]
