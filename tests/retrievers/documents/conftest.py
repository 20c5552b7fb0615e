"""A library with its indexes."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.ingestion.library import DocumentLibrary
from knowledge.ingestion.vectors import PassageVectors
from retrievers.documents.dense import DenseIndex, Embedding
from retrievers.documents.terms import TermIndex
from retrievers.vector_stores.faiss_store import FaissStore
from tests.retrievers.documents.word_embedder import WordEmbedder


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'spotter.db'}"


@pytest.fixture
def library(url: str) -> DocumentLibrary:
    return DocumentLibrary(url)


@pytest.fixture
def words() -> WordEmbedder:
    return WordEmbedder()


@pytest.fixture
def terms(library: DocumentLibrary, tmp_path: Path) -> TermIndex:
    return TermIndex(tmp_path / "index", library)


@pytest.fixture
def dense(library: DocumentLibrary, url: str, words: WordEmbedder) -> DenseIndex:
    return DenseIndex(library, words, PassageVectors(url, words.name), lambda _: FaissStore(words.dimensions))


@pytest.fixture
def embedding(dense: DenseIndex) -> Embedding:
    return Embedding(dense)
