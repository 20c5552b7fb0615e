"""Sentences become passages, and passages articles, where more than half of them were found."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.evidence import Source
from domain.vocabulary import Language, Topic
from knowledge.articles.library import Passage
from retrievers.auto_merging import AutoMergingRetriever, single_sentences
from retrievers.embedding.minilm import MiniLM
from retrievers.vector import VectorRetriever


def section(part: str, text: str, article: str = "iron") -> Passage:
    """A section of an article with a source of its own."""
    source = (Source(title=f"work {article} {part}", year=2000, url_or_doi="10.1/x"),)
    return Passage(f"{article}#{part}", article, article, Topic.NUTRITION, Language.EN, text, text, source)


IRON = [
    section("s1", "Iron carries oxygen in the blood. Too little iron makes you tired."),
    section("s2", "Red meat gives much iron. Beans give iron as well."),
    section("s3", "Coffee with a meal lowers how much iron you take up. Wait an hour."),
]
OTHERS = [section(f"s{i}", f"Run {i} km in the park. Rest on day {i}.", f"run{i}") for i in range(4)]


@pytest.fixture
def retriever(prepared_data_dir: Path, tmp_path: Path) -> AutoMergingRetriever:
    passages = [*IRON, *OTHERS]
    embedder = MiniLM(prepared_data_dir / "models" / "all-minilm-l6-v2.onnx")
    return AutoMergingRetriever(passages, VectorRetriever(passages, embedder, tmp_path / "index", single_sentences))


def test_an_article_most_of_which_is_found_comes_as_one(retriever: AutoMergingRetriever) -> None:
    """A broad question brings the whole article with the sources of all its sections, once."""
    hits = retriever.search("iron", limit=2)
    assert hits[0].passage.text == "\n\n".join(part.text for part in IRON)
    assert [source.title for source in hits[0].passage.sources] == ["work iron s1", "work iron s2", "work iron s3"]
    assert all(hit.passage.article_id != "iron" for hit in hits[1:])


def test_what_is_found_alone_stays_short(retriever: AutoMergingRetriever) -> None:
    """One sentence of a passage is not more than half of two: only it comes back, under the passage's id."""
    retriever._leaves.nearest_texts = lambda vector, depth, near=retriever._leaves.nearest_texts: near(vector, 1)  # type: ignore[method-assign]
    (hit,) = retriever.search("does coffee with a meal lower iron", limit=1)
    assert hit.passage.id == "iron#s3"
    assert hit.passage.text == "Coffee with a meal lowers how much iron you take up."
