"""Search over documents: who finds what, how soon, and in which order beside the articles."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence

import numpy as np
import pytest

from domain.evidence import Source
from domain.vocabulary import Language, Topic
from knowledge.articles.library import Passage
from knowledge.ingestion.library import DocumentLibrary
from retrievers.documents.dense import DenseIndex, Embedding
from retrievers.documents.hits import DocumentHit
from retrievers.documents.relevance import Relevance
from retrievers.documents.search import DocumentIndexes, DocumentSearch
from retrievers.documents.terms import TermIndex
from retrievers.port import Hit
from tests.knowledge.ingestion.made_documents import incoming, markdown
from tests.retrievers.documents.word_embedder import WordEmbedder


def article(id_: str, text: str, language: Language = Language.EN) -> Passage:
    return Passage(f"{id_}#en", id_, id_, Topic.NUTRITION, language, text, text, (Source(title="Work", year=2000),))


ARTICLES = [
    article("protein", "How much protein you need a day to build muscle: 1.6 grams per kilogram."),
    article("water", "Drink water before, during and after training in the heat."),
    article("sleep", "Sleep at least seven hours a night to recover."),
]
HITS = [Hit(passage, score) for passage, score in zip(ARTICLES, (1.0, 0.4, 0.3), strict=True)]


class Dense:
    """Scores of the articles by the same vectors as the documents'."""

    def __init__(self, words: WordEmbedder) -> None:
        self._words = words

    def scores(self, query: str) -> np.ndarray:
        vectors: np.ndarray = self._words.embed([passage.search_text for passage in ARTICLES])
        return vectors @ self._words.embed([query])[0]

    def search(self, query: str, limit: int = 5, topic: Topic | None = None) -> list[Hit]:
        raise NotImplementedError


@pytest.fixture
def search(
    library: DocumentLibrary, terms: TermIndex, dense: DenseIndex, embedding: Embedding, words: WordEmbedder
) -> DocumentSearch:
    relevance = Relevance(ARTICLES, Dense(words), words)
    return DocumentSearch(library, DocumentIndexes(terms, dense, embedding), words, relevance)


def ids(hits: Sequence[Hit | DocumentHit]) -> list[str]:
    return [hit.passage.id for hit in hits]


def test_a_new_document_is_found_at_once_by_words_and_meaning(library: DocumentLibrary, search: DocumentSearch) -> None:
    """Within two seconds of being read, without anything else being done."""
    library.accept(incoming(markdown(("Other", "Nothing about it."))))
    search.search("kettlebell", "ann")
    kept = library.accept(incoming("Swing the kettlebell from the hips, not from the shoulders.", "k.txt"))
    since = time.monotonic()
    (hit,) = search.search("kettlebell swing", "ann", 1)
    assert time.monotonic() - since < 2
    assert hit.passage.document_id == kept.id
    assert hit.term_score > 0
    assert hit.similarity is not None and hit.similarity > 0.3


def test_nobody_finds_what_is_anothers(library: DocumentLibrary, search: DocumentSearch) -> None:
    """Neither by words nor by meaning, until it is approved; nor after a new version that nobody has seen."""
    text = "Swing the kettlebell from the hips, not from the shoulders."
    kept = library.accept(incoming(text, "k.txt", owner="ann"))
    house = library.accept(incoming(f"{text} Always.", "h.txt", owner=None))
    assert {hit.passage.document_id for hit in search.search("kettlebell", "ann")} == {kept.id, house.id}
    assert {hit.passage.document_id for hit in search.search("kettlebell", "bob")} == {house.id}
    library.approve(kept.id)
    assert {hit.passage.document_id for hit in search.search("kettlebell", "bob")} == {kept.id, house.id}
    library.accept(incoming(f"{text} New.", "k.txt", owner="ann"))
    assert {hit.passage.document_id for hit in search.search("kettlebell", "bob")} == {house.id}
    library.remove(house.id)
    assert search.search("kettlebell", "bob") == []


def test_nobody_gets_a_language_that_he_does_not_read(library: DocumentLibrary, search: DocumentSearch) -> None:
    """English and the question's own."""
    library.accept(incoming("每天吃多少蛋白质？每公斤体重一点六克，分成几餐吃更好 protein。", "zh.txt"))
    library.accept(incoming("Eat protein four times a day.", "en.txt"))
    assert {hit.passage.language for hit in search.search("protein", "ann")} == {Language.EN}
    assert search.search("每天吃多少蛋白质", "ann")[0].passage.language is Language.ZH


@pytest.mark.parametrize("query", ["", "  ", "?!", "a" * 5000, "the of"])
def test_odd_queries_are_harmless(library: DocumentLibrary, search: DocumentSearch, query: str) -> None:
    """No error, no more than the limit."""
    library.accept(incoming(markdown(("Squat", "Sit down between your heels, then stand up."))))
    assert len(search.search(query, "ann", 2)) <= 2


class TestAmongArticles:
    """Both in one list."""

    QUERY = "how much protein a day to build muscle"

    def test_a_poor_document_never_stands_before_a_good_article(
        self, library: DocumentLibrary, search: DocumentSearch
    ) -> None:
        """Though it is the best of all documents."""
        library.accept(incoming("A muscle car needs much fuel a day.", "cars.txt"))
        found = search.among(self.QUERY, HITS, "ann", 5)
        assert ids(found.hits)[0] == "protein#en"
        assert not found.answered

    def test_a_document_that_answers_stands_before_poor_articles(
        self, library: DocumentLibrary, search: DocumentSearch
    ) -> None:
        """And then the question is answered, whatever the articles say."""
        kept = library.accept(incoming("The Zottman curl turns the hands at the top of the curl.", "z.txt"))
        found = search.among("what is a zottman curl", HITS, "ann", 5)
        assert ids(found.hits)[0] == f"{kept.id}#0"
        assert found.answered

    def test_articles_keep_their_order_and_scores_fall(self, library: DocumentLibrary, search: DocumentSearch) -> None:
        """A reader of the list sees one scale."""
        for number in range(6):
            library.accept(incoming(f"How much protein a day? Plan {number} says {number} shakes.", f"{number}.txt"))
        found = search.among(self.QUERY, HITS, "ann", 5)
        assert [id_ for id_ in ids(found.hits) if not id_.startswith("doc-")] == ["protein#en", "water#en"]
        assert len(found.hits) == 5
        scores = [hit.score for hit in found.hits]
        assert scores == sorted(scores, reverse=True)

    def test_what_has_nothing_to_do_with_the_question_is_not_shown(
        self, library: DocumentLibrary, search: DocumentSearch
    ) -> None:
        """The list does not grow for the sake of growing."""
        library.accept(incoming("My cat sleeps on the sofa.", "cat.txt"))
        assert ids(search.among("creatine loading", HITS, "ann", 5).hits) == ids(HITS)

    def test_one_sentence_of_a_long_passage_is_enough(self, library: DocumentLibrary, search: DocumentSearch) -> None:
        """A passage about many things answers with the sentence that the question is about."""
        house = "Lockers lock alone. Towels cost money. Parking lies behind. Music stops early. Guests sign papers."
        text = f"{house} The marmalade platform opens at dawn. Dogs wait outside here."
        library.accept(incoming(text, "rules.txt"))
        search.prepare()
        found = search.among("when opens the marmalade platform", HITS, "ann", 5)
        assert found.answered
        assert not search.among("marmalade jam recipes of grandmothers at christmas", HITS, "ann", 5).answered

    def test_without_articles_documents_stand_alone(self, library: DocumentLibrary, search: DocumentSearch) -> None:
        """And without documents, articles; nothing is loaded for that."""
        assert search.among(self.QUERY, HITS, "ann", 2).hits == HITS[:2]
        kept = library.accept(incoming("The Zottman curl turns the hands at the top of the curl.", "z.txt"))
        assert ids(search.among("zottman curl", [], "ann", 5).hits) == [f"{kept.id}#0"]


def test_searches_go_on_while_documents_come_and_go(
    library: DocumentLibrary, search: DocumentSearch, words: WordEmbedder
) -> None:
    """Four readers and two writers at once: no error, and a document that stays is found all the time."""
    stays = library.accept(incoming("The Zottman curl turns the hands at the top of the curl.", "z.txt", owner=None))
    search.prepare()
    stop, problems, searches = threading.Event(), [], []

    def read(owner: str) -> None:
        while not stop.is_set():
            found = [hit.passage.document_id for hit in search.search("zottman curl", owner, 10)]
            searches.append(len(found))
            if stays.id not in found:
                problems.append(f"{owner} misses it")

    def write(owner: str) -> None:
        for number in range(12):
            body = markdown(*((f"Part {part}", f"Version {number} of part {part} with a curl.") for part in range(8)))
            kept = library.accept(incoming(body, "w.md", owner=owner))
            if number % 5 == 4:
                library.remove(kept.id)

    readers = [threading.Thread(target=read, args=(owner,)) for owner in ("ann", "ann", "bob", "cy")]
    writers = [threading.Thread(target=write, args=(owner,)) for owner in ("ann", "bob")]
    for thread in [*readers, *writers]:
        thread.start()
    for thread in writers:
        thread.join()
    stop.set()
    for thread in readers:
        thread.join()
    assert problems == []
    assert len(searches) > 8
    search.prepare()
    assert {hit.passage.owner for hit in search.search("curl part", "ann", 20)} == {"ann", None}
