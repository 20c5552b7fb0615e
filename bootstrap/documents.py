"""Search over documents, put together; loaded when the first document is there."""

from __future__ import annotations

from bootstrap.vectors import own_stores, shared_stores
from domain.settings import Settings
from knowledge.ingestion.library import DocumentLibrary
from knowledge.ingestion.vectors import PassageVectors
from retrievers.documents.dense import DenseIndex, Embedding
from retrievers.documents.relevance import Relevance
from retrievers.documents.search import DocumentIndexes, DocumentSearch
from retrievers.documents.terms import TermIndex
from retrievers.embedding.port import Embedder


def build_document_search(
    settings: Settings, library: DocumentLibrary, embedder: Embedder, relevance: Relevance
) -> DocumentSearch:
    """The indexes over the document library, which follow it."""

    url = settings.vector_url
    new_store = shared_stores(url, "documents", embedder) if url else own_stores(embedder)
    dense = DenseIndex(library, embedder, PassageVectors(settings.resolved_database_url, embedder.name), new_store)
    terms = TermIndex(settings.data_dir / "documents", library)
    return DocumentSearch(library, DocumentIndexes(terms, dense, Embedding(dense)), embedder, relevance)
