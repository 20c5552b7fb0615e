"""Search over documents, alone and together with the articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.languages import detect
from domain.vocabulary import Language
from knowledge.ingestion.library import DocumentLibrary
from knowledge.ingestion.models import DocumentPassage
from retrievers.documents.dense import DenseIndex, Embedding, Progress
from retrievers.documents.hits import DocumentHit, Found
from retrievers.documents.relevance import Relevance
from retrievers.documents.terms import EVERYBODY, TermIndex
from retrievers.embedding.port import Embedder
from retrievers.port import Hit

_CANDIDATES = 20
"""Passages that each side of the search brings to be measured."""
_EMBEDDED_AT_ONCE = 4
"""New passages that a search waits for, some 20 ms each."""
_MOST_SHARE = 0.6
"""Of the hits shown, where there are articles too: what is graded and sourced is never crowded out."""
_LEAST_RELEVANCE = 0.3
"""Below it a passage of a document is not shown at all."""
# Chosen on the questions of eval/cases/abstention.jsonl, put to the articles as if they were documents: of those
# outside the field at most four in a hundred count as answered in any language.
_CONFIDENT_SIMILARITY = 0.48
"""Cosine of a whole passage from which it answers a question, as for articles."""
_CONFIDENT_SENTENCE = 0.45
"""The same of its nearest sentence: a passage about many things resembles no question as a whole."""
_CONFIDENT_SHARE = 0.45
"""Share of the question's words (rare ones count more) that has to stand in the passage as well."""
_CONFIDENT_WORDS = {Language.ZH: 0.3, Language.KO: 0.4, Language.BN: 0.45}
"""The share that is enough where nothing but words can be compared: pairs of letters are half grammar."""


@dataclass(frozen=True)
class DocumentIndexes:
    """What follows the library: terms on disk, vectors in memory, and the thread that makes missing ones."""

    terms: TermIndex
    dense: DenseIndex
    embedding: Embedding


class DocumentSearch:
    """Finds passages of documents for one reader; every search first catches up with the library."""

    def __init__(
        self, library: DocumentLibrary, indexes: DocumentIndexes, embedder: Embedder, relevance: Relevance
    ) -> None:
        self._library = library
        self._indexes = indexes
        self._embedder = embedder
        self._relevance = relevance

    def follow(self) -> None:
        """Catch up with the library; new passages are found by their words at once, by meaning soon after."""
        self._indexes.terms.follow()
        self._indexes.dense.follow()
        self._indexes.embedding.start()

    def prepare(self, progress: Progress | None = None) -> None:
        """Catch up and make all missing vectors now, rather than in the background of the first searches."""
        self._indexes.terms.follow()
        self._indexes.dense.follow()
        self._indexes.dense.embed_missing(progress)

    def search(self, query: str, owner: str, limit: int = 5) -> list[DocumentHit]:
        """Passages that `owner` may find, the most relevant first; in English or the question's language."""
        _, changes = self._library.log()
        if changes == 0 or not query.strip():
            return []
        self.follow()
        audiences = (EVERYBODY, owner)
        wordings = self._relevance.wordings(query)
        terms = dict(self._indexes.terms.search(" ".join(wordings), audiences, _CANDIDATES))
        similar = self._similar(wordings[-1], audiences, list(terms)[:_EMBEDDED_AT_ONCE])
        readable = {Language.EN, detect(query)}
        hits = [
            self._hit(query, passage, similar.get(passage.id), terms.get(passage.id, 0.0))
            for passage in self._library.passages_with([*(terms | similar)])
            if passage.language in readable and _may_see(passage, owner)
        ]
        return sorted(hits, key=lambda hit: -hit.score)[:limit]

    def among(self, query: str, articles: Sequence[Hit], owner: str, limit: int) -> Found:
        """Articles and documents together: each document stands before the articles that fit the question less.

        The articles keep their own order: a good one that stands behind a poorer one counts for both.
        """
        documents = [hit for hit in self.search(query, owner, limit) if hit.relevance >= _LEAST_RELEVANCE]
        if not documents:
            return Found([*articles][:limit], False)
        if articles:
            documents = documents[: max(1, int(_MOST_SHARE * limit))]
        merged = _merged(articles, self._relevance.of_articles(query, articles), documents)
        return Found(merged[:limit], any(self._answers(query, hit) for hit in documents))

    def _similar(self, query: str, audiences: Sequence[str], promising: Sequence[str]) -> dict[str, float]:
        """Similarities; the most promising of passages that are too new to have a vector get theirs now."""
        if not self._relevance.reads(query):
            return {}
        self._indexes.dense.embed(promising)
        return dict(self._indexes.dense.search(self._embedder.embed([query])[0], audiences, _CANDIDATES))

    def _hit(self, query: str, passage: DocumentPassage, similarity: float | None, term_score: float) -> DocumentHit:
        relevance = self._relevance.of_text(query, passage.search_text, similarity)
        return DocumentHit(passage, relevance, relevance, similarity, term_score)

    def _answers(self, query: str, hit: DocumentHit) -> bool:
        text, asked_in = hit.passage.search_text, detect(query)
        covered = self._relevance.covered(query, text)
        if self._relevance.reads(query):
            return covered >= _CONFIDENT_SHARE and (
                (hit.similarity or 0.0) >= _CONFIDENT_SIMILARITY
                or self._relevance.nearest_sentence(query, hit.passage.text) >= _CONFIDENT_SENTENCE
            )
        if hit.similarity is None:
            return hit.passage.language is asked_in and covered >= _CONFIDENT_WORDS.get(asked_in, _CONFIDENT_SHARE)
        return covered >= _CONFIDENT_SHARE and hit.similarity >= _CONFIDENT_SIMILARITY


def _may_see(passage: DocumentPassage, owner: str) -> bool:
    """Checked again on the passage as it is now: an index may be a moment behind."""
    return passage.approved or passage.owner in {None, owner}


def _merged(
    articles: Sequence[Hit], relevance: Sequence[float], documents: Sequence[DocumentHit]
) -> list[Hit | DocumentHit]:
    merged: list[Hit | DocumentHit] = []
    waiting = list(documents)
    for place, article in enumerate(articles):
        worth = max(relevance[place:])
        while waiting and waiting[0].relevance > worth:
            merged.append(_behind(merged, waiting.pop(0), article.score))
        merged.append(article)
    return [*merged, *(_behind(merged, document, 0.0) for document in waiting)]


def _behind(merged: Sequence[Hit | DocumentHit], document: DocumentHit, least: float) -> DocumentHit:
    """The document with a score that fits between its neighbours': not above the last one, and at least `least`."""
    score = max(document.relevance, least)
    return replace(document, score=min(score, merged[-1].score) if merged else score)
