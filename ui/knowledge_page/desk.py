"""What the knowledge page works on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.articles.library import ArticleLibrary
from knowledge.ingestion.library import DocumentLibrary
from knowledge.ingestion.models import LOCAL_OWNER
from knowledge.jobs.store import JobStore
from retrievers.documents.hits import DocumentHit
from retrievers.port import Retriever
from tools.knowledge.search_knowledge import SearchKnowledgeArguments, SearchKnowledgeResult
from tools.pages.keeping import PageKeeper

if TYPE_CHECKING:
    from bootstrap import Spotter

SHOWN_HITS = 5
"""As many as an answer looks at."""


@dataclass(frozen=True)
class Searches:
    """The ways of searching, by name, and what the coach makes of them."""

    coach: Callable[[str], SearchKnowledgeResult]
    retrievers: Callable[[], Mapping[str, Retriever]]
    in_documents: Callable[[str], list[DocumentHit]]


@dataclass(frozen=True)
class KnowledgeDesk:
    """Articles, documents and jobs of one person."""

    articles: ArticleLibrary
    documents: DocumentLibrary
    jobs: JobStore
    keeper: PageKeeper
    searches: Searches
    owner: str = LOCAL_OWNER


def of(spotter: Spotter) -> KnowledgeDesk:
    """The desk over the parts of the process; indexes are loaded by the first search."""

    def ask_coach(query: str) -> SearchKnowledgeResult:
        found = spotter.tools.get("search_knowledge").run(SearchKnowledgeArguments(query=query, limit=SHOWN_HITS))
        return SearchKnowledgeResult.model_validate(found)

    def in_documents(query: str) -> list[DocumentHit]:
        _, changes = spotter.documents.log()
        return spotter.document_search.search(query, LOCAL_OWNER, SHOWN_HITS) if changes else []

    searches = Searches(ask_coach, lambda: spotter.compared, in_documents)
    return KnowledgeDesk(spotter.library, spotter.documents, spotter.pages.jobs, spotter.pages.keeper, searches)
