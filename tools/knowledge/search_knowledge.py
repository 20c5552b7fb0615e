"""The tool `search_knowledge`."""

from __future__ import annotations

from collections.abc import Callable

from pydantic import Field

from domain.evidence import Source
from domain.vocabulary import Language, Topic
from retrievers.port import Hit, Retriever
from tools.base import Tool, ToolArguments, ToolResult

Judge = Callable[[str, list[Hit]], bool]
"""Says whether the hits answer the query."""


class SearchKnowledgeArguments(ToolArguments):
    """What to look up."""

    query: str = Field(min_length=1, max_length=2000, description="The question, as it was asked")
    topic: Topic | None = Field(None, description="Only passages of this field")
    limit: int = Field(5, ge=1, le=20, description="How many passages at most")


class CitedPassage(ToolResult):
    """A passage with the published works that it rests on."""

    id: str
    title: str
    text: str
    language: Language
    topic: Topic
    score: float
    source: Source = Field(description="The most important of its sources")
    sources: list[Source]


class SearchKnowledgeResult(ToolResult):
    """The passages found, best first."""

    passages: list[CitedPassage]
    confident: bool = Field(description="False if the passages do not seem to answer the question")


class SearchKnowledge(Tool[SearchKnowledgeArguments, SearchKnowledgeResult]):
    """Look up nutrition, training, recovery, yoga and safety questions in articles with published sources."""

    name = "search_knowledge"
    arguments = SearchKnowledgeArguments
    result = SearchKnowledgeResult

    def __init__(self, retriever: Retriever, confident: Judge) -> None:
        self._retriever = retriever
        self._confident = confident

    def run(self, args: SearchKnowledgeArguments) -> SearchKnowledgeResult:
        """Search, and judge whether what was found is about the question."""
        hits = self._retriever.search(args.query, args.limit, args.topic)
        return SearchKnowledgeResult(
            passages=[_cited(hit) for hit in hits], confident=self._confident(args.query, hits)
        )


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
