"""The tool `search_knowledge`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pydantic import Field

from domain.evidence import Source
from domain.romanised import in_bengali
from domain.vocabulary import Language, Topic
from knowledge.articles.library import Passage
from knowledge.articles.sentences import CitedSentence
from knowledge.ingestion.models import DocumentPassage
from retrievers.documents.hits import DocumentHit, Found
from retrievers.port import Hit, Retriever
from tools.base import Tool, ToolArguments, ToolResult

Judge = Callable[[str, list[Hit]], bool]
"""Says whether the hits answer the query."""
AmongDocuments = Callable[[str, list[Hit], int], Found]
"""Puts what documents say among the hits, at most so many in all."""
Quote = Callable[[str, DocumentPassage], str]
"""The sentences of a passage that answer the query."""
Answer = Callable[[str, Sequence[Hit], int], tuple[Passage, Sequence[CitedSentence]] | None]
"""The part of the articles found that answers the query best after so many, and its sentences in the query's language.

None where all has been told.
"""


class SearchKnowledgeArguments(ToolArguments):
    """What to look up."""

    query: str = Field(min_length=1, max_length=2000, description="The question, as it was asked")
    topic: Topic | None = Field(None, description="Only passages of this field")
    limit: int = Field(5, ge=1, le=20, description="How many passages at most")
    told: int = Field(0, ge=0, le=8, description="Parts of the answer told before: what they left out is answered")


class CitedDocument(ToolResult):
    """Where a passage stands that comes from a document which somebody brought."""

    id: str
    name: str
    headings: list[str]
    page: int | None
    url: str | None
    approved: bool = Field(description="False if only its owner finds it; nobody has checked what it says")


class CitedPassage(ToolResult):
    """A passage with the published works that it rests on, or with the document that it stands in."""

    id: str
    title: str
    text: str
    language: Language
    topic: Topic | None = Field(description="None for a document")
    score: float
    source: Source = Field(description="The most important of its sources")
    sources: list[Source]
    document: CitedDocument | None = Field(None, description="None for an article of Spotter's own")
    quote: str | None = Field(None, description="Of a document that comes first: its sentences that answer")


class AnsweringSentence(ToolResult):
    """One sentence that answers, with the works that say it."""

    id: str = Field(description="Of the passage that it is taken from, or that says the same in English")
    text: str
    source: Source = Field(description="The most important of its sources")
    sources: list[Source]


class SearchKnowledgeResult(ToolResult):
    """The passages found, best first."""

    passages: list[CitedPassage]
    answer: list[AnsweringSentence] = Field(
        description="What our articles answer, in their own sentences and in the question's language; empty if unsure"
    )
    confident: bool = Field(description="False if the passages do not seem to answer the question")


class SearchKnowledge(Tool[SearchKnowledgeArguments, SearchKnowledgeResult]):
    """Look up nutrition, training, recovery, yoga and safety questions in articles with published sources."""

    name = "search_knowledge"
    arguments = SearchKnowledgeArguments
    result = SearchKnowledgeResult

    def __init__(
        self,
        retriever: Retriever,
        confident: Judge,
        among_documents: AmongDocuments | None = None,
        quote: Quote | None = None,
        answer: Answer | None = None,
    ) -> None:
        """`among_documents` may find in documents too; a search of one field stays with the articles."""
        self._answer = answer
        self._retriever = retriever
        self._confident = confident
        self._among_documents = among_documents
        self._quote = quote

    def run(self, args: SearchKnowledgeArguments) -> SearchKnowledgeResult:
        """Search, and judge whether what was found is about the question."""
        args = args.model_copy(update={"query": in_bengali(args.query)})
        hits = self._retriever.search(args.query, args.limit, args.topic)
        confident = self._confident(args.query, hits)
        if self._among_documents is None or args.topic is not None:
            answer = self._answered(args, hits) if confident else []
            return SearchKnowledgeResult(passages=[_cited(hit) for hit in hits], answer=answer, confident=confident)
        found = self._among_documents(args.query, hits, args.limit)
        passages = [_cited_document(hit) if isinstance(hit, DocumentHit) else _cited(hit) for hit in found.hits]
        first = found.hits[0] if found.hits else None
        if isinstance(first, DocumentHit) and self._quote is not None:
            passages[0].quote = self._quote(args.query, first.passage)
        answer = self._answered(args, hits) if confident and not isinstance(first, DocumentHit) else []
        return SearchKnowledgeResult(passages=passages, answer=answer, confident=confident or found.answered)

    def _answered(self, args: SearchKnowledgeArguments, hits: Sequence[Hit]) -> list[AnsweringSentence]:
        part = self._answer(args.query, hits, args.told) if self._answer is not None and hits else None
        if part is None:
            return []
        passage, sentences = part
        return [
            AnsweringSentence(id=passage.id, text=one.text, source=one.sources[0], sources=list(one.sources))
            for one in sentences
        ]


def _cited(hit: Hit) -> CitedPassage:
    passage = hit.passage
    return CitedPassage(
        id=passage.id,
        title=passage.title,
        text=passage.text,
        language=passage.language,
        topic=passage.topic,
        score=round(hit.score, 4),
        source=passage.sources[0],
        sources=list(passage.sources),
    )


def _cited_document(hit: DocumentHit) -> CitedPassage:
    passage = hit.passage
    return CitedPassage(
        id=passage.id,
        title=passage.title,
        text=passage.text,
        language=passage.language,
        topic=None,
        score=round(hit.score, 4),
        source=passage.source,
        sources=[passage.source],
        document=_document_of(passage),
    )


def _document_of(passage: DocumentPassage) -> CitedDocument:
    return CitedDocument(
        id=passage.document_id,
        name=passage.name,
        headings=list(passage.headings),
        page=passage.page,
        url=passage.url,
        approved=passage.approved,
    )
